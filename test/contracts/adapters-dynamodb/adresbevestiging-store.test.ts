/** Codes under way, and settings that are based on what was read, keep their promises in memory and in DynamoDB. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoInstellingenStore } from '../../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeMemoryInstellingenStore } from '../../../shared/adapters/memory/memory-instellingen-store.ts';
import type { Adresbevestiging } from '../../../shared/application/adresbevestiging-ports.ts';
import type { InstellingenStore } from '../../../shared/application/ports.ts';
import { ConflictError } from '../../../shared/domain/errors.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { medewerker, wijkteam } from '../../support/people.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const OP = instant('2026-11-25T09:00:00.000Z');
const bevestiging = (over: Partial<Adresbevestiging> = {}): Adresbevestiging => ({
  medewerker: 'anna',
  medium: 'sms',
  geheim: 'g',
  verstuurdOp: [OP],
  pogingen: 0,
  ...over,
});

const kinds: readonly (readonly [string, () => Promise<InstellingenStore>])[] = [
  ['memory', async () => makeMemoryInstellingenStore()],
  ['DynamoDB', async () => makeDynamoInstellingenStore(await tables.create('instellingen'), async () => {})],
];

describe.each(kinds)('in %s', (_, open) => {
  test('a code is kept by medewerker and medium, each time as a new versie', async () => {
    const store = await open();
    expect(await store.loadAdresbevestiging('anna', 'sms')).toBeUndefined();
    await store.saveAdresbevestiging(bevestiging(), 0);
    await store.saveAdresbevestiging(bevestiging({ medium: 'mail', geheim: null }), 0);
    await store.saveAdresbevestiging(bevestiging({ pogingen: 1 }), 1);
    expect(await store.loadAdresbevestiging('anna', 'sms')).toEqual({ versie: 2, value: bevestiging({ pogingen: 1 }) });
    expect((await store.loadAdresbevestiging('anna', 'mail'))?.value.geheim).toBeNull();
    // It is no setting: nobody who reads the settings sees it.
    expect(await store.readInstellingen()).toMatchObject({ versie: 0, medewerkers: {} });
  });

  test('of two attempts at the same moment one is counted first and the other hears of it', async () => {
    const store = await open();
    await store.saveAdresbevestiging(bevestiging(), 0);
    await expect(store.saveAdresbevestiging(bevestiging(), 0)).rejects.toThrow(ConflictError);
    const attempts = [1, 2].map(() => store.saveAdresbevestiging(bevestiging({ pogingen: 1 }), 1));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await store.loadAdresbevestiging('anna', 'sms'))?.versie).toBe(2);
  });

  test('a medewerker is saved on what was read, and on nothing later', async () => {
    const store = await open();
    await store.saveMedewerker(medewerker('anna'), 0);
    const { versie } = await store.readInstellingen();
    expect(versie).toBe(1);
    const stil = medewerker('anna', { stilteuren: { van: '22:00', tot: '07:00' }, bevestigd: { sms: OP } });
    await store.saveMedewerker(stil, versie);
    expect((await store.readInstellingen()).medewerkers['anna']).toEqual(stil);
    await store.saveWijkteam(wijkteam('centrum'));
    await expect(store.saveMedewerker(medewerker('anna'), 2)).rejects.toThrow(ConflictError);
    expect((await store.readInstellingen()).medewerkers['anna']).toEqual(stil);
  });
});
