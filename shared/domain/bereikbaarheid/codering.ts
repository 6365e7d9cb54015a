/**
 * A cell as flat counters, to be stored and added to by plain addition (DynamoDB `ADD`). The encoding is linear: the
 * sum of two encoded cells is the encoding of their sum, so that a difference can be added without reading.
 *
 * An item is paid for by the kilobyte and 2,000 contacts should fit in one, so two things are folded. Four neighbouring
 * bins share one number, 13 bits each. And most answered waits lie wholly inside opening hours, where elapsed and open
 * time are equal: such waits are counted once, under `b` (both).
 */
import { type Cel, TELLERS, type Teller, type Verdeling } from './types.ts';

/** Attribute by teller: two characters, none of them a reserved word. */
const TELLER_NAMES: Readonly<Record<Teller, string>> = {
  beantwoord: 'tb',
  afgehaakt: 'ta',
  afgehaaktKort: 'tk',
  terugbelGevraagd: 'tt',
  opgehangenInMenu: 'tm',
  geenAntwoordNodig: 'tg',
  buitenOpeningstijd: 'tu',
  binnenNorm: 'ti',
  buitenNorm: 'tn',
};
const SUMS = { wachttijd: 'sw', opentijd: 'so', afhaaktijd: 'sa' } as const;
const BINS = /^[bwoa][0-9a-z]{1,2}$/;
const MAX_NAMES = 4096;

const PER_NUMBER = 4;
const BASE = 2 ** 13;
/**
 * The most that one bin of one stored cell can hold. So many waits of the same length (within 3.5 %) in one hour of one
 * wijkteam would need tens of thousands of contacts in that hour: more than the whole country has at its peak.
 */
export const MAX_PER_BAK = BASE / 2 - 1;

export type Tellerattributen = Readonly<Record<string, number>>;

/** Counters by attribute name, zeros left out. Throws RangeError when a bin holds more than `MAX_PER_BAK`. */
export function codeerCel(cel: Cel): Tellerattributen {
  const out: Record<string, number> = {};
  for (const teller of TELLERS) add(out, TELLER_NAMES[teller], cel.tellers[teller] ?? 0);
  for (const [name, attribute] of Object.entries(SUMS)) add(out, attribute, cel[name as keyof typeof SUMS].somMs);
  const { wachttijd, opentijd, afhaaktijd } = cel;
  for (const bak of new Set([...wachttijd.bakken.keys(), ...opentijd.bakken.keys()])) {
    const elapsed = wachttijd.bakken.get(bak) ?? 0;
    const open = opentijd.bakken.get(bak) ?? 0;
    const both =
      Math.sign(elapsed) === Math.sign(open) ? Math.sign(open) * Math.min(Math.abs(elapsed), Math.abs(open)) : 0;
    addBin(out, 'b', bak, both);
    addBin(out, 'w', bak, elapsed - both);
    addBin(out, 'o', bak, open - both);
  }
  for (const [bak, count] of afhaaktijd.bakken) addBin(out, 'a', bak, count);
  for (const name in out) if (out[name] === 0) delete out[name];
  return out;
}

function add(out: Record<string, number>, name: string, count: number): void {
  if (count !== 0) out[name] = (out[name] ?? 0) + count;
}

function addBin(out: Record<string, number>, kind: string, bak: number, count: number): void {
  if (Math.abs(count) > MAX_PER_BAK) throw new RangeError(`bin ${bak} holds ${count}, more than ${MAX_PER_BAK}`);
  add(out, kind + Math.floor(bak / PER_NUMBER).toString(36), count * BASE ** (bak % PER_NUMBER));
}

/** The cell of stored counters; whatever else is in the item (its key) is passed over. */
export function decodeerCel(attributes: Readonly<Record<string, unknown>>): Cel {
  const tellers: Partial<Record<Teller, number>> = {};
  for (const teller of TELLERS) {
    const count = attributes[TELLER_NAMES[teller]];
    if (typeof count === 'number' && count !== 0) tellers[teller] = count;
  }
  const wachttijd = new Map<number, number>();
  const opentijd = new Map<number, number>();
  const afhaaktijd = new Map<number, number>();
  const target: Record<string, readonly Map<number, number>[]> = {
    b: [wachttijd, opentijd],
    w: [wachttijd],
    o: [opentijd],
    a: [afhaaktijd],
  };
  for (const name in attributes) {
    const packed = attributes[name];
    const bins = target[name.charAt(0)];
    if (bins !== undefined && Number.isSafeInteger(packed)) unpack(packed as number, groupOf(name), bins);
  }
  const sumOf = (name: string) => (typeof attributes[name] === 'number' ? attributes[name] : 0);
  return {
    tellers,
    wachttijd: distribution(wachttijd, sumOf(SUMS.wachttijd)),
    opentijd: distribution(opentijd, sumOf(SUMS.opentijd)),
    afhaaktijd: distribution(afhaaktijd, sumOf(SUMS.afhaaktijd)),
  };
}

const groups = new Map<string, number>();

/** The group of bins that an attribute holds. Names are few and come back in every item, so they are read once. */
function groupOf(name: string): number {
  let group = groups.get(name);
  if (group === undefined) {
    group = BINS.test(name) ? Number.parseInt(name.slice(1), 36) : Number.NaN;
    if (groups.size < MAX_NAMES) groups.set(name, group);
  }
  return group;
}

/** Digits lie in -4096..4095, so that a count below zero (a difference) stays in its own bin. */
function unpack(packed: number, group: number, into: readonly Map<number, number>[]): void {
  if (Number.isNaN(group)) return;
  let left = packed;
  for (let bak = group * PER_NUMBER; left !== 0; bak += 1) {
    const shifted = left + BASE / 2;
    const digit = shifted - Math.floor(shifted / BASE) * BASE - BASE / 2;
    if (digit !== 0) for (const bins of into) bins.set(bak, (bins.get(bak) ?? 0) + digit);
    left = (left - digit) / BASE;
  }
}

function distribution(bakken: Map<number, number>, somMs: number): Verdeling {
  let n = 0;
  for (const [bak, count] of bakken) {
    n += count;
    if (count === 0) bakken.delete(bak);
  }
  return { n, somMs, bakken };
}
