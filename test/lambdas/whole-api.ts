/** Every function behind the HTTP API, over one world in memory, as one handler: the gateway's routing left out. */

import * as aankomsten from '../../lambdas/accept-aankomsten/routes.ts';
import * as telefoon from '../../lambdas/accept-telefoon-gebeurtenissen/routes.ts';
import * as telefoonLogboeken from '../../lambdas/accept-telefoon-logboeken/routes.ts';
import * as urgentie from '../../lambdas/advise-urgentie/routes.ts';
import * as begroeting from '../../lambdas/answer-begroeting/routes.ts';
import * as adresbevestigingen from '../../lambdas/serve-adresbevestigingen/routes.ts';
import * as agendas from '../../lambdas/serve-agendas/routes.ts';
import * as bereikbaarheid from '../../lambdas/serve-bereikbaarheid/routes.ts';
import { ALL_OPERATIONS } from '../../lambdas/serve-beschrijving/all-operations.ts';
import { routes as beschrijving } from '../../lambdas/serve-beschrijving/routes.ts';
import * as contacten from '../../lambdas/serve-contacten/routes.ts';
import * as dagcontroles from '../../lambdas/serve-dagcontroles/routes.ts';
import * as ervaringen from '../../lambdas/serve-ervaringen/routes.ts';
import * as herberekeningen from '../../lambdas/serve-herberekeningen/routes.ts';
import * as instellingen from '../../lambdas/serve-instellingen/routes.ts';
import * as kanaries from '../../lambdas/serve-kanaries/routes.ts';
import * as onleesbaar from '../../lambdas/serve-onleesbare-invoer/routes.ts';
import * as openingstijden from '../../lambdas/serve-openingstijden/routes.ts';
import * as oppaklinks from '../../lambdas/serve-oppaklinks/routes.ts';
import * as rapporten from '../../lambdas/serve-rapporten/routes.ts';
import * as regelingen from '../../lambdas/serve-regelingen/routes.ts';
import * as rooster from '../../lambdas/serve-rooster/routes.ts';
import * as spoedzaken from '../../lambdas/serve-spoedzaken/routes.ts';
import * as terugbelverzoeken from '../../lambdas/serve-terugbelverzoeken/routes.ts';
import * as uitval from '../../lambdas/serve-uitval/routes.ts';
import * as verantwoording from '../../lambdas/serve-verantwoording/routes.ts';
import * as wachtborden from '../../lambdas/serve-wachtborden/routes.ts';
import { composeAgenda } from '../../shared/adapters/agenda/compose-agenda.ts';
import { readAgenda } from '../../shared/adapters/agenda/read-agenda.ts';
import { newWebhookGeheim } from '../../shared/adapters/webhook/sign-webhook.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { World } from '../support/memory-world.ts';

/** The key that a telephone exchange shares with us. */
export const BEGROETING_SLEUTEL = '3f8a1c5d7e9b2460ace13579bdf02468';

/** A public key as a browser asks for it. */
export const VAPID_PUBLIEK = `B${'a'.repeat(86)}`;

export function wholeApi(world: World): HttpHandler {
  return httpHandler(
    ALL_OPERATIONS,
    {
      ...telefoon.makeRoutes(world),
      ...telefoonLogboeken.makeRoutes(world),
      ...begroeting.makeRoutes({ ...world, sleutel: BEGROETING_SLEUTEL }),
      ...aankomsten.makeRoutes(world),
      ...wachtborden.makeRoutes(world),
      ...contacten.makeRoutes(world),
      ...terugbelverzoeken.makeRoutes(world),
      ...spoedzaken.makeRoutes(world),
      ...oppaklinks.makeRoutes(world),
      ...bereikbaarheid.makeRoutes(world),
      ...herberekeningen.makeRoutes(world),
      ...openingstijden.makeRoutes(world),
      ...regelingen.makeRoutes(world),
      ...rooster.makeRoutes(world),
      ...agendas.makeRoutes({ ...world, readAgenda, composeAgenda }),
      ...urgentie.makeRoutes(world),
      ...instellingen.makeRoutes({ ...world, vapidPubliek: VAPID_PUBLIEK, newWebhookGeheim }),
      ...adresbevestigingen.makeRoutes(world),
      ...onleesbaar.makeRoutes(world),
      ...uitval.makeRoutes(world),
      ...dagcontroles.makeRoutes({ ...world, namenInUitval: () => [] }),
      ...kanaries.makeRoutes(world),
      ...rapporten.makeRoutes(world),
      ...ervaringen.makeRoutes(world),
      ...verantwoording.makeRoutes({ ...world, lezer: world.verantwoording }),
      ...beschrijving,
    } as never,
    { console: 'https://console.voorbeeld.nl', verantwoording: { ...world, log: world.verantwoording } },
  );
}
