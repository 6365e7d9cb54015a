import { describe, expect, test } from '@jest/globals';
import { aandeel, contacten, duur, duurVoluit, tijd, tijdstip } from '../../../web/app/woorden.ts';

const NU = Date.parse('2026-11-25T09:00:00Z');

describe('an instant is written as people say it', () => {
  test.each([
    ['2026-11-25T08:05:00Z', 'vandaag 09:05'],
    ['2026-11-24T22:59:00Z', 'gisteren 23:59'],
    // Midnight in Amsterdam, not in UTC, makes it today.
    ['2026-11-24T23:00:00Z', 'vandaag 00:00'],
    ['2026-11-26T07:30:00Z', 'morgen 08:30'],
    ['2026-11-27T07:30:00Z', 'vr 27 november 08:30'],
  ])('%s is %s', (op, text) => {
    expect(tijdstip(op, NU)).toBe(text);
  });

  test('in the time of Amsterdam on both sides of a change of the clock', () => {
    expect([tijd('2026-10-25T00:30:00Z'), tijd('2026-10-25T01:30:00Z')]).toEqual(['02:30', '02:30']);
    expect([tijd('2026-03-29T00:59:00Z'), tijd('2026-03-29T01:00:00Z')]).toEqual(['01:59', '03:00']);
  });
});

describe('how long', () => {
  test.each([
    [0, '0 s', 'minder dan een minuut'],
    [59.9, '59 s', 'minder dan een minuut'],
    [60, '1 min', 'een minuut'],
    [3599, '59 min', '59 minuten'],
    [3600, '1 u 00', '1 uur'],
    [11_100, '3 u 05', '3 uur en 5 minuten'],
    [48 * 3600, '2 d 0 u', '2 dagen en 0 uur'],
    [-5, '0 s', 'minder dan een minuut'],
  ])('%d seconds', (seconden, kort, lang) => {
    expect([duur(seconden), duurVoluit(seconden)]).toEqual([kort, lang]);
  });
});

test('one is no plural', () => {
  expect([contacten(0), contacten(1), contacten(1220)]).toEqual(['0 contacten', '1 contact', '1.220 contacten']);
});

test('a share of nothing is no share', () => {
  expect([aandeel(null), aandeel(0), aandeel(0.8567), aandeel(1)]).toEqual(['geen gegevens', '0%', '85,7%', '100%']);
});
