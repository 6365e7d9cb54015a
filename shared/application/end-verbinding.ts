import type { Ports } from './ports.ts';

/** A WebSocket connection (chat or live) has ended. */
export type EndVerbinding = (einde: { readonly verbinding: string }) => Promise<void>;

/**
 * A telephone that goes into a pocket loses its connection too: only who has not come back after this long has left.
 * It is the longest delay that a queue knows.
 */
export const TERUG_BINNEN_SECONDEN = 900;

/** Forgets the connection; of a chat, asks the queue to look again later whether anybody came back. */
export function makeEndVerbinding({
  verbindingen,
  chatQueue,
  clock,
}: Pick<Ports, 'verbindingen' | 'chatQueue' | 'clock'>): EndVerbinding {
  return async ({ verbinding }) => {
    const op = clock.now();
    const gesprek = (await verbindingen.chatOf(verbinding))?.gesprek;
    // The message goes first: after a crash in between, the connection is still known and this is done again.
    if (gesprek !== undefined) await chatQueue.send([{ soort: 'verbroken', gesprek, op }], TERUG_BINNEN_SECONDEN);
    await verbindingen.remove(verbinding);
  };
}
