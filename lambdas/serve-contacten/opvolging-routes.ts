import { makeNoteOpvolging } from '../../shared/application/note-opvolging.ts';
import type { Ports } from '../../shared/application/ports.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { about } from './about.ts';
import type { opvolgingContract } from './opvolging-contract.ts';

type Needs = Pick<Ports, 'zaken' | 'instellingen' | 'clock' | 'ids' | 'jitter'>;

export function makeOpvolgingRoutes(ports: Needs): Handlers<typeof opvolgingContract> {
  const { noteKenmerken, reportKlacht, settleKlacht, makeAfspraak, endAfspraak } = makeNoteOpvolging(ports);
  return {
    'POST /v1/contacten/{id}/kenmerken': async (input) => ({
      body: await noteKenmerken({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/klachten': async (input) => ({
      body: await reportKlacht({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/klachtafhandelingen': async (input) => ({
      body: await settleKlacht({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/afspraken': async (input) => ({
      body: await makeAfspraak({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/afspraken/{afspraak}/aflopen': async (input) => ({
      body: await endAfspraak({ ...about(input), ...input.body, afspraak: input.pad.afspraak }),
    }),
  };
}
