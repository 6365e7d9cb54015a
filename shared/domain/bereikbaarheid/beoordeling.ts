/** What one wait adds to the figures (ZWOLLE 9.1; domain rules: bereikbaarheid). */
import type { Wacht } from '../contact/types.ts';
import type { Openingsindex } from '../openingstijden/types.ts';
import { epochMs, HOUR, type Instant, instantOf, msBetween } from '../tijd/instant.ts';
import { normTekst } from './normen.ts';
import type { Bijdrage, CelSleutel, Norm, OpenBijdrage, Teller } from './types.ts';

/** Who hangs up within this time did not wait: counted apart. Telephone only; the limit itself is within. */
export const KORT_AFGEHAAKT_MS = 5000;

/** What was known when the wait was judged. */
export interface Oordeelcontext {
  readonly openingsindex: Openingsindex;
  /** The norm for the day on which the wait began; null where none holds. */
  readonly norm: Norm | null;
  readonly kortAfgehaaktMs?: number;
  /** Of the settings that hours and norm come from: the judgement names it. */
  readonly versie?: number;
}

type EndedWacht = Wacht & { readonly einde: NonNullable<Wacht['einde']> };
type Verdict = Pick<Bijdrage, 'tellers' | 'wachttijdMs' | 'opentijdMs' | 'afhaaktijdMs'>;
/** What of a wait a judgement rests on. */
type Feiten = Pick<EndedWacht, 'kanaal' | 'wijkteam' | 'begin' | 'einde'>;

/** True for a wait that ended, and not before it began (such a wait is doubtful, and never a figure). */
function hasEnded(wacht: Wacht): wacht is EndedWacht {
  return wacht.einde !== null && wacht.einde.op >= wacht.begin;
}

/** The hour of the cell in which a wait counts: local hours are UTC hours, also on a clock change. */
export function celVan(wacht: Wacht): CelSleutel {
  const { kanaal, wijkteam, locatie } = wacht;
  const begin = epochMs(wacht.begin);
  const uur = instantOf(begin - (((begin % HOUR) + HOUR) % HOUR));
  return { kanaal, wijkteam, uur, ...(kanaal === 'inloop' && locatie !== undefined && { locatie }) };
}

/** The facts on which a judgement rests: as long as they stay the same, so does the judgement. */
function feitenVan({ kanaal, wijkteam, locatie, begin, einde }: EndedWacht): string {
  return [kanaal, wijkteam, locatie ?? '', begin, einde.op, einde.hoe].join('|');
}

/** Judges a wait that ended; null while it is open, and for a wait whose end lies before its begin. */
export function beoordeelWacht(wacht: Wacht, context: Oordeelcontext): Bijdrage | null {
  if (!hasEnded(wacht)) return null;
  return { wacht: wacht.id, feiten: feitenVan(wacht), cel: celVan(wacht), ...oordeel(wacht, context) };
}

/** The verdict, with the norm that it was held against and the settings that it rests on. */
function oordeel(wacht: Feiten, context: Oordeelcontext): Omit<Bijdrage, 'wacht' | 'feiten' | 'cel'> {
  const found = verdict(wacht, context);
  const held = (found.tellers.binnenNorm ?? 0) + (found.tellers.buitenNorm ?? 0) > 0;
  return {
    ...found,
    ...(held && context.norm !== null && { norm: normTekst(context.norm) }),
    ...(context.versie !== undefined && { versie: context.versie }),
  };
}

function verdict(wacht: Feiten, context: Oordeelcontext): Verdict {
  const { begin, einde, kanaal } = wacht;
  const elapsed = msBetween(begin, einde.op);
  const inHours = context.openingsindex.toestand(begin).open;
  const received: Partial<Record<Teller, number>> = {
    ...(inHours ? {} : { buitenOpeningstijd: 1 }),
    ...(epochMs(begin) % HOUR >= HOUR / 2 ? { tweedeHalfuur: 1 } : {}),
  };

  switch (einde.hoe) {
    case 'beantwoord': {
      const open = context.openingsindex.opentijdMs(begin, einde.op);
      return {
        tellers: { beantwoord: 1, ...received, ...againstNorm(context.norm, inHours, elapsed, open) },
        ...(inHours ? { wachttijdMs: elapsed } : {}),
        opentijdMs: open,
      };
    }
    case 'afgehaakt': {
      if (kanaal === 'telefoon' && elapsed <= (context.kortAfgehaaktMs ?? KORT_AFGEHAAKT_MS)) {
        return { tellers: { afgehaaktKort: 1, ...received } };
      }
      return {
        tellers: { afgehaakt: 1, ...received, ...missed(context.norm, inHours) },
        ...(inHours ? { afhaaktijdMs: elapsed } : {}),
      };
    }
    case 'terugbel-gevraagd':
      return { tellers: { terugbelGevraagd: 1, ...received, ...missed(context.norm, inHours) } };
    case 'opgehangen-in-menu':
      // Outside hours the menu says so and that is the whole call: received, and short; inside, nobody waited yet.
      return { tellers: inHours ? { opgehangenInMenu: 1 } : { afgehaaktKort: 1, ...received } };
    case 'geen-antwoord-nodig':
      return { tellers: { geenAntwoordNodig: 1 } };
  }
}

/** An elapsed norm says nothing about what began outside opening hours; an open-time norm does: its clock waits. */
function isJudged(norm: Norm | null, inHours: boolean): norm is Norm {
  return norm !== null && (inHours || norm.klok === 'open');
}

function isWithin(norm: Norm, elapsed: number, open: number): boolean {
  return (norm.klok === 'open' ? open : elapsed) <= norm.seconden * 1000;
}

function againstNorm(
  norm: Norm | null,
  inHours: boolean,
  elapsed: number,
  open: number,
): Partial<Record<Teller, number>> {
  if (!isJudged(norm, inHours)) return {};
  return isWithin(norm, elapsed, open) ? { binnenNorm: 1 } : { buitenNorm: 1 };
}

function missed(norm: Norm | null, inHours: boolean): Partial<Record<Teller, number>> {
  return isJudged(norm, inHours) ? { buitenNorm: 1 } : {};
}

/** What a wait that has not ended counts for at `peildatum`; null when it has ended (or is doubtful). */
export function openWacht(wacht: Wacht, peildatum: Instant, context: Oordeelcontext): OpenBijdrage | null {
  if (wacht.einde !== null) return null;
  const inHours = context.openingsindex.toestand(wacht.begin).open;
  const tellers: Partial<Record<keyof OpenBijdrage['tellers'], number>> = { wachtend: 1 };
  if (!inHours) tellers.buitenOpeningstijd = 1;
  if (isJudged(context.norm, inHours)) {
    const elapsed = msBetween(wacht.begin, peildatum);
    const open = context.openingsindex.opentijdMs(wacht.begin, peildatum);
    tellers[isWithin(context.norm, elapsed, open) ? 'nogNietBekend' : 'buitenNorm'] = 1;
  }
  return { cel: celVan(wacht), tellers };
}

/**
 * The bijdragen of all waits of a contact. One that was judged before keeps its judgement while its facts are the same
 * ("as it was known then": later hours and norms do not rewrite it); without `eerdere` everything is judged anew.
 */
export function bijdragenVan(
  wachten: readonly Wacht[],
  eerdere: readonly Bijdrage[],
  contextVoor: (wacht: Wacht) => Oordeelcontext,
): readonly Bijdrage[] {
  const known = new Map(eerdere.map((bijdrage) => [bijdrage.wacht, bijdrage]));
  return wachten.filter(hasEnded).map((wacht) => {
    const before = known.get(wacht.id);
    if (before !== undefined && before.feiten === feitenVan(wacht)) return before;
    return { wacht: wacht.id, feiten: feitenVan(wacht), cel: celVan(wacht), ...oordeel(wacht, contextVoor(wacht)) };
  });
}

/** A wait as far as its judgement knows it. */
export interface Oordeelfeiten extends Pick<Wacht, 'kanaal' | 'wijkteam' | 'locatie' | 'begin'> {
  readonly einde: NonNullable<Wacht['einde']>;
}

/** The facts that a bijdrage rests on; null when they cannot be read. */
export function feitenUit({ feiten }: Pick<Bijdrage, 'feiten'>): Oordeelfeiten | null {
  const [kanaal, wijkteam, locatie, begin, op, hoe, ...rest] = feiten.split('|');
  if (!kanaal || !wijkteam || !begin || !op || !hoe || rest.length > 0) return null;
  return {
    kanaal: kanaal as Wacht['kanaal'],
    wijkteam,
    ...(locatie && { locatie }),
    begin: begin as Instant,
    einde: { op: op as Instant, hoe: hoe as Oordeelfeiten['einde']['hoe'] },
  };
}

/** The same wait judged anew, as if it ended now: by another context, and by no recalculation. */
export function herbeoordeel(bijdrage: Bijdrage, context: Oordeelcontext): Bijdrage {
  const feiten = feitenUit(bijdrage);
  if (feiten === null) return bijdrage;
  return { wacht: bijdrage.wacht, feiten: bijdrage.feiten, cel: bijdrage.cel, ...oordeel(feiten, context) };
}

/** Whether two judgements of one wait come to the same, whoever made them and by whichever settings. */
export function zelfdeOordeel(a: Bijdrage, b: Bijdrage): boolean {
  const of = ({ tellers: { herberekend: _, ...tellers }, wachttijdMs, opentijdMs, afhaaktijdMs, norm }: Bijdrage) =>
    JSON.stringify([Object.entries(tellers).sort(), wachttijdMs, opentijdMs, afhaaktijdMs, norm]);
  return of(a) === of(b);
}

/**
 * The last instant at which an end of this wait is still within the norm; null when no norm judges it (none holds, or it
 * began outside opening hours under an elapsed norm), and when the opening hours never leave that much time.
 */
export function normOpVan(
  { begin }: Pick<Wacht, 'begin'>,
  { norm, openingsindex }: Pick<Oordeelcontext, 'norm' | 'openingsindex'>,
): Instant | null {
  if (!isJudged(norm, openingsindex.toestand(begin).open)) return null;
  const ms = norm.seconden * 1000;
  return norm.klok === 'open' ? openingsindex.tijdstip(begin, ms) : instantOf(epochMs(begin) + ms);
}
