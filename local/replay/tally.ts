/**
 * Figures of facts, by the same rules as the running system, with the hours and norms that hold where nobody set any. Facts
 * may come in any order and any number of times: nothing is judged before all of them are known.
 */
import {
  beoordeelWacht,
  celVan,
  type Oordeelcontext,
  openWacht,
} from '../../shared/domain/bereikbaarheid/beoordeling.ts';
import { leegCel, voegToe } from '../../shared/domain/bereikbaarheid/cellen.ts';
import { normVoor, standaardNormen } from '../../shared/domain/bereikbaarheid/normen.ts';
import { rij } from '../../shared/domain/bereikbaarheid/rij.ts';
import type { Cel, OpenBijdrage, Rij } from '../../shared/domain/bereikbaarheid/types.ts';
import { readsBefore } from '../../shared/domain/contact/event-order.ts';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis, Kanaal, Wacht } from '../../shared/domain/contact/types.ts';
import { InvalidError } from '../../shared/domain/errors.ts';
import { makeOpeningsindex } from '../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../shared/domain/openingstijden/standaard.ts';
import { addDays, localDateOf, startOfLocalDay } from '../../shared/domain/tijd/amsterdam.ts';
import { CLOCK_DAY, type Instant, type LocalDate, plusMs } from '../../shared/domain/tijd/instant.ts';
import type { Feit } from './read-input.ts';

export interface Dagrij extends Rij {
  readonly dag: LocalDate;
}

export interface Uitkomst {
  /** By kanaal, wijkteam and day of receipt (Europe/Amsterdam). */
  readonly rijen: readonly Dagrij[];
  /** What still waited is counted as of the last instant that the facts tell of. */
  readonly peildatum: Instant | null;
  readonly contacten: number;
  /** Facts that contradict the others and became no figure. */
  readonly twijfels: number;
  /** Contacts over a time that no calendar of ours spans. */
  readonly onbeoordeelbaar: number;
}

export interface Tally {
  add(feit: Feit): void;
  uitkomst(): Uitkomst;
}

interface Gathered {
  readonly contact: string;
  readonly kanaal: Kanaal;
  readonly events: Map<string, ContactGebeurtenis>;
}

interface Dag {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly dag: LocalDate;
  cel: Cel;
  readonly open: OpenBijdrage[];
}

const openingsindex = makeOpeningsindex(standaardRegeling());
const normen = standaardNormen();
const normOp = (kanaal: Kanaal, wijkteam: string, dag: LocalDate) => normVoor(normen, kanaal, wijkteam, dag);

function contextOf({ kanaal, wijkteam, begin }: Wacht): Oordeelcontext {
  return { openingsindex, norm: normOp(kanaal, wijkteam, localDateOf(begin)) };
}

export function makeTally(): Tally {
  const gathered = new Map<string, Gathered>();

  function add({ contact, kanaal, gebeurtenis }: Feit): void {
    const key = `${kanaal}/${contact}`;
    let entry = gathered.get(key);
    if (entry === undefined) {
      entry = { contact, kanaal, events: new Map() };
      gathered.set(key, entry);
    }
    const before = entry.events.get(gebeurtenis.id);
    if (before === undefined || readsBefore(gebeurtenis, before)) entry.events.set(gebeurtenis.id, gebeurtenis);
  }

  function uitkomst(): Uitkomst {
    const dagen = new Map<string, Dag>();
    const peildatum = latest(gathered.values());
    let twijfels = 0;
    let onbeoordeelbaar = 0;
    for (const { contact, kanaal, events } of gathered.values()) {
      const folded = foldContact({ id: contact, kanaal, vervolgVan: null }, [...events.values()]);
      twijfels += folded.twijfels.length;
      try {
        const judged = folded.wachten.map((wacht) => judge(wacht, peildatum ?? wacht.begin));
        for (const one of judged) count(dagen, one);
      } catch (error) {
        if (!(error instanceof InvalidError)) throw error;
        onbeoordeelbaar += 1;
      }
    }
    const rijen = [...dagen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, dag]) => rowOf(dag));
    return { rijen, peildatum, contacten: gathered.size, twijfels, onbeoordeelbaar };
  }

  return { add, uitkomst };
}

function latest(all: Iterable<Gathered>): Instant | null {
  let last: Instant | null = null;
  for (const { events } of all) for (const { op } of events.values()) if (last === null || op > last) last = op;
  return last;
}

/** Who waits this long is past every norm: looking further changes nothing, and no calendar need span it. */
const LONGEST_LOOK_MS = 3650 * CLOCK_DAY;

function judge(wacht: Wacht, last: Instant) {
  const context = contextOf(wacht);
  const furthest = plusMs(wacht.begin, LONGEST_LOOK_MS);
  const peildatum = last < furthest ? last : furthest;
  return { wacht, ended: beoordeelWacht(wacht, context), open: openWacht(wacht, peildatum, context) };
}

function count(dagen: Map<string, Dag>, { wacht, ended, open }: ReturnType<typeof judge>): void {
  const { kanaal, wijkteam } = celVan(wacht);
  const dag = localDateOf(wacht.begin);
  const key = `${kanaal}/${wijkteam}/${dag}`;
  const found = dagen.get(key) ?? { kanaal, wijkteam, dag, cel: leegCel(), open: [] };
  dagen.set(key, found);
  if (ended !== null) found.cel = voegToe(found.cel, ended);
  if (open !== null) found.open.push(open);
}

function rowOf({ kanaal, wijkteam, dag, cel, open }: Dag): Dagrij {
  const periode = { van: startOfLocalDay(dag), tot: startOfLocalDay(addDays(dag, 1)) };
  return { dag, ...rij({ kanaal, wijkteam, periode, cel, open, norm: normOp(kanaal, wijkteam, dag) }) };
}
