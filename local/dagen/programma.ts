/** The running local program as whoever plays days sees it: its clock, its doors, and a token for each who uses them. */

/** An answer that was not expected; the message says what was asked and what came back. */
export class NietAangenomen extends Error {
  constructor(pad: string, status: number, body: unknown) {
    super(`${pad} answered ${status}: ${JSON.stringify(body)}`);
    this.name = 'NietAangenomen';
  }
}

export interface Klokstand {
  readonly nu: string;
  readonly virtueel: boolean;
}

export interface Programma {
  klok(): Promise<Klokstand>;
  /** Moves the virtual clock; resolves when what fell due has been handled. */
  zetKlok(naar: string): Promise<void>;
  rust(): Promise<void>;
  mail(raw: string): Promise<void>;
  /** Throws {@link NietAangenomen} unless it is accepted. */
  vraag<T>(wie: Rol, pad: string, body?: unknown): Promise<T>;
  chat(): Promise<WebSocket>;
}

const PEOPLE = {
  koppeling: 'Telefooncentrale',
  gastvrouw: 'Gerda Dekker',
  teamondersteuner: 'Tom Hendriks',
  manager: 'Marieke van Dam',
} as const;
export type Rol = keyof typeof PEOPLE;

export function maakProgramma(adres: string, wijkteams: readonly string[]): Programma {
  const base = adres.replace(/\/$/, '');
  const tokens = new Map<Rol, Promise<string>>();

  async function call<T>(pad: string, body?: unknown, token?: string): Promise<T> {
    const isText = typeof body === 'string';
    const answer = await fetch(base + pad, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body !== undefined && !isText && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    if (!answer.ok) throw new NietAangenomen(pad, answer.status, parsed);
    return parsed as T;
  }

  function tokenOf(rol: Rol): Promise<string> {
    let token = tokens.get(rol);
    if (token === undefined) {
      const wie = { naam: PEOPLE[rol], rollen: [rol], wijkteams };
      token = call<{ token: string }>('/_lokaal/tokens', wie).then((answer) => answer.token);
      tokens.set(rol, token);
    }
    return token;
  }

  return {
    klok: () => call('/_lokaal/klok'),
    zetKlok: async (naar) => {
      // Tokens follow the clock: what was given out before may be over.
      tokens.clear();
      await call('/_lokaal/klok', { naar });
    },
    rust: async () => {
      await call('/_lokaal/rust', {});
    },
    mail: async (raw) => {
      await call('/_lokaal/mail', raw);
    },
    vraag: async (wie, pad, body) => call(pad, body, await tokenOf(wie)),
    chat: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/v1/chat`);
        socket.addEventListener('open', () => resolve(socket), { once: true });
        socket.addEventListener('error', () => reject(new Error('the chat could not be opened')), { once: true });
      }),
  };
}
