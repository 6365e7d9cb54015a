/**
 * Pictures of figures: lines and bars over time, in SVG of our own. A picture says in its label what it is about and is
 * never the only place of a figure: its table stands under it. What counts is told by shape too, never by colour alone.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { stappenVoor, wijdUit } from './schaal.ts';

export interface Punt {
  readonly sleutel: string;
  /** In full, for who points at it. */
  readonly naam: string;
  /** What fits under the axis. */
  readonly kort: string;
  /** Null: nothing can be said. */
  readonly waarde: number | null;
  /** Height of the line beside it: the target, or what there is. */
  readonly streep?: number | null;
  /** Under the axis, when there is room. */
  readonly onder?: string;
}

interface Props {
  readonly soort: 'lijn' | 'staven';
  readonly titel: string;
  readonly punten: readonly Punt[];
  /** Top of the scale; absent = what the highest value asks for. */
  readonly top?: number;
  readonly schrijf: (waarde: number) => string;
  readonly opKies?: (sleutel: string) => void;
}

const HOOG = 220;
const LINKS = 48;
const RECHTS = 12;
const BOVEN = 12;
const ONDER = 44;

/** Width of the place in which it is drawn, so that text keeps its size on a phone. */
function useBreedte() {
  const plek = useRef<HTMLDivElement>(null);
  const [breedte, zet] = useState(0);
  useEffect(() => {
    const element = plek.current;
    if (element === null) return;
    const meet = () => zet(element.clientWidth);
    meet();
    const kijker = new ResizeObserver(meet);
    kijker.observe(element);
    return () => kijker.disconnect();
  }, []);
  return { plek, breedte };
}

/** Steps between points, broken where nothing is known. */
function pad(delen: readonly (readonly [number, number] | null)[]): string {
  let open = false;
  return delen
    .map((deel) => {
      if (deel === null) {
        open = false;
        return '';
      }
      const letter = open ? 'L' : 'M';
      open = true;
      return `${letter}${deel[0].toFixed(1)} ${deel[1].toFixed(1)}`;
    })
    .join('');
}

export function Grafiek({ soort, titel, punten, top, schrijf, opKies }: Props) {
  const { plek, breedte } = useBreedte();
  return (
    <div ref={plek} class="grafiek-plek">
      {breedte > 0 && <Tekening breedte={breedte} {...{ soort, titel, punten, schrijf }} top={top} opKies={opKies} />}
    </div>
  );
}

type TekeningProps = Omit<Props, 'top' | 'opKies'> & {
  readonly breedte: number;
  readonly top: number | undefined;
  readonly opKies: Props['opKies'] | undefined;
};

function Tekening({ soort, titel, punten, top, schrijf, opKies, breedte }: TekeningProps) {
  const hoogste = Math.max(0, ...punten.flatMap(({ waarde, streep }) => [waarde ?? 0, streep ?? 0]));
  const stappen = stappenVoor(top ?? hoogste);
  const max = stappen.at(-1) ?? 1;
  const ruimte = breedte - LINKS - RECHTS;
  const vak = ruimte / Math.max(1, punten.length);
  const x = (index: number) => LINKS + vak * (index + 0.5);
  const y = (waarde: number) => BOVEN + (1 - waarde / max) * (HOOG - BOVEN - ONDER);
  const nul = y(0);
  const langste = Math.max(1, ...punten.flatMap(({ kort, onder }) => [kort.length, onder?.length ?? 0]));
  const elke = wijdUit(punten.length, vak, langste * 8 + 8);
  const streep = punten.flatMap(({ streep: waarde }, index): ([number, number] | null)[] =>
    waarde === undefined || waarde === null
      ? [null]
      : [
          [x(index) - vak / 2, y(waarde)],
          [x(index) + vak / 2, y(waarde)],
        ],
  );
  return (
    <svg class="grafiek" role="img" aria-label={titel} width={breedte} height={HOOG}>
      {stappen.map((stap) => (
        <g key={stap}>
          <line class="grafiek-raster" x1={LINKS} x2={breedte - RECHTS} y1={y(stap)} y2={y(stap)} />
          <text class="grafiek-tekst" x={LINKS - 6} y={y(stap) + 4} text-anchor="end">
            {schrijf(stap)}
          </text>
        </g>
      ))}
      {soort === 'lijn' && (
        <path
          class="grafiek-lijn"
          d={pad(punten.map(({ waarde }, index) => (waarde === null ? null : [x(index), y(waarde)])))}
        />
      )}
      {soort === 'staven' &&
        punten.map(({ sleutel, waarde }, index) =>
          waarde === null ? null : (
            <rect
              key={sleutel}
              class="grafiek-staaf"
              x={x(index) - vak * 0.36}
              width={Math.max(1, vak * 0.72)}
              y={y(waarde)}
              height={Math.max(0, nul - y(waarde))}
            />
          ),
        )}
      <path class="grafiek-streep" d={pad(streep)} />
      {punten.map((punt, index) => (
        <g key={punt.sleutel}>
          {soort === 'lijn' && <Stip punt={punt} x={x(index)} y={y} />}
          {index % elke === 0 && (
            <text class="grafiek-tekst" x={x(index)} y={HOOG - ONDER + 18} text-anchor="middle">
              {punt.kort}
            </text>
          )}
          {index % elke === 0 && punt.onder !== undefined && (
            <text class="grafiek-tekst grafiek-onder" x={x(index)} y={HOOG - ONDER + 36} text-anchor="middle">
              {punt.onder}
            </text>
          )}
          <Vlak punt={punt} {...{ schrijf, nul }} x={x(index) - vak / 2} breed={vak} opKies={opKies} />
        </g>
      ))}
    </svg>
  );
}

/** Full and round when it reaches the line beside it, open and angular when it does not. */
function Stip({ punt: { waarde, streep }, x, y }: { punt: Punt; x: number; y: (waarde: number) => number }) {
  if (waarde === null) return null;
  const onder = streep !== undefined && streep !== null && waarde < streep;
  return onder ? (
    <rect class="grafiek-gemist" x={x - 4.5} y={y(waarde) - 4.5} width={9} height={9} />
  ) : (
    <circle class="grafiek-stip" cx={x} cy={y(waarde)} r={4.5} />
  );
}

/** All that lies above a point can be pointed at. Who uses a keyboard has the same in the table. */
function Vlak({
  punt,
  x,
  breed,
  nul,
  schrijf,
  opKies,
}: {
  readonly punt: Punt;
  readonly x: number;
  readonly breed: number;
  readonly nul: number;
  readonly schrijf: (waarde: number) => string;
  readonly opKies: Props['opKies'] | undefined;
}) {
  const { naam, waarde, onder, sleutel } = punt;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table under the picture has a button for the same
    <rect
      class={opKies ? 'grafiek-vlak grafiek-kies' : 'grafiek-vlak'}
      x={x}
      y={BOVEN}
      width={breed}
      height={nul - BOVEN}
      onClick={() => opKies?.(sleutel)}
    >
      <title>
        {naam}: {waarde === null ? 'geen gegevens' : schrijf(waarde)}
        {onder ? ` (${onder})` : ''}
      </title>
    </rect>
  );
}

/** A share as a bar, with a mark where the target lies. Only beside the figure itself: it is not read aloud. */
export function Balk({ deel, doel }: { readonly deel: number | null; readonly doel?: number | null | undefined }) {
  return (
    <span class="balk" aria-hidden="true">
      {deel !== null && (
        <span class="balk-vulling" style={{ inlineSize: `${Math.min(100, Math.max(0, deel * 100))}%` }} />
      )}
      {doel !== undefined && doel !== null && (
        <span class="balk-doel" style={{ insetInlineStart: `${Math.min(100, doel * 100)}%` }} />
      )}
    </span>
  );
}

/** The table of a picture: there for everybody, out of the way for who looks at the picture. */
export function TabelBij({ titel, children }: { readonly titel: string; readonly children: ComponentChildren }) {
  return (
    <details class="tabel-bij">
      <summary>{titel}</summary>
      {children}
    </details>
  );
}
