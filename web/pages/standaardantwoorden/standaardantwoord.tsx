/** One answer that is written beforehand, with beside it what somebody would read. */
import type { Organisatie, Standaardantwoord } from '../../app/antwoorden/instellingen.ts';
import type { Wijkteam } from '../../app/antwoorden/organisatie.ts';
import { type Api, ApiFout } from '../../app/api.ts';
import { useBewaren, zoekIn } from '../../app/bewaren.ts';
import { useConsole, useLezen } from '../../app/context.ts';
import { korteNaam } from '../../app/korte-naam.ts';
import { ga } from '../../app/route.ts';
import { Bewaarvorm, Groepsfout, veldId, veldVan } from '../../ui/formulier.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { GroteTekst, TekstVeld, Vinkje } from '../../ui/veld.tsx';
import { VELDEN, type Veld, type Veldwaarden, voorbeeldwaarden, vulIn } from './invullen.ts';

export const padVan = (code: string): string => `/standaardantwoorden/${encodeURIComponent(code)}`;
export const adresVan = (code: string): string => `/v1${padVan(code)}`;
const NIEUW = '_nieuw';
const KANALEN = ['mail', 'chat'] as const;

const NAMEN: Readonly<Record<keyof Standaardantwoord, string>> = {
  code: 'Korte naam',
  titel: 'Titel',
  onderwerp: 'Onderwerp',
  tekst: 'Tekst',
  kanalen: 'Waarvoor',
  actief: 'In gebruik',
};
const LEEG: Standaardantwoord = { code: '', titel: '', tekst: '', kanalen: KANALEN, actief: true };

const ongeldig = (melding: string, veld: string, bij: string) =>
  new ApiFout(400, 'ongeldige-invoer', melding, { fouten: [{ veld, melding: bij }] });

export async function bewaarAntwoord(api: Api, { code, ...rest }: Standaardantwoord): Promise<Standaardantwoord> {
  if (code === '')
    throw ongeldig(
      'De invoer klopt niet. Herstel de genoemde velden.',
      'titel',
      'Geef een titel met letters of cijfers.',
    );
  return api.vraag<Standaardantwoord>('PUT', adresVan(code), rest);
}

interface VormProps {
  readonly begin: Standaardantwoord;
  readonly nieuw: boolean;
  readonly waarden: Veldwaarden;
  readonly klaar: (code: string) => void;
}

function Vorm({ begin, nieuw, waarden, klaar }: VormProps) {
  const bewaren = useBewaren<Standaardantwoord>({
    begin,
    lees: (api, { code }) => zoekIn(api, '/v1/standaardantwoorden', (een: Standaardantwoord) => een.code === code),
    schrijf: bewaarAntwoord,
    ...(nieuw && {
      nieuw: () => ongeldig('Er is al een antwoord met deze korte naam.', 'code', 'Kies een andere korte naam.'),
    }),
  });
  const { waarde, zet, fout } = bewaren;

  /** Puts a field where the cursor is. */
  function voegToe(veld: Veld): void {
    const vak = document.getElementById(veldId('tekst'));
    if (!(vak instanceof HTMLTextAreaElement)) return;
    vak.setRangeText(`{{${veld}}}`, vak.selectionStart, vak.selectionEnd, 'end');
    zet({ tekst: vak.value });
    vak.focus();
  }

  return (
    <div class="rooster-2">
      <Bewaarvorm
        bewaren={bewaren}
        namen={NAMEN}
        knop={nieuw ? 'Maak standaardantwoord' : 'Bewaar'}
        klaar={() => klaar(waarde.code)}
      >
        <TekstVeld
          {...veldVan(fout, 'titel')}
          label="Titel"
          uitleg="Hieraan herkent een collega de tekst."
          value={waarde.titel}
          onInput={({ currentTarget }) =>
            zet({
              titel: currentTarget.value,
              ...(nieuw && waarde.code === korteNaam(waarde.titel) && { code: korteNaam(currentTarget.value) }),
            })
          }
        />
        {nieuw && (
          <TekstVeld
            {...veldVan(fout, 'code')}
            label="Korte naam"
            uitleg="Later niet te wijzigen. Kleine letters, cijfers en streepjes."
            value={waarde.code}
            onInput={({ currentTarget }) => zet({ code: currentTarget.value.trim() })}
          />
        )}
        <fieldset class="rondjes" id={veldId('kanalen')} tabIndex={-1}>
          <legend class="utrecht-form-label">Waarvoor</legend>
          <Groepsfout fout={fout} veld="kanalen" />
          {KANALEN.map((kanaal) => (
            <Vinkje
              key={kanaal}
              label={kanaalnaam(kanaal)}
              aan={waarde.kanalen.includes(kanaal)}
              opWijzig={(aan) =>
                zet({ kanalen: KANALEN.filter((een) => (een === kanaal ? aan : waarde.kanalen.includes(een))) })
              }
            />
          ))}
        </fieldset>
        {waarde.kanalen.includes('mail') && (
          <TekstVeld
            {...veldVan(fout, 'onderwerp')}
            label="Onderwerp van de mail"
            uitleg="Leeg: het onderwerp van de vraag blijft."
            value={waarde.onderwerp ?? ''}
            onInput={({ currentTarget }) => zet({ onderwerp: currentTarget.value || undefined })}
          />
        )}
        <GroteTekst
          {...veldVan(fout, 'tekst')}
          label="Tekst"
          rows={12}
          value={waarde.tekst}
          onInput={({ currentTarget }) => zet({ tekst: currentTarget.value })}
        />
        <fieldset class="rondjes">
          <legend class="utrecht-form-label">Wat per contact wordt ingevuld</legend>
          <div class="op-rij">
            {VELDEN.map((veld) => (
              <Knop key={veld} soort="stil" aria-label={`Zet {{${veld}}} in de tekst`} onClick={() => voegToe(veld)}>
                {`{{${veld}}}`}
              </Knop>
            ))}
          </div>
        </fieldset>
        <Vinkje label="In gebruik" aan={waarde.actief} opWijzig={(actief) => zet({ actief })} />
      </Bewaarvorm>
      <section aria-labelledby="voorbeeld">
        <h2 id="voorbeeld" class="nl-heading nl-heading--level-2">
          Zo leest iemand het
        </h2>
        <p class="nl-paragraph zacht">Met een verzonnen inwoner en algemene openingstijden.</p>
        <div class="beurt">
          {waarde.onderwerp && waarde.kanalen.includes('mail') && (
            <p class="nl-paragraph beurt-onderwerp">{vulIn(waarde.onderwerp, waarden)}</p>
          )}
          <div class="letterlijk">{vulIn(waarde.tekst, waarden) || 'Er is nog geen tekst.'}</div>
        </div>
      </section>
    </div>
  );
}

export function StandaardantwoordPagina({ code = '' }: Readonly<Record<string, string>>) {
  const { ik, meld } = useConsole();
  const nieuw = code === NIEUW;
  const gelezen = useLezen(
    async (api) => {
      const [begin, organisatie, wijkteams] = await Promise.all([
        nieuw ? LEEG : api.vraag<Standaardantwoord>('GET', adresVan(code)),
        api.vraag<Organisatie>('GET', '/v1/organisatie'),
        api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams'),
      ]);
      const wijkteam = wijkteams.resultaten[0]?.naam ?? 'het wijkteam';
      return { begin, waarden: voorbeeldwaarden({ organisatie, wijkteam, medewerker: ik.naam }) };
    },
    [code],
  );
  const klaar = (gemaakt: string) => {
    if (!nieuw) void gelezen.opnieuw();
    else {
      meld('Het standaardantwoord is gemaakt.');
      ga(padVan(gemaakt), { vervang: true });
    }
  };
  return (
    <>
      <Paginakop titel={nieuw ? 'Nieuw standaardantwoord' : 'Standaardantwoord'}>
        {nieuw ? 'Nieuw standaardantwoord' : (gelezen.waarde?.begin.titel ?? 'Standaardantwoord')}
      </Paginakop>
      <p class="nl-paragraph">
        <Link naar="/standaardantwoorden">Alle standaardantwoorden</Link>
      </p>
      <Inhoud gelezen={gelezen}>{(alles) => <Vorm nieuw={nieuw} klaar={klaar} {...alles} />}</Inhoud>
    </>
  );
}
