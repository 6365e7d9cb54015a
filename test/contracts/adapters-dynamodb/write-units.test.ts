/** What a contact costs to write, as DynamoDB reports it: an index or transaction too many shows here. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makePlanDiensten } from '../../../shared/application/plan-diensten.ts';
import { KANALEN } from '../../../shared/domain/contact/types.ts';
import { type CountedWorld, makeCountedWorld, type Units } from '../../support/counted-world.ts';
import { fullBatch } from '../../support/journaal-batches.ts';
import { centrum } from '../../support/people.ts';
import { chat, mailAnswered, missedCall, phoneCall, spoed, walkIn } from '../../support/ways-of-contacts.ts';

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
    // Three versions, one entry in a list that moves once; the figures in one transaction; the number of the caller and its trace.
    ['a call (queued, answered, ended)', phoneCall, { zaken: 7, inhoud: 2, cijfers: 4 }],
    // Besides the call itself: the call-back (listed) and where the call went in one transaction; which call-back the number has.
    ['a missed call (queued, hung up, to be called back)', missedCall, { zaken: 11, inhoud: 3, cijfers: 4 }],
    // Eleven are the acknowledgement: its two counters in the transaction, its result, and its two message ids.
    ['a mail (received, acknowledged, answered, closed)', mailAnswered, { zaken: 31, inhoud: 5, cijfers: 5 }],
    // Three for the index of who waits (two when it begins, in a transaction), two for when its silence is looked at.
    ['a chat (asked, taken, answered, closed)', chat, { zaken: 23, inhoud: 3, cijfers: 5, verbindingen: 4 }],
    // One of them is the number of the visitor.
    ['a walk-in (arrived, taken, closed)', walkIn, { zaken: 9, cijfers: 4 }],
    ['a call with spoed (triage, two pushes, taken up, reached)', spoed, { zaken: 37, inhoud: 3, cijfers: 5 }],
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

describe('the journal of a full batch of ten messages is one write unit', () => {
  test.each(KANALEN)('of %s', async (kanaal) => {
    const batch = fullBatch(world.ids, kanaal, world.clock.now());
    world.takeUnits();
    await world.journaal.note(kanaal, batch);
    const { journaal, ...others } = world.takeUnits();
    expect([journaal, Object.values(others).reduce((sum, one) => sum + one, 0)]).toEqual([1, 0]);
  });
});
