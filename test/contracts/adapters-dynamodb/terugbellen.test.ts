/** What every store does with call-backs and doubtful calls, in memory and in DynamoDB alike. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readZaakChange } from '../../../lambdas/ports/zaak-changes.ts';
import { makeDynamoInhoudStore } from '../../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoZakenStore } from '../../../shared/adapters/dynamodb/zaken-store.ts';
import { makeMemoryInhoudStore } from '../../../shared/adapters/memory/memory-inhoud-store.ts';
import { makeMemoryZakenStore } from '../../../shared/adapters/memory/memory-zaken-store.ts';
import { makeFollowOproepen } from '../../../shared/application/follow-oproepen.ts';
import type { InhoudStore, Terugbelbron, ZaakWrite, ZakenStore } from '../../../shared/application/ports.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import { foldTerugbelverzoek } from '../../../shared/domain/terugbelverzoek/fold-terugbelverzoek.ts';
import type { TerugbelGebeurtenis } from '../../../shared/domain/terugbelverzoek/types.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { beantwoord, bel, gemist } from '../../support/oproepen.ts';
import { centrum } from '../../support/people.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const stores: [string, () => Promise<ZakenStore>][] = [
  ['memory', async () => makeMemoryZakenStore()],
  ['DynamoDB', async () => makeDynamoZakenStore(await tables.create('zaken'))],
];
const inhoudStores: [string, () => Promise<InhoudStore>][] = [
  ['memory', async () => makeMemoryInhoudStore()],
  ['DynamoDB', async () => makeDynamoInhoudStore(await tables.create('inhoud'))],
];

const NU = instant('2026-11-25T09:00:00.000Z');
const VANDAAG = { van: '2026-11-25', totEnMet: '2026-11-25' };
const conflict = { kind: 'conflict' };

function verzoekOf(
  id: string,
  over: { readonly op?: number; readonly belofte?: number; readonly dicht?: boolean } = {},
) {
  const { op = 0, belofte = 1000, dicht = false } = over;
  const events: TerugbelGebeurtenis[] = [
    {
      id: `${id}@1`,
      op: plusMs(NU, op),
      soort: 'gevraagd',
      versie: 1,
      bron: id,
      contact: `contact-${id}`,
      wijkteam: 'centrum',
      reden: 'afgehaakt',
      belofte: plusMs(NU, belofte),
    },
  ];
  if (dicht)
    events.push({ id: 'dicht', op: plusMs(NU, op + 1), soort: 'afgesloten', reden: 'niet-meer-nodig', door: 'olga' });
  return foldTerugbelverzoek(id, events);
}
const write = (id: string, over: Parameters<typeof verzoekOf>[1] = {}, vorige = 0): ZaakWrite => ({
  soort: 'terugbelverzoek',
  terugbelverzoek: verzoekOf(id, over),
  vorige,
});
const bronOf = (contact: string, over: Partial<Terugbelbron> = {}): Terugbelbron => ({
  contact,
  bron: `${contact}/oproep`,
  verzoek: null,
  wijkteam: 'centrum',
  op: NU,
  geldt: true,
  ...over,
});

describe.each(stores)('call-backs in %s', (_name, make) => {
  test('what was saved is read back whole, with its versie, and an older one does not overwrite it', async () => {
    const store = await make();
    await store.save([write('t1')]);
    expect(await store.loadTerugbelverzoek('t1')).toEqual({ versie: 1, value: verzoekOf('t1') });
    expect(await store.loadTerugbelverzoek('t2')).toBeUndefined();
    await expect(store.save([write('t1')])).rejects.toMatchObject(conflict);
    await store.save([write('t1', { dicht: true }, 1)]);
    expect((await store.loadTerugbelverzoek('t1'))?.value.status).toBe('afgesloten');
  });

  test('open ones are listed by promise, of one promise who called first; closed ones by the day of closing', async () => {
    const store = await make();
    await store.save([write('laat', { belofte: 2000 })]);
    await store.save([write('a-tweede', { op: 500 })]);
    await store.save([write('z-eerste')]);
    await store.save([write('dicht', { dicht: true })]);
    await store.save([{ soort: 'terugbelverzoek', terugbelverzoek: foldTerugbelverzoek('leeg', []), vorige: 0 }]);
    const list = async (open: boolean, dagen = VANDAAG) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.listTerugbelverzoeken({ open, dagen }, 2, cursor);
        ids.push(...page.items.map(({ value }) => value.id));
        cursor = page.cursor;
      } while (cursor !== undefined);
      return ids;
    };
    expect(await list(true)).toEqual(['z-eerste', 'a-tweede', 'laat']);
    expect(await list(false)).toEqual(['dicht']);
    expect(await list(false, { van: '2026-11-24', totEnMet: '2026-11-24' })).toEqual([]);
  });

  test('where a call went is found by its contact, and who cannot be called is listed until that changes', async () => {
    const store = await make();
    await store.save([{ soort: 'terugbelbron', bron: bronOf('c1'), vorige: 0 }]);
    await store.save([{ soort: 'terugbelbron', bron: bronOf('c2', { op: plusMs(NU, 1) }), vorige: 0 }]);
    await store.save([{ soort: 'terugbelbron', bron: bronOf('c3', { geldt: false }), vorige: 0 }]);
    const list = async (vanaf = NU, limit = 10) =>
      (await store.listZonderNummer(vanaf, limit)).map(({ contact }) => contact);
    expect(await list()).toEqual(['c2', 'c1']);
    expect(await list(plusMs(NU, 1))).toEqual(['c2']);
    expect(await list(NU, 1)).toEqual(['c2']);
    const named = ['c1/oproep', 'c1/uitkomst'];
    expect(await store.loadTerugbelbronnen('c1', named)).toEqual([{ versie: 1, value: bronOf('c1') }]);
    expect(await store.loadTerugbelbronnen('c1', [])).toEqual([]);
    await expect(store.save([{ soort: 'terugbelbron', bron: bronOf('c1'), vorige: 0 }])).rejects.toMatchObject(
      conflict,
    );
    await store.save([{ soort: 'terugbelbron', bron: bronOf('c1', { verzoek: 't1' }), vorige: 1 }]);
    expect(await list()).toEqual(['c2']);
    expect(await store.loadTerugbelbronnen('niemand', ['niemand/oproep'])).toEqual([]);
  });

  test('contacts whose facts contradict each other are found by when they came in, until a correction', async () => {
    const store = await make();
    const call = (id: string, doubtful: boolean, op = NU) =>
      foldContact({ id, kanaal: 'telefoon', vervolgVan: null }, [
        { id: 'a', op, soort: 'aangenomen' },
        { id: 'q', op: plusMs(op, doubtful ? 5000 : -5000), soort: 'in-wachtrij', wijkteam: 'centrum' },
      ]);
    const save = (id: string, doubtful: boolean, op = NU, vorige = 0) =>
      store.save([{ soort: 'contact', contact: call(id, doubtful, op), volgendeActieOp: null, vorige }]);
    await save('goed', false);
    await save('b', true);
    await save('a', true, plusMs(NU, 60_000));
    const ids = async (van = NU, tot = plusMs(NU, 3_600_000), limit = 10, cursor?: string) => {
      const page = await store.listTwijfels(van, tot, limit, cursor);
      return { ids: page.items.map(({ value }) => value.id), cursor: page.cursor };
    };
    expect((await ids()).ids).toEqual(['b', 'a']);
    const first = await ids(NU, plusMs(NU, 3_600_000), 1);
    expect([first.ids, (await ids(NU, plusMs(NU, 3_600_000), 1, first.cursor)).ids]).toEqual([['b'], ['a']]);
    expect((await ids(plusMs(NU, 60_000))).ids).toEqual(['a']);
    await save('b', false, NU, 1);
    expect((await ids()).ids).toEqual(['a']);
  });
});

describe.each(inhoudStores)('the call-backs of a number in %s', (_name, make) => {
  test('are kept with the number, and of two who add one at once the second reads again', async () => {
    const store = await make();
    expect(await store.loadTerugbelverzoekenVan('hash')).toBeUndefined();
    await store.saveTerugbelverzoekenVan('hash', ['t1'], 0);
    await expect(store.saveTerugbelverzoekenVan('hash', ['t2'], 0)).rejects.toMatchObject(conflict);
    await store.saveTerugbelverzoekenVan('hash', ['t1', 't2'], 1);
    expect(await store.loadTerugbelverzoekenVan('hash')).toEqual({ versie: 2, value: ['t1', 't2'] });
    expect(await store.loadTerugbelverzoekenVan('ander')).toBeUndefined();
  });
});

test('through the real tables the work of a number is one item, which the stream tells and which holds no number', async () => {
  const table = await tables.create('zaken');
  const world = {
    ...makeWorld({ start: '2026-11-25T12:00:00.000Z', instellingen: centrum }),
    zaken: makeDynamoZakenStore(table),
    inhoud: makeDynamoInhoudStore(await tables.create('inhoud')),
  };
  const ids = [];
  for (const oproep of [gemist('o1', '09:00:00', '09:01:00'), gemist('o2', '09:10:00', '09:11:00')]) {
    ids.push(await bel(world as never, oproep));
  }
  const follow = makeFollowOproepen(world);
  const deliver = async (...contacten: string[]) => {
    for (const id of contacten) {
      const stored = await world.zaken.loadContact(id);
      const change = {
        soort: 'contact',
        volgnummer: id,
        contact: stored?.value as never,
        versie: stored?.versie ?? 0,
      } as const;
      expect((await follow([change, change])).mislukt).toEqual([]);
    }
  };
  await deliver(...ids, ...ids.toReversed());
  const { items } = await world.zaken.listTerugbelverzoeken({ open: true, dagen: VANDAAG }, 10);
  expect(items.map(({ value }) => value.contacten)).toEqual([ids]);
  const id = items[0]?.value.id as string;
  const item = await table.get({ pk: `TERUGBEL#${id}`, sk: 'TERUGBEL' });
  expect(JSON.stringify([item, items])).not.toMatch(/12345678/);
  const record = { eventName: 'INSERT', dynamodb: { NewImage: marshall(item ?? {}, { removeUndefinedValues: true }) } };
  expect(readZaakChange(record as never, '7')).toEqual({
    soort: 'terugbelverzoek',
    volgnummer: '7',
    terugbelverzoek: items[0]?.value,
    versie: items[0]?.versie,
  });
  const answered = await bel(world as never, beantwoord('o3', '10:00:00', '10:00:20'));
  await deliver(answered);
  expect((await world.zaken.loadTerugbelverzoek(id))?.value.afsluiting?.reden).toBe('zelf-gesproken');
});
