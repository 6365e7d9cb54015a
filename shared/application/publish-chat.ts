/** What residents hear without asking: their place in the line when it changes, and that a silent chat closes. */
import { isStilGesloten } from '../domain/contact/chat-stilte.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { ChatBoodschap } from './chat-regels.ts';
import type { ChatWacht, Ports } from './ports.ts';
import { postToGesprek } from './post-to-gesprek.ts';

/** A chat contact before and after a change; the newest per contact counts. */
export interface ChatChange {
  readonly contact: Contact;
  readonly versie: number;
  /** Begin of the wait that was open, and of the one that is open. */
  readonly wachtte: Instant | null;
  readonly wacht: Instant | null;
  /** When the chat was, and is, to close for silence. */
  readonly zouSluitenOp: Instant | null;
  readonly sluitOp: Instant | null;
  readonly wasAfgesloten: boolean;
}

export type PublishChat = (changes: readonly ChatChange[]) => Promise<void>;

/** Who stands further back than this is told when they come nearer, or when they ask. */
const VOORAAN = 100;

/** First to last, as one change. */
function merged(changes: readonly ChatChange[]): readonly ChatChange[] {
  const byContact = new Map<string, ChatChange>();
  for (const change of changes) {
    const known = byContact.get(change.contact.id);
    if (known === undefined) byContact.set(change.contact.id, change);
    else if (change.versie > known.versie) {
      byContact.set(change.contact.id, {
        ...change,
        wachtte: known.wachtte,
        zouSluitenOp: known.zouSluitenOp,
        wasAfgesloten: known.wasAfgesloten,
      });
    }
  }
  return [...byContact.values()];
}

function aboutStilte({ contact, sluitOp, wasAfgesloten, zouSluitenOp }: ChatChange): ChatBoodschap | undefined {
  if (sluitOp !== null && sluitOp !== zouSluitenOp) return { soort: 'stilte', sluitOp };
  if (!wasAfgesloten && isStilGesloten(contact)) return { soort: 'gesloten', reden: 'stilte' };
  return undefined;
}

/** The line as it is after these changes, also where the index does not show them yet. */
function lineAfter(rij: readonly ChatWacht[], changes: readonly ChatChange[]): readonly ChatWacht[] {
  const changed = new Set(changes.map(({ contact }) => contact.id));
  const now = changes.flatMap(({ contact: { id, gesprek }, wacht }): ChatWacht[] =>
    wacht === null ? [] : [{ contact: id, begin: wacht, ...(gesprek !== undefined && { gesprek }) }],
  );
  const line = [...rij.filter(({ contact }) => !changed.has(contact)), ...now];
  return line.sort((a, b) => (a.begin === b.begin ? (a.contact < b.contact ? -1 : 1) : a.begin < b.begin ? -1 : 1));
}

/**
 * Best effort: a resident who is not reached asks, or is told when they resume. A failure of one stops no other, and is
 * not tried again: the next change tells the newest state.
 */
export function makePublishChat(ports: Pick<Ports, 'zaken' | 'verbindingen' | 'chatSockets'>): PublishChat {
  const tell = async (gesprek: string | undefined, boodschap: ChatBoodschap): Promise<void> => {
    if (gesprek !== undefined) await postToGesprek(ports, gesprek, boodschap);
  };

  async function tellPlaces(changes: readonly ChatChange[]): Promise<void> {
    const moved = changes.filter(({ wachtte, wacht }) => wachtte !== wacht);
    const nearest = moved.flatMap(({ wachtte, wacht }) => [wachtte, wacht].filter((begin) => begin !== null)).sort()[0];
    if (nearest === undefined) return;
    const line = lineAfter(await ports.zaken.listChatWacht(), changes);
    const wachtenden = line.length;
    const left = moved.filter(
      ({ wachtte, wacht, contact }) => wachtte !== null && wacht === null && contact.status !== 'afgesloten',
    );
    await Promise.allSettled([
      // Who joined is told by whoever took the question in.
      ...left.map(({ contact }) => tell(contact.gesprek, { soort: 'plaats', nummer: null, wachtenden })),
      ...line
        .slice(0, VOORAAN)
        .flatMap(({ begin, gesprek }, index) =>
          begin >= nearest && !moved.some(({ contact, wacht }) => wacht !== null && contact.gesprek === gesprek)
            ? [tell(gesprek, { soort: 'plaats', nummer: index + 1, wachtenden })]
            : [],
        ),
    ]);
  }

  return async (changes) => {
    const newest = merged(changes);
    await Promise.allSettled([
      tellPlaces(newest),
      ...newest.flatMap((change) => {
        const boodschap = aboutStilte(change);
        return boodschap ? [tell(change.contact.gesprek, boodschap)] : [];
      }),
    ]);
  };
}
