import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideBevestiging, type Teller, ZEKERINGEN } from '../../../shared/domain/contact/bevestiging.ts';
import { localDateOf } from '../../../shared/domain/tijd/amsterdam.ts';
import {
  CLOCK_DAY,
  HOUR,
  type Instant,
  instant,
  MINUTE,
  msBetween,
  plusMs,
} from '../../../shared/domain/tijd/instant.ts';

const NU = instant('2026-11-25T09:00:00Z');
const empty = (id: string): Teller => ({ id, gegeven: [] });

/** Asks for each in turn and keeps the counters; true where one was sent. */
function sends(asked: readonly { readonly draad: string; readonly op: Instant; readonly wie?: string }[]): boolean[] {
  const afzenders = new Map<string, Teller>();
  let totaal = empty('alles');
  return asked.map(({ draad, op, wie = 'an' }) => {
    const besluit = decideBevestiging(afzenders.get(wie) ?? empty(wie), totaal, draad, op);
    if (besluit.soort !== 'versturen') return false;
    afzenders.set(wie, besluit.afzender);
    totaal = besluit.totaal;
    return true;
  });
}

describe('an acknowledgement', () => {
  test('is given once per thread of a sender on a day, and again the next day', () => {
    const at = (op: string) => ({ draad: 'd', op: instant(op) });
    expect(
      sends([
        at('2026-11-25T09:00:00Z'),
        at('2026-11-25T20:00:00Z'),
        at('2026-11-25T23:00:00Z'),
        at('2026-11-26T20:00:00Z'),
      ]),
    ).toEqual([true, false, true, false]);
  });

  test('is counted by the Amsterdam day, also on the day of 25 hours', () => {
    const at = (op: string) => ({ draad: 'd', op: instant(op) });
    expect(sends([at('2026-10-24T22:00:00Z'), at('2026-10-25T22:59:59.999Z'), at('2026-10-25T23:00:00Z')])).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('is given apart for each thread and each sender', () => {
    expect(
      sends([
        { draad: 'd', op: NU },
        { draad: 'e', op: NU },
        { draad: 'd', op: NU, wie: 'bo' },
      ]),
    ).toEqual([true, true, true]);
  });

  test('stops when one sender got too many within an hour, and goes on when that hour is over', () => {
    const threads = Array.from({ length: ZEKERINGEN.perAfzenderPerUur + 2 }, (_, nr) => ({ draad: `d${nr}`, op: NU }));
    const later = { draad: 'x', op: plusMs(NU, HOUR) };
    expect(sends([...threads, later]).filter(Boolean)).toHaveLength(ZEKERINGEN.perAfzenderPerUur + 1);
    const refused = decideBevestiging(
      { id: 'an', gegeven: threads.slice(2).map(({ draad, op }) => ({ sleutel: draad, op, aantal: 1 })) },
      empty('alles'),
      'nog-een',
      NU,
    );
    expect(refused).toEqual({ soort: 'onderdrukken', reden: 'afzender-te-vaak' });
  });

  test('stops for everybody when too many leave within a minute', () => {
    const crowd = Array.from({ length: ZEKERINGEN.perMinuut + 5 }, (_, nr) => ({ draad: 'd', op: NU, wie: `w${nr}` }));
    expect(sends(crowd).filter(Boolean)).toHaveLength(ZEKERINGEN.perMinuut);
    expect(sends([...crowd, { draad: 'd', op: plusMs(NU, MINUTE), wie: 'later' }]).at(-1)).toBe(true);
  });

  test('never exceeds any limit, whatever comes when', () => {
    const step = fc.record({
      draad: fc.constantFrom('d', 'e', 'f', 'g'),
      wie: fc.constantFrom('an', 'bo'),
      after: fc.integer({ min: 0, max: 4 * HOUR }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let op: Instant = NU;
        const asked = steps.map(({ draad, wie, after }) => {
          op = plusMs(op, after);
          return { draad, wie, op };
        });
        const given = asked.filter((_, index) => sends(asked)[index]);
        const days = given.map((one) => `${one.wie} ${one.draad} ${localDateOf(one.op)}`);
        expect(new Set(days).size).toBe(days.length);
        for (const one of given) {
          const within = (ms: number) =>
            given.filter(
              ({ wie, op: at }) => wie === one.wie && msBetween(at, one.op) >= 0 && msBetween(at, one.op) < ms,
            );
          expect(within(HOUR).length).toBeLessThanOrEqual(ZEKERINGEN.perAfzenderPerUur);
          expect(within(CLOCK_DAY).length).toBeLessThanOrEqual(ZEKERINGEN.perAfzenderPerDag);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('keeps no more of a sender than limits need', () => {
    const besluit = decideBevestiging(
      { id: 'an', gegeven: [{ sleutel: 'oud', op: plusMs(NU, -26 * HOUR), aantal: 1 }] },
      empty('alles'),
      'd',
      NU,
    );
    expect(besluit).toMatchObject({ afzender: { gegeven: [{ sleutel: 'd' }] } });
  });
});
