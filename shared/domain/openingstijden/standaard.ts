import type { Openingsregeling } from './types.ts';

/** The hours of whatever has none of its own: working days 09:00-17:00, closed on the national closing days. */
export function standaardRegeling(): Openingsregeling {
  return {
    patronen: [
      {
        geldigVan: '1900-01-01',
        week: [1, 2, 3, 4, 5].map((dag) => ({ dag, dagdelen: [{ van: '09:00', tot: '17:00' }] })),
      },
    ],
    landelijkeSluitingsdagen: true,
    sluitingsdagen: [],
    uitzonderingen: [],
    sluitingen: [],
  };
}
