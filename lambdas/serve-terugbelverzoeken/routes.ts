import type { TerugbelPorts } from '../../shared/application/change-terugbelverzoek.ts';
import {
  makeClaimTerugbelverzoek,
  makeReleaseTerugbelverzoek,
} from '../../shared/application/claim-terugbelverzoek.ts';
import { makeCloseTerugbelverzoek } from '../../shared/application/close-terugbelverzoek.ts';
import { makeListTerugbelverzoeken, makeReadTerugbelverzoek } from '../../shared/application/list-terugbelverzoeken.ts';
import { makeListTwijfelgevallen } from '../../shared/application/list-twijfelgevallen.ts';
import { makeRecordTerugbelpoging } from '../../shared/application/record-terugbelpoging.ts';
import type { Gebruiker } from '../../shared/domain/organisatie/types.ts';
import type { Answer, Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';

interface OnVerzoek {
  readonly pad: { readonly id: string };
  readonly gebruiker: Gebruiker;
  readonly sleutel?: string;
}

const about = ({ pad, gebruiker, sleutel }: OnVerzoek) => ({
  terugbelverzoek: pad.id,
  door: gebruiker,
  ...(sleutel === undefined ? {} : { sleutel }),
});

const created = async (verzoek: Promise<unknown>): Promise<Answer> => ({ body: await verzoek });

export function makeRoutes(ports: TerugbelPorts): Handlers<typeof contract> {
  const listTerugbelverzoeken = makeListTerugbelverzoeken(ports);
  const readTerugbelverzoek = makeReadTerugbelverzoek(ports);
  const claimTerugbelverzoek = makeClaimTerugbelverzoek(ports);
  const releaseTerugbelverzoek = makeReleaseTerugbelverzoek(ports);
  const recordTerugbelpoging = makeRecordTerugbelpoging(ports);
  const closeTerugbelverzoek = makeCloseTerugbelverzoek(ports);
  const listTwijfelgevallen = makeListTwijfelgevallen(ports);

  return {
    'GET /v1/terugbelverzoeken': async ({ query, gebruiker }) => {
      const { zonderNummer, ...page } = await listTerugbelverzoeken({ door: gebruiker, ...query });
      const answer = pageAnswer(page, '/v1/terugbelverzoeken', query);
      const without = { zonderNummer: zonderNummer.aantal, zonderNummerContacten: zonderNummer.contacten };
      return { ...answer, body: { ...(answer.body as object), ...without } };
    },
    'GET /v1/terugbelverzoeken/{id}': async ({ pad, gebruiker }) => ({
      body: await readTerugbelverzoek({ terugbelverzoek: pad.id, door: gebruiker }),
    }),
    'POST /v1/terugbelverzoeken/{id}/aannames': (input) => created(claimTerugbelverzoek(about(input))),
    'POST /v1/terugbelverzoeken/{id}/loslatingen': (input) => created(releaseTerugbelverzoek(about(input))),
    'POST /v1/terugbelverzoeken/{id}/contactpogingen': (input) =>
      created(recordTerugbelpoging({ ...about(input), ...input.body })),
    'POST /v1/terugbelverzoeken/{id}/afsluitingen': (input) =>
      created(closeTerugbelverzoek({ ...about(input), ...input.body })),
    'GET /v1/twijfelgevallen': async ({ query, gebruiker }) =>
      pageAnswer(await listTwijfelgevallen({ door: gebruiker, ...query }), '/v1/twijfelgevallen', query),
  };
}
