import type { Ports } from './ports.ts';
import type { Mislukking } from './uitval.ts';

export type NoteMislukking = (mislukking: Omit<Mislukking, 'wachtrij' | 'op'>) => Promise<void>;

/** Writes down why something of this queue, or behind this stream, failed just now. */
export function makeNoteMislukking(
  { mislukkingen, clock }: Pick<Ports, 'mislukkingen' | 'clock'>,
  wachtrij: string,
): NoteMislukking {
  return async (mislukking) => mislukkingen.note({ ...mislukking, wachtrij, op: clock.now() });
}
