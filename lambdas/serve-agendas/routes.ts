import {
  makeListAgendaAdressen,
  makeMakeAgendaAdres,
  makeWithdrawAgendaAdres,
} from '../../shared/application/agenda-adressen.ts';
import type { ComposeAgenda, ReadAgenda } from '../../shared/application/agenda-ports.ts';
import { makeImportAfwezigheden } from '../../shared/application/import-afwezigheden.ts';
import type { Adressen, Ports } from '../../shared/application/ports.ts';
import { makeShowDienstagenda } from '../../shared/application/show-dienstagenda.ts';
import { matchesEtag } from '../../shared/middleware/http/etag.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

const TYPE = 'text/calendar; charset=utf-8';

export function makeRoutes(
  ports: Pick<Ports, 'instellingen' | 'clock' | 'ids' | 'jitter'> & {
    readonly adressen: Pick<Adressen, 'console'>;
    readonly readAgenda: ReadAgenda;
    readonly composeAgenda: ComposeAgenda;
  },
): Handlers<typeof contract> {
  const makeAgendaAdres = makeMakeAgendaAdres(ports);
  const listAgendaAdressen = makeListAgendaAdressen(ports);
  const withdrawAgendaAdres = makeWithdrawAgendaAdres(ports);
  const showDienstagenda = makeShowDienstagenda(ports);
  const importAfwezigheden = makeImportAfwezigheden(ports);
  return {
    'GET /v1/agenda-adressen': async ({ gebruiker }) => ({
      body: { resultaten: await listAgendaAdressen({ door: gebruiker }) },
    }),
    'POST /v1/agenda-adressen': async ({ gebruiker, body }) => ({
      body: await makeAgendaAdres({ door: gebruiker, ...body }),
    }),
    'POST /v1/agenda-adressen/intrekkingen': async ({ gebruiker }) => ({
      body: await withdrawAgendaAdres({ door: gebruiker }),
    }),
    'GET /v1/agendas/{geheim}': async ({ pad, ifNoneMatch }) => {
      const { tekst, kenmerk } = await showDienstagenda({ geheim: pad.geheim.replace(/\.ics$/i, '') });
      const etag = `W/"${kenmerk}"`;
      const matches = matchesEtag(ifNoneMatch, etag);
      return {
        status: matches ? 304 : 200,
        tekst: { type: TYPE, inhoud: matches ? '' : tekst },
        headers: {
          // Asked for each time, so that a withdrawn address is over at once; who has it already gets no text.
          'Cache-Control': 'private, no-cache',
          'Content-Disposition': 'inline; filename="diensten.ics"',
          'Referrer-Policy': 'no-referrer',
          ETag: etag,
        },
      };
    },
    'POST /v1/afwezigheden/_importeer': async ({ gebruiker, query: { proef, ...rest }, body }) => ({
      body: await importAfwezigheden({ door: gebruiker, tekst: body, proef: proef === 'true', ...rest }),
    }),
  };
}
