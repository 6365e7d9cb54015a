/**
 * From the triage that makes a contact spoed to the push at the door of the provider, on the whole local program with its
 * real clock: the slower tail (p95), against an engine that looks for work every five seconds, in the same run and over the
 * same cases. That engine reads the open cases from the same program and has nothing else to do.
 */
import { referentieVan } from '../shared/domain/spoed/push-tekst.ts';
import { addDays, localDateOf } from '../shared/domain/tijd/amsterdam.ts';
import { type Instant, instant } from '../shared/domain/tijd/instant.ts';
import { done } from '../test/support/actors.ts';
import { type LocalStack, startLocalStack } from '../test/support/local-stack.ts';
import { type Office, type OwnWijkteam, openOffice, ownWijkteam } from '../test/support/own-wijkteam.ts';
import { type BenchLine, percentileOf } from './line.ts';

const CASES = 60;
const WARM_UP = 5;
const POLL_MS = 5000;
/** Cases come one by one, and not in step with the polling: 0.7 s and a prime number of milliseconds apart. */
const APART_MS = 733;
const PAGE = 100;

const wait = (ms: number) => new Promise<void>((go) => setTimeout(go, ms));

/** Looks every five seconds; `seenAt` is when it knew of a case, in milliseconds since 1970. */
function startPolling(own: OwnWijkteam): { readonly seenAt: Map<string, number>; stop(): Promise<void> } {
  const seenAt = new Map<string, number>();
  let going = true;
  const engine = (async () => {
    while (going) {
      const next = Date.now() + POLL_MS;
      let path: string | undefined = `/v1/spoedzaken?limit=${PAGE}`;
      while (path !== undefined) {
        const page: { resultaten: readonly { id: string }[]; cursor?: string } = done(
          await own.mensen['ada']!.get(path),
        );
        for (const { id } of page.resultaten) if (!seenAt.has(id)) seenAt.set(id, Date.now());
        path = page.cursor === undefined ? undefined : `/v1/spoedzaken?limit=${PAGE}&cursor=${page.cursor}`;
      }
      await wait(Math.max(0, next - Date.now()));
    }
  })();
  return {
    seenAt,
    stop: () => {
      going = false;
      return engine;
    },
  };
}

interface Case {
  readonly id: string;
  readonly begunAt: number;
}

/** One triage; the clock runs from before the request. */
async function triage(office: Office, contact: string): Promise<Case> {
  const begunAt = Date.now();
  const path = `/v1/contacten/${contact}/triages`;
  const { spoedzaak } = done(await office.ondersteuner.post<{ spoedzaak: string }>(path, { urgentie: 'spoed' }));
  return { id: spoedzaak, begunAt };
}

/** When the first push of each case stood at the door of a provider. */
async function pushedAt(stack: LocalStack, cases: readonly Case[]): Promise<ReadonlyMap<string, number>> {
  await stack.rust();
  const sent = await stack.uitgaand('sms');
  return new Map(
    cases.map(({ id }) => {
      const first = sent.find(({ tekst }) => tekst.includes(referentieVan(id)));
      if (first === undefined) throw new Error(`no push of ${id}`);
      return [id, Date.parse(first.op)];
    }),
  );
}

async function measure(stack: LocalStack): Promise<readonly BenchLine[]> {
  const office = await openOffice(stack);
  const own = await ownWijkteam(office, 'meting', { mensen: { ada: {}, bob: {} }, escalatiecontact: 'bob' });
  const today = localDateOf(instant(new Date().toISOString()) as Instant);
  await own.plan({ wie: 'ada', van: `${addDays(today, -1)}T00:00`, tot: `${addDays(today, 2)}T00:00` });
  const contacten: string[] = [];
  for (let n = 0; n < CASES + WARM_UP; n += 1) contacten.push(await own.aankomst());
  for (const contact of contacten.slice(0, WARM_UP)) await triage(office, contact);
  await stack.rust();

  const polling = startPolling(own);
  const cases: Case[] = [];
  for (const contact of contacten.slice(WARM_UP)) {
    cases.push(await triage(office, contact));
    await wait(APART_MS);
  }
  await wait(POLL_MS + 1000);
  await polling.stop();

  const pushed = await pushedAt(stack, cases);
  const ours = cases.map(({ id, begunAt }) => (pushed.get(id) ?? Number.NaN) - begunAt);
  const theirs = cases.map(({ id, begunAt }) => (polling.seenAt.get(id) ?? Number.NaN) - begunAt);
  if ([...ours, ...theirs].some(Number.isNaN)) throw new Error('a case was never seen');
  const [value, reference] = [percentileOf(ours, 95), percentileOf(theirs, 95)];
  const [half, halfReference] = [percentileOf(ours, 50), percentileOf(theirs, 50)];
  const line = { unit: 'ms', n: cases.length };
  return [
    {
      name: 'spoed: triage to push at the provider, p95, against polling every 5 s',
      value,
      reference,
      ratio: value / reference,
      ...line,
    },
    {
      name: 'spoed: triage to push at the provider, p50, against polling every 5 s',
      value: half,
      reference: halfReference,
      ratio: half / halfReference,
      ...line,
    },
  ];
}

export async function run(): Promise<readonly BenchLine[]> {
  const stack = await startLocalStack({ data: 'geheugen' });
  try {
    return await measure(stack);
  } finally {
    await stack.stop();
  }
}
