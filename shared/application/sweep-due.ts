import { localDateOf } from '../domain/tijd/amsterdam.ts';
import { type Instant, MINUTE, msBetween, plusMs } from '../domain/tijd/instant.ts';
import { makeAdvanceSpoedzaak } from './advance-spoedzaak.ts';
import { UITGAAND_OPNIEUW_MS } from './contact-write.ts';
import type { DueItem, Ports } from './ports.ts';

export interface SweepReport {
  readonly zaken: number;
  readonly antwoordenOpnieuw: number;
  readonly pushesOpnieuw: number;
  /** Items that could not be handled now; they are still due and come back at the next tick. */
  readonly mislukt: readonly { readonly soort: DueItem['soort']; readonly id: string; readonly fout: unknown }[];
}

export type SweepDue = () => Promise<SweepReport>;

/** While a provider is down an answer is handed over less and less often, and at least this often. */
const LANGST_MS = 15 * MINUTE;
const AT_ONCE = 8;

const isStale = (klaargezetOp: Instant, nu: Instant): boolean => msBetween(klaargezetOp, nu) >= UITGAAND_OPNIEUW_MS;

/**
 * Handles everything that fell due: spoedzaken move on, and what was written down to go out and has no result yet goes to
 * its queue again. One that fails never stops the others.
 */
export function makeSweepDue(
  ports: Pick<Ports, 'zaken' | 'instellingen' | 'pushQueue' | 'antwoordQueue' | 'clock' | 'jitter'>,
): SweepDue {
  const { zaken, pushQueue, antwoordQueue, clock } = ports;
  const advance = makeAdvanceSpoedzaak(ports);

  /** Returns how many pushes went to the queue again. */
  async function sweepSpoedzaak(id: string, nu: Instant): Promise<number> {
    await advance(id);
    const stored = await zaken.loadSpoedzaak(id);
    const stale = stored?.value.uitgaand.filter(({ klaargezetOp }) => isStale(klaargezetOp, nu)) ?? [];
    if (stale.length > 0) await pushQueue.send(stale.map(({ push }) => ({ zaak: id, push })));
    return stale.length;
  }

  async function sweepContact(id: string, nu: Instant): Promise<number> {
    const stored = await zaken.loadContact(id);
    const stale = stored?.value.uitgaand.filter(({ klaargezetOp }) => isStale(klaargezetOp, nu)) ?? [];
    const oldest = stale.map(({ klaargezetOp }) => klaargezetOp).sort()[0];
    if (stored === undefined || oldest === undefined) return 0;
    await antwoordQueue.send(stale.map(({ antwoord }) => ({ contact: id, antwoord })));
    // As long again as it has waited already: 1, 2, 4, 8 minutes, then every quarter of an hour.
    const wait = Math.min(LANGST_MS, Math.max(UITGAAND_OPNIEUW_MS, msBetween(oldest, nu)));
    await zaken.postponeContact(id, stored.versie, plusMs(nu, wait));
    return stale.length;
  }

  /** Cases that nobody took up: the roster may have changed, and a timer that went missing is found here. */
  async function* untaken(nu: Instant): AsyncGenerator<string> {
    const dag = localDateOf(nu);
    let cursor: string | undefined;
    do {
      const page = await zaken.listSpoedzaken({ open: true, dagen: { van: dag, totEnMet: dag } }, 100, cursor);
      for (const { value } of page.items) if (value.status === 'open') yield value.id;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  return async () => {
    const nu = clock.now();
    const mislukt: { soort: DueItem['soort']; id: string; fout: unknown }[] = [];
    let [count, pushesOpnieuw, antwoordenOpnieuw] = [0, 0, 0];

    async function handle({ soort, id }: DueItem): Promise<void> {
      count += 1;
      try {
        if (soort === 'spoedzaak') pushesOpnieuw += await sweepSpoedzaak(id, nu);
        else antwoordenOpnieuw += await sweepContact(id, nu);
      } catch (fout) {
        mislukt.push({ soort, id, fout });
      }
    }

    let batch: DueItem[] = [];
    const seen = new Set<string>();
    async function take(item: DueItem): Promise<void> {
      seen.add(item.id);
      batch.push(item);
      if (batch.length < AT_ONCE) return;
      const full = batch;
      batch = [];
      await Promise.all(full.map(handle));
    }
    for await (const item of zaken.listDue(nu)) await take(item);
    for await (const id of untaken(nu)) if (!seen.has(id)) await take({ soort: 'spoedzaak', id, op: nu });
    await Promise.all(batch.map(handle));
    return { zaken: count, antwoordenOpnieuw, pushesOpnieuw, mislukt };
  };
}
