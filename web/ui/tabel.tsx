import type { ComponentChildren } from 'preact';

export interface Kolom<R> {
  readonly kop: string;
  readonly cel: (rij: R) => ComponentChildren;
  /** Figures stand under each other by their last digit. */
  readonly getal?: boolean;
}

interface Props<R> {
  readonly titel: string;
  /** The title is said, and shown somewhere else. */
  readonly titelVerborgen?: boolean;
  readonly kolommen: readonly Kolom<R>[];
  readonly rijen: readonly R[];
  readonly sleutel: (rij: R) => string;
  readonly leeg?: string;
}

/** A table that scrolls sideways by itself on a narrow screen; the first column names the row. */
export function Tabel<R>({
  titel,
  titelVerborgen = false,
  kolommen,
  rijen,
  sleutel,
  leeg = 'Geen gegevens.',
}: Props<R>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="tabel-rand" tabIndex={0} aria-label={titel}>
      <table class="utrecht-table">
        <caption class={`utrecht-table__caption ${titelVerborgen ? 'alleen-gehoord' : ''}`}>{titel}</caption>
        <thead class="utrecht-table__header">
          <tr class="utrecht-table__row">
            {kolommen.map(({ kop, getal }) => (
              <th
                key={kop}
                scope="col"
                class={`utrecht-table__header-cell ${getal ? 'utrecht-table__cell--numeric-column' : ''}`}
              >
                {kop}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {rijen.map((rij) => (
            <tr key={sleutel(rij)} class="utrecht-table__row">
              {kolommen.map(({ kop, cel, getal }, index) =>
                index === 0 ? (
                  <th key={kop} scope="row" class="utrecht-table__cell">
                    {cel(rij)}
                  </th>
                ) : (
                  <td key={kop} class={`utrecht-table__cell ${getal ? 'utrecht-table__cell--numeric-column' : ''}`}>
                    {cel(rij)}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rijen.length === 0 && (
            <tr class="utrecht-table__row">
              <td class="utrecht-table__cell" colSpan={kolommen.length}>
                {leeg}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
