/**
 * The seal over an hour of lines: a list of their prints, and a head that hangs on the head of the hour before. Who changes,
 * removes or puts in a line afterwards must change this seal and every later one as well.
 */
import type { Instant } from '../tijd/instant.ts';
import { type Uur, type Verantwoordingsregel, volgendUur } from './types.ts';

/** A line as it lies in the store: where, and everything that is kept of it as one text. */
export interface Vastgelegd {
  readonly sleutel: string;
  readonly inhoud: string;
  /** Undefined when it cannot be read as a line of ours. */
  readonly regel: Verantwoordingsregel | undefined;
}

export interface Afdruk {
  readonly sleutel: string;
  readonly afdruk: string;
}

export interface Zegel {
  readonly uur: Uur;
  readonly verzegeldOp: Instant;
  /** Head of the hour before; null for the first hour ever. */
  readonly vorige: string | null;
  readonly afdrukken: readonly Afdruk[];
  /** Print of the log of processing of this hour; null when it could not be made. */
  readonly logboek: string | null;
  readonly kop: string;
}

/** One-way, the same for the same parts. */
export type Hash = (...parts: readonly string[]) => string;

export const afdrukVan = ({ sleutel, inhoud }: Vastgelegd, hash: Hash): Afdruk => ({
  sleutel,
  afdruk: hash('verantwoordingsregel', sleutel, inhoud),
});

/** The head: what a seal comes down to. When it was sealed is no part of it, so that sealing again gives the same. */
export function kopVan({ uur, vorige, afdrukken, logboek }: Omit<Zegel, 'kop' | 'verzegeldOp'>, hash: Hash): string {
  const prints = afdrukken.flatMap(({ sleutel, afdruk }) => [sleutel, afdruk]);
  return hash('zegel', uur, vorige ?? '', logboek ?? '', ...prints);
}

export function verzegel(deel: Omit<Zegel, 'kop'>, hash: Hash): Zegel {
  return { ...deel, kop: kopVan(deel, hash) };
}

export const AFWIJKINGEN = ['gewijzigd', 'verwijderd', 'tussengevoegd', 'zegel-gewijzigd', 'zegel-ontbreekt'] as const;
export interface Afwijking {
  readonly uur: Uur;
  readonly soort: (typeof AFWIJKINGEN)[number];
  /** Key of the line; null when it is about the seal. */
  readonly sleutel: string | null;
}

/** What became of the lines of an hour since it was sealed. */
export function vergelijk(zegel: Zegel, nu: readonly Afdruk[]): readonly Afwijking[] {
  const { uur } = zegel;
  const sealed = new Map(zegel.afdrukken.map(({ sleutel, afdruk }) => [sleutel, afdruk]));
  const present = new Map(nu.map(({ sleutel, afdruk }) => [sleutel, afdruk]));
  const gone = [...sealed].flatMap(([sleutel, afdruk]): Afwijking[] => {
    const now = present.get(sleutel);
    if (now === afdruk) return [];
    return [{ uur, soort: now === undefined ? 'verwijderd' : 'gewijzigd', sleutel }];
  });
  const added = [...present.keys()]
    .filter((sleutel) => !sealed.has(sleutel))
    .map((sleutel): Afwijking => ({ uur, soort: 'tussengevoegd', sleutel }));
  return [...gone, ...added];
}

/**
 * Whether the seals hang together from `vanaf` up to and including `totEnMet`: each there, each what it says, each on the one
 * before. `eerder` is the head before the first; undefined when that is not known.
 */
export function controleerKeten(
  zegels: ReadonlyMap<Uur, Zegel>,
  vanaf: Uur,
  totEnMet: Uur,
  eerder: string | null | undefined,
  hash: Hash,
): readonly Afwijking[] {
  const found: Afwijking[] = [];
  let vorige = eerder;
  for (let uur = vanaf; uur <= totEnMet; uur = volgendUur(uur)) {
    const zegel = zegels.get(uur);
    if (zegel === undefined) {
      found.push({ uur, soort: 'zegel-ontbreekt', sleutel: null });
      vorige = undefined;
      continue;
    }
    const whole = zegel.uur === uur && zegel.kop === kopVan(zegel, hash);
    const hangs = vorige === undefined || zegel.vorige === vorige;
    if (!whole || !hangs) found.push({ uur, soort: 'zegel-gewijzigd', sleutel: null });
    vorige = zegel.kop;
  }
  return found;
}
