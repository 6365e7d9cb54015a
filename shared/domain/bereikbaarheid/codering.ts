/**
 * A cell as flat counters, to be stored and added to by plain addition (DynamoDB `ADD`). The encoding is linear: the
 * sum of two encoded cells is the encoding of their sum, so that a difference can be added without reading.
 *
 * An item is paid for by the kilobyte and 2,000 contacts should fit in one, so two things are folded. Four neighbouring
 * bins share one number, 13 bits each. And most answered waits lie wholly inside opening hours, where elapsed and open
 * time are equal: such waits are counted once, under `b` (both).
 */
import { type Cel, TELLERS, type Teller, type Verdeling } from './types.ts';
import { AANTAL_BAKKEN } from './verdeling.ts';

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
  tweedeHalfuur: 'th',
  herberekend: 'tr',
};
const SUMS = { wachttijd: 'sw', opentijd: 'so', afhaaktijd: 'sa' } as const;
const BINS = /^[bwoa][0-9a-z]{1,2}$/;
/** Counters by norm: `n` and the text of the norm. */
const NORMEN = /^n\d+[vo]\d+$/;
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
  for (const norm in cel.normen) add(out, `n${norm}`, cel.normen[norm] ?? 0);
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
  const som = startSom();
  som.telBij(attributes);
  return som.cel();
}

/** A sum of stored cells. */
export interface Celsom {
  /** Adds a stored cell; whatever else is in the item is passed over. */
  telBij(attributes: Readonly<Record<string, unknown>>): void;
  cel(): Cel;
}

const GEEN = new Float64Array(0);

/** Where a counter of an item belongs: a teller, a sum, or a group of bins of one kind. */
type Plek =
  | { readonly soort: 'teller'; readonly teller: Teller }
  | { readonly soort: 'norm'; readonly norm: string }
  | { readonly soort: 'som'; readonly som: keyof typeof SUMS }
  | { readonly soort: 'bakken'; readonly kind: 'b' | 'w' | 'o' | 'a'; readonly eerste: number };

const PLEKKEN: Map<string, Plek | null> = new Map([
  ...TELLERS.map((teller): [string, Plek] => [TELLER_NAMES[teller], { soort: 'teller', teller }]),
  ...(Object.keys(SUMS) as (keyof typeof SUMS)[]).map((som): [string, Plek] => [SUMS[som], { soort: 'som', som }]),
]);

/** Names are few and come back in every item, so they are read once. */
function plekVan(name: string): Plek | null {
  const known = PLEKKEN.get(name);
  if (known !== undefined) return known;
  const kind = name.charAt(0) as 'b' | 'w' | 'o' | 'a';
  const plek: Plek | null = BINS.test(name)
    ? { soort: 'bakken', kind, eerste: Number.parseInt(name.slice(1), 36) * PER_NUMBER }
    : NORMEN.test(name)
      ? { soort: 'norm', norm: name.slice(1) }
      : null;
  if (PLEKKEN.size < MAX_NAMES) PLEKKEN.set(name, plek);
  return plek;
}

/**
 * Adds up stored cells without making a cell of each: the digits of every number go straight to the counters of the sum.
 * Reading a month costs a few additions an hour.
 */
export function startSom(): Celsom {
  const tellers: Partial<Record<Teller, number>> = {};
  const normen: Record<string, number> = {};
  const sommen = { wachttijd: 0, opentijd: 0, afhaaktijd: 0 };
  const bakken = { b: GEEN, w: GEEN, o: GEEN, a: GEEN };
  return {
    telBij(attributes) {
      for (const name in attributes) {
        const count = attributes[name];
        if (typeof count !== 'number') continue;
        const plek = plekVan(name);
        if (plek === null) continue;
        if (plek.soort === 'teller') tellers[plek.teller] = (tellers[plek.teller] ?? 0) + count;
        else if (plek.soort === 'norm') normen[plek.norm] = (normen[plek.norm] ?? 0) + count;
        else if (plek.soort === 'som') sommen[plek.som] += count;
        else if (Number.isSafeInteger(count)) {
          if (bakken[plek.kind].length === 0) bakken[plek.kind] = new Float64Array(AANTAL_BAKKEN);
          unpack(count, plek.eerste, bakken[plek.kind]);
        }
      }
    },
    cel: () => {
      for (const teller of TELLERS) if (tellers[teller] === 0) delete tellers[teller];
      const judged = Object.entries(normen).filter(([, count]) => count !== 0);
      return {
        tellers: { ...tellers },
        wachttijd: distribution([bakken.b, bakken.w], sommen.wachttijd),
        opentijd: distribution([bakken.b, bakken.o], sommen.opentijd),
        afhaaktijd: distribution([bakken.a], sommen.afhaaktijd),
        ...(judged.length > 0 && { normen: Object.fromEntries(judged) }),
      };
    },
  };
}

/** Digits lie in -4096..4095, so that a count below zero (a difference) stays in its own bin. */
function unpack(packed: number, eerste: number, into: Float64Array): void {
  let left = packed;
  for (let bak = eerste; left !== 0 && bak < AANTAL_BAKKEN; bak += 1) {
    const shifted = left + BASE / 2;
    const digit = shifted - Math.floor(shifted / BASE) * BASE - BASE / 2;
    into[bak]! += digit;
    left = (left - digit) / BASE;
  }
}

function distribution(parts: readonly Float64Array[], somMs: number): Verdeling {
  const bakken = new Map<number, number>();
  let n = 0;
  if (parts.every((part) => part.length === 0)) return { n, somMs, bakken };
  for (let bak = 0; bak < AANTAL_BAKKEN; bak += 1) {
    let count = 0;
    for (const part of parts) count += part[bak] ?? 0;
    if (count === 0) continue;
    bakken.set(bak, count);
    n += count;
  }
  return { n, somMs, bakken };
}
