/** Whole ways through the real tables: what use cases save, and what the figures then add up to. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeDynamoCijferStore } from '../../../shared/adapters/dynamodb/cijfer-store.ts';
import { makeDynamoInhoudStore } from '../../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoInstellingenStore } from '../../../shared/adapters/dynamodb/instellingen-store.ts';
import { contactFromItem } from '../../../shared/adapters/dynamodb/zaak-items.ts';
import { makeDynamoZakenStore } from '../../../shared/adapters/dynamodb/zaken-store.ts';
import type { TelefoonGebeurtenis } from '../../../shared/application/messages.ts';
import { makeProjectBereikbaarheid } from '../../../shared/application/project-bereikbaarheid.ts';
import { makeReadBereikbaarheid } from '../../../shared/application/read-bereikbaarheid.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { makeWorld } from '../../support/memory-world.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const noWait = async () => {};
const START = instant('2026-11-25T09:00:00.000Z');

test('racing workers with doubled events, and changes that are projected twice, count every call once', async () => {
  const world = {
    ...makeWorld(),
    zaken: makeDynamoZakenStore(await tables.create('zaken')),
    inhoud: makeDynamoInhoudStore(await tables.create('inhoud')),
    cijfers: makeDynamoCijferStore(await tables.create('cijfers')),
    instellingen: makeDynamoInstellingenStore(await tables.create('instellingen'), noWait),
  };
  world.clock.forward(600_000);
  const events = Array.from({ length: 10 }, (_, i): TelefoonGebeurtenis[] => [
    { id: `${i}a`, oproepId: `o${i}`, soort: 'in-wachtrij', op: START, wijkteam: 'centrum', nummer: '+31600000000' },
    { id: `${i}b`, oproepId: `o${i}`, soort: i < 7 ? 'aangenomen' : 'opgehangen', op: plusMs(START, 20_000) },
  ]).flat();
  const record = makeRecordTelefoonGebeurtenissen(world);
  const results = await Promise.all(
    [...events, ...events.toReversed()].map((event) => record([{ bron: event.id, gebeurtenissen: [event] }])),
  );
  // A worker that lost ten races in a row leaves its message to come again.
  for (const { mislukt } of results) {
    for (const { bron } of mislukt) await record([{ bron, gebeurtenissen: events.filter(({ id }) => id === bron) }]);
  }

  const closed = await world.zaken.searchContacten({ dagen: { van: '2026-11-25', totEnMet: '2026-11-25' } }, 50);
  expect(closed.items).toHaveLength(10);
  const changes = closed.items.map(({ value, versie }, i) => ({
    soort: 'contact' as const,
    volgnummer: String(i),
    contact: value,
    versie,
  }));
  const project = makeProjectBereikbaarheid(world);
  const runs = await Promise.all([project(changes), project(changes.toReversed()), project(changes)]);
  expect(runs.flatMap(({ mislukt }) => mislukt)).toEqual([]);
  const { rijen } = await makeReadBereikbaarheid(world)({
    van: '2026-11-25',
    totEnMet: '2026-11-25',
    per: 'geheel',
    kanaal: 'telefoon',
  });
  expect(rijen[0]).toMatchObject({
    wijkteam: 'centrum',
    ontvangen: 10,
    beantwoord: 7,
    afgehaakt: 3,
    binnenNorm: 7,
    buitenNorm: 3,
    wachttijd: { gemiddelde: 20 },
  });
});

test('the item in the table (and so in its stream) is the contact, and holds no identity', async () => {
  const table = await tables.create('zaken');
  const world = { ...makeWorld(), zaken: makeDynamoZakenStore(table) };
  const nummer = '+31612345678';
  await makeRecordTelefoonGebeurtenissen(world)([
    { bron: 'b', gebeurtenissen: [{ id: 'e', oproepId: 'o', soort: 'begonnen', op: START, nummer }] },
  ]);
  const id = world.ids.derived('oproep', 'o');
  const item = await table.get({ pk: `CONTACT#${id}`, sk: 'CONTACT' });
  expect(contactFromItem(item ?? {})).toEqual(await world.zaken.loadContact(id));
  expect(JSON.stringify(item)).not.toContain('12345678');
  expect(JSON.stringify(item).length).toBeLessThan(1024);
});
