/**
 * What the template describes, on the embedded engine and without triggers: tables, queues and buckets behind the real
 * protocol, and of every function its bundle and the environment that the local run gives it. Nothing happens but what
 * is asked for.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { synthesise } from '../../local/assembly/synthesise.ts';
import { createClock } from '../../local/clock.ts';
import type { DynamoDbEngine, S3Engine } from '../../local/engine/contract.ts';
import { createServices } from '../../local/engine-services.ts';
import { EXCHANGE } from '../../local/exchange.ts';
import { createFaults } from '../../local/faults.ts';
import { createAwsEndpoint } from '../../local/gateway/aws-endpoint.ts';
import { listen } from '../../local/gateway/listen.ts';
import { createCallers } from '../../local/iam/callers.ts';
import { createKeyUse } from '../../local/iam/key-rights.ts';
import { createLogbook } from '../../local/logbook.ts';
import { provisionBuckets, provisionQueues, provisionTables } from '../../local/provision/provision.ts';
import { sandboxEnvironment } from '../../local/sandbox/environment.ts';
import { readAssembly } from '../../local/template/read.ts';
import { placeOf, readWiring } from '../../local/template/wiring.ts';

const SENDER = 'wijkteam@example.nl';
const OWN_KEY = 'BENCHMARK';

export interface DeployedFunction {
  /** Its module, `index.mjs`. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Deployed {
  readonly folder: string;
  /** By the name of its folder in `lambdas/`. */
  functionOf(name: string): DeployedFunction;
  /** Environment of a caller that may do everything: region, address and keys for a client of the SDK. */
  readonly clientEnvironment: Readonly<Record<string, string>>;
  readonly dynamodb: DynamoDbEngine;
  readonly s3: S3Engine;
  close(): Promise<void>;
}

/** Takes some seconds; the caller must `close` it. */
export async function deploy(): Promise<Deployed> {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-bench-'));
  const outdir = join(folder, 'cdk.out');
  const root = new URL('../../', import.meta.url);
  const source = { app: new URL('lib/app.ts', root), bundler: new URL('lib/bundling/bundle-lambdas.ts', root) };
  await synthesise(source, outdir);

  const db = new DatabaseSync(join(folder, 'engine.sqlite'));
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  let answer: Parameters<typeof listen>[2] = (_request, response) => response.writeHead(503).end();
  const aws = await listen(0, '', (request, response) => answer(request, response));
  const base = `http://127.0.0.1:${aws.port}`;
  const stacks = readAssembly(outdir);
  const place = { ...placeOf(stacks), endpoint: base };
  const parameters = { OidcIssuer: `${base}/oidc`, OidcAudience: 'voordeur', AfzenderMail: SENDER, ConsoleAdres: base };
  const wiring = readWiring(stacks, { place, parameters, workFolder: folder, httpBase: base });

  const clock = createClock(undefined, () => {});
  const logbook = createLogbook(clock, () => {});
  // Nobody is connected.
  const sink = { post: () => false, disconnect: () => false, exists: () => undefined };
  const verifiedDomains = [SENDER.split('@')[1] as string];
  const services = createServices({ db, clock, place, verifiedDomains, exchange: EXCHANGE, sink });
  await provisionTables(services.dynamodb, wiring.tables);
  await provisionQueues(services.sqs, wiring.queues);
  provisionBuckets(services.s3, wiring.buckets);
  answer = createAwsEndpoint({
    services: services.byName,
    callers: createCallers(wiring.functions, wiring.statements, OWN_KEY),
    faults: createFaults(clock),
    logbook,
    region: place.region,
    clock,
    keySchema: {
      partitionKey: (name, index) => wiring.tables.find((table) => table.name === name)?.partitionKey(index),
    },
    keyUse: createKeyUse(wiring.keys, place.region),
  });

  return {
    folder,
    functionOf(name) {
      const fn = wiring.functions.find((one) => one.name === name);
      if (fn === undefined) throw new Error(`the template has no function ${name}`);
      return { file: join(fn.folder, 'index.mjs'), environment: sandboxEnvironment(fn, fn.logicalId, place) };
    },
    clientEnvironment: {
      AWS_REGION: place.region,
      AWS_ENDPOINT_URL: base,
      AWS_ACCESS_KEY_ID: OWN_KEY,
      AWS_SECRET_ACCESS_KEY: 'lokaal',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    dynamodb: services.dynamodb,
    s3: services.s3,
    async close() {
      const closed = new Promise<void>((resolve) => aws.server.close(() => resolve()));
      aws.server.closeAllConnections();
      await closed;
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
