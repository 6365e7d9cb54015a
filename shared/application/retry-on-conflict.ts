/** The loop around every change: read, decide, save; when somebody else saved in between, read and decide again. */
import { ConflictError } from '../domain/errors.ts';
import type { Jitter } from './ports.ts';

const ATTEMPTS = 10;
const LONGEST_WAIT_MS = 400;

/** `work` must begin with reading. Gives up with the ConflictError itself after ten attempts. */
export async function retryOnConflict<T>(jitter: Jitter, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === ATTEMPTS) throw error;
      await jitter(Math.min(LONGEST_WAIT_MS, 10 * 2 ** attempt));
    }
  }
}
