import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldSpoed } from '../../../shared/domain/spoed/fold-spoed.ts';
import {
  magOppakken,
  type Oppakuitkomst,
  ookOpenVoor,
  oppakSms,
  readOppakantwoord,
  staatOpenVoor,
  zaakVanAntwoord,
} from '../../../shared/domain/spoed/oppakken.ts';
import { referentieVan } from '../../../shared/domain/spoed/push-tekst.ts';
import { fitsInSms } from '../../../shared/domain/spoed/sms-tekst.ts';
import type { Spoedzaak } from '../../../shared/domain/spoed/types.ts';
import { type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, open } from './spoed-world.ts';

const ELKE = { referentie: null };

describe('an SMS takes up', () => {
  test.each(['1', ' 1 ', '1.', '1 .', '"1"', '1!', '１', '1️⃣', 'ja', 'JA', 'Ja.', 'Ik pak dit op', 'ik pak het op!'])(
    'when it says %p',
    (tekst) => expect(readOppakantwoord(tekst)).toEqual(ELKE),
  );

  test.each(['1 S-00A1B2', '1 s-00a1b2', '1 00A1B2', '1, S-00A1B2.', 'ja S 00a1b2', '1 zaak S-00A1B2', '1-S-00A1B2'])(
    'the case that it names: %p',
    (tekst) => expect(readOppakantwoord(tekst)).toEqual({ referentie: 'S-00A1B2' }),
  );

  test.each([
    '',
    ' ',
    '2',
    '11',
    '0',
    'nee',
    'STOP',
    'ja maar ik ben ziek',
    'Ja, ik bel u zo terug',
    '1 minuut',
    '1 of 2?',
    'S-00A1B2',
    'ik pak dit niet op',
    'Ik zit in een overleg. Dit is een automatisch antwoord.',
    `1${' '.repeat(100)}`,
  ])('nothing when it says %p', (tekst) => expect(readOppakantwoord(tekst)).toBeNull());

  test('never fails on a text, and never reads a case in what does not begin with yes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 70 })), (tekst) => {
        const read = readOppakantwoord(tekst);
        if (read !== null) expect(tekst.normalize('NFKC').toLowerCase()).toMatch(/1|ja|ik pak/);
        expect(read?.referentie ?? 'S-000000').toMatch(/^S-[0-9A-Z]{6}$/);
      }),
      { numRuns: 2000 },
    );
  });
});

const BEGIN = instant('2026-11-23T09:00:00Z');

/** A case that was pushed to Anna by SMS some minutes after the beginning. */
function pushed(id: string, minuut: number, more: Parameters<typeof foldSpoed>[1] = []): Spoedzaak {
  const op = plusMs(BEGIN, minuut * 60_000);
  const { beleid } = open(makeWorld('2026-11-23T10:00:00+01:00')).zaak();
  return foldSpoed(id, [
    {
      id: `${id}/geopend`,
      op,
      soort: 'geopend',
      contact: 'c',
      wijkteam: 'centrum',
      domein: 'sociaal',
      urgentie: 'spoed',
      ontvangenOp: op,
      door: 'tessa',
      beleid,
    },
    {
      id: `${id}/r1.t1/sms`,
      op,
      soort: 'push-klaargezet',
      push: `${id}/r1.t1/sms`,
      aan: 'anna',
      medium: 'sms',
      doel: 'oppakken',
      groep: 'r1.t1',
    },
    ...more,
  ]);
}
const takenBy = (id: string, door: string, op: Instant): Parameters<typeof foldSpoed>[1] => [
  { id: `${id}/beurt/1`, op, soort: 'opgepakt', beurt: 1, door },
];
const LATER = plusMs(BEGIN, 3_600_000);
const [A, B, C] = ['zaak-aaaaaa', 'zaak-bbbbbb', 'zaak-cccccc'] as const;

describe('the case that an answer means', () => {
  test('is the one that was pushed last before it came, whatever order they are listed in', () => {
    const zaken = [pushed(A, 1), pushed(B, 5), pushed(C, 3)];
    for (const listed of [zaken, zaken.toReversed()]) {
      expect(zaakVanAntwoord(listed, 'anna', ELKE, LATER)?.id).toBe(B);
      // What was pushed after the answer came is not what it answers.
      expect(zaakVanAntwoord(listed, 'anna', ELKE, plusMs(BEGIN, 4 * 60_000))?.id).toBe(C);
    }
    expect(zaakVanAntwoord(zaken, 'anna', ELKE, plusMs(BEGIN, -1))).toBeNull();
    expect(zaakVanAntwoord(zaken, 'bas', ELKE, LATER)).toBeNull();
  });

  test('stays that one when a colleague has it by now: an older one is not what was meant', () => {
    const zaken = [pushed(A, 1), pushed(B, 5, takenBy(B, 'bas', LATER))];
    expect(zaakVanAntwoord(zaken, 'anna', ELKE, LATER)?.id).toBe(B);
    expect(ookOpenVoor(zaken, 'anna', B).map(({ id }) => id)).toEqual([A]);
  });

  test('is never one that is over, nor one of which the SMS never left', () => {
    const over = pushed(B, 5, [{ id: 'sl', op: LATER, soort: 'gesloten', door: 'chef', reden: 'dubbel' }]);
    const reached = pushed(C, 6, [
      { id: 'p', op: LATER, soort: 'contactpoging', gelukt: true, wijze: 'telefoon', door: 'bas' },
    ]);
    const refused = pushed('zaak-dddddd', 7, [
      { id: 'm', op: LATER, soort: 'push-mislukt', push: 'zaak-dddddd/r1.t1/sms', reden: 'OptedOut' },
    ]);
    expect(zaakVanAntwoord([pushed(A, 1), over, reached, refused], 'anna', ELKE, LATER)?.id).toBe(A);
    expect(ookOpenVoor([over, reached], 'anna', null)).toEqual([]);
  });

  test('is the one that it names, of those that the sender was pushed about', () => {
    const zaken = [pushed(A, 1), pushed(B, 5)];
    expect(zaakVanAntwoord(zaken, 'anna', { referentie: referentieVan(A) }, LATER)?.id).toBe(A);
    expect(zaakVanAntwoord(zaken, 'bas', { referentie: referentieVan(A) }, LATER)).toBeNull();
    expect(zaakVanAntwoord(zaken, 'anna', { referentie: 'S-ZZZZZZ' }, LATER)).toBeNull();
  });
});

test('a case stands open for who was asked to take it over, and for everybody while nobody has it', () => {
  const world = open(makeWorld('2026-11-23T10:00:00+01:00'));
  expect(staatOpenVoor(world.zaak(), 'bas')).toBe(true);
  world.when({ soort: 'pakOp', door: 'anna' });
  expect(['anna', 'bas'].map((wie) => staatOpenVoor(world.zaak(), wie))).toEqual([false, false]);
  world.when({ soort: 'draagOver', aan: 'bas', door: 'anna' });
  expect(['anna', 'bas'].map((wie) => staatOpenVoor(world.zaak(), wie))).toEqual([false, true]);
  world.when({ soort: 'contactpoging', id: 'p', gelukt: true, wijze: 'telefoon', door: 'anna' });
  expect(staatOpenVoor(world.zaak(), 'bas')).toBe(false);
});

test('only a professional who still works here takes up', () => {
  expect(magOppakken({ actief: true, rollen: ['professional'] })).toBe(true);
  expect(magOppakken({ actief: false, rollen: ['professional'] })).toBe(false);
  expect(magOppakken({ actief: true, rollen: ['teamondersteuner', 'manager'] })).toBe(false);
});

test('taking up says by which way it went, and by signing in it says nothing of a way', () => {
  const world = open(makeWorld('2026-11-23T10:00:00+01:00'));
  world.when({ soort: 'pakOp', door: 'anna', langs: 'sms' });
  expect(world.of('opgepakt')).toMatchObject([{ door: 'anna', langs: 'sms' }]);
  const signedIn = open(makeWorld('2026-11-23T10:00:00+01:00'));
  signedIn.when({ soort: 'pakOp', door: 'anna' });
  expect(signedIn.of('opgepakt')[0]).not.toHaveProperty('langs');
});

describe('the SMS back', () => {
  const zaak = pushed(A, 1);
  const uitkomsten: readonly Oppakuitkomst[] = [
    { soort: 'opgepakt', zaak },
    { soort: 'van-ander', zaak, houder: 'Bram de Wit' },
    { soort: 'van-ander', zaak, houder: 'B🏠'.repeat(200) },
    { soort: 'niet-meer-nodig', zaak },
    { soort: 'geen-professional', zaak },
    { soort: 'geen-zaak' },
  ];

  test('fits in one SMS, with or without another case, and names the case that it is about', () => {
    for (const uitkomst of uitkomsten)
      for (const rest of [[], [pushed(B, 2)]])
        for (const console of ['https://v.nl', `https://${'lang.'.repeat(40)}nl`]) {
          const tekst = oppakSms(uitkomst, rest, console);
          expect(fitsInSms(tekst)).toBe(true);
          if ('zaak' in uitkomst) expect(tekst).toContain(referentieVan(A));
        }
  });

  test('says that it was taken up until when, or who has it, and which case is still open', () => {
    expect(oppakSms(uitkomsten[0]!, [], 'https://v.nl')).toBe(
      `Opgepakt. Zaak S-AAAAAA is van u. Voor wo 25-11 10:01. Open: https://v.nl/spoedzaken/${A}`,
    );
    expect(oppakSms(uitkomsten[1]!, [pushed(B, 2)], 'https://v.nl')).toBe(
      'Zaak S-AAAAAA is al van Bram de Wit. U hoeft niets te doen. Nog open: S-BBBBBB. Antwoord "1 S-BBBBBB".',
    );
  });
});
