import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import { CLOCK_DAY, earliest, HOUR, type Instant, plusMs } from '../domain/tijd/instant.ts';
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
    vervolg: string | undefined,
  ): Promise<{ readonly zaken: number; readonly vervolg?: string }> {
    const dagen = {
      van: addDays(localDateOf(window.van), -ONTVANGEN_VOORAF_DAGEN),
      totEnMet: localDateOf(plusMs(window.tot, HOUR)),
    };
    let [cursor, touched] = [vervolg, 0];
    for (let page = 0; page < BLADZIJDEN; page += 1) {
      const { items, cursor: next } = await zaken.searchContacten({ dagen }, BLADZIJDE, cursor);
      const changed = items.filter(({ value }) => mayHaveChangedIn(value, window));
      await touchAll(changed.map(({ value }) => ({ soort: 'contact', id: value.id })));
      touched += changed.length;
      if (next === undefined) return { zaken: touched };
      cursor = next;
    }
    return { zaken: touched, ...(cursor !== undefined && { vervolg: cursor }) };
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
    vervolg: string | undefined,
  ): Promise<Herhaling> {
    const { naam } = wachtrij;
    const dead: UitvalBericht[] = [];
    await wachtrij.visit(PER_KEER, async (bericht) => {
      if (wanted(bericht.id)) dead.push(bericht);
      return 'laat';
    });
    const all = await Promise.all(dead.map((bericht) => behind(naam, bericht)));
    const known = new Map(all.flatMap(({ known: some }) => some).map((zaak) => [`${zaak.soort}#${zaak.id}`, zaak]));
    // What goes on where it stopped has told these already.
    if (vervolg === undefined) await touchAll([...known.values()]);
    const unknown = all.flatMap((one) => one.unknown ?? []);
    const van = earliest(...unknown.map((window) => window.van));
    const tot = unknown
      .map((window) => window.tot)
      .toSorted()
      .at(-1);
    const told =
      van !== undefined && tot !== undefined ? await touchWindow({ van, tot }, vervolg) : { zaken: 0 as number };
    const count = known.size + told.zaken;
    if ('vervolg' in told && told.vervolg !== undefined)
      return { wachtrij: naam, herhaald: 0, zaken: count, aantal: await wachtrij.count(), vervolg: told.vervolg };
    // Only now: cut off before, all of it is done again.
    const done = new Set(dead.map(({ id }) => id));
    const { weg } = await wachtrij.visit(PER_KEER, async ({ id }) => (done.has(id) ? 'weg' : 'laat'));
    return { wachtrij: naam, herhaald: weg, zaken: count, aantal: await wachtrij.count() };
  }

  return async ({ door, wachtrij: naam, berichten, vervolg }) => {
    requireRole(door, 'beheerder');
    const wachtrij = findUitval(ports, naam);
    const named = berichten && new Set(berichten);
    const wanted = (id: string) => named?.has(id) ?? true;
    if (wachtrij.soort === 'stroom') return replayStroom(wachtrij, wanted, vervolg);
    const herhaald =
      named === undefined
        ? await wachtrij.moveAll()
        : (await wachtrij.visit(PER_KEER, async ({ id }) => (wanted(id) ? 'terug' : 'laat'))).terug;
    return { wachtrij: naam, herhaald, zaken: null, aantal: await wachtrij.count() };
  };
}
