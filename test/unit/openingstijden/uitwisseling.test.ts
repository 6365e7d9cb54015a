import { describe, expect, test } from '@jest/globals';
import { naarOsm } from '../../../shared/domain/openingstijden/osm.ts';
import { naarSchemaOrg, vanSchemaOrg } from '../../../shared/domain/openingstijden/schema-org.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import type { Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import { uurroosterVan } from '../../../shared/domain/openingstijden/uurrooster.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const lunch: Openingsregeling = {
  patronen: [
    {
      geldigVan: '2026-01-01',
      week: [
        ...[1, 2, 3].map((dag) => ({
          dag,
          dagdelen: [
            { van: '09:00', tot: '12:30' },
            { van: '13:00', tot: '17:00' },
          ],
        })),
        { dag: 5, dagdelen: [{ van: '18:00', tot: '01:00' }] },
      ],
    },
    {
      geldigVan: '2026-12-28',
      geldigTotEnMet: '2027-01-03',
      week: [{ dag: 1, dagdelen: [{ van: '09:00', tot: '24:00' }] }],
    },
  ],
  landelijkeSluitingsdagen: true,
  sluitingsdagen: [{ datum: '2026-12-21', reden: 'teamdag "samen"', bron: 'lokaal' }],
  uitzonderingen: [
    { van: '2026-12-22', totEnMet: '2026-12-22', dagdelen: [{ van: '09:00', tot: '12:00' }], reden: 'kort' },
  ],
  sluitingen: [{ van: instant('2026-12-23T09:00:00Z'), tot: instant('2026-12-23T13:00:00Z'), reden: 'storing' }],
};
const rooster = uurroosterVan(lunch, '2026-12-14', '2027-01-10');

describe('in the words of OpenStreetMap', () => {
  test('seasons with their dates, then every day that is otherwise with its reason', () => {
    expect(naarOsm(rooster).split('; ')).toEqual([
      '2026 Dec 14-2026 Dec 27 Mo-We 09:00-12:30,13:00-17:00',
      '2026 Dec 14-2026 Dec 27 Fr 18:00-01:00',
      '2026 Dec 28-2027 Jan 03 Mo 09:00-24:00',
      '2027 Jan 04-2027 Jan 10 Mo-We 09:00-12:30,13:00-17:00',
      '2027 Jan 04-2027 Jan 10 Fr 18:00-01:00',
      `2026 Dec 21 off "teamdag 'samen'"`,
      '2026 Dec 22 09:00-12:00 "kort"',
      '2026 Dec 23 09:00-10:00,14:00-17:00 "storing"',
      '2026 Dec 25 off "Eerste kerstdag"',
    ]);
  });

  test('what is never open says so', () => {
    expect(naarOsm(uurroosterVan({ ...standaardRegeling(), patronen: [] }, '2026-12-14', '2026-12-20'))).toBe('off');
  });
});

describe('in the words of schema.org', () => {
  const { openingHoursSpecification: weekly, specialOpeningHoursSpecification: special } = naarSchemaOrg(rooster);

  test('the same hours of several days are one line; the end of the day is the beginning of the next', () => {
    expect(weekly[0]).toEqual({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: ['https://schema.org/Monday', 'https://schema.org/Tuesday', 'https://schema.org/Wednesday'],
      opens: '09:00',
      closes: '12:30',
      validFrom: '2026-12-14',
      validThrough: '2026-12-27',
    });
    expect(weekly.find(({ closes }) => closes === '00:00')).toMatchObject({ opens: '09:00', validFrom: '2026-12-28' });
  });

  test('a closed day has no hours', () => {
    expect(special.find(({ validFrom }) => validFrom === '2026-12-25')).toEqual({
      '@type': 'OpeningHoursSpecification',
      validFrom: '2026-12-25',
      validThrough: '2026-12-25',
      name: 'Eerste kerstdag',
    });
  });

  test('what others publish is read: one object, full addresses, seconds, closed on public holidays', () => {
    const read = vanSchemaOrg({
      openingHoursSpecification: [
        { dayOfWeek: 'http://schema.org/Tuesday', opens: '09:00:00', closes: '17:00:00' },
        { dayOfWeek: ['Monday', 'Tuesday'], opens: '19:00', closes: '21:00' },
        { dayOfWeek: 'https://schema.org/PublicHolidays' },
      ],
      specialOpeningHoursSpecification: { validFrom: '2026-12-24', opens: '09:00', closes: '12:00' },
    });
    expect(read).toMatchObject({
      regeling: {
        landelijkeSluitingsdagen: true,
        patronen: [
          {
            geldigVan: '1900-01-01',
            week: [
              { dag: 1, dagdelen: [{ van: '19:00', tot: '21:00' }] },
              {
                dag: 2,
                dagdelen: [
                  { van: '09:00', tot: '17:00' },
                  { van: '19:00', tot: '21:00' },
                ],
              },
            ],
          },
        ],
        uitzonderingen: [{ van: '2026-12-24', totEnMet: '2026-12-24', reden: 'afwijkende uren' }],
      },
    });
  });

  test('what cannot be read is refused as a whole, with everything that is wrong with it', () => {
    const read = vanSchemaOrg({
      openingHoursSpecification: [
        { dayOfWeek: 'Maandag', opens: '9 uur', closes: '17:00' },
        { dayOfWeek: 'Monday', opens: '09:00', closes: '09:00' },
        { dayOfWeek: 'PublicHolidays', opens: '10:00', closes: '12:00' },
        'ma-vr',
      ],
      specialOpeningHoursSpecification: [{ opens: '09:00', closes: '12:00' }, { validFrom: '2026-02-30' }],
    });
    expect('faults' in read && read.faults.map(({ veld }) => veld)).toEqual([
      'openingHoursSpecification[3]',
      'openingHoursSpecification[0].opens',
      'openingHoursSpecification[1].closes',
      'openingHoursSpecification[2].dayOfWeek',
      'specialOpeningHoursSpecification[0].validFrom',
      'specialOpeningHoursSpecification[1].validFrom',
    ]);
    expect(vanSchemaOrg(null)).toHaveProperty('faults');
  });
});
