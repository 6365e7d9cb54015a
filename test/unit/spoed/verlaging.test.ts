import { describe, expect, test } from '@jest/globals';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import type { Urgentie } from '../../../shared/domain/urgentie/types.ts';
import { MAANDAG, makeWorld, open, type World } from './spoed-world.ts';

const NOON = '2026-11-23T11:00:00Z';
const NIGHT = '2026-11-23T22:00:00Z';

const judge = (world: World, naar: Exclude<Urgentie, 'crisis'>, akkoord = true, verzoek = 'v1') =>
  world.when({ soort: 'beoordeelVerlaging', verzoek, naar, akkoord, door: 'bas' });

describe('a lowering', () => {
  test('that is asked for changes nothing of the ladder, the term or the pushes', () => {
    const world = open(makeWorld(NOON));
    const before = world.zaak();
    const events = world.when({ soort: 'vraagVerlaging', verzoek: 'v1', naar: 'regulier', door: 'anna' });
    expect(events.map(({ soort }) => soort)).toEqual(['verlaging-gevraagd']);
    const { gebeurtenissen: _, ...after } = world.zaak();
    expect(before).toMatchObject(after);
    expect(nextSpoedActie(world.zaak())).toBe(nextSpoedActie(before));
    world.until('2026-11-23T11:16:00Z');
    expect(world.of('trede-gestart').length).toBeGreaterThan(1);
  });

  test('to regulier, agreed, closes the case as lowered, with nothing left to send', () => {
    const world = open(makeWorld(NOON));
    judge(world, 'regulier');
    expect(world.zaak()).toMatchObject({ status: 'gesloten', uitgaand: [] });
    expect(world.of('gesloten')).toMatchObject([{ reden: 'verlaagd', door: 'bas' }]);
    expect(nextSpoedActie(world.zaak())).toBeNull();
  });

  test('to regulier after the term keeps the breach in the record', () => {
    const world = open(makeWorld(NOON)).at('2026-11-26T11:00:00Z');
    judge(world, 'regulier');
    expect(world.zaak().overschredenOp).toBe('2026-11-25T11:00:00.000Z');
  });

  test('that is refused is recorded and changes nothing else', () => {
    const world = open(makeWorld(NOON));
    expect(judge(world, 'regulier', false).map(({ soort }) => soort)).toEqual(['verlaging-beoordeeld']);
    expect(world.zaak()).toMatchObject({ status: 'open', urgentie: 'spoed' });
  });

  test('of a crisis to spoed lets the case that nobody has begin anew by the rules of spoed, on the same clock', () => {
    const world = open(makeWorld(NIGHT, { diensten: MAANDAG }), {
      urgentie: 'crisis',
      ontvangenOp: makeWorld(NOON).nu(),
    });
    judge(world, 'spoed');
    expect(world.zaak()).toMatchObject({ urgentie: 'spoed', status: 'open', ontvangenOp: '2026-11-23T11:00:00.000Z' });
    expect(world.zaak().ladder.fase).toBe('wacht-op-dienst');
    expect(nextSpoedActie(world.zaak())).not.toBeNull();
  });

  test('of a crisis to spoed tells who has it, and they keep it', () => {
    const world = open(makeWorld(NOON), { urgentie: 'crisis' });
    world.when({ soort: 'pakOp', door: 'anna' });
    const sent = world.pushes().length;
    judge(world, 'spoed');
    expect(world.zaak()).toMatchObject({ urgentie: 'spoed', opgepaktDoor: 'anna' });
    expect(world.pushes(sent)).toEqual(['herinnering mail anna', 'herinnering sms anna']);
  });

  test('can be followed by raising, and that by lowering, as often as it happens', () => {
    const world = open(makeWorld(NOON));
    const grades: string[] = [];
    for (const round of [1, 2, 3]) {
      open(world, { urgentie: 'crisis' });
      grades.push(world.zaak().urgentie);
      judge(world, 'spoed', true, `v${round}`);
      grades.push(world.zaak().urgentie);
    }
    expect(grades).toEqual(['crisis', 'spoed', 'crisis', 'spoed', 'crisis', 'spoed']);
  });

  test('of a case that is done does nothing', () => {
    const world = open(makeWorld(NOON));
    world.when({ soort: 'contactpoging', id: 'p', gelukt: true, wijze: 'telefoon', door: 'anna' });
    expect(judge(world, 'regulier')).toEqual([]);
    expect(world.when({ soort: 'vraagVerlaging', verzoek: 'v1', naar: 'regulier', door: 'anna' })).toEqual([]);
  });

  test('is not for one person: nobody closes a case as lowered by hand', () => {
    const world = open(makeWorld(NOON));
    expect(() => world.when({ soort: 'sluit', door: 'anna', reden: 'verlaagd' })).toThrow();
  });
});

describe('raising', () => {
  test('a case that nobody took up yet to crisis begins the ladder anew with two rungs at once, on the same clock', () => {
    const world = open(makeWorld(NOON, { diensten: [...MAANDAG] }));
    const before = world.zaak();
    world.at('2026-11-23T11:05:00Z');
    const sent = world.pushes().length;
    open(world, { urgentie: 'crisis' });
    expect(world.zaak().ronde).toBe(before.ronde + 1);
    expect(new Set(world.pushes(sent).map((push) => push.split(' ').at(-1)))).toEqual(new Set(['anna', 'bas']));
    expect(world.zaak().ontvangenOp).toBe(before.ontvangenOp);
    expect(world.zaak().uiterlijkOp).toBe(before.uiterlijkOp);
  });
});
