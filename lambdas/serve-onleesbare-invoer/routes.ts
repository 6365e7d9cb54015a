import { makeHandleUnreadable } from '../../shared/application/handle-unreadable.ts';
import {
  makeDownloadUnreadable,
  makeListUnreadable,
  makeReadUnreadable,
} from '../../shared/application/list-unreadable.ts';
import type { OnleesbaarBericht, Ports } from '../../shared/application/ports.ts';
import { makeRereadUnreadable } from '../../shared/application/reread-unreadable.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';
import { makeReadAgain, type ReadAgainPorts } from './read-again.ts';

/** Where the raw form lies, and how a finding is known again, is our own business. */
function view<T extends OnleesbaarBericht>({
  ruw: _key,
  kenmerken: _marks,
  ...bericht
}: T): Omit<T, 'ruw' | 'kenmerken'> {
  return bericht;
}

/** A name that says what it is, and holds nothing that a file system or a header would trip over. */
function fileName({ id, kanaal }: OnleesbaarBericht, deel: number, delen: number): string {
  const name = id.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 80);
  const part = delen > 1 ? `-deel-${deel}-van-${delen}` : '';
  return `onleesbaar-${name}${part}.${kanaal === 'mail' ? 'eml' : 'txt'}`;
}

export function makeRoutes(
  ports: Pick<Ports, 'zaken' | 'raw' | 'clock' | 'jitter'> & ReadAgainPorts,
): Handlers<typeof contract> {
  const listUnreadable = makeListUnreadable(ports);
  const readUnreadable = makeReadUnreadable(ports);
  const downloadUnreadable = makeDownloadUnreadable(ports);
  const handleUnreadable = makeHandleUnreadable(ports);
  const rereadUnreadable = makeRereadUnreadable({ ...ports, readAgain: makeReadAgain(ports) });
  return {
    'GET /v1/onleesbare-berichten': async ({ query, gebruiker }) => {
      const { items, telling, ...page } = await listUnreadable({ door: gebruiker, ...query });
      const { body, headers } = pageAnswer({ ...page, items: items.map(view) }, '/v1/onleesbare-berichten', query);
      const { aantal, perKanaal, volledig: volledigGeteld } = telling;
      return { body: { ...(body as object), aantal, perKanaal, volledigGeteld }, ...(headers && { headers }) };
    },
    'GET /v1/onleesbare-berichten/{id}': async ({ pad, gebruiker }) => ({
      body: view(await readUnreadable({ id: pad.id, door: gebruiker })),
    }),
    'GET /v1/onleesbare-berichten/{id}/ruw': async ({ pad, query, gebruiker }) => {
      const { bericht, bytes, deel, delen } = await downloadUnreadable({ id: pad.id, door: gebruiker, ...query });
      const next = `</v1/onleesbare-berichten/${encodeURIComponent(pad.id)}/ruw?deel=${deel + 1}>; rel="next"`;
      return {
        bytes: { type: 'application/octet-stream', inhoud: bytes },
        headers: {
          'Content-Disposition': `attachment; filename="${fileName(bericht, deel, delen)}"`,
          ...(deel < delen && { Link: next }),
        },
      };
    },
    'POST /v1/onleesbare-berichten/{id}/afhandelingen': async ({ pad, body, gebruiker }) => ({
      body: view(await handleUnreadable({ id: pad.id, door: gebruiker, ...body })),
    }),
    'POST /v1/onleesbare-berichten/{id}/herlezingen': async ({ pad, gebruiker }) => ({
      body: view(await rereadUnreadable({ id: pad.id, door: gebruiker })),
    }),
  };
}
