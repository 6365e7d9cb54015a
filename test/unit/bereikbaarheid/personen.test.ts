import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { kalenderperioden, kalenderperiodenBinnen } from '../../../shared/domain/bereikbaarheid/kalenderperioden.ts';
import { HERHAAL_DAGEN, isHerhaald, telPersonen } from '../../../shared/domain/bereikbaarheid/personen.ts';
import { HOUR, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';

describe('unique people', () => {
  test('who shares a number or address is one person, also by way of another contact; who left none is told apart', () => {
    expect(telPersonen([['nummer-1'], ['mail-1'], [], ['nummer-1', 'mail-1'], ['nummer-2'], []])).toEqual({
      personen: 2,
      zonderSleutel: 2,
    });
    expect(telPersonen([])).toEqual({ personen: 0, zonderSleutel: 0 });
  });

  test('are the groups of contacts that hang together, in whatever order they come', () => {
    const sleutels = fc.array(fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']), { maxLength: 12 });
    fc.assert(
      fc.property(sleutels, fc.infiniteStream(fc.nat()), (contacten, randoms) => {
        // Merged until nothing changes: slow and plain.
        let groups = contacten.filter((keys) => keys.length > 0).map((keys) => new Set(keys));
        for (let changed = true; changed; ) {
          changed = false;
          for (const [i, group] of groups.entries()) {
            const other = groups.findIndex((one, j) => j > i && [...one].some((key) => group.has(key)));
            if (other === -1) continue;
            for (const key of groups[other] ?? []) group.add(key);
            groups = groups.filter((_, j) => j !== other);
            changed = true;
            break;
          }
        }
        const shuffled = contacten.toSorted(() => ((randoms.next().value as number) % 2) - 0.5);
        expect(telPersonen(shuffled).personen).toBe(groups.length);
      }),
    );
  });
});

describe('who comes back', () => {
  const closedAt = instant('2026-11-01T10:00:00Z');
  const earlier = { id: 'a', afgeslotenOp: closedAt, uitkomst: 'informatie-advies' } as const;
  const again = (hours: number, other: object = {}) =>
    isHerhaald({ id: 'b', ontvangenOp: plusMs(closedAt, hours * HOUR) }, [{ ...earlier, ...other } as never]);

  test('does so within thirty days after closing, the limit included', () => {
    expect(again(0)).toBe(true);
    expect(again(HERHAAL_DAGEN * 24)).toBe(true);
    expect(isHerhaald({ id: 'b', ontvangenOp: plusMs(closedAt, HERHAAL_DAGEN * 24 * HOUR + 1) }, [earlier])).toBe(
      false,
    );
    expect(again(-1)).toBe(false);
  });

  test('not after spam, who hung up, what is still open, or the contact itself', () => {
    expect(again(1, { uitkomst: 'spam' })).toBe(false);
    expect(again(1, { uitkomst: null })).toBe(false);
    expect(again(1, { afgeslotenOp: null, uitkomst: null })).toBe(false);
    expect(again(1, { id: 'b' })).toBe(false);
  });
});

describe('whole months, quarters and years', () => {
  test('are those that the days lie in', () => {
    expect(kalenderperioden(['2026-11-30', '2026-12-01'])).toEqual([
      { naam: '2026', van: '2026-01-01', totEnMet: '2026-12-31' },
      { naam: '2026-11', van: '2026-11-01', totEnMet: '2026-11-30' },
      { naam: '2026-12', van: '2026-12-01', totEnMet: '2026-12-31' },
      { naam: '2026-K4', van: '2026-10-01', totEnMet: '2026-12-31' },
    ]);
  });

  test('are in a period as a whole, or as far as they have come', () => {
    const names = (van: string, totEnMet: string, vandaag: string) =>
      kalenderperiodenBinnen(van, totEnMet, vandaag).map(({ naam }) => naam);
    expect(names('2026-01-01', '2026-03-31', '2026-11-25')).toEqual(['2026-01', '2026-02', '2026-03', '2026-K1']);
    expect(names('2026-11-01', '2026-11-29', '2026-12-25')).toEqual([]);
    expect(names('2026-11-01', '2026-11-25', '2026-11-25')).toEqual(['2026-11']);
    expect(names('2028-02-01', '2028-02-29', '2029-01-01')).toEqual(['2028-02']);
  });
});
