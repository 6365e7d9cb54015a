import { makeAdviseBezetting } from '../../shared/application/advise-bezetting.ts';
import { makeExplainBereikbaarheid } from '../../shared/application/explain-bereikbaarheid.ts';
import { kengetalRegels } from '../../shared/application/kengetal-regels.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeProposeNorm } from '../../shared/application/propose-norm.ts';
import { makeReadBereikbaarheid } from '../../shared/application/read-bereikbaarheid.ts';
import { makeReadDrukte } from '../../shared/application/read-drukte.ts';
import { exportJaarregel, makeReadJaarverslag } from '../../shared/application/read-jaarverslag.ts';
import { makeReadKengetallen } from '../../shared/application/read-kengetallen.ts';
import { makeReadWachtenden } from '../../shared/application/read-wachtenden.ts';
import { STANDAARD_MINIMUM } from '../../shared/domain/bereikbaarheid/minimum-n.ts';
import { exportRij } from '../../shared/domain/bereikbaarheid/rij-export.ts';
import { csv, wantsCsv } from '../../shared/middleware/http/csv.ts';
import type { Answer, Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';

const csvAnswer = (rows: readonly unknown[]): Answer => ({
  tekst: { type: 'text/csv; charset=utf-8', inhoud: csv(rows) },
});

export function makeRoutes(
  ports: Pick<Ports, 'cijfers' | 'kengetallen' | 'zaken' | 'instellingen' | 'clock'>,
): Handlers<typeof contract> {
  const readBereikbaarheid = makeReadBereikbaarheid(ports);
  const readWachtenden = makeReadWachtenden(ports);
  const readKengetallen = makeReadKengetallen(ports);
  const explainBereikbaarheid = makeExplainBereikbaarheid(ports);
  const readDrukte = makeReadDrukte(ports);
  const readJaarverslag = makeReadJaarverslag(ports);
  const proposeNorm = makeProposeNorm(ports);
  const adviseBezetting = makeAdviseBezetting(ports);
  const minimumAantal = async () =>
    (await ports.instellingen.readInstellingen()).organisatie.minimumAantal ?? STANDAARD_MINIMUM;
  return {
    'GET /v1/bereikbaarheid': async ({ query, accept }) => {
      const figures = await readBereikbaarheid(query);
      if (!wantsCsv(accept)) return { body: figures };
      const minimum = await minimumAantal();
      return csvAnswer(figures.rijen.map((row) => exportRij(row, minimum)));
    },
    'GET /v1/wachtenden': async ({ query }) => ({ body: await readWachtenden(query) }),
    'GET /v1/kengetallen': async ({ query, accept }) => {
      const figures = await readKengetallen(query);
      return wantsCsv(accept) ? csvAnswer(kengetalRegels(figures, await minimumAantal())) : { body: figures };
    },
    'POST /v1/bereikbaarheid-verklaringen': async ({ query, body, gebruiker }) =>
      pageAnswer(
        await explainBereikbaarheid({ door: gebruiker, ...body, ...query }),
        '/v1/bereikbaarheid-verklaringen',
        query,
      ),
    'GET /v1/drukte': async ({ query }) => ({ body: await readDrukte(query) }),
    'GET /v1/jaarverslagen/{jaar}': async ({ pad, query, accept }) => {
      const report = await readJaarverslag({ ...pad, ...query });
      if (!wantsCsv(accept)) return { body: report };
      const minimum = await minimumAantal();
      return csvAnswer(report.regels.map((regel) => exportJaarregel(regel, minimum)));
    },
    'GET /v1/normvoorstellen': async ({ query }) => ({ body: await proposeNorm(query) }),
    'POST /v1/bezettingsadviezen': async ({ body }) => ({ body: await adviseBezetting(body) }),
  };
}
