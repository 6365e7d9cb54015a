import type { Ports } from '../../shared/application/ports.ts';
import { makeRecordSchermontvangst } from '../../shared/application/record-schermontvangst.ts';
import { makeRegisterLive } from '../../shared/application/register-live.ts';
import { makeSignalStaffTyping } from '../../shared/application/signal-typing.ts';
import { makeMaySay } from '../../shared/application/tempo.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import { parseJson } from '../../shared/middleware/batch/read-json.ts';
import { gebruikerFromClaims } from '../../shared/middleware/http/gebruiker.ts';
import type { SocketHandlers } from '../../shared/middleware/socket-handler.ts';

type Uiting =
  | { readonly soort: 'levensteken' }
  | { readonly soort: 'typt'; readonly contact: string }
  | { readonly soort: 'push-ontvangst'; readonly zaak: string; readonly push: string; readonly stap: Stap };
type Stap = 'bezorgd' | 'gezien';

const isNaam = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= most;
const isStap = (value: unknown): value is Stap => value === 'bezorgd' || value === 'gezien';

/** Read by hand: a schema library would be most of this function's start. */
function readUiting(value: unknown): Uiting | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { soort, contact, zaak, push, stap } = value as Readonly<Record<string, unknown>>;
  if (soort === 'levensteken') return { soort };
  if (soort === 'typt') return isNaam(contact, 200) ? { soort, contact } : undefined;
  if (soort !== 'push-ontvangst') return undefined;
  return isNaam(zaak, 200) && isNaam(push, 400) && isStap(stap) ? { soort, zaak, push, stap } : undefined;
}

const fout = (code: string, melding: string) => ({ soort: 'fout', code, melding });

/**
 * Staff listen on this socket. Besides a sign of life, that they are typing, and that a push is shown or seen, they have nothing
 * to say on it.
 */
export function makeListen(
  ports: Pick<Ports, 'verbindingen' | 'clock' | 'jitter' | 'liveSockets' | 'chatSockets' | 'zaken' | 'instellingen'>,
): SocketHandlers {
  const registerLive = makeRegisterLive(ports);
  const signalTyping = makeSignalStaffTyping(ports);
  const maySay = makeMaySay(ports);
  const recordSchermontvangst = makeRecordSchermontvangst(ports);

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
      const push = said.soort === 'push-ontvangst';
      if (!(await maySay(verbinding, push ? 'push' : 'typt'))) return fout('te-snel', 'Dit gaat te snel.');
      const door = await ports.verbindingen.liveOf(verbinding);
      if (door === undefined) return undefined;
      if (!push) {
        await signalTyping({ door, contact: said.contact });
        return undefined;
      }
      try {
        await recordSchermontvangst({ door: door.id, zaak: said.zaak, push: said.push, stap: said.stap });
        return undefined;
      } catch (error) {
        if (isDomainError(error) && error.kind === 'not-found') return fout('onbekend', error.message);
        throw error;
      }
    },
    sockets: ports.liveSockets,
  };
}
