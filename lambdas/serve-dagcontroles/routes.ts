import type { CheckDagPorts } from '../../shared/application/check-dag.ts';
import {
  makeListDagcontroles,
  makeListStilleKanalen,
  makeRequestDagcontrole,
} from '../../shared/application/list-dagcontroles.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeRestoreDag } from '../../shared/application/restore-dag.ts';
import type { Dagcontrole, Ontbrekend } from '../../shared/domain/dagcontrole/types.ts';
import type { Stilte } from '../../shared/domain/stilte/types.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { logDagcontrole } from '../../shared/observability/log-dagcontrole.ts';
import type { contract } from './contract.ts';

/** Where the raw form lies is our own business. */
const ontbrekendView = ({ ruw, ...one }: Ontbrekend) => ({ ...one, herstelbaar: ruw !== null });

/** How quiet the day was is for the watch on quiet kanalen only. */
const dagView = ({ stiltes: _, ...dag }: Dagcontrole) => ({
  ...dag,
  kanalen: dag.kanalen.map((one) => ({ ...one, ontbreekt: one.ontbreekt.map(ontbrekendView) })),
  inhoud: { ...dag.inhoud, ontbreekt: dag.inhoud.ontbreekt.map(ontbrekendView) },
  hersteld: dag.hersteld.map(ontbrekendView),
});

const stilteView = ({ voorbijOp: _, drempel, ...stilte }: Stilte) => ({
  ...stilte,
  drempel: { seconden: drempel.ms / 1000, bron: drempel.bron },
});

export function makeRoutes(ports: CheckDagPorts & Pick<Ports, 'mailQueue'>): Handlers<typeof contract> {
  const listDagcontroles = makeListDagcontroles(ports);
  const requestDagcontrole = makeRequestDagcontrole(ports);
  const restoreDag = makeRestoreDag(ports);
  const listStilleKanalen = makeListStilleKanalen(ports);
  return {
    'GET /v1/dagcontroles': async ({ query, gebruiker }) => ({
      body: { resultaten: (await listDagcontroles({ ...query, door: gebruiker })).map(dagView) },
    }),
    'POST /v1/dagcontroles': async ({ body, gebruiker }) => {
      const result = await requestDagcontrole({ ...body, door: gebruiker });
      logDagcontrole(result);
      return { body: dagView(result) };
    },
    'POST /v1/dagcontroles/{dag}/herstellingen': async ({ pad, gebruiker }) => ({
      body: await restoreDag({ ...pad, door: gebruiker }),
    }),
    'GET /v1/stille-kanalen': async ({ gebruiker }) => ({
      body: { resultaten: (await listStilleKanalen({ door: gebruiker })).map(stilteView) },
    }),
  };
}
