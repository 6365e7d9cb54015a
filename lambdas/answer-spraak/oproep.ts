/** What a flow of Amazon Connect asks with, and what it gets back. Read by hand: somebody holds a telephone to their ear. */
import type { AnswerSpraak, SpraakAntwoord, SpraakVraag } from '../../shared/application/answer-spraak.ts';
import { errorFields, log } from '../../shared/observability/log.ts';

/** A flow takes a flat map of texts. */
export type Antwoord = Pick<SpraakAntwoord, 'tekst' | 'vervolg'>;

const NIET_TE_PLAATSEN: Antwoord = {
  tekst: 'Dit gesprek is niet te plaatsen. Kijk in Voordeur of er een zaak op u wacht. Goedendag.',
  vervolg: 'ophangen',
};

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const nameOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 300 ? value : undefined;
/** One key of a telephone. */
const toetsOf = (value: unknown): string | null =>
  typeof value === 'string' && /^[0-9*#]$/.test(value) ? value : null;

/**
 * Which push somebody answers, and by which key; undefined for everything that is no call of ours. Only a call that we made
 * counts: who calls us has shown nothing, whatever a flow says of them.
 */
export function readOproep(event: unknown): SpraakVraag | undefined {
  const details = objectOf(objectOf(event)['Details']);
  const contact = objectOf(details['ContactData']);
  if (contact['Channel'] !== 'VOICE' || contact['InitiationMethod'] !== 'API') return undefined;
  const kenmerken = objectOf(contact['Attributes']);
  const zaak = nameOf(kenmerken['zaak']);
  const push = nameOf(kenmerken['push']);
  const oproep = nameOf(contact['ContactId']);
  if (zaak === undefined || push === undefined || oproep === undefined) return undefined;
  return { zaak, push, oproep, toets: toetsOf(objectOf(details['Parameters'])['toets']) };
}

/**
 * Nothing that a caller does makes it fail. What fails here is told in the log and thrown: the alarm on errors goes off, and the
 * flow says that it did not work.
 */
export function answerOproep(answer: AnswerSpraak): (event: unknown) => Promise<Antwoord> {
  return async (event) => {
    const vraag = readOproep(event);
    if (vraag === undefined) {
      log('WARN', 'oproep niet te plaatsen');
      return NIET_TE_PLAATSEN;
    }
    const { zaak, push, oproep, toets } = vraag;
    try {
      const { tekst, vervolg, uitkomst } = await answer(vraag);
      log(uitkomst === 'onbekend' ? 'WARN' : 'INFO', 'oproep beantwoord', { zaak, push, oproep, toets, uitkomst });
      return { tekst, vervolg };
    } catch (error) {
      log('ERROR', 'oproep zonder antwoord', { zaak, push, oproep, toets, ...errorFields(error) });
      throw error;
    }
  };
}
