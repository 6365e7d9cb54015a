import { describe, expect, test } from '@jest/globals';
import { controleerRegeling } from '../../../shared/domain/openingstijden/controle.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import type { Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import { type Instant, instant } from '../../../shared/domain/tijd/instant.ts';

const regeling = (over: Partial<Openingsregeling>): Openingsregeling => ({ ...standaardRegeling(), ...over });
const fields = (r: Openingsregeling) => controleerRegeling(r).map(({ veld }) => veld);
const pattern = (...week: Openingsregeling['patronen'][number]['week']) =>
  regeling({ patronen: [{ geldigVan: '2026-01-01', week }] });

describe('checking opening hours', () => {
  test('sound hours have no faults: lunch, evening, past midnight, exceptions, a switch', () => {
    expect(controleerRegeling(standaardRegeling())).toEqual([]);
    expect(
      controleerRegeling({
        patronen: [
          {
            geldigVan: '2026-01-01',
            geldigTotEnMet: '2026-01-01',
            week: [
              {
                dag: 1,
                dagdelen: [
                  { van: '09:00', tot: '12:30' },
                  { van: '13:00', tot: '24:00' },
                ],
              },
              { dag: 2, dagdelen: [{ van: '22:00', tot: '02:00' }] },
              { dag: 3, dagdelen: [{ van: '02:00', tot: '04:00' }] },
            ],
          },
        ],
        landelijkeSluitingsdagen: true,
        sluitingsdagen: [{ datum: '2026-12-24', reden: 'Teamdag', bron: 'lokaal' }],
        uitzonderingen: [{ van: '2026-12-31', totEnMet: '2026-12-31', dagdelen: [], reden: 'Oudjaar' }],
        sluitingen: [{ van: instant('2026-11-20T10:00Z'), tot: null, reden: 'Storing' }],
      }),
    ).toEqual([]);
  });

  test('every fault is named at once, each with its field', () => {
    const faults = fields({
      patronen: [
        { geldigVan: '2026-02-30', week: [{ dag: 8, dagdelen: [{ van: '9:00', tot: '17:00' }] }] },
        { geldigVan: '2026-05-01', geldigTotEnMet: '2026-04-01', week: [] },
      ],
      landelijkeSluitingsdagen: true,
      sluitingsdagen: [{ datum: 'kerst', reden: ' ', bron: 'lokaal' }],
      uitzonderingen: [
        {
          van: '2026-12-24',
          totEnMet: '2026-12-23',
          dagdelen: [{ van: '10:00', tot: '10:00' }],
          reden: 'x'.repeat(201),
        },
      ],
      sluitingen: [
        { van: instant('2026-11-20T10:00Z'), tot: instant('2026-11-20T10:00Z'), reden: '' },
        { van: 'straks' as Instant, tot: 'later' as Instant, reden: 'Storing' },
      ],
    });
    expect(faults).toEqual([
      'patronen[0].geldigVan',
      'patronen[0].week[0].dag',
      'patronen[0].week[0].dagdelen[0].van',
      'patronen[1].geldigTotEnMet',
      'sluitingsdagen[0].datum',
      'sluitingsdagen[0].reden',
      'uitzonderingen[0].totEnMet',
      'uitzonderingen[0].reden',
      'uitzonderingen[0].dagdelen[0].tot',
      'sluitingen[0].tot',
      'sluitingen[0].reden',
      'sluitingen[1].van',
      'sluitingen[1].tot',
    ]);
  });

  test('parts of a day may touch but not overlap', () => {
    const day = (...dagdelen: { van: string; tot: string }[]) => fields(pattern({ dag: 1, dagdelen }));
    expect(day({ van: '09:00', tot: '12:00' }, { van: '12:00', tot: '17:00' })).toEqual([]);
    expect(day({ van: '09:00', tot: '12:01' }, { van: '12:00', tot: '17:00' })).toEqual([
      'patronen[0].week[0].dagdelen[1]',
    ]);
  });

  test('the same weekday named twice is checked as one day', () => {
    expect(
      fields(
        pattern(
          { dag: 1, dagdelen: [{ van: '09:00', tot: '12:00' }] },
          { dag: 1, dagdelen: [{ van: '11:00', tot: '13:00' }] },
        ),
      ),
    ).toEqual(['patronen[0].week[1].dagdelen[0]']);
  });

  test('what runs past midnight may not meet the next day, Sunday night neither Monday morning', () => {
    expect(
      controleerRegeling(
        pattern(
          { dag: 5, dagdelen: [{ van: '22:00', tot: '02:00' }] },
          { dag: 6, dagdelen: [{ van: '01:00', tot: '05:00' }] },
        ),
      ),
    ).toEqual([
      { veld: 'patronen[0].week[1].dagdelen[0]', melding: 'Dit dagdeel overlapt een ander dagdeel (zaterdag).' },
    ]);
    expect(
      fields(
        pattern(
          { dag: 7, dagdelen: [{ van: '22:00', tot: '02:00' }] },
          { dag: 1, dagdelen: [{ van: '01:00', tot: '05:00' }] },
        ),
      ),
    ).toEqual(['patronen[0].week[1].dagdelen[0]']);
  });

  test('the same first day, or the same closing day, twice is a fault', () => {
    const twice = { geldigVan: '2026-01-01', week: [] };
    const day = { datum: '2026-12-24', reden: 'Teamdag', bron: 'lokaal' as const };
    expect(fields(regeling({ patronen: [twice, twice], sluitingsdagen: [day, day] }))).toEqual([
      'patronen[1].geldigVan',
      'sluitingsdagen[1].datum',
    ]);
  });
});
