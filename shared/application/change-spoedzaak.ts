/** The way of every change of a spoedzaak: decide, save in one write, and hand what must leave now to its queue. */
import { foldSpoed } from '../domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../domain/spoed/next-spoed-actie.ts';
import type { SpoedCommand } from '../domain/spoed/spoed-command.ts';
import type { SpoedGebeurtenis, Spoedzaak } from '../domain/spoed/types.ts';
import { decideSpoedzaak, type Schermen } from './decide-spoedzaak.ts';
import { dispatch } from './dispatch.ts';
import type { PushBericht } from './messages.ts';
import type { Ports, Stored, ZaakWrite } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { readSpoedContext } from './spoed-context.ts';

export type SpoedPorts = Pick<Ports, 'zaken' | 'instellingen' | 'pushQueue' | 'clock' | 'jitter'> & {
  /** Absent where nobody's screen is pushed to. */
  readonly verbindingen?: Schermen;
};

/** The spoedzaak as it becomes, and the write that makes it so. `stored` is undefined for one that is opened. */
export function spoedzaakWith(
  id: string,
  stored: Stored<Spoedzaak> | undefined,
  events: readonly SpoedGebeurtenis[],
): { readonly next: Stored<Spoedzaak>; readonly write: ZaakWrite } {
  const vorige = stored?.versie ?? 0;
  const spoedzaak = foldSpoed(id, [...(stored?.value.gebeurtenissen ?? []), ...events]);
  return {
    next: { versie: vorige + 1, value: spoedzaak },
    write: { soort: 'spoedzaak', spoedzaak, volgendeActieOp: nextSpoedActie(spoedzaak), vorige },
  };
}

/** The pushes that these events wrote down, as far as they must still go out. */
export function newPushes(spoedzaak: Spoedzaak, events: readonly SpoedGebeurtenis[]): PushBericht[] {
  const fresh = new Set(events.flatMap((event) => (event.soort === 'push-klaargezet' ? [event.push] : [])));
  return spoedzaak.uitgaand.filter(({ push }) => fresh.has(push)).map(({ push }) => ({ zaak: spoedzaak.id, push }));
}

/** Decides and saves; what must leave is not handed over yet. `load` and `also` as with `changeSpoedzaak`. */
export function decideAndSave(
  { zaken, instellingen, clock, jitter, verbindingen }: Omit<SpoedPorts, 'pushQueue'>,
  load: () => Promise<Stored<Spoedzaak>>,
  command: SpoedCommand,
  also: (spoedzaak: Spoedzaak) => Promise<readonly ZaakWrite[]> = async () => [],
): Promise<{ readonly result: Stored<Spoedzaak>; readonly events: readonly SpoedGebeurtenis[] }> {
  return retryOnConflict(jitter, async () => {
    const stored = await load();
    const context = await readSpoedContext(instellingen, stored.value.wijkteam, clock.now());
    const decided = await decideSpoedzaak(command, stored.value, context, verbindingen);
    if (decided.length === 0) return { result: stored, events: decided };
    const { next, write } = spoedzaakWith(stored.value.id, stored, decided);
    await zaken.save([write, ...(await also(next.value))]);
    return { result: next, events: decided };
  });
}

/**
 * `load` reads the case (as far as whoever asks may see it). `also` gives what must be written in the same transaction.
 * What is redelivered or lost a race decides again and usually has nothing left to do.
 */
export async function changeSpoedzaak(
  ports: SpoedPorts,
  load: () => Promise<Stored<Spoedzaak>>,
  command: SpoedCommand,
  also?: (spoedzaak: Spoedzaak) => Promise<readonly ZaakWrite[]>,
): Promise<Stored<Spoedzaak>> {
  const { result, events } = await decideAndSave(ports, load, command, also);
  await dispatch(ports.pushQueue, newPushes(result.value, events));
  return result;
}
