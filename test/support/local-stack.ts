/** The real program, started as a child process on free ports: what end-to-end tests and benchmarks talk to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OutgoingMessage } from '../../local/engine/contract.ts';
import type { LogEntry, Niveau } from '../../local/logbook.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const START_LIMIT_MS = 60_000;

export interface StartOptions {
  /** ISO instant at which the virtual clock stands; absent = the real clock. */
  readonly klok?: string;
  /** Data folder, kept by `stop`; absent = a temporary one that `stop` removes; `geheugen` = none. */
  readonly data?: string;
  /** Example organisatie; off by default. */
  readonly voorbeeld?: boolean;
  /** Another CDK app than the product's own, as a path from the project root. */
  readonly app?: string;
  /** Public port; a free one by default. */
  readonly port?: number;
}

export interface Wachtrij {
  readonly naam: string;
  readonly wachtend: number;
  readonly onderweg: number;
  readonly uitval: number;
}

export interface JsonAnswer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface JsonRequest {
  readonly method?: string;
  readonly token?: string;
  /** Sent as JSON unless it is text or bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LocalStack {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly smtpPort: number;
  readonly data: string;
  readonly pid: number;
  /** What the program has printed so far. */
  printed(): string;
  /** A call; the body is parsed when it is JSON and text otherwise. Never throws on a status. */
  fetchJson<T = unknown>(path: string, request?: JsonRequest): Promise<JsonAnswer<T>>;
  /** Moves the virtual clock and waits until all that fell due is handled; throws when that does not happen. */
  klok(move: { readonly vooruit: string } | { readonly naar: string }): Promise<string>;
  nu(): Promise<string>;
  rust(): Promise<void>;
  uitgaand(soort?: OutgoingMessage['soort']): Promise<readonly OutgoingMessage[]>;
  token(wie: {
    readonly naam: string;
    readonly rollen: readonly string[];
    readonly wijkteams?: readonly string[];
  }): Promise<string>;
  /** Puts a raw mail in, as if it had been received; returns its id. */
  mail(raw: string | Uint8Array): Promise<string>;
  wachtrijen(): Promise<readonly Wachtrij[]>;
  logboek(niveau?: Niveau): Promise<readonly LogEntry[]>;
  storing(storing: {
    readonly dienst: string;
    readonly soort: string;
    readonly keer?: number;
    readonly duur?: string;
  }): Promise<void>;
  /** Sends a signal and resolves with the exit code when the program has ended. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Ends the program and removes its data folder, when it was a temporary one. */
  stop(): Promise<void>;
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : reject(new Error('no port'))));
    });
  });
}

/** A program that ended before it was ready; `printed` holds what it said. */
export class NotStarted extends Error {
  readonly code: number | null;
  readonly printed: string;
  constructor(code: number | null, printed: string) {
    super(`the program ended with code ${code} before it was ready:\n${printed}`);
    this.name = 'NotStarted';
    this.code = code;
    this.printed = printed;
  }
}

function spawnProgram(options: StartOptions, port: number, data: string): ChildProcess {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (name.startsWith('VOORDEUR_') || name.startsWith('AWS_')) delete env[name];
  // Jest's own loader flags are not for the program.
  delete env['NODE_OPTIONS'];
  return spawn(process.execPath, ['local/start.mjs', ...(options.app ? [`--app=${options.app}`] : [])], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      VOORDEUR_PORT: String(port),
      VOORDEUR_SMTP_PORT: '0',
      VOORDEUR_DATA: data,
      VOORDEUR_VOORBEELD: options.voorbeeld ? 'aan' : 'uit',
      ...(options.klok && { VOORDEUR_KLOK: options.klok }),
    },
  });
}

/**
 * Starts the program and resolves when it answers the health check. Throws {@link NotStarted} when it ends before, and
 * an Error after a minute. The caller must `stop` it.
 */
export async function startLocalStack(options: StartOptions = {}): Promise<LocalStack> {
  const temporary = options.data === undefined;
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'voordeur-test-'));
  const port = options.port ?? (await freePort());
  const child = spawnProgram(options, port, data);
  let printed = '';
  let code: number | null | undefined;
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    printed += String(chunk);
  });
  const exited = new Promise<number | null>((done) => {
    child.once('exit', (exit) => {
      code = exit;
      done(exit);
    });
  });
  // A test run that ends early must not leave the program behind.
  const killOnExit = () => child.kill('SIGKILL');
  process.once('exit', killOnExit);

  const url = `http://127.0.0.1:${port}`;
  const smtpPort = () => Number(/SMTP\s+127\.0\.0\.1:(\d+)/.exec(printed)?.[1]);
  const ready = async () => {
    try {
      return Number.isInteger(smtpPort()) && (await fetch(`${url}/v1/gezondheid`)).status === 200;
    } catch {
      // It does not listen yet.
      return false;
    }
  };
  const limit = performance.now() + START_LIMIT_MS;
  while (!(await ready())) {
    if (code !== undefined) throw new NotStarted(code, printed);
    if (performance.now() > limit) {
      child.kill('SIGKILL');
      throw new Error(`the program was not ready within a minute:\n${printed}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }

  const fetchJson = async <T>(path: string, request: JsonRequest = {}): Promise<JsonAnswer<T>> => {
    const { body, token, headers, method = body === undefined ? 'GET' : 'POST' } = request;
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
  };
  const control = async <T>(path: string, request?: JsonRequest): Promise<T> => {
    const { status, body } = await fetchJson<T>(`/_lokaal/${path}`, request);
    if (status >= 300) throw new Error(`/_lokaal/${path} answered ${status}: ${JSON.stringify(body)}\n${printed}`);
    return body;
  };
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };

  return {
    url,
    smtpPort: smtpPort(),
    data,
    pid: child.pid ?? 0,
    printed: () => printed,
    fetchJson,
    klok: async (move) => (await control<{ nu: string }>('klok', { body: move })).nu,
    nu: async () => (await control<{ nu: string }>('klok')).nu,
    rust: async () => {
      await control('rust', { method: 'POST' });
    },
    uitgaand: (soort) => control(`uitgaand${soort ? `?soort=${soort}` : ''}`),
    token: async (wie) => (await control<{ token: string }>('tokens', { body: wie })).token,
    mail: async (raw) => (await control<{ id: string }>('mail', { body: raw })).id,
    wachtrijen: () => control('wachtrijen'),
    logboek: (niveau) => control(`logboek${niveau ? `?niveau=${niveau}` : ''}`),
    storing: async (storing) => {
      await control('storingen', { body: storing });
    },
    kill,
    stop: async () => {
      process.off('exit', killOnExit);
      if (code === undefined) await kill('SIGTERM');
      if (temporary) rmSync(data, { recursive: true, force: true });
    },
  };
}
