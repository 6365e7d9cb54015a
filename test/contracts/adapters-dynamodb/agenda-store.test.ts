/** Secret addresses of calendars keep their promises in memory and in DynamoDB. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoInstellingenStore } from '../../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeMemoryInstellingenStore } from '../../../shared/adapters/memory/memory-instellingen-store.ts';
import type { AgendaAdres, AgendaOpslag } from '../../../shared/application/agenda-ports.ts';
import { ConflictError } from '../../../shared/domain/errors.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const adres = (sleutel: string, over: Partial<AgendaAdres> = {}): AgendaAdres => ({
  medewerker: 'anna',
  sleutel,
  omvang: 'eigen',
  sinds: instant('2026-11-25T09:00:00.000Z'),
  ...over,
});

const kinds: readonly (readonly [string, () => Promise<AgendaOpslag>])[] = [
  ['memory', async () => makeMemoryInstellingenStore()],
  ['DynamoDB', async () => makeDynamoInstellingenStore(await tables.create('instellingen'), async () => {})],
];

describe.each(kinds)('addresses in %s', (_, open) => {
  test('are found by their owner and by the hash of their secret', async () => {
    const store = await open();
    expect([await store.loadAgendaAdres('anna'), await store.findAgendaAdres('een')]).toEqual([undefined, undefined]);
    await store.saveAgendaAdres(adres('een'), undefined);
    await store.saveAgendaAdres(adres('twee', { medewerker: 'bas', omvang: 'wijkteams' }), undefined);
    expect(await store.loadAgendaAdres('anna')).toEqual(adres('een'));
    expect(await store.findAgendaAdres('twee')).toMatchObject({ medewerker: 'bas', omvang: 'wijkteams' });
  });

  test('of before are gone once there is a new one', async () => {
    const store = await open();
    await store.saveAgendaAdres(adres('een'), undefined);
    await store.saveAgendaAdres(adres('twee'), adres('een'));
    expect(await store.findAgendaAdres('een')).toBeUndefined();
    expect(await store.findAgendaAdres('twee')).toEqual(adres('twee'));
  });

  test('are withdrawn by both names', async () => {
    const store = await open();
    await store.saveAgendaAdres(adres('een'), undefined);
    await store.removeAgendaAdres(adres('een'));
    expect([await store.loadAgendaAdres('anna'), await store.findAgendaAdres('een')]).toEqual([undefined, undefined]);
  });

  test('are never two of one person: whoever knew another one is refused and changes nothing', async () => {
    const store = await open();
    await store.saveAgendaAdres(adres('een'), undefined);
    await expect(store.saveAgendaAdres(adres('twee'), undefined)).rejects.toThrow(ConflictError);
    await expect(store.saveAgendaAdres(adres('twee'), adres('nul'))).rejects.toThrow(ConflictError);
    await expect(store.removeAgendaAdres(adres('nul'))).rejects.toThrow(ConflictError);
    expect(await store.findAgendaAdres('twee')).toBeUndefined();
    expect(await store.loadAgendaAdres('anna')).toEqual(adres('een'));
  });
});
