/** Quiet hours in the life of a case: what makes no noise, until when, and never nobody. */
import { describe, expect, test } from '@jest/globals';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { decideSpoed } from '../../../shared/domain/spoed/decide-spoed.ts';
import { foldSpoed } from '../../../shared/domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { dienst, MAANDAG, makeWorld, open, type World, type WorldOptions, ZAAK } from './spoed-world.ts';

const NACHT = { van: '22:00', tot: '07:00' };
const DRIE = '2026-11-24T03:00:00+01:00';
const ZEVEN = '2026-11-24T07:00:00+01:00';

/** Received on Monday at three in the night, taken up by Anna at ten: the first reminder is on Tuesday at three. */
function heldByAnna(options: WorldOptions = {}): World {
  const world = makeWorld('2026-11-23T10:00:00+01:00', { stil: { anna: NACHT, cor: NACHT, chef: NACHT }, ...options });
  open(world, { ontvangenOp: instant('2026-11-23T03:00:00+01:00') });
  for (const { push } of world.zaak().uitgaand) world.when({ soort: 'push-verzonden', push, leverancier: 'test' });
  world.when({ soort: 'pakOp', door: 'anna' });
  return world;
}
const since = (world: World) => world.of('push-klaargezet').length;
/** Without what is said by day about the evening. */
const told = (world: World, from: number) => world.pushes(from).filter((push) => !push.startsWith('vandaag'));

describe('a reminder in the quiet hours of the holder', () => {
  test('goes by mail, and by the rest at their end when there is still something to do', () => {
    const world = heldByAnna();
    const before = since(world);
    world.until(DRIE);
    expect(told(world, before)).toEqual(['herinnering mail anna']);
    expect(world.of('push-uitgesteld')).toMatchObject([{ media: ['sms'], tot: '2026-11-24T06:00:00.000Z' }]);
    expect(nextSpoedActie({ ...world.zaak(), uitgaand: [] })).toBe('2026-11-24T06:00:00.000Z');
    world.until('2026-11-24T06:59:59+01:00');
    expect(told(world, before)).toHaveLength(1);
    world.until(ZEVEN);
    expect(told(world, before)).toEqual(['herinnering mail anna', 'herinnering sms anna']);
    expect(world.zaak().uitgesteld).toEqual([]);
    world.until('2026-11-24T14:00:00+01:00');
    expect(told(world, before)).toHaveLength(2);
  });

  test('is all there is when the person was reached meanwhile', () => {
    const world = heldByAnna();
    const before = since(world);
    world.until(DRIE);
    world.when({ soort: 'contactpoging', id: 'p', gelukt: true, wijze: 'telefoon', door: 'anna' });
    expect(world.zaak().uitgesteld).toEqual([]);
    expect(world.at(ZEVEN).when({ soort: 'tik' })).toEqual([]);
    expect(told(world, before)).toEqual(['herinnering mail anna']);
  });

  test('is not repeated to who has handed the case over since', () => {
    const world = heldByAnna();
    world.until(DRIE);
    world.when({ soort: 'draagOver', aan: 'bas', door: 'anna' });
    world.when({ soort: 'pakOp', door: 'bas' });
    expect(world.zaak().uitgesteld).toEqual([]);
    const before = since(world);
    world.until('2026-11-24T08:00:00+01:00');
    expect(told(world, before)).toEqual([]);
  });

  test('makes noise when they have nothing quiet', () => {
    const world = heldByAnna({ media: { anna: ['sms', 'webpush'] } });
    const before = since(world);
    world.until(DRIE);
    expect(told(world, before)).toEqual(['herinnering sms anna', 'herinnering webpush anna']);
    expect(world.of('push-uitgesteld')).toEqual([]);
  });

  test('makes noise at once when the quiet medium fails, and at their end only what did not go yet', () => {
    const world = heldByAnna({ media: { anna: ['mail', 'sms', 'webhook'] } });
    const before = since(world);
    world.at(DRIE).when({ soort: 'tik' });
    const [push = ''] = world.zaak().uitgaand.map((one) => one.push);
    world.when({ soort: 'push-mislukt', push, reden: 'weg' });
    expect(told(world, before)).toEqual(['herinnering mail anna', 'herinnering sms anna']);
    world.until(ZEVEN);
    expect(told(world, before)).toEqual(['herinnering mail anna', 'herinnering sms anna', 'herinnering webhook anna']);
  });

  test('that fails by every medium after their end is an alarm, as by day', () => {
    const world = heldByAnna();
    world.until(DRIE);
    for (const medium of ['mail', 'sms'] as const) {
      world.at(ZEVEN).when({ soort: 'tik' });
      const push = `${ZAAK}/herinnering.${24 * 3_600_000}.houder/${medium}`;
      world.when({ soort: 'push-mislukt', push, reden: 'weg' });
    }
    expect(world.zaak().alarmen).toMatchObject([{ reden: 'push-niet-bezorgd' }]);
  });

  test('makes noise when they have duty then', () => {
    const nacht = dienst('anna', '2026-11-23T22:00', '2026-11-24T06:00', { wijkteam: 'elders', domein: 'jeugd' });
    const world = heldByAnna({ diensten: [...MAANDAG, nacht] });
    const before = since(world);
    world.until(DRIE);
    expect(told(world, before)).toEqual(['herinnering mail anna', 'herinnering sms anna']);
  });

  test('in a crisis makes noise; and what waited goes at once when it becomes a crisis', () => {
    const crisis = heldByAnna();
    open(crisis, { urgentie: 'crisis' });
    crisis.until(DRIE);
    expect(crisis.of('push-uitgesteld')).toEqual([]);

    const raised = heldByAnna();
    raised.until(DRIE);
    const before = since(raised);
    raised.at('2026-11-24T04:00:00+01:00');
    open(raised, { urgentie: 'crisis' });
    expect(told(raised, before)).toEqual([
      'herinnering mail anna',
      'herinnering sms anna',
      // What was held back.
      'herinnering sms anna',
    ]);
    expect(raised.zaak().uitgesteld).toEqual([]);
  });
});

describe('in the quiet hours of others', () => {
  test('a request to take over waits for the morning with its noise, unless it was answered', () => {
    const asked = (): World => {
      const world = heldByAnna().at('2026-11-23T23:30:00+01:00');
      world.when({ soort: 'draagOver', aan: 'cor', door: 'anna' });
      return world;
    };
    const world = asked();
    expect(world.pushes().at(-1)).toBe('overdracht mail cor');
    world.until(ZEVEN);
    expect(
      world
        .pushes()
        .filter((push) => push.startsWith('overdracht '))
        .at(-1),
    ).toBe('overdracht sms cor');
    for (const answer of ['pakOp', 'weigerOverdracht'] as const) {
      const answered = asked();
      answered.when({ soort: answer, door: 'cor' });
      answered.until('2026-11-24T06:59:00+01:00');
      expect(answered.zaak().uitgesteld.filter(({ doel }) => doel === 'overdracht')).toEqual([]);
    }
  });

  test('the escalation contact hears by mail in the night and the ladder goes on; who has duty is woken', () => {
    const nacht = [dienst('anna', '2026-11-23T22:00', '2026-11-24T09:00')];
    const options = { diensten: nacht, stil: { anna: NACHT, chef: NACHT } };
    const world = open(makeWorld('2026-11-23T23:00:00+01:00', options));
    expect(world.pushes()).toEqual(['oppakken mail anna', 'oppakken sms anna']);
    world.until('2026-11-23T23:30:00+01:00');
    expect(world.pushes(2)).toEqual(['oppakken sms anna', 'escalatie mail chef']);
    world.until('2026-11-24T06:30:00+01:00');
    const escalations = () => world.pushes().filter((push) => push.startsWith('escalatie'));
    expect(new Set(escalations())).toEqual(new Set(['escalatie mail chef']));
    world.until('2026-11-24T08:00:00+01:00');
    expect(escalations()).toContain('escalatie sms chef');
    expect(world.pushes().filter((push) => push === 'oppakken sms anna').length).toBeGreaterThan(2);
  });

  test('a rung that names only noisy media goes by mail first, and the noise that it named comes after', () => {
    const treden = [
      { wie: 'dienstdoende', media: ['mail'], wachtMs: 900_000 },
      { wie: 'escalatiecontact', media: ['sms'], wachtMs: 3_600_000 },
    ] as const;
    const options = {
      diensten: [dienst('anna', '2026-11-23T22:00', '2026-11-24T09:00')],
      beleid: { ...STANDAARD_BELEID, treden },
      media: { chef: ['mail', 'sms'] as const },
      stil: { chef: NACHT },
    };
    const world = open(makeWorld('2026-11-24T06:30:00+01:00', options));
    world.until('2026-11-24T06:59:00+01:00');
    expect(world.pushes(1)).toEqual(['escalatie mail chef']);
    world.until(ZEVEN);
    expect(world.pushes(1)).toEqual(['escalatie mail chef', 'escalatie sms chef']);
  });

  test('whom the resolver names at that moment is on duty, also without a duty of their own', () => {
    const world = heldByAnna();
    const { rooster, ...context } = world.at(DRIE).context();
    const named = {
      ...context,
      rooster: {
        ...rooster,
        dienstdoende: () => ({ professional: 'anna', bron: 'escalatiecontact' as const, uitleg: [], tot: null }),
      },
    };
    const pushed = decideSpoed({ soort: 'tik' }, world.zaak(), named).flatMap((event) =>
      event.soort === 'push-klaargezet' ? [event.medium] : [],
    );
    expect(pushed).toEqual(['mail', 'sms']);
  });
});

test('events of waiting read back in any order give the same case', () => {
  const world = heldByAnna();
  world.until(DRIE);
  expect(foldSpoed(ZAAK, world.zaak().gebeurtenissen.toReversed())).toEqual(world.zaak());
  world.until(ZEVEN);
  expect(foldSpoed(ZAAK, world.zaak().gebeurtenissen.toReversed())).toEqual(world.zaak());
});
