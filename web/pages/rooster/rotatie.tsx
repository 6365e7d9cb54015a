/** Which half-days of the week are staffed, and who take turns in them, in which order. It publishes nothing by itself. */
import { useState } from 'preact/hooks';
import type { Deelnemer, Roosterdeel, Rotatie, Weekdeel } from '../../app/antwoorden/roosterweek.ts';
import type { Api } from '../../app/api.ts';
import { useBewaren } from '../../app/bewaren.ts';
import { useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { Bewaarvorm, foutBij, veldVan } from '../../ui/formulier.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Rijen } from '../../ui/rijen.tsx';
import { KeuzeVeld, TekstVeld, Vinkje } from '../../ui/veld.tsx';
import type { Roosterplek } from './rooster.tsx';
import { bodyVan, leesFte, nieuweRotatie, type RotatieVorm, vormVan, werktTekst } from './rotatie-vorm.ts';
import { SOORTKEUZES, soortnaam, WEEKDAGKEUZES } from './woorden.ts';

async function leesRotatie(api: Api, wijkteam: string, domein: string): Promise<RotatieVorm | undefined> {
  const { resultaten } = await api.vraag<{ readonly resultaten: readonly Rotatie[] }>('GET', '/v1/rotaties');
  const gevonden = resultaten.find((een) => een.wijkteam === wijkteam && een.domein === domein);
  return gevonden && vormVan(gevonden);
}

export function RotatiePagina({ plek }: { readonly plek: Roosterplek }) {
  const { wijkteam, domein, vandaag, magMaken } = plek;
  const { teamnaam } = useNamen();
  const gelezen = useLezen(
    async (api) => (await leesRotatie(api, wijkteam, domein)) ?? nieuweRotatie(vandaag),
    [wijkteam, domein],
  );
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">
        Vaste rotatie {domein}, {teamnaam(wijkteam)}
      </h2>
      <Inhoud gelezen={gelezen}>
        {(vorm) => (magMaken ? <Formulier plek={plek} begin={vorm} /> : <Lezen vorm={vorm} />)}
      </Inhoud>
    </>
  );
}

const dagnaam = (dag: number): string => WEEKDAGKEUZES[dag - 1]?.tekst ?? String(dag);
const deelnaam = ({ dag, van, tot }: Weekdeel): string => `${dagnaam(dag)} ${van} tot ${tot}`;

function Lezen({ vorm }: { readonly vorm: RotatieVorm }) {
  const { naam } = useNamen();
  if (vorm.versie === 0)
    return <p class="nl-paragraph">Er is geen vaste rotatie. Dan moet er dienst zijn in de uren van de telefoon.</p>;
  return (
    <>
      <h3 class="nl-heading nl-heading--level-3">Dagdelen</h3>
      <ul>
        {vorm.delen.map((deel) => (
          <li key={deelnaam(deel) + deel.soort}>
            {deelnaam(deel)}, {soortnaam(deel.soort)}
          </li>
        ))}
      </ul>
      <h3 class="nl-heading nl-heading--level-3">Wie om de beurt</h3>
      <ol>
        {vorm.deelnemers.map(({ medewerker, fte, werkt }) => (
          <li key={medewerker}>
            {naam(medewerker)}, {String(fte).replace('.', ',')} fte, werkt {werktTekst(werkt)}
          </li>
        ))}
      </ol>
    </>
  );
}

const NAMEN: Readonly<Record<keyof RotatieVorm, string>> = {
  geldigVan: 'Geldig van',
  geldigTotEnMet: 'Geldig tot en met',
  delen: 'Dagdelen',
  deelnemers: 'Wie om de beurt',
  ookOpSluitingsdagen: 'Ook op sluitingsdagen',
  versie: 'Versie',
};

function Formulier({ plek, begin }: { readonly plek: Roosterplek; readonly begin: RotatieVorm }) {
  const { wijkteam, domein } = plek;
  const { medewerkers, wijkteams } = useNamen();
  const bewaren = useBewaren<RotatieVorm>({
    begin,
    lees: (api) => leesRotatie(api, wijkteam, domein),
    schrijf: async (api, waarde) =>
      vormVan(
        await api.vraag<Rotatie>('PUT', `/v1/rotaties/${encodeURIComponent(wijkteam)}/${domein}`, bodyVan(waarde)),
      ),
  });
  const { waarde, zet, fout } = bewaren;
  const geheel = [foutBij(fout, 'delen'), foutBij(fout, 'deelnemers')].filter((een) => een !== undefined).join(' ');
  const locaties = wijkteams.find(({ slug }) => slug === wijkteam)?.locaties ?? [];
  const [plaats] = locaties;
  const collegas = medewerkers
    .filter(({ actief, rollen }) => actief && rollen.includes('professional'))
    .toSorted((a, b) => Number(b.wijkteams.includes(wijkteam)) - Number(a.wijkteams.includes(wijkteam)))
    .map(({ id, naam }) => ({ waarde: id, tekst: naam }));
  const vrij = collegas.find((een) => !waarde.deelnemers.some(({ medewerker }) => medewerker === een.waarde));
  const nieuwDeel: Roosterdeel = waarde.delen.at(-1) ?? { dag: 1, van: '09:00', tot: '12:30', soort: 'achterwacht' };
  return (
    <>
      <p class="nl-paragraph">
        Hieruit komt het voorstel voor het rooster, en wat een open dagdeel is. Bewaren verandert niets aan diensten die
        al gepubliceerd zijn.
      </p>
      <Bewaarvorm bewaren={bewaren} namen={NAMEN} knop="Bewaar rotatie" gelukt="De rotatie is bewaard.">
        <div class="filters">
          <TekstVeld
            {...veldVan(fout, 'geldigVan')}
            type="date"
            label="Geldig van"
            value={waarde.geldigVan}
            onInput={({ currentTarget }) => zet({ geldigVan: currentTarget.value })}
          />
          <TekstVeld
            {...veldVan(fout, 'geldigTotEnMet')}
            type="date"
            label="Geldig tot en met"
            uitleg="Leeg: tot u het wijzigt."
            value={waarde.geldigTotEnMet}
            onInput={({ currentTarget }) => zet({ geldigTotEnMet: currentTarget.value })}
          />
        </div>
        <Rijen<Roosterdeel>
          titel="Dagdelen"
          uitleg="Wanneer iemand dienst moet hebben. Een eindtijd voor de begintijd is de volgende dag."
          rijen={waarde.delen}
          nieuw={nieuwDeel}
          nieuwTekst="Dagdeel erbij"
          naam={(deel) => deelnaam(deel)}
          opWijzig={(delen) => zet({ delen })}
        >
          {(deel, zetDeel, index) => {
            const veld = (naam: string) => veldVan(fout, `delen[${index}].${naam}`);
            return (
              <>
                <Weekdeelvelden deel={deel} zet={zetDeel} veld={veld} />
                <KeuzeVeld
                  {...veld('soort')}
                  label="Soort"
                  keuzes={SOORTKEUZES}
                  waarde={deel.soort}
                  opWijzig={(soort) =>
                    zetDeel({
                      ...deel,
                      soort: soort as Roosterdeel['soort'],
                      ...(soort === 'inloop' && plaats && { locatie: deel.locatie ?? plaats.slug }),
                    })
                  }
                />
                {deel.soort === 'inloop' && (
                  <KeuzeVeld
                    {...veld('locatie')}
                    label="Waar"
                    keuzes={locaties.map(({ slug, naam }) => ({ waarde: slug, tekst: naam }))}
                    waarde={deel.locatie ?? ''}
                    opWijzig={(locatie) => zetDeel({ ...deel, locatie })}
                  />
                )}
              </>
            );
          }}
        </Rijen>
        <Rijen<Deelnemer>
          titel="Wie om de beurt"
          uitleg="Een dienst gaat naar wie het minst deed voor de grootte van de baan. De volgorde beslist als dat gelijk is."
          rijen={waarde.deelnemers}
          nieuw={{ medewerker: vrij?.waarde ?? '', fte: 1 }}
          nieuwTekst="Collega erbij"
          naam={({ medewerker }) => collegas.find((een) => een.waarde === medewerker)?.tekst ?? medewerker}
          opWijzig={(deelnemers) => zet({ deelnemers })}
        >
          {(mens, zetMens, index) => {
            const veld = (naam: string) => veldVan(fout, `deelnemers[${index}].${naam}`);
            const bekend = collegas.some(({ waarde: id }) => id === mens.medewerker);
            return (
              <>
                <KeuzeVeld
                  {...veld('medewerker')}
                  label="Collega"
                  keuzes={bekend ? collegas : [{ waarde: mens.medewerker, tekst: mens.medewerker }, ...collegas]}
                  waarde={mens.medewerker}
                  opWijzig={(medewerker) => zetMens({ ...mens, medewerker })}
                />
                <Fte {...veld('fte')} fte={mens.fte} zet={(fte) => zetMens({ ...mens, fte })} />
                <details class="werkt">
                  <summary>Werkt {werktTekst(mens.werkt)}</summary>
                  <Rijen<Weekdeel>
                    titel="Werkt op"
                    uitleg="Geen regels: de hele week."
                    rijen={mens.werkt ?? []}
                    nieuw={{ dag: ((mens.werkt?.at(-1)?.dag ?? 0) % 7) + 1, van: '09:00', tot: '17:00' }}
                    nieuwTekst="Dag erbij"
                    naam={deelnaam}
                    opWijzig={(werkt) => {
                      const { werkt: _oud, ...rest } = mens;
                      zetMens(werkt.length === 0 ? rest : { ...rest, werkt });
                    }}
                  >
                    {(deel, zetDeel, plek2) => (
                      <Weekdeelvelden
                        deel={deel}
                        zet={zetDeel}
                        veld={(naam) => veldVan(fout, `deelnemers[${index}].werkt[${plek2}].${naam}`)}
                      />
                    )}
                  </Rijen>
                </details>
              </>
            );
          }}
        </Rijen>
        {geheel !== '' && <p class="veld-fout">{geheel}</p>}
        <Vinkje
          label="Ook op sluitingsdagen"
          aan={waarde.ookOpSluitingsdagen}
          opWijzig={(ookOpSluitingsdagen) => zet({ ookOpSluitingsdagen })}
        />
      </Bewaarvorm>
    </>
  );
}

interface WeekdeelProps<D extends Weekdeel> {
  readonly deel: D;
  readonly zet: (deel: D) => void;
  readonly veld: (naam: string) => { readonly id: string; readonly fout: string | undefined };
}

function Weekdeelvelden<D extends Weekdeel>({ deel, zet, veld }: WeekdeelProps<D>) {
  return (
    <>
      <KeuzeVeld
        {...veld('dag')}
        label="Dag"
        keuzes={WEEKDAGKEUZES}
        waarde={String(deel.dag)}
        opWijzig={(dag) => zet({ ...deel, dag: Number(dag) })}
      />
      <TekstVeld
        {...veld('van')}
        type="time"
        label="Van"
        value={deel.van}
        onInput={({ currentTarget }) => zet({ ...deel, van: currentTarget.value })}
      />
      <TekstVeld
        {...veld('tot')}
        type="time"
        label="Tot"
        value={deel.tot}
        onInput={({ currentTarget }) => zet({ ...deel, tot: currentTarget.value })}
      />
    </>
  );
}

interface FteProps {
  readonly id: string;
  readonly fout: string | undefined;
  readonly fte: number;
  readonly zet: (fte: number) => void;
}

/** What is typed stays as it is typed: `0,` is on its way to `0,8`. */
function Fte({ fte, zet, ...rest }: FteProps) {
  const [tekst, zetTekst] = useState(String(fte).replace('.', ','));
  return (
    <TekstVeld
      {...rest}
      label="Fte"
      value={leesFte(tekst) === fte || Number.isNaN(fte) ? tekst : String(fte).replace('.', ',')}
      onInput={({ currentTarget: { value } }) => {
        zetTekst(value);
        zet(leesFte(value));
      }}
    />
  );
}
