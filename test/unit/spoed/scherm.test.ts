/** An open console as a medium: besides all others, with proof of its own, and never instead of anything. */
import { describe, expect, test } from '@jest/globals';
import { SCHERMBEWIJS_MS, STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import type { Escalatiebeleid } from '../../../shared/domain/spoed/types.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, open, type World, type WorldOptions, ZAAK } from './spoed-world.ts';

const TIEN = '2026-11-23T10:00:00+01:00';
const GRENS = plusMs(instant(TIEN), SCHERMBEWIJS_MS);
const SCHERM = `${ZAAK}/r1.t1/scherm`;
const EERST_SMS: Escalatiebeleid = {
  ...STANDAARD_BELEID,
  treden: [{ wie: 'dienstdoende', media: ['sms'], wachtMs: 15 * 60_000 }, ...STANDAARD_BELEID.treden.slice(2)],
};
const atScreen = (options: WorldOptions = {}, rest: Parameters<typeof open>[1] = {}): World =>
  open(makeWorld(TIEN, { schermen: ['anna'], ...options }), rest);
const posted = (world: World) =>
  world.when({ soort: 'push-verzonden', push: SCHERM, leverancier: 'scherm', bewijs: 'volgt' });

describe('an open console', () => {
  test.each(['spoed', 'crisis'] as const)(
    'is pushed first, and SMS and mail go as they would without: %s',
    (urgentie) => {
      const media = ['scherm', 'mail', 'sms'].map((medium) => `oppakken ${medium} anna`);
      expect(atScreen({}, { urgentie }).pushes().slice(0, 3)).toEqual(media);
      const zonder = open(makeWorld(TIEN), { urgentie }).pushes();
      expect(
        atScreen({}, { urgentie })
          .pushes()
          .filter((push) => !push.includes('scherm')),
      ).toEqual(zonder);
    },
  );

  test('of somebody else is left alone', () => {
    expect(atScreen({ schermen: ['bas', 'chef'] }).pushes()).toEqual(['oppakken mail anna', 'oppakken sms anna']);
  });

  test('makes nobody reachable who has no address', () => {
    const world = atScreen({ media: { anna: [] } });
    expect(world.of('trede-overgeslagen')).toMatchObject([{ trede: 1 }, { trede: 2 }]);
    expect(world.pushes()).toEqual(['oppakken mail bas', 'oppakken sms bas']);
  });

  test('that does not say within eight seconds that it shows the message is followed by the next medium at once', () => {
    const world = atScreen({ beleid: EERST_SMS });
    expect(world.pushes()).toEqual(['oppakken scherm anna', 'oppakken sms anna']);
    posted(world);
    expect(nextSpoedActie({ ...world.zaak(), uitgaand: [] })).toBe(GRENS);
    expect(world.at(plusMs(GRENS, -1)).when({ soort: 'tik' })).toEqual([]);
    world.at(GRENS).when({ soort: 'tik' });
    expect(world.pushes(2)).toEqual(['oppakken mail anna']);
    expect(world.of('push-mislukt')).toMatchObject([{ push: SCHERM, reden: 'geen-bezorgbewijs' }]);
  });

  test('shown is not seen, seen is not taken up: the ladder goes on', () => {
    const world = atScreen({ beleid: EERST_SMS });
    posted(world);
    world.when({ soort: 'push-bezorgd', push: SCHERM, bewijs: 'scherm' });
    world.when({ soort: 'push-gezien', push: SCHERM, bewijs: 'scherm' });
    world.when({ soort: 'push-gezien', push: SCHERM, bewijs: 'scherm' });
    expect(world.of('push-bezorgd')).toMatchObject([{ push: SCHERM, bewijs: 'scherm' }]);
    expect(world.of('push-gezien')).toHaveLength(1);
    expect(world.zaak()).toMatchObject({ status: 'open', opgepaktDoor: null, onbewezen: [] });
    expect(world.at(GRENS).when({ soort: 'tik' })).toEqual([]);
    world.at('2026-11-23T10:15:00+01:00').when({ soort: 'tik' });
    expect(world.pushes(2)).toEqual(['oppakken mail bas', 'oppakken sms bas']);
  });

  test('that shows the message does not keep a rung waiting of which all else failed', () => {
    const world = atScreen();
    posted(world);
    world.when({ soort: 'push-bezorgd', push: SCHERM, bewijs: 'scherm' });
    for (const medium of ['mail', 'sms'])
      world.when({ soort: 'push-mislukt', push: `${ZAAK}/r1.t1/${medium}`, reden: 'weg' });
    expect(world.zaak().ladder.trede).toBe(2);
  });

  test('that fails last does not skip a rung twice', () => {
    const world = atScreen();
    for (const medium of ['mail', 'sms', 'scherm'])
      world.when({ soort: 'push-mislukt', push: `${ZAAK}/r1.t1/${medium}`, reden: 'weg' });
    expect(world.zaak().ladder.trede).toBe(2);
  });

  test('does not carry a message through the quiet hours, and does not wait for their end', () => {
    const stil = { chef: { van: '09:00', tot: '20:00' } } as const;
    const options = { schermen: ['chef'], stil, diensten: [], media: { chef: ['sms'] as const } };
    const zonderMail = open(makeWorld(TIEN, options), { urgentie: 'spoed' });
    // Who has no mail is told with noise; the screen is no reason to be silent.
    expect(zonderMail.pushes()).toEqual(['geen-dienst scherm chef', 'geen-dienst sms chef']);
    const metMail = open(makeWorld(TIEN, { ...options, media: { chef: ['mail', 'sms'] } }));
    expect(metMail.pushes()).toEqual(['geen-dienst scherm chef', 'geen-dienst mail chef']);
    expect(metMail.of('push-uitgesteld')).toMatchObject([{ media: ['sms'] }]);
  });

  test('is told of nothing after somebody took it up', () => {
    const world = atScreen();
    world.when({ soort: 'pakOp', door: 'bas' });
    expect(world.zaak().uitgaand).toEqual([]);
    expect(world.at(GRENS).when({ soort: 'tik' })).toEqual([]);
  });
});
