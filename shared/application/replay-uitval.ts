import type { Contact } from '../domain/contact/types.ts';
import { InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import { CLOCK_DAY, earliest, HOUR, type Instant, parseInstant, plusMs } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import { findUitval } from './list-uitval.ts';
import type { Ports } from './ports.ts';
import { readStroomUitval } from './stroom-uitval.ts';
import type { BetrokkenZaak, UitvalBericht, UitvalWachtrij } from './uitval.ts';

export interface Herhaling {
  readonly wachtrij: string;
  /** Dead letters that went back, or whose changes are told again. */
  readonly herhaald: number;
  /** Contacts and cases that are told again; null of a queue. */
  readonly zaken: number | null;
  /** What is still there: a move goes on in the background, so what went may be counted for a moment. */
  readonly aantal: number;
  /** There was more to tell again than fits in one call: give it back to go on. */
  readonly vervolg?: string;
}

export type ReplayUitval = (command: {
  readonly door: Gebruiker;
  readonly wachtrij: string;
  /** Only these; absent = all. */
  readonly berichten?: readonly string[];
  readonly vervolg?: string;
}) => Promise<Herhaling>;

/** Dead letters taken in one call when they are handed over one by one. */
const PER_KEER = 500;
const AT_ONCE = 8;
const BLADZIJDE = 100;
/** Pages of contacts read in one call: some ten seconds. */
const BLADZIJDEN = 300;

/** A contact whose change was lost was received at most so long before that change, or is still open. */
const ONTVANGEN_VOORAF_DAGEN = 60;
/** A fact may be told so much later than it happened. */
const LAAT_MS = 7 * CLOCK_DAY;

interface Window {
  readonly van: Instant;
  readonly tot: Instant;
}

/** How far a call came that could not tell everything: which changes it looks for, and where in the contacts it stopped. */
interface Vervolg extends Window {
  /** The newest dead letter that was there when it began: what died since may be about contacts that were passed already. */
  readonly gezien: Instant;
  readonly cursor: string;
}

const asText = ({ van, tot, gezien, cursor }: Vervolg): string => [van, tot, gezien, cursor].join('/');

function readVervolg(text: string): Vervolg {
  const [van, tot, gezien, ...rest] = text.split('/');
  const [from, until, seen] = [van, tot, gezien].map((one) => parseInstant(one ?? ''));
  const cursor = rest.join('/');
  if (from === undefined || until === undefined || seen === undefined || cursor === '') {
    throw new InvalidError([{ veld: 'vervolg', melding: 'Dit vervolg is onbekend. Begin opnieuw zonder vervolg.' }]);
  }
  return { van: from, tot: until, gezien: seen, cursor };
}

function mayHaveChangedIn({ gebeurtenissen }: Contact, { van, tot }: Window): boolean {
  const [from, until] = [plusMs(van, -LAAT_MS), plusMs(tot, HOUR)];
  return gebeurtenissen.some(({ op }) => op >= from && op <= until);
}

/**
 * Tries dead letters again. Of a queue: they go back to it. Of a stream: the changes themselves are not kept anywhere, so
 * what stands in the table *now* is told through the stream once more, which is right however old the change is: who follows
 * it looks at the newest version only, and does nothing when that was handled. Every call may be repeated.
 */
export function makeReplayUitval(ports: Pick<Ports, 'uitval' | 'mislukkingen' | 'zaken' | 'ids'>): ReplayUitval {
  const { mislukkingen, zaken, ids } = ports;

  async function touchAll(found: readonly BetrokkenZaak[]): Promise<void> {
    const merk = ids.fresh();
    for (let from = 0; from < found.length; from += AT_ONCE)
      await Promise.all(found.slice(from, from + AT_ONCE).map((zaak) => zaken.touch(zaak, merk)));
  }

  /** Everything that may have changed then, a number of pages at a time. */
  async function touchWindow(
    window: Window,
    from: string | undefined,
  ): Promise<{ readonly zaken: number; readonly cursor?: string }> {
    const dagen = {
      van: addDays(localDateOf(window.van), -ONTVANGEN_VOORAF_DAGEN),
      totEnMet: localDateOf(plusMs(window.tot, HOUR)),
    };
    let [cursor, touched] = [from, 0];
    for (let page = 0; page < BLADZIJDEN; page += 1) {
      const { items, cursor: next } = await zaken.searchContacten({ dagen }, BLADZIJDE, cursor);
      const changed = items.filter(({ value }) => mayHaveChangedIn(value, window));
      await touchAll(changed.map(({ value }) => ({ soort: 'contact', id: value.id })));
      touched += changed.length;
      if (next === undefined) return { zaken: touched };
      cursor = next;
    }
    return { zaken: touched, ...(cursor !== undefined && { cursor }) };
  }

  /** What was noted of the changes behind a dead letter, and when they were made if that is not all of them. */
  async function behind(naam: string, { inhoud, verzondenOp }: UitvalBericht) {
    const given = readStroomUitval(inhoud);
    if (given === undefined) return { known: [], unknown: { van: verzondenOp, tot: verzondenOp } };
    const notes = await mislukkingen.readTussen(naam, given.van, given.totEnMet);
    const known = notes.flatMap(({ zaak }) => zaak ?? []);
    const complete = known.length >= given.aantal;
    return { known, unknown: complete ? undefined : { van: given.eersteOp, tot: given.laatsteOp } };
  }

  async function replayStroom(
    wachtrij: UitvalWachtrij,
    wanted: (id: string) => boolean,
    vervolg: Vervolg | undefined,
  ): Promise<Herhaling> {
    const { naam } = wachtrij;
    const dead: UitvalBericht[] = [];
    await wachtrij.visit(PER_KEER, async (bericht) => {
      if (wanted(bericht.id)) dead.push(bericht);
      return 'laat';
    });
    const all = await Promise.all(dead.map(async (bericht) => ({ bericht, ...(await behind(naam, bericht)) })));
    const known = new Map(all.flatMap(({ known: some }) => some).map((zaak) => [`${zaak.soort}#${zaak.id}`, zaak]));
    await touchAll([...known.values()]);
    // What goes on, goes on with the changes that it began with.
    const sought = vervolg ?? windowOver(all);
    const told = sought === undefined ? { zaken: 0 } : await touchWindow(sought, vervolg?.cursor);
    const count = known.size + told.zaken;
    if (sought !== undefined && 'cursor' in told && told.cursor !== undefined) {
      const next = asText({ ...sought, cursor: told.cursor });
      return { wachtrij: naam, herhaald: 0, zaken: count, aantal: await wachtrij.count(), vervolg: next };
    }
    // Only now: cut off before, all of it is done again. And only what was told whole: what died meanwhile stays.
    const done = new Set(all.filter((one) => isTold(one, sought)).map(({ bericht }) => bericht.id));
    const { weg } = await wachtrij.visit(PER_KEER, async ({ id }) => (done.has(id) ? 'weg' : 'laat'));
    return { wachtrij: naam, herhaald: weg, zaken: count, aantal: await wachtrij.count() };
  }

  return async ({ door, wachtrij: naam, berichten, vervolg }) => {
    requireRole(door, 'beheerder');
    const wachtrij = findUitval(ports, naam);
    const named = berichten && new Set(berichten);
    const wanted = (id: string) => named?.has(id) ?? true;
    if (wachtrij.soort === 'stroom')
      return replayStroom(wachtrij, wanted, vervolg === undefined ? undefined : readVervolg(vervolg));
    const herhaald =
      named === undefined
        ? await wachtrij.moveAll()
        : (await wachtrij.visit(PER_KEER, async ({ id }) => (wanted(id) ? 'terug' : 'laat'))).terug;
    return { wachtrij: naam, herhaald, zaken: null, aantal: await wachtrij.count() };
  };
}

interface Dood {
  readonly bericht: UitvalBericht;
  readonly unknown: Window | undefined;
}

/** From the first to the last change of which is not known whose it was; undefined when all are known. */
function windowOver(all: readonly Dood[]): Omit<Vervolg, 'cursor'> | undefined {
  const unknown = all.flatMap((one) => one.unknown ?? []);
  const van = earliest(...unknown.map((window) => window.van));
  const tot = latest(unknown.map((window) => window.tot));
  const gezien = latest(all.map(({ bericht }) => bericht.verzondenOp));
  return van === undefined || tot === undefined || gezien === undefined ? undefined : { van, tot, gezien };
}

const latest = (instants: readonly Instant[]): Instant | undefined => instants.toSorted().at(-1);

/** Whether everything that this dead letter is about was told: each by its name, or all that may have changed then. */
function isTold({ bericht, unknown }: Dood, sought: Omit<Vervolg, 'cursor'> | undefined): boolean {
  if (unknown === undefined) return true;
  if (sought === undefined || bericht.verzondenOp > sought.gezien) return false;
  return unknown.van >= sought.van && unknown.tot <= sought.tot;
}
