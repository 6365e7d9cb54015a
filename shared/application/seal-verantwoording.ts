/**
 * Seals the hours that are over: a list of prints of the lines, chained to the hour before, where it cannot be overwritten.
 * From the same lines the log of processing is made, and who saw whom in lists. An hour that was begun and cut off is done
 * again, with the same outcome.
 */
import { CLOCK_DAY, type Instant, MINUTE, msBetween, plusMs } from '../domain/tijd/instant.ts';
import { logregelsVan, type Pseudonym } from '../domain/verantwoording/logboek.ts';
import { beginVan, type Uur, uurVan, type Verantwoordingsregel, volgendUur } from '../domain/verantwoording/types.ts';
import { afdrukVan, type Vastgelegd, verzegel } from '../domain/verantwoording/zegel.ts';
import type { Ports } from './ports.ts';
import type { InLijst, LijstenLog, VerantwoordingLezer } from './verantwoording-ports.ts';
import type { ZegelStore } from './zegel-ports.ts';

/** A line is written within seconds of the time that it bears. */
export const SEALED_AFTER_MS = 10 * MINUTE;
/** The first seal ever goes back so far: lines are kept since the same deployment. */
const BEFORE_FIRST_MS = CLOCK_DAY;
/** A seal older than this is looked for only when there is no newer one. */
const RECENT_MS = 60 * CLOCK_DAY;
/** Hours in one run; after a long standstill the next runs go on. */
const AT_ONCE = 72;

export interface SealPorts extends Pick<Ports, 'clock' | 'ids'> {
  readonly lezer: Pick<VerantwoordingLezer, 'ofUur'>;
  readonly lijsten: LijstenLog;
  readonly zegels: ZegelStore;
  /** Absent as long as nobody set a key: then there is no log of processing. */
  readonly pseudonym?: Pseudonym | undefined;
}

export interface Verzegeld {
  readonly uur: Uur;
  readonly regels: number;
  /** Null when no log of processing could be made. */
  readonly logregels: number | null;
}

/** Whether the lines of an hour are complete. */
export const isOver = (uur: Uur, now: Instant): boolean => msBetween(beginVan(volgendUur(uur)), now) >= SEALED_AFTER_MS;

/** Who saw which contact in answers about several, with how often. */
export function seenInLists(uur: Uur, regels: readonly Verantwoordingsregel[]): readonly InLijst[] {
  const found = new Map<string, InLijst>();
  for (const { betrokkenen, soort, object, resultaat, medewerker, op } of regels) {
    // Who looked up who saw it, saw nothing of it.
    if (betrokkenen.soort !== 'contact' || soort === 'verantwoording' || resultaat !== 'gelukt') continue;
    // What is found by its own name needs no second place.
    for (const contact of betrokkenen.ids.filter((id) => id !== object)) {
      const key = `${contact}|${medewerker}`;
      const before = found.get(key) ?? { contact, uur, medewerker, keren: 0, eerste: op, laatste: op };
      const [eerste = op, , laatste = op] = [before.eerste, op, before.laatste].toSorted();
      found.set(key, { ...before, keren: before.keren + 1, eerste, laatste });
    }
  }
  return [...found.values()];
}

export function makeSealVerantwoording({ lezer, lijsten, zegels, pseudonym, clock, ids }: SealPorts) {
  async function sealHour(uur: Uur, vorige: string | null): Promise<Verzegeld & { readonly kop: string }> {
    const lines: Vastgelegd[] = [];
    for await (const line of lezer.ofUur(uur)) lines.push(line);
    lines.sort((a, b) => (a.sleutel < b.sleutel ? -1 : 1));
    const regels = lines.flatMap(({ regel }) => (regel === undefined ? [] : [regel]));
    await lijsten.noteInLijsten(seenInLists(uur, regels));
    const log = pseudonym && regels.flatMap((regel) => logregelsVan(regel, pseudonym, ids.hash));
    const lijnen = log?.map((one) => `${JSON.stringify(one)}\n`).join('');
    // An hour in which nobody was touched has no log.
    const text = lijnen ? await zegels.saveLogboek(uur, lijnen) : lijnen;
    const zegel = verzegel(
      {
        uur,
        verzegeldOp: clock.now(),
        vorige,
        afdrukken: lines.map((line) => afdrukVan(line, ids.hash)),
        logboek: text === undefined ? null : ids.hash('logboek', text),
      },
      ids.hash,
    );
    const { kop } = await zegels.save(zegel);
    return { uur, regels: lines.length, logregels: log?.length ?? null, kop };
  }

  /** Seals every hour that is over and was not sealed; oldest first. */
  return async (): Promise<readonly Verzegeld[]> => {
    const now = clock.now();
    const newest = await zegels.laatste(uurVan(plusMs(now, -RECENT_MS)));
    const before = newest === undefined ? undefined : await zegels.read(newest);
    let vorige = before?.kop ?? null;
    let uur = newest === undefined ? uurVan(plusMs(now, -BEFORE_FIRST_MS)) : volgendUur(newest);
    const done: Verzegeld[] = [];
    while (isOver(uur, now) && done.length < AT_ONCE) {
      const { kop, ...sealed } = await sealHour(uur, vorige);
      done.push(sealed);
      vorige = kop;
      uur = volgendUur(uur);
    }
    return done;
  };
}
