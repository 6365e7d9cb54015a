import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { takeRuimte } from '../../../shared/domain/media/limiet.ts';
import { HOUR, instant, msBetween, plusMs } from '../../../shared/domain/tijd/instant.ts';

const NU = instant('2026-11-25T09:00:00Z');
const leeg = { id: 't', gegeven: [] };

describe('a limit', () => {
  test('lets no more through in any stretch than it says, whatever comes when and how often', () => {
    const komst = fc.record({ na: fc.integer({ min: 0, max: 40 }), sleutel: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(fc.array(komst, { maxLength: 120 }), (all) => {
        const [uur, dag] = [
          { max: 3, ms: HOUR },
          { max: 7, ms: 5 * HOUR },
        ];
        let teller: Parameters<typeof takeRuimte>[0] = leeg;
        let nu = NU;
        const gelaten = new Map<string, typeof NU>();
        for (const { na, sleutel } of all) {
          nu = plusMs(nu, na * 60_000);
          const found = takeRuimte(teller, String(sleutel), nu, uur, dag);
          if (found.soort === 'vol') {
            expect(found.vanaf > nu).toBe(true);
            expect(takeRuimte(teller, String(sleutel), found.vanaf, uur, dag).soort).toBe('ruimte');
            continue;
          }
          if (found.teller !== teller) gelaten.set(`${sleutel}@${nu}`, nu);
          teller = found.teller;
        }
        const times = [...gelaten.values()];
        for (const { max, ms } of [uur, dag])
          for (const begin of times)
            expect(times.filter((op) => op >= begin && msBetween(begin, op) < ms).length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('counts what is there already once', () => {
    const eerste = takeRuimte(leeg, 'a', NU, { max: 1, ms: HOUR });
    if (eerste.soort !== 'ruimte') throw new Error('there is room');
    expect(takeRuimte(eerste.teller, 'a', NU, { max: 1, ms: HOUR })).toEqual(eerste);
    expect(takeRuimte(eerste.teller, 'b', NU, { max: 1, ms: HOUR })).toEqual({ soort: 'vol', vanaf: plusMs(NU, HOUR) });
  });
});
