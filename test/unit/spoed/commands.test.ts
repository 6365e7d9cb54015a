import { describe, expect, test } from '@jest/globals';
import { InvalidError, NotFoundError, RefusedError } from '../../../shared/domain/errors.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { decideSpoed } from '../../../shared/domain/spoed/decide-spoed.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import { MINUTE } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, open, type World } from './spoed-world.ts';

const TIEN = '2026-11-23T10:00:00+01:00';
const poging = (world: World, id: string, gelukt: boolean, rest: { door?: string; op?: never } | object = {}) =>
  world.when({ soort: 'contactpoging', id, gelukt, wijze: 'telefoon', door: 'anna', ...rest });
function refusal(act: () => unknown): RefusedError {
  try {
    act();
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('opening', () => {
  test('the same command again is quiet', () => {
    const world = open(makeWorld(TIEN));
    const before = world.zaak();
    open(world);
    expect(world.zaak()).toEqual(before);
  });

  test('the 48 hours run from the receipt of the contact, not from the opening', () => {
    const world = open(makeWorld(TIEN), { ontvangenOp: '2026-11-22T20:00:00.000Z' as never });
    expect(world.zaak().uiterlijkOp).toBe('2026-11-24T20:00:00.000Z');
  });

  test('a receipt in the future counts from now', () => {
    const world = open(makeWorld(TIEN), { ontvangenOp: '2026-12-01T00:00:00.000Z' as never });
    expect(world.zaak().uiterlijkOp).toBe('2026-11-25T09:00:00.000Z');
  });

  test('a command for a case that was never opened finds nothing', () => {
    const { context } = makeWorld(TIEN);
    expect(() => decideSpoed({ soort: 'tik' }, null, context())).toThrow(NotFoundError);
  });
});

describe('taking up', () => {
  test('stops the ladder and everything that was about to be asked', () => {
    const world = open(makeWorld(TIEN));
    world.when({ soort: 'pakOp', door: 'anna' });
    expect(world.zaak()).toMatchObject({ status: 'opgepakt', opgepaktDoor: 'anna', aan: null, uitgaand: [] });
    // Two hours before the team goes home; the reminder of 24 hours comes after it.
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T14:00:00.000Z');
  });

  test('by a second person is refused with the name of the first', () => {
    const world = open(makeWorld(TIEN));
    world.when({ soort: 'pakOp', door: 'anna' });
    const error = refusal(() => world.when({ soort: 'pakOp', door: 'bas' }));
    expect([error.code, error.message]).toEqual([
      'al-opgepakt',
      'Deze spoedzaak is al opgepakt door anna (sinds 2026-11-23 10:00).',
    ]);
  });

  test('by the same person again is quiet', () => {
    const world = open(makeWorld(TIEN));
    world.when({ soort: 'pakOp', door: 'anna' });
    expect(world.when({ soort: 'pakOp', door: 'anna' })).toEqual([]);
  });

  test('is refused after the person was reached and after closing, each with its own reason', () => {
    const world = open(makeWorld(TIEN));
    poging(world, 'p1', true);
    expect(refusal(() => world.when({ soort: 'pakOp', door: 'bas' })).code).toBe('al-bereikt');
    world.when({ soort: 'sluit', door: 'anna', reden: 'bereikt' });
    expect(refusal(() => world.when({ soort: 'pakOp', door: 'bas' })).code).toBe('al-gesloten');
  });
});

describe('attempts', () => {
  test('without answer stop nothing: not the ladder, not the term', () => {
    const world = open(makeWorld(TIEN));
    const before = nextSpoedActie(world.zaak());
    expect(poging(world, 'p1', false)).toHaveLength(1);
    expect(world.zaak()).toMatchObject({ status: 'open', bereiktOp: null });
    expect(nextSpoedActie(world.zaak())).toBe(before);
  });

  test('with answer end the ladder, the reminders and the outbox', () => {
    const world = open(makeWorld(TIEN));
    world.when({ soort: 'pakOp', door: 'anna' });
    poging(world, 'p1', true);
    expect(world.zaak()).toMatchObject({ status: 'bereikt', bereiktOp: '2026-11-23T09:00:00.000Z', uitgaand: [] });
    expect(nextSpoedActie(world.zaak())).toBeNull();
    expect(world.at('2026-12-24T10:00:00+01:00').when({ soort: 'tik' })).toEqual([]);
  });

  test.each(['mail', 'brief', 'WhatsApp', 'voicemail ingesproken'])(
    'that arrived in writing (%s) stops nothing: nobody spoke',
    (wijze) => {
      const world = open(makeWorld(TIEN));
      world.when({ soort: 'pakOp', door: 'anna' });
      expect(poging(world, 'p1', true, { wijze })).toHaveLength(1);
      expect(world.zaak()).toMatchObject({ status: 'opgepakt', bereiktOp: null });
      expect(nextSpoedActie(world.zaak())).not.toBeNull();
    },
  );

  test.each(['telefoon', 'huisbezoek', 'langs de deur', 'zoals afgesproken'])('by %s is a conversation', (wijze) => {
    const world = open(makeWorld(TIEN));
    poging(world, 'p1', true, { wijze });
    expect(world.zaak().status).toBe('bereikt');
  });

  test('the same one again is quiet, also after closing; another one after closing is refused', () => {
    const world = open(makeWorld(TIEN));
    poging(world, 'p1', true);
    world.when({ soort: 'sluit', door: 'anna', reden: 'bereikt' });
    expect(poging(world, 'p1', true)).toEqual([]);
    expect(refusal(() => poging(world, 'p2', true)).code).toBe('al-gesloten');
  });

  test('in the future or before the first contact are refused', () => {
    const world = open(makeWorld(TIEN));
    expect(() => poging(world, 'p1', true, { op: '2026-11-23T09:00:00.001Z' })).toThrow(InvalidError);
    expect(() => poging(world, 'p2', true, { op: '2026-11-23T08:59:59.999Z' })).toThrow(InvalidError);
  });

  test('exactly at the limit is in time; a moment later the breach is recorded even if no tick saw it', () => {
    const opTijd = open(makeWorld(TIEN)).at('2026-11-25T12:00:00+01:00');
    poging(opTijd, 'p1', true, { op: '2026-11-25T09:00:00.000Z' });
    expect(opTijd.zaak()).toMatchObject({ status: 'bereikt', overschredenOp: null });
    const teLaat = open(makeWorld(TIEN)).at('2026-11-25T12:00:00+01:00');
    poging(teLaat, 'p1', true, { op: '2026-11-25T09:00:00.001Z' });
    expect(teLaat.zaak()).toMatchObject({ status: 'bereikt', overschredenOp: '2026-11-25T09:00:00.000Z' });
  });
});

describe('handing over', () => {
  const taken = (): World => {
    const world = open(makeWorld(TIEN));
    world.when({ soort: 'pakOp', door: 'anna' });
    return world;
  };

  test('to a colleague asks that colleague; the holder keeps it until it is taken up', () => {
    const world = taken();
    world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
    expect(world.zaak()).toMatchObject({ opgepaktDoor: 'anna', overdrachtAan: 'cor', status: 'opgepakt' });
    expect(world.pushes(2)).toEqual(['overdracht mail cor', 'overdracht sms cor']);
    world.when({ soort: 'pakOp', door: 'cor' });
    expect(world.zaak()).toMatchObject({ opgepaktDoor: 'cor', overdrachtAan: null });
    expect(refusal(() => world.when({ soort: 'pakOp', door: 'anna' })).code).toBe('al-opgepakt');
  });

  test('that nobody answers is told after 15 minutes, once; the holder keeps it and the colleague may still take it up', () => {
    const world = taken();
    world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
    expect(nextSpoedActie({ ...world.zaak(), uitgaand: [] })).toBe('2026-11-23T09:15:00.000Z');
    world.until('2026-11-23T10:14:59+01:00');
    expect(world.of('overdracht-onbeantwoord')).toEqual([]);
    world.until('2026-11-23T12:00:00+01:00');
    expect(world.of('overdracht-onbeantwoord')).toHaveLength(1);
    expect(world.pushes(4)).toEqual([
      'overdracht-open mail anna',
      'overdracht-open sms anna',
      'overdracht-open mail chef',
      'overdracht-open sms chef',
    ]);
    expect(world.zaak()).toMatchObject({ opgepaktDoor: 'anna', overdrachtAan: 'cor', overdrachtVervaltOp: null });
    world.when({ soort: 'pakOp', door: 'cor' });
    expect(world.zaak().opgepaktDoor).toBe('cor');
  });

  test('waits as long for an answer as the policy says', () => {
    const world = open(makeWorld(TIEN, { beleid: { ...STANDAARD_BELEID, overdrachtWachtMs: 5 * MINUTE } }));
    world.when({ soort: 'pakOp', door: 'anna' });
    world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
    expect(world.zaak().overdrachtVervaltOp).toBe('2026-11-23T09:05:00.000Z');
  });

  test('that the colleague refuses leaves it with the holder, who hears it at once, like the escalation contact', () => {
    const world = taken();
    world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
    world.when({ soort: 'weigerOverdracht', door: 'cor' });
    expect(world.zaak()).toMatchObject({ opgepaktDoor: 'anna', overdrachtAan: null, overdrachtVervaltOp: null });
    expect(world.pushes(4).map((push) => push.split(' ')[2])).toEqual(['anna', 'anna', 'chef', 'chef']);
    expect(world.when({ soort: 'weigerOverdracht', door: 'cor' })).toEqual([]);
    expect(refusal(() => world.when({ soort: 'pakOp', door: 'cor' })).code).toBe('al-opgepakt');
    // Asking again is a new handover.
    world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
    expect(world.zaak().overdrachtAan).toBe('cor');
  });

  test('cannot be refused by somebody who was not asked', () => {
    const world = taken();
    expect(refusal(() => world.when({ soort: 'weigerOverdracht', door: 'cor' })).code).toBe('niet-gevraagd');
    world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
    expect(refusal(() => world.when({ soort: 'weigerOverdracht', door: 'bas' })).code).toBe('niet-gevraagd');
  });

  test('that is left unanswered with nobody to tell is an alarm', () => {
    const world = open(makeWorld(TIEN, { escalatiecontact: null, media: { anna: [] } }));
    world.when({ soort: 'pakOp', door: 'anna' });
    world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
    world.until('2026-11-23T10:15:00+01:00');
    expect(world.zaak().alarmen.map(({ reden }) => reden)).toContain('niemand-te-waarschuwen');
  });

  test('back to the roster starts the ladder anew at once, although the clock stands still', () => {
    const world = taken();
    world.when({ soort: 'draagOver', aan: null, door: 'anna' });
    expect(world.zaak()).toMatchObject({ status: 'open', opgepaktDoor: null, ronde: 2, aan: 'anna' });
    expect(world.when({ soort: 'draagOver', aan: null, door: 'anna' })).toEqual([]);
    world.when({ soort: 'pakOp', door: 'bas' });
    expect(world.zaak()).toMatchObject({ status: 'opgepakt', opgepaktDoor: 'bas' });
  });

  test('is refused when nobody has it, to others than the holder, and to who cannot be reached', () => {
    expect(refusal(() => open(makeWorld(TIEN)).when({ soort: 'draagOver', aan: 'cor', door: 'anna' })).code).toBe(
      'nog-niet-opgepakt',
    );
    expect(refusal(() => taken().when({ soort: 'draagOver', aan: 'cor', door: 'bas' })).code).toBe('niet-de-houder');
    const world = open(makeWorld(TIEN, { media: { cor: [] } }));
    world.when({ soort: 'pakOp', door: 'anna' });
    expect(refusal(() => world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' })).code).toBe('niet-bereikbaar');
  });

  test('by the escalation contact is allowed, for a holder who fell ill', () => {
    const world = taken();
    world.when({ soort: 'draagOver', aan: 'cor', door: 'chef' });
    expect(world.zaak().overdrachtAan).toBe('cor');
  });

  test('to oneself, or the same again, is quiet', () => {
    const world = taken();
    expect(world.when({ soort: 'draagOver', aan: 'anna', door: 'anna' })).toEqual([]);
    world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
    expect(world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' })).toEqual([]);
  });
});

describe('closing', () => {
  test('after the person was reached, and again is quiet', () => {
    const world = open(makeWorld(TIEN));
    poging(world, 'p1', true);
    world.when({ soort: 'sluit', door: 'anna', reden: 'bereikt' });
    expect(world.zaak().status).toBe('gesloten');
    expect(world.when({ soort: 'sluit', door: 'anna', reden: 'bereikt' })).toEqual([]);
  });

  test('as reached is refused while nobody was', () => {
    const world = open(makeWorld(TIEN));
    poging(world, 'p1', false);
    expect(refusal(() => world.when({ soort: 'sluit', door: 'anna', reden: 'bereikt' })).code).toBe('nog-niet-bereikt');
  });

  test('for another reason is for the holder or the escalation contact, once somebody has it', () => {
    const world = open(makeWorld(TIEN));
    world.when({ soort: 'pakOp', door: 'anna' });
    expect(refusal(() => world.when({ soort: 'sluit', door: 'bas', reden: 'dubbel' })).code).toBe('niet-de-houder');
    world.when({ soort: 'sluit', door: 'chef', reden: 'overgenomen-door-crisisdienst' });
    expect(world.zaak().status).toBe('gesloten');
    expect(nextSpoedActie(world.zaak())).toBeNull();
  });

  test('asks for a reason from the list: a case holds no words about people', () => {
    const world = open(makeWorld(TIEN));
    expect(() => world.when({ soort: 'sluit', door: 'anna', reden: 'mevrouw Jansen belde zelf' })).toThrow(
      InvalidError,
    );
  });

  test('after the term keeps the breach', () => {
    const world = open(makeWorld(TIEN)).at('2026-11-26T10:00:00+01:00');
    world.when({ soort: 'sluit', door: 'anna', reden: 'niet-bereikt-na-overleg' });
    expect(world.zaak()).toMatchObject({ status: 'gesloten', overschredenOp: '2026-11-25T09:00:00.000Z' });
  });
});
