import type { Instant } from '../tijd/instant.ts';
import type { Uitgaand } from './types.ts';

/**
 * The moment before which something may not leave and can be withdrawn; null when nobody asked for time to think: then it
 * leaves at once, also when the record dates it a little later than the clock (it stands behind what came just before it).
 */
export function vertrektNietVoor({ klaargezetOp, verzendenOp }: Uitgaand): Instant | null {
  return verzendenOp === klaargezetOp ? null : verzendenOp;
}
