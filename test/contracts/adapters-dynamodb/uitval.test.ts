/** Notes of failures, telling a fact again, and counting open work: in memory and in DynamoDB alike. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoMislukkingStore } from '../../../shared/adapters/dynamodb/mislukking-store.ts';
import { makeDynamoZakenStore } from '../../../shared/adapters/dynamodb/zaken-store.ts';
import { makeMemoryMislukkingStore } from '../../../shared/adapters/memory/memory-uitval.ts';
import { makeMemoryZakenStore } from '../../../shared/adapters/memory/memory-zaken-store.ts';
import type { OnleesbaarBericht, ZakenStore } from '../../../shared/application/ports.ts';
import type { Mislukking, MislukkingStore } from '../../../shared/application/uitval.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { closedLog } from '../../lambdas/silent-log.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

closedLog();

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const NU = instant('2026-11-25T09:00:00.000Z');
const note = (bericht: string, over: Partial<Mislukking> = {}): Mislukking => ({
  wachtrij: 'telefoon',
  bericht,
  op: NU,
  fout: 'Error',
  ...over,
});

const noteStores: [string, () => Promise<MislukkingStore>][] = [
  ['memory', async () => makeMemoryMislukkingStore()],
  ['DynamoDB', async () => makeDynamoMislukkingStore(await tables.create('uitval'))],
];

describe.each(noteStores)('notes of failures in %s', (_name, make) => {
  test('are found by queue and message; the last one of a message holds', async () => {
    const store = await make();
    await store.note(note('m1', { fout: 'TypeError', poging: 5 }));
    await store.note(note('m1', { code: 'x', plek: 'at y', poging: 6, op: plusMs(NU, 1) }));
    await store.note(note('m1', { wachtrij: 'mail', fout: 'RangeError' }));
    await store.note(note('m2'));
    expect(await store.read('telefoon', ['m1', 'm1', 'm9'])).toEqual([
      note('m1', { code: 'x', plek: 'at y', poging: 6, op: plusMs(NU, 1) }),
    ]);
    expect(await store.read('telefoon', [])).toEqual([]);
  });

  test('are found for more messages than one read of a table takes', async () => {
    const store = await make();
    const ids = Array.from({ length: 130 }, (_, index) => `m${index}`);
    await Promise.all(ids.map((id) => store.note(note(id))));
    expect(await store.read('telefoon', ids)).toHaveLength(130);
  });

  test('of changes are found between two places of the stream, both included, whatever the length of the numbers', async () => {
    const store = await make();
    const zaak = { soort: 'contact', id: 'c1' } as const;
    for (const place of ['9', '10', '99', '100', '101'])
      await store.note(note(place, { wachtrij: 'project-bereikbaarheid', zaak }));
    await store.note(note('50', { wachtrij: 'follow-zaken' }));
    const found = await store.readTussen('project-bereikbaarheid', '10', '100');
    expect(found.map(({ bericht }) => bericht).toSorted()).toEqual(['10', '100', '99']);
    expect(found[0]?.zaak).toEqual(zaak);
  });
});

const zakenStores: [string, () => Promise<ZakenStore>][] = [
  ['memory', async () => makeMemoryZakenStore()],
  ['DynamoDB', async () => makeDynamoZakenStore(await tables.create('zaken'))],
];

const contact = foldContact({ id: 'c1', kanaal: 'telefoon', vervolgVan: null }, [
  { id: 'e1', op: NU, soort: 'in-wachtrij', wijkteam: 'centrum' },
]);

const onleesbaar = (id: string, kanaal: OnleesbaarBericht['kanaal']): OnleesbaarBericht => ({
  id,
  kanaal,
  ontvangenOp: NU,
  reden: 'Onbekend.',
  ruw: `onleesbaar/${id}`,
  afhandeling: null,
});

describe.each(zakenStores)('facts in %s', (_name, make) => {
  test('told again stay as they are, with the same versie, so that a write under way is not disturbed', async () => {
    const store = await make();
    await store.save([{ soort: 'contact', contact, volgendeActieOp: null, vorige: 0 }]);
    expect(await store.touch({ soort: 'contact', id: 'c1' }, 'a')).toBe(true);
    expect(await store.touch({ soort: 'contact', id: 'c1' }, 'a')).toBe(true);
    expect(await store.loadContact('c1')).toEqual({ versie: 1, value: contact });
    await store.save([{ soort: 'contact', contact, volgendeActieOp: null, vorige: 1 }]);
    expect((await store.loadContact('c1'))?.versie).toBe(2);
  });

  test('that are not there are not made by telling them again', async () => {
    const store = await make();
    expect(await store.touch({ soort: 'contact', id: 'weg' }, 'a')).toBe(false);
    expect(await store.touch({ soort: 'spoedzaak', id: 'weg' }, 'a')).toBe(false);
    expect(await store.loadContact('weg')).toBeUndefined();
  });

  test('open unreadable input is counted per kanaal, without what was dealt with, up to a bound', async () => {
    const store = await make();
    expect(await store.countOnleesbaar(10)).toEqual({ aantal: 0, perKanaal: {}, volledig: true });
    for (const [id, kanaal] of [
      ['1', 'mail'],
      ['2', 'mail'],
      ['3', 'telefoon'],
      ['4', 'onbekend'],
    ] as const)
      await store.save([{ soort: 'onleesbaar', bericht: onleesbaar(id, kanaal), vorige: 0 }]);
    const done = { ...onleesbaar('2', 'mail'), afhandeling: { op: NU, door: 'olga', toelichting: 'klaar' } };
    await store.save([{ soort: 'onleesbaar', bericht: done, vorige: 1 }]);
    expect(await store.countOnleesbaar(3)).toEqual({
      aantal: 3,
      perKanaal: { mail: 1, telefoon: 1, onbekend: 1 },
      volledig: true,
    });
    expect(await store.countOnleesbaar(2)).toMatchObject({ aantal: 2, volledig: false });
  });
});

test('a fact that cannot be read keeps no other out of the lists; asked for by its id it is an error', async () => {
  const table = await tables.create('zaken');
  const store = makeDynamoZakenStore(table);
  await store.save([{ soort: 'contact', contact, volgendeActieOp: null, vorige: 0 }]);
  await store.save([{ soort: 'onleesbaar', bericht: onleesbaar('1', 'mail'), vorige: 0 }]);
  const item = await table.get({ pk: 'CONTACT#c1', sk: 'CONTACT' });
  const broken = { ...item, pk: 'CONTACT#kapot', sk: 'CONTACT', id: 'kapot', gebeurtenissen: 'x', lsk: `${NU}#kapot` };
  await table.write({ soort: 'put', item: broken });
  await table.write({
    soort: 'put',
    item: { pk: 'ONLEESBAAR#2', sk: 'ONLEESBAAR', versie: 1, bericht: '{', lpk: 'ONLEESBAAR#OPEN', lsk: '0' },
  });
  const { items } = await store.searchContacten({ dagen: { van: '2026-11-25', totEnMet: '2026-11-25' } }, 10);
  expect(items.map(({ value }) => value.id)).toEqual(['c1']);
  const waiting: string[] = [];
  for await (const { id } of store.listWachtend()) waiting.push(id);
  expect(waiting).toEqual(['c1']);
  expect((await store.listOnleesbaar(10)).items.map(({ id }) => id)).toEqual(['1']);
  expect(await store.countOnleesbaar(10)).toMatchObject({ aantal: 1, perKanaal: { mail: 1 } });
  await expect(store.loadContact('kapot')).rejects.toThrow();
});

test('a fact in memory that is told again is one more change, with the versie that it has', async () => {
  const memory = makeMemoryZakenStore();
  await memory.save([{ soort: 'contact', contact, volgendeActieOp: null, vorige: 0 }]);
  await memory.touch({ soort: 'contact', id: 'c1' }, 'a');
  expect(memory.changes().map(({ soort, versie }) => [soort, versie])).toEqual([
    ['contact', 1],
    ['contact', 1],
  ]);
});
