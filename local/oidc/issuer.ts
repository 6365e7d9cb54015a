/** Starts the identity provider and passes requests under `/oidc` on to it. */
import { randomBytes } from 'node:crypto';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { RunClock } from '../clock.ts';
import type { KeptValues } from '../data-folder.ts';
import type { IssuerData } from './issuer-worker.ts';
import type { IssuerKeys } from './keys.ts';
import type { Persoon } from './tokens.ts';

export interface Issuer {
  /** Answers a request whose path begins with `/oidc`. */
  serve(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

interface Options {
  readonly keys: IssuerKeys;
  readonly issuer: string;
  readonly audience: string;
  readonly clock: RunClock;
  readonly kept: KeptValues;
  readonly people: readonly Persoon[];
  /** Base address of the public port. */
  readonly base: string;
}

/** Where clients look for the keys when they do not read the discovery document first. */
const WELL_KNOWN_KEYS = '/oidc/.well-known/jwks.json';

function cookieKey(kept: KeptValues): string {
  const key = kept.get('oidc-cookie') ?? randomBytes(32).toString('base64url');
  kept.set('oidc-cookie', key);
  return key;
}

export async function startIssuer(options: Options): Promise<Issuer> {
  const { keys, issuer, audience, clock, kept, people, base } = options;
  const workerData: IssuerData = {
    clock: clock.shared,
    issuer,
    audience,
    privateKey: keys.privateKey,
    cookieKey: cookieKey(kept),
    people,
    redirectUris: ['/', '/console/', '/console/terug', '/terug'].map((path) => base + path),
  };
  // Its warnings are about what a provider on the internet should do.
  const worker = new Worker(new URL('./issuer-worker.ts', import.meta.url), {
    workerData,
    name: 'oidc',
    stdout: true,
    stderr: true,
  });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });

  const pass = (incoming: IncomingMessage, response: ServerResponse) => {
    const { method, url, headers } = incoming;
    const outgoing = httpRequest({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
    incoming.pipe(outgoing);
  };

  return {
    serve: (request, response) => {
      if (request.url !== WELL_KNOWN_KEYS) return pass(request, response);
      response.writeHead(200, { 'content-type': 'application/jwk-set+json', 'access-control-allow-origin': '*' });
      response.end(JSON.stringify(keys.publicKeys));
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
