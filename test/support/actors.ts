/**
 * The people of a story, and what they do: each act goes in by the door that the real person or machine would use
 * (the API with a token, the SMTP port with a mail client, a WebSocket), never past it.
 */
import { createTransport } from 'nodemailer';
import type { JsonAnswer, LocalStack } from './local-stack.ts';

/** Somebody with a token. */
export interface Person {
  readonly id: string;
  get<T = Record<string, unknown>>(path: string): Promise<JsonAnswer<T>>;
  post<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<JsonAnswer<T>>;
  put<T = Record<string, unknown>>(path: string, body: unknown): Promise<JsonAnswer<T>>;
}

export async function person(
  stack: LocalStack,
  naam: string,
  rollen: readonly string[],
  wijkteams: readonly string[] = [],
): Promise<Person> {
  const token = await stack.token({ naam, rollen, wijkteams });
  const claims = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()) as { sub: string };
  return {
    id: claims.sub,
    get: (path) => stack.fetchJson(path, { token }),
    post: (path, body, headers = {}) => stack.fetchJson(path, { token, body, headers }),
    put: (path, body) => stack.fetchJson(path, { token, body, method: 'PUT' }),
  };
}

/** An act that must succeed: the answer's body, or an error that shows what was said instead. */
export function done<T>(answer: JsonAnswer<T>): T {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export interface Letter {
  readonly van: string;
  readonly aan: string;
  readonly onderwerp: string;
  readonly tekst: string;
  readonly messageId: string;
  readonly inReplyTo?: string;
}

/** Sends a mail as a mail client does: over SMTP. */
export async function sendMail(stack: LocalStack, letter: Letter): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: stack.smtpPort, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: letter.van,
      to: letter.aan,
      subject: letter.onderwerp,
      text: letter.tekst,
      messageId: letter.messageId,
      ...(letter.inReplyTo !== undefined && { inReplyTo: letter.inReplyTo, references: letter.inReplyTo }),
    });
  } finally {
    transport.close();
  }
}

export type Frame = { readonly soort: string } & Record<string, unknown>;

/** The resident's side of a chat: what arrives is kept, and can be waited for. */
export interface Resident {
  readonly frames: readonly Frame[];
  send(frame: Frame): void;
  /** The first frame of this kind that was not waited for before; fails after ten seconds, or what else is given. */
  next(soort: string, withinMs?: number): Promise<Frame>;
  /** Says it again until it is answered with a frame of this kind, as a client does whose line is bad. */
  insist(frame: Frame, answer: string): Promise<Frame>;
  close(): Promise<void>;
}

export interface ChatDoor {
  readonly pad?: string;
  readonly protocollen?: readonly string[];
  /** How often the door is tried, as a client does whose line is bad; once unless given. */
  readonly keer?: number;
}

/** Opens the chat, or what else speaks in the same way. */
export async function openChat(stack: LocalStack, door: ChatDoor = {}): Promise<Resident> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connectChat(stack, door);
    } catch (error) {
      if (attempt >= (door.keer ?? 1)) throw error;
    }
  }
}

async function connectChat(stack: LocalStack, { pad = 'chat', protocollen = [] }: ChatDoor): Promise<Resident> {
  const socket = new WebSocket(`${stack.url.replace(/^http/, 'ws')}/v1/${pad}`, [...protocollen]);
  const frames: Frame[] = [];
  const taken = new Set<Frame>();
  let wake = () => {};
  socket.addEventListener('message', (event) => {
    frames.push(JSON.parse(String(event.data)) as Frame);
    wake();
  });
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve(), { once: true }));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('the chat could not be opened')), { once: true });
  });
  const take = (soort: string): Frame | undefined => {
    const found = frames.find((frame) => frame.soort === soort && !taken.has(frame));
    if (found !== undefined) taken.add(found);
    return found;
  };
  const resident: Resident = {
    frames,
    send: (frame) => socket.send(JSON.stringify(frame)),
    async insist(frame, answer) {
      for (let attempt = 1; ; attempt += 1) {
        resident.send(frame);
        try {
          return await resident.next(answer, 1000);
        } catch (error) {
          if (attempt === 20) throw error;
        }
      }
    },
    async next(soort, withinMs = 10_000) {
      const limit = performance.now() + withinMs;
      for (;;) {
        const found = take(soort);
        if (found !== undefined) return found;
        const left = limit - performance.now();
        if (left <= 0) throw new Error(`no ${soort} in the chat; seen: ${JSON.stringify(frames)}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    async close() {
      socket.close();
      await closed;
    },
  };
  return resident;
}
