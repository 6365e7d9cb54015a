import { makeAnswerContact } from '../../shared/application/answer-contact.ts';
import { makeSaveConcept } from '../../shared/application/concept.ts';
import { makeForwardContact } from '../../shared/application/forward-contact.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeFillStandaardantwoord } from '../../shared/application/standaardantwoorden.ts';
import { makeWithdrawAntwoord } from '../../shared/application/withdraw-antwoord.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { about } from './about.ts';
import type { uitgaandContract } from './uitgaand-contract.ts';

export type UitgaandNeeds = Pick<
  Ports,
  'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'adressen' | 'antwoordQueue' | 'clock' | 'ids' | 'jitter'
>;

export function makeUitgaandRoutes(ports: UitgaandNeeds): Handlers<typeof uitgaandContract> {
  const answerContact = makeAnswerContact(ports);
  const withdrawAntwoord = makeWithdrawAntwoord(ports);
  const saveConcept = makeSaveConcept(ports);
  const fillStandaardantwoord = makeFillStandaardantwoord(ports);
  const forwardContact = makeForwardContact(ports);

  return {
    'POST /v1/contacten/{id}/antwoorden': async (input) => ({
      body: await answerContact({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/antwoorden/{antwoord}/intrekkingen': async (input) => ({
      body: await withdrawAntwoord({ ...about(input), antwoord: input.pad.antwoord }),
    }),
    'PUT /v1/contacten/{id}/concept': async (input) => ({
      body: await saveConcept({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/voorbeeldantwoorden': async (input) => ({
      body: await fillStandaardantwoord({ ...about(input), ...input.body }),
    }),
    'POST /v1/contacten/{id}/doorsturingen': async (input) => ({
      body: await forwardContact({ ...about(input), ...input.body }),
    }),
  };
}
