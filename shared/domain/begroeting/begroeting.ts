/**
 * What a telephone exchange must know to greet a caller: open or not, why, until when, who has duty, and which numbers to
 * name. Worked out in two steps: first everything that is known about the coming days (`Begroetingsstof`), then what
 * holds at one instant. So the same stof still gives the right answer hours later, when nothing can be read any more.
 */
import type { Dienstbron } from '../achterwacht/types.ts';
import { DOMEINEN, type Domein } from '../contact/types.ts';
import type { Openingsperiode } from '../openingstijden/openingsperioden.ts';
import { HOUR, type Instant, MINUTE, msBetween } from '../tijd/instant.ts';

/** A last known answer that is older is no answer any more: opening hours and duties may be other ones by now. */
export const MAX_LEEFTIJD_MS = 24 * HOUR;
/** So far may the clock run ahead of whoever read it. */
const MAX_VOORUIT_MS = 5 * MINUTE;

/** Who has duty from `van` to `tot`; `tot` null when nothing in the roster changes it. */
export interface Dienststuk {
  readonly van: Instant;
  readonly tot: Instant | null;
  readonly professional: string | null;
  /** Work telephone on which the exchange may connect; null when there is none. */
  readonly nummer: string | null;
  readonly bron: Dienstbron;
}

export interface Nummer {
  readonly naam: string;
  readonly nummer: string;
}

export interface Begroetingsstof {
  readonly wijkteam: string;
  readonly opgesteldOp: Instant;
  /** Without gaps, from the beginning of the day of `opgesteldOp`. */
  readonly perioden: readonly Openingsperiode[];
  /** When it opens (closes) after the last of the periods, as far as that is known. */
  readonly wijzigingDaarna: Instant | null;
  readonly diensten: Readonly<Record<Domein, readonly Dienststuk[]>>;
  readonly crisisdienst: Nummer;
  readonly noodnummers: readonly Nummer[];
}

export interface Begroeting {
  readonly wijkteam: string;
  readonly open: boolean;
  readonly reden: string;
  readonly volgendeWijziging: Instant | null;
  readonly dienstdoende: Readonly<Record<Domein, Omit<Dienststuk, 'van'>>>;
  readonly crisisdienst: Nummer;
  readonly noodnummers: readonly Nummer[];
  /** When what it rests on was read. */
  readonly opgesteldOp: Instant;
  /** Until when `open`, `reden` and `dienstdoende` hold; afterwards `komende` says whether it is open. */
  readonly geldigTot: Instant;
  /** True when nothing could be read now, and this rests on what was read `leeftijdSeconden` ago. */
  readonly laatstBekend: boolean;
  readonly leeftijdSeconden: number;
  /** The running stretch and those after it, seven whole days ahead. */
  readonly komende: readonly Openingsperiode[];
}

const NIEMAND: Omit<Dienststuk, 'van'> = { tot: null, professional: null, nummer: null, bron: 'crisisdienst' };

function dienstOp(stukken: readonly Dienststuk[], nu: Instant): Omit<Dienststuk, 'van'> {
  const found = stukken.find(({ van, tot }) => van <= nu && (tot === null || nu < tot));
  if (found === undefined) return NIEMAND;
  const { van: _, ...dienst } = found;
  return dienst;
}

/**
 * The greeting at `nu`, from what was read at `stof.opgesteldOp`; null when that is longer ago than 24 hours, or in the
 * future (a clock that went wrong), or says nothing about `nu`.
 */
export function begroetingOp(stof: Begroetingsstof, nu: Instant, laatstBekend: boolean): Begroeting | null {
  const leeftijd = msBetween(stof.opgesteldOp, nu);
  const komende = stof.perioden.filter(({ tot }) => nu < tot);
  const nuGeldend = komende[0];
  if (leeftijd < -MAX_VOORUIT_MS || leeftijd > MAX_LEEFTIJD_MS || nuGeldend === undefined) return null;
  const dienstdoende = Object.fromEntries(
    DOMEINEN.map((domein) => [domein, dienstOp(stof.diensten[domein], nu)]),
  ) as unknown as Begroeting['dienstdoende'];
  const wisselingen = DOMEINEN.map((domein) => dienstdoende[domein].tot).filter((tot) => tot !== null);
  return {
    wijkteam: stof.wijkteam,
    open: nuGeldend.open,
    reden: nuGeldend.reden,
    volgendeWijziging: komende.find(({ open }) => open !== nuGeldend.open)?.van ?? stof.wijzigingDaarna,
    dienstdoende,
    crisisdienst: stof.crisisdienst,
    noodnummers: stof.noodnummers,
    opgesteldOp: stof.opgesteldOp,
    geldigTot: [nuGeldend.tot, ...wisselingen].sort()[0] as Instant,
    laatstBekend,
    leeftijdSeconden: Math.max(0, Math.floor(leeftijd / 1000)),
    komende,
  };
}
