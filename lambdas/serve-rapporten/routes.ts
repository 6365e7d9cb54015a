import {
  makeBeginRapport,
  makeChangeRapport,
  makeListRapporten,
  makeShowRapport,
} from '../../shared/application/manage-rapporten.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { csv, wantsCsv } from '../../shared/middleware/http/csv.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

type Needs = Pick<Ports, 'rapporten' | 'cijfers' | 'zaken' | 'instellingen' | 'adressen' | 'clock' | 'ids'>;

export function makeRoutes(ports: Needs): Handlers<typeof contract> {
  const listRapporten = makeListRapporten(ports);
  const beginRapport = makeBeginRapport(ports);
  const changeRapport = makeChangeRapport(ports);
  const showRapport = makeShowRapport(ports);
  return {
    'GET /v1/rapporten': async ({ gebruiker }) => ({
      body: { resultaten: await listRapporten({ door: gebruiker }) },
    }),
    'POST /v1/rapporten': async ({ gebruiker, sleutel, body }) => ({
      body: await beginRapport({ door: gebruiker, keuze: body, ...(sleutel !== undefined && { sleutel }) }),
    }),
    'PUT /v1/rapporten/{id}': async ({ gebruiker, pad, body }) => ({
      body: await changeRapport({ door: gebruiker, keuze: body, ...pad }),
    }),
    'GET /v1/rapporten/{id}/voorbeeld': async ({ gebruiker, pad, accept }) => {
      const rapport = await showRapport({ door: gebruiker, ...pad });
      if (!wantsCsv(accept)) return { body: rapport };
      return { tekst: { type: 'text/csv; charset=utf-8', inhoud: csv(rapport.rijen) } };
    },
  };
}
