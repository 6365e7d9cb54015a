/**
 * Why something failed, written down where a beheerder finds it when the queue has given up. Only from the tries on that may
 * be among the last: a fault that passes costs nothing. Noting is best effort, and never makes anything fail.
 */
import type { NoteMislukking } from '../../application/note-mislukking.ts';
import { AFGEBROKEN, type Fout } from '../../application/uitval.ts';
import { errorFields, log } from '../../observability/log.ts';

/** The try after which a queue sets a message aside (lib/constructs/wachtrij.ts says the same; a test holds them together). */
export const LAATSTE_POGING = 10;
/** Queues may be set to fewer tries for a while, and the last tries may not come to noting: begin well before. */
export const NOTEER_VANAF_POGING = 5;

type Note = Parameters<NoteMislukking>[0];

export function foutOf(error: unknown): Fout {
  const { fout, code, plek } = errorFields(error);
  return {
    fout: String(fout),
    ...(typeof code === 'string' && { code }),
    ...(typeof plek === 'string' && { plek }),
  };
}

export async function noteAll(note: NoteMislukking | undefined, failures: readonly Note[]): Promise<void> {
  if (note === undefined || failures.length === 0) return;
  const results = await Promise.allSettled(failures.map(async (failure) => note(failure)));
  const lost = results.filter(({ status }) => status === 'rejected').length;
  if (lost > 0) log('WARN', 'mislukking niet genoteerd', { aantal: lost });
}

/**
 * Before the last try: should the function be ended while it handles this (time or memory is up), nobody could note it
 * afterwards. What then succeeds has no dead letter, so nobody ever sees the note.
 */
export function noteBeforeLastTry(
  note: NoteMislukking | undefined,
  tries: readonly { readonly bericht: string; readonly poging: number }[],
): Promise<void> {
  const last = tries.filter(({ poging }) => poging >= LAATSTE_POGING);
  return noteAll(
    note,
    last.map(({ bericht, poging }) => ({ bericht, poging, fout: AFGEBROKEN })),
  );
}
