import { describe, expect, test } from '@jest/globals';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import { dienst, makeWorld, open, type World } from './spoed-world.ts';

const TIEN = '2026-11-23T10:00:00+01:00';
const taken = (op = TIEN): World => {
  const world = open(makeWorld(op));
  world.when({ soort: 'pakOp', door: 'anna' });
  return world;
};
const herinneringen = (world: World): readonly string[] =>
  world.of('herinnerd').map(({ op, naMs, aan }) => `${op} ${naMs / 3_600_000} ${aan}`);

describe('the term', () => {
  test('the holder hears at 24, 36 and 44 hours, the escalation contact at 44 too, both at the breach', () => {
    const world = taken();
    const before = world.pushes().length;
    world.until('2026-11-25T09:59:59+01:00');
    expect(herinneringen(world)).toEqual([
      '2026-11-24T09:00:00.000Z 24 anna',
      '2026-11-24T21:00:00.000Z 36 anna',
      '2026-11-25T05:00:00.000Z 44 anna',
    ]);
    expect(world.pushes(before).filter((push) => !push.startsWith('vandaag'))).toEqual([
      'herinnering mail anna',
      'herinnering sms anna',
      'herinnering mail anna',
      'herinnering sms anna',
      'herinnering mail anna',
      'herinnering sms anna',
      'herinnering mail chef',
      'herinnering sms chef',
    ]);
    expect(world.zaak().overschredenOp).toBeNull();
    world.until('2026-11-25T10:00:00+01:00');
    expect(world.zaak().overschredenOp).toBe('2026-11-25T09:00:00.000Z');
    expect(world.pushes().slice(-4)).toEqual([
      'overschreden mail anna',
      'overschreden sms anna',
      'overschreden mail chef',
      'overschreden sms chef',
    ]);
  });

  test('the night of 28 to 29 March 2026: 48 hours of the clock, so an hour later on the wall', () => {
    // Received on Saturday 28 March 09:30 (winter time); the clocks go forward that night.
    const diensten = [dienst('anna', '2026-03-28T09:00', '2026-03-28T17:00')];
    const world = open(makeWorld('2026-03-28T09:30:00+01:00', { diensten }));
    world.when({ soort: 'pakOp', door: 'anna' });
    world.until('2026-03-30T10:30:00+02:00');
    expect(herinneringen(world)).toEqual([
      '2026-03-29T08:30:00.000Z 24 anna',
      '2026-03-29T20:30:00.000Z 36 anna',
      '2026-03-30T04:30:00.000Z 44 anna',
    ]);
    expect(world.zaak().uiterlijkOp).toBe('2026-03-30T08:30:00.000Z');
    expect(world.of('termijn-overschreden').map(({ op }) => op)).toEqual(['2026-03-30T08:30:00.000Z']);
  });

  test('in October it is an hour earlier on the wall', () => {
    const world = open(makeWorld('2026-10-24T09:30:00+02:00', { diensten: [] }));
    expect(world.zaak().uiterlijkOp).toBe('2026-10-26T07:30:00.000Z');
  });

  test('while nobody has it the reminder goes to who is on duty, and after hours to the escalation contact', () => {
    const dagen = [23, 24].map((dag) => dienst(`p${dag}`, `2026-11-${dag}T09:00`, `2026-11-${dag}T17:00`));
    const world = open(makeWorld(TIEN, { diensten: dagen })).until('2026-11-25T09:00:00+01:00');
    expect(world.of('herinnerd').map(({ aan }) => aan)).toEqual(['p24', 'chef', 'chef']);
  });

  test('nobody to remind is an alarm', () => {
    const world = open(makeWorld('2026-11-20T17:30:00+01:00', { diensten: [], escalatiecontact: null }));
    world.until('2026-11-21T17:30:00+01:00');
    expect(world.of('alarm').map(({ reden }) => reden)).toEqual(['geen-escalatiecontact', 'niemand-te-waarschuwen']);
  });

  test('after the breach somebody hears every day, for as long as it takes, and the breach is recorded once', () => {
    const world = taken().until('2026-11-29T10:00:00+01:00');
    expect(world.of('termijn-overschreden')).toHaveLength(1);
    expect(herinneringen(world).slice(3)).toEqual([
      '2026-11-26T09:00:00.000Z 72 anna',
      '2026-11-27T09:00:00.000Z 96 anna',
      '2026-11-28T09:00:00.000Z 120 anna',
      '2026-11-29T09:00:00.000Z 144 anna',
    ]);
    expect(nextSpoedActie(world.zaak())).not.toBeNull();
  });

  test('reached at the 48th hour itself is in time by `bereiktOp`; what the tick of that instant recorded stays', () => {
    const world = taken().until('2026-11-25T10:00:00+01:00');
    expect(world.zaak().overschredenOp).toBe('2026-11-25T09:00:00.000Z');
    world.when({ soort: 'contactpoging', id: 'p', gelukt: true, wijze: 'huisbezoek', door: 'anna' });
    expect(world.zaak()).toMatchObject({
      status: 'bereikt',
      bereiktOp: world.zaak().uiterlijkOp,
      overschredenOp: '2026-11-25T09:00:00.000Z',
    });
    expect(world.of('termijn-overschreden')).toHaveLength(1);
  });

  test('a breach stays recorded when somebody is reached after all', () => {
    const world = taken().until('2026-11-25T11:00:00+01:00');
    world.when({ soort: 'contactpoging', id: 'p', gelukt: true, wijze: 'huisbezoek', door: 'anna' });
    expect(world.zaak()).toMatchObject({ status: 'bereikt', overschredenOp: '2026-11-25T09:00:00.000Z' });
  });
});

describe('a late tick', () => {
  test('of 37 hours records both reminders and sends only the latest', () => {
    const world = taken().at('2026-11-24T23:30:00+01:00');
    const before = world.pushes().length;
    world.when({ soort: 'tik' });
    expect(world.of('herinnerd').map(({ naMs, aan }) => [naMs / 3_600_000, aan])).toEqual([
      [24, null],
      [36, 'anna'],
    ]);
    expect(world.pushes(before)).toEqual(['herinnering mail anna', 'herinnering sms anna']);
    expect(world.when({ soort: 'tik' })).toEqual([]);
  });

  test('of four days records everything once, the breach at its own instant, and tells of the breach alone', () => {
    const world = taken().at('2026-11-27T12:00:00+01:00');
    const before = world.pushes().length;
    world.when({ soort: 'tik' });
    expect(world.zaak().overschredenOp).toBe('2026-11-25T09:00:00.000Z');
    expect(world.of('herinnerd').map(({ naMs, aan }) => [naMs / 3_600_000, aan])).toEqual([
      [24, null],
      [36, null],
      [44, null],
      [96, null],
    ]);
    expect(world.pushes(before).every((push) => push.startsWith('overschreden'))).toBe(true);
    expect(world.of('push-klaargezet').at(-1)?.op).toBe('2026-11-27T11:00:00.000Z');
    expect(world.when({ soort: 'tik' })).toEqual([]);
    expect(nextSpoedActie({ ...world.zaak(), uitgaand: [] })).toBe('2026-11-28T09:00:00.000Z');
  });
});

describe('a case opened late', () => {
  test('gets no reminder for hours that were gone before it was opened', () => {
    const world = open(makeWorld(TIEN), { ontvangenOp: '2026-11-22T03:00:00.000Z' as never });
    expect(world.of('herinnerd')).toEqual([]);
    expect(
      world
        .until('2026-11-23T23:59:00+01:00')
        .of('herinnerd')
        .map(({ naMs }) => naMs / 3_600_000),
    ).toEqual([36]);
  });

  test('after its term is a breach at once, and goes up the ladder all the same', () => {
    const world = open(makeWorld(TIEN), { ontvangenOp: '2026-11-20T09:00:00.000Z' as never });
    expect(world.zaak().overschredenOp).toBe('2026-11-22T09:00:00.000Z');
    expect(world.pushes()).toEqual([
      'overschreden mail anna',
      'overschreden sms anna',
      'overschreden mail chef',
      'overschreden sms chef',
      'oppakken mail anna',
      'oppakken sms anna',
    ]);
  });
});

describe('the outbox', () => {
  test('asks for attention a minute after a push was written down and has no result', () => {
    const world = open(makeWorld(TIEN));
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:01:00.000Z');
    for (const { push } of world.zaak().uitgaand) world.when({ soort: 'push-verzonden', push, leverancier: 'x' });
    expect(world.zaak().uitgaand).toEqual([]);
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:15:00.000Z');
  });
});
