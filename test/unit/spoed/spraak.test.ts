/** A call as a medium of a case: proven by a key only, followed by the next medium at once, and what is spoken in it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Medium } from '../../../shared/domain/achterwacht/types.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import { type Oppakuitkomst, oppakSms } from '../../../shared/domain/spoed/oppakken.ts';
import { reachableMedia } from '../../../shared/domain/spoed/prepare-push.ts';
import {
  gehoordSpraak,
  gesprokenWanneer,
  uitkomstSpraak,
  vraagSpraak,
} from '../../../shared/domain/spoed/spraak-tekst.ts';
import type { Escalatiebeleid, PushKop, Spoedzaak } from '../../../shared/domain/spoed/types.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, open, type World, ZAAK } from './spoed-world.ts';

const TIEN = '2026-11-23T10:00:00+01:00';
const PUSH = `${ZAAK}/r1.t1/spraak`;
const EERST_BELLEN: Escalatiebeleid = {
  ...STANDAARD_BELEID,
  treden: [{ wie: 'dienstdoende', media: ['spraak'], wachtMs: 15 * 60_000 }, ...STANDAARD_BELEID.treden.slice(2)],
};
const metBellen = (media: readonly Medium[] = ['spraak', 'sms', 'mail']): World =>
  open(makeWorld(TIEN, { beleid: EERST_BELLEN, media: { anna: media } }));
const called = (world: World) =>
  world.when({ soort: 'push-verzonden', push: PUSH, leverancier: 'contact-1', bewijs: 'volgt' });
const ended = (world: World) => world.when({ soort: 'push-mislukt', push: PUSH, reden: 'niet-beantwoord' });
const pressed = (world: World) => world.when({ soort: 'push-gezien', push: PUSH, bewijs: 'toets' });

describe('a call', () => {
  test('that ends without a key has failed: the next medium goes at once', () => {
    const world = metBellen();
    expect(world.pushes()).toEqual(['oppakken spraak anna']);
    called(world);
    ended(world);
    expect(world.pushes(1)).toEqual(['oppakken sms anna']);
    expect(world.of('push-mislukt')).toMatchObject([{ push: PUSH, reden: 'niet-beantwoord' }]);
    expect(ended(world)).toEqual([]);
  });

  test('of which nobody hears any more is given up after 45 seconds', () => {
    const world = metBellen();
    called(world);
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:00:45.000Z');
    expect(world.at('2026-11-23T10:00:44.999+01:00').when({ soort: 'tik' })).toEqual([]);
    world.at('2026-11-23T10:00:45+01:00').when({ soort: 'tik' });
    expect(world.pushes(1)).toEqual(['oppakken sms anna']);
    expect(world.of('push-mislukt')).toMatchObject([{ reden: 'geen-bezorgbewijs' }]);
    // What is told of it after that is told once.
    expect(ended(world)).toEqual([]);
  });

  test('in which a key was pressed was heard: its end takes nothing back, and nothing more goes before the rung ends', () => {
    const world = metBellen();
    called(world);
    expect(pressed(world)).toMatchObject([{ soort: 'push-gezien', bewijs: 'toets' }]);
    expect(ended(world)).toEqual([]);
    expect(world.at('2026-11-23T10:00:45+01:00').when({ soort: 'tik' })).toEqual([]);
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:15:00.000Z');
  });

  test('of which the end is told before the key is a failure, and the key is written down all the same', () => {
    const world = metBellen();
    called(world);
    ended(world);
    expect(pressed(world)).toHaveLength(1);
    expect(world.pushes()).toEqual(['oppakken spraak anna', 'oppakken sms anna']);
  });

  test('takes the case up and is heard by one decision, so that neither stands there without the other', () => {
    const world = metBellen();
    called(world);
    const events = world.when({ soort: 'pakOp', door: 'anna', langs: 'telefoon', push: PUSH });
    expect(events.slice(0, 2)).toMatchObject([
      { soort: 'push-gezien', push: PUSH, bewijs: 'toets' },
      { soort: 'opgepakt', door: 'anna', langs: 'telefoon' },
    ]);
    expect(world.when({ soort: 'pakOp', door: 'anna', langs: 'telefoon', push: PUSH })).toEqual([]);
    expect(ended(world)).toEqual([]);
  });

  test('in which a key was pressed is not placed again, also when nobody wrote down that it was placed', () => {
    const world = metBellen();
    expect(world.zaak().uitgaand).toMatchObject([{ push: PUSH }]);
    pressed(world);
    expect(world.zaak().uitgaand).toEqual([]);
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:15:00.000Z');
    // The answer of the provider comes after it: nothing is waited for any more.
    called(world);
    expect(world.zaak().onbewezen).toEqual([]);
  });

  test('of somebody who has the case already by another way is heard, and changes hands no more', () => {
    const world = metBellen();
    called(world);
    world.when({ soort: 'pakOp', door: 'anna' });
    expect(world.when({ soort: 'pakOp', door: 'anna', langs: 'telefoon', push: PUSH })).toMatchObject([
      { soort: 'push-gezien' },
    ]);
    expect(world.of('opgepakt')).toHaveLength(1);
  });

  test('makes noise: in quiet hours it waits, while a mail carries the message', () => {
    const world = open(
      makeWorld('2026-11-23T22:30:00+01:00', {
        diensten: [],
        beleid: { ...STANDAARD_BELEID, treden: [{ wie: 'escalatiecontact', media: ['spraak'], wachtMs: 900_000 }] },
        media: { chef: ['spraak', 'mail'] },
        stil: { chef: { van: '22:00', tot: '07:00' } },
      }),
    );
    expect(world.pushes().every((push) => !push.includes('spraak'))).toBe(true);
    expect(world.of('push-uitgesteld')[0]?.media).toContain('spraak');
  });

  test('that a policy names for who cannot be called is passed over: the first medium that they have goes at once', () => {
    expect(metBellen(['sms', 'mail']).pushes()).toEqual(['oppakken sms anna']);
    expect(reachableMedia(['spraak'], ['mail', 'sms'])).toEqual(['mail']);
  });

  test('about a handover that was answered meanwhile bothers nobody any more when it ends', () => {
    const world = open(makeWorld(TIEN, { media: { bas: ['spraak', 'mail'] } }));
    world.when({ soort: 'pakOp', door: 'anna' });
    world.when({ soort: 'draagOver', aan: 'bas', door: 'anna' });
    const push = `${ZAAK}/overdracht.2/spraak`;
    world.when({ soort: 'push-verzonden', push, leverancier: 'contact-2', bewijs: 'volgt' });
    world.when({ soort: 'pakOp', door: 'bas', langs: 'sms' });
    const before = world.pushes().length;
    world.when({ soort: 'push-mislukt', push, reden: 'niet-beantwoord' });
    expect(world.pushes(before)).toEqual([]);
  });
});

const zaakOf = (rest: Partial<Spoedzaak> = {}): Spoedzaak => ({ ...metBellen().zaak(), ...rest });
const situatie = { naamWijkteam: 'Wijkteam Centrum', nummerCrisisdienst: '0800-1471', kanOppakken: true };
const NAAM = 'S, 0, 0, A, 1, B, 2';

describe('what is spoken', () => {
  test('is the urgency, the reference letter by letter, the wijkteam, until when, and the keys', () => {
    expect(vraagSpraak(zaakOf(), 'oppakken', situatie)).toBe(
      `Dit is Voordeur. Spoed. Pakt u dit op? Zaak ${NAAM}. Wijkteam Centrum. Domein: sociaal. Opvolgen voor woensdag 25 november om 10 uur. Druk op 1 om de zaak op te pakken. Druk op 2 als u dit gehoord hebt, maar niet kunt.`,
    );
  });

  test('calls a wijkteam one, also when its name does not', () => {
    expect(vraagSpraak(zaakOf(), 'oppakken', { ...situatie, naamWijkteam: 'Noord' })).toContain(' Wijkteam Noord. ');
    const sociaal = { ...situatie, naamWijkteam: 'Sociaal Team Zuid' };
    expect(vraagSpraak(zaakOf(), 'oppakken', sociaal)).toContain(' Sociaal Team Zuid. ');
  });

  test('in a crisis is that it is now, and the number of the crisisdienst digit by digit', () => {
    const tekst = vraagSpraak(zaakOf({ urgentie: 'crisis' }), 'oppakken', situatie);
    expect(tekst).toContain('Crisis. ');
    expect(tekst).toContain('Nu direct opvolgen. De crisisdienst heeft nummer 0, 8, 0, 0, 1, 4, 7, 1.');
    expect(tekst).toContain('1, 1, 2');
    expect(tekst).not.toContain('november');
  });

  test('offers 1 only to who may take the case up', () => {
    const niet = { ...situatie, kanOppakken: false };
    expect(vraagSpraak(zaakOf(), 'oppakken', niet)).toMatch(
      /Druk op een toets .* Zorg dan dat iemand de zaak oppakt\.$/,
    );
    expect(vraagSpraak(zaakOf(), 'herinnering', niet)).toMatch(/Druk op een toets .* Open dan de zaak\.$/);
    expect(vraagSpraak(zaakOf(), 'herinnering', niet)).not.toContain('Druk op 1');
  });

  test('names days and hours as people say them', () => {
    expect(gesprokenWanneer(instant('2026-03-29T16:30:00Z'))).toBe('zondag 29 maart om 18 uur 30');
    expect(gesprokenWanneer(instant('2026-12-31T23:05:00Z'))).toBe('vrijdag 1 januari om 0 uur 5');
  });

  test('of every outcome is the sentence that an SMS has, with names that can be listened to', () => {
    const zaak = zaakOf();
    const all: readonly Oppakuitkomst[] = [
      { soort: 'opgepakt', zaak },
      { soort: 'van-ander', zaak, houder: 'Bas Bakker' },
      { soort: 'niet-meer-nodig', zaak },
      { soort: 'geen-professional', zaak },
      { soort: 'geen-zaak' },
    ];
    expect(all.map(uitkomstSpraak)).toEqual([
      `Opgepakt. Zaak ${NAAM} is van u. Voor woensdag 25 november om 10 uur. Dag.`,
      `Zaak ${NAAM} is al van Bas Bakker. U hoeft niets te doen. Dag.`,
      `Zaak ${NAAM} hoeft niemand meer op te pakken. Dag.`,
      `U kunt zaak ${NAAM} niet zelf oppakken. Zorg dat een professional dat doet. Dag.`,
      'Er is nu geen zaak die u zo kunt oppakken. Dag.',
    ]);
    const words = (tekst: string) =>
      tekst
        .replace(/S[-, 0-9A-F]+/, '')
        .split(' ')
        .slice(0, 3);
    for (const one of all)
      expect(words(oppakSms(one, [], 'https://c.nl'))).toEqual(words(uitkomstSpraak(one).replace(' Dag.', '')));
  });

  test('of a crisis that is theirs is that it is now', () => {
    expect(uitkomstSpraak({ soort: 'opgepakt', zaak: zaakOf({ urgentie: 'crisis' }) })).toContain('Nu direct.');
  });

  test('after another key says that it is not taken up, where it could have been', () => {
    expect(gehoordSpraak(zaakOf(), true)).toContain(`U hebt zaak ${NAAM} niet opgepakt.`);
    expect(gehoordSpraak(zaakOf(), false)).not.toContain('opgepakt');
  });

  test('is never long: a telephone is listened to once, whatever the case, the purpose and the names are', () => {
    const doelen: readonly PushKop['doel'][] = [
      ...(['oppakken', 'escalatie', 'herinnering', 'overschreden', 'geen-dienst'] as const),
      ...(['overdracht', 'overdracht-open', 'vandaag', 'crisis-open'] as const),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...doelen),
        fc.constantFrom<'spoed' | 'crisis'>('spoed', 'crisis'),
        fc.integer({ min: 0, max: 400 * 24 * 60 }),
        fc.boolean(),
        (doel, urgentie, minuten, kanOppakken) => {
          const uiterlijkOp = plusMs(instant('2026-01-01T00:00:00Z'), minuten * 60_000);
          const tekst = vraagSpraak(zaakOf({ urgentie, uiterlijkOp }), doel, { ...situatie, kanOppakken });
          expect(tekst.length).toBeLessThan(450);
          expect(tekst).not.toMatch(/undefined|NaN|https?:/);
          expect(tekst).toContain(NAAM);
        },
      ),
    );
  });
});
