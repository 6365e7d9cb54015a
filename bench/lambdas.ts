/**
 * Hot functions: how big their bundles are, and how long the cold path takes (a fresh process loads the bundle and
 * handles its first event on the local engine). Both against a bare handler that does one read of a table.
 */
import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { BUNDLE_OPTIONS } from '../lib/bundling/bundle-lambdas.ts';
import { PROJECT_ROOT } from '../lib/bundling/project-root.ts';
import { type BenchLine, percentileOf } from './line.ts';
import { type Deployed, type DeployedFunction, deploy } from './support/deployed.ts';
import { firstEvents } from './support/first-events.ts';

/** Fresh processes per function; the first round only warms the disk. */
const ROUNDS = 7;

const BARE = `
  import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
  const client = new DynamoDBClient({});
  export const handler = async () => {
    const Key = { pk: { S: 'geen' }, sk: { S: 'geen' } };
    await client.send(new GetItemCommand({ TableName: process.env.ZAKEN_TABEL, Key, ConsistentRead: true }));
    return {};
  };
`;

/** What a fresh process runs: everything from the first byte of the bundle to the answer is timed. */
const COLD = `
  const { file, event } = JSON.parse(process.env.BENCH_CALL);
  const started = performance.now();
  const { handler } = await import(file);
  const answer = await handler(event, { awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 });
  process.stdout.write('\\n' + JSON.stringify({ ms: performance.now() - started, answer: answer ?? null }));
  process.exit(0);
`;

function buildBare(deployed: Deployed): DeployedFunction {
  const file = join(deployed.folder, 'bare', 'index.mjs');
  const stdin = { contents: BARE, resolveDir: PROJECT_ROOT, loader: 'ts' } as const;
  buildSync({ ...BUNDLE_OPTIONS, stdin, outfile: file });
  const { environment } = deployed.functionOf('serve-contacten');
  return { file, environment };
}

interface Answer {
  readonly statusCode?: number;
  readonly batchItemFailures?: readonly unknown[];
}

/** Milliseconds. Throws when the event was not handled: a quick failure is no figure. */
async function coldPath(script: string, fn: DeployedFunction, event: unknown): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [script], {
    env: { ...fn.environment, BENCH_CALL: JSON.stringify({ file: pathToFileURL(fn.file).href, event }) },
    timeout: 30_000,
  });
  const { ms, answer } = JSON.parse(stdout.slice(stdout.lastIndexOf('\n'))) as { ms: number; answer: Answer | null };
  if ((answer?.statusCode ?? 200) >= 300 || (answer?.batchItemFailures ?? []).length > 0)
    throw new Error(`the first event was not handled: ${stdout}`);
  return ms;
}

const kilobytes = (file: string): number => statSync(file).size / 1024;

export async function run(): Promise<readonly BenchLine[]> {
  const deployed = await deploy();
  try {
    const bare = buildBare(deployed);
    const script = join(deployed.folder, 'cold.mjs');
    writeFileSync(script, COLD);
    const events = await firstEvents(deployed);
    const times = new Map<string, number[]>([
      ['bare', []],
      ...events.map(({ lambda }) => [lambda, []] as [string, []]),
    ]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const note = (name: string, ms: number) => void (round > 0 && times.get(name)?.push(ms));
      note('bare', await coldPath(script, bare, {}));
      // Side by side in every round, so that a busy moment of the machine hits all of them alike.
      for (const { lambda, event } of events)
        note(lambda, await coldPath(script, deployed.functionOf(lambda), await event()));
    }
    const reference = percentileOf(times.get('bare') ?? [], 50);
    return [
      ...events.map(({ lambda }): BenchLine => {
        const value = kilobytes(deployed.functionOf(lambda).file);
        const size = kilobytes(bare.file);
        const name = `lambdas: bundle of ${lambda}, against a bare handler with the DynamoDB client`;
        return { name, value, unit: 'KB', reference: size, ratio: value / size, n: 1 };
      }),
      ...events.map(({ lambda }): BenchLine => {
        const measured = times.get(lambda) ?? [];
        const value = percentileOf(measured, 50);
        const name = `lambdas: cold path of ${lambda} (load and first event), against a bare handler with one read`;
        return { name, value, unit: 'ms', reference, ratio: value / reference, n: measured.length };
      }),
    ];
  } finally {
    await deployed.close();
  }
}
