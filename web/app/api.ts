/** Requests to the API: with the token, with every fault of an answer, and safe to repeat. */
import { stelKlok } from './server-klok.ts';

export interface Fout {
  readonly veld: string;
  readonly melding: string;
}

/** What the API refused, or that it could not be reached (`status` 0). */
export class ApiFout extends Error {
  readonly status: number;
  readonly code: string;
  readonly fouten: readonly Fout[];
  readonly meer: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, melding: string, meer: Readonly<Record<string, unknown>> = {}) {
    super(melding);
    this.status = status;
    this.code = code;
    this.meer = meer;
    this.fouten = Array.isArray(meer['fouten']) ? (meer['fouten'] as Fout[]) : [];
  }
}

const GEEN_VERBINDING = 'Er is nu geen verbinding. Wat u hebt ingevuld staat er nog. Probeer het zo weer.';
const ONVERWACHT = 'Er ging iets mis. Wat u hebt ingevuld staat er nog. Probeer het zo weer.';
/** Tried again by itself: nothing was done, or what was done is done once (`Idempotency-Key`). */
const OPNIEUW = new Set([502, 503, 504]);
const POGINGEN = 3;

export type Methode = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Vraagopties {
  readonly accept?: string;
  /** Of something that is asked again after it failed: what arrived although the answer got lost is not done twice. */
  readonly sleutel?: string;
}

export interface Api {
  /** Throws ApiFout. An answer without body is undefined. */
  vraag<T = unknown>(methode: Methode, pad: string, body?: unknown, opties?: Vraagopties): Promise<T>;
  /** Text as it is, for files. */
  tekst(pad: string, accept: string): Promise<string>;
}

interface Opties {
  readonly basis: string;
  readonly token: () => string | undefined;
  /** The token is no longer good. */
  readonly verlopen: () => void;
}

const wacht = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function foutVan(answer: Response): Promise<ApiFout> {
  const problem = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const melding = typeof problem['detail'] === 'string' ? problem['detail'] : ONVERWACHT;
  return new ApiFout(answer.status, String(problem['code'] ?? ''), melding, problem);
}

export function makeApi({ basis, token, verlopen }: Opties): Api {
  async function send(
    methode: Methode,
    pad: string,
    { accept = 'application/json', sleutel = crypto.randomUUID() }: Vraagopties,
    body: unknown,
  ): Promise<Response> {
    const bearer = token();
    const headers: Record<string, string> = {
      accept,
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      // The same key at every try: what arrived although the answer got lost is not done twice.
      ...(methode === 'POST' && { 'idempotency-key': sleutel }),
    };
    const init: RequestInit = { method: methode, headers, cache: 'no-store' };
    if (body !== undefined) init.body = JSON.stringify(body);
    for (let poging = 1; ; poging += 1) {
      try {
        const answer = await fetch(`${basis}${pad}`, init);
        if (!OPNIEUW.has(answer.status) || poging >= POGINGEN) return answer;
      } catch {
        if (poging >= POGINGEN) throw new ApiFout(0, 'geen-verbinding', GEEN_VERBINDING);
      }
      await wacht(300 * poging);
    }
  }

  async function goed(methode: Methode, pad: string, opties: Vraagopties, body?: unknown): Promise<Response> {
    const answer = await send(methode, pad, opties, body);
    if (answer.ok) return answer;
    if (answer.status === 401) verlopen();
    throw await foutVan(answer);
  }

  return {
    async vraag<T>(methode: Methode, pad: string, body?: unknown, opties: Vraagopties = {}) {
      const answer = await goed(methode, pad, opties, body);
      const text = await answer.text();
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
    tekst: async (pad, accept) => (await goed('GET', pad, { accept })).text(),
  };
}

/** Asks the server what time it is, without a token; the clock of the browser is used when there is no answer. */
export async function zetKlokGelijk(basis: string): Promise<void> {
  const answer = await fetch(`${basis}/v1/gezondheid`, { cache: 'no-store' }).catch(() => undefined);
  const said = (await answer?.json().catch(() => undefined)) as { op?: string } | undefined;
  if (said?.op) stelKlok(said.op);
}
