import { makeListKanaries, makeRequestKanarie } from '../../shared/application/list-kanaries.ts';
import type { SendKanariePorts } from '../../shared/application/send-kanarie.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

export function makeRoutes(ports: SendKanariePorts): Handlers<typeof contract> {
  const listKanaries = makeListKanaries(ports);
  const requestKanarie = makeRequestKanarie(ports);
  return {
    'GET /v1/kanaries': async ({ gebruiker }) => ({ body: { resultaten: await listKanaries({ door: gebruiker }) } }),
    'POST /v1/kanaries': async ({ gebruiker }) => ({ body: await requestKanarie({ door: gebruiker }) }),
  };
}
