import {
  makeAnswerDagen,
  makeAnswerOpentijd,
  makeAnswerTijdstip,
  makeAnswerToestand,
} from '../../shared/application/answer-openingstijden.ts';
import { makeListInloopMogelijkheden } from '../../shared/application/list-inloop-mogelijkheden.ts';
import type { Ports } from '../../shared/application/ports.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

export function makeRoutes(ports: Pick<Ports, 'instellingen' | 'clock'>): Handlers<typeof contract> {
  const answerToestand = makeAnswerToestand(ports);
  const answerOpentijd = makeAnswerOpentijd(ports);
  const answerTijdstip = makeAnswerTijdstip(ports);
  const answerDagen = makeAnswerDagen(ports);
  const listInloopMogelijkheden = makeListInloopMogelijkheden(ports);
  return {
    'GET /v1/openingstijden/{wijkteam}/{kanaal}/toestand': async ({ pad, query }) => ({
      body: await answerToestand({ ...pad, ...query }),
    }),
    'GET /v1/openingstijden/{wijkteam}/{kanaal}/opentijd': async ({ pad, query }) => ({
      body: await answerOpentijd({ ...pad, ...query }),
    }),
    'GET /v1/openingstijden/{wijkteam}/{kanaal}/tijdstip': async ({ pad, query }) => {
      const { na, ...rest } = query;
      return { body: await answerTijdstip({ ...pad, ...rest, naMs: na }) };
    },
    'GET /v1/openingstijden/{wijkteam}/{kanaal}/dagen': async ({ pad, query }) => ({
      body: { dagen: [...(await answerDagen({ ...pad, ...query }))] },
    }),
    'GET /v1/inloop-mogelijkheden': async ({ query }) => ({
      body: { resultaten: await listInloopMogelijkheden(query) },
    }),
  };
}
