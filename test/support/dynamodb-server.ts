/** A DynamoDB-compatible endpoint on 127.0.0.1 with an in-memory database, for tests that use the real SDK client. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import type { DynamoDbEngine, EngineClock } from '../../local/engine/contract.ts';
import { createDynamoDbEngine } from '../../local/engine/dynamodb/engine.ts';

export interface DynamoDbServer {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  readonly engine: DynamoDbEngine;
  close(): Promise<void>;
}

export interface DynamoDbServerOptions {
  /** The real time when absent. */
  readonly clock?: EngineClock;
  /** An SQLite file, to test what survives; in memory when absent. */
  readonly file?: string;
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function serve(engine: DynamoDbEngine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(',') : (value ?? '');
  }
  const answer = await engine.handle({
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: await readBody(request),
  });
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** Starts an empty store on a free port. The caller must `close()` it. */
export async function startDynamoDb(options: DynamoDbServerOptions = {}): Promise<DynamoDbServer> {
  const db = new DatabaseSync(options.file ?? ':memory:');
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  let endpoint = '';
  const engine = createDynamoDbEngine({
    db,
    clock: options.clock ?? { now: () => Date.now() },
    accountId: '000000000000',
    region: 'eu-west-1',
    endpoint: () => endpoint,
  });
  const server = createServer((request, response) => {
    serve(engine, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    engine,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      db.close();
    },
  };
}
