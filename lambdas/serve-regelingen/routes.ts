import {
  importOpeningstijden,
  makeExportOpeningstijden,
  makePublishOpeningstijden,
} from '../../shared/application/exchange-openingstijden.ts';
import {
  makeListOrganisatiedagen,
  makePreviewOrganisatiedagen,
  makeSaveOrganisatiedagen,
} from '../../shared/application/organisatiedagen.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makePreviewOpeningsregeling } from '../../shared/application/preview-openingsregeling.ts';
import { makeCloseNow, makeReopenNow } from '../../shared/application/switch-openingstijden.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

/** A site that is read by many should not ask for every visitor; five minutes is how late it may tell of a closing. */
const PUBLIC_CACHE = 'public, max-age=300';

export function makeRoutes(ports: Pick<Ports, 'instellingen' | 'clock' | 'jitter'>): Handlers<typeof contract> {
  const previewOpeningsregeling = makePreviewOpeningsregeling(ports);
  const closeNow = makeCloseNow(ports);
  const reopenNow = makeReopenNow(ports);
  const exportOpeningstijden = makeExportOpeningstijden(ports);
  const publishOpeningstijden = makePublishOpeningstijden(ports);
  const listOrganisatiedagen = makeListOrganisatiedagen(ports);
  const saveOrganisatiedagen = makeSaveOrganisatiedagen(ports);
  const previewOrganisatiedagen = makePreviewOrganisatiedagen(ports);
  return {
    'GET /v1/sluitingsdagen/{jaar}': async ({ pad }) => ({ body: await listOrganisatiedagen(pad) }),
    'PUT /v1/sluitingsdagen/{jaar}': async ({ pad, body, gebruiker }) => ({
      body: await saveOrganisatiedagen({ ...pad, ...body, door: gebruiker.id }),
    }),
    'POST /v1/sluitingsdagen/{jaar}/voorbeelden': async ({ pad, body }) => ({
      body: { plaatsen: await previewOrganisatiedagen({ ...pad, ...body }) },
    }),
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/voorbeelden': async ({ pad, query, body }) => {
      const { locatie, ...period } = query;
      return { body: await previewOpeningsregeling({ plaats: { ...pad, locatie }, regeling: body, ...period }) };
    },
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/sluitingen': async ({ pad, query, body, gebruiker }) => ({
      body: await closeNow({ plaats: { ...pad, ...query }, ...body, door: gebruiker.id }),
    }),
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/heropeningen': async ({ pad, query, gebruiker }) => ({
      body: await reopenNow({ plaats: { ...pad, ...query }, door: gebruiker.id }),
    }),
    'GET /v1/openingstijden/{wijkteam}/{kanaal}/uitwisseling': async ({ pad, query }) => ({
      body: await exportOpeningstijden({ ...pad, ...query }),
    }),
    'POST /v1/openingstijden-inlezingen': async ({ body }) => ({ body: importOpeningstijden(body) }),
    'GET /v1/openbare-openingstijden/{wijkteam}': async ({ pad }) => ({
      tekst: { type: 'application/ld+json', inhoud: JSON.stringify(await publishOpeningstijden(pad.wijkteam)) },
      headers: { 'Cache-Control': PUBLIC_CACHE },
    }),
  };
}
