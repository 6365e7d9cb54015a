import { describe, expect, test } from '@jest/globals';
import { stilteVan } from '../../../shared/domain/achterwacht/stilte-van.ts';
import type { Dienst, Dienstgegevens } from '../../../shared/domain/achterwacht/types.ts';
import { isStil, stilTot } from '../../../shared/domain/media/stilteuren.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const NACHT = { van: '22:00', tot: '07:00' };

describe('quiet hours', () => {
  test.each([
    ['2026-11-25T21:59:59.999+01:00', null],
    ['2026-11-25T22:00:00+01:00', '2026-11-26T06:00:00.000Z'],
    ['2026-11-26T06:59:59.999+01:00', '2026-11-26T06:00:00.000Z'],
    ['2026-11-26T07:00:00+01:00', null],
    ['2026-12-31T23:30:00+01:00', '2027-01-01T06:00:00.000Z'],
  ])('that pass midnight begin at their first minute and end at their last: %s', (op, tot) => {
    expect(stilTot(NACHT, instant(op))).toBe(tot);
    expect(isStil(NACHT, instant(op))).toBe(tot !== null);
  });

  test('within one day are quiet on that day only', () => {
    const middag = { van: '12:00', tot: '13:30' };
    expect(stilTot(middag, instant('2026-11-25T12:30:00+01:00'))).toBe('2026-11-25T12:30:00.000Z');
    expect(stilTot(middag, instant('2026-11-25T23:00:00+01:00'))).toBeNull();
  });

  test('follow the wall clock through both clock changes', () => {
    // One hour shorter in March, one hour longer in October.
    expect(stilTot(NACHT, instant('2026-03-28T22:00:00+01:00'))).toBe('2026-03-29T05:00:00.000Z');
    expect(stilTot(NACHT, instant('2026-10-24T22:00:00+02:00'))).toBe('2026-10-25T06:00:00.000Z');
    // An end that the clock skips is the change itself; an hour that comes twice is quiet twice.
    const kort = { van: '22:00', tot: '02:30' };
    expect(stilTot(kort, instant('2026-03-29T01:30:00+01:00'))).toBe('2026-03-29T01:00:00.000Z');
    expect(stilTot(kort, instant('2026-10-25T02:10:00+02:00'))).toBe('2026-10-25T00:30:00.000Z');
    expect(stilTot(kort, instant('2026-10-25T02:10:00+01:00'))).toBe('2026-10-25T01:30:00.000Z');
  });

  test('that begin and end at the same time are none', () => {
    expect(stilTot({ van: '08:00', tot: '08:00' }, instant('2026-11-25T08:00:00+01:00'))).toBeNull();
  });
});

describe('who has duty is never quiet', () => {
  const dienst = (van: string, tot: string, rest: Partial<Dienst> = {}): Dienst => ({
    id: van,
    soort: 'achterwacht',
    wijkteam: 'noord',
    domein: 'jeugd',
    professional: 'els',
    van,
    tot,
    vervanging: false,
    ...rest,
  });
  const gegevens = (diensten: readonly Dienst[], rest: Partial<Dienstgegevens> = {}): Dienstgegevens => ({
    diensten,
    wijkteams: {},
    onbereikbaar: new Set(),
    ...rest,
  });
  const drie = instant('2026-11-26T03:00:00+01:00');
  const stil = (diensten: readonly Dienst[], rest?: Partial<Dienstgegevens>) =>
    stilteVan(gegevens(diensten, rest), 'els', NACHT, drie);

  test('of whatever wijkteam and domein the duty is', () => {
    expect(stil([dienst('2026-11-25T22:00', '2026-11-26T06:00')])).toBeNull();
  });

  test('somebody else having duty changes nothing, and neither does a duty that is over', () => {
    const others = dienst('2026-11-25T22:00', '2026-11-26T06:00', { professional: 'bas' });
    expect(stil([others, dienst('2026-11-25T09:00', '2026-11-25T17:00')])).toBe('2026-11-26T06:00:00.000Z');
  });

  test('the quiet ends when a duty begins, when that is earlier', () => {
    expect(stil([dienst('2026-11-26T05:00', '2026-11-26T09:00')])).toBe('2026-11-26T04:00:00.000Z');
    expect(stil([dienst('2026-11-26T09:00', '2026-11-26T12:00')])).toBe('2026-11-26T06:00:00.000Z');
  });

  test('a duty from which they are away is none', () => {
    const away = {
      id: 'a',
      medewerker: 'els',
      van: '2026-11-25T00:00',
      tot: '2026-11-27T00:00',
      bron: 'ziek',
    } as const;
    const nacht = dienst('2026-11-25T22:00', '2026-11-26T06:00');
    expect(stil([nacht], { afwezigheden: [away] })).toBe('2026-11-26T06:00:00.000Z');
  });

  test('without quiet hours nobody is quiet', () => {
    expect(stilteVan(gegevens([]), 'els', undefined, drie)).toBeNull();
  });
});
