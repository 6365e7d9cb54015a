/** One wijkteam: where it is, who helps out, and who is told when something goes wrong. */
import type { WijkteamInstelling, WijkteamInvoer } from '../../app/antwoorden/instellingen.ts';
import type { Medewerker, Wijkteam } from '../../app/antwoorden/organisatie.ts';
import { type Api, ApiFout } from '../../app/api.ts';
import { useBewaren, zoekIn } from '../../app/bewaren.ts';
import { useConsole, useLezen } from '../../app/context.ts';
import { gevuldeRegels, korteNaam, vrijeKorteNaam } from '../../app/korte-naam.ts';
import { vergeetNamen } from '../../app/namen.ts';
import { ga } from '../../app/route.ts';
import { Bewaarvorm, foutOnder, veldId, veldVan } from '../../ui/formulier.tsx';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Rijen } from '../../ui/rijen.tsx';
import { GroteTekst, KeuzeVeld, TekstVeld, Vinkje } from '../../ui/veld.tsx';

/** The page of a wijkteam; `_nieuw` can be no wijkteam. */
export const padVan = (slug: string): string => `/wijkteams/${encodeURIComponent(slug)}`;
const adres = (slug: string): string => `/v1${padVan(slug)}`;
const NIEUW = '_nieuw';

const NAMEN: Readonly<Record<keyof WijkteamInstelling, string>> = {
  slug: 'Korte naam',
  naam: 'Naam',
  wijken: 'Wijken',
  locaties: 'Locaties',
  buurteams: 'Buurteams',
  escalatiecontact: 'Escalatiecontact',
  roostercoordinator: 'Roostercoördinator',
  dienststart: 'Begin van de dienst melden',
  mailadressen: 'Mailadressen',
};

const LEEG: WijkteamInstelling = {
  slug: '',
  naam: '',
  wijken: [],
  locaties: [],
  buurteams: [],
  escalatiecontact: null,
  mailadressen: [],
};

async function schrijf(api: Api, { slug, ...waarde }: WijkteamInstelling): Promise<WijkteamInstelling> {
  // Without a short name there is no address to send it to.
  if (slug === '')
    throw new ApiFout(400, 'ongeldige-invoer', 'De invoer klopt niet. Herstel de genoemde velden.', {
      fouten: [{ veld: 'naam', melding: 'Geef het wijkteam een naam met letters of cijfers.' }],
    });
  const body: WijkteamInvoer = {
    ...waarde,
    wijken: gevuldeRegels(waarde.wijken),
    mailadressen: gevuldeRegels(waarde.mailadressen),
    locaties: waarde.locaties.map((een, index, alle) => ({
      ...een,
      slug:
        een.slug ||
        vrijeKorteNaam(
          een.naam,
          alle.filter((_, ander) => ander !== index).map((ander) => ander.slug),
        ),
    })),
  };
  const na = await api.vraag<WijkteamInstelling>('PUT', adres(slug), body);
  vergeetNamen(api);
  return na;
}

interface VormProps {
  readonly begin: WijkteamInstelling;
  readonly nieuw: boolean;
  readonly wijkteams: readonly Wijkteam[];
  readonly medewerkers: readonly Medewerker[];
  readonly klaar: (slug: string) => () => void;
}

/** Lines of a text field, each one of a list. */
const regelsVan = (tekst: string): readonly string[] => (tekst === '' ? [] : tekst.split('\n'));

function Vorm({ begin, nieuw, wijkteams, medewerkers, klaar }: VormProps) {
  const bewaren = useBewaren<WijkteamInstelling>({
    begin,
    lees: (api, { slug }) => zoekIn(api, '/v1/wijkteams', (een: WijkteamInstelling) => een.slug === slug),
    schrijf,
    ...(nieuw && {
      nieuw: () =>
        new ApiFout(409, 'bestaat-al', 'Er is al een wijkteam met deze korte naam.', {
          fouten: [{ veld: 'slug', melding: 'Kies een andere korte naam.' }],
        }),
    }),
  });
  const { waarde, zet, fout } = bewaren;
  const mensen = (leeg: string, gekozen: string | null | undefined) => [
    { waarde: '', tekst: leeg },
    ...medewerkers
      .filter(({ id, actief }) => actief || id === gekozen)
      .map(({ id, naam, actief }) => ({ waarde: id, tekst: actief ? naam : `${naam} (niet actief)` })),
  ];
  const anderen = wijkteams.filter(({ slug }) => slug !== waarde.slug);
  return (
    <Bewaarvorm bewaren={bewaren} namen={NAMEN} knop={nieuw ? 'Maak wijkteam' : 'Bewaar'} klaar={klaar(waarde.slug)}>
      <TekstVeld
        {...veldVan(fout, 'naam')}
        label="Naam"
        value={waarde.naam}
        onInput={({ currentTarget }) =>
          zet({
            naam: currentTarget.value,
            // Until somebody chooses another.
            ...(nieuw && waarde.slug === korteNaam(waarde.naam) && { slug: korteNaam(currentTarget.value) }),
          })
        }
      />
      {nieuw && (
        <TekstVeld
          {...veldVan(fout, 'slug')}
          label="Korte naam"
          uitleg="Staat in adressen en bestanden, en is later niet te wijzigen. Kleine letters, cijfers en streepjes."
          value={waarde.slug}
          onInput={({ currentTarget }) => zet({ slug: currentTarget.value.trim() })}
        />
      )}
      <GroteTekst
        id={veldId('wijken')}
        fout={foutOnder(fout, 'wijken')}
        label="Wijken"
        uitleg="Een per regel."
        rows={4}
        value={waarde.wijken.join('\n')}
        onInput={({ currentTarget }) => zet({ wijken: regelsVan(currentTarget.value) })}
      />
      <Rijen
        titel="Locaties"
        uitleg="Waar mensen kunnen binnenlopen."
        rijen={waarde.locaties}
        nieuw={{ slug: '', naam: '', adres: '' }}
        nieuwTekst="Nog een locatie"
        naam={({ naam }, index) => naam || `locatie ${index + 1}`}
        opWijzig={(locaties) => zet({ locaties })}
      >
        {(rij, zetRij, index) => (
          <>
            <TekstVeld
              {...veldVan(fout, `locaties[${index}].naam`)}
              label="Naam van de locatie"
              value={rij.naam}
              onInput={({ currentTarget }) => zetRij({ ...rij, naam: currentTarget.value })}
            />
            <TekstVeld
              {...veldVan(fout, `locaties[${index}].adres`)}
              label="Adres"
              value={rij.adres}
              onInput={({ currentTarget }) => zetRij({ ...rij, adres: currentTarget.value })}
            />
          </>
        )}
      </Rijen>
      <Rijen
        titel="Buurteams"
        uitleg="Wie inspringt als hier niemand dienst heeft, in deze volgorde."
        rijen={waarde.buurteams}
        nieuw={anderen.find(({ slug }) => !waarde.buurteams.includes(slug))?.slug ?? ''}
        nieuwTekst="Nog een buurteam"
        naam={(slug) => wijkteams.find((een) => een.slug === slug)?.naam ?? slug}
        opWijzig={(buurteams) => zet({ buurteams })}
      >
        {(slug, zetRij, index) => (
          <KeuzeVeld
            {...veldVan(fout, `buurteams[${index}]`)}
            label={`Buurteam ${index + 1}`}
            keuzes={[
              ...(anderen.some((een) => een.slug === slug)
                ? []
                : [{ waarde: slug, tekst: slug || 'Kies een wijkteam' }]),
              ...anderen.map((een) => ({ waarde: een.slug, tekst: een.naam })),
            ]}
            waarde={slug}
            opWijzig={zetRij}
          />
        )}
      </Rijen>
      <KeuzeVeld
        {...veldVan(fout, 'escalatiecontact')}
        label="Escalatiecontact"
        uitleg="Hoort het als niemand een spoedzaak oppakt."
        keuzes={mensen('Niemand', waarde.escalatiecontact)}
        waarde={waarde.escalatiecontact ?? ''}
        opWijzig={(id) => zet({ escalatiecontact: id || null })}
      />
      <KeuzeVeld
        {...veldVan(fout, 'roostercoordinator')}
        label="Roostercoördinator"
        uitleg="Hoort van gaten in het rooster en van diensten die niet beginnen."
        keuzes={mensen('Het escalatiecontact', waarde.roostercoordinator)}
        waarde={waarde.roostercoordinator ?? ''}
        opWijzig={(id) => zet({ roostercoordinator: id || undefined })}
      />
      <Vinkje
        label="Wie dienst heeft, meldt dat de dienst is begonnen"
        aan={waarde.dienststart ?? false}
        opWijzig={(aan) => zet({ dienststart: aan })}
      />
      <GroteTekst
        id={veldId('mailadressen')}
        fout={foutOnder(fout, 'mailadressen')}
        label="Mailadressen"
        uitleg="Mail aan deze adressen is voor dit wijkteam. Een per regel; alleen het deel voor de @ mag ook."
        rows={3}
        value={waarde.mailadressen.join('\n')}
        onInput={({ currentTarget }) => zet({ mailadressen: regelsVan(currentTarget.value) })}
      />
    </Bewaarvorm>
  );
}

export function WijkteamPagina({ slug = '' }: Readonly<Record<string, string>>) {
  const { api, meld } = useConsole();
  const nieuw = slug === NIEUW;
  const gelezen = useLezen(async () => {
    const [begin, wijkteams, medewerkers] = await Promise.all([
      nieuw ? LEEG : api.vraag<WijkteamInstelling>('GET', adres(slug)),
      api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams'),
      api.vraag<{ resultaten: readonly Medewerker[] }>('GET', '/v1/medewerkers'),
    ]);
    return { begin, wijkteams: wijkteams.resultaten, medewerkers: medewerkers.resultaten };
  }, [slug]);
  const klaar = (gemaakt: string) => () => {
    if (!nieuw) void gelezen.opnieuw();
    else {
      meld('Het wijkteam is gemaakt.');
      ga(padVan(gemaakt), { vervang: true });
    }
  };
  return (
    <>
      <Paginakop titel={nieuw ? 'Nieuw wijkteam' : 'Wijkteam'}>
        {nieuw ? 'Nieuw wijkteam' : (gelezen.waarde?.begin.naam ?? 'Wijkteam')}
      </Paginakop>
      <p class="nl-paragraph">
        <Link naar="/wijkteams">Alle wijkteams</Link>
      </p>
      <Inhoud gelezen={gelezen}>{(alles) => <Vorm nieuw={nieuw} klaar={klaar} {...alles} />}</Inhoud>
    </>
  );
}
