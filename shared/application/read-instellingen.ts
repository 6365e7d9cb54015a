import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Ports } from './ports.ts';

export type ReadInstellingen = () => Promise<Instellingen>;

/** Everything that is set, as of now. */
export function makeReadInstellingen({ instellingen }: Pick<Ports, 'instellingen'>): ReadInstellingen {
  return () => instellingen.readInstellingen();
}
