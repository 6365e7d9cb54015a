/** What the journal and the stores of what was found do, in memory and in DynamoDB alike; and what the journal costs. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  makeDynamoControleStore,
  makeDynamoKanarieRegister,
  makeDynamoKanarieStore,
} from '../../../shared/adapters/dynamodb/controle-store.ts';
import { makeDynamoInhoudStore } from '../../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoInhoudWijzer } from '../../../shared/adapters/dynamodb/inhoud-wijzer.ts';
import { makeDynamoJournaalStore } from '../../../shared/adapters/dynamodb/journaal-store.ts';
import { makeMemoryInhoudStore } from '../../../shared/adapters/memory/memory-inhoud-store.ts';
import {
  makeMemoryControleStore,
  makeMemoryInhoudWijzer,
  makeMemoryJournaalStore,
  makeMemoryKanarieStore,
} from '../../../shared/adapters/memory/memory-journaal.ts';
import type { ControleStore, InhoudWijzer, KanarieStore } from '../../../shared/application/controle-ports.ts';
import type { Journaalregel, JournaalStore } from '../../../shared/application/journaal.ts';
import type { InhoudStore } from '../../../shared/application/ports.ts';
import type { Dagcontrole } from '../../../shared/domain/dagcontrole/types.ts';
import type { Kanarieronde } from '../../../shared/domain/kanarie/types.ts';
import type { Stilte } from '../../../shared/domain/stilte/types.ts';
import { type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const conflict = { kind: 'conflict' };
const OP = instant('2026-11-25T09:00:00.000Z');
const DAG = '2026-11-25';

const regel = (bericht: string, ontvangenOp: Instant = OP, over: Partial<Journaalregel> = {}): Journaalregel => ({
  bericht,
  ontvangenOp,
  werd: [{ soort: 'contact', contact: `c-${bericht}`, feiten: ['a1', 'b2'] }],
  ...over,
});

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const names = async (items: AsyncIterable<Journaalregel>) => (await collect(items)).map(({ bericht }) => bericht);

const journaals: [string, () => Promise<JournaalStore>][] = [
  ['memory', async () => makeMemoryJournaalStore()],
  ['DynamoDB', async () => makeDynamoJournaalStore(await tables.create('journaal'))],
];

describe.each(journaals)('the journal in %s', (_name, make) => {
  test('gives back what was noted, by kanaal and Amsterdam day of receipt, in order', async () => {
    const store = await make();
    const all: Journaalregel[] = [
      regel('m1', OP, { wijkteams: ['centrum', 'noord'] }),
      regel('m2', plusMs(OP, 1000), { werd: [{ soort: 'gesprek', gesprek: 'g', feiten: ['x'] }], proef: true }),
      regel('m3', plusMs(OP, 2000), { werd: [{ soort: 'onleesbaar', id: 'o' }] }),
    ];
    await store.note('chat', all);
    // Half past midnight in Amsterdam is still the day before in UTC.
    await store.note('chat', [regel('later', instant('2026-11-25T23:30:00Z'))]);
    await store.note('mail', [regel('elders')]);
    expect(await collect(store.readDag('chat', DAG, 'ontvangen'))).toEqual(all);
    expect(await names(store.readDag('chat', '2026-11-26', 'ontvangen'))).toEqual(['later']);
    expect(await names(store.readDag('chat', '2026-11-27', 'ontvangen'))).toEqual([]);
  });

  test('holds the same batch once, however often it is noted', async () => {
    const store = await make();
    for (let keer = 0; keer < 3; keer += 1) await store.note('telefoon', [regel('a'), regel('b')]);
    expect(await names(store.readDag('telefoon', DAG, 'ontvangen'))).toEqual(['a', 'b']);
  });

  test('names what speaks of another day on that day too, apart from what came in on it', async () => {
    const store = await make();
    const { dagen: _, ...kept } = regel('laat', OP, { dagen: ['2026-11-23', '2026-11-24'] });
    await store.note('telefoon', [regel('laat', OP, { dagen: ['2026-11-23', '2026-11-24'] }), regel('gewoon')]);
    expect(await collect(store.readDag('telefoon', '2026-11-23', 'laat'))).toEqual([kept]);
    expect(await names(store.readDag('telefoon', '2026-11-24', 'laat'))).toEqual(['laat']);
    expect(await names(store.readDag('telefoon', '2026-11-24', 'ontvangen'))).toEqual([]);
    expect((await names(store.readDag('telefoon', DAG, 'ontvangen'))).sort()).toEqual(['gewoon', 'laat']);
    expect(await names(store.readDag('telefoon', DAG, 'laat'))).toEqual([]);
  });

  test('reads back from the newest, and on from an instant with some play', async () => {
    const store = await make();
    for (const minute of [0, 30, 60]) await store.note('inloop', [regel(`${minute}`, plusMs(OP, minute * 60_000))]);
    expect(await names(store.readTerug('inloop', DAG))).toEqual(['60', '30', '0']);
    expect(await names(store.readDag('inloop', DAG, 'ontvangen', plusMs(OP, 40 * 60_000)))).toEqual(['30', '60']);
  });

  test('takes a message that tells of hundreds of calls', async () => {
    const store = await make();
    const werd = Array.from({ length: 500 }, (_, nr) => {
      return { soort: 'contact', contact: `contact-${nr}`, feiten: [`feit-${nr}`] } as const;
    });
    await store.note('telefoon', [regel('veel', OP, { werd })]);
    const [read] = await collect(store.readDag('telefoon', DAG, 'ontvangen'));
    expect(read?.werd).toEqual(werd);
  });
});

const dag = (welke: string): Dagcontrole => ({
  dag: welke,
  opgemaaktOp: OP,
  voorlopig: false,
  inOrde: true,
  kanalen: [],
  inhoud: { gecontroleerd: 0, aantal: 0, ontbreekt: [] },
  cijfers: { markers: 0, cellen: 0, aantal: 0, verschillen: [] },
  hersteld: [],
  stiltes: [],
});

const controles: [string, () => Promise<ControleStore>][] = [
  ['memory', async () => makeMemoryControleStore()],
  ['DynamoDB', async () => makeDynamoControleStore(await tables.create('journaal'))],
];

describe.each(controles)('what the checks found, in %s', (_name, make) => {
  test('the begin is the first instant that was ever given', async () => {
    const store = await make();
    expect(await store.begin(OP)).toBe(OP);
    expect(await store.begin(plusMs(OP, 1))).toBe(OP);
  });

  test('a day is kept, replaced by the next check of it, and listed newest first', async () => {
    const store = await make();
    for (const one of ['2026-11-24', '2026-11-25', '2026-11-26']) await store.saveDag(dag(one));
    await store.saveDag({ ...dag('2026-11-25'), inOrde: false });
    expect(await store.loadDag('2026-11-25')).toEqual({ ...dag('2026-11-25'), inOrde: false });
    expect(await store.loadDag('2026-11-20')).toBeUndefined();
    expect((await store.listDagen('2026-11-25', '2026-11-26')).map((one) => one.dag)).toEqual([
      '2026-11-26',
      '2026-11-25',
    ]);
  });

  test('of two that write down the same silence one hears that the other was first', async () => {
    const store = await make();
    const stilte: Stilte = {
      kanaal: 'mail',
      wijkteam: null,
      laatstOntvangenOp: OP,
      gezienOp: OP,
      drempel: { ms: 1, bron: 'verleden' },
      gemeldOp: null,
      voorbijOp: null,
    };
    await store.saveStilte(stilte, 0);
    await expect(store.saveStilte(stilte, 0)).rejects.toMatchObject(conflict);
    await store.saveStilte({ ...stilte, gemeldOp: OP }, 1);
    await store.saveStilte({ ...stilte, wijkteam: 'centrum' }, 0);
    expect(
      (await store.listStiltes()).map(({ versie, value }) => [value.wijkteam, versie, value.gemeldOp]).sort(),
    ).toEqual(
      [
        [null, 2, OP],
        ['centrum', 1, null],
      ].sort(),
    );
  });
});

const kanarieStores: [string, () => Promise<KanarieStore>][] = [
  ['memory', async () => makeMemoryKanarieStore()],
  ['DynamoDB', async () => makeDynamoKanarieStore(await tables.create('journaal'))],
];

describe.each(kanarieStores)('canaries in %s', (_name, make) => {
  test('only a name that was noted, on its own kanaal, is one', async () => {
    const store = await make();
    await store.noteKanarie('mail', 'kanarie-1', plusMs(OP, 1000));
    expect(await store.isKanarie('mail', 'kanarie-1')).toBe(true);
    expect(await store.isKanarie('chat', 'kanarie-1')).toBe(false);
    expect(await store.isKanarie('mail', 'kanarie-2')).toBe(false);
  });

  test('rounds have an optimistic lock, and are listed newest first from an instant on', async () => {
    const store = await make();
    const ronde = (op: Instant): Kanarieronde => {
      return { id: op, op, kanaries: [], diensten: [], uitslag: 'loopt', afgerondOp: null };
    };
    for (const ms of [0, 1000, 2000]) await store.saveRonde(ronde(plusMs(OP, ms)), 0);
    await expect(store.saveRonde(ronde(OP), 0)).rejects.toMatchObject(conflict);
    await store.saveRonde({ ...ronde(OP), uitslag: 'goed' }, 1);
    expect((await store.loadRonde(OP))?.versie).toBe(2);
    expect((await store.listRondes(plusMs(OP, 1000))).map(({ value }) => value.op)).toEqual([
      plusMs(OP, 2000),
      plusMs(OP, 1000),
    ]);
  });
});

const wijzers: [string, () => Promise<{ inhoud: InhoudStore; wijzer: InhoudWijzer }>][] = [
  [
    'memory',
    async () => {
      const inhoud = makeMemoryInhoudStore();
      return { inhoud, wijzer: makeMemoryInhoudWijzer(inhoud) };
    },
  ],
  [
    'DynamoDB',
    async () => {
      const table = await tables.create('inhoud');
      return { inhoud: makeDynamoInhoudStore(table), wijzer: makeDynamoInhoudWijzer(table) };
    },
  ],
];

describe.each(wijzers)('that content is there, in %s', (_name, make) => {
  test('is told of every kind, also of more than fit in one call', async () => {
    const { inhoud, wijzer } = await make();
    const bericht = { op: OP, onderwerp: null, tekst: 'Goedendag' };
    for (let nr = 0; nr < 120; nr += 1) await inhoud.putBericht('c1', { ...bericht, id: `b${nr}` });
    await inhoud.putAntwoord('c1', { id: 'a1', op: OP, door: 'olga', tekst: 'Dag', opBericht: null });
    const asked = [
      ...Array.from({ length: 130 }, (_, nr) => ({ contact: 'c1', soort: 'bericht' as const, id: `b${nr}` })),
      { contact: 'c1', soort: 'antwoord' as const, id: 'a1' },
      { contact: 'c2', soort: 'antwoord' as const, id: 'a1' },
      { contact: 'c1', soort: 'uitgaand' as const, id: 'a1' },
    ];
    const gone = await wijzer.ontbreken(asked);
    expect(gone.map(({ contact, soort, id }) => `${contact} ${soort} ${id}`)).toEqual([
      ...Array.from({ length: 10 }, (_, nr) => `c1 bericht b${120 + nr}`),
      'c2 antwoord a1',
      'c1 uitgaand a1',
    ]);
  });
});

test('a register of canaries reads what the store noted', async () => {
  const table = await tables.create('journaal');
  await makeDynamoKanarieStore(table).noteKanarie('inloop', 'kanarie-x', plusMs(OP, 1000));
  expect(await makeDynamoKanarieRegister(table).isKanarie('inloop', 'kanarie-x')).toBe(true);
});
