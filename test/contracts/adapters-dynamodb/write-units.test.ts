/** What a contact costs to write, as DynamoDB reports it: an index or transaction too many shows here. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makePlanDiensten } from '../../../shared/application/plan-diensten.ts';
import { type CountedWorld, makeCountedWorld, type Units } from '../../support/counted-world.ts';
import { centrum } from '../../support/people.ts';
import { chat, mailAnswered, phoneCall, spoed, walkIn } from '../../support/ways-of-contacts.ts';

let world: CountedWorld;
beforeAll(async () => {
  world = await makeCountedWorld();
  await world.instellingen.saveInstellingen({ ...(await world.instellingen.readInstellingen()), ...centrum });
  const dienst = { soort: 'achterwacht', wijkteam: 'centrum', domein: 'sociaal', professional: 'fatima' } as const;
  await makePlanDiensten(world)([{ ...dienst, van: '2026-11-25T09:00', tot: '2026-11-25T17:00' }]);
});
afterAll(() => world.close());

describe('write units of a contact whose kanaal and wijkteam are known are at most those of', () => {
  test.each([
    // Three versions, one entry in a list that moves once; the figures in one transaction; the number of the caller.
    ['a call (queued, answered, ended)', phoneCall, { zaken: 7, inhoud: 1, cijfers: 4 }],
    ['a mail (received, answered, closed)', mailAnswered, { zaken: 20, inhoud: 3, cijfers: 5 }],
    ['a chat (asked, taken, answered, closed)', chat, { zaken: 18, inhoud: 3, cijfers: 5, verbindingen: 4 }],
    ['a walk-in (arrived, taken, closed)', walkIn, { zaken: 8, cijfers: 4 }],
    ['a call with spoed (triage, two pushes, taken up, reached)', spoed, { zaken: 37, inhoud: 2, cijfers: 5 }],
  ] as const)('%s', async (_kind, way, most: Partial<Units>) => {
    await way(world, `${way.name}-0`);
    world.takeUnits();
    await way(world, `${way.name}-1`);
    const units = world.takeUnits();
    expect(units.zaken).toBeGreaterThan(0);
    const above = Object.entries(units).filter(([table, count]) => count > (most[table as keyof Units] ?? 0));
    expect(above).toEqual([]);
  });
});
