/** A calendar written out: for whoever must know the coming days without being able to ask. */
import { addDays, clockChangesOf, instantOfLocal, localDateOf } from '../tijd/amsterdam.ts';
import { type Instant, instantOf, type LocalDate, type LocalTime } from '../tijd/instant.ts';
import type { Openingsindex, Openingsregeling } from './types.ts';
import { sluitingenVan } from './volgt-wijkteam.ts';

/** One stretch of time with one answer. */
export interface Openingsperiode {
  readonly van: Instant;
  readonly tot: Instant;
  readonly open: boolean;
  /** As in `OpenToestand`. */
  readonly reden: string;
}

/** Wall-clock times at which a day can get another rule: where a part of any pattern or exception begins or ends. */
function timesOf(regeling: Openingsregeling): ReadonlySet<LocalTime> {
  const { patronen, uitzonderingen, vanWijkteam } = regeling;
  const dagdelen = [
    ...patronen.flatMap(({ week }) => week.flatMap((dag) => dag.dagdelen)),
    ...uitzonderingen.flatMap((uitzondering) => uitzondering.dagdelen),
  ];
  return new Set([
    '00:00',
    ...(vanWijkteam ? timesOf(vanWijkteam) : []),
    ...dagdelen.flatMap(({ van, tot }) => [van, tot]),
  ]);
}

/** Every instant at which the reason can change, in order; more than needed does no harm. */
function cutsOf(regeling: Openingsregeling, van: Instant, tot: Instant): readonly Instant[] {
  const times = timesOf(regeling);
  const cuts: Instant[] = sluitingenVan(regeling).flatMap((sluiting) => [
    sluiting.van,
    ...(sluiting.tot === null ? [] : [sluiting.tot]),
  ]);
  const last = localDateOf(tot);
  for (let date: LocalDate = localDateOf(van); date <= last; date = addDays(date, 1)) {
    for (const time of times) {
      cuts.push(instantOfLocal(`${date}T${time}`, 'first'), instantOfLocal(`${date}T${time}`, 'last'));
    }
    const { toSummer, toWinter } = clockChangesOf(Number(date.slice(0, 4)));
    cuts.push(instantOf(toSummer), instantOf(toWinter));
  }
  return [...new Set(cuts)].filter((cut) => cut > van && cut < tot).sort();
}

/**
 * What `index` (made of `regeling`) answers at every instant of [van, tot): stretches in order, without gaps, each other
 * than the one before it. Empty when `tot` is not after `van`.
 */
export function openingsperioden(
  regeling: Openingsregeling,
  index: Openingsindex,
  van: Instant,
  tot: Instant,
): readonly Openingsperiode[] {
  const cuts = cutsOf(regeling, van, tot);
  const found: Openingsperiode[] = [];
  let next = 0;
  for (let at = van; at < tot; ) {
    const { open, reden, volgendeWijziging } = index.toestand(at);
    while (next < cuts.length && (cuts[next] as Instant) <= at) next += 1;
    const cut = cuts[next] ?? tot;
    const end = volgendeWijziging !== null && volgendeWijziging < cut ? volgendeWijziging : cut;
    const before = found.at(-1);
    if (before !== undefined && before.open === open && before.reden === reden) {
      found[found.length - 1] = { ...before, tot: end };
    } else found.push({ van: at, tot: end, open, reden });
    at = end;
  }
  return found;
}
