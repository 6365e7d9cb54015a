import { hasRole } from '../../shared/application/access.ts';
import {
  importOpeningstijden,
  makeExportOpeningstijden,
  makePublishOpeningstijden,
} from '../../shared/application/exchange-openingstijden.ts';
import { makeFollowWijkteam, makePreviewFollowWijkteam } from '../../shared/application/follow-wijkteam.ts';
import {
  makeListOrganisatiedagen,
  makePreviewOrganisatiedagen,
  makeProposeAgain,
  makeRefuseVoorstel,
  makeSaveOrganisatiedagen,
  type Sluitingsdagenlijst,
} from '../../shared/application/organisatiedagen.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makePreviewOpeningsregeling } from '../../shared/application/preview-openingsregeling.ts';
import { makeCloseNow, makeReopenNow } from '../../shared/application/switch-openingstijden.ts';
import type { Gebruiker } from '../../shared/domain/organisatie/types.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

/** A site that is read by many should not ask for every visitor; five minutes is how late it may tell of a closing. */
const PUBLIC_CACHE = 'public, max-age=300';

/** Who refused what is for those who settle it. */
const shownTo = (gebruiker: Gebruiker, lijst: Sluitingsdagenlijst): Sluitingsdagenlijst =>
  hasRole(gebruiker, 'beheerder') || hasRole(gebruiker, 'manager') ? lijst : { ...lijst, afgewezen: [] };

export function makeRoutes(ports: Pick<Ports, 'instellingen' | 'clock' | 'jitter'>): Handlers<typeof contract> {
  const previewOpeningsregeling = makePreviewOpeningsregeling(ports);
  const followWijkteam = makeFollowWijkteam(ports);
  const previewFollowWijkteam = makePreviewFollowWijkteam(ports);
  const closeNow = makeCloseNow(ports);
  const reopenNow = makeReopenNow(ports);
  const exportOpeningstijden = makeExportOpeningstijden(ports);
  const publishOpeningstijden = makePublishOpeningstijden(ports);
  const listOrganisatiedagen = makeListOrganisatiedagen(ports);
  const saveOrganisatiedagen = makeSaveOrganisatiedagen(ports);
  const refuseVoorstel = makeRefuseVoorstel(ports);
  const proposeAgain = makeProposeAgain(ports);
  const previewOrganisatiedagen = makePreviewOrganisatiedagen(ports);
  return {
    'GET /v1/sluitingsdagen/{jaar}': async ({ pad, gebruiker }) => ({
      body: shownTo(gebruiker, await listOrganisatiedagen(pad)),
    }),
    'PUT /v1/sluitingsdagen/{jaar}': async ({ pad, body, gebruiker }) => ({
      body: await saveOrganisatiedagen({ ...pad, ...body, door: gebruiker.id }),
    }),
    'POST /v1/sluitingsdagen/{jaar}/afwijzingen': async ({ pad, body, gebruiker }) => ({
      body: await refuseVoorstel({ ...pad, ...body, door: gebruiker.id }),
    }),
    'POST /v1/sluitingsdagen/{jaar}/afwijzingen/intrekkingen': async ({ pad, body, gebruiker }) => ({
      body: await proposeAgain({ ...pad, ...body, door: gebruiker.id }),
    }),
    'POST /v1/sluitingsdagen/{jaar}/voorbeelden': async ({ pad, body }) => ({
      body: { plaatsen: await previewOrganisatiedagen({ ...pad, ...body }) },
    }),
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/voorbeelden': async ({ pad, query, body }) => {
      const { locatie, ...period } = query;
      return { body: await previewOpeningsregeling({ plaats: { ...pad, locatie }, regeling: body, ...period }) };
    },
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/wijkteamtijden': async ({ pad, query, body, gebruiker }) => {
      const { locatie, ...rest } = query;
      return { body: await followWijkteam({ plaats: { ...pad, locatie }, ...body, ...rest, door: gebruiker.id }) };
    },
    'POST /v1/openingstijden/{wijkteam}/{kanaal}/wijkteamtijden/voorbeelden': async ({ pad, query, body }) => {
      const { locatie, ...period } = query;
      return { body: await previewFollowWijkteam({ plaats: { ...pad, locatie }, ...body, ...period }) };
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
