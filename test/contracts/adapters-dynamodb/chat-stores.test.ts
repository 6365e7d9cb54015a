/** What the stores know for chats, in memory and in DynamoDB alike: who waits, who listens, and who says too much. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeDynamoVerbindingStore } from '../../../shared/adapters/dynamodb/verbinding-store.ts';
import { makeDynamoZakenStore } from '../../../shared/adapters/dynamodb/zaken-store.ts';
import { makeMemoryVerbindingStore } from '../../../shared/adapters/memory/memory-verbinding-store.ts';
import { makeMemoryZakenStore } from '../../../shared/adapters/memory/memory-zaken-store.ts';
import { contactWith } from '../../../shared/application/contact-write.ts';
import type { VerbindingStore, ZakenStore } from '../../../shared/application/ports.ts';
import type { Kanaal } from '../../../shared/domain/contact/types.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { fatima } from '../../support/people.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const NU = instant('2026-11-25T09:00:00.000Z');

const zakenStores: [string, () => Promise<ZakenStore>][] = [
  ['memory', async () => makeMemoryZakenStore()],
  ['DynamoDB', async () => makeDynamoZakenStore(await tables.create('zaken'))],
];

/** A question put `seconds` after nine; answered when `answered`. */
async function ask(
  store: ZakenStore,
  id: string,
  seconds: number,
  more: { readonly kanaal?: Kanaal; readonly answered?: boolean; readonly gesprek?: string } = {},
): Promise<void> {
  const { kanaal = 'chat', answered = false, gesprek } = more;
  const op = plusMs(NU, seconds * 1000);
  const question = { id: 'q', op, bericht: 'b', gevaarsignalen: [] };
  const kop = { id, kanaal, vervolgVan: null, ...(gesprek !== undefined && { gesprek }) };
  const stored = await store.loadContact(id);
  const events =
    kanaal === 'chat'
      ? [{ ...question, soort: 'vraag-gesteld' } as const]
      : [{ ...question, soort: 'bericht-ontvangen', soortBericht: 'persoon' } as const];
  const answer = { id: 'a', op: plusMs(op, 1), soort: 'antwoord-verzonden', antwoord: 'a' } as const;
  await store.save([contactWith(kop, stored, answered ? [...events, answer] : events).write]);
}

describe.each(zakenStores)('who waits in a chat, in %s', (_name, make) => {
  test('is listed by when the question was put, of chats only, until it is answered', async () => {
    const store = await make();
    expect(await store.listChatWacht()).toEqual([]);
    await ask(store, 'laat', 30, { gesprek: 'g2' });
    await ask(store, 'vroeg', 10, { gesprek: 'g1' });
    await ask(store, 'mail', 5, { kanaal: 'mail' });
    await ask(store, 'oud', 20);
    const line = [
      { contact: 'vroeg', begin: plusMs(NU, 10_000), gesprek: 'g1' },
      { contact: 'oud', begin: plusMs(NU, 20_000) },
      { contact: 'laat', begin: plusMs(NU, 30_000), gesprek: 'g2' },
    ];
    expect(await store.listChatWacht()).toEqual(line);
    await ask(store, 'vroeg', 10, { answered: true, gesprek: 'g1' });
    expect(await store.listChatWacht()).toEqual(line.slice(1));
  });

  test('a contact keeps the gesprek that it is part of', async () => {
    const store = await make();
    await ask(store, 'c1', 0, { gesprek: 'g1' });
    expect((await store.loadContact('c1'))?.value.gesprek).toBe('g1');
  });
});

const verbindingStores: [string, () => Promise<VerbindingStore>][] = [
  ['memory', async () => makeMemoryVerbindingStore()],
  ['DynamoDB', async () => makeDynamoVerbindingStore(await tables.create('verbindingen'))],
];

describe.each(verbindingStores)('connections in %s', (_name, make) => {
  test('of staff tell who listens, of residents nobody', async () => {
    const store = await make();
    await store.addLive({ verbinding: 'l1', gebruiker: fatima, sinds: NU }, NU);
    await store.addChat('c1', 'g1', NU);
    expect([await store.liveOf('l1'), await store.liveOf('c1'), await store.liveOf('x')]).toEqual([
      fatima,
      undefined,
      undefined,
    ]);
  });

  test('may say so much at once, then one more for each time that passes; what is refused does not count', async () => {
    const store = await make();
    const turn = (ms: number) => store.takeTurn('c1', 'bericht', { nu: plusMs(NU, ms), perMs: 500, burst: 3 });
    const said = async (...instants: number[]) => {
      const answers: boolean[] = [];
      for (const ms of instants) answers.push(await turn(ms));
      return answers;
    };
    expect(await said(0, 0, 0, 0, 0)).toEqual([true, true, true, false, false]);
    expect(await said(499, 500, 500)).toEqual([false, true, false]);
    expect(await said(60_000, 60_000, 60_000, 60_000)).toEqual([true, true, true, false]);
  });

  test('each connection and each kind counts for itself', async () => {
    const store = await make();
    const once = { nu: NU, perMs: 1000, burst: 1 };
    expect(await store.takeTurn('c1', 'bericht', once)).toBe(true);
    expect(await store.takeTurn('c1', 'bericht', once)).toBe(false);
    expect(await store.takeTurn('c1', 'typt', once)).toBe(true);
    expect(await store.takeTurn('c2', 'bericht', once)).toBe(true);
  });

  test('who says things side by side says no more than one after the other', async () => {
    const store = await make();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => store.takeTurn('c1', 'bericht', { nu: NU, perMs: 1000, burst: 5 })),
    );
    expect(all.filter(Boolean)).toHaveLength(5);
  });
});

test('both kinds of store count the same, whatever is said when', async () => {
  const dynamo = makeDynamoVerbindingStore(await tables.create('verbindingen'));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 25 }), async (gaps) => {
      const memory = makeMemoryVerbindingStore();
      run += 1;
      let nu = NU;
      for (const gap of gaps) {
        nu = plusMs(nu, gap);
        const beurt = { nu, perMs: 500, burst: 4 };
        const [a, b] = [await memory.takeTurn('c', 's', beurt), await dynamo.takeTurn(`c${run}`, 's', beurt)];
        expect(a).toBe(b);
      }
    }),
    { numRuns: 40 },
  );
});
