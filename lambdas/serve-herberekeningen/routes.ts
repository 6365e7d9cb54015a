import type { HerberekenPorts } from '../../shared/application/herbereken.ts';
import { makeHertelPeriode } from '../../shared/application/hertel-periode.ts';
import {
  makeListHerberekeningen,
  makeReadHerberekening,
  makeRequestHerberekening,
} from '../../shared/application/request-herberekening.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';

export function makeRoutes(ports: HerberekenPorts): Handlers<typeof contract> {
  const hertel = makeHertelPeriode(ports);
  const herbereken = makeRequestHerberekening(ports);
  const listHerberekeningen = makeListHerberekeningen(ports);
  const readHerberekening = makeReadHerberekening(ports);
  return {
    'POST /v1/hertellingen': async ({ body, gebruiker }) => ({ body: await hertel({ ...body, door: gebruiker }) }),
    'POST /v1/herberekeningen': async ({ body, gebruiker, sleutel }) => ({
      body: await herbereken({ ...body, door: gebruiker, ...(sleutel !== undefined && { sleutel }) }),
    }),
    'GET /v1/herberekeningen': async ({ query, gebruiker }) =>
      pageAnswer(await listHerberekeningen({ ...query, door: gebruiker }), '/v1/herberekeningen', {
        limit: query.limit,
      }),
    'GET /v1/herberekeningen/{id}': async ({ pad, gebruiker }) => ({
      body: await readHerberekening({ ...pad, door: gebruiker }),
    }),
  };
}
