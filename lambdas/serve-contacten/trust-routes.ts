import { makeAgreeVeiligContact } from '../../shared/application/agree-veilig-contact.ts';
import { makeListEerdereContacten } from '../../shared/application/list-eerdere-contacten.ts';
import { makeNoteBetrokkene } from '../../shared/application/note-betrokkene.ts';
import { makeNoteToestemming } from '../../shared/application/note-toestemming.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeRemoveBetrokkene } from '../../shared/application/remove-betrokkene.ts';
import { makeTickOffTaak } from '../../shared/application/tick-off-taak.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { about } from './about.ts';
import type { trustContract } from './trust-contract.ts';

export type TrustNeeds = Pick<Ports, 'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'clock' | 'ids' | 'jitter'>;

export function makeTrustRoutes(ports: TrustNeeds): Handlers<typeof trustContract> {
  const agreeVeiligContact = makeAgreeVeiligContact(ports);
  const noteBetrokkene = makeNoteBetrokkene(ports);
  const removeBetrokkene = makeRemoveBetrokkene(ports);
  const noteToestemming = makeNoteToestemming(ports);
  const tickOffTaak = makeTickOffTaak(ports);
  const listEerdereContacten = makeListEerdereContacten(ports);

  return {
    'POST /v1/contacten/{id}/veilig-contact': async (input) => ({
      body: await agreeVeiligContact({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/personen': async (input) => ({
      body: await noteBetrokkene({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/personen/{rol}/verwijderingen': async (input) => ({
      body: await removeBetrokkene({ ...about(input), ...input.body, rol: input.pad.rol }),
    }),
    'POST /v1/contacten/{id}/toestemmingen': async (input) => {
      const { weg, twijfel, minderjarig, delen } = input.body;
      const toestemming = {
        weg,
        ...(twijfel && ({ twijfel: true } as const)),
        ...(minderjarig && ({ minderjarig: true } as const)),
        ...(delen !== undefined && { delen }),
      };
      return { body: await noteToestemming({ ...about(input), toestemming }) };
    },
    'POST /v1/contacten/{id}/taken/{taak}/afvinkingen': async (input) => ({
      body: await tickOffTaak({ ...about(input), taak: input.pad.taak }),
    }),
    'GET /v1/contacten/{id}/eerdere-contacten': async ({ pad, gebruiker }) => ({
      body: await listEerdereContacten({ contact: pad.id, door: gebruiker }),
    }),
  };
}
