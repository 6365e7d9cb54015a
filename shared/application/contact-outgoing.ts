/** What of ours went out in a contact, as the API shows it. */
import { vertrektNietVoor } from '../domain/contact/bedenktijd.ts';
import type { Contact, ContactGebeurtenis } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { ConceptInhoud, ContactInhoud } from './inhoud.ts';

export type UitgaandStatus = 'klaargezet' | 'verzonden' | 'mislukt' | 'ingetrokken';

export interface UitgaandVoortgang {
  readonly status: UitgaandStatus;
  readonly verzondenOp: Instant | null;
}

/** A forward; it ends no wait, and is no answer. */
export interface Doorsturing extends UitgaandVoortgang {
  readonly id: string;
  readonly op: Instant;
  readonly door: string;
  readonly aan: 'partner' | 'collega';
  /** A partner: name and address. */
  readonly naam?: string;
  readonly mail?: string;
  /** A colleague: medewerker id. */
  readonly medewerker?: string;
  readonly toelichting?: string;
}

const RESULTS: Readonly<Record<string, UitgaandStatus>> = {
  'antwoord-verzonden': 'verzonden',
  'antwoord-mislukt': 'mislukt',
  'antwoord-ingetrokken': 'ingetrokken',
  'mail-verzonden': 'verzonden',
  'mail-mislukt': 'mislukt',
  'mail-ingetrokken': 'ingetrokken',
};

const isAbout = (event: ContactGebeurtenis, id: string): boolean =>
  ('antwoord' in event && event.antwoord === id) || ('mail' in event && event.mail === id);

/** How far an answer or mail came. What left all the same although it was withdrawn, left. */
export function uitgaandVoortgang({ gebeurtenissen }: Contact, id: string): UitgaandVoortgang {
  const results = gebeurtenissen.filter((event) => RESULTS[event.soort] !== undefined && isAbout(event, id));
  const last = results.findLast(({ soort }) => RESULTS[soort] !== 'ingetrokken') ?? results.at(-1);
  if (last === undefined) return { status: 'klaargezet', verzondenOp: null };
  const status = RESULTS[last.soort] as UitgaandStatus;
  return { status, verzondenOp: status === 'verzonden' ? last.op : null };
}

/** Until when an answer that has not left can be withdrawn; null when it leaves at once, or left. */
export function intrekbaarTot({ uitgaand }: Contact, antwoord: string): Instant | null {
  const waits = uitgaand.find((one) => one.antwoord === antwoord);
  return waits === undefined ? null : vertrektNietVoor(waits);
}

export function doorsturingenVan(
  contact: Contact,
  { uitgaand }: Pick<ContactInhoud, 'uitgaand'>,
): readonly Doorsturing[] {
  return contact.gebeurtenissen.flatMap((event): Doorsturing[] => {
    if (event.soort !== 'mail-klaargezet' || event.aard !== 'doorsturing') return [];
    const content = uitgaand.find(({ id }) => id === event.mail);
    const { doorgestuurd } = content ?? {};
    if (content === undefined || doorgestuurd === undefined) return [];
    const { aan, toelichting } = doorgestuurd;
    return [
      {
        id: event.mail,
        op: event.op,
        door: event.door,
        aan,
        ...(doorgestuurd.aan === 'partner'
          ? { naam: doorgestuurd.naam, mail: content.aan }
          : { medewerker: doorgestuurd.medewerker }),
        ...(toelichting !== undefined && { toelichting }),
        ...uitgaandVoortgang(contact, event.mail),
      },
    ];
  });
}

/** That others are writing, and since when; never what. */
export function andereConcepten(
  concepten: readonly ConceptInhoud[],
  lezer: string,
): readonly Pick<ConceptInhoud, 'door' | 'sinds'>[] {
  return concepten
    .filter(({ door, tekst }) => door !== lezer && tekst !== '')
    .map(({ door, sinds }) => ({ door, sinds }));
}
