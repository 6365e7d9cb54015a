import type { Ports } from '../../shared/application/ports.ts';
import { makeReadWachtbord } from '../../shared/application/read-wachtbord.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

export function makeRoutes(ports: Pick<Ports, 'zaken' | 'instellingen' | 'clock'>): Handlers<typeof contract> {
  const readWachtbord = makeReadWachtbord(ports);
  return {
    'GET /v1/wachtborden/{locatie}': async ({ pad, gebruiker }) => ({
      body: await readWachtbord({ door: gebruiker, locatie: pad.locatie }),
    }),
  };
}
