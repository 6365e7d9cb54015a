/** The store of reports by mail keeps its promises in memory and in DynamoDB. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoRapportStore } from '../../../shared/adapters/dynamodb/rapport-store.ts';
import { makeMemoryRapportStore } from '../../../shared/adapters/memory/memory-rapport-store.ts';
import type { RapportStore } from '../../../shared/application/rapporten.ts';
import { ConflictError } from '../../../shared/domain/errors.ts';
import type { Rapportabonnement, Rapportverzending } from '../../../shared/domain/rapport/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const NU = instant('2026-11-25T09:00:00.000Z');
const abonnement = (id: string, over: Partial<Rapportabonnement> = {}): Rapportabonnement => ({
  id,
  medewerker: 'mo',
  per: 'maand',
  wijkteams: [],
  kanalen: ['telefoon'],
  actief: true,
  sinds: NU,
  ...over,
});
const verzending = (id: string, over: Partial<Rapportverzending> = {}): Rapportverzending => ({
  abonnement: id,
  van: '2026-10-01',
  totEnMet: '2026-10-31',
  status: 'bezig',
  op: NU,
  pogingen: 1,
  reden: null,
  ...over,
});

const stores: [string, () => Promise<RapportStore>][] = [
  ['memory', async () => makeMemoryRapportStore()],
  ['DynamoDB', async () => makeDynamoRapportStore(await tables.create('instellingen'))],
];

describe.each(stores)('reports by mail in %s', (_name, make) => {
  test('are listed with their versie, and apart from what was sent of them', async () => {
    const store = await make();
    await store.saveAbonnement(abonnement('a'), 0);
    await store.saveAbonnement(abonnement('b'), 0);
    await store.saveAbonnement(abonnement('b', { actief: false }), 1);
    await store.saveVerzending(verzending('a'), 0);
    expect(await store.listAbonnementen()).toEqual([
      { versie: 1, value: abonnement('a') },
      { versie: 2, value: abonnement('b', { actief: false }) },
    ]);
    expect(await store.loadAbonnement('b')).toEqual({ versie: 2, value: abonnement('b', { actief: false }) });
    expect(await store.loadAbonnement('c')).toBeUndefined();
  });

  test('what became of one is kept by its period, and changed only by who read it last', async () => {
    const store = await make();
    await store.saveVerzending(verzending('a'), 0);
    await expect(store.saveVerzending(verzending('a'), 0)).rejects.toBeInstanceOf(ConflictError);
    await store.saveVerzending(verzending('a', { status: 'verzonden' }), 1);
    await store.saveVerzending(verzending('a', { van: '2026-11-01', totEnMet: '2026-11-30' }), 0);
    expect(await store.loadVerzending('a', '2026-10-01')).toEqual({
      versie: 2,
      value: verzending('a', { status: 'verzonden' }),
    });
    expect((await store.loadVerzending('a', '2026-11-01'))?.value.status).toBe('bezig');
    expect(await store.loadVerzending('b', '2026-10-01')).toBeUndefined();
    await expect(store.saveAbonnement(abonnement('x'), 3)).rejects.toBeInstanceOf(ConflictError);
  });
});
