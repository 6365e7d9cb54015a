/** The own list of a year as a form, with proposals to take over, and what it changes. */
import { useEffect, useState } from 'preact/hooks';
import type { Organisatiedag, Sluitingsdagen, Sluitingsvoorbeeld } from '../../app/antwoorden/openingstijden.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { dag as dagTekst } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Formulierfout, veldId, veldVan } from '../../ui/formulier.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { TekstVeld } from '../../ui/veld.tsx';
import { gelijk, zonder } from '../openingstijden/formulier.ts';
import { tijdenTekst } from '../openingstijden/jaar.ts';
import { useFocus } from '../openingstijden/use-focus.ts';
import { type Dagform, dagenUit, lijstVan, nogOpen, perDag, rijVan } from './lijst.ts';
import { Voorstellen } from './voorstellen.tsx';

const middag = (datum: string): string => `${datum}T12:00:00Z`;

interface Voorbeeld extends Sluitingsvoorbeeld {
  /** Somebody else changed the list after this page read it. */
  readonly ingehaald: boolean;
}

interface LijstProps {
  readonly lijst: Sluitingsdagen;
  readonly pad: string;
  readonly opnieuw: () => Promise<void>;
}

export function Lijst({ lijst, pad, opnieuw }: LijstProps) {
  const { api } = useConsole();
  const { teamnaam } = useNamen();
  const [rijen, zetRijen] = useState(() => lijstVan(lijst.eigen));
  const [begin, zetBegin] = useState(rijen);
  const [voorbeeld, zetVoorbeeld] = useState<Voorbeeld | undefined>(undefined);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const anders = !gelijk(rijen, begin);
  const focus = useFocus();
  useBewaker(() => (anders ? 'Uw wijzigingen zijn niet bewaard. Toch weggaan?' : null));
  useEffect(() => {
    const nieuw = lijstVan(lijst.eigen);
    if (!anders) zetRijen(nieuw);
    zetBegin(nieuw);
  }, [lijst]);
  const meld = (tekst: string) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  const bekijk = useDoen(async () => {
    const [gevolgen, nuStaat] = await Promise.all([
      api.vraag<Sluitingsvoorbeeld>('POST', `${pad}/voorbeelden`, { dagen: dagenUit(rijen) }),
      api.vraag<Sluitingsdagen>('GET', pad),
    ]);
    zetVoorbeeld({ ...gevolgen, ingehaald: !gelijk(nuStaat.eigen, lijst.eigen) });
  });
  const bewaar = useDoen(async () => {
    await api.vraag('PUT', pad, { dagen: dagenUit(rijen) });
    zetBegin(rijen);
    zetVoorbeeld(undefined);
    await opnieuw();
    meld(`De lijst van ${lijst.jaar} is bewaard. U kunt haar altijd weer wijzigen.`);
  });
  const zetRij = (index: number, nieuw: Partial<Dagform>) =>
    zetRijen((was) => was.map((een, nummer) => (nummer === index ? { ...een, ...nieuw } : een)));
  const neemOver = (voorstellen: readonly Organisatiedag[]) => {
    zetRijen([...rijen, ...voorstellen.map(rijVan)]);
    meld(
      `${voorstellen.map(({ reden }) => reden).join(', ')}: op de lijst. Bekijk wat er verandert en bewaar de lijst.`,
    );
  };
  const open = nogOpen(lijst.voorstellen, rijen);
  const { fout } = bekijk;
  return (
    <>
      <Uitslag gebeurd={gebeurd} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void bekijk.start();
        }}
      >
        <h2 class="nl-heading nl-heading--level-2">Eigen dagen</h2>
        <Formulierfout fout={bekijk.fout} />
        {rijen.length === 0 && <p class="nl-paragraph">Er staat nog geen dag op de lijst.</p>}
        {rijen.map((rij, index) => {
          const plek = `dagen[${index}]`;
          const naam = rij.reden || rij.datum || 'dag zonder naam';
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row
            <div key={index} role="group" aria-label={naam} class="uitzondering filters">
              <TekstVeld
                {...veldVan(fout, `${plek}.datum`)}
                label="Dag"
                type="date"
                min={`${lijst.jaar}-01-01`}
                max={`${lijst.jaar}-12-31`}
                value={rij.datum}
                onInput={({ currentTarget }) => zetRij(index, { datum: currentTarget.value })}
              />
              <TekstVeld
                {...veldVan(fout, `${plek}.reden`)}
                label="Waarom"
                value={rij.reden}
                maxLength={200}
                onInput={({ currentTarget }) => zetRij(index, { reden: currentTarget.value })}
              />
              <TekstVeld
                {...veldVan(fout, `${plek}.sluitOm`)}
                label="Dicht vanaf (leeg: hele dag)"
                type="time"
                value={rij.sluitOm}
                onInput={({ currentTarget }) => zetRij(index, { sluitOm: currentTarget.value })}
              />
              <Knop
                class="onderaan"
                aria-label={`Haal weg: ${naam}`}
                onClick={() => {
                  zetRijen(zonder(rijen, index));
                  meld(`${naam} is van de lijst. Bekijk wat er verandert en bewaar de lijst.`);
                }}
              >
                Haal weg
              </Knop>
            </div>
          );
        })}
        <div class="knoppen">
          <Knop
            onClick={() => {
              zetRijen([...rijen, { datum: '', reden: '', sluitOm: '' }]);
              focus(veldId(`dagen[${rijen.length}].datum`));
            }}
          >
            Nog een dag
          </Knop>
        </div>
        <Voorstellen
          open={open}
          afgewezen={lijst.afgewezen.filter(({ datum }) => !rijen.some((rij) => rij.datum === datum))}
          pad={pad}
          neemOver={neemOver}
          opnieuw={opnieuw}
          meld={meld}
        />
        <div class="knoppen">
          <Knop soort="primair" type="submit" bezig={bekijk.bezig}>
            Bekijk wat er verandert
          </Knop>
          {anders && (
            <Knop
              onClick={() => {
                bekijk.wis();
                zetRijen(begin);
                meld('Uw wijzigingen zijn weg. Dit is de lijst die nu geldt.');
              }}
            >
              Begin opnieuw
            </Knop>
          )}
          {anders && <span class="zacht">Nog niet bewaard</span>}
        </div>
      </form>
      <h2 class="nl-heading nl-heading--level-2">Landelijke feestdagen</h2>
      <p class="nl-paragraph">Dan is het vanzelf dicht, behalve waar een kanaal dat bij Openingstijden anders heeft.</p>
      <Tabel
        titel={`Landelijke feestdagen ${lijst.jaar}`}
        titelVerborgen
        sleutel={({ datum }) => datum}
        rijen={lijst.landelijk}
        kolommen={[
          { kop: 'Dag', cel: ({ datum }) => dagTekst(middag(datum)) },
          { kop: 'Feestdag', cel: ({ reden }) => reden },
        ]}
      />
      <Dialoog titel="Wat verandert er" open={voorbeeld !== undefined} sluit={() => zetVoorbeeld(undefined)}>
        {voorbeeld && (
          <>
            {voorbeeld.ingehaald && (
              <Melding soort="let-op" titel="Iemand anders heeft deze lijst net gewijzigd">
                <p class="nl-paragraph">
                  Bewaart u, dan komt uw lijst ervoor in de plaats. Hieronder staat wat dat verandert.
                </p>
              </Melding>
            )}
            <p class="nl-paragraph">
              {voorbeeld.plaatsen.length === 0
                ? 'Op geen dag worden de openingstijden anders.'
                : 'Op deze dagen worden de openingstijden anders.'}{' '}
              Er is nog niets bewaard.
            </p>
            {voorbeeld.plaatsen.length > 0 && (
              <Tabel
                titel="Wat verandert er"
                titelVerborgen
                sleutel={({ datum, nu: van, straks }) => datum + tijdenTekst(van) + tijdenTekst(straks)}
                rijen={perDag(voorbeeld, ({ kanaal, locatie }) =>
                  locatie === null ? kanaalnaam(kanaal) : `${kanaalnaam(kanaal)} (${locatie})`,
                )}
                kolommen={[
                  { kop: 'Dag', cel: ({ datum }) => dagTekst(middag(datum)) },
                  { kop: 'Nu', cel: ({ nu: van }) => tijdenTekst(van) },
                  { kop: 'Straks', cel: ({ straks }) => tijdenTekst(straks) },
                  {
                    kop: 'Waar',
                    cel: ({ waar }) =>
                      [...waar].map(([team, wat]) => `${teamnaam(team)}: ${wat.join(', ')}`).join('; '),
                  },
                ]}
              />
            )}
            <Foutmelding fout={bewaar.fout} />
            <div class="knoppen">
              <Knop soort="primair" bezig={bewaar.bezig} onClick={() => void bewaar.start()}>
                Bewaar deze lijst
              </Knop>
              <Knop onClick={() => zetVoorbeeld(undefined)}>Terug</Knop>
            </div>
          </>
        )}
      </Dialoog>
    </>
  );
}
