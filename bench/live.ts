/**
 * From a call that comes in (before the request is sent) to the message at an open screen that something changed, on the
 * whole local program with its real clock, one at a time and at rest. Held against one reading of the list of who waits, in
 * the same run, right after each: that reading is what the screen does next, so a ratio of n means that hearing of it takes
 * as long as n readings. The very first contact after the start is told apart: everything it passes is still cold.
 */
import { done, type Person, person } from '../test/support/actors.ts';
import { type LocalStack, startLocalStack } from '../test/support/local-stack.ts';
import { type BenchLine, percentileOf } from './line.ts';

const CONTACTS = 30;
const APART_MS = 433;
const LIMIT_MS = 30_000;

const wait = (ms: number) => new Promise<void>((go) => setTimeout(go, ms));

interface Scherm {
  /** When the next message about a contact arrives, on the clock of this process; to be asked before it is caused. */
  gemeld(): Promise<number>;
  sluit(): void;
}

async function openScherm(stack: LocalStack): Promise<Scherm> {
  const token = await stack.token({ naam: 'Tom Hendriks', rollen: ['teamondersteuner'], wijkteams: ['centrum'] });
  const socket = new WebSocket(`${stack.url.replace(/^http/, 'ws')}/v1/live`, ['voordeur', token]);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('the live socket could not be opened')), { once: true });
  });
  return {
    gemeld: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the screen was never told')), LIMIT_MS);
        const hoor = ({ data }: MessageEvent) => {
          if ((JSON.parse(String(data)) as { soort?: string }).soort !== 'contact') return;
          clearTimeout(timer);
          socket.removeEventListener('message', hoor);
          resolve(performance.now());
        };
        socket.addEventListener('message', hoor);
      }),
    sluit: () => socket.close(),
  };
}

let calls = 0;

/** Milliseconds from before the request until the screen was told. */
async function bel(centrale: Person, scherm: Scherm): Promise<number> {
  calls += 1;
  const event = { id: `live-${calls}`, oproepId: `live-${calls}`, soort: 'in-wachtrij', op: new Date().toISOString() };
  const gemeld = scherm.gemeld();
  const begun = performance.now();
  done(await centrale.post('/v1/telefoon-gebeurtenissen', { ...event, wijkteam: 'centrum', nummer: '+31381234567' }));
  return (await gemeld) - begun;
}

async function leesLijst(wie: Person): Promise<number> {
  const begun = performance.now();
  done(await wie.post('/v1/contacten/_zoek', { status: 'wachtend' }));
  return performance.now() - begun;
}

async function measure(stack: LocalStack): Promise<readonly BenchLine[]> {
  const centrale = await person(stack, 'Centrale', ['koppeling']);
  const tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum']);
  const scherm = await openScherm(stack);
  const eerste = await bel(centrale, scherm);
  await stack.rust();
  await leesLijst(tom);

  const gehele: number[] = [];
  const lijsten: number[] = [];
  for (let n = 0; n < CONTACTS; n += 1) {
    await wait(APART_MS);
    gehele.push(await bel(centrale, scherm));
    lijsten.push(await leesLijst(tom));
  }
  scherm.sluit();
  const reference = percentileOf(lijsten, 50);
  const line = (name: string, value: number, n: number) => ({
    name: `live: call to message at an open screen, ${name}, against reading the list`,
    value,
    unit: 'ms',
    reference,
    ratio: value / reference,
    n,
  });
  return [
    line('p50', percentileOf(gehele, 50), CONTACTS),
    line('p95', percentileOf(gehele, 95), CONTACTS),
    line('first after the start', eerste, 1),
  ];
}

export async function run(): Promise<readonly BenchLine[]> {
  const stack = await startLocalStack({ data: 'geheugen', voorbeeld: true });
  try {
    return await measure(stack);
  } finally {
    await stack.stop();
  }
}
