import { makeListTermijnen } from '../../shared/application/list-termijnen.ts';
import { makeNoteTraject } from '../../shared/application/note-traject.ts';
import type { Ports } from '../../shared/application/ports.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import { about } from './about.ts';
import type { trajectContract } from './traject-contract.ts';

type Needs = Pick<Ports, 'zaken' | 'clock' | 'ids' | 'jitter'>;

export function makeTrajectRoutes(ports: Needs): Handlers<typeof trajectContract> {
  const { readTraject, setStap, withdrawStap } = makeNoteTraject(ports);
  const listTermijnen = makeListTermijnen(ports);
  return {
    'GET /v1/contacten/{id}/traject': async (input) => ({ body: await readTraject(about(input)) }),
    'POST /v1/contacten/{id}/trajectstappen': async (input) => ({
      body: await setStap({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/trajectstappen/{stap}/intrekkingen': async (input) => ({
      body: await withdrawStap({ ...about(input), trajectstap: input.pad.stap }),
    }),
    'GET /v1/termijnen': async ({ query, gebruiker }) =>
      pageAnswer(await listTermijnen({ door: gebruiker, ...query }), '/v1/termijnen', query),
  };
}
