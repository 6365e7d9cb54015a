import { makeListDiensten } from '../../shared/application/list-diensten.ts';
import { makePlanDiensten } from '../../shared/application/plan-diensten.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeResolveDienst } from '../../shared/application/resolve-dienst.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

export function makeRoutes(ports: Pick<Ports, 'instellingen' | 'clock' | 'ids'>): Handlers<typeof contract> {
  const resolveDienst = makeResolveDienst(ports);
  const listDiensten = makeListDiensten(ports);
  const planDiensten = makePlanDiensten(ports);
  return {
    'GET /v1/dienstdoenden': async ({ query }) => ({ body: await resolveDienst(query) }),
    'GET /v1/diensten': async ({ query }) => ({ body: { resultaten: await listDiensten(query) } }),
    'POST /v1/diensten': async ({ body }) => ({ body: { resultaten: await planDiensten(body) } }),
  };
}
