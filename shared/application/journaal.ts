/**
 * The journal of what came in (docs/adr/0019-journal-and-daily-check.md): written by whoever takes something off a queue,
 * apart from the facts, so that a fact that disappears is noticed. It names what came in and what that must have become; it
 * holds no content and no identity.
 */
import type { Contact, Kanaal } from '../domain/contact/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { ChatBericht, InloopBericht, TelefoonGebeurtenis } from './messages.ts';
import type { Ids, Ports } from './ports.ts';
import type { ReceivedMail } from './receive-mail.ts';

/** What a message must have become. `feiten`: marks of the ids of the facts, see {@link feitkenmerk}. */
export type Werd =
  | { readonly soort: 'contact'; readonly contact: string; readonly feiten: readonly string[] }
  /** In one of the contacts of this chat: which one is decided when it is taken in. */
  | { readonly soort: 'gesprek'; readonly gesprek: string; readonly feiten: readonly string[] }
  | { readonly soort: 'onleesbaar'; readonly id: string };

/** One message, as the journal names it. */
export interface Journaalregel {
  /** Under which it was delivered: its id in the queue, or the key of a raw mail. */
  readonly bericht: string;
  /** When the queue, or the mail service, accepted it: the same at every delivery. */
  readonly ontvangenOp: Instant;
  /** Other Amsterdam days than that of receipt on which it says that something happened: it changes their figures. */
  readonly dagen?: readonly LocalDate[];
  /** Wijkteams that it names; of an arrival its locatie. */
  readonly wijkteams?: readonly string[];
  /** A canary of ours. */
  readonly proef?: true;
  readonly werd: readonly Werd[];
}

/** `ontvangen`: came in on that day. `laat`: came in on another, and speaks of that day. */
export type Journaalsoort = 'ontvangen' | 'laat';

export interface Journaal {
  /** Adds these lines; written again they are there once, and what is written is never replaced. */
  note(kanaal: Kanaal, regels: readonly Journaalregel[]): Promise<void>;
}

export interface JournaalStore extends Journaal {
  /** Lines of one Amsterdam day, as they were received; `vanaf` leaves out what was received clearly earlier. */
  readDag(kanaal: Kanaal, dag: LocalDate, soort: Journaalsoort, vanaf?: Instant): AsyncIterable<Journaalregel>;
  /** Lines that were received on that day, newest batch first. */
  readTerug(kanaal: Kanaal, dag: LocalDate): AsyncIterable<Journaalregel>;
}

/** Stands for the id of a fact: 64 bits, which tell the facts of one contact apart, and nothing can be read from them. */
export const feitkenmerk = (ids: Ids, gebeurtenis: string): string => ids.hash('feit', gebeurtenis).slice(0, 16);

/** Asked again, a call-back joins the one that is open: then there is no fact of its own, and yet it was heard. */
const TERUGBEL = 'terugbel';

/** The marks of all facts of a contact. */
export function feitenVan(ids: Ids, { gebeurtenissen, terugbelverzoeken }: Contact): ReadonlySet<string> {
  return new Set([
    ...gebeurtenissen.map(({ id }) => feitkenmerk(ids, id)),
    ...(terugbelverzoeken.length > 0 ? [TERUGBEL] : []),
  ]);
}

export interface Levering {
  readonly bron: string;
  readonly ontvangenOp: Instant;
}

const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort();

function regelOf(
  { bron, ontvangenOp }: Levering,
  werd: readonly Werd[],
  ops: readonly Instant[],
  wijkteams: readonly string[],
): Journaalregel {
  const dagen = sorted(ops.map(localDateOf)).filter((dag) => dag !== localDateOf(ontvangenOp));
  return {
    bericht: bron,
    ontvangenOp,
    ...(dagen.length > 0 && { dagen }),
    ...(wijkteams.length > 0 && { wijkteams: sorted(wijkteams) }),
    werd,
  };
}

export function noemTelefoon(
  ids: Ids,
  levering: Levering,
  gebeurtenissen: readonly TelefoonGebeurtenis[],
): Journaalregel {
  const perOproep = Map.groupBy(gebeurtenissen, ({ oproepId }) => oproepId);
  const werd = [...perOproep].map(([oproepId, events]): Werd => {
    const feiten = sorted(events.map(({ id }) => feitkenmerk(ids, id)));
    return { soort: 'contact', contact: ids.derived('oproep', oproepId), feiten };
  });
  return regelOf(
    levering,
    werd,
    gebeurtenissen.map(({ op }) => op),
    gebeurtenissen.flatMap(({ wijkteam }) => wijkteam ?? []),
  );
}

export function noemInloop(ids: Ids, levering: Levering, bericht: InloopBericht): Journaalregel {
  const arrival = bericht.soort === 'aankomst';
  const contact = arrival ? bericht.id : bericht.contact;
  const feit = feitkenmerk(ids, arrival ? `aankomst:${bericht.id}` : bericht.id);
  // To which wijkteam a locatie belongs stands in the settings: whoever reads the journal looks it up.
  const locaties = bericht.soort === 'aankomst' ? [bericht.locatie] : [];
  return regelOf(levering, [{ soort: 'contact', contact, feiten: [feit] }], [bericht.op], locaties);
}

/**
 * Undefined for what comes to nothing that lasts: that somebody left, a transcript that was asked for (they are told at once
 * when there will be none), a number on which nobody can be called (they are told that too).
 */
export function noemChat(
  { ids, nummers }: Pick<Ports, 'ids' | 'nummers'>,
  levering: Levering,
  bericht: ChatBericht,
): Journaalregel | undefined {
  if (bericht.soort !== 'vraag' && bericht.soort !== 'terugbellen') return undefined;
  const { gesprek, id, op, wijkteam } = bericht;
  const asksCall = bericht.soort === 'terugbellen';
  if (asksCall && nummers.normaal(bericht.nummer) === null) return undefined;
  const feit = asksCall ? TERUGBEL : feitkenmerk(ids, ids.derived('vraag', gesprek, id));
  return regelOf(levering, [{ soort: 'gesprek', gesprek, feiten: [feit] }], [op], wijkteam ? [wijkteam] : []);
}

/** Of a mail, after it was taken in: only then is known what it became. That it came in, the bucket itself tells. */
export function noemMail(
  ids: Ids,
  { sleutel, ontvangenOp }: { readonly sleutel: string; readonly ontvangenOp: Instant },
  became: ReceivedMail,
): Journaalregel {
  const levering = { bron: sleutel, ontvangenOp };
  if (became.soort === 'onleesbaar') return regelOf(levering, [{ soort: 'onleesbaar', id: became.id }], [], []);
  const feiten = [feitkenmerk(ids, became.gebeurtenis)];
  const werd: Werd = { soort: 'contact', contact: became.contact, feiten };
  return {
    ...regelOf(levering, [werd], [], [became.wijkteam]),
    ...(became.proef && { proef: true }),
  };
}
