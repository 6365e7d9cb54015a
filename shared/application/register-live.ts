import type { Gebruiker } from '../domain/organisatie/types.ts';
import { plusMs } from '../domain/tijd/instant.ts';
import { VERBINDING_MS } from './accept-chat.ts';
import type { Ports } from './ports.ts';

/** A member of staff has opened the console: from now on they are told what changes, as far as they may see it. */
export type RegisterLive = (live: { readonly verbinding: string; readonly gebruiker: Gebruiker }) => Promise<void>;

export function makeRegisterLive({ verbindingen, clock }: Pick<Ports, 'verbindingen' | 'clock'>): RegisterLive {
  return ({ verbinding, gebruiker }) => {
    const sinds = clock.now();
    return verbindingen.addLive({ verbinding, gebruiker, sinds }, plusMs(sinds, VERBINDING_MS));
  };
}
