import { makeCloseContact } from '../../shared/application/close-contact.ts';
import { makeGeenAntwoordNodig } from '../../shared/application/geen-antwoord-nodig.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeReadBijlage } from '../../shared/application/read-bijlage.ts';
import { makeReadContact } from '../../shared/application/read-contact.ts';
import { makeRecordContactpoging } from '../../shared/application/record-contactpoging.ts';
import { makeRequestTerugbelverzoek } from '../../shared/application/request-terugbelverzoek.ts';
import { makeSearchContacten } from '../../shared/application/search-contacten.ts';
import { makeTakeContact } from '../../shared/application/take-contact.ts';
import { makeTriageContact } from '../../shared/application/triage-contact.ts';
import type { Answer, Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import { about } from './about.ts';
import type { contract } from './contract.ts';
import { makeOpvolgingRoutes } from './opvolging-routes.ts';
import { makeTrajectRoutes } from './traject-routes.ts';
import { makeTrustRoutes } from './trust-routes.ts';
import { makeUitgaandRoutes, type UitgaandNeeds } from './uitgaand-routes.ts';
import { makeUrgentieRoutes } from './urgentie-routes.ts';

type Needs = Pick<
  Ports,
  | 'zaken'
  | 'inhoud'
  | 'ervaringen'
  | 'bijlagen'
  | 'instellingen'
  | 'pushQueue'
  | 'antwoordQueue'
  | 'clock'
  | 'ids'
  | 'jitter'
> &
  UitgaandNeeds;

const created = async (contact: Promise<unknown>): Promise<Answer> => ({ body: await contact });

export function makeRoutes(ports: Needs): Handlers<typeof contract> {
  const readContact = makeReadContact(ports);
  const readBijlage = makeReadBijlage(ports);
  const searchContacten = makeSearchContacten(ports);
  const takeContact = makeTakeContact(ports);
  const triageContact = makeTriageContact(ports);
  const requestTerugbelverzoek = makeRequestTerugbelverzoek(ports);
  const recordContactpoging = makeRecordContactpoging(ports);
  const closeContact = makeCloseContact(ports);
  const geenAntwoordNodig = makeGeenAntwoordNodig(ports);

  return {
    ...makeUitgaandRoutes(ports),
    ...makeTrustRoutes(ports),
    ...makeOpvolgingRoutes(ports),
    ...makeTrajectRoutes(ports),
    ...makeUrgentieRoutes(ports),
    'GET /v1/contacten/{id}': async ({ pad, gebruiker }) => ({
      body: await readContact({ contact: pad.id, door: gebruiker }),
    }),
    'GET /v1/contacten/{id}/berichten/{bericht}/bijlagen/{nummer}': async ({ pad, gebruiker }) => ({
      body: await readBijlage({ contact: pad.id, bericht: pad.bericht, nummer: Number(pad.nummer), door: gebruiker }),
      headers: { 'Cache-Control': 'no-store' },
    }),
    'POST /v1/contacten/_zoek': async ({ query, body, gebruiker }) =>
      pageAnswer(await searchContacten({ door: gebruiker, filter: body, ...query }), '/v1/contacten/_zoek', query),
    'POST /v1/contacten/{id}/aannames': (input) => created(takeContact(about(input))),
    'POST /v1/contacten/{id}/triages': (input) => created(triageContact({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/terugbelverzoeken': (input) =>
      created(requestTerugbelverzoek({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/contactpogingen': (input) =>
      created(recordContactpoging({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/afsluitingen': (input) => created(closeContact({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/geen-antwoord-nodig': (input) => created(geenAntwoordNodig(about(input))),
  };
}
