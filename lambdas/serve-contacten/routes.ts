import { makeAnswerContact } from '../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../shared/application/close-contact.ts';
import { makeGeenAntwoordNodig } from '../../shared/application/geen-antwoord-nodig.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeReadContact } from '../../shared/application/read-contact.ts';
import { makeRecordContactpoging } from '../../shared/application/record-contactpoging.ts';
import { makeRequestTerugbelverzoek } from '../../shared/application/request-terugbelverzoek.ts';
import { makeSearchContacten } from '../../shared/application/search-contacten.ts';
import { makeTakeContact } from '../../shared/application/take-contact.ts';
import { makeTriageContact } from '../../shared/application/triage-contact.ts';
import type { Gebruiker } from '../../shared/domain/organisatie/types.ts';
import type { Answer, Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';

type Needs = Pick<
  Ports,
  'zaken' | 'inhoud' | 'instellingen' | 'pushQueue' | 'antwoordQueue' | 'clock' | 'ids' | 'jitter'
>;

interface OnContact {
  readonly pad: { readonly id: string };
  readonly gebruiker: Gebruiker;
  readonly sleutel?: string;
}

/** Whom and what a command is about, besides its own fields. */
const about = ({ pad, gebruiker, sleutel }: OnContact) => ({
  contact: pad.id,
  door: gebruiker,
  ...(sleutel === undefined ? {} : { sleutel }),
});

const created = async (contact: Promise<unknown>): Promise<Answer> => ({ body: await contact });

export function makeRoutes(ports: Needs): Handlers<typeof contract> {
  const readContact = makeReadContact(ports);
  const searchContacten = makeSearchContacten(ports);
  const takeContact = makeTakeContact(ports);
  const answerContact = makeAnswerContact(ports);
  const triageContact = makeTriageContact(ports);
  const requestTerugbelverzoek = makeRequestTerugbelverzoek(ports);
  const recordContactpoging = makeRecordContactpoging(ports);
  const closeContact = makeCloseContact(ports);
  const geenAntwoordNodig = makeGeenAntwoordNodig(ports);

  return {
    'GET /v1/contacten/{id}': async ({ pad, gebruiker }) => ({
      body: await readContact({ contact: pad.id, door: gebruiker }),
    }),
    'POST /v1/contacten/_zoek': async ({ query, body, gebruiker }) =>
      pageAnswer(await searchContacten({ door: gebruiker, filter: body, ...query }), '/v1/contacten/_zoek', query),
    'POST /v1/contacten/{id}/aannames': (input) => created(takeContact(about(input))),
    'POST /v1/contacten/{id}/antwoorden': (input) => created(answerContact({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/triages': (input) => created(triageContact({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/terugbelverzoeken': (input) =>
      created(requestTerugbelverzoek({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/contactpogingen': (input) =>
      created(recordContactpoging({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/afsluitingen': (input) => created(closeContact({ ...about(input), ...input.body })),
    'POST /v1/contacten/{id}/geen-antwoord-nodig': (input) => created(geenAntwoordNodig(about(input))),
  };
}
