/** What leaves right after a commit. */
import type { Queue } from './ports.ts';

/**
 * Hands messages to their queue; a failure is deliberately not passed on: the outbox that was committed with the fact
 * makes the tick hand them over again, and whoever caused the fact must not be told that it did not happen.
 */
export async function dispatch<T>(
  queue: Queue<T>,
  messages: readonly T[],
  delaySeconds?: number,
): Promise<'handed-over' | 'left-to-the-tick'> {
  if (messages.length === 0) return 'handed-over';
  try {
    await queue.send(messages, delaySeconds);
    return 'handed-over';
  } catch {
    return 'left-to-the-tick';
  }
}
