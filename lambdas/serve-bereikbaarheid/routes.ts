import { makeAdviseBezetting } from '../../shared/application/advise-bezetting.ts';
import { makeExplainBereikbaarheid } from '../../shared/application/explain-bereikbaarheid.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeProposeNorm } from '../../shared/application/propose-norm.ts';
import { makeReadBereikbaarheid } from '../../shared/application/read-bereikbaarheid.ts';
import { makeReadJaarverslag } from '../../shared/application/read-jaarverslag.ts';
import { makeReadKengetallen } from '../../shared/application/read-kengetallen.ts';
import { makeReadWachtenden } from '../../shared/application/read-wachtenden.ts';
import { InvalidError } from '../../shared/domain/errors.ts';
import { csv, wantsCsv } from '../../shared/middleware/http/csv.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';

/** Rows beyond this would not fit in one answer of the gateway. */
const MAX_ROWS = 8000;

export function makeRoutes(
  ports: Pick<Ports, 'cijfers' | 'zaken' | 'instellingen' | 'clock'>,
): Handlers<typeof contract> {
  const readBereikbaarheid = makeReadBereikbaarheid(ports);
  const readWachtenden = makeReadWachtenden(ports);
  const readKengetallen = makeReadKengetallen(ports);
  const explainBereikbaarheid = makeExplainBereikbaarheid(ports);
  const readJaarverslag = makeReadJaarverslag(ports);
  const proposeNorm = makeProposeNorm(ports);
  const adviseBezetting = makeAdviseBezetting(ports);
  return {
    'GET /v1/bereikbaarheid': async ({ query, accept }) => {
      const figures = await readBereikbaarheid(query);
      if (figures.rijen.length > MAX_ROWS)
        throw new InvalidError([
          {
            veld: 'per',
            melding: `Dit geeft meer dan ${MAX_ROWS} rijen. Kies een kortere periode, een kanaal of een wijkteam.`,
          },
        ]);
      if (!wantsCsv(accept)) return { body: figures };
      return { tekst: { type: 'text/csv; charset=utf-8', inhoud: csv(figures.rijen) } };
    },
    'GET /v1/wachtenden': async ({ query }) => ({ body: await readWachtenden(query) }),
    'GET /v1/kengetallen': async ({ query }) => ({ body: await readKengetallen(query) }),
    'POST /v1/bereikbaarheid-verklaringen': async ({ query, body, gebruiker }) =>
      pageAnswer(
        await explainBereikbaarheid({ door: gebruiker, ...body, ...query }),
        '/v1/bereikbaarheid-verklaringen',
        query,
      ),
    'GET /v1/jaarverslagen/{jaar}': async ({ pad, query, accept }) => {
      const report = await readJaarverslag({ ...pad, ...query });
      if (!wantsCsv(accept)) return { body: report };
      return { tekst: { type: 'text/csv; charset=utf-8', inhoud: csv(report.regels) } };
    },
    'GET /v1/normvoorstellen': async ({ query }) => ({ body: await proposeNorm(query) }),
    'POST /v1/bezettingsadviezen': async ({ body }) => ({ body: await adviseBezetting(body) }),
  };
}
