/** Signs of danger in words that somebody at a desk understands at a glance. */
import type { Gevaarsignaal } from './antwoorden/contacten.ts';

const WOORDEN: Readonly<Record<string, string>> = {
  zelfdoding: 'Zelfdoding',
  'medisch-gevaar': 'Medisch gevaar',
  geweld: 'Geweld',
  'seksueel-geweld': 'Seksueel geweld',
  kindermishandeling: 'Kindermishandeling',
  'kind-alleen': 'Kind alleen',
  uitbuiting: 'Uitbuiting',
  verwarring: 'Verward',
  'geen-onderdak': 'Geen onderdak',
  'geen-voedsel': 'Geen eten',
  gevaar: 'Gevaar',
};
const MOGELIJK = 'mogelijk-';

/** `mogelijk-…` is what only a model suspects: said so, never left out. */
export function gevaarwoord(code: string): string {
  const known = WOORDEN[code];
  if (known !== undefined) return known;
  if (!code.startsWith(MOGELIJK)) return code;
  const word = WOORDEN[code.slice(MOGELIJK.length)] ?? code.slice(MOGELIJK.length);
  return `Mogelijk ${word.toLowerCase()}`;
}

/** Each kind once, in the order in which they were found. */
export const gevaarwoorden = (signalen: readonly Gevaarsignaal[]): readonly string[] => [
  ...new Set(signalen.map(({ code }) => gevaarwoord(code))),
];
