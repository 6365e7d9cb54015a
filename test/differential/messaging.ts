/**
 * Compares the embedded queues and object store with an independent implementation (moto_server) on random sequences:
 *
 *   node test/differential/messaging.ts --seed 1 --runs 20 --moto http://127.0.0.1:5000
 *
 * Prints every difference that docs/engine/messaging-differences.md does not explain, with the seed that makes it
 * again, and last `differences: N`. Exit code 1 when N is not 0.
 */
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startMessaging } from '../support/messaging-server.ts';
import { answerOf } from './messaging-answers.ts';
import { knownDifferences, mustNotReachMoto, withoutKnownMembers } from './messaging-known.ts';
import { createRandom } from './messaging-random.ts';
import { type S3Step, s3Runner, s3Steps } from './messaging-s3.ts';
import { type SqsStep, sqsRunner, sqsSteps } from './messaging-sqs.ts';

const STEPS_PER_RUN = 80;
const MOTO_ACCOUNT = '123456789012';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '10' },
    moto: { type: 'string' },
  },
});
if (values.moto === undefined)
  throw new Error('--moto http://127.0.0.1:PORT is needed: the address of a running moto_server');
const moto = values.moto;
const firstSeed = Number(values.seed);
const runs = Number(values.runs);
if (!Number.isInteger(firstSeed) || !Number.isInteger(runs) || runs < 1)
  throw new Error('--seed and --runs are whole numbers');

let differences = 0;
let compared = 0;
const explained = new Map<string, number>();

const show = (value: unknown): string => {
  const text = JSON.stringify(value, (_, inner) => (inner instanceof Uint8Array ? `<${inner.length} bytes>` : inner));
  return text.length > 600 ? `${text.slice(0, 600)}...` : text;
};

const compareRun = async <Step extends SqsStep | S3Step>(
  label: string,
  steps: readonly Step[],
  ours: (step: Step) => Promise<object>,
  theirs: (step: Step) => Promise<object>,
): Promise<void> => {
  for (const [index, step] of steps.entries()) {
    const mine = await answerOf(ours(step));
    const kept = mustNotReachMoto(step, mine);
    if (kept !== undefined) {
      explained.set(kept, (explained.get(kept) ?? 0) + 1);
      continue;
    }
    const other = await answerOf(theirs(step));
    compared += 1;
    if (isDeepStrictEqual(withoutKnownMembers(mine), withoutKnownMembers(other))) continue;
    const known = knownDifferences.find(({ explains }) => explains(step, mine, other));
    if (known !== undefined) {
      explained.set(known.name, (explained.get(known.name) ?? 0) + 1);
      continue;
    }
    differences += 1;
    console.log(`${label}, step ${index}: ${show(step)}\n  engine: ${show(mine)}\n  moto:   ${show(other)}`);
  }
};

const config = (endpoint: string) => ({
  endpoint,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
  logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
});

for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
  await fetch(`${moto}/moto-api/reset`, { method: 'POST' });
  const messaging = await startMessaging();
  const endpoints = [messaging.endpoint, moto] as const;
  const [oursSqs, motoSqs] = endpoints.map((endpoint) => new SQSClient(config(endpoint))) as [SQSClient, SQSClient];
  const [oursS3, motoS3] = endpoints.map((endpoint) => new S3Client({ ...config(endpoint), forcePathStyle: true })) as [
    S3Client,
    S3Client,
  ];
  await compareRun(
    `seed ${seed} sqs`,
    sqsSteps(createRandom(seed), STEPS_PER_RUN),
    sqsRunner(oursSqs, messaging.endpoint, messaging.context.accountId),
    sqsRunner(motoSqs, moto, MOTO_ACCOUNT),
  );
  await compareRun(`seed ${seed} s3`, s3Steps(createRandom(seed), STEPS_PER_RUN), s3Runner(oursS3), s3Runner(motoS3));
  for (const client of [oursSqs, motoSqs, oursS3, motoS3]) client.destroy();
  await messaging.close();
}

for (const [name, count] of explained) console.log(`explained: ${name} (${count})`);
console.log(`compared: ${compared}`);
console.log(`differences: ${differences}`);
process.exitCode = differences === 0 ? 0 : 1;
