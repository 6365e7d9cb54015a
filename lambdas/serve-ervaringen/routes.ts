import {
  makeAnswerErvaringsvraag,
  makeReadErvaringen,
  makeShowErvaringsvraag,
} from '../../shared/application/ervaringen.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import type { Ervaringscijfer } from '../../shared/domain/ervaring/types.ts';
import type { Answer, Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';
import { askPage, gonePage, thanksPage } from './page.ts';

/** Who follows an old link with a browser is a resident, who gets a page and no problem document. */
async function orGone(accept: string, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (isDomainError(error) && error.kind === 'not-found' && accept.includes('text/html')) return gonePage();
    throw error;
  }
}

export function makeRoutes(
  ports: Pick<Ports, 'ervaringen' | 'instellingen' | 'clock' | 'ids'>,
): Handlers<typeof contract> {
  const showErvaringsvraag = makeShowErvaringsvraag(ports);
  const answerErvaringsvraag = makeAnswerErvaringsvraag(ports);
  const readErvaringen = makeReadErvaringen(ports);
  return {
    'GET /v1/ervaringsvragen/{geheim}': ({ pad, accept }) =>
      orGone(accept, async () => askPage(await showErvaringsvraag(pad))),
    'POST /v1/ervaringsvragen/{geheim}': ({ pad, body, accept }) =>
      orGone(accept, async () => {
        const cijfer = Number(body.trim().slice('cijfer='.length)) as Ervaringscijfer;
        await answerErvaringsvraag({ ...pad, cijfer });
        return thanksPage();
      }),
    'GET /v1/ervaringen': async ({ gebruiker, query }) => ({
      body: await readErvaringen({ door: gebruiker, ...query }),
    }),
  };
}
