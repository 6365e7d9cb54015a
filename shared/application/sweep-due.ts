import { nextSpoedActie } from '../domain/spoed/next-spoed-actie.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import { earliest, epochMs, type Instant, MINUTE, msBetween, plusMs } from '../domain/tijd/instant.ts';
import { makeAdvanceSpoedzaak } from './advance-spoedzaak.ts';
import type { SpoedPorts } from './change-spoedzaak.ts';
import { UITGAAND_OPNIEUW_MS } from './contact-write.ts';
import { isStilTeLang, makeGuardStilte, stilteActieVan } from './guard-stilte.ts';
import type { DueItem, InstellingenStore, Ports } from './ports.ts';
import { readDienstenRond } from './spoed-context.ts';

export interface SweepReport {
  /** Items that were due. */
  readonly zaken: number;
  readonly antwoordenOpnieuw: number;
  readonly pushesOpnieuw: number;
  /** Spoedzaken that were long due and that nothing reminded us of: their timer was gone. They have moved on now. */
  readonly hersteld: readonly string[];
  /** Items that could not be handled now; they are still due and come back at the next tick. */
  readonly mislukt: readonly { readonly soort: DueItem['soort']; readonly id: string; readonly fout: unknown }[];
}

export type SweepDue = () => Promise<SweepReport>;

/** While a provider is down an answer is handed over less and less often, and at least this often. */
const LANGST_MS = 15 * MINUTE;
const AT_ONCE = 8;

const isStale = (sinds: Instant, nu: Instant): boolean => msBetween(sinds, nu) >= UITGAAND_OPNIEUW_MS;

/**
 * The settings as of this tick, read when the first spoedzaak asks for them and only then: what changes meanwhile is seen
 * by the next tick.
 */
function readOnce({ readInstellingen, readDiensten, readAfwezigheden, ...rest }: InstellingenStore): InstellingenStore {
  let instellingen: ReturnType<typeof readInstellingen> | undefined;
  const diensten = new Map<string, ReturnType<typeof readDiensten>>();
  const afwezigheden = new Map<string, ReturnType<typeof readAfwezigheden>>();
  return {
    ...rest,
    readInstellingen: () => {
      instellingen ??= readInstellingen();
      return instellingen;
    },
    readDiensten: (van, totEnMet) => {
      const range = `${van}/${totEnMet}`;
      const found = diensten.get(range) ?? readDiensten(van, totEnMet);
      diensten.set(range, found);
      return found;
    },
    readAfwezigheden: (van, totEnMet) => {
      const range = `${van}/${totEnMet}`;
      const found = afwezigheden.get(range) ?? readAfwezigheden(van, totEnMet);
      afwezigheden.set(range, found);
      return found;
    },
  };
}

/** What was found when a spoedzaak that was not due was last looked at: nothing to do, under these settings. */
interface Look {
  readonly nu: Instant;
  readonly op: Instant;
  readonly versie: number;
}

/** So often every case that is not closed is held against its own record: one whose timer is gone is found here. */
const NALOOP_MS = 15 * MINUTE;
/** Younger than this it may be that the list of what is due does not show it yet. */
const ZEKER_TE_LAAT_MS = MINUTE;
const PER_BLADZIJDE = 100;

/** However little changed, a case that nobody took up is judged anew this often: a timer that went missing is found here. */
const OOK_ZONDER_WIJZIGING_MS = 15 * MINUTE;

/**
 * Looks at everything that fell due, and at every spoedzaak that nobody took up: spoedzaken move on, a silent chat is warned
 * or closed, and what was written down to go out and has no result yet goes to its queue again. One that fails never stops the others.
 *
 * What a tick does to a case follows from the case, the settings (roster and people) and the clock; until its next instant
 * the clock changes nothing. So a case that is not due is not read again while neither it nor the settings changed since
 * this process last judged it.
 */
export function makeSweepDue(ports: SpoedPorts & Pick<Ports, 'antwoordQueue' | 'ids'>): SweepDue {
  const { zaken, pushQueue, antwoordQueue, clock } = ports;
  const guardStilte = makeGuardStilte(ports);
  let looks: ReadonlyMap<string, Look> = new Map();

  async function sweepContact(id: string, nu: Instant): Promise<number> {
    const found = await zaken.loadContact(id);
    const stored = found && isStilTeLang(found.value, nu) ? await guardStilte(id, nu) : found;
    const stale = stored?.value.uitgaand.filter(({ verzendenOp }) => isStale(verzendenOp, nu)) ?? [];
    const oldest = stale.map(({ verzendenOp }) => verzendenOp).sort()[0];
    if (stored === undefined || oldest === undefined) return 0;
    await antwoordQueue.send(stale.map(({ antwoord }) => ({ contact: id, antwoord })));
    // As long again as it has waited already: 1, 2, 4, 8 minutes, then every quarter of an hour.
    const wait = Math.min(LANGST_MS, Math.max(UITGAAND_OPNIEUW_MS, msBetween(oldest, nu)));
    const tot = earliest(plusMs(nu, wait), stilteActieVan(stored.value)) ?? nu;
    await zaken.postponeContact(id, stored.versie, tot);
    return stale.length;
  }

  return async () => {
    const nu = clock.now();
    const instellingen = readOnce(ports.instellingen);
    const advance = makeAdvanceSpoedzaak({ ...ports, instellingen });
    const mislukt: { soort: DueItem['soort']; id: string; fout: unknown }[] = [];
    let [count, pushesOpnieuw, antwoordenOpnieuw] = [0, 0, 0];
    const looksNow = new Map<string, Look>();
    const seen = new Set<string>();
    const hersteld: string[] = [];

    // Cases waited a minute ago, so the settings are asked for together with the list. Who needs them hears of a failure.
    if (looks.size > 0) instellingen.readInstellingen().catch(() => undefined);

    async function isJudged({ id, op }: DueItem): Promise<boolean> {
      const { versie } = await instellingen.readInstellingen();
      const last = looks.get(id);
      const judged =
        last?.op === op && last.versie === versie && last.nu <= nu && msBetween(last.nu, nu) < OOK_ZONDER_WIJZIGING_MS;
      looksNow.set(id, judged ? last : { nu, op, versie });
      return judged;
    }

    /** Returns how many pushes went to the queue again. */
    async function sweepSpoedzaak(id: string): Promise<number> {
      // Asked for together with the case itself.
      instellingen.readInstellingen().catch(() => undefined);
      readDienstenRond(instellingen, nu).catch(() => undefined);
      const { value } = await advance(id);
      const stale = value.uitgaand.filter(({ klaargezetOp }) => isStale(klaargezetOp, nu));
      if (stale.length > 0) await pushQueue.send(stale.map(({ push }) => ({ zaak: id, push })));
      return stale.length;
    }

    async function handle(item: DueItem): Promise<void> {
      const { soort, id, op } = item;
      if (op <= nu) count += 1;
      try {
        if (soort === 'contact') antwoordenOpnieuw += await sweepContact(id, nu);
        else if (op <= nu || !(await isJudged(item))) pushesOpnieuw += await sweepSpoedzaak(id);
      } catch (fout) {
        looksNow.delete(id);
        mislukt.push({ soort, id, fout });
      }
    }

    /** The list of what is due is derived from the cases; should it ever lack one, the case itself tells. */
    async function findWithoutTimer(): Promise<void> {
      const dag = localDateOf(nu);
      let cursor: string | undefined;
      do {
        const page = await zaken.listSpoedzaken(
          { open: true, dagen: { van: dag, totEnMet: dag } },
          PER_BLADZIJDE,
          cursor,
        );
        for (const { value } of page.items) {
          const op = nextSpoedActie(value);
          if (op === null || seen.has(value.id) || msBetween(op, nu) < ZEKER_TE_LAAT_MS) continue;
          hersteld.push(value.id);
          await handle({ soort: 'spoedzaak', id: value.id, op });
        }
        cursor = page.cursor;
      } while (cursor !== undefined);
    }

    let batch: DueItem[] = [];
    for await (const item of zaken.listDue(nu)) {
      seen.add(item.id);
      batch.push(item);
      if (batch.length < AT_ONCE) continue;
      await Promise.all(batch.map(handle));
      batch = [];
    }
    await Promise.all(batch.map(handle));
    if (Math.floor(epochMs(nu) / MINUTE) % (NALOOP_MS / MINUTE) === 0) await findWithoutTimer();
    looks = looksNow;
    return { zaken: count, antwoordenOpnieuw, pushesOpnieuw, hersteld, mislukt };
  };
}
