import type { Ports } from '../../shared/application/ports.ts';
import { makeRegisterLive } from '../../shared/application/register-live.ts';
import { parseJson } from '../../shared/middleware/batch/read-json.ts';
import { gebruikerFromClaims } from '../../shared/middleware/http/gebruiker.ts';
import type { SocketHandlers } from '../../shared/middleware/socket-handler.ts';

const isSignOfLife = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'soort' in value && value.soort === 'levensteken';

/** Staff listen on this socket; besides a sign of life they have nothing to say on it. */
export function makeListen(ports: Pick<Ports, 'verbindingen' | 'clock' | 'liveSockets'>): SocketHandlers {
  const registerLive = makeRegisterLive(ports);
  return {
    connect: async (verbinding, claims) => {
      const gebruiker = gebruikerFromClaims(claims);
      if (gebruiker === undefined) throw new Error('a connection without claims passed the authorizer');
      await registerLive({ verbinding, gebruiker });
    },
    disconnect: async (verbinding) => {
      await ports.verbindingen.remove(verbinding);
    },
    message: async (_verbinding, body) =>
      isSignOfLife(parseJson(body ?? ''))
        ? undefined
        : { soort: 'fout', code: 'alleen-luisteren', melding: 'Op dit kanaal kunt u alleen luisteren.' },
    sockets: ports.liveSockets,
  };
}
