/** How busy it is by half hour and weekday: a row of bars for each day, on one scale. */
import type { DrukteHalfuur } from '../../app/antwoorden/bereikbaarheid.ts';
import { aantal } from '../../app/woorden.ts';
import { Grafiek, TabelBij } from '../../ui/grafiek.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { halfurenVan } from './halve-uren.ts';

export const WEEKDAGEN = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const;
const gemiddeld = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 });

export function Drukteplaatje({ halfuren }: { readonly halfuren: readonly DrukteHalfuur[] }) {
  const dagen = WEEKDAGEN.map((naam, index) => ({
    naam,
    halfuren: halfuren.filter(({ weekdag }) => weekdag === index + 1),
  })).filter((dag) => dag.halfuren.length > 0);
  const tijden = [...new Set(halfuren.map(({ van }) => van))].toSorted();
  const as = halfurenVan(halfuren);
  const top = Math.max(0, ...halfuren.map((halfuur) => halfuur.gemiddeld));
  if (top === 0) return <p class="nl-paragraph zacht">In deze periode kwam hier niets binnen.</p>;
  return (
    <>
      <div class="weekdagen">
        {dagen.map((dag) => (
          <figure key={dag.naam} class="weekdag">
            <figcaption>{dag.naam}</figcaption>
            <Grafiek
              soort="staven"
              titel={`Staven. Gemiddeld aantal per half uur op ${dag.naam}. De cijfers staan in de tabel hieronder.`}
              top={top}
              schrijf={(waarde) => gemiddeld.format(waarde)}
              punten={as.map((van) => ({
                sleutel: van,
                naam: `${dag.naam} ${van}`,
                kort: van.replace(/^0/, ''),
                waarde: dag.halfuren.find((halfuur) => halfuur.van === van)?.gemiddeld ?? 0,
              }))}
            />
          </figure>
        ))}
      </div>
      <TabelBij titel="Tabel bij deze plaatjes">
        <Tabel
          titel="Gemiddeld aantal dat binnenkwam, per half uur en weekdag"
          kolommen={[
            { kop: 'Half uur', cel: (van: string) => van },
            ...dagen.map((dag) => ({
              kop: `${dag.naam} (${aantal(dag.halfuren[0]?.dagen ?? 0)} dagen)`,
              cel: (van: string) => {
                const gevonden = dag.halfuren.find((halfuur) => halfuur.van === van);
                return gevonden === undefined ? '-' : gemiddeld.format(gevonden.gemiddeld);
              },
              getal: true,
            })),
          ]}
          rijen={tijden}
          sleutel={(van) => van}
        />
      </TabelBij>
    </>
  );
}
