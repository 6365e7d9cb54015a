/** Every fault in a regeling at once, in plain Dutch, before it is stored. */
import type { Fault } from '../errors.ts';
import { isLocalDate, isLocalTime, minutesOf } from '../tijd/amsterdam.ts';
import { WEEKDAGEN } from '../tijd/in-woorden.ts';
import { parseInstant } from '../tijd/instant.ts';
import type { Dagdeel, Openingsregeling, Volgperiode, Weekpatroon } from './types.ts';

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const MAX_REDEN = 200;

/** All faults of a regeling; none means that `makeOpeningsindex` can work with it. `veld` is the path of the field. */
export function controleerRegeling(regeling: Openingsregeling): Fault[] {
  const faults: Fault[] = [];
  const fault = (veld: string, melding: string) => faults.push({ veld, melding });

  for (const [i, patroon] of regeling.patronen.entries()) checkPattern(patroon, `patronen[${i}]`, fault);
  repeated(regeling.patronen.map((p) => p.geldigVan)).forEach((i) => {
    fault(`patronen[${i}].geldigVan`, 'Er is al een patroon dat op deze dag ingaat.');
  });

  for (const [i, { datum, reden }] of regeling.sluitingsdagen.entries()) {
    checkDate(datum, `sluitingsdagen[${i}].datum`, fault);
    checkReason(reden, `sluitingsdagen[${i}].reden`, fault);
  }
  repeated(regeling.sluitingsdagen.map((s) => s.datum)).forEach((i) => {
    fault(`sluitingsdagen[${i}].datum`, 'Deze sluitingsdag staat al in de lijst.');
  });

  for (const [i, { van, totEnMet, dagdelen, reden }] of regeling.uitzonderingen.entries()) {
    const path = `uitzonderingen[${i}]`;
    checkRange(van, totEnMet, path, 'van', 'totEnMet', fault);
    checkReason(reden, `${path}.reden`, fault);
    if (!checkDagdelen(dagdelen, `${path}.dagdelen`, fault)) continue;
    const spread = dagdelen.map((dagdeel, j) => span(dagdeel, 0, `${path}.dagdelen[${j}]`));
    // An exception of several days repeats itself: what runs past midnight may not meet the next day's first part.
    if (van !== totEnMet) spread.push(...dagdelen.map((dagdeel) => span(dagdeel, DAY_MINUTES, path)));
    reportOverlaps(spread, fault);
  }

  for (const [i, { van, tot, reden }] of regeling.sluitingen.entries()) {
    const path = `sluitingen[${i}]`;
    const [from, to] = [parseInstant(van), tot === null ? null : parseInstant(tot)];
    if (from === undefined) fault(`${path}.van`, TIJDSTIP);
    if (to === undefined) fault(`${path}.tot`, TIJDSTIP);
    if (from && to && to <= from) fault(`${path}.tot`, 'Het einde van de sluiting moet na het begin liggen.');
    checkReason(reden, `${path}.reden`, fault);
  }
  checkFollowing(regeling.volgtWijkteam ?? [], fault);
  return faults;
}

type Report = (veld: string, melding: string) => void;

const DATUM = 'Dit is geen bestaande datum. Schrijf de datum als jjjj-mm-dd.';
const TIJD = 'Dit is geen tijd. Schrijf de tijd als uu:mm, bijvoorbeeld 09:00.';
const TIJDSTIP = 'Dit is geen tijdstip met tijdzone, bijvoorbeeld 2026-11-02T08:00:00Z.';

function checkPattern({ geldigVan, geldigTotEnMet, week }: Weekpatroon, path: string, fault: Report): void {
  if (geldigTotEnMet === undefined) checkDate(geldigVan, `${path}.geldigVan`, fault);
  else checkRange(geldigVan, geldigTotEnMet, path, 'geldigVan', 'geldigTotEnMet', fault);
  const spans: Span[] = [];
  let sound = true;
  for (const [i, { dag, dagdelen }] of week.entries()) {
    const known = Number.isInteger(dag) && dag >= 1 && dag <= 7;
    if (!known) fault(`${path}.week[${i}].dag`, 'De dag is een getal van 1 (maandag) tot en met 7 (zondag).');
    sound = checkDagdelen(dagdelen, `${path}.week[${i}].dagdelen`, fault) && known && sound;
    if (!sound) continue;
    for (const [j, dagdeel] of dagdelen.entries()) {
      const placed = span(dagdeel, (dag - 1) * DAY_MINUTES, `${path}.week[${i}].dagdelen[${j}]`, WEEKDAGEN[dag]);
      spans.push(placed);
      // Sunday night runs into Monday.
      if (placed.tot > WEEK_MINUTES) {
        spans.push({ ...placed, van: placed.van - WEEK_MINUTES, tot: placed.tot - WEEK_MINUTES });
      }
    }
  }
  if (sound) reportOverlaps(spans, fault);
}

function checkFollowing(perioden: readonly Volgperiode[], fault: Report): void {
  for (const [i, { van, totEnMet }] of perioden.entries()) {
    const path = `volgtWijkteam[${i}]`;
    if (totEnMet === undefined) checkDate(van, `${path}.van`, fault);
    else checkRange(van, totEnMet, path, 'van', 'totEnMet', fault);
    const overlaps = perioden.some(
      (other, j) => j < i && van <= (other.totEnMet ?? LAATSTE_DAG) && other.van <= (totEnMet ?? LAATSTE_DAG),
    );
    if (overlaps) fault(`${path}.van`, 'Deze periode overlapt een andere waarin de locatie het wijkteam volgt.');
  }
}

const LAATSTE_DAG = '9999-12-31';

interface Span {
  readonly van: number;
  readonly tot: number;
  readonly path: string;
  readonly dag: string | undefined;
}

function span(dagdeel: Dagdeel, shift: number, path: string, dag?: string): Span {
  const van = minutesOf(dagdeel.van);
  const tot = minutesOf(dagdeel.tot);
  return { van: van + shift, tot: (tot > van ? tot : tot + DAY_MINUTES) + shift, path, dag };
}

function reportOverlaps(spans: readonly Span[], fault: Report): void {
  const sorted = [...spans].sort((a, b) => a.van - b.van);
  const told = new Set<string>();
  let open = sorted[0];
  for (const next of sorted.slice(1)) {
    if (open !== undefined && next.van < open.tot && !told.has(next.path)) {
      told.add(next.path);
      fault(next.path, `Dit dagdeel overlapt een ander dagdeel${next.dag === undefined ? '' : ` (${next.dag})`}.`);
    }
    if (open === undefined || next.tot > open.tot) open = next;
  }
}

function checkDagdelen(dagdelen: readonly Dagdeel[], path: string, fault: Report): boolean {
  let sound = true;
  for (const [i, { van, tot }] of dagdelen.entries()) {
    const [goodFrom, goodTo] = [isLocalTime(van), isLocalTime(tot) || tot === '24:00'];
    if (!goodFrom) fault(`${path}[${i}].van`, TIJD);
    if (!goodTo) fault(`${path}[${i}].tot`, TIJD);
    if (goodFrom && van === tot) fault(`${path}[${i}].tot`, 'Begin en einde van een dagdeel zijn gelijk.');
    sound = sound && goodFrom && goodTo && van !== tot;
  }
  return sound;
}

function checkDate(date: string, path: string, fault: Report): boolean {
  const good = isLocalDate(date);
  if (!good) fault(path, DATUM);
  return good;
}

function checkRange(first: string, last: string, path: string, van: string, totEnMet: string, fault: Report): void {
  const good = [checkDate(first, `${path}.${van}`, fault), checkDate(last, `${path}.${totEnMet}`, fault)];
  if (good.every(Boolean) && last < first) {
    fault(`${path}.${totEnMet}`, 'De laatste dag ligt voor de eerste dag.');
  }
}

function checkReason(reden: string, path: string, fault: Report): void {
  if (reden.trim() === '') fault(path, 'Geef een reden: bezoekers en bellers krijgen die te lezen of te horen.');
  if (reden.length > MAX_REDEN) fault(path, `De reden is te lang (hoogstens ${MAX_REDEN} tekens).`);
}

/** Positions of values that came before. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []));
}
