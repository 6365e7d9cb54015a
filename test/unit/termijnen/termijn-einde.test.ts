import { describe, expect, test } from '@jest/globals';
import { addWorkingDays, isWorkingDay, termijnEinde } from '../../../shared/domain/termijnen/termijn-einde.ts';
import { TERMIJNSOORTEN } from '../../../shared/domain/termijnen/types.ts';
import { epochMs, instant } from '../../../shared/domain/tijd/instant.ts';

describe('terms in hours', () => {
  test('crisis is at once', () => {
    const now = instant('2026-11-20T16:30:00+01:00');
    expect(termijnEinde('crisis', now).uiterlijkOp).toBe(now);
  });

  test.each(['2026-11-20T16:30:00.123Z', '2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z', '2026-12-24T15:00:00Z'])(
    'spoed from %s is 172,800 seconds later, whatever the clock or the calendar does',
    (received) => {
      const van = instant(received);
      expect(epochMs(termijnEinde('spoed', van).uiterlijkOp) - epochMs(van)).toBe(172_800_000);
    },
  );

  test('spoed over a clock change ends at another wall time', () => {
    expect(termijnEinde('spoed', instant('2026-10-24T12:00:00+02:00')).uiterlijkOp).toBe('2026-10-26T10:00:00.000Z');
    expect(termijnEinde('spoed', instant('2026-10-24T12:00:00+02:00')).dag).toBe('2026-10-26');
  });
});

describe('terms in working days', () => {
  test('a call-back asked on Friday is work for Monday at the latest', () => {
    const end = termijnEinde('terugbelverzoek', instant('2026-11-20T16:55:00+01:00'));
    expect(end).toMatchObject({ dag: '2026-11-23', uiterlijkOp: '2026-11-23T22:59:59.999Z' });
  });

  test('the inloop step is done two working days later, holidays and local closing days not counted', () => {
    const received = instant('2026-12-23T10:00:00+01:00');
    expect(termijnEinde('inloopstap', received).dag).toBe('2026-12-28');
    expect(termijnEinde('inloopstap', received, { sluitingsdagen: [{ datum: '2026-12-24' }] }).dag).toBe('2026-12-29');
  });

  test('15 May 2026 is a working day of the municipality although no statutory term ends on it; 5 May is none', () => {
    expect(isWorkingDay('2026-05-15')).toBe(true);
    expect(isWorkingDay('2026-05-05')).toBe(false);
    expect(isWorkingDay('2027-05-05')).toBe(false);
    expect(isWorkingDay('2026-04-03')).toBe(true);
    expect(isWorkingDay('2026-04-03', new Set(['2026-04-03']))).toBe(false);
    expect(addWorkingDays('2026-05-13', 1)).toBe('2026-05-15');
  });
});

describe('terms in weeks and months', () => {
  const received = instant('2026-11-11T23:30:00+01:00');

  test.each([
    ['regulier', '2026-11-25'],
    ['eerste-vraagverhelderingsgesprek', '2026-11-25'],
    ['vraagverheldering', '2027-01-06'],
    ['besluit', '2027-01-06'],
    ['start-ondersteuning', '2026-11-25'],
    ['evaluatie', '2027-05-11'],
    ['evaluatie-intensief', '2027-02-11'],
  ] as const)('%s ends on %s, at the end of that local day', (soort, dag) => {
    const end = termijnEinde(soort, received);
    expect(end.dag).toBe(dag);
    expect(epochMs(end.uiterlijkOp) + 1).toBe(
      Date.parse(`${dag}T24:00:00${dag.includes('-05-') ? '+02:00' : '+01:00'}`),
    );
  });

  test('two weeks that end on a holiday end on the next working day', () => {
    expect(termijnEinde('regulier', instant('2026-12-11T10:00:00+01:00')).dag).toBe('2026-12-28');
    expect(termijnEinde('regulier', instant('2026-05-01T10:00:00+02:00')).dag).toBe('2026-05-18');
  });

  test('only a decision can be suspended', () => {
    expect(termijnEinde('besluit', received, { opgeschorteDagen: 7 }).dag).toBe('2027-01-13');
    expect(termijnEinde('vraagverheldering', received, { opgeschorteDagen: 7 }).dag).toBe('2027-01-06');
  });

  test('the day of receipt is the local one', () => {
    expect(termijnEinde('regulier', instant('2026-11-11T23:30:00Z')).dag).toBe('2026-11-26');
  });
});

test('no term ends before it begins, and every term says how it came about', () => {
  for (const soort of TERMIJNSOORTEN) {
    const van = instant('2026-11-20T10:00:00Z');
    const end = termijnEinde(soort, van);
    expect(end.uiterlijkOp >= van).toBe(true);
    expect(end.uitleg.length).toBeGreaterThan(0);
  }
});
