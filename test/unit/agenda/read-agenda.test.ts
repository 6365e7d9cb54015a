import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composeAgenda } from '../../../shared/adapters/agenda/compose-agenda.ts';
import { readAgenda } from '../../../shared/adapters/agenda/read-agenda.ts';
import { InvalidError } from '../../../shared/domain/errors.ts';
import { instant, instantOf, plusMs } from '../../../shared/domain/tijd/instant.ts';

const JAAR = { van: instant('2025-12-31T23:00:00Z'), tot: instant('2026-12-31T23:00:00Z') };

function agenda(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//proef//NL', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
function afspraak(...lines: readonly string[]): readonly string[] {
  return ['BEGIN:VEVENT', ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:een']), ...lines, 'END:VEVENT'];
}
const momenten = (tekst: string, venster = JAAR) =>
  readAgenda(tekst, venster).map(({ vanOp, totOp }) => `${vanOp}/${totOp}`);
const lokaal = (...lines: readonly string[]) =>
  readAgenda(agenda(...lines), JAAR).map(({ van, tot }) => `${van} ${tot}`);

function faultsOf(tekst: string): readonly string[] {
  try {
    readAgenda(tekst, JAAR);
  } catch (error) {
    if (error instanceof InvalidError) return error.faults.map(({ veld, melding }) => `${veld}: ${melding}`);
    throw error;
  }
  return [];
}

interface Vector {
  readonly bestand: readonly string[];
  readonly momenten: readonly string[];
}

/**
 * Made at random (zones, whole days, rules, exceptions, moved occurrences) and worked out by another implementation
 * (Python's icalendar and recurring-ical-events). Of 6,500 such calendars none differed.
 */
const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as readonly Vector[];

test.each(vectors.map((vector, index) => [index, vector] as const))(
  'calendar %i takes place when another implementation says so',
  (_, vector) => {
    expect(momenten(agenda(...vector.bestand))).toEqual(vector.momenten);
  },
);

describe('zones', () => {
  const uur = (begin: string, ...more: readonly string[]) => lokaal(...more, ...afspraak(begin, 'DURATION:PT1H'))[0];

  test('a zone of the tz database, one that Outlook names, a path and UTC all come to Dutch time', () => {
    expect(uur('DTSTART;TZID=America/New_York:20260105T090000')).toBe('2026-01-05T15:00 2026-01-05T16:00');
    expect(uur('DTSTART;TZID=W. Europe Standard Time:20260701T090000')).toBe('2026-07-01T09:00 2026-07-01T10:00');
    expect(uur('DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20260701T090000')).toBe(
      '2026-07-01T09:00 2026-07-01T10:00',
    );
    expect(uur('DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Amsterdam:20260701T090000')).toBe(
      '2026-07-01T09:00 2026-07-01T10:00',
    );
    expect(uur('DTSTART:20260701T070000Z')).toBe('2026-07-01T09:00 2026-07-01T10:00');
  });

  test('time without a zone is Dutch time', () => {
    expect(uur('DTSTART:20260701T090000')).toBe('2026-07-01T09:00 2026-07-01T10:00');
  });

  test('a zone that only the file describes is read as it is described', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Kantoortijd',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    expect(uur('DTSTART;TZID=Kantoortijd:20260701T090000', ...zone)).toBe('2026-07-01T09:00 2026-07-01T10:00');
    expect(uur('DTSTART;TZID=Kantoortijd:20261201T090000', ...zone)).toBe('2026-12-01T09:00 2026-12-01T10:00');
  });

  test('a zone that nobody knows is a fault with its name', () => {
    expect(faultsOf(agenda(...afspraak('DTSTART;TZID=Verzonnen:20260701T090000', 'DURATION:PT1H')))).toEqual([
      'afspraak een: De tijdzone "Verzonnen" is niet bekend.',
    ]);
  });
});

describe('clock changes', () => {
  test('a night with the same hours on the wall is an hour shorter in March and longer in October', () => {
    const nacht = (day: string) =>
      momenten(
        agenda(...afspraak(`DTSTART;TZID=Europe/Amsterdam:${day}T220000`, 'DURATION:PT8H', 'RRULE:FREQ=DAILY;COUNT=2')),
      );
    expect(nacht('20260327')[1]).toBe('2026-03-28T21:00:00.000Z/2026-03-29T04:00:00.000Z');
    expect(nacht('20261023')[1]).toBe('2026-10-24T20:00:00.000Z/2026-10-25T05:00:00.000Z');
  });

  test('a whole day is as long as that day is', () => {
    expect(momenten(agenda(...afspraak('DTSTART;VALUE=DATE:20260329')))).toEqual([
      '2026-03-28T23:00:00.000Z/2026-03-29T22:00:00.000Z',
    ]);
  });

  test('of an hour that comes twice the first is meant, and a skipped one is read as before the change', () => {
    const om = (begin: string) => momenten(agenda(...afspraak(begin, 'DURATION:PT10M')))[0];
    expect(om('DTSTART;TZID=Europe/Amsterdam:20261025T023000')).toBe(
      '2026-10-25T00:30:00.000Z/2026-10-25T00:40:00.000Z',
    );
    expect(om('DTSTART;TZID=Europe/Amsterdam:20260329T023000')).toBe(
      '2026-03-29T01:30:00.000Z/2026-03-29T01:40:00.000Z',
    );
  });
});

describe('changes of a series', () => {
  const reeks = afspraak(
    'DTSTART;TZID=Europe/Amsterdam:20260105T090000',
    'DTEND;TZID=Europe/Amsterdam:20260105T100000',
    'RRULE:FREQ=DAILY;COUNT=4',
  );

  test('"this and all that follow" moves the rest of the series', () => {
    const changed = afspraak(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Amsterdam:20260107T090000',
      'DTSTART;TZID=Europe/Amsterdam:20260107T110000',
      'DTEND;TZID=Europe/Amsterdam:20260107T130000',
    );
    expect(lokaal(...reeks, ...changed)).toEqual([
      '2026-01-05T09:00 2026-01-05T10:00',
      '2026-01-06T09:00 2026-01-06T10:00',
      '2026-01-07T11:00 2026-01-07T13:00',
      '2026-01-08T11:00 2026-01-08T13:00',
    ]);
  });

  test('a cancelled occurrence, and what is marked as free, takes no time but stays visible with why', () => {
    const cancelled = afspraak(
      'RECURRENCE-ID;TZID=Europe/Amsterdam:20260106T090000',
      'DTSTART;TZID=Europe/Amsterdam:20260106T090000',
      'DTEND;TZID=Europe/Amsterdam:20260106T100000',
      'STATUS:CANCELLED',
    );
    const free = afspraak('UID:twee', 'DTSTART:20260106T120000', 'DURATION:PT1H', 'TRANSP:TRANSPARENT');
    const outlook = afspraak('UID:drie', 'DTSTART:20260106T140000', 'DURATION:PT1H', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE');
    const found = readAgenda(agenda(...reeks, ...cancelled, ...free, ...outlook), JAAR);
    expect(found.map(({ telt }) => telt)).toEqual([null, 'vervallen', 'vrij', 'vrij', null, null]);
  });

  test('of what is in the file twice the highest number counts', () => {
    const oud = afspraak('DTSTART:20260106T120000', 'DURATION:PT1H', 'SEQUENCE:3');
    const nieuw = afspraak('DTSTART:20260108T120000', 'DURATION:PT2H', 'SEQUENCE:4');
    expect(lokaal(...nieuw, ...oud)).toEqual(['2026-01-08T12:00 2026-01-08T14:00']);
  });

  test('a moved occurrence without its series stands by itself', () => {
    const alone = afspraak('RECURRENCE-ID:20260106T090000', 'DTSTART:20260109T090000', 'DURATION:PT1H');
    expect(lokaal(...alone)).toEqual(['2026-01-09T09:00 2026-01-09T10:00']);
  });
});

describe('what cannot be read', () => {
  test('every fault at once, with the entry it is in', () => {
    const wrong = agenda(
      ...afspraak('UID:a', 'DTSTART:20260230T090000', 'DURATION:PT1H'),
      ...afspraak('UID:b', 'DTSTART:20260105T100000', 'DTEND:20260105T090000'),
      ...afspraak('UID:c', 'DURATION:PT1H'),
      ...afspraak('UID:d', 'DTSTART:20260105T100000', 'DTEND;VALUE=DATE:20260106'),
    );
    expect(faultsOf(wrong)).toEqual([
      'afspraak a: Een datum of tijd bestaat niet.',
      'afspraak b: Het einde ligt voor het begin.',
      'afspraak c: De afspraak heeft geen begin (DTSTART).',
      'afspraak d: Het begin en het einde zijn niet van dezelfde soort.',
    ]);
  });

  test('what is no calendar, with the line that is wrong', () => {
    expect(faultsOf('hallo')).toEqual([expect.stringMatching(/geen goed agendabestand/)]);
    expect(faultsOf('BEGIN:VCALENDAR\r\nonzin\r\nEND:VCALENDAR')).toEqual([
      expect.stringMatching(/regel klopt niet: onzin/),
    ]);
    expect(faultsOf('BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Piet\r\nEND:VCARD')).toEqual([
      expect.stringMatching(/VCALENDAR/),
    ]);
    expect(faultsOf('x'.repeat(2_000_001))).toEqual([expect.stringMatching(/te groot/)]);
  });

  test('a rule without an end is read as far as the period goes, and one of every second is refused', () => {
    const daily = agenda(...afspraak('DTSTART:19900101T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY'));
    expect(momenten(daily)).toHaveLength(365);
    const bomb = agenda(...afspraak('DTSTART:20260101T090000', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'));
    expect(faultsOf(bomb)).toEqual([expect.stringMatching(/vaker dan 10000 keer/)]);
  });

  test('any text is read or refused, never worse', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'UID:x',
        'DTSTART:20260105T090000',
        'DTSTART;VALUE=DATE:20260105',
        'DTEND:20260105',
        'DURATION:-PT1H',
        'RRULE:FREQ=WEEKLY',
        'RRULE:FREQ=DAILY;UNTIL=x',
        'RRULE:',
        'EXDATE:20260105T090000',
        'RDATE:x',
        'RECURRENCE-ID:20260105T090000',
        'BEGIN:VTIMEZONE',
        'END:VTIMEZONE',
        'TZID:x',
        'DTSTART;TZID=x:20260105T090000',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        faultsOf(agenda(...lines));
      }),
      { numRuns: 400 },
    );
  });
});

test('what is exported and read again is the same, through both clock changes', () => {
  const begin = fc.integer({
    min: Date.parse('2026-01-02T00:00:00Z') / 60_000,
    max: Date.parse('2026-12-20T00:00:00Z') / 60_000,
  });
  const dienst = fc.record({
    begin,
    minuten: fc.integer({ min: 1, max: 3 * 1440 }),
    vervallen: fc.boolean(),
    titel: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(dienst, { maxLength: 8 }), (diensten) => {
      const punten = diensten.map(({ begin: minute, minuten, vervallen, titel }, index) => {
        const van = instantOf(minute * 60_000);
        const fixed = { volgnummer: index, gewijzigdOp: instant('2026-01-01T00:00:00Z'), titel, vervallen };
        return { id: `dienst-${index}`, van, tot: plusMs(van, minuten * 60_000), ...fixed };
      });
      const tekst = composeAgenda('Achterwacht', 'voordeur.example', punten);
      const back = readAgenda(tekst, JAAR).map(({ uid, vanOp, totOp, telt }) => ({ uid, vanOp, totOp, telt }));
      const expected = punten.map(({ id, van, tot, vervallen }) => ({
        uid: `${id}@voordeur.example`,
        vanOp: van,
        totOp: tot,
        telt: vervallen ? 'vervallen' : null,
      }));
      const byUid = (a: { uid: string }, b: { uid: string }) => (a.uid < b.uid ? -1 : 1);
      expect([...back].sort(byUid)).toEqual([...expected].sort(byUid));
    }),
    { numRuns: 100 },
  );
});

test('the file that goes out is folded, ends its lines as the standard asks and is the same for the same roster', () => {
  const punt = {
    id: 'dienst-1',
    van: instant('2026-10-24T22:00:00Z'),
    tot: instant('2026-10-25T01:30:00Z'),
    titel: `Achterwacht jeugd ${'é'.repeat(60)}`,
    volgnummer: 2,
    gewijzigdOp: instant('2026-10-01T08:00:00Z'),
    vervallen: false,
  };
  const tekst = composeAgenda('Achterwacht', 'voordeur.example', [punt]);
  expect(composeAgenda('Achterwacht', 'voordeur.example', [punt])).toBe(tekst);
  expect(tekst.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of tekst.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(tekst).toMatch(/REFRESH-INTERVAL;VALUE=DURATION:PT1H/);
  expect(tekst).toMatch(/SEQUENCE:2/);
  expect(tekst).toMatch(/DTEND:20261025T013000Z/);
});
