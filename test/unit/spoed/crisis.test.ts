/** A crisis that is neither spoken with nor warmly handed over is told, again and again. */
import { describe, expect, test } from '@jest/globals';
import { rustNaCrisisalarm, STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import { CLOCK_DAY, HOUR, MINUTE } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, open, type World, type WorldOptions } from './spoed-world.ts';

const TIEN = '2026-11-23T10:00:00+01:00';
const crisis = (options: WorldOptions = {}): World => open(makeWorld(TIEN, options), { urgentie: 'crisis' });
const at = (minuten: number) => new Date(Date.parse(TIEN) + minuten * MINUTE).toISOString();
const alarms = (world: World): readonly string[] =>
  world.of('alarm').flatMap(({ op, reden }) => (reden === 'crisis-zonder-overdracht' ? [op] : []));
const told = (world: World): readonly string[] => world.pushes().filter((push) => push.startsWith('crisis-open'));
const warm = (world: World, id: string, bevestigd: boolean) =>
  world.when({ soort: 'draagWarmOver', id, dienst: 'Crisisdienst', nummer: '0800-1471', bevestigd, door: 'tessa' });

describe('a crisis', () => {
  test('without a conversation or a warm handover is an alarm after a quarter of an hour, and every quarter after that', () => {
    const world = crisis();
    expect(world.zaak().crisisWachtOp).toBe(at(15));
    world.until(at(14));
    expect(alarms(world)).toEqual([]);
    world.until(at(46));
    expect(alarms(world)).toEqual([at(15), at(30), at(45)]);
    expect(told(world).slice(0, 2)).toEqual(['crisis-open mail chef', 'crisis-open sms chef']);
    expect(told(world)).toHaveLength(6);
  });

  test('that somebody took up is told to them as well: taken up is not spoken with', () => {
    const world = crisis();
    world.when({ soort: 'pakOp', door: 'anna' });
    world.until(at(15));
    expect(told(world)).toEqual([
      'crisis-open mail anna',
      'crisis-open sms anna',
      'crisis-open mail chef',
      'crisis-open sms chef',
    ]);
  });

  test('is told no more once the crisisdienst confirmed, somebody was spoken with, or the case was closed or lowered', () => {
    const endings: readonly ((world: World) => unknown)[] = [
      (world) => warm(world, 'w', true),
      (world) => world.when({ soort: 'contactpoging', id: 'p', gelukt: true, wijze: 'telefoon', door: 'anna' }),
      (world) => world.when({ soort: 'sluit', door: 'anna', reden: 'dubbel' }),
      (world) => world.when({ soort: 'beoordeelVerlaging', verzoek: 'v', naar: 'spoed', akkoord: true, door: 'bas' }),
    ];
    for (const end of endings) {
      const world = crisis();
      end(world);
      expect(world.zaak().crisisWachtOp).toBeNull();
      expect(alarms(world.until(at(120)))).toEqual([]);
    }
  });

  test('goes on as before after a warm handover: its term runs until somebody spoke with the people', () => {
    const world = crisis();
    world.when({ soort: 'pakOp', door: 'anna' });
    warm(world, 'w', true);
    expect(world.zaak()).toMatchObject({ status: 'opgepakt', warmOvergedragenOp: at(0) });
    expect(nextSpoedActie(world.zaak())).not.toBeNull();
    world.until(at(49 * 60));
    expect(world.zaak().overschredenOp).toBe(at(48 * 60));
  });

  test('of which the crisisdienst did not confirm is told all the same; the same note twice is one', () => {
    const world = crisis();
    expect(warm(world, 'w', false)).toHaveLength(1);
    expect(warm(world, 'w', false)).toEqual([]);
    expect(alarms(world.until(at(16)))).toEqual([at(15)]);
  });

  test('that comes back after it was confirmed begins anew', () => {
    const world = crisis();
    warm(world, 'ja', true);
    world.at(at(40));
    warm(world, 'toch-niet', false);
    expect(world.zaak()).toMatchObject({ warmOvergedragenOp: null, crisisWachtOp: at(55) });
    expect(alarms(world.until(at(56)))).toEqual([at(55)]);
  });

  test('that was spoed before is told from when it became a crisis, and a handover of before does not count', () => {
    const world = open(makeWorld(TIEN));
    warm(world, 'w', true);
    expect(world.zaak().crisisWachtOp).toBeNull();
    world.until(at(60));
    open(world, { urgentie: 'crisis' });
    expect(world.zaak()).toMatchObject({ warmOvergedragenOp: null, crisisWachtOp: at(75) });
  });

  test('follows the patience of the policy that it was opened with', () => {
    const world = crisis({ beleid: { ...STANDAARD_BELEID, crisisWachtMs: 5 * MINUTE } });
    expect(alarms(world.until(at(11)))).toEqual([at(5), at(10)]);
  });

  test('without an escalation contact is told to who has duty; with nobody at all it is one more alarm', () => {
    const duty = crisis({ escalatiecontact: null });
    duty.until(at(15));
    expect(told(duty)).toEqual(['crisis-open mail anna', 'crisis-open sms anna']);
    const nobody = crisis({ escalatiecontact: null, diensten: [] });
    nobody.until(at(15));
    expect(nobody.of('alarm').map(({ reden }) => reden)).toContain('niemand-te-waarschuwen');
  });

  test('that stands for weeks is told less and less often, at least once a day, and keeps its item small', () => {
    const world = crisis().until(at(21 * 24 * 60));
    const times = alarms(world).map((op) => Date.parse(op));
    const gaps = times.slice(1).map((op, index) => op - (times[index] as number));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(CLOCK_DAY);
    expect(gaps.slice(0, 15).every((gap) => gap === 15 * MINUTE)).toBe(true);
    expect(JSON.stringify(world.zaak().gebeurtenissen).length).toBeLessThan(400_000);
    expect([1, 17, 41, 65].map(rustNaCrisisalarm)).toEqual([0, HOUR, 4 * HOUR, CLOCK_DAY]);
  });

  test('after a standstill is told once, and then from now on', () => {
    const world = crisis().at(at(100));
    world.when({ soort: 'tik' });
    expect(alarms(world)).toEqual([at(100)]);
    expect(world.when({ soort: 'tik' })).toEqual([]);
    expect(world.zaak().crisisWachtOp).toBe(at(115));
  });

  test('that is closed takes no more notes', () => {
    const world = crisis();
    world.when({ soort: 'sluit', door: 'anna', reden: 'dubbel' });
    expect(() => warm(world, 'w', true)).toThrow('al gesloten');
  });
});
