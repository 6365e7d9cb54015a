/** The made-up days: the same for the same seed, and busy when people are. */
import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { bezoekId, ruweMail, telefoonBerichten } from '../../local/dagen/berichten.ts';
import { bezorgTelefoon } from '../../local/dagen/bezorging.ts';
import { type Dagenvraag, planDagen } from '../../local/dagen/dagen.ts';
import { AANDEEL, halfuurprofiel, SEIZOEN, WEEKDAG } from '../../local/dagen/drukte.ts';
import type { Verloop } from '../../local/dagen/verloop.ts';
import { KANALEN } from '../../shared/domain/contact/types.ts';

const question = (over: Partial<Dagenvraag> = {}): Dagenvraag => ({
  seed: 7,
  van: '2026-11-02',
  totEnMet: '2026-11-08',
  wijkteams: ['centrum', 'noord'],
  perDag: 400,
  ...over,
});
const all = (over: Partial<Dagenvraag> = {}): readonly Verloop[] => [...planDagen(question(over))];
const wall = (ms: number) => DateTime.fromMillis(ms, { zone: 'Europe/Amsterdam' });

describe('the days of a seed', () => {
  test('are the same every time, and others for another seed', () => {
    expect(all()).toEqual(all());
    expect(all({ seed: 8 })).not.toEqual(all());
  });

  test('are the same when one is asked alone, or one kanaal of it', () => {
    const week = all();
    const tuesday = all({ van: '2026-11-03', totEnMet: '2026-11-03' });
    expect(week.filter(({ nr }) => nr.startsWith('2026-11-03'))).toEqual(tuesday);
    expect(tuesday.filter(({ kanaal }) => kanaal === 'chat')).toEqual(
      all({ van: '2026-11-03', totEnMet: '2026-11-03', kanalen: ['chat'] }),
    );
  });

  test('give every contact a name of its own and facts in order of time', () => {
    const week = all();
    expect(new Set(week.map(({ nr }) => nr)).size).toBe(week.length);
    for (const { feiten } of week) {
      const times = feiten.map(({ op }) => op);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  test('of a year are not held in memory: the first contact comes at once', () => {
    const year = planDagen(question({ van: '2026-01-01', totEnMet: '2026-12-31', perDag: 150_000 }));
    const started = performance.now();
    expect(year.next().done).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('it is busy when people call', () => {
  test('the weights spread what there is, and add nothing', () => {
    for (const kanaal of KANALEN)
      for (const weekdag of [1, 5]) expect(halfuurprofiel(kanaal, weekdag).reduce((a, b) => a + b)).toBeCloseTo(1, 10);
    expect(WEEKDAG.slice(1, 6).reduce((a, b) => a + b)).toBeCloseTo(5, 10);
    expect(SEIZOEN.slice(1).reduce((a, b) => a + b)).toBeCloseTo(12, 10);
    expect(Object.values(AANDEEL).reduce((a, b) => a + b)).toBeCloseTo(1, 10);
  });

  test('Monday more than Friday, a holiday hardly at all, and about as many as were asked', () => {
    const perDay = new Map<string, number>();
    for (const { nr } of all({ van: '2026-04-20', totEnMet: '2026-05-03' }))
      perDay.set(nr.slice(0, 10), (perDay.get(nr.slice(0, 10)) ?? 0) + 1);
    const on = (date: string) => perDay.get(date) ?? 0;
    expect(on('2026-04-20')).toBeGreaterThan(on('2026-04-24') * 1.3);
    expect(on('2026-04-27')).toBeLessThan(30);
    const week = ['20', '21', '22', '23', '24'].reduce((sum, day) => sum + on(`2026-04-${day}`), 0);
    expect(Math.abs(week / (5 * 400 * 0.98) - 1)).toBeLessThan(0.1);
  });

  test('mornings more than lunch, and a Friday afternoon is quiet', () => {
    const count = (day: string, from: number, to: number) =>
      all({ van: day, totEnMet: day, perDag: 3000, kanalen: ['telefoon'] }).filter((v) => {
        const { hour } = wall(v.wachten[0]?.begin ?? 0);
        return hour >= from && hour < to;
      }).length;
    expect(count('2026-11-03', 10, 12)).toBeGreaterThan(count('2026-11-03', 12, 14) * 1.2);
    const friday = count('2026-11-06', 13, 17) / count('2026-11-06', 9, 12);
    expect(friday).toBeLessThan((count('2026-11-03', 13, 17) / count('2026-11-03', 9, 12)) * 0.8);
  });

  test('a day on which the clock changes has its own number of hours', () => {
    for (const [day, hours] of [
      ['2026-03-29', 23],
      ['2026-10-25', 25],
    ] as const) {
      // So many that no hour of a Sunday stays empty.
      const found = all({ van: day, totEnMet: day, perDag: 4_000_000, kanalen: ['telefoon'] });
      const queued = found.flatMap(({ feiten }) => feiten.filter(({ soort }) => soort === 'in-wachtrij').slice(0, 1));
      expect(new Set(queued.map(({ op }) => Math.floor(op / 3_600_000))).size).toBe(hours);
      expect(queued.every(({ op }) => wall(op).toISODate() === day)).toBe(true);
    }
  });
});

describe('what happens', () => {
  const week = all({ perDag: 2000 });

  test('is everything that the figures must tell apart', () => {
    const found = new Set(week.flatMap(({ kanaal, wachten }) => wachten.map(({ afloop }) => `${kanaal} ${afloop}`)));
    expect([...found].sort()).toEqual(
      [
        'chat afgehaakt',
        'chat beantwoord',
        'chat wachtend',
        'inloop afgehaakt',
        'inloop beantwoord',
        'inloop wachtend',
        'mail beantwoord',
        'mail wachtend',
        'telefoon afgehaakt',
        'telefoon beantwoord',
        'telefoon opgehangen-in-menu',
        'telefoon terugbel-gevraagd',
        'telefoon wachtend',
      ].sort(),
    );
    for (const limit of [30_000, 60_000, 900_000, 5000]) {
      for (const ms of [limit, limit + 1])
        expect(week.some((v) => v.wachten.some(({ begin, einde }) => einde !== null && einde - begin === ms))).toBe(
          true,
        );
    }
    expect(week.some(({ kanaal, wachten }) => kanaal === 'mail' && wachten.length === 0)).toBe(true);
    expect(week.some(({ kanaal, wachten }) => kanaal === 'mail' && wachten.length === 2)).toBe(true);
  });

  test('the fewer stay, the longer it takes: who gives up has waited an exponential time', () => {
    const given = week
      .filter(({ kanaal }) => kanaal === 'telefoon')
      .flatMap(({ wachten }) => wachten)
      .filter(({ afloop, einde, begin }) => afloop === 'afgehaakt' && (einde ?? 0) - begin < 60_000)
      .map(({ einde, begin }) => (einde ?? 0) - begin);
    expect(given.filter((ms) => ms < 20_000).length).toBeGreaterThan(given.filter((ms) => ms >= 40_000).length);
  });

  test('reaches the door as the door takes it: ids of their own, mails in one thread, made-up numbers', () => {
    const calls = week.filter(({ kanaal }) => kanaal === 'telefoon');
    const ids = calls.flatMap((call) => telefoonBerichten(call, 7).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const call of calls.slice(0, 50))
      for (const { nummer } of telefoonBerichten(call, 7)) expect(nummer ?? '+31600000000').toMatch(/^\+3160\d{7}$/);
    const [thread] = week.filter(({ feiten }) => feiten.filter(({ soort }) => soort === 'mail').length > 1);
    expect(ruweMail(thread as Verloop, 1, 7)).toContain(`In-Reply-To: <7-${thread?.nr}-0@post.example>`);
    expect(ruweMail(thread as Verloop, 1, 7, '<ours@example>')).toContain('In-Reply-To: <ours@example>');
    expect(() => ruweMail(calls[0] as Verloop, 0, 7)).toThrow('has 0 mails');
    expect(bezoekId(calls[0] as Verloop, 7)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

test('an exchange delivers everything at least once, in order of delivery, some of it twice, late and out of order', () => {
  const week = all();
  const sent = week.filter(({ kanaal }) => kanaal === 'telefoon').flatMap((call) => telefoonBerichten(call, 7));
  const delivered = [...bezorgTelefoon(week, 7)];
  expect(new Set(delivered.map(({ bericht }) => bericht.id))).toEqual(new Set(sent.map(({ id }) => id)));
  expect(delivered.length).toBeGreaterThan(sent.length * 1.03);
  const ops = delivered.map(({ op }) => op);
  expect(ops).toEqual([...ops].sort((a, b) => a - b));
  for (const { op, bericht } of delivered) expect(op).toBeGreaterThanOrEqual(Date.parse(bericht.op));
  const happened = delivered.map(({ bericht }) => bericht.op);
  expect(happened).not.toEqual([...happened].sort());
  expect(delivered.some(({ op, bericht }) => op - Date.parse(bericht.op) > 6 * 3_600_000)).toBe(true);
});
