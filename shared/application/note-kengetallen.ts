import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';

/** The Amsterdam days of receipt that a change is about: as it was, and as it is. */
export type NoteKengetallen = (dagen: readonly LocalDate[]) => Promise<void>;

/**
 * Tells that what was counted of a day holds no longer. A day that is not over was not counted yet: that anything came in is
 * noted once, so that it will be. Told twice the day is counted once more than needed, and comes out the same.
 */
export function makeNoteKengetallen({ kengetallen, clock }: Pick<Ports, 'kengetallen' | 'clock'>): NoteKengetallen {
  /** Days that were not over when this process noted them. */
  const noted = new Set<LocalDate>();
  return async (dagen) => {
    const today = localDateOf(clock.now());
    const unique = [...new Set(dagen)];
    const changed = unique.filter((dag) => dag < today || !noted.has(dag));
    if (changed.length === 0) return;
    await kengetallen.noteWijzigingen(changed);
    for (const dag of changed) if (dag >= today) noted.add(dag);
  };
}
