import { makeAcceptTelefoonGebeurtenissen } from '../../shared/application/accept-telefoon-gebeurtenissen.ts';
import type { Ports } from '../../shared/application/ports.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { acceptedOrUnavailable } from '../../shared/middleware/http/problem.ts';
import type { contract } from './contract.ts';

export function makeRoutes(ports: Pick<Ports, 'telefoonQueue'>): Handlers<typeof contract> {
  const acceptTelefoonGebeurtenissen = makeAcceptTelefoonGebeurtenissen(ports);
  return {
    'POST /v1/telefoon-gebeurtenissen': async ({ body }) => {
      await acceptedOrUnavailable(() => acceptTelefoonGebeurtenissen(body));
      return { body: { aanvaard: body.length } };
    },
  };
}
