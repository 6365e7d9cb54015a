/** Counts per day, and by what people are told apart, in memory and in DynamoDB alike. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoInhoudStore } from '../../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoKengetalStore } from '../../../shared/adapters/dynamodb/kengetal-store.ts';
import { makeDynamoPersoonWijzer } from '../../../shared/adapters/dynamodb/persoon-wijzer.ts';
import { makeMemoryInhoudStore } from '../../../shared/adapters/memory/memory-inhoud-store.ts';
import {
  makeMemoryKengetalStore,
  makeMemoryPersoonWijzer,
} from '../../../shared/adapters/memory/memory-kengetal-store.ts';
import type { KengetalStore, NieuweDagtelling, PersoonWijzer } from '../../../shared/application/kengetal-ports.ts';
import type { InhoudStore } from '../../../shared/application/ports.ts';
import { LEGE_TELLING, type Telling } from '../../../shared/domain/bereikbaarheid/telling.ts';
import { addDays } from '../../../shared/domain/tijd/amsterdam.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const OP = instant('2026-11-25T03:40:00.000Z');
const conflict = { kind: 'conflict' };
const telling = (n: number): Telling => ({ tellers: { 'telefoon|contacten': n }, duren: { intake: [n, 60_000] } });
const dag = (date: string, wijzigingen: number, teams: Record<string, number>): NieuweDagtelling => ({
  dag: date,
  wijzigingen,
  telwijze: 't1',
  geteldOp: OP,
  perWijkteam: new Map(
    Object.entries(teams).map(([team, n]) => [
      team === 'alle' ? null : team,
      { telling: telling(n), personen: { tellers: { zonderSleutel: n }, duren: {} } },
    ]),
  ),
});

const stores: [string, () => Promise<KengetalStore>][] = [
  ['memory', async () => makeMemoryKengetalStore()],
  ['DynamoDB', async () => makeDynamoKengetalStore(await tables.create('cijfers'))],
];

describe.each(stores)('counts per day in %s', (_name, make) => {
  test('a day of which something changed has a head, which says that it was not counted', async () => {
    const store = await make();
    await store.noteWijzigingen(['2026-12-31', '2027-01-01', '2026-12-31']);
    await store.noteWijzigingen(['2026-12-31']);
    const head = (date: string, wijzigingen: number) => ({
      dag: date,
      wijzigingen,
      geteld: null,
      telwijze: null,
      geteldOp: null,
    });
    expect(await store.listKoppen('2026-01-01', '2027-12-31')).toEqual([head('2026-12-31', 2), head('2027-01-01', 1)]);
    expect(await store.listKoppen('2027-01-01', '2027-01-01')).toEqual([head('2027-01-01', 1)]);
  });

  test('counts are read back by wijkteam and for all together, over the turn of a year', async () => {
    const store = await make();
    await store.noteWijzigingen(['2026-12-31']);
    await store.saveDag(dag('2026-12-31', 1, { alle: 5, centrum: 3, noord: 2 }));
    await store.saveDag(dag('2027-01-01', 0, { alle: 1, noord: 1 }));
    expect(await store.listKoppen('2026-12-31', '2026-12-31')).toEqual([
      { dag: '2026-12-31', wijzigingen: 1, geteld: 1, telwijze: 't1', geteldOp: OP },
    ]);
    expect(await store.readTellingen('noord', '2026-12-31', '2027-01-01')).toEqual([
      { dag: '2026-12-31', telling: telling(2), personen: { tellers: { zonderSleutel: 2 }, duren: {} } },
      { dag: '2027-01-01', telling: telling(1), personen: { tellers: { zonderSleutel: 1 }, duren: {} } },
    ]);
    const all = await store.readTellingen(null, '2026-12-01', '2027-01-31');
    expect(all.map((one) => one.telling)).toEqual([telling(5), telling(1)]);
    expect(await store.readTellingen('zuid', '2026-12-31', '2027-01-01')).toEqual([]);
  });

  test('counting a day again replaces it, also of a wijkteam that has nothing any more', async () => {
    const store = await make();
    await store.saveDag(dag('2026-12-31', 1, { alle: 5, centrum: 3, noord: 2 }));
    await store.saveDag(dag('2026-12-31', 1, { alle: 5, centrum: 5 }));
    expect(await store.readTellingen('noord', '2026-12-31', '2026-12-31')).toEqual([
      { dag: '2026-12-31', telling: LEGE_TELLING, personen: LEGE_TELLING },
    ]);
    expect((await store.readTellingen('centrum', '2026-12-31', '2026-12-31'))[0]?.telling).toEqual(telling(5));
  });

  test('who counted before a change does not overwrite who counted after it', async () => {
    const store = await make();
    await store.saveDag(dag('2026-12-31', 2, { alle: 5 }));
    await expect(store.saveDag(dag('2026-12-31', 1, { alle: 4 }))).rejects.toMatchObject(conflict);
    expect((await store.readTellingen(null, '2026-12-31', '2026-12-31'))[0]?.telling).toEqual(telling(5));
    expect((await store.listKoppen('2026-12-31', '2026-12-31'))[0]?.geteld).toBe(2);
  });

  test('a change after counting is seen by the head', async () => {
    const store = await make();
    await store.noteWijzigingen(['2026-12-31']);
    await store.saveDag(dag('2026-12-31', 1, { alle: 5 }));
    await store.noteWijzigingen(['2026-12-31']);
    expect((await store.listKoppen('2026-12-31', '2026-12-31'))[0]).toMatchObject({ wijzigingen: 2, geteld: 1 });
  });

  test('more wijkteams than a transaction holds are counted all the same', async () => {
    const store = await make();
    const teams = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`team-${i}`, i + 1]));
    await store.saveDag(dag('2026-12-31', 0, { alle: 7260, ...teams }));
    await store.saveDag(dag('2026-12-31', 1, { alle: 7260, ...teams }));
    expect((await store.readTellingen('team-119', '2026-12-31', '2026-12-31'))[0]?.telling).toEqual(telling(120));
    expect((await store.listKoppen('2026-12-31', '2026-12-31'))[0]).toMatchObject({ geteld: 1 });
  });

  test('people are kept by period', async () => {
    const store = await make();
    const one = (periode: string, personen: number) => ({ periode, personen, zonderSleutel: 1, geteldOp: OP });
    await store.savePerioden(null, [one('2026-11', 4), one('2026', 40)]);
    await store.savePerioden('noord', [one('2026-11', 2)]);
    await store.savePerioden(null, [one('2026-11', 5)]);
    expect(await store.readPerioden(null, ['2026', '2026-11', '2026-K4'])).toEqual([
      one('2026', 40),
      one('2026-11', 5),
    ]);
    expect(await store.readPerioden('noord', ['2026-11'])).toEqual([one('2026-11', 2)]);
    expect(await store.readPerioden('noord', [])).toEqual([]);
  });
});

describe('what reading costs', () => {
  test('a year of counts is two questions, however many contacts it was', async () => {
    const table = await tables.create('cijfers');
    let asked = 0;
    const query: typeof table.query = (input) => {
      asked += 1;
      return table.query(input);
    };
    const counted = {
      ...table,
      query,
      async *queryAll(input: Parameters<typeof table.query>[0]) {
        let { startKey } = input;
        do {
          const page = await query({ ...input, startKey });
          yield* page.items;
          startKey = page.lastKey;
        } while (startKey !== undefined);
      },
    };
    const store = makeDynamoKengetalStore(counted);
    const days = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i));
    // About as large as the counts of 300 contacts with all that is noted of them.
    const tellers = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`verwijzer:iemand-${i}`, i + 1]));
    const one = { telling: { tellers, duren: {} }, personen: LEGE_TELLING };
    for (const date of days) await store.saveDag({ ...dag(date, 0, {}), perWijkteam: new Map([[null, one]]) });
    const [first, last] = ['2026-01-01', '2026-12-31'];
    expect([await store.listKoppen(first, last), await store.readTellingen(null, first, last)]).toMatchObject([
      { length: 365 },
      { length: 365 },
    ]);
    expect(asked).toBe(2);
  }, 30_000);
});

const wijzers: [string, () => Promise<{ inhoud: InhoudStore; wijzer: PersoonWijzer }>][] = [
  [
    'memory',
    async () => {
      const inhoud = makeMemoryInhoudStore();
      return { inhoud, wijzer: makeMemoryPersoonWijzer(inhoud) };
    },
  ],
  [
    'DynamoDB',
    async () => {
      const table = await tables.create('inhoud');
      return { inhoud: makeDynamoInhoudStore(table), wijzer: makeDynamoPersoonWijzer(table) };
    },
  ],
];

describe.each(wijzers)('by what people are told apart in %s', (_name, make) => {
  test('is their numbers and address, without their name; of who left none nothing is known', async () => {
    const { inhoud, wijzer } = await make();
    await inhoud.mergePersoon('a', { naam: 'An', nummer: '+31612345678', mail: 'an@voorbeeld.nl' });
    await inhoud.mergePersoon('b', { terugbelnummer: '+31687654321' });
    const found = await wijzer.readSleutelgegevens(['a', 'b', 'c']);
    expect([...found].sort()).toEqual([
      ['a', { nummer: '+31612345678', mail: 'an@voorbeeld.nl' }],
      ['b', { terugbelnummer: '+31687654321' }],
    ]);
  });

  test('and where these turned up, newest first, as many of each as were asked for', async () => {
    const { inhoud, wijzer } = await make();
    const at = (day: number) => instant(`2026-11-0${day}T09:00:00.000Z`);
    for (const [persoon, contact, day] of [
      ['p', 'a', 1],
      ['p', 'b', 3],
      ['p', 'c', 2],
      ['q', 'd', 4],
    ] as const)
      await inhoud.putSpoor(persoon, { contact, op: at(day) });
    expect(await wijzer.readSporen(['p', 'q', 'r'], 2)).toEqual([
      { contact: 'd', op: at(4) },
      { contact: 'b', op: at(3) },
      { contact: 'c', op: at(2) },
    ]);
    expect(await wijzer.readSporen([], 2)).toEqual([]);
  });
});
