import { makeHandleUnreadable } from '../../shared/application/handle-unreadable.ts';
import { makeListUnreadable, makeReadUnreadable } from '../../shared/application/list-unreadable.ts';
import type { OnleesbaarBericht, Ports } from '../../shared/application/ports.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';

/** Where the raw form lies is our own business. */
function view<T extends OnleesbaarBericht>({ ruw: _key, ...bericht }: T): Omit<T, 'ruw'> {
  return bericht;
}

export function makeRoutes(ports: Pick<Ports, 'zaken' | 'raw' | 'clock' | 'jitter'>): Handlers<typeof contract> {
  const listUnreadable = makeListUnreadable(ports);
  const readUnreadable = makeReadUnreadable(ports);
  const handleUnreadable = makeHandleUnreadable(ports);
  return {
    'GET /v1/onleesbare-berichten': async ({ query, gebruiker }) => {
      const { items, ...page } = await listUnreadable({ door: gebruiker, ...query });
      return pageAnswer({ ...page, items: items.map(view) }, '/v1/onleesbare-berichten', query);
    },
    'GET /v1/onleesbare-berichten/{id}': async ({ pad, gebruiker }) => ({
      body: view(await readUnreadable({ id: pad.id, door: gebruiker })),
    }),
    'POST /v1/onleesbare-berichten/{id}/afhandelingen': async ({ pad, body, gebruiker }) => ({
      body: view(await handleUnreadable({ id: pad.id, door: gebruiker, ...body })),
    }),
  };
}
