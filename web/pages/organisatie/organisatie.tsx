/** The organisatie as a whole: its name, the numbers for a crisis, and what holds for every wijkteam. */
import { KANALEN } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Keuzelijsten as Lijsten, Organisatie } from '../../app/antwoorden/instellingen.ts';
import type { Api } from '../../app/api.ts';
import { type Bewaren, useBewaren } from '../../app/bewaren.ts';
import { useLezen } from '../../app/context.ts';
import { Bewaarvorm, Groepsfout, veldVan } from '../../ui/formulier.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { GroteTekst, TekstVeld, Vinkje } from '../../ui/veld.tsx';
import { metCodes } from './keuzecodes.ts';
import { Keuzelijsten } from './keuzelijsten.tsx';
import { Nummers } from './nummers.tsx';

const PAD = '/v1/organisatie';

const NAMEN: Readonly<Record<keyof Organisatie, string>> = {
  naam: 'Naam',
  crisisdienst: 'Crisisdienst',
  noodnummers: 'Noodnummers',
  ontvangstbevestiging: 'Ontvangstbevestiging',
  ondertekening: 'Ondertekening',
  terugbellen: 'Terugbellen',
  alleenVoornaam: 'Alleen de voornaam',
  minimumAantal: 'Kleinste aantal in een bestand',
  keuzelijsten: 'Keuzelijsten',
  ervaringsvraag: 'Ervaringsvraag',
};

const lees = (api: Api): Promise<Organisatie> => api.vraag<Organisatie>('GET', PAD);

function schrijf(api: Api, waarde: Organisatie): Promise<Organisatie> {
  const { keuzelijsten, ...rest } = waarde;
  const lijsten = Object.entries(keuzelijsten ?? {}).map(([lijst, keuzes]) => [lijst, metCodes(keuzes)]);
  return api.vraag('PUT', PAD, {
    ...rest,
    ...(keuzelijsten && { keuzelijsten: Object.fromEntries(lijsten) }),
  });
}

/** A number as it is typed; what is no number is refused by the API, at its field. */
const getal = (tekst: string): number => (tekst.trim() === '' ? Number.NaN : Number(tekst));
const getoond = (waarde: number): string => (Number.isNaN(waarde) ? '' : String(waarde));
const TERUGBELLEN = { claimMinuten: 15, minstePogingen: 2 };

interface Props {
  readonly bewaren: Bewaren<Organisatie>;
}

function Antwoorden({ bewaren: { waarde, zet, fout } }: Props) {
  const terugbellen = waarde.terugbellen ?? TERUGBELLEN;
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Antwoorden en terugbellen</h2>
      <Vinkje
        label="Wie mailt krijgt meteen een ontvangstbevestiging"
        aan={waarde.ontvangstbevestiging ?? true}
        opWijzig={(aan) => zet({ ontvangstbevestiging: aan })}
      />
      <Vinkje
        label="Antwoorden noemen een medewerker alleen bij de voornaam"
        aan={waarde.alleenVoornaam ?? false}
        opWijzig={(aan) => zet({ alleenVoornaam: aan })}
      />
      <GroteTekst
        {...veldVan(fout, 'ondertekening')}
        label="Ondertekening"
        uitleg="Staat onder elk antwoord per mail. Velden: {{naam}}, {{wijkteam}}, {{organisatie}}, {{openingstijden}}, {{crisisnummers}}, {{medewerker}}."
        rows={4}
        value={waarde.ondertekening ?? ''}
        onInput={({ currentTarget }) => zet({ ondertekening: currentTarget.value || undefined })}
      />
      <div class="velden-rij">
        <TekstVeld
          {...veldVan(fout, 'terugbellen.claimMinuten')}
          type="number"
          label="Hoe lang een terugbelverzoek van een collega is"
          uitleg="In minuten, 1 tot 480."
          value={getoond(terugbellen.claimMinuten)}
          onInput={({ currentTarget }) =>
            zet({ terugbellen: { ...terugbellen, claimMinuten: getal(currentTarget.value) } })
          }
        />
        <TekstVeld
          {...veldVan(fout, 'terugbellen.minstePogingen')}
          type="number"
          label="Pogingen voor ‘niet bereikt’"
          uitleg="Zo vaak proberen voor een verzoek gesloten mag worden."
          value={getoond(terugbellen.minstePogingen)}
          onInput={({ currentTarget }) =>
            zet({ terugbellen: { ...terugbellen, minstePogingen: getal(currentTarget.value) } })
          }
        />
      </div>
    </>
  );
}

function Cijfers({ bewaren: { waarde, zet, fout } }: Props) {
  const vraag = waarde.ervaringsvraag ?? { aan: false };
  const kanalen = vraag.kanalen ?? KANALEN;
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Cijfers en ervaring</h2>
      <TekstVeld
        {...veldVan(fout, 'minimumAantal')}
        type="number"
        label="Kleinste aantal in een bestand"
        uitleg="Cijfers over minder contacten blijven weg uit bestanden en rapporten. 2 tot 100."
        value={getoond(waarde.minimumAantal ?? 5)}
        onInput={({ currentTarget }) => zet({ minimumAantal: getal(currentTarget.value) })}
      />
      <Vinkje
        label="Vraag na afloop per mail naar de ervaring, van wie dat goed vindt"
        aan={vraag.aan}
        opWijzig={(aan) => zet({ ervaringsvraag: { ...vraag, aan } })}
      />
      {vraag.aan && (
        <>
          <TekstVeld
            {...veldVan(fout, 'ervaringsvraag.vraag')}
            label="De vraag"
            uitleg="Leeg: de algemene vraag."
            value={vraag.vraag ?? ''}
            onInput={({ currentTarget }) =>
              zet({ ervaringsvraag: { ...vraag, vraag: currentTarget.value || undefined } })
            }
          />
          <fieldset class="rondjes" id="v-ervaringsvraag-kanalen" tabIndex={-1}>
            <legend class="utrecht-form-label">Na welke contacten</legend>
            <Groepsfout fout={fout} veld="ervaringsvraag.kanalen" />
            {KANALEN.map((kanaal) => (
              <Vinkje
                key={kanaal}
                label={kanaalnaam(kanaal)}
                aan={kanalen.includes(kanaal)}
                opWijzig={(aan) =>
                  zet({
                    ervaringsvraag: {
                      ...vraag,
                      kanalen: KANALEN.filter((een) => (een === kanaal ? aan : kanalen.includes(een))),
                    },
                  })
                }
              />
            ))}
          </fieldset>
        </>
      )}
    </>
  );
}

function Vorm({ begin, lijsten }: { readonly begin: Organisatie; readonly lijsten: Lijsten }) {
  const bewaren = useBewaren<Organisatie>({ begin, lees, schrijf });
  return (
    <Bewaarvorm bewaren={bewaren} namen={NAMEN}>
      <TekstVeld
        {...veldVan(bewaren.fout, 'naam')}
        label="Naam van de organisatie"
        uitleg="Staat in antwoorden, berichten en op de bladzijde met crisisnummers."
        value={bewaren.waarde.naam}
        onInput={({ currentTarget }) => bewaren.zet({ naam: currentTarget.value })}
      />
      <Nummers bewaren={bewaren} />
      <Antwoorden bewaren={bewaren} />
      <Cijfers bewaren={bewaren} />
      <Keuzelijsten bewaren={bewaren} nuGeldig={lijsten} />
    </Bewaarvorm>
  );
}

export function OrganisatiePagina() {
  const gelezen = useLezen(async (api) => {
    const [begin, lijsten] = await Promise.all([lees(api), api.vraag<Lijsten>('GET', '/v1/keuzelijsten')]);
    return { begin, lijsten };
  }, []);
  return (
    <>
      <Paginakop titel="Organisatie">Organisatie</Paginakop>
      <p class="nl-paragraph">Wat voor alle wijkteams geldt. Wijzigingen gelden meteen nadat u ze bewaart.</p>
      <Inhoud gelezen={gelezen}>{({ begin, lijsten }) => <Vorm begin={begin} lijsten={lijsten} />}</Inhoud>
    </>
  );
}
