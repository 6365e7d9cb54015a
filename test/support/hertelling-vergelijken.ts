/** Lays a row of the program beside the recount: all counts equal, means to the second, percentiles within 2 %. */
import { GETELD, type Hertelling, legeHertelling } from './hertelling.ts';

export interface GevondenRij {
  readonly kanaal: string;
  readonly wijkteam: string;
  readonly van: string;
  readonly serviceniveau: number | null;
  readonly wachttijd: Duur;
  readonly opentijd: Duur;
  readonly afhaaktijd?: Duur;
}
type Duur = Readonly<Record<'gemiddelde' | 'p50' | 'p90' | 'p95' | 'max', number | null>>;

const nearestRank = (sorted: readonly number[], percent: number): number =>
  sorted[Math.ceil((percent / 100) * sorted.length) - 1] as number;

function compareDuur(name: string, found: Duur, ms: readonly number[]): string[] {
  if (ms.length === 0) {
    return Object.values(found).every((value) => value === null)
      ? []
      : [`${name}: nothing to say, yet ${JSON.stringify(found)}`];
  }
  const sorted = [...ms].sort((a, b) => a - b);
  const wrong: string[] = [];
  const mean = sorted.reduce((a, b) => a + b) / sorted.length / 1000;
  if (found.gemiddelde === null || Math.abs(found.gemiddelde - mean) >= 0.5) {
    wrong.push(`${name}: mean ${found.gemiddelde}, recounted ${mean}`);
  }
  for (const [key, percent] of [
    ['p50', 50],
    ['p90', 90],
    ['p95', 95],
    ['max', 100],
  ] as const) {
    const exact = nearestRank(sorted, percent) / 1000;
    const value = found[key];
    if (value === null || Math.abs(value - exact) > exact * 0.02 + 1e-9) {
      wrong.push(`${name}: ${key} ${value}, recounted ${exact}`);
    }
  }
  return wrong;
}

/** What differs between a row of the program and the recount; empty when all counts are equal, means to the second, percentiles within 2 %. */
export function verschillen(row: GevondenRij, hertelling: Hertelling = legeHertelling()): readonly string[] {
  const { aantal, wachttijd, opentijd, afhaaktijd } = hertelling;
  const counted = row as unknown as Readonly<Record<string, number>>;
  const judged = aantal.binnenNorm + aantal.buitenNorm;
  const niveau = judged === 0 ? null : aantal.binnenNorm / judged;
  const wrong = [
    ...GETELD.filter((name) => counted[name] !== aantal[name]).map(
      (name) => `${name} ${counted[name]}, recounted ${aantal[name]}`,
    ),
    ...(row.serviceniveau === niveau ? [] : [`serviceniveau ${row.serviceniveau}, recounted ${niveau}`]),
    ...compareDuur('wachttijd', row.wachttijd, wachttijd),
    ...compareDuur('opentijd', row.opentijd, opentijd),
    ...(row.afhaaktijd === undefined ? [] : compareDuur('afhaaktijd', row.afhaaktijd, afhaaktijd)),
  ];
  return wrong.map((text) => `${row.kanaal} ${row.wijkteam} ${row.van}: ${text}`);
}
