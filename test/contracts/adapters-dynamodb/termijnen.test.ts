/** What every store does with open terms, in memory and in DynamoDB alike. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoZakenStore } from '../../../shared/adapters/dynamodb/zaken-store.ts';
import { makeMemoryZakenStore } from '../../../shared/adapters/memory/memory-zaken-store.ts';
import type { TermijnFilter, ZakenStore } from '../../../shared/application/ports.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { type Instant, instant } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const stores: [string, () => Promise<ZakenStore>][] = [
  ['memory', async () => makeMemoryZakenStore()],
  ['DynamoDB', async () => makeDynamoZakenStore(await tables.create('zaken'))],
];

/** An aanmelding of that day of which nothing more happened, or of which the traject ended. */
function aanmelding(id: string, wijkteam: string, op: Instant, ended = false, proef = false) {
  const events: ContactGebeurtenis[] = [
    { id: 'b', op, soort: 'bericht-ontvangen', bericht: 'b', soortBericht: 'persoon', wijkteam, gevaarsignalen: [] },
    { id: 'a', op, soort: 'afgesloten', uitkomst: 'aanmelding', door: 'noor' },
  ];
  if (ended) events.push({ id: 's', op, soort: 'trajectstap-gezet', stap: 'beeindigd', gedaanOp: op, door: 'noor' });
  return foldContact({ id, kanaal: 'mail', vervolgVan: null, ...(proef && { proef: true }) }, events);
}

describe.each(stores)('open terms in %s', (_name, make) => {
  test('are listed by the soonest deadline, per wijkteam and up to a day, until nothing is left to do', async () => {
    const store = await make();
    const save = (id: string, wijkteam: string, day: string, ended = false, vorige = 0) => {
      const contact = aanmelding(id, wijkteam, instant(`${day}T09:00:00Z`), ended);
      return store.save([{ soort: 'contact', contact, volgendeActieOp: null, vorige }]);
    };
    await save('laat', 'centrum', '2026-03-10');
    await save('vroeg', 'centrum', '2026-03-03');
    await save('midden', 'noord', '2026-03-04');
    await save('klaar', 'noord', '2026-03-02', true);
    const proef = aanmelding('kanarie', 'noord', instant('2026-03-02T09:00:00Z'), false, true);
    await store.save([{ soort: 'contact', contact: proef, volgendeActieOp: null, vorige: 0 }]);
    const ids = async (filter: TermijnFilter = {}, limit = 10, cursor?: string) => {
      const page = await store.listTermijnen(filter, limit, cursor);
      return { ids: page.items.map(({ value }) => value.id), cursor: page.cursor };
    };
    expect((await ids()).ids).toEqual(['vroeg', 'midden', 'laat']);
    expect((await ids({ wijkteams: ['centrum'] })).ids).toEqual(['vroeg', 'laat']);
    // Two weeks on: the last instant of 17 and of 18 March.
    expect((await ids({ voor: instant('2026-03-17T23:00:00Z') })).ids).toEqual(['vroeg']);
    expect((await ids({ voor: instant('2026-03-17T22:59:59.999Z') })).ids).toEqual([]);
    const first = await ids({}, 2);
    expect([first.ids, (await ids({}, 2, first.cursor)).ids]).toEqual([['vroeg', 'midden'], ['laat']]);
    await save('vroeg', 'centrum', '2026-03-03', true, 1);
    expect((await ids()).ids).toEqual(['midden', 'laat']);
  });
});
