import { describe, expect, test } from '@jest/globals';
import type { Medium } from '../../../shared/domain/achterwacht/types.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { foldSpoed } from '../../../shared/domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import type { Escalatiebeleid } from '../../../shared/domain/spoed/types.ts';
import { makeWorld, open, type World, ZAAK } from './spoed-world.ts';

const TIEN = '2026-11-23T10:00:00+01:00';
const TOCH_NIET = '2026-11-23T10:00:45+01:00';

/** First a device only; who has nothing else to fall back on is asked by the next rung. */
const EERST_TOESTEL: Escalatiebeleid = {
  ...STANDAARD_BELEID,
  treden: [{ wie: 'dienstdoende', media: ['webpush'], wachtMs: 15 * 60_000 }, ...STANDAARD_BELEID.treden.slice(2)],
};
const metToestel = (media: readonly Medium[] = ['webpush', 'sms', 'mail']): World =>
  open(makeWorld(TIEN, { beleid: EERST_TOESTEL, media: { anna: media } }));
const PUSH = `${ZAAK}/r1.t1/webpush`;
const accepted = (world: World) =>
  world.when({ soort: 'push-verzonden', push: PUSH, leverancier: 'http-201', bewijs: 'volgt' });
const tick = (world: World, op: string) => world.at(op).when({ soort: 'tik' });

describe('a medium that tells of delivery', () => {
  test('accepted and never delivered: the next medium goes within a minute', () => {
    const world = metToestel();
    expect(world.pushes()).toEqual(['oppakken webpush anna']);
    accepted(world);
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:00:45.000Z');
    expect(tick(world, '2026-11-23T10:00:44.999+01:00')).toEqual([]);
    tick(world, TOCH_NIET);
    expect(world.pushes(1)).toEqual(['oppakken sms anna']);
    expect(world.of('push-mislukt')).toMatchObject([{ push: PUSH, reden: 'geen-bezorgbewijs' }]);
    expect(tick(world, '2026-11-23T10:01:30+01:00')).toEqual([]);
  });

  test('when it was the only one, the next rung goes', () => {
    const world = metToestel(['webpush']);
    accepted(world);
    tick(world, TOCH_NIET);
    expect(world.pushes(1)).toEqual(['oppakken mail bas', 'oppakken sms bas']);
  });

  test('delivered: nobody else is bothered before the rung ends; delivered is not taken up', () => {
    const world = metToestel();
    accepted(world);
    world.when({ soort: 'push-bezorgd', push: PUSH });
    expect(world.zaak()).toMatchObject({ status: 'open', onbewezen: [] });
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:15:00.000Z');
    expect(tick(world, TOCH_NIET)).toEqual([]);
    tick(world, '2026-11-23T10:15:00+01:00');
    expect(world.pushes(1)).toEqual(['oppakken mail bas', 'oppakken sms bas']);
  });

  test('seen without a report of delivery is delivered all the same', () => {
    const world = metToestel();
    accepted(world);
    world.when({ soort: 'push-gezien', push: PUSH });
    expect(tick(world, TOCH_NIET)).toEqual([]);
  });

  test('a report twice, before the answer of the provider, or about nothing says no more than once', () => {
    const world = metToestel();
    expect(world.when({ soort: 'push-bezorgd', push: PUSH })).toHaveLength(1);
    accepted(world);
    expect(world.when({ soort: 'push-bezorgd', push: PUSH })).toEqual([]);
    expect(world.when({ soort: 'push-bezorgd', push: 'iets-anders' })).toEqual([]);
    expect(tick(world, TOCH_NIET)).toEqual([]);
    expect(world.of('push-bezorgd')).toHaveLength(1);
  });

  test('a late report is recorded, and takes nothing back of what went out meanwhile', () => {
    const world = metToestel();
    accepted(world);
    tick(world, TOCH_NIET);
    expect(world.when({ soort: 'push-bezorgd', push: PUSH })).toHaveLength(1);
    expect(world.pushes()).toEqual(['oppakken webpush anna', 'oppakken sms anna']);
  });

  test('somebody took it up before the report came: nothing more goes out', () => {
    const world = metToestel();
    accepted(world);
    world.when({ soort: 'pakOp', door: 'anna' });
    expect(world.zaak().onbewezen).toEqual([]);
    expect(tick(world, TOCH_NIET)).toEqual([]);
  });

  test('an answer that is itself the proof leaves nothing to wait for', () => {
    const world = open(makeWorld(TIEN, { media: { anna: ['mail', 'sms', 'webhook'] } }));
    expect(world.pushes()).toEqual(['oppakken mail anna', 'oppakken sms anna', 'oppakken webhook anna']);
    world.when({
      soort: 'push-verzonden',
      push: `${ZAAK}/r1.t1/webhook`,
      leverancier: 'http-200',
      bewijs: 'direct',
    });
    expect(world.of('push-bezorgd')).toMatchObject([{ bewijs: 'antwoord' }]);
    expect(world.zaak().onbewezen).toEqual([]);
  });

  test('mail and SMS tell nothing: they are waited out as long as the rung lasts', () => {
    const world = open(makeWorld(TIEN));
    for (const { push } of world.zaak().uitgaand) world.when({ soort: 'push-verzonden', push, leverancier: 'x' });
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:15:00.000Z');
  });

  test('events of delivery read back in any order give the same case', () => {
    const world = metToestel();
    accepted(world);
    world.when({ soort: 'push-bezorgd', push: PUSH });
    world.when({ soort: 'push-gezien', push: PUSH });
    const events = world.zaak().gebeurtenissen;
    expect(foldSpoed(ZAAK, events.toReversed())).toEqual(world.zaak());
  });
});
