/**
 * Taking calls in: events of the telephone exchange through the API, the queue, the handlers, the table, its stream and
 * the figures, on the whole local program; against as many bare conditional writes to the same engine.
 */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { instant, plusMs } from '../shared/domain/tijd/instant.ts';
import { done, person } from '../test/support/actors.ts';
import { startLocalStack } from '../test/support/local-stack.ts';
import type { BenchLine } from './line.ts';
import { type Deployed, deploy } from './support/deployed.ts';

const CALLS = 400;
const STEPS = ['in-wachtrij', 'aangenomen', 'beeindigd'] as const;
const EVENTS = CALLS * STEPS.length;
/** Events in one request; the API takes up to 500. */
const PER_REQUEST = 100;
const AT_ONCE = 4;
const DAY = '2026-11-23';
const OPENING = instant(`${DAY}T08:00:00.000Z`);

/** Seconds; the work is handed out to `AT_ONCE` at a time. */
async function seconds(count: number, work: (i: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const i = next;
      next += 1;
      await work(i);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (performance.now() - started) / 1000;
}

/** All first events, then all second ones, ...: no two events of a call lie in one message, as in a busy hour. */
function event(i: number) {
  const call = i % CALLS;
  const step = Math.floor(i / CALLS);
  const soort = STEPS[step] ?? 'beeindigd';
  return {
    id: `${call}-${soort}`,
    oproepId: `oproep-${call}`,
    soort,
    op: plusMs(OPENING, call * 4000 + step * 20_000),
    ...(soort === 'in-wachtrij' && { wijkteam: 'centrum', nummer: '+31600000000' }),
  };
}

interface Answer {
  readonly rijen: readonly { readonly ontvangen: number; readonly beantwoord: number }[];
}

/** Events per second from the first request until everything is at rest, the figures included. */
async function wholeWay(): Promise<number> {
  const stack = await startLocalStack({ klok: `${DAY}T12:00:00Z` });
  try {
    const exchange = await person(stack, 'Telefooncentrale', ['koppeling']);
    const manager = await person(stack, 'Marieke van Dam', ['manager'], ['centrum']);
    const post = async (events: readonly unknown[]) => done(await exchange.post('/v1/telefoon-gebeurtenissen', events));
    // The sandboxes of all functions on the way are there before the clock starts.
    await post([{ ...event(0), id: 'warm', oproepId: 'warm', wijkteam: 'noord' }]);
    await stack.rust();
    const started = performance.now();
    await seconds(EVENTS / PER_REQUEST, (request) =>
      post(Array.from({ length: PER_REQUEST }, (_, i) => event(request * PER_REQUEST + i))),
    );
    await stack.rust();
    const elapsed = (performance.now() - started) / 1000;
    const query = `van=${DAY}&totEnMet=${DAY}&per=dag&kanaal=telefoon&wijkteam=centrum`;
    const { rijen } = done(await manager.get<Answer>(`/v1/bereikbaarheid?${query}`));
    if (rijen[0]?.ontvangen !== CALLS || rijen[0].beantwoord !== CALLS)
      throw new Error(`${CALLS} calls went in, the figures say ${JSON.stringify(rijen[0])}`);
    return EVENTS / elapsed;
  } finally {
    await stack.stop();
  }
}

/** Writes per second of items as big as a contact, each only if it is not there yet. */
async function bareWrites({ clientEnvironment, functionOf }: Deployed): Promise<number> {
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
  } = clientEnvironment;
  const client = new DynamoDBClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey: 'lokaal' } });
  const TableName = functionOf('receive-telefoon').environment['ZAKEN_TABEL'];
  const put = (i: number) =>
    client.send(
      new PutItemCommand({
        TableName,
        Item: { pk: { S: `BENCH#${i}` }, sk: { S: 'BENCH' }, tekst: { S: 'x'.repeat(500) } },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  try {
    await seconds(100, (i) => put(-1 - i));
    return EVENTS / (await seconds(EVENTS, put));
  } finally {
    client.destroy();
  }
}

export async function run(): Promise<readonly BenchLine[]> {
  const deployed = await deploy();
  let reference: number;
  try {
    reference = await bareWrites(deployed);
  } finally {
    await deployed.close();
  }
  const value = await wholeWay();
  const name = 'ingest: events of calls, accepted until in the figures, against bare conditional writes';
  return [{ name, value, unit: '1/s', reference, ratio: value / reference, n: EVENTS }];
}
