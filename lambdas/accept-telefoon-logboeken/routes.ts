import { type Logboekdeel, readLogboek } from '../../shared/adapters/telefonie/logboek.ts';
import { makeAcceptTelefoonLogboek } from '../../shared/application/accept-telefoon-logboek.ts';
import type { Ports } from '../../shared/application/ports.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { acceptedOrUnavailable } from '../../shared/middleware/http/problem.ts';
import { type contract, MAX_GENOEMD } from './contract.ts';

function sorted(delen: readonly Logboekdeel[]) {
  const onleesbaar = delen.flatMap(({ regel, tekst, vertaling }) =>
    vertaling.soort === 'onleesbaar' ? [{ regel, tekst, reden: vertaling.reden }] : [],
  );
  const accepted = delen.flatMap(({ vertaling }) => (vertaling.soort === 'gebeurtenissen' ? [vertaling] : []));
  const gebeurtenissen = accepted.flatMap((vertaling) => vertaling.gebeurtenissen);
  const counts = {
    aanvaard: accepted.length,
    overgeslagen: delen.length - accepted.length - onleesbaar.length,
    onleesbaar: onleesbaar.slice(0, MAX_GENOEMD).map(({ regel, reden }) => ({ regel, reden })),
    aantalOnleesbaar: onleesbaar.length,
  };
  return { counts, logboek: { gebeurtenissen, onleesbaar } };
}

export function makeRoutes(ports: Pick<Ports, 'telefoonQueue' | 'ids'>): Handlers<typeof contract> {
  const acceptTelefoonLogboek = makeAcceptTelefoonLogboek(ports);
  return {
    'POST /v1/telefoon-logboeken': async ({ body }) => {
      const { counts, logboek } = sorted(readLogboek(body));
      await acceptedOrUnavailable(() => acceptTelefoonLogboek(logboek));
      return { body: counts };
    },
  };
}
