import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import type {
  EngineClock,
  EngineContext,
  EngineService,
  EventsEngine,
  S3Engine,
  SqsEngine,
} from '../../local/engine/contract.ts';
import { createEventsEngine } from '../../local/engine/events/events-engine.ts';
import { createOutgoingStore, type DurableOutgoingStore } from '../../local/engine/outgoing/outgoing-store.ts';
import { createS3Engine } from '../../local/engine/s3/s3-engine.ts';
import { createSesEngine, type SesEngine } from '../../local/engine/ses/ses-engine.ts';
import { createSnsEngine } from '../../local/engine/sns/sns-engine.ts';
import { createSqsEngine } from '../../local/engine/sqs/sqs-engine.ts';

export interface MessagingOptions {
  /** The real clock by default. */
  readonly clock?: EngineClock;
  /** A database that outlives the server; by default one in memory that ends with it. */
  readonly db?: DatabaseSync;
  /** `voorbeeld.nl` by default. */
  readonly verifiedDomains?: readonly string[];
  /** More services, for instance the one for sockets. */
  readonly more?: (
    context: EngineContext,
    services: { readonly outgoing: DurableOutgoingStore; readonly events: EventsEngine },
  ) => readonly EngineService[];
}

export interface Messaging {
  readonly endpoint: string;
  /** Settings for an AWS SDK client that talks to this server. */
  readonly clientConfig: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  readonly context: EngineContext;
  readonly sqs: SqsEngine;
  readonly s3: S3Engine;
  readonly ses: SesEngine;
  readonly sns: EngineService;
  readonly events: EventsEngine;
  readonly outgoing: DurableOutgoingStore;
  close(): Promise<void>;
}

/** A clock that stands still until it is moved. */
export const standingClock = (startIso = '2026-11-25T09:00:00.000Z'): EngineClock & { advance(ms: number): void } => {
  let now = Date.parse(startIso);
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
};

const region = 'eu-west-1';

const bodyOf = async (request: IncomingMessage): Promise<Uint8Array> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** The service a signed request is for: the fourth part of its credential scope. */
const serviceOf = (request: IncomingMessage): string | undefined =>
  /Credential=[^/]+\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(
    request.headers.authorization ?? decodeURIComponent(request.url ?? ''),
  )?.[1];

/** Starts the messaging services behind one HTTP server on 127.0.0.1, for tests that use the real SDK clients. */
export const startMessaging = async (options: MessagingOptions = {}): Promise<Messaging> => {
  const db = options.db ?? new DatabaseSync(':memory:');
  let endpoint = '';
  const context: EngineContext = {
    db,
    clock: options.clock ?? { now: () => Date.now() },
    accountId: '000000000000',
    region,
    endpoint: () => endpoint,
  };
  const outgoing = createOutgoingStore(context);
  const sqs = createSqsEngine(context);
  const s3 = createS3Engine(context);
  const ses = createSesEngine(context, outgoing, { verifiedDomains: options.verifiedDomains ?? ['voorbeeld.nl'] });
  const sns = createSnsEngine(context, outgoing);
  const events = createEventsEngine(context);
  const services = new Map<string, EngineService>(
    [sqs, s3, ses, sns, events, ...(options.more?.(context, { outgoing, events }) ?? [])].map((service) => [
      service.name,
      service,
    ]),
  );

  const server = createServer(async (request, response) => {
    const service = services.get(serviceOf(request) ?? '');
    if (service === undefined) {
      response.writeHead(404).end(`No service for ${request.headers.authorization ?? 'an unsigned request'}`);
      return;
    }
    const url = new URL(request.url ?? '/', endpoint);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    );
    const answer = await service.handle({
      method: request.method ?? 'GET',
      path: (request.url ?? '/').split('?')[0]!,
      query: url.searchParams,
      headers,
      body: await bodyOf(request),
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    endpoint,
    clientConfig: {
      endpoint,
      region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    },
    context,
    sqs,
    s3,
    ses,
    sns,
    events,
    outgoing,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (options.db === undefined) db.close();
    },
  };
};
