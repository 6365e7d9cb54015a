/** When somebody should be on duty: the half-days of the rotation, and where there is none the hours of the telephone. */
import { type Rotatie, vereisteDelen } from '../domain/achterwacht/rotatie.ts';
import type { Domein } from '../domain/contact/types.ts';
import { landelijkeSluitingsdagen } from '../domain/openingstijden/feestdagen.ts';
import { openingsperioden } from '../domain/openingstijden/openingsperioden.ts';
import type { Openingsindex } from '../domain/openingstijden/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { geldendeRegeling, openingsindexVan } from './openingstijden.ts';

interface Periode {
  readonly van: Instant;
  readonly tot: Instant;
}

export const isFeestdag = (datum: LocalDate): boolean =>
  landelijkeSluitingsdagen(Number(datum.slice(0, 4))).some((dag) => dag.datum === datum);

/** Whether a wijkteam is closed all day, by national custom or by its own choice. */
export function isSluitingsdag(settings: Instellingen, wijkteam: string, datum: LocalDate): boolean {
  const regeling = geldendeRegeling(settings, { wijkteam, kanaal: 'telefoon' });
  if (regeling.sluitingsdagen.some((dag) => dag.datum === datum)) return true;
  return regeling.landelijkeSluitingsdagen && isFeestdag(datum);
}

/** Periods in order that touch each other or overlap, as one. */
function merged(perioden: readonly Periode[]): readonly Periode[] {
  const found: Periode[] = [];
  for (const periode of perioden.toSorted((a, b) => (a.van < b.van ? -1 : a.van > b.van ? 1 : 0))) {
    const last = found.at(-1);
    if (last === undefined || periode.van > last.tot) found.push(periode);
    else if (periode.tot > last.tot) found[found.length - 1] = { van: last.van, tot: periode.tot };
  }
  return found;
}

/** The parts of periods that lie outside [van, tot). */
const without = (perioden: readonly Periode[], { van, tot }: Periode): readonly Periode[] =>
  perioden.flatMap((one) =>
    one.tot <= van || one.van >= tot
      ? [one]
      : [
          ...(one.van < van ? [{ van: one.van, tot: van }] : []),
          ...(one.tot > tot ? [{ van: tot, tot: one.tot }] : []),
        ],
  );

/** In which of the days of [van, tot) a rotation says who should be there. */
function geldigheid({ geldigVan, geldigTotEnMet }: Rotatie, tot: Instant): Periode {
  const end = geldigTotEnMet === undefined ? tot : startOfLocalDay(addDays(geldigTotEnMet, 1));
  return { van: startOfLocalDay(geldigVan), tot: end > tot ? tot : end };
}

/** Of [van, tot); before and after it answers nothing of use. */
export function vereisteUrenVan(
  settings: Instellingen,
  rotaties: readonly Rotatie[],
  wijkteam: string,
  domein: Domein,
  { van, tot }: Periode,
): Pick<Openingsindex, 'toestand'> {
  const plaats = { wijkteam, kanaal: 'telefoon' } as const;
  const rotatie = rotaties.find((one) => one.wijkteam === wijkteam && one.domein === domein);
  const index = openingsindexVan(settings, plaats);
  if (rotatie === undefined) return index;
  const telefoon = openingsperioden(geldendeRegeling(settings, plaats), index, van, tot).filter(({ open }) => open);
  const delen = vereisteDelen(rotatie, addDays(localDateOf(van), -1), localDateOf(tot), (datum) =>
    isSluitingsdag(settings, wijkteam, datum),
  ).map((deel) => ({ van: deel.vanOp, tot: deel.totOp }));
  const perioden = merged([...without(telefoon, geldigheid(rotatie, tot)), ...delen]);
  return {
    toestand(op) {
      const next = perioden.find((periode) => periode.tot > op);
      if (next === undefined) return { open: false, reden: 'rooster', volgendeWijziging: null };
      const open = next.van <= op;
      return { open, reden: 'rooster', volgendeWijziging: open ? next.tot : next.van };
    },
  };
}
