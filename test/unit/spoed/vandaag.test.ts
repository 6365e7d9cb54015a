/** A reminder inside staffed hours: "today, or hand over". November 2026: the 20th is a Friday. */
import { describe, expect, test } from '@jest/globals';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import { dienst, makeWorld, open, type World, type WorldOptions } from './spoed-world.ts';

const dag = (dd: number, van = '09:00', tot = '17:00') =>
  dienst('anna', `2026-11-${dd}T${van}`, `2026-11-${dd}T${tot}`);
const WEEK = [16, 17, 18, 19, 20, 23, 24, 25, 26, 27].map((dd) => dag(dd));
const taken = (op: string, options: WorldOptions = { diensten: WEEK }): World => {
  const world = open(makeWorld(op, options));
  world.when({ soort: 'pakOp', door: 'anna' });
  return world;
};
const told = (world: World): readonly string[] =>
  world.of('vandaag-herinnerd').map(({ op, dag: van, aan }) => `${op} ${van} ${aan}`);
const pushed = (world: World): readonly string[] => world.pushes().filter((push) => push.startsWith('vandaag'));

describe('before the team goes home', () => {
  test('on Friday the holder of a case of Friday hears two hours before the weekend, once', () => {
    const world = taken('2026-11-20T10:00:00+01:00');
    expect(world.zaak()).toMatchObject({
      vandaagOp: '2026-11-20T14:00:00.000Z',
      vandaagTot: '2026-11-20T16:00:00.000Z',
    });
    world.until('2026-11-20T14:59:59+01:00');
    expect(pushed(world)).toEqual([]);
    world.until('2026-11-22T10:00:00+01:00');
    expect(told(world)).toEqual(['2026-11-20T14:00:00.000Z 2026-11-20 anna']);
    expect(pushed(world)).toEqual(['vandaag mail anna', 'vandaag sms anna']);
    expect(world.zaak().vandaagOp).toBeNull();
  });

  test('of a deadline that falls in staffed hours nobody hears: the reminders of the term do', () => {
    const world = taken('2026-11-16T10:00:00+01:00').until('2026-11-18T10:00:00+01:00');
    expect(told(world)).toEqual([]);
    expect(world.of('herinnerd')).toHaveLength(3);
  });

  test('of a deadline in the evening the holder hears in the afternoon of that day, not of the days before', () => {
    const world = taken('2026-11-16T16:30:00+01:00', {
      diensten: [dag(16, '09:00', '20:00'), dag(17), dag(18, '09:00', '16:00')],
    });
    expect(told(world.until('2026-11-18T16:30:00+01:00'))).toEqual(['2026-11-18T13:00:00.000Z 2026-11-18 anna']);
  });

  test('taken up in the last hours the holder hears half an hour later, or at once when the team is going home', () => {
    const halfPast = taken('2026-11-20T16:15:00+01:00');
    expect(halfPast.zaak().vandaagOp).toBe('2026-11-20T15:45:00.000Z');
    const last = taken('2026-11-20T16:50:00+01:00');
    expect(pushed(last)).toEqual(['vandaag mail anna', 'vandaag sms anna']);
    expect(last.zaak().vandaagOp).toBeNull();
  });

  test('taken up when nobody has duty before the deadline there is no such moment: the reminders of the term remain', () => {
    const world = taken('2026-11-20T18:00:00+01:00');
    expect(world.zaak().vandaagOp).toBeNull();
    expect(world.until('2026-11-22T18:00:00+01:00').of('herinnerd')).toHaveLength(3);
    expect(pushed(world)).toEqual([]);
  });

  test('lunch is no going home', () => {
    const diensten = [dag(18), dag(19), dag(20, '09:00', '12:00'), dag(20, '13:30', '17:00')];
    expect(taken('2026-11-18T12:45:00+01:00', { diensten }).zaak().vandaagOp).toBeNull();
    // An afternoon off is.
    const vrij = [...diensten.slice(0, 3), dag(20, '15:00', '17:00')];
    expect(taken('2026-11-18T12:45:00+01:00', { diensten: vrij }).zaak().vandaagTot).toBe('2026-11-20T11:00:00.000Z');
  });

  test('reached, closed or breached nobody hears any more, and the next instant does not wait for it', () => {
    const world = taken('2026-11-20T10:00:00+01:00');
    world.when({ soort: 'contactpoging', id: 'p', gelukt: true, wijze: 'telefoon', door: 'anna' });
    expect(nextSpoedActie(world.zaak())).toBeNull();
    const breached = taken('2026-11-20T10:00:00+01:00').at('2026-11-23T09:00:00+01:00');
    breached.when({ soort: 'tik' });
    expect(pushed(breached)).toEqual([]);
    expect(breached.zaak().vandaagOp).toBeNull();
    expect(breached.when({ soort: 'tik' })).toEqual([]);
  });

  test('handed over, the new holder hears; given back, nobody does until somebody takes it up', () => {
    const world = taken('2026-11-20T10:00:00+01:00');
    world.until('2026-11-20T15:10:00+01:00');
    world.when({ soort: 'draagOver', aan: 'bas', door: 'anna' });
    // Anna still has it.
    expect(world.zaak().opgepaktDoor).toBe('anna');
    world.when({ soort: 'pakOp', door: 'bas' });
    world.until('2026-11-20T15:45:00+01:00');
    expect(told(world)).toEqual([
      '2026-11-20T14:00:00.000Z 2026-11-20 anna',
      '2026-11-20T14:40:00.000Z 2026-11-20 bas',
    ]);
    world.when({ soort: 'draagOver', aan: null, door: 'bas' });
    expect(world.zaak().vandaagOp).toBeNull();
  });

  test('when the team stays longer than was planned it is told later, and when it was told it stays told', () => {
    const world = taken('2026-11-20T10:00:00+01:00');
    world.roster([dag(20, '09:00', '20:00')]);
    world.until('2026-11-20T17:59:00+01:00');
    expect(pushed(world)).toEqual([]);
    expect(world.zaak().vandaagOp).toBe('2026-11-20T17:00:00.000Z');
    world.until('2026-11-20T18:00:00+01:00');
    world.roster([dag(20, '09:00', '22:00')]);
    world.until('2026-11-20T23:00:00+01:00');
    expect(pushed(world)).toEqual(['vandaag mail anna', 'vandaag sms anna']);
  });

  test('what nothing ran for is told late, as a reminder, when no other reminder came since', () => {
    const world = taken('2026-11-20T10:00:00+01:00').at('2026-11-20T17:30:00+01:00');
    const before = world.pushes().length;
    world.when({ soort: 'tik' });
    expect(world.pushes(before)).toEqual(['herinnering mail anna', 'herinnering sms anna']);
    expect(world.when({ soort: 'tik' })).toEqual([]);
  });

  test('a holder who cannot be reached does not keep it from being told; nobody to tell is an alarm', () => {
    const chef = taken('2026-11-20T10:00:00+01:00', { diensten: WEEK, media: { anna: [] } });
    chef.until('2026-11-20T15:00:00+01:00');
    expect(pushed(chef)).toEqual(['vandaag mail chef', 'vandaag sms chef']);
    const none = taken('2026-11-20T10:00:00+01:00', { diensten: WEEK, media: { anna: [] }, escalatiecontact: null });
    none.until('2026-11-20T15:00:00+01:00');
    expect(none.of('alarm').map(({ reden }) => reden)).toContain('niemand-te-waarschuwen');
  });
});

describe('over a clock change', () => {
  test.each([
    ['spring', '2026-03-27', '2026-03-27T14:00:00.000Z'],
    ['autumn', '2026-10-23', '2026-10-23T13:00:00.000Z'],
  ])("in %s it is three o'clock on the wall of that Friday", (_season, vrijdag, op) => {
    const diensten = [dienst('anna', `${vrijdag}T09:00`, `${vrijdag}T17:00`)];
    const world = open(makeWorld(`${vrijdag}T09:00:00Z`, { diensten }));
    world.when({ soort: 'pakOp', door: 'anna' });
    expect(world.zaak().vandaagOp).toBe(op);
  });
});
