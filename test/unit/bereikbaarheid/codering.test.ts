import { describe, expect, test } from '@jest/globals';
import { leegCel, mergeCellen, verschil, voegToe } from '../../../shared/domain/bereikbaarheid/cellen.ts';
import { codeerCel, decodeerCel, MAX_PER_BAK } from '../../../shared/domain/bereikbaarheid/codering.ts';
import type { Bijdrage, Cel } from '../../../shared/domain/bereikbaarheid/types.ts';
import { verdelingVan } from '../../../shared/domain/bereikbaarheid/verdeling.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { bytesOf, randomCell } from '../../support/figures/random-cell.ts';

const uur = instant('2026-11-20T09:00Z');
const bijdrage = (wacht: string, wachttijdMs: number, opentijdMs = wachttijdMs): Bijdrage => ({
  wacht,
  feiten: wacht,
  cel: { kanaal: 'telefoon', wijkteam: 'centrum', uur },
  tellers: { beantwoord: 1, binnenNorm: 1 },
  wachttijdMs,
  opentijdMs,
});

describe('a cell as flat counters', () => {
  test('an empty cell is nothing, and nothing is an empty cell', () => {
    expect(codeerCel(leegCel())).toEqual({});
    expect(decodeerCel({ pk: 'C#x', sk: 'y' })).toEqual(leegCel());
  });

  test('what was stored comes back as it was', () => {
    const cel = randomCell('telefoon', 500, 7);
    expect(decodeerCel({ pk: 'C#telefoon', sk: 'uur', ...codeerCel(cel) })).toEqual(cel);
  });

  test('a wait inside opening hours is counted once for both clocks, another once for each', () => {
    const kinds = (cel: Cel) =>
      Object.keys(codeerCel(cel))
        .filter((name) => /^[bwoa]/.test(name))
        .map((name) => name[0]);
    expect(kinds(voegToe(leegCel(), bijdrage('a', 20_000)))).toEqual(['b']);
    expect(kinds(voegToe(leegCel(), bijdrage('a', 3_600_000, 20_000))).sort()).toEqual(['o', 'w']);
  });

  test('adding the encoded difference to the encoded cell is encoding the new cell', () => {
    const before = [bijdrage('a', 20_000), bijdrage('b', 20_500), bijdrage('c', 21_000, 5000)];
    const after = [bijdrage('a', 20_000), bijdrage('b', 90_500, 500)];
    const stored: Record<string, number> = { ...codeerCel(before.reduce(voegToe, leegCel())) };
    for (const { delta } of verschil(before, after).values()) {
      for (const [name, change] of Object.entries(codeerCel(delta))) stored[name] = (stored[name] ?? 0) + change;
    }
    expect(decodeerCel(stored)).toEqual(after.reduce(voegToe, leegCel()));
  });

  test('counts that are taken back together although they were added apart still read as zero', () => {
    // One wait in elapsed time only and one in open time only, in the same bin, taken back as one difference.
    const stored: Record<string, number> = {};
    const one = verdelingVan([20_000]);
    const add = (cel: Cel) => {
      for (const [name, change] of Object.entries(codeerCel(cel))) stored[name] = (stored[name] ?? 0) + change;
    };
    add({ ...leegCel(), wachttijd: one });
    add({ ...leegCel(), opentijd: one });
    add({ ...leegCel(), wachttijd: verdelingVan([20_000, 20_000]), opentijd: verdelingVan([20_000, 20_000]) });
    const minus = (n: number) => ({
      n: -n,
      somMs: -n * 20_000,
      bakken: new Map([...one.bakken.keys()].map((bak) => [bak, -n])),
    });
    add({ ...leegCel(), wachttijd: minus(3), opentijd: minus(3) });
    expect(decodeerCel(stored)).toEqual(leegCel());
  });

  test('a bin holds as many as it may and refuses more, instead of spilling into the next', () => {
    const full = (count: number): Cel => ({
      ...leegCel(),
      afhaaktijd: {
        n: count,
        somMs: 0,
        bakken: new Map([
          [40, count],
          [41, 1],
          [42, -count],
        ]),
      },
    });
    expect(decodeerCel(codeerCel(full(MAX_PER_BAK))).afhaaktijd.bakken).toEqual(
      new Map([
        [40, MAX_PER_BAK],
        [41, 1],
        [42, -MAX_PER_BAK],
      ]),
    );
    expect(() => codeerCel(full(MAX_PER_BAK + 1))).toThrow(RangeError);
  });

  test('every number that is stored is one that a computer adds exactly', () => {
    for (const value of Object.values(codeerCel(randomCell('mail', 2000, 3))))
      expect(Number.isSafeInteger(value)).toBe(true);
  });

  test.each(['telefoon', 'chat', 'inloop', 'mail'] as const)(
    'an item with 2,000 contacts of %s fits in one kilobyte',
    (kanaal) => {
      for (const seed of [1, 2, 3]) expect(bytesOf(randomCell(kanaal, 2000, seed), kanaal)).toBeLessThanOrEqual(1024);
    },
  );

  test('a merged month reads the same as its hours', () => {
    const hours = [1, 2, 3, 4].map((seed) => randomCell('telefoon', 50, seed));
    expect(mergeCellen(hours.map((cel) => decodeerCel(codeerCel(cel))))).toEqual(mergeCellen(hours));
  });
});
