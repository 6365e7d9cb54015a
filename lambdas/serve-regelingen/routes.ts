import {
  importOpeningstijden,
  makeExportOpeningstijden,
  makePublishOpeningstijden,
} from '../../shared/application/exchange-openingstijden.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makePreviewOpeningsregeling } from '../../shared/application/preview-openingsregeling.ts';
import { makeCloseNow, makeReopenNow } from '../../shared/application/switch-openingstijden.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

/** A site that is read by many should not ask for every visitor; five minutes is how late it may tell of a closing. */
const PUBLIC_CACHE = 'public, max-age=300';

export function makeRoutes(ports: Pick<Ports, 'instellingen' | 'clock'>): Handlers<typeof contract> {
  const previewOpeningsregeling = makePreviewOpeningsregeling(ports);
  const closeNow = makeCloseNow(ports);
  const reopenNow = makeReopenNow(ports);
  const exportOpeningstijden = makeExportOpeningstijden(ports);
  const publishOpeningstijden = makePublishOpeningstijden(ports);
  return {
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/voorbeelden': async ({ pad, query, body }) => {
      const { locatie, ...period } = query;
      return { body: await previewOpeningsregeling({ plaats: { ...pad, locatie }, regeling: body, ...period }) };
    },
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/sluitingen': async ({ pad, query, body }) => ({
      body: await closeNow({ plaats: { ...pad, ...query }, ...body }),
    }),
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/heropeningen': async ({ pad, query }) => ({
      body: await reopenNow({ plaats: { ...pad, ...query } }),
    }),
    'GET /v1/openingstijden/{wijkteam}/{kanaal}/uitwisseling': async ({ pad, query }) => ({
      body: await exportOpeningstijden({ ...pad, ...query }),
    }),
    'POST /v1/openingstijden-inlezingen': async ({ body }) => ({ body: importOpeningstijden(body.schemaOrg) }),
    'GET /v1/openbare-openingstijden/{wijkteam}': async ({ pad }) => ({
      tekst: { type: 'application/ld+json', inhoud: JSON.stringify(await publishOpeningstijden(pad.wijkteam)) },
      headers: { 'Cache-Control': PUBLIC_CACHE },
    }),
  };
}
