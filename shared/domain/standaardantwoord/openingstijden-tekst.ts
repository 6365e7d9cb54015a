/** Opening hours in words that a resident reads at once. */
import { type Minuten, makeDagregels } from '../openingstijden/dagregels.ts';
import type { Openingsregeling } from '../openingstijden/types.ts';
import { overal, sluitingenVan } from '../openingstijden/volgt-wijkteam.ts';
import { addDays, dayNumberOf, localDateOf, weekdayOf } from '../tijd/amsterdam.ts';
import { dagInWoorden, WEEKDAGEN } from '../tijd/in-woorden.ts';
import { epochMs, type Instant, type LocalDate } from '../tijd/instant.ts';

/** Days that differ are told this far ahead: what is further away is forgotten before it comes. */
const VOORUIT_DAGEN = 14;

function kloktijd(minute: number): string {
  const ofDay = minute > 1440 ? minute - 1440 : minute;
  return `${Math.floor(ofDay / 60)}.${String(ofDay % 60).padStart(2, '0')}`;
}

function dagdelenTekst(delen: readonly Minuten[]): string {
  return delen.map(({ van, tot }) => `van ${kloktijd(van)} tot ${kloktijd(tot)} uur`).join(' en ');
}

/** Weekdays with the same hours, taken together where they follow each other. */
function weekTekst(weekdagen: readonly { readonly dag: number; readonly uren: string }[]): string[] {
  const groups: { van: number; tot: number; uren: string }[] = [];
  for (const { dag, uren } of weekdagen) {
    const last = groups.at(-1);
    if (last !== undefined && last.tot === dag - 1 && last.uren === uren) last.tot = dag;
    else groups.push({ van: dag, tot: dag, uren });
  }
  return groups
    .filter(({ uren }) => uren !== '')
    .map(({ van, tot, uren }) => {
      const joined = tot === van + 1 ? ' en ' : ' tot en met ';
      return `${van === tot ? WEEKDAGEN[van] : `${WEEKDAGEN[van]}${joined}${WEEKDAGEN[tot]}`} ${uren}`;
    });
}

/**
 * The hours as of an instant: the week, one line per group of days, and then the days of the coming two weeks that differ
 * from it. Undefined when it is never open.
 */
export function openingstijdenTekst(regeling: Openingsregeling, nu: Instant): string | undefined {
  const today = localDateOf(nu);
  const pattern = makeDagregels(
    overal(regeling, (one) => ({ ...one, landelijkeSluitingsdagen: false, sluitingsdagen: [], uitzonderingen: [] })),
  );
  const regels = makeDagregels(regeling);
  const ofDay = (date: LocalDate, of: typeof regels) => of.regelVan(date, dayNumberOf(date));
  const week = Array.from({ length: 7 }, (_, i) => addDays(today, i))
    .map((date) => ({ dag: weekdayOf(date), uren: dagdelenTekst(ofDay(date, pattern).delen) }))
    .sort((a, b) => a.dag - b.dag);
  const normalOn = new Map(week.map(({ dag, uren }) => [dag, uren]));
  const lines = weekTekst(week);
  if (lines.length === 0) return undefined;
  for (let i = 0; i < VOORUIT_DAGEN; i += 1) {
    const date = addDays(today, i);
    const { delen, reden } = ofDay(date, regels);
    const uren = dagdelenTekst(delen);
    if (uren === normalOn.get(weekdayOf(date))) continue;
    const why = reden === '' ? '' : ` (${reden})`;
    lines.push(`let op: ${dagInWoorden(date)} ${uren === '' ? 'gesloten' : uren}${why}`);
  }
  const dicht = sluitingenVan(regeling).find(
    ({ van, tot }) => epochMs(van) <= epochMs(nu) && (tot === null || epochMs(nu) < epochMs(tot)),
  );
  if (dicht !== undefined) lines.push(`let op: nu gesloten (${dicht.reden})`);
  return lines.join('\n');
}
