/** A norm proposed from what was measured: who gave up counts as missed, and the limit is one that people can remember. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CijferStore } from '../../../shared/application/ports.ts';
import { makeProposeNorm } from '../../../shared/application/propose-norm.ts';
import { leegCel } from '../../../shared/domain/bereikbaarheid/cellen.ts';
import { verdelingVan } from '../../../shared/domain/bereikbaarheid/verdeling.ts';

/** Telephone waits of one wijkteam, in whole seconds: of who was answered, and of who gave up. */
function measured(answered: readonly number[], left: number) {
  const cel = {
    ...leegCel(),
    wachttijd: verdelingVan(answered.map((seconds) => seconds * 1000)),
    afhaaktijd: verdelingVan(Array.from({ length: left }, () => 60_000)),
  };
  const cijfers: Pick<CijferStore, 'readSommen' | 'listGezien'> = {
    readSommen: async (_kanaal, wijkteam) => (wijkteam === 'centrum' ? [cel] : []),
    listGezien: async () => [
      { kanaal: 'telefoon', wijkteam: 'centrum' },
      { kanaal: 'mail', wijkteam: 'centrum' },
    ],
  };
  const propose = makeProposeNorm({ cijfers: cijfers as CijferStore });
  return (doel: number) => propose({ kanaal: 'telefoon', van: '2026-10-01', totEnMet: '2026-10-31', doel });
}

describe('a proposed norm', () => {
  test('of a hundred people with a target of 55 % is what the fifty-fifth waited, not the fifty-sixth', async () => {
    const answered = Array.from({ length: 100 }, (_, i) => (i < 55 ? 10 : 100));
    expect(await measured(answered, 0)(0.55)).toMatchObject({ n: 100, beantwoord: 100, seconden: 10, binnen: 0.55 });
    expect(await measured(answered, 0)(0.551)).toMatchObject({ seconden: 100, binnen: 1 });
  });

  test('is there as long as enough people were answered at all, and says how many met it of all', async () => {
    const answered = Array.from({ length: 8 }, () => 18);
    expect(await measured(answered, 2)(0.8)).toMatchObject({ n: 10, beantwoord: 8, seconden: 20, binnen: 0.8 });
    expect(await measured(answered, 2)(0.801)).toMatchObject({ n: 10, beantwoord: 8, seconden: null, binnen: null });
    expect(await measured([], 3)(0.1)).toMatchObject({ n: 3, beantwoord: 0, seconden: null, binnen: null, p50: null });
    expect(await measured([], 0)(0.1)).toMatchObject({ n: 0, seconden: null, binnen: null });
  });

  test('meets its target whatever was measured, and a round limit below it does not', async () => {
    const waits = fc.array(fc.integer({ min: 0, max: 7200 }), { maxLength: 60 });
    const target = fc.integer({ min: 1, max: 999 }).map((mille) => mille / 1000);
    await fc.assert(
      fc.asyncProperty(waits, fc.nat(20), target, async (answered, left, doel) => {
        const { n, seconden, binnen } = await measured(answered, left)(doel);
        expect(n).toBe(answered.length + left);
        const needed = Math.ceil((Math.round(doel * 1000) * n) / 1000);
        if (n === 0 || needed > answered.length) {
          expect([seconden, binnen]).toEqual([null, null]);
          return;
        }
        expect(binnen).toBeGreaterThanOrEqual(needed / n);
        expect(binnen).toBeLessThanOrEqual(1);
        // Durations are kept within 1.8 %: a limit that much longer has at least so many, one step and as much shorter fewer.
        const within = (limit: number) => answered.filter((wait) => wait <= limit).length;
        const limit = seconden ?? Number.NaN;
        expect(within(limit * 1.019)).toBeGreaterThanOrEqual(needed);
        const step = limit <= 120 ? 5 : limit <= 3600 ? 60 : 3600;
        if (limit > step) expect(within((limit - step) * 0.981 - 1)).toBeLessThan(needed);
      }),
      { numRuns: 500 },
    );
  });
});
