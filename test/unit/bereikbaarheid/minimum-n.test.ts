import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isTeKlein, verborgenDelen } from '../../../shared/domain/bereikbaarheid/minimum-n.ts';
import { perioden } from '../../../shared/domain/bereikbaarheid/perioden.ts';
import { rij } from '../../../shared/domain/bereikbaarheid/rij.ts';
import { exportRij } from '../../../shared/domain/bereikbaarheid/rij-export.ts';
import type { Cel } from '../../../shared/domain/bereikbaarheid/types.ts';
import { LEGE_VERDELING, verdelingVan } from '../../../shared/domain/bereikbaarheid/verdeling.ts';

describe('a figure over few people', () => {
  test('may not be shown; one over nobody, or over exactly the minimum, may', () => {
    expect([0, 1, 4, 5, 6].map((n) => isTeKlein(n, 5))).toEqual([false, true, true, false, false]);
  });

  test('that is hidden alone would follow from the total, so the next smallest is hidden with it', () => {
    expect(verborgenDelen([3, 20, 7, 0], 5)).toEqual({ delen: new Set([0, 2]), totaal: false });
  });

  test('hidden together with as few others would follow from the total as a sum over few', () => {
    expect(verborgenDelen([1, 2, 9], 5)).toEqual({ delen: new Set([0, 1, 2]), totaal: false });
  });

  test('that is the only part with anybody in it hides the total', () => {
    expect(verborgenDelen([0, 3, 0], 5)).toEqual({ delen: new Set([1]), totaal: true });
    expect(verborgenDelen([2, 2], 5)).toEqual({ delen: new Set([0, 1]), totaal: true });
  });

  test('when no part is small nothing is hidden', () => {
    expect(verborgenDelen([5, 6, 0], 5)).toEqual({ delen: new Set(), totaal: false });
    expect(verborgenDelen([], 5)).toEqual({ delen: new Set(), totaal: false });
  });

  test('can never be computed from what is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 12 }), fc.integer({ min: 2, max: 12 }), (parts, minimum) => {
        const { delen, totaal } = verborgenDelen(parts, minimum);
        for (const [place, n] of parts.entries()) {
          if (isTeKlein(n, minimum)) expect(delen.has(place)).toBe(true);
          if (n === 0) expect(delen.has(place)).toBe(false);
        }
        if (delen.size === 0 || totaal) return;
        const together = [...delen].reduce((sum, place) => sum + (parts[place] ?? 0), 0);
        expect(delen.size).toBeGreaterThan(1);
        expect(together).toBeGreaterThanOrEqual(minimum);
      }),
    );
  });
});

describe('a row that leaves the house', () => {
  const periode = perioden('2026-11-20', '2026-11-20', 'dag')[0]!;
  const row = (tellers: Cel['tellers'], wachttijd: readonly number[] = [], afhaaktijd: readonly number[] = []) =>
    rij({
      kanaal: 'telefoon',
      wijkteam: 'centrum',
      periode,
      norm: null,
      open: [],
      cel: {
        tellers,
        wachttijd: verdelingVan(wachttijd),
        opentijd: LEGE_VERDELING,
        afhaaktijd: verdelingVan(afhaaktijd),
      },
    });

  test('of few contacts says how many came and nothing of how they fared', () => {
    const shown = exportRij(row({ beantwoord: 3, afgehaakt: 1, binnenNorm: 3, buitenNorm: 1 }, [9000, 1, 2]), 5);
    expect(shown).toMatchObject({
      ontvangen: 4,
      beantwoord: null,
      afgehaakt: null,
      binnenNorm: null,
      serviceniveau: null,
      wachttijd: { gemiddelde: null, max: null },
      gemeten: { wachttijd: null },
      verborgen: 'alles',
    });
  });

  test('of enough contacts leaves out only the durations and the share that are about few of them', () => {
    const waits = [1000, 2000, 3000, 4000, 5000];
    const shown = exportRij(row({ beantwoord: 5, afgehaakt: 1, binnenNorm: 2, buitenNorm: 1 }, waits, [9000]), 5);
    expect(shown).toMatchObject({
      beantwoord: 5,
      afgehaakt: 1,
      wachttijd: { gemiddelde: 3 },
      afhaaktijd: { gemiddelde: null },
      serviceniveau: null,
      binnenNorm: null,
      buitenNorm: null,
      verborgen: 'deels',
    });
  });

  test('of nobody, or with nothing about few, is as it was', () => {
    const empty = row({});
    expect(exportRij(empty, 5)).toEqual({ ...empty, verborgen: '' });
    const full = row({ beantwoord: 5, binnenNorm: 5 }, [1, 2, 3, 4, 5]);
    expect(exportRij(full, 5)).toEqual({ ...full, verborgen: '' });
  });
});
