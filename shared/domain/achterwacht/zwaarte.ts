/** How much a stretch of duty weighs when turns are shared out: the hours that nobody likes count for more. */
import { addDays, instantOfLocal, localDateOf, weekdayOf } from '../tijd/amsterdam.ts';
import { earliest, HOUR, type Instant, type LocalDate, msBetween } from '../tijd/instant.ts';

export const SOORTEN_UUR = ['gewoon', 'avond', 'vrijdagmiddag', 'weekend', 'feestdag'] as const;
/** What an hour of duty is; of several the last in this list. */
export type SoortUur = (typeof SOORTEN_UUR)[number];

/** Weight of an hour. A choice of the product, the same for everybody; the report shows the plain hours beside it. */
export const GEWICHT: Readonly<Record<SoortUur, number>> = {
  gewoon: 1,
  avond: 1.5,
  vrijdagmiddag: 1.5,
  weekend: 2,
  feestdag: 3,
};

const AVOND = '18:00';
const MIDDAG = '12:00';
const OCHTEND = '07:00';

/** The kinds of hour of one local day, each from its time of the day. */
function kindsOf(datum: LocalDate, isFeestdag: boolean): readonly (readonly [string, SoortUur])[] {
  const dag = weekdayOf(datum);
  if (isFeestdag) return [['00:00', 'feestdag']];
  if (dag >= 6) return [['00:00', 'weekend']];
  const kinds: (readonly [string, SoortUur])[] = [
    ['00:00', 'avond'],
    [OCHTEND, 'gewoon'],
  ];
  if (dag === 5) kinds.push([MIDDAG, 'vrijdagmiddag']);
  kinds.push([AVOND, 'avond']);
  return kinds;
}

/** Hours of each kind in [van, tot), by the clock: an hour that comes twice is two. */
export function urenPerSoort(
  { van, tot }: { readonly van: Instant; readonly tot: Instant },
  isFeestdag: (datum: LocalDate) => boolean,
): Readonly<Record<SoortUur, number>> {
  const uren: Record<SoortUur, number> = { gewoon: 0, avond: 0, vrijdagmiddag: 0, weekend: 0, feestdag: 0 };
  for (
    let datum = localDateOf(van);
    van < tot && instantOfLocal(`${datum}T00:00`, 'first') < tot;
    datum = addDays(datum, 1)
  ) {
    const kinds = kindsOf(datum, isFeestdag(datum));
    for (const [index, [from, soort]] of kinds.entries()) {
      const next = kinds[index + 1]?.[0];
      const begin = instantOfLocal(`${datum}T${from}`, 'first');
      const end =
        next === undefined
          ? instantOfLocal(`${addDays(datum, 1)}T00:00`, 'first')
          : instantOfLocal(`${datum}T${next}`, 'first');
      const [a, b] = [begin > van ? begin : van, earliest(end, tot) as Instant];
      if (a < b) uren[soort] += msBetween(a, b) / HOUR;
    }
  }
  return uren;
}

/** Weighted hours of a stretch of duty. */
export function zwaarteVan(
  periode: { readonly van: Instant; readonly tot: Instant },
  isFeestdag: (datum: LocalDate) => boolean,
): number {
  const uren = urenPerSoort(periode, isFeestdag);
  return SOORTEN_UUR.reduce((sum, soort) => sum + uren[soort] * GEWICHT[soort], 0);
}
