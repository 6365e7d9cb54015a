import { makeAcceptAankomst, makeAcceptVertrek } from '../../shared/application/accept-aankomst.ts';
import type { Ports } from '../../shared/application/ports.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { acceptedOrUnavailable } from '../../shared/middleware/http/problem.ts';
import type { contract } from './contract.ts';

export function makeRoutes(ports: Pick<Ports, 'inloopQueue' | 'clock' | 'ids'>): Handlers<typeof contract> {
  const acceptAankomst = makeAcceptAankomst(ports);
  const acceptVertrek = makeAcceptVertrek(ports);
  return {
    'POST /v1/aankomsten': async ({ body }) => {
      await acceptedOrUnavailable(() => acceptAankomst(body));
      return { body: { aanvaard: 1 } };
    },
    'POST /v1/aankomsten/{id}/vertrekken': async ({ pad, body }) => {
      await acceptedOrUnavailable(() => acceptVertrek({ contact: pad.id, ...body }));
      return { body: { aanvaard: 1 } };
    },
  };
}
