/** Questions afterwards and their answers, and who was asked: in memory and in DynamoDB alike. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoErvaringStore } from '../../../shared/adapters/dynamodb/ervaring-store.ts';
import { makeDynamoInhoudStore } from '../../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeMemoryErvaringStore } from '../../../shared/adapters/memory/memory-ervaring-store.ts';
import { makeMemoryInhoudStore } from '../../../shared/adapters/memory/memory-inhoud-store.ts';
import type { ErvaringStore } from '../../../shared/application/ervaringen.ts';
import type { InhoudStore } from '../../../shared/application/ports.ts';
import { CLOCK_DAY, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const NU = instant('2026-11-25T09:00:00.000Z');
const stores: [string, () => Promise<{ ervaringen: ErvaringStore; inhoud: InhoudStore }>][] = [
  ['memory', async () => ({ ervaringen: makeMemoryErvaringStore(), inhoud: makeMemoryInhoudStore() })],
  [
    'DynamoDB',
    async () => ({
      ervaringen: makeDynamoErvaringStore(await tables.create('ervaringen')),
      inhoud: makeDynamoInhoudStore(await tables.create('inhoud')),
    }),
  ],
];

describe.each(stores)('the question afterwards in %s', (_name, make) => {
  test('is found by its sleutel, and its answers by their quarter; the last answer of a sleutel holds', async () => {
    const { ervaringen } = await make();
    const vraag = { kanaal: 'mail', wijkteam: 'centrum', gesteldOp: NU } as const;
    await ervaringen.putVraag('a', vraag, plusMs(NU, CLOCK_DAY));
    expect([await ervaringen.loadVraag('a'), await ervaringen.loadVraag('b')]).toEqual([vraag, undefined]);
    const one = { kanaal: 'mail', wijkteam: 'centrum' } as const;
    await ervaringen.putAntwoord('2026-10-01', 'a', { ...one, cijfer: 1 });
    await ervaringen.putAntwoord('2026-10-01', 'a', { ...one, cijfer: 5 });
    await ervaringen.putAntwoord('2026-10-01', 'b', { ...one, cijfer: 2 });
    await ervaringen.putAntwoord('2026-07-01', 'c', { ...one, cijfer: 3 });
    const cijfers = (await ervaringen.listAntwoorden('2026-10-01')).map(({ cijfer }) => cijfer);
    expect(cijfers.toSorted()).toEqual([2, 5]);
    expect(await ervaringen.listAntwoorden('2026-04-01')).toEqual([]);
  });

  test('is claimed for a person once in a while: by one contact, also when it claims again', async () => {
    const { inhoud } = await make();
    const since = (op: typeof NU) => plusMs(op, -90 * CLOCK_DAY);
    const claim = (contact: string, op: typeof NU) => inhoud.claimErvaringsvraag('p', contact, op, since(op));
    expect([await claim('c1', NU), await claim('c1', NU), await claim('c2', NU)]).toEqual([true, true, false]);
    expect(await inhoud.claimErvaringsvraag('q', 'c2', NU, since(NU))).toBe(true);
    expect(await claim('c2', plusMs(NU, 90 * CLOCK_DAY))).toBe(false);
    expect(await claim('c2', plusMs(NU, 90 * CLOCK_DAY + 1))).toBe(true);
  });
});
