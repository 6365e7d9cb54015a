/** Twelve months, a table each. What is special has a mark and a word, and stands in the list beside it as well. */
import type { Dagdeel, Kalenderdag } from '../../app/antwoorden/openingstijden.ts';
import { dag as dagTekst } from '../../app/woorden.ts';
import { TabelBij } from '../../ui/grafiek.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { MERKEN, maandenVan, merkVan, tijdenTekst, WEEKDAGEN } from './jaar.ts';

const maandnaam = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const middag = (datum: string): string => `${datum}T12:00:00Z`;

/** What a mark is called, the hours, and why. */
function uitleg(dag: Kalenderdag): string {
  const merk = merkVan(dag);
  const { woord } = MERKEN[merk];
  const tijden: readonly Dagdeel[] = merk === 'dicht' || merk === 'vrij' ? [] : dag.dagdelen;
  return [woord, tijden.length > 0 && tijdenTekst(tijden), dag.reden].filter(Boolean).join(', ');
}

function Cel({
  dag,
  anders,
  vandaag,
}: {
  readonly dag: Kalenderdag;
  readonly anders: boolean;
  readonly vandaag: boolean;
}) {
  const merk = merkVan(dag);
  const nummer = Number(dag.datum.slice(8));
  const tekst = [uitleg(dag), anders && 'wordt anders', vandaag && 'vandaag'].filter(Boolean).join(', ');
  return (
    <td
      class={`jaardag jaardag-${merk} ${anders ? 'jaardag-wijzigt' : ''} ${vandaag ? 'jaardag-nu' : ''}`}
      title={tekst}
    >
      {nummer}
      <span aria-hidden="true" class="jaarmerk">
        {MERKEN[merk].teken}
      </span>
      {merk !== 'open' || anders || vandaag ? <span class="alleen-gehoord">: {tekst}</span> : null}
    </td>
  );
}

interface Props {
  readonly jaar: number;
  readonly dagen: readonly Kalenderdag[];
  readonly vandaag: string;
  /** Days that a change would touch. */
  readonly gewijzigd?: ReadonlySet<string>;
}

const GEEN: ReadonlySet<string> = new Set();

export function Jaarkalender({ jaar, dagen, vandaag, gewijzigd = GEEN }: Props) {
  const bij = new Map(dagen.map((dag) => [dag.datum, dag]));
  return (
    <>
      <ul class="legenda">
        {Object.entries(MERKEN).map(([merk, { teken, woord }]) => (
          <li key={merk}>
            <span aria-hidden="true" class={`jaardag legenda-vak jaardag-${merk}`}>
              {teken || '1'}
            </span>{' '}
            {woord}
          </li>
        ))}
        {gewijzigd.size > 0 && (
          <li>
            <span aria-hidden="true" class="jaardag legenda-vak jaardag-wijzigt">
              1
            </span>{' '}
            wordt anders
          </li>
        )}
      </ul>
      <div class="jaar">
        {maandenVan(jaar).map(({ sleutel, weken }) => (
          <table key={sleutel} class="maand">
            <caption>{maandnaam.format(new Date(middag(`${sleutel}-01`)))}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <abbr title="week">wk</abbr>
                </th>
                {WEEKDAGEN.map((naam) => (
                  <th key={naam} scope="col">
                    <abbr title={naam}>{naam.slice(0, 2)}</abbr>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weken.map(({ nummer, dagen: week }) => (
                <tr key={nummer}>
                  <th scope="row" class="zacht">
                    {nummer}
                  </th>
                  {week.map((datum, index) => {
                    const dag = datum === null ? undefined : bij.get(datum);
                    return dag === undefined ? (
                      <td key={WEEKDAGEN[index]} />
                    ) : (
                      <Cel
                        key={WEEKDAGEN[index]}
                        dag={dag}
                        anders={gewijzigd.has(dag.datum)}
                        vandaag={dag.datum === vandaag}
                      />
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  );
}

/** The same as a list, for who would rather read than look. */
export function BijzondereDagen({ jaar, dagen }: Pick<Props, 'jaar' | 'dagen'>) {
  const bijzonder = dagen.filter(({ soort }) => soort !== 'gewoon');
  return (
    <TabelBij titel={`Bijzondere dagen in ${jaar} (${bijzonder.length})`}>
      <Tabel
        titel={`Bijzondere dagen in ${jaar}`}
        titelVerborgen
        sleutel={({ datum }) => datum}
        rijen={bijzonder}
        leeg="Er zijn geen bijzondere dagen."
        kolommen={[
          { kop: 'Dag', cel: ({ datum }) => dagTekst(middag(datum)) },
          { kop: 'Wat', cel: (dag) => MERKEN[merkVan(dag)].woord },
          { kop: 'Tijden', cel: ({ dagdelen }) => tijdenTekst(dagdelen) },
          { kop: 'Waarom', cel: ({ reden }) => reden ?? '' },
        ]}
      />
    </TabelBij>
  );
}
