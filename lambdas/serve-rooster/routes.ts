import {
  makeEndAfwezigheid,
  makeListAfwezigheden,
  makeNoteAfwezigheid,
} from '../../shared/application/afwezigheden.ts';
import type { RoosterwerkPorts } from '../../shared/application/handle-roosterwerk.ts';
import { makeListDiensten } from '../../shared/application/list-diensten.ts';
import { makeListHiaten } from '../../shared/application/list-hiaten.ts';
import { makePlanDiensten } from '../../shared/application/plan-diensten.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeReadRoosterverdeling } from '../../shared/application/read-roosterverdeling.ts';
import { makeResolveDienst } from '../../shared/application/resolve-dienst.ts';
import {
  makeCheckRooster,
  makeListPublicaties,
  makeListRotaties,
  makeProposeRooster,
  makePublishRooster,
  makeSaveRotatie,
} from '../../shared/application/roosters.ts';
import {
  makeAgreeRuil,
  makeListRuilverzoeken,
  makeRefuseRuil,
  makeRequestRuil,
  makeWithdrawRuil,
} from '../../shared/application/ruilverzoeken.ts';
import { makeStartDienst } from '../../shared/application/start-dienst.ts';
import { makeTellRooster, tellingRooster } from '../../shared/application/tell-rooster.ts';
import { instantOfLocal } from '../../shared/domain/tijd/amsterdam.ts';
import { type Instant, parseInstant } from '../../shared/domain/tijd/instant.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';
import { quietly } from './quietly.ts';

/** A day is its first moment in the Netherlands. */
const momentOf = (text: string): Instant => parseInstant(text) ?? instantOfLocal(`${text}T00:00`, 'first');

export function makeRoutes(
  given: RoosterwerkPorts & Pick<Ports, 'verbindingen' | 'liveSockets'>,
): Handlers<typeof contract> {
  const ports = { ...given, instellingen: tellingRooster(given.instellingen, makeTellRooster(given), quietly) };
  const resolveDienst = makeResolveDienst(ports);
  const listDiensten = makeListDiensten(ports);
  const planDiensten = makePlanDiensten(ports);
  const listHiaten = makeListHiaten(ports);
  const listAfwezigheden = makeListAfwezigheden(ports);
  const noteAfwezigheid = makeNoteAfwezigheid(ports);
  const endAfwezigheid = makeEndAfwezigheid(ports);
  const listRotaties = makeListRotaties(ports);
  const saveRotatie = makeSaveRotatie(ports);
  const proposeRooster = makeProposeRooster(ports);
  const checkRooster = makeCheckRooster(ports);
  const publishRooster = makePublishRooster(ports);
  const listPublicaties = makeListPublicaties(ports);
  const readRoosterverdeling = makeReadRoosterverdeling(ports);
  const startDienst = makeStartDienst(ports);
  const listRuilverzoeken = makeListRuilverzoeken(ports);
  const requestRuil = makeRequestRuil(ports);
  const agreeRuil = makeAgreeRuil(ports);
  const refuseRuil = makeRefuseRuil(ports);
  const withdrawRuil = makeWithdrawRuil(ports);
  return {
    'GET /v1/dienstdoenden': async ({ query }) => ({ body: await resolveDienst(query) }),
    'GET /v1/diensten': async ({ query }) => ({ body: { resultaten: await listDiensten(query) } }),
    'POST /v1/diensten': async ({ gebruiker, body }) => ({
      body: { resultaten: await planDiensten(body, gebruiker.id) },
    }),
    'GET /v1/rooster-hiaten': async ({ query: { van, tot, ...rest } }) => ({
      body: { resultaten: await listHiaten({ van: momentOf(van), tot: momentOf(tot), ...rest }) },
    }),
    'GET /v1/afwezigheden': async ({ gebruiker, query }) => ({
      body: { resultaten: await listAfwezigheden({ door: gebruiker, ...query }) },
    }),
    'POST /v1/afwezigheden': async ({ gebruiker, sleutel, body }) => ({
      body: await noteAfwezigheid({ door: gebruiker, afwezigheid: body, ...(sleutel !== undefined && { sleutel }) }),
    }),
    'POST /v1/afwezigheden/{id}/beeindigingen': async ({ gebruiker, pad }) => ({
      body: await endAfwezigheid({ door: gebruiker, ...pad }),
    }),
    'GET /v1/rotaties': async () => ({ body: { resultaten: await listRotaties() } }),
    'PUT /v1/rotaties/{wijkteam}/{domein}': async ({ pad, body: { versie, ...rotatie } }) => ({
      body: await saveRotatie({ rotatie: { ...rotatie, ...pad }, versie }),
    }),
    'POST /v1/roostervoorstellen': async ({ body }) => ({ body: await proposeRooster(body) }),
    'POST /v1/roostercontroles': async ({ body }) => ({ body: await checkRooster(body) }),
    'GET /v1/roosterpublicaties': async ({ query }) =>
      pageAnswer(await listPublicaties(query), '/v1/roosterpublicaties', query),
    'POST /v1/roosterpublicaties': async ({ gebruiker, body: { versie, metHiaten, ...inhoud } }) => ({
      body: await publishRooster({
        door: gebruiker,
        inhoud,
        metHiaten,
        ...(versie !== undefined && { versie }),
      }),
    }),
    'GET /v1/roosterverdelingen': async ({ gebruiker, query }) => ({
      body: { resultaten: await readRoosterverdeling({ door: gebruiker, ...query }) },
    }),
    'POST /v1/diensten/{id}/starts': async ({ gebruiker, pad }) => ({
      body: await startDienst({ door: gebruiker, dienst: pad.id }),
    }),
    'GET /v1/ruilverzoeken': async ({ gebruiker }) => ({
      body: { resultaten: await listRuilverzoeken({ door: gebruiker }) },
    }),
    'POST /v1/ruilverzoeken': async ({ gebruiker, sleutel, body }) => ({
      body: await requestRuil({ door: gebruiker, vraag: body, ...(sleutel !== undefined && { sleutel }) }),
    }),
    'POST /v1/ruilverzoeken/{id}/akkoorden': async ({ gebruiker, pad }) => ({
      body: await agreeRuil({ door: gebruiker, ...pad }),
    }),
    'POST /v1/ruilverzoeken/{id}/weigeringen': async ({ gebruiker, pad }) => ({
      body: await refuseRuil({ door: gebruiker, ...pad }),
    }),
    'POST /v1/ruilverzoeken/{id}/intrekkingen': async ({ gebruiker, pad }) => ({
      body: await withdrawRuil({ door: gebruiker, ...pad }),
    }),
  };
}
