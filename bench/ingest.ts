/**
 * The peak hour of the Netherlands, taken in: events of the telephone exchange through the API, the queue, the handlers, the
 * table, its stream and the figures, on the whole local program. The hour from ten of a Monday in November with 146,000
 * events over 342 wijkteams, of which ten minutes are played as an exchange delivers them (late, twice, out of order), as
 * fast as the program takes them. There is no result unless every figure equals the recount.
 */
import { existsSync, readFileSync } from 'node:fs';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { TelefoonBericht } from '../local/dagen/berichten.ts';
import { bezorgTelefoon } from '../local/dagen/bezorging.ts';
import { planDagen } from '../local/dagen/dagen.ts';
import type { Verloop } from '../local/dagen/verloop.ts';
import { done, type Person, person } from '../test/support/actors.ts';
import { hertel, rijsleutel } from '../test/support/hertelling.ts';
import { type GevondenRij, verschillen } from '../test/support/hertelling-vergelijken.ts';
import { type LocalStack, startLocalStack } from '../test/support/local-stack.ts';
import type { BenchLine } from './line.ts';
import { type Deployed, deploy } from './support/deployed.ts';

const SEED = 7;
const DAY = '2026-11-23';
const WIJKTEAMS = Array.from({ length: 342 }, (_, index) => `gemeente-${index + 1}`);
/** Contacts on an average working day that make 146,000 events of telephone calls between ten and eleven of this Monday. */
const PER_DAG = 244_300;
const PEAK = Date.parse(`${DAY}T09:00:00.000Z`);
const MINUTE = 60_000;
/** Before the clock starts: the functions on the way are there and have seen work. */
const WARM_UP = { van: PEAK - MINUTE, tot: PEAK };
const MEASURED = { van: PEAK, tot: PEAK + 10 * MINUTE };
/** 146,000 events an hour, twenty times as fast. */
const TARGET = (146_000 / 3600) * 20;
const PROCESSORS = 2;
/** The most that the API takes in one request. */
const PER_REQUEST = 500;
const AT_ONCE = 2;
const BARE_WRITES = 2000;

type Window = typeof MEASURED;

/** Calls that arrive in a part of the busy hour. */
function callsIn({ van, tot }: Window): readonly Verloop[] {
  const calls: Verloop[] = [];
  const vraag = { seed: SEED, van: DAY, totEnMet: DAY, wijkteams: WIJKTEAMS, perDag: PER_DAG };
  for (const call of planDagen({ ...vraag, kanalen: ['telefoon'] })) {
    const begin = call.wachten[0]?.begin ?? 0;
    if (begin >= van && begin < tot) calls.push(call);
    // They come by half hour: nothing of the window follows.
    if (begin > tot + 60 * MINUTE) break;
  }
  return calls;
}

const eventsOf = (calls: readonly Verloop[]): readonly TelefoonBericht[] =>
  [...bezorgTelefoon(calls, SEED)].map(({ bericht }) => bericht);

/** Seconds; the work is handed out to `atOnce` at a time. */
async function seconds(count: number, atOnce: number, work: (i: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const i = next;
      next += 1;
      await work(i);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - started) / 1000;
}

/** From the first request until everything is at rest, the figures included. */
async function takeIn(stack: LocalStack, exchange: Person, events: readonly unknown[]): Promise<number> {
  const started = performance.now();
  await seconds(Math.ceil(events.length / PER_REQUEST), AT_ONCE, async (request) =>
    done(
      await exchange.post(
        '/v1/telefoon-gebeurtenissen',
        events.slice(request * PER_REQUEST, (request + 1) * PER_REQUEST),
      ),
    ),
  );
  // The program itself stops waiting for rest after a minute.
  for (;;) {
    const { status } = await stack.fetchJson('/_lokaal/rust', { method: 'POST' });
    if (status < 300) return (performance.now() - started) / 1000;
    if (performance.now() - started > 600_000) throw new Error('not at rest within ten minutes');
  }
}

/** Processor time that a process has used, in milliseconds; undefined where the system does not tell. */
function processorMs(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  // In ticks of ten milliseconds: in user mode and in the kernel.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Throws when any row of the day differs from the recount, or is missing. */
async function checkFigures(stack: LocalStack, manager: Person, calls: readonly Verloop[]): Promise<void> {
  const peildatum = Date.parse(await stack.nu());
  const query = `van=${DAY}&totEnMet=${DAY}&per=geheel&kanaal=telefoon`;
  const { rijen } = done(await manager.get<{ rijen: readonly GevondenRij[] }>(`/v1/bereikbaarheid?${query}`));
  const wachten = calls.flatMap(({ kanaal, wachten }) => wachten.map((wacht) => ({ kanaal, ...wacht })));
  const recount = hertel(wachten, { van: DAY, totEnMet: DAY, peildatum }, ['geheel']).get('geheel');
  const found = new Set(rijen.map(({ kanaal, wijkteam, van }) => rijsleutel(kanaal, wijkteam, Date.parse(van))));
  const wrong = [
    ...rijen.flatMap((rij) =>
      verschillen(rij, recount?.get(rijsleutel(rij.kanaal, rij.wijkteam, Date.parse(rij.van)))),
    ),
    ...[...(recount?.keys() ?? [])].filter((key) => !found.has(key)).map((key) => `${key}: no row`),
  ];
  if (wrong.length > 0) throw new Error(`${wrong.length} figures are wrong:\n${wrong.slice(0, 10).join('\n')}`);
}

interface PeakHour {
  readonly events: number;
  readonly perSecond: number;
  readonly processorMs: number | undefined;
}

async function peakHour(): Promise<PeakHour> {
  const [before, calls] = [callsIn(WARM_UP), callsIn(MEASURED)];
  const events = eventsOf(calls);
  const stack = await startLocalStack({ klok: `${DAY}T17:00:00Z` });
  try {
    const exchange = await person(stack, 'Telefooncentrale', ['koppeling']);
    const manager = await person(stack, 'Marieke van Dam', ['manager'], WIJKTEAMS);
    await takeIn(stack, exchange, eventsOf(before));
    const used = processorMs(stack.pid);
    const took = await takeIn(stack, exchange, events);
    const usedAfter = processorMs(stack.pid);
    await checkFigures(stack, manager, [...before, ...calls]);
    return {
      events: events.length,
      perSecond: events.length / took,
      processorMs: used !== undefined && usedAfter !== undefined ? (usedAfter - used) / events.length : undefined,
    };
  } finally {
    await stack.stop();
  }
}

/** Writes per second of items as big as a contact, each only if it is not there yet, by the client of the SDK. */
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
    await seconds(100, 4, (i) => put(-1 - i));
    return BARE_WRITES / (await seconds(BARE_WRITES, 4, put));
  } finally {
    client.destroy();
  }
}

export async function run(): Promise<readonly BenchLine[]> {
  const deployed = await deploy();
  let bare: number;
  try {
    bare = await bareWrites(deployed);
  } finally {
    await deployed.close();
  }
  const { events: n, perSecond: value, processorMs: cost } = await peakHour();
  const against = (reference: number, of = value) => ({ reference, ratio: of / reference, n });
  const lines: BenchLine[] = [
    {
      name: 'NL peak hour: events of calls a second, accepted until in the figures, against 20 times real time',
      value,
      unit: '1/s',
      ...against(TARGET),
    },
    { name: 'NL peak hour: the same, against bare conditional writes', value, unit: '1/s', ...against(bare) },
  ];
  if (cost === undefined) return lines;
  const budget = (PROCESSORS * 1000) / TARGET;
  const name = 'NL peak hour: processor time of an event, against what two processors have for it';
  return [...lines, { name, value: cost, unit: 'ms', ...against(budget, cost) }];
}
