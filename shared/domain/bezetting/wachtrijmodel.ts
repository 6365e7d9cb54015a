/**
 * How long people wait when so many call and so many answer: the M/M/n queue of Erlang (everybody waits for ever, "C") and
 * of Palm (people give up after a while, "A"). Calls come at random and talks have an exponential length; for a quarter
 * of an hour or more of one line that is close enough to plan by, and a simulation in the tests says how close.
 */

export interface Belasting {
  /** Calls an hour that want a person. */
  readonly perUur: number;
  /** Mean time that a person is busy with one call, work afterwards included, seconds. */
  readonly behandelSeconden: number;
  /** Mean time after which somebody who waits gives up, seconds; null = nobody ever does (Erlang C). */
  readonly geduldSeconden: number | null;
}

export interface Verwachting {
  /** Share (0-1) of all callers who get a person within the limit, the limit included. */
  readonly binnen: number;
  /** Share (0-1) who give up. Without giving up and with too few people the queue grows without end: then `binnen` is 0. */
  readonly afhakers: number;
  /** Share (0-1) who give up within the short limit: they are counted apart. */
  readonly kortAfhakers: number;
  /** Mean wait over all callers, seconds; infinite for a queue that grows without end. */
  readonly gemiddeldeWacht: number;
  /** Share (0-1) of the people's time in which they are busy. */
  readonly bezettingsgraad: number;
}

/** Beyond this many waiting the chance is smaller than a number can hold for any load below. */
const MAX_WACHTENDEN = 20_000;
const VERWAARLOOSBAAR = 1e-15;
/** Steps of Simpson's rule: at least so many, and so many for each time in which the curve changes much. */
const MIN_STAPPEN = 400;
const STAPPEN_PER_TIJD = 16;

/** Chance that all `n` lines are busy when nobody waits (Erlang B), by the recursion that never overflows. */
export function erlangB(erlang: number, n: number): number {
  let blocked = 1;
  for (let lines = 1; lines <= n; lines += 1) blocked = (erlang * blocked) / (lines + erlang * blocked);
  return blocked;
}

/** Chance that a caller has to wait when everybody waits for ever (Erlang C); 1 when the load is too high. */
export function erlangC(erlang: number, n: number): number {
  if (erlang >= n) return 1;
  const blocked = erlangB(erlang, n);
  return (n * blocked) / (n - erlang * (1 - blocked));
}

/**
 * What `mensen` people achieve under this load.
 * @param grensSeconden the norm: within it counts as answered in time
 * @param kortSeconden giving up within it is counted apart
 * @throws RangeError for negative numbers, a time of zero or a number of people that is not whole
 */
export function verwacht(
  { perUur, behandelSeconden, geduldSeconden }: Belasting,
  mensen: number,
  grensSeconden: number,
  kortSeconden = 0,
): Verwachting {
  const times = [behandelSeconden, geduldSeconden ?? 1];
  if (times.some((time) => !(time > 0) || !Number.isFinite(time)) || !(perUur >= 0) || !(grensSeconden >= 0)) {
    throw new RangeError('not a load: times must be above zero, arrivals and limit zero or more');
  }
  if (!Number.isInteger(mensen) || mensen < 0) throw new RangeError(`not a number of people: ${mensen}`);
  const lambda = perUur / 3600;
  const erlang = lambda * behandelSeconden;
  if (lambda === 0) return { binnen: 1, afhakers: 0, kortAfhakers: 0, gemiddeldeWacht: 0, bezettingsgraad: 0 };
  return geduldSeconden === null
    ? zonderAfhaken(erlang, mensen, behandelSeconden, grensSeconden)
    : metAfhaken(lambda, mensen, behandelSeconden, geduldSeconden, grensSeconden, kortSeconden);
}

function zonderAfhaken(erlang: number, n: number, talk: number, limit: number): Verwachting {
  if (erlang >= n) {
    return { binnen: 0, afhakers: 0, kortAfhakers: 0, gemiddeldeWacht: Number.POSITIVE_INFINITY, bezettingsgraad: 1 };
  }
  const waits = erlangC(erlang, n);
  const spare = (n - erlang) / talk;
  return {
    binnen: 1 - waits * Math.exp(-spare * limit),
    afhakers: 0,
    kortAfhakers: 0,
    gemiddeldeWacht: waits / spare,
    bezettingsgraad: erlang / n,
  };
}

/**
 * Who finds j others waiting is reached after j + 1 departures, of which the i-th happens at rate n/talk + i/patience.
 * Weighed with the chance of finding j, the moment at which a patient caller would be reached has the density
 * `full * n/talk * exp(-n/talk s + lambda patience (1 - e^(-s/patience)))`, with `full` the chance that all are busy and
 * nobody waits. All shares below are integrals of it.
 */
function metAfhaken(
  lambda: number,
  n: number,
  talk: number,
  patience: number,
  limit: number,
  short: number,
): Verwachting {
  const leave = 1 / patience;
  const serve = n / talk;
  const { full, waiting, meanQueue } = evenwicht(lambda, n, talk, leave);
  const reached = (s: number) => full * serve * Math.exp(-serve * s + (lambda / leave) * -Math.expm1(-leave * s));
  // Beyond this the curve is below e^-40 of its beginning.
  const end = (lambda / leave + 40) / serve;
  const upTo = (t: number, curve: (s: number) => number) =>
    n === 0 ? 0 : simpson(curve, Math.min(t, end), Math.max(serve, leave, lambda));
  const servedBy = (t: number) => upTo(t, (s) => reached(s) * Math.exp(-leave * s));
  const wouldBeReachedBy = (t: number) => upTo(t, reached);
  const stillThere = (t: number) => Math.max(0, waiting - wouldBeReachedBy(t)) * Math.exp(-leave * t);
  const afhakers = Math.min(1, (leave * meanQueue) / lambda);
  const kortAfhakers = short === 0 ? 0 : Math.max(0, waiting - servedBy(short) - stillThere(short));
  return {
    binnen: Math.min(1, 1 - waiting + servedBy(limit)),
    afhakers,
    kortAfhakers: Math.min(afhakers, kortAfhakers),
    gemiddeldeWacht: meanQueue / lambda,
    bezettingsgraad: n === 0 ? 0 : Math.min(1, (lambda * (1 - afhakers) * talk) / n),
  };
}

/** Long-run chances: all busy with nobody waiting, somebody has to wait (all busy), and the mean number that waits. */
function evenwicht(lambda: number, n: number, talk: number, leave: number) {
  // Relative to the state "all busy, nobody waits", so that nothing over- or underflows at any size.
  let below = 0;
  let term = 1;
  for (let busy = n; busy > 0; busy -= 1) {
    term *= busy / (lambda * talk);
    below += term;
    if (term < VERWAARLOOSBAAR * below) break;
  }
  let above = 1;
  let queue = 0;
  term = 1;
  for (let waits = 1; waits <= MAX_WACHTENDEN; waits += 1) {
    term *= lambda / (n / talk + waits * leave);
    above += term;
    queue += waits * term;
    if (term < VERWAARLOOSBAAR * above) break;
  }
  const whole = below + above;
  return { full: 1 / whole, waiting: above / whole, meanQueue: queue / whole };
}

function simpson(curve: (s: number) => number, until: number, rate: number): number {
  if (until === 0) return 0;
  const steps = 2 * Math.ceil(Math.max(MIN_STAPPEN, STAPPEN_PER_TIJD * rate * until) / 2);
  const step = until / steps;
  let sum = curve(0) + curve(until);
  for (let i = 1; i < steps; i += 1) sum += (i % 2 === 0 ? 2 : 4) * curve(i * step);
  return (sum * step) / 3;
}
