import { errorFields, log } from '../../shared/observability/log.ts';

/** Whoever publishes waits no longer than this for the screens of others. */
const LONGEST_MS = 2000;

/** Does something that nothing depends on: a failure is noted, and what takes too long goes on by itself. */
export async function quietly(act: () => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_MS);
  });
  try {
    await Promise.race([
      act().catch((error: unknown) => log('WARN', 'schermen niet verteld', errorFields(error))),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
