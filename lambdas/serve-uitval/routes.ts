import { makeListUitval, makeReadUitval } from '../../shared/application/list-uitval.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeReplayUitval } from '../../shared/application/replay-uitval.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';
import { makeReadOnderwerp } from './onderwerp.ts';

export function makeRoutes(ports: Pick<Ports, 'uitval' | 'mislukkingen' | 'zaken' | 'ids'>): Handlers<typeof contract> {
  const listUitval = makeListUitval(ports);
  const readUitval = makeReadUitval({ ...ports, readOnderwerp: makeReadOnderwerp(ports.ids) });
  const replayUitval = makeReplayUitval(ports);
  return {
    'GET /v1/uitval': async ({ gebruiker }) => ({ body: { resultaten: await listUitval({ door: gebruiker }) } }),
    'GET /v1/uitval/{wachtrij}': async ({ pad, query, gebruiker }) => ({
      body: await readUitval({ door: gebruiker, ...pad, ...query }),
    }),
    'POST /v1/uitval/{wachtrij}/herhalingen': async ({ pad, body, gebruiker }) => ({
      body: await replayUitval({ door: gebruiker, ...pad, ...body }),
    }),
  };
}
