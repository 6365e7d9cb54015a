import { makeConfirmAdres, makeSendAdrescode } from '../../shared/application/adresbevestigingen.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

export function makeRoutes(ports: Parameters<typeof makeSendAdrescode>[0]): Handlers<typeof contract> {
  const sendAdrescode = makeSendAdrescode(ports);
  const confirmAdres = makeConfirmAdres(ports);
  return {
    'POST /v1/medewerkers/{id}/adresbevestigingen': async ({ pad: { id }, body, gebruiker }) => ({
      body: await sendAdrescode({ medewerker: id, door: gebruiker, ...body }),
    }),
    'POST /v1/medewerkers/{id}/adresbevestigingen/{medium}/codes': async ({
      pad: { id, medium },
      body,
      gebruiker,
    }) => ({
      body: await confirmAdres({ medewerker: id, medium, door: gebruiker, ...body }),
    }),
  };
}
