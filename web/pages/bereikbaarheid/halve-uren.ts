/** The axis of a day: half hours without a gap, from the first to the last in which more than a stray one comes. */
interface Halfuur {
  readonly van: string;
  readonly gemiddeld: number;
}

/** Below this part of the busiest half hour it is a stray one: in the table, and not in the picture. */
const ZELDEN = 0.05;

const minuten = (tijd: string): number => Number(tijd.slice(0, 2)) * 60 + Number(tijd.slice(3, 5));
export const tijdVan = (minuut: number): string =>
  `${String(Math.floor(minuut / 60)).padStart(2, '0')}:${String(minuut % 60).padStart(2, '0')}`;

/** Begins of the half hours on the axis; empty when nothing came in. */
export function halfurenVan(halfuren: readonly Halfuur[]): readonly string[] {
  const top = Math.max(0, ...halfuren.map(({ gemiddeld }) => gemiddeld));
  const druk = halfuren
    .filter(({ gemiddeld }) => gemiddeld > 0 && gemiddeld >= top * ZELDEN)
    .map(({ van }) => minuten(van));
  if (druk.length === 0) return [];
  const [eerste, laatste] = [Math.min(...druk), Math.max(...druk)];
  return Array.from({ length: (laatste - eerste) / 30 + 1 }, (_, index) => tijdVan(eerste + index * 30));
}
