import type { Ports } from '../../shared/application/ports.ts';
import { makeRegisterLive } from '../../shared/application/register-live.ts';
import { makeSignalStaffTyping } from '../../shared/application/signal-typing.ts';
import { makeMaySay } from '../../shared/application/tempo.ts';
import { parseJson } from '../../shared/middleware/batch/read-json.ts';
import { gebruikerFromClaims } from '../../shared/middleware/http/gebruiker.ts';
import type { SocketHandlers } from '../../shared/middleware/socket-handler.ts';

/** Read by hand: a schema library would be most of this function's start. */
function readUiting(
  value: unknown,
): { readonly soort: 'levensteken' } | { soort: 'typt'; contact: string } | undefined {
  if (typeof value !== 'object' || value === null || !('soort' in value)) return undefined;
  if (value.soort === 'levensteken') return { soort: 'levensteken' };
  if (value.soort !== 'typt' || !('contact' in value)) return undefined;
  const { contact } = value;
  const named = typeof contact === 'string' && contact !== '' && contact.length <= 200;
  return named ? { soort: 'typt', contact } : undefined;
}

const fout = (code: string, melding: string) => ({ soort: 'fout', code, melding });

/** Staff listen on this socket; besides a sign of life, and that they are typing, they have nothing to say on it. */
export function makeListen(
  ports: Pick<Ports, 'verbindingen' | 'clock' | 'liveSockets' | 'chatSockets' | 'zaken'>,
): SocketHandlers {
  const registerLive = makeRegisterLive(ports);
  const signalTyping = makeSignalStaffTyping(ports);
  const maySay = makeMaySay(ports);

  return {
    connect: async (verbinding, claims) => {
      const gebruiker = gebruikerFromClaims(claims);
      if (gebruiker === undefined) throw new Error('a connection without claims passed the authorizer');
      await registerLive({ verbinding, gebruiker });
    },
    disconnect: async (verbinding) => {
      await ports.verbindingen.remove(verbinding);
    },
    message: async (verbinding, body) => {
      const said = readUiting(parseJson(body ?? ''));
      if (said === undefined) return fout('alleen-luisteren', 'Op dit kanaal kunt u alleen luisteren.');
      if (said.soort === 'levensteken') return undefined;
      if (!(await maySay(verbinding, 'typt'))) return fout('te-snel', 'Dit gaat te snel.');
      const door = await ports.verbindingen.liveOf(verbinding);
      if (door !== undefined) await signalTyping({ door, contact: said.contact });
      return undefined;
    },
    sockets: ports.liveSockets,
  };
}
