import { describe, expect, test } from '@jest/globals';
import { InvalidError } from '../../../shared/domain/errors.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import type { Dagdeel, Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import { HOUR, instant, MINUTE } from '../../../shared/domain/tijd/instant.ts';

/** Wall-clock time in the Netherlands to instant; the offset is written out so that the test needs no zone rule. */
const winter = (local: string) => instant(`${local}+01:00`);
const summer = (local: string) => instant(`${local}+02:00`);
const part = (van: string, tot: string): Dagdeel => ({ van, tot });
const week = (dagdelen: readonly Dagdeel[], dagen = [1, 2, 3, 4, 5]) => dagen.map((dag) => ({ dag, dagdelen }));
const regeling = (over: Partial<Openingsregeling>): Openingsregeling => ({ ...standaardRegeling(), ...over });
const hours = (dagdelen: readonly Dagdeel[], dagen?: number[]): Openingsregeling =>
  regeling({ patronen: [{ geldigVan: '2020-01-01', week: week(dagdelen, dagen) }], landelijkeSluitingsdagen: false });

const standaard = makeOpeningsindex(standaardRegeling());

describe('how much open time, and when so much has passed', () => {
  test('Friday 16:30 and one hour of open time is Monday 09:30', () => {
    expect(standaard.tijdstip(winter('2026-11-20T16:30'), HOUR)).toBe(winter('2026-11-23T09:30'));
    expect(standaard.opentijdMs(winter('2026-11-20T16:30'), winter('2026-11-23T09:30'))).toBe(HOUR);
  });

  test('a term that is used up at closing time ends there, not at the next opening', () => {
    expect(standaard.tijdstip(winter('2026-11-20T16:30'), 30 * MINUTE)).toBe(winter('2026-11-20T17:00'));
    expect(standaard.tijdstip(winter('2026-11-20T16:30'), 30 * MINUTE + 1)).toBe(instant('2026-11-23T08:00:00.001Z'));
  });

  test('no open time at all is the instant itself, also while it is closed', () => {
    expect(standaard.tijdstip(winter('2026-11-22T03:00'), 0)).toBe(winter('2026-11-22T03:00'));
  });

  test('two working days of eight hours from Friday noon end on Tuesday noon', () => {
    expect(standaard.tijdstip(winter('2026-11-20T12:00'), 57_600_000)).toBe(winter('2026-11-24T12:00'));
  });

  test('Christmas 2026 on Friday and Saturday holds no open time', () => {
    expect(standaard.opentijdMs(winter('2026-12-24T17:00'), winter('2026-12-28T09:00'))).toBe(0);
    expect(standaard.tijdstip(winter('2026-12-24T16:59'), 2 * MINUTE)).toBe(winter('2026-12-28T09:01'));
  });

  test('open time across New Year is the sum over both years', () => {
    expect(standaard.opentijdMs(winter('2025-12-31T12:00'), winter('2026-01-02T12:00'))).toBe(8 * HOUR);
    expect(standaard.opentijdMs(winter('2024-01-01T00:00'), winter('2027-01-01T00:00'))).toBe(
      [2024, 2025, 2026]
        .map((y) => standaard.opentijdMs(winter(`${y}-01-01T00:00`), winter(`${y + 1}-01-01T00:00`)))
        .reduce((a, b) => a + b),
    );
  });

  test('2026 has 254 working days of eight hours', () => {
    // 261 weekdays, of which 1 Jan, 6 and 27 April, 5, 14 and 25 May and 25 December are closing days.
    expect(standaard.opentijdMs(winter('2026-01-01T00:00'), winter('2027-01-01T00:00'))).toBe(254 * 8 * HOUR);
  });

  test('counts exactly to the millisecond', () => {
    expect(standaard.opentijdMs(instant('2026-11-20T15:59:59.998Z'), instant('2026-11-23T08:00:00.003Z'))).toBe(5);
  });

  test('nothing when the end does not lie after the begin', () => {
    const at = winter('2026-11-20T12:00');
    expect(standaard.opentijdMs(at, at)).toBe(0);
    expect(standaard.opentijdMs(winter('2026-11-20T13:00'), at)).toBe(0);
  });

  test('a period beyond fifty years is refused, a negative duration is a mistake of the caller', () => {
    expect(() => standaard.opentijdMs(instant('1950-01-01T00:00Z'), instant('2026-01-01T00:00Z'))).toThrow(
      InvalidError,
    );
    expect(() => standaard.tijdstip(winter('2026-11-20T12:00'), -1)).toThrow(RangeError);
    expect(() => standaard.tijdstip(winter('2026-11-20T12:00'), Number.NaN)).toThrow(RangeError);
  });

  test('more open time than two years hold has no end within the horizon', () => {
    expect(standaard.tijdstip(winter('2026-11-20T12:00'), 9000 * HOUR)).toBeNull();
    expect(standaard.tijdstip(winter('2026-11-20T12:00'), 4000 * HOUR)).not.toBeNull();
  });
});

describe('open or closed, why, and until when', () => {
  test('the opening minute is open and the closing minute is closed', () => {
    expect(standaard.toestand(winter('2026-11-20T09:00'))).toEqual({
      open: true,
      reden: 'openingstijd',
      volgendeWijziging: winter('2026-11-20T17:00'),
    });
    expect(standaard.toestand(instant('2026-11-20T07:59:59.999Z')).open).toBe(false);
    expect(standaard.toestand(instant('2026-11-20T15:59:59.999Z')).open).toBe(true);
    expect(standaard.toestand(winter('2026-11-20T17:00'))).toEqual({
      open: false,
      reden: 'buiten openingstijd',
      volgendeWijziging: winter('2026-11-23T09:00'),
    });
  });

  test('a holiday closes with its own name, all day', () => {
    const kerst = standaard.toestand(winter('2026-12-25T11:00'));
    expect(kerst).toEqual({ open: false, reden: 'Eerste kerstdag', volgendeWijziging: winter('2026-12-28T09:00') });
    expect(standaard.toestand(summer('2026-05-05T11:00')).reden).toBe('Bevrijdingsdag');
    expect(standaard.toestand(summer('2026-04-27T03:00')).reden).toBe('Koningsdag');
  });

  test('without national closing days a holiday is a day like others', () => {
    const index = makeOpeningsindex(regeling({ landelijkeSluitingsdagen: false }));
    expect(index.toestand(winter('2026-12-25T11:00')).open).toBe(true);
  });

  test('a gap between two parts is a lunch break, before and after it is not', () => {
    const index = makeOpeningsindex(hours([part('09:00', '12:30'), part('13:15', '17:00')]));
    expect(index.toestand(winter('2026-11-20T12:30'))).toEqual({
      open: false,
      reden: 'lunchpauze',
      volgendeWijziging: winter('2026-11-20T13:15'),
    });
    expect(index.toestand(winter('2026-11-20T13:15')).open).toBe(true);
    expect(index.toestand(winter('2026-11-20T08:59')).reden).toBe('buiten openingstijd');
    expect(index.toestand(winter('2026-11-20T17:00')).reden).toBe('buiten openingstijd');
    expect(index.opentijdMs(winter('2026-11-20T12:00'), winter('2026-11-20T14:00'))).toBe(75 * MINUTE);
  });

  test('between the day and an evening it is closed, and that is no lunch break', () => {
    const index = makeOpeningsindex(hours([part('09:00', '17:00'), part('18:00', '20:00')]));
    expect(index.toestand(winter('2026-11-20T17:30')).reden).toBe('buiten openingstijd');
    expect(index.toestand(winter('2026-11-20T19:59')).open).toBe(true);
  });

  test('parts that touch are one: nothing changes where they meet', () => {
    const index = makeOpeningsindex(hours([part('09:00', '12:00'), part('12:00', '17:00')]));
    expect(index.toestand(winter('2026-11-20T11:00')).volgendeWijziging).toBe(winter('2026-11-20T17:00'));
  });

  test('around the clock over New Year is one stretch; for ever open has no next change', () => {
    const always = makeOpeningsindex(hours([part('00:00', '24:00')], [1, 2, 3, 4, 5, 6, 7]));
    expect(always.toestand(winter('2026-11-20T11:00'))).toEqual({
      open: true,
      reden: 'openingstijd',
      volgendeWijziging: null,
    });
    const tillSunday = makeOpeningsindex(hours([part('00:00', '24:00')], [1, 2, 3, 4, 5, 6]));
    expect(tillSunday.toestand(winter('2026-12-28T11:00')).volgendeWijziging).toBe(winter('2027-01-03T00:00'));
  });

  test('never open has no next change and no next opening', () => {
    const never = makeOpeningsindex(regeling({ patronen: [] }));
    const at = winter('2026-11-20T11:00');
    expect(never.toestand(at)).toEqual({ open: false, reden: 'buiten openingstijd', volgendeWijziging: null });
    expect(never.eerstvolgendOpen(at)).toBeNull();
    expect(never.tijdstip(at, 1)).toBeNull();
  });

  test('the next opening is now while it is open, else the next begin', () => {
    expect(standaard.eerstvolgendOpen(winter('2026-11-20T11:00'))).toBe(winter('2026-11-20T11:00'));
    expect(standaard.eerstvolgendOpen(winter('2026-11-20T17:00'))).toBe(winter('2026-11-23T09:00'));
    expect(standaard.eerstvolgendOpen(winter('2026-12-31T17:00'))).toBe(winter('2027-01-04T09:00'));
  });
});

describe('what beats what', () => {
  const kerstavond = {
    van: '2026-12-24',
    totEnMet: '2026-12-24',
    dagdelen: [part('09:00', '12:00')],
    reden: 'Kerstavond: tot 12.00 uur',
  };

  test('a half day closes early with the reason of the exception, and at night as always', () => {
    const index = makeOpeningsindex(regeling({ uitzonderingen: [kerstavond] }));
    expect(index.toestand(winter('2026-12-24T11:59')).open).toBe(true);
    expect(index.toestand(winter('2026-12-24T12:00')).reden).toBe('Kerstavond: tot 12.00 uur');
    expect(index.toestand(winter('2026-12-24T20:00')).reden).toBe('buiten openingstijd');
    expect(index.opentijdMs(winter('2026-12-24T00:00'), winter('2026-12-25T00:00'))).toBe(3 * HOUR);
  });

  test('an exception opens on a closing day; outside it the holiday is the reason', () => {
    const index = makeOpeningsindex(
      regeling({
        uitzonderingen: [
          { van: '2026-04-27', totEnMet: '2026-04-27', dagdelen: [part('10:00', '12:00')], reden: 'Extra inloop' },
        ],
      }),
    );
    expect(index.toestand(summer('2026-04-27T11:00')).open).toBe(true);
    expect(index.toestand(summer('2026-04-27T14:00')).reden).toBe('Koningsdag');
  });

  test('an exception without parts closes for days on end, and the narrowest exception counts', () => {
    const index = makeOpeningsindex(
      regeling({
        uitzonderingen: [
          { ...kerstavond, van: '2026-12-23', totEnMet: '2026-12-23', dagdelen: [part('10:00', '11:00')] },
          { van: '2026-12-21', totEnMet: '2026-12-24', dagdelen: [], reden: 'Verhuizing' },
        ],
      }),
    );
    expect(index.toestand(winter('2026-12-22T11:00')).reden).toBe('Verhuizing');
    expect(index.toestand(winter('2026-12-23T10:30')).open).toBe(true);
    expect(index.opentijdMs(winter('2026-12-21T00:00'), winter('2026-12-25T00:00'))).toBe(HOUR);
  });

  test('a team day closes one wijkteam by its own reason', () => {
    const index = makeOpeningsindex(
      regeling({ sluitingsdagen: [{ datum: '2026-11-19', reden: 'Teamdag', bron: 'lokaal' }] }),
    );
    expect(index.toestand(winter('2026-11-19T10:00'))).toEqual({
      open: false,
      reden: 'Teamdag',
      volgendeWijziging: winter('2026-11-20T09:00'),
    });
  });

  test('the switch closes at once and beats everything, also an exception', () => {
    const at = winter('2026-12-24T10:00');
    const index = makeOpeningsindex(
      regeling({
        uitzonderingen: [kerstavond],
        sluitingen: [{ van: at, tot: winter('2026-12-24T10:30'), reden: 'Telefoonstoring' }],
      }),
    );
    expect(index.toestand(winter('2026-12-24T09:59')).volgendeWijziging).toBe(at);
    expect(index.toestand(at)).toEqual({
      open: false,
      reden: 'Telefoonstoring',
      volgendeWijziging: winter('2026-12-24T10:30'),
    });
    expect(index.opentijdMs(winter('2026-12-24T09:00'), winter('2026-12-24T17:00'))).toBe(150 * MINUTE);
  });

  test('closed until further notice has no next opening', () => {
    const index = makeOpeningsindex(
      regeling({ sluitingen: [{ van: winter('2026-11-20T10:00'), tot: null, reden: 'Waterschade' }] }),
    );
    expect(index.toestand(winter('2026-11-23T10:00'))).toEqual({
      open: false,
      reden: 'Waterschade',
      volgendeWijziging: null,
    });
    expect(index.toestand(winter('2026-11-20T09:30')).volgendeWijziging).toBe(winter('2026-11-20T10:00'));
  });

  test('a later pattern takes over from its first day, and a temporary one gives way after its last', () => {
    const index = makeOpeningsindex(
      regeling({
        patronen: [
          { geldigVan: '2026-01-01', week: week([part('09:00', '17:00')]) },
          { geldigVan: '2026-07-13', geldigTotEnMet: '2026-08-21', week: week([part('10:00', '12:00')]) },
          { geldigVan: '2026-11-23', week: week([part('08:00', '18:00')]) },
        ],
      }),
    );
    const openOn = (date: string) => index.opentijdMs(instant(`${date}T00:00Z`), instant(`${date}T22:00Z`)) / HOUR;
    const days = ['2025-12-31', '2026-07-10', '2026-07-13', '2026-08-21', '2026-08-24', '2026-11-20', '2026-11-23'];
    expect(days.map(openOn)).toEqual([0, 8, 2, 2, 8, 8, 10]);
  });
});

describe('past midnight and across the clock changes', () => {
  const night = makeOpeningsindex(hours([part('22:00', '02:00')], [6]));

  test('22:00 to 02:00 belongs to the evening on which it begins', () => {
    expect(night.toestand(winter('2026-11-22T01:59')).open).toBe(true);
    expect(night.toestand(winter('2026-11-22T02:00')).open).toBe(false);
    expect(night.toestand(winter('2026-11-21T01:00')).open).toBe(false);
    const closingSunday = makeOpeningsindex({
      ...hours([part('22:00', '02:00')], [6]),
      sluitingsdagen: [{ datum: '2026-11-22', reden: 'Teamdag', bron: 'lokaal' }],
    });
    expect(closingSunday.toestand(winter('2026-11-22T01:00')).open).toBe(true);
    expect(closingSunday.toestand(winter('2026-11-22T02:00')).reden).toBe('Teamdag');
  });

  test.each([
    // tot, hours open in an ordinary night, in the night of 29 March 2026, in the night of 25 October 2026
    ['02:00', 4, 4, 4],
    ['03:00', 5, 4, 6],
    ['04:00', 6, 5, 7],
    ['01:30', 3.5, 3.5, 3.5],
  ])(
    '22:00 to %s lasts %d hours, %d when the clock goes forward, %d when it goes back',
    (tot, plain, march, october) => {
      const index = makeOpeningsindex(hours([part('22:00', tot)], [6]));
      const nightOf = (saturday: string) =>
        index.opentijdMs(
          instant(`${saturday}T12:00Z`),
          instant(`${saturday}T12:00Z`.replace(/\d\dT/, (d) => `${Number(d.slice(0, 2)) + 1}T`)),
        ) / HOUR;
      expect([nightOf('2026-11-21'), nightOf('2026-03-28'), nightOf('2026-10-24')]).toEqual([plain, march, october]);
    },
  );

  test('a whole day is 23, 24 or 25 hours of open time', () => {
    const always = makeOpeningsindex(hours([part('00:00', '24:00')], [7]));
    const sunday = (from: string, to: string) => always.opentijdMs(instant(from), instant(to)) / HOUR;
    expect(sunday('2026-03-28T12:00Z', '2026-03-30T12:00Z')).toBe(23);
    expect(sunday('2026-10-24T12:00Z', '2026-10-26T12:00Z')).toBe(25);
    expect(sunday('2026-11-21T12:00Z', '2026-11-23T12:00Z')).toBe(24);
  });

  test('hours that begin in the skipped hour begin at the change', () => {
    const index = makeOpeningsindex(hours([part('02:30', '05:00')], [7]));
    expect(index.eerstvolgendOpen(instant('2026-03-28T12:00Z'))).toBe(summer('2026-03-29T03:00'));
  });

  test('the last night of the year runs into the next year', () => {
    const index = makeOpeningsindex(hours([part('22:00', '02:00')], [4]));
    expect(index.toestand(winter('2026-12-31T23:00')).volgendeWijziging).toBe(winter('2027-01-01T02:00'));
    expect(index.opentijdMs(winter('2027-01-01T00:00'), winter('2027-01-01T12:00'))).toBe(2 * HOUR);
  });
});

test('years named beforehand answer the same as years worked out when asked', () => {
  const eager = makeOpeningsindex(standaardRegeling(), { van: '2025-01-01', tot: '2027-12-31' });
  const [from, to] = [winter('2025-03-03T10:00'), winter('2027-11-03T10:00')];
  expect(eager.opentijdMs(from, to)).toBe(standaard.opentijdMs(from, to));
});
