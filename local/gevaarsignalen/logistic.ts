/**
 * Logistic regression by Adagrad over sparse examples, of which each is a whole and its parts: small, quick, and the same
 * to the last bit for the same seed. Nobody says which part of a dangerous message is the dangerous one: what its parts
 * say together is learnt, so that the highest of them learns most.
 */
import { PLAATSEN } from '../../shared/domain/gevaarsignalen/kenmerken.ts';
import { SCHERPTE, samen } from '../../shared/domain/gevaarsignalen/model.ts';

/** Features as numbers: places in a table of weights, and how much each counts. */
export interface Getallen {
  readonly plaatsen: Int32Array;
  readonly waarden: Float32Array;
}

export interface Voorbeeld {
  readonly geheel: Getallen;
  /** None where only the whole is learnt from. */
  readonly delen: readonly Getallen[];
  readonly doel: 0 | 1;
  /** How much a mistake on it costs. */
  readonly gewicht: number;
}

export interface Geleerd {
  readonly geheel: Float64Array;
  readonly delen: Float64Array;
  readonly begin: number;
}

export interface LerenAls {
  readonly rondes: number;
  readonly stap: number;
  readonly l2: number;
  readonly zaad: number;
  /** How much the whole, and the parts together, say. */
  readonly verdeling: { readonly geheel: number; readonly delen: number };
}

/** Which share of the rounds counts for the answer. */
const LATER = 2 / 3;
/** A part with so small a share in what the parts say together learns nothing. */
const KLEINSTE_AANDEEL = 0.03;
/** What has been learnt of a place before anything was: keeps the first step small. */
const BEGINKWADRAAT = 1e-2;

/** A generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function makeRandom(zaad: number): () => number {
  let state = zaad >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function som({ plaatsen, waarden }: Getallen, tabel: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < plaatsen.length; at += 1)
    sum += (tabel[plaatsen[at] as number] as number) * (waarden[at] as number);
  return sum;
}

/** One table of weights while it is learnt. */
interface Leertabel {
  readonly nu: Float64Array;
  readonly kwadraten: Float64Array;
  /** The last word of a run depends on its last examples: the mean over its later rounds does not. */
  readonly som: Float64Array;
}

const makeLeertabel = (): Leertabel => ({
  nu: new Float64Array(PLAATSEN),
  kwadraten: new Float64Array(PLAATSEN).fill(BEGINKWADRAAT),
  som: new Float64Array(PLAATSEN),
});

function verzet({ nu, kwadraten }: Leertabel, { plaatsen, waarden }: Getallen, fout: number, als: LerenAls): void {
  for (let at = 0; at < plaatsen.length; at += 1) {
    const place = plaatsen[at] as number;
    const helling = fout * (waarden[at] as number) + als.l2 * (nu[place] as number);
    const kwadraat = (kwadraten[place] as number) + helling * helling;
    kwadraten[place] = kwadraat;
    nu[place] = (nu[place] as number) - (als.stap * helling) / Math.sqrt(kwadraat);
  }
}

function telOp({ nu, som: total }: Leertabel): void {
  for (let place = 0; place < PLAATSEN; place += 1) total[place] = (total[place] as number) + (nu[place] as number);
}

export function leer(voorbeelden: readonly Voorbeeld[], als: LerenAls): Geleerd {
  const { rondes, stap, verdeling } = als;
  const geheel = makeLeertabel();
  const delen = makeLeertabel();
  const meetellen = Math.max(1, Math.ceil(rondes * LATER));
  let begin = 0;
  let beginKwadraat = BEGINKWADRAAT;
  let beginSom = 0;
  const random = makeRandom(als.zaad);
  const order = voorbeelden.map((_, nummer) => nummer);
  for (let ronde = 0; ronde < rondes; ronde += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const nummer of order) {
      const voorbeeld = voorbeelden[nummer] as Voorbeeld;
      const scores = voorbeeld.delen.map((deel) => som(deel, delen.nu));
      const together = scores.length === 0 ? 0 : samen(scores);
      const score = begin + verdeling.geheel * som(voorbeeld.geheel, geheel.nu) + verdeling.delen * together;
      const fout = (1 / (1 + Math.exp(-score)) - voorbeeld.doel) * voorbeeld.gewicht;
      if (Math.abs(fout) < 1e-4) continue;
      verzet(geheel, voorbeeld.geheel, fout * verdeling.geheel, als);
      voorbeeld.delen.forEach((deel, at) => {
        const aandeel = Math.exp(((scores[at] as number) - together) / SCHERPTE);
        if (aandeel > KLEINSTE_AANDEEL) verzet(delen, deel, fout * verdeling.delen * aandeel, als);
      });
      beginKwadraat += fout * fout;
      begin -= (stap * fout) / Math.sqrt(beginKwadraat);
    }
    if (ronde < rondes - meetellen) continue;
    telOp(geheel);
    telOp(delen);
    beginSom += begin;
  }
  return {
    geheel: geheel.som.map((total) => total / meetellen),
    delen: delen.som.map((total) => total / meetellen),
    begin: beginSom / meetellen,
  };
}
