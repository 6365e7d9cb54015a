/** What the resident's side of a chat gets to see. */
import type { Contact } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Plaats } from './chat-plaats.ts';
import type { ContactInhoud } from './inhoud.ts';
import type { Ids, Ports } from './ports.ts';

/** One line of a gesprek; `id` is the same every time it is sent, so that a client shows it once. */
export interface ChatRegel {
  readonly soort: 'vraag' | 'antwoord';
  readonly id: string;
  readonly op: Instant;
  readonly tekst: string;
  /** Only of a question: the order in which the client put them. */
  readonly volgnummer?: number;
}

/** What is pushed over the socket to every open connection of the gesprek. */
export type ChatBoodschap =
  | { readonly soort: 'ontvangen'; readonly id: string }
  /** A question that was put on another connection of the gesprek. */
  | (ChatRegel & { readonly soort: 'vraag' })
  | { readonly soort: 'antwoord'; readonly id: string; readonly op: Instant; readonly tekst: string }
  /** Somebody on our side is typing. */
  | { readonly soort: 'typt' }
  | ({ readonly soort: 'plaats' } & Plaats)
  | { readonly soort: 'terugbellen-genoteerd'; readonly id: string; readonly uiterlijkOp: Instant | null }
  | { readonly soort: 'afschrift-onderweg'; readonly id?: string }
  /** Nothing was said for long: it closes then unless something is. */
  | { readonly soort: 'stilte'; readonly sluitOp: Instant }
  | { readonly soort: 'gesloten'; readonly reden: 'stilte' }
  | { readonly soort: 'fout'; readonly code: string; readonly melding: string; readonly id?: string };

/** The id under which everything about a gesprek is kept: the secret itself is kept nowhere. */
export const gesprekId = (ids: Ids, geheim: string): string => ids.hash('gesprek', geheim);

/** The contacts of a gesprek are numbered from 1. */
export const chatContactId = (ids: Ids, gesprek: string, nummer: number): string =>
  ids.derived('gesprek', gesprek, String(nummer));

/** The contacts that a chat may have had: `nummer` is how many the facts know of. */
export function contactenVanGesprek(ids: Ids, gesprek: string, nummer: number): readonly string[] {
  return Array.from({ length: nummer }, (_, index) => chatContactId(ids, gesprek, index + 1));
}

/** Lines of one contact: questions in the order of the client, each answer after the questions that it followed. */
export function regelsVan(contact: Contact, inhoud: ContactInhoud): ChatRegel[] {
  // The instants of the facts, which tell a question from the answer within the same millisecond.
  const asked = new Map(
    contact.gebeurtenissen.flatMap((e) => (e.soort === 'vraag-gesteld' ? [[e.bericht, e.op] as const] : [])),
  );
  const sentOp = new Map(
    contact.gebeurtenissen.flatMap((e) => (e.soort === 'antwoord-verzonden' ? [[e.antwoord, e.op] as const] : [])),
  );
  const vragen = inhoud.berichten
    .filter(({ id }) => asked.has(id))
    .sort((a, b) => (a.volgnummer ?? 0) - (b.volgnummer ?? 0))
    .map(({ clientId, id, op, tekst, volgnummer = 0 }): ChatRegel => {
      return { soort: 'vraag', id: clientId ?? id, op: asked.get(id) ?? op, tekst, volgnummer };
    });
  const antwoorden = inhoud.antwoorden
    .flatMap(({ id, tekst }): ChatRegel[] => {
      const op = sentOp.get(id);
      return op === undefined ? [] : [{ soort: 'antwoord', id, op, tekst }];
    })
    .sort((a, b) => (a.op < b.op ? -1 : a.op > b.op ? 1 : 0));
  const regels: ChatRegel[] = [];
  for (const vraag of vragen) {
    while (antwoorden[0] && antwoorden[0].op < vraag.op) regels.push(antwoorden.shift() as ChatRegel);
    regels.push(vraag);
  }
  return [...regels, ...antwoorden];
}

/** Everything that was said in a gesprek, over all its contacts. */
export async function readRegels(
  { zaken, inhoud, ids }: Pick<Ports, 'zaken' | 'inhoud' | 'ids'>,
  gesprek: string,
): Promise<ChatRegel[]> {
  const lopend = await zaken.loadLopend('gesprek', gesprek);
  const namen = contactenVanGesprek(ids, gesprek, lopend?.value.nummer ?? 0);
  const contacten = await zaken.loadContacten(namen);
  const regels = await Promise.all(
    namen.map(async (id) => {
      const contact = contacten.get(id);
      return contact === undefined ? [] : regelsVan(contact.value, await inhoud.readInhoud(id));
    }),
  );
  return regels.flat();
}
