/** Logistic regression by Adagrad over sparse examples: small, quick, and the same to the last bit for the same seed. */
import {
  AANTAL_SOORTEN,
  GEWICHT_PER_SOORT,
  kenmerkenVan,
  makeGeheugen,
  PLAATSEN,
} from '../../shared/domain/gevaarsignalen/kenmerken.ts';
import type { Woord } from '../../shared/domain/gevaarsignalen/zinnen.ts';

export interface Voorbeeld {
  readonly plaatsen: Int32Array;
  readonly waarden: Float64Array;
  readonly doel: 0 | 1;
  /** How much a mistake on it costs. */
  readonly gewicht: number;
}

export interface Gewichten {
  readonly tabel: Float64Array;
  readonly begin: number;
}

export interface LerenAls {
  readonly rondes: number;
  readonly stap: number;
  readonly l2: number;
  readonly zaad: number;
}

/** Which share of the rounds counts for the answer. */
const LATER = 2 / 3;

const geheugen = makeGeheugen();

/** A window of words as the numbers that the detector sees. */
export function voorbeeldVan(woorden: readonly Woord[], doel: 0 | 1, gewicht: number): Voorbeeld {
  const soorten = kenmerkenVan(woorden, geheugen);
  const total = soorten.reduce((sum, places) => sum + places.length, 0);
  const plaatsen = new Int32Array(total);
  const waarden = new Float64Array(total);
  let at = 0;
  for (let soort = 0; soort < AANTAL_SOORTEN; soort += 1) {
    const places = soorten[soort] ?? [];
    const value = (GEWICHT_PER_SOORT[soort] ?? 0) / Math.sqrt(Math.max(1, places.length));
    for (const place of places) {
      plaatsen[at] = place;
      waarden[at] = value;
      at += 1;
    }
  }
  return { plaatsen, waarden, doel, gewicht };
}

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

export function scoreVan({ plaatsen, waarden }: Voorbeeld, { tabel, begin }: Gewichten): number {
  let sum = begin;
  for (let at = 0; at < plaatsen.length; at += 1)
    sum += (tabel[plaatsen[at] as number] as number) * (waarden[at] as number);
  return sum;
}

export function leer(voorbeelden: readonly Voorbeeld[], { rondes, stap, l2, zaad }: LerenAls): Gewichten {
  const tabel = new Float64Array(PLAATSEN);
  const kwadraten = new Float64Array(PLAATSEN).fill(1e-2);
  // The last word of a run depends on its last examples: the mean over its later rounds does not.
  const som = new Float64Array(PLAATSEN);
  let beginSom = 0;
  const meetellen = Math.max(1, Math.ceil(rondes * LATER));
  let begin = 0;
  let beginKwadraat = 1e-2;
  const random = makeRandom(zaad);
  const order = voorbeelden.map((_, nummer) => nummer);
  for (let ronde = 0; ronde < rondes; ronde += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const nummer of order) {
      const voorbeeld = voorbeelden[nummer] as Voorbeeld;
      const { plaatsen, waarden, doel, gewicht } = voorbeeld;
      const fout = (1 / (1 + Math.exp(-scoreVan(voorbeeld, { tabel, begin }))) - doel) * gewicht;
      if (Math.abs(fout) < 1e-4) continue;
      for (let at = 0; at < plaatsen.length; at += 1) {
        const place = plaatsen[at] as number;
        const helling = fout * (waarden[at] as number) + l2 * (tabel[place] as number);
        const kwadraat = (kwadraten[place] as number) + helling * helling;
        kwadraten[place] = kwadraat;
        tabel[place] = (tabel[place] as number) - (stap * helling) / Math.sqrt(kwadraat);
      }
      beginKwadraat += fout * fout;
      begin -= (stap * fout) / Math.sqrt(beginKwadraat);
    }
    if (ronde < rondes - meetellen) continue;
    for (let place = 0; place < PLAATSEN; place += 1) som[place] = (som[place] as number) + (tabel[place] as number);
    beginSom += begin;
  }
  return { tabel: som.map((total) => total / meetellen), begin: beginSom / meetellen };
}
