import { makeShowOppaklink, makeTakeUpByLink } from '../../shared/application/oppaklinks.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import type { Answer, Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';
import { bladPage, gonePage } from './page.ts';

/** Who follows an old link with a browser gets a page and no problem document. */
async function orGone(accept: string, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (isDomainError(error) && error.kind === 'not-found' && accept.includes('text/html')) return gonePage();
    throw error;
  }
}

export function makeRoutes(ports: Parameters<typeof makeTakeUpByLink>[0]): Handlers<typeof contract> {
  const showOppaklink = makeShowOppaklink(ports);
  const takeUpByLink = makeTakeUpByLink(ports);
  return {
    'GET /v1/oppaklinks/{geheim}': ({ pad, accept }) =>
      orGone(accept, async () => bladPage(await showOppaklink(pad.geheim), false)),
    'POST /v1/oppaklinks/{geheim}': ({ pad, accept }) =>
      orGone(accept, async () => bladPage(await takeUpByLink(pad.geheim), true)),
  };
}
