/** What a contact costs to write, as DynamoDB reports it: an index or transaction too many shows here. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makePlanDiensten } from '../../../shared/application/plan-diensten.ts';
import { KANALEN } from '../../../shared/domain/contact/types.ts';
import { type CountedWorld, makeCountedWorld, type Units } from '../../support/counted-world.ts';
import { fullBatch } from '../../support/journaal-batches.ts';
import { centrum } from '../../support/people.ts';
import { regel } from '../../support/verantwoordingsregels.ts';
import {
  chat,
  mailAnswered,
  missedCall,
  phoneCall,
  phoneCalls,
  spoed,
  walkIn,
} from '../../support/ways-of-contacts.ts';

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
    // Three versions, one entry in a list that moves once; marker and cell; the number of the caller and its trace.
    ['a call (queued, answered, ended)', phoneCall, { zaken: 6, inhoud: 2, cijfers: 2 }],
    // Besides the call itself: the call-back (listed) and where the call went in one transaction; which call-back the number has.
    ['a missed call (queued, hung up, to be called back)', missedCall, { zaken: 11, inhoud: 3, cijfers: 2 }],
    // Twelve are the acknowledgement: its two counters in the transaction, its result, its two message ids, and that it was taken
    // by one sender, as the answer is.
    ['a mail (received, acknowledged, answered, closed)', mailAnswered, { zaken: 32, inhoud: 5, cijfers: 3 }],
    // Three for the index of who waits (two when it begins, in a transaction), two for when its silence is looked at.
    ['a chat (asked, taken, answered, closed)', chat, { zaken: 22, inhoud: 3, cijfers: 3, verbindingen: 4 }],
    // One of them is the number of the visitor.
    ['a walk-in (arrived, taken, closed)', walkIn, { zaken: 9, cijfers: 2 }],
    // Two are the leases of its pushes, so that no two messages send the same one; three are the links by which it is taken up
    // without an app, and which push an SMS answers.
    ['a call with spoed (triage, two pushes, taken up, reached)', spoed, { zaken: 32, inhoud: 3, cijfers: 3 }],
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

describe('calls of which the stream tells together cost at most', () => {
  test.each([
    // Their cells are written once for all of them, in a transaction with the markers.
    ['2.1 in the figures when they share a wijkteam', 1, 2.1],
    // Marker and cell, each alone: a transaction would be twice that.
    ['2 in the figures when each is of another', 100, 2],
  ] as const)('%s', async (_name, wijkteams, most) => {
    const names = (round: string) => Array.from({ length: 100 }, (_, index) => `${round}-${wijkteams}-${index}`);
    await phoneCalls(world, names('eerst'), wijkteams);
    world.takeUnits();
    await phoneCalls(world, names('samen'), wijkteams);
    const { zaken, inhoud, cijfers } = world.takeUnits();
    expect([zaken / 100, inhoud / 100]).toEqual([6, 2]);
    expect(cijfers / 100).toBeLessThanOrEqual(most);
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

describe('who did what, of one call that touches somebody', () => {
  test.each([
    // The line and its places in two indexes.
    ['three write units when it shows one contact', 1, 3],
    // The ids of all of them are in the line, and not in its indexes.
    ['six when it shows a page of a hundred', 100, 6],
  ] as const)('is %s', async (_name, shown, most) => {
    const ids = Array.from({ length: shown }, (_, index) => world.ids.derived('getoond', String(index)));
    const object = shown === 1 ? (ids[0] ?? null) : null;
    world.takeUnits();
    await world.verantwoording.append(
      regel(world.ids.derived('regel', String(shown)), { object, betrokkenen: { soort: 'contact', ids } }),
    );
    const { verantwoording, ...others } = world.takeUnits();
    expect(verantwoording).toBe(most);
    expect(Object.values(others).reduce((sum, one) => sum + one, 0)).toBe(0);
  });
});
