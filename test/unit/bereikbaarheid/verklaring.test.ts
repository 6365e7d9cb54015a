import { expect, test } from '@jest/globals';
import { duurtekst, tellersVan, verklaarWacht } from '../../../shared/domain/bereikbaarheid/verklaring.ts';
import type { Wacht, WachtEinde } from '../../../shared/domain/contact/types.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';

const BEGIN = instant('2026-11-20T16:00:00Z');
const wacht = (hoe: WachtEinde | null, seconds = 90): Wacht => ({
  id: 'w',
  kanaal: 'mail',
  wijkteam: 'centrum',
  begin: BEGIN,
  einde: hoe === null ? null : { op: plusMs(BEGIN, seconds * 1000), hoe },
});
const open = { seconden: 57_600, klok: 'open', doel: 0.85 } as const;

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [59_000, '59 s'],
  [60_000, '1 min'],
  [3_723_000, '1 u 2 min'],
  [90_000_000, '1 d 1 u'],
  [86_400_000, '1 d'],
])('%d ms is %s', (ms, text) => {
  expect(duurtekst(ms)).toBe(text);
});

test('a norm in open time is explained in open time, also for what began while it was closed', () => {
  const told = verklaarWacht(
    wacht('beantwoord', 320_000),
    { beantwoord: 1, buitenOpeningstijd: 1, binnenNorm: 1 },
    open,
    plusMs(BEGIN, 320_000_000),
    39_600_000,
  );
  expect(told).toBe(
    'Beantwoord door een medewerker na 3 d 16 u. Het begon buiten openingstijd. De norm is 16 u openingstijd; het was 11 u openingstijd: binnen de norm.',
  );
});

test('a wait that is past its norm by less than the text can show is said to be just longer, and one at the norm is not', () => {
  const phone = { seconden: 30, klok: 'verstreken', doel: 0.8 } as const;
  const told = (ms: number) =>
    verklaarWacht(
      { ...wacht('beantwoord'), einde: { op: plusMs(BEGIN, ms), hoe: 'beantwoord' } },
      { beantwoord: 1, [ms > 30_000 ? 'buitenNorm' : 'binnenNorm']: 1 },
      phone,
      plusMs(BEGIN, ms),
      ms,
    );
  expect(told(30_000)).toContain('De norm is 30 s; het was 30 s: binnen de norm.');
  expect(told(30_001)).toContain('De norm is 30 s; het was net iets meer dan 30 s: telt als gemist.');
  expect(told(31_000)).toContain('De norm is 30 s; het was 31 s: telt als gemist.');
  const inHours = verklaarWacht(
    wacht('beantwoord'),
    { beantwoord: 1, buitenNorm: 1 },
    open,
    plusMs(BEGIN, 600_000_000),
    57_600_001,
  );
  expect(inHours).toContain(
    'De norm is 16 u openingstijd; het was net iets meer dan 16 u openingstijd: telt als gemist.',
  );
});

test('an elapsed norm is silent about what began while it was closed, and says so', () => {
  const norm = { seconden: 30, klok: 'verstreken', doel: 0.8 } as const;
  const told = verklaarWacht(
    wacht('beantwoord'),
    { beantwoord: 1, buitenOpeningstijd: 1 },
    norm,
    plusMs(BEGIN, 90_000),
    0,
  );
  expect(told).toContain('Wat buiten openingstijd begint wordt niet aan deze norm getoetst.');
});

test('every way in which a wait ends has its own sentence, and so has one that goes on', () => {
  const hoe = [
    'beantwoord',
    'afgehaakt',
    'terugbel-gevraagd',
    'geen-antwoord-nodig',
    'opgehangen-in-menu',
    null,
  ] as const;
  const told = hoe.map((one) => verklaarWacht(wacht(one), {}, null, plusMs(BEGIN, 90_000), null));
  expect(new Set(told).size).toBe(hoe.length);
  expect(told.every((text) => text.endsWith('.'))).toBe(true);
});

test('what only places a wait in its half hour is not shown', () => {
  expect(tellersVan({ beantwoord: 1, tweedeHalfuur: 1, afgehaakt: 0 })).toEqual(['beantwoord']);
});
