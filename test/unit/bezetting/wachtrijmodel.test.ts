import { describe, expect, test } from '@jest/globals';
import { type Belasting, erlangB, erlangC, verwacht } from '../../../shared/domain/bezetting/wachtrijmodel.ts';
import { randomOf } from '../../support/figures/random-cell.ts';

const load = (perUur: number, behandelSeconden: number, geduldSeconden: number | null = null): Belasting => ({
  perUur,
  behandelSeconden,
  geduldSeconden,
});

describe('everybody waits for ever (Erlang C)', () => {
  test('the textbook: 10 Erlang of 180 seconds, 14 people, 88.8 % within 20 seconds', () => {
    expect(verwacht(load(200, 180), 14, 20).binnen).toBeCloseTo(0.888, 3);
    expect(erlangC(10, 14)).toBeCloseTo(0.1741, 4);
    expect(erlangB(10, 14)).toBeCloseTo(0.0568, 4);
  });

  test('one person is the M/M/1 queue, of which everything is known', () => {
    const { gemiddeldeWacht, binnen, bezettingsgraad } = verwacht(load(10, 180), 1, 60);
    expect([bezettingsgraad, gemiddeldeWacht]).toEqual([0.5, 180]);
    expect(binnen).toBeCloseTo(1 - 0.5 * Math.exp(-60 / 360), 12);
  });

  test('as many calls as people can take, or more, is a queue without end', () => {
    expect(verwacht(load(200, 180), 10, 20)).toMatchObject({ binnen: 0, gemiddeldeWacht: Number.POSITIVE_INFINITY });
  });

  test('a thousand people overflow nothing', () => {
    const { binnen } = verwacht(load(18_000, 180), 930, 20);
    expect(binnen).toBeGreaterThan(0.9);
    expect(binnen).toBeLessThan(1);
  });
});

describe('people give up (Erlang A)', () => {
  test('endless patience is Erlang C', () => {
    const [c, a] = [verwacht(load(200, 180), 14, 20), verwacht(load(200, 180, 1e9), 14, 20)];
    expect(a.binnen).toBeCloseTo(c.binnen, 6);
    expect(a.gemiddeldeWacht).toBeCloseTo(c.gemiddeldeWacht, 3);
  });

  test('who are reached and who give up are all callers', () => {
    const { binnen, afhakers } = verwacht(load(300, 200, 90), 12, 100_000);
    expect(binnen + afhakers).toBeCloseTo(1, 6);
  });

  test('nobody at work reaches nobody', () => {
    const { binnen, afhakers, bezettingsgraad } = verwacht(load(30, 200, 90), 0, 60);
    expect([binnen, bezettingsgraad]).toEqual([0, 0]);
    expect(afhakers).toBeCloseTo(1, 12);
  });

  test('one more person never makes it worse, one more call never better', () => {
    for (let n = 1; n < 20; n += 1) {
      const here = verwacht(load(200, 180, 120), n, 30).binnen;
      expect(verwacht(load(200, 180, 120), n + 1, 30).binnen).toBeGreaterThanOrEqual(here);
      expect(verwacht(load(220, 180, 120), n, 30).binnen).toBeLessThanOrEqual(here);
    }
  });
});

test('a line without calls answers them all, and nonsense is refused', () => {
  expect(verwacht(load(0, 180), 0, 30).binnen).toBe(1);
  for (const [belasting, mensen] of [
    [load(-1, 180), 1],
    [load(10, 0), 1],
    [load(10, 180, 0), 1],
    [load(10, 180), 1.5],
    [load(10, 180), -1],
  ] as const) {
    expect(() => verwacht(belasting, mensen, 30)).toThrow(RangeError);
  }
});

/** Plays the line call by call: first come, first served, each caller with a patience of their own. */
function play({ perUur, behandelSeconden, geduldSeconden }: Belasting, mensen: number, limit: number, short: number) {
  const random = randomOf(20_261_122);
  const drawn = (mean: number) => -mean * Math.log(random());
  const free = Array.from({ length: mensen }, () => 0);
  const CALLS = 200_000;
  let [now, within, left, leftSoon, waited] = [0, 0, 0, 0, 0];
  for (let call = 0; call < CALLS; call += 1) {
    now += drawn(3600 / perUur);
    const next = free.indexOf(Math.min(...free));
    const wait = Math.max(0, free[next]! - now);
    const patience = geduldSeconden === null ? Number.POSITIVE_INFINITY : drawn(geduldSeconden);
    if (wait > patience) {
      left += 1;
      if (patience <= short) leftSoon += 1;
      waited += patience;
      continue;
    }
    if (wait <= limit) within += 1;
    waited += wait;
    free[next] = now + wait + drawn(behandelSeconden);
  }
  return {
    binnen: within / CALLS,
    afhakers: left / CALLS,
    kortAfhakers: leftSoon / CALLS,
    gemiddeldeWacht: waited / CALLS,
  };
}

test.each([
  ['a small team at ease', load(18, 300, 120), 3],
  ['a small team under pressure', load(40, 300, 90), 3],
  ['a Monday morning with too few', load(120, 240, 60), 5],
  ['the shared line of a region', load(200, 180, 150), 12],
  ['patient callers', load(60, 200, null), 5],
] as const)('the formula agrees with a simulation of 200,000 calls: %s', (_name, belasting, mensen) => {
  const [formula, played] = [verwacht(belasting, mensen, 30, 5), play(belasting, mensen, 30, 5)];
  for (const share of ['binnen', 'afhakers', 'kortAfhakers'] as const) {
    expect(Math.abs(formula[share] - played[share])).toBeLessThan(0.01);
  }
  expect(Math.abs(formula.gemiddeldeWacht - played.gemiddeldeWacht)).toBeLessThan(0.05 * played.gemiddeldeWacht + 0.3);
});
