/** The resident's side of a chat, at the edge: connections in, questions to the queue. */
import { InvalidError } from '../domain/errors.ts';
import { HOUR, type LocalTime, plusMs } from '../domain/tijd/instant.ts';
import { type ChatRegel, gesprekId, readRegels } from './chat-regels.ts';
import type { Ports } from './ports.ts';

/**
 * After this a registration is litter. A WebSocket of API Gateway lives two hours at most; elsewhere it may stay open for
 * days, and whoever sits behind it must go on being heard and answered. One that is gone is taken away when it is posted to.
 */
export const VERBINDING_MS = 72 * HOUR;

/** Begins a gesprek on an open connection; the answer is the secret with which it can be resumed. */
export type BeginGesprek = (begin: {
  readonly verbinding: string;
  /** Where the resident lives, for every question that does not say so itself. */
  readonly wijkteam?: string;
}) => Promise<{ readonly gesprek: string }>;

export function makeBeginGesprek({
  verbindingen,
  clock,
  ids,
}: Pick<Ports, 'verbindingen' | 'clock' | 'ids'>): BeginGesprek {
  return async ({ verbinding, wijkteam }) => {
    const gesprek = ids.secret();
    await verbindingen.addChat(verbinding, gesprekId(ids, gesprek), plusMs(clock.now(), VERBINDING_MS), wijkteam);
    return { gesprek };
  };
}

/** Joins an open connection to a gesprek and gives everything that was said in it. */
export type ResumeGesprek = (hervat: {
  readonly verbinding: string;
  readonly gesprek: string;
  readonly wijkteam?: string;
}) => Promise<{ readonly gesprek: string; readonly regels: readonly ChatRegel[] }>;

/** 24 random bytes as `Ids.secret` makes them; anything shorter could be guessed. */
const GEHEIM = /^[A-Za-z0-9_-]{32}$/;

export function makeResumeGesprek(
  ports: Pick<Ports, 'verbindingen' | 'clock' | 'zaken' | 'inhoud' | 'ids'>,
): ResumeGesprek {
  const { verbindingen, clock, ids } = ports;
  return async ({ verbinding, gesprek, wijkteam }) => {
    if (!GEHEIM.test(gesprek)) throw new InvalidError([{ veld: 'gesprek', melding: 'Dit gesprek is onbekend.' }]);
    const id = gesprekId(ids, gesprek);
    // Registered first: an answer that is sent meanwhile arrives twice rather than not, and has an id of its own.
    await verbindingen.addChat(verbinding, id, plusMs(clock.now(), VERBINDING_MS), wijkteam);
    return { gesprek, regels: await readRegels(ports, id) };
  };
}

export interface Vraag {
  readonly verbinding: string;
  /** Unique in the gesprek, chosen by the client. */
  readonly id: string;
  readonly volgnummer: number;
  readonly tekst: string;
  readonly wijkteam?: string;
}

/** `onbekend` when the connection has no gesprek yet: the client begins or resumes first. */
export type AcceptVraag = (vraag: Vraag) => Promise<'aangenomen' | 'onbekend'>;

export function makeAcceptVraag({
  verbindingen,
  chatQueue,
  clock,
}: Pick<Ports, 'verbindingen' | 'chatQueue' | 'clock'>): AcceptVraag {
  return async ({ verbinding, ...vraag }) => {
    const op = clock.now();
    const chat = await verbindingen.chatOf(verbinding);
    if (chat === undefined) return 'onbekend';
    await chatQueue.send([{ soort: 'vraag', op, ...chat, ...vraag, verbinding }]);
    return 'aangenomen';
  };
}

export type AcceptTerugbelvraag = (vraag: {
  readonly verbinding: string;
  /** The same for the same request; a fresh one when the client gave none. */
  readonly id?: string;
  readonly nummer: string;
  readonly voorkeur?: { readonly van: LocalTime; readonly tot: LocalTime };
  readonly geenChatMeer?: boolean;
}) => Promise<'aangenomen' | 'onbekend'>;

/** Somebody in a chat wants to be called. */
export function makeAcceptTerugbelvraag({
  verbindingen,
  chatQueue,
  clock,
  ids,
}: Pick<Ports, 'verbindingen' | 'chatQueue' | 'clock' | 'ids'>): AcceptTerugbelvraag {
  return async ({ verbinding, id = ids.fresh(), ...vraag }) => {
    const op = clock.now();
    const chat = await verbindingen.chatOf(verbinding);
    if (chat === undefined) return 'onbekend';
    await chatQueue.send([{ soort: 'terugbellen', op, id, ...chat, ...vraag, verbinding }]);
    return 'aangenomen';
  };
}

export type AcceptAfschriftvraag = (vraag: {
  readonly verbinding: string;
  readonly id?: string;
  readonly mail: string;
}) => Promise<'aangenomen' | 'onbekend'>;

/** Somebody in a chat wants what was said by mail. */
export function makeAcceptAfschriftvraag({
  verbindingen,
  chatQueue,
  clock,
}: Pick<Ports, 'verbindingen' | 'chatQueue' | 'clock'>): AcceptAfschriftvraag {
  return async ({ verbinding, ...vraag }) => {
    const op = clock.now();
    const gesprek = (await verbindingen.chatOf(verbinding))?.gesprek;
    if (gesprek === undefined) return 'onbekend';
    await chatQueue.send([{ soort: 'afschrift', op, gesprek, ...vraag, verbinding }]);
    return 'aangenomen';
  };
}

/** The resident says that they leave. */
export type LeaveGesprek = (verlaat: { readonly verbinding: string }) => Promise<void>;

export function makeLeaveGesprek({
  verbindingen,
  chatQueue,
  clock,
}: Pick<Ports, 'verbindingen' | 'chatQueue' | 'clock'>): LeaveGesprek {
  return async ({ verbinding }) => {
    const op = clock.now();
    const gesprek = (await verbindingen.chatOf(verbinding))?.gesprek;
    if (gesprek !== undefined) await chatQueue.send([{ soort: 'verlaten', gesprek, op }]);
  };
}
