/** Hours that were published and read back are the same hours, to the minute. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { controleerRegeling } from '../../shared/domain/openingstijden/controle.ts';
import { makeOpeningsindex } from '../../shared/domain/openingstijden/openingsindex.ts';
import { naarOsm } from '../../shared/domain/openingstijden/osm.ts';
import { naarSchemaOrg, vanSchemaOrg } from '../../shared/domain/openingstijden/schema-org.ts';
import type { Openingsregeling } from '../../shared/domain/openingstijden/types.ts';
import { uurroosterVan } from '../../shared/domain/openingstijden/uurrooster.ts';
import { vanOsm } from '../../shared/domain/openingstijden/van-osm.ts';
import { addDays, startOfLocalDay } from '../../shared/domain/tijd/amsterdam.ts';
import { MINUTE, plusMs } from '../../shared/domain/tijd/instant.ts';

const FIRST = '2026-12-18';
const DAYS = 21;
const LAST = addDays(FIRST, DAYS);

const quarter = fc.integer({ min: 0, max: 95 }).map((q) => {
  return `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`;
});
const dagdelen = fc.array(fc.record({ van: quarter, tot: fc.oneof(quarter, fc.constant('24:00')) }), { maxLength: 2 });
const day = fc.integer({ min: -5, max: DAYS + 5 }).map((n) => addDays(FIRST, n));
const moment = fc
  .integer({ min: -DAYS * 1440, max: 2 * DAYS * 1440 })
  .map((minutes) => plusMs(startOfLocalDay(FIRST), minutes * MINUTE));
const week = fc.uniqueArray(fc.record({ dag: fc.integer({ min: 1, max: 7 }), dagdelen }), {
  maxLength: 7,
  selector: ({ dag }) => dag,
});

const regeling: fc.Arbitrary<Openingsregeling> = fc
  .record({
    patronen: fc.uniqueArray(
      fc.oneof(fc.record({ geldigVan: day, week }), fc.record({ geldigVan: day, geldigTotEnMet: day, week })),
      { minLength: 1, maxLength: 3, selector: ({ geldigVan }) => geldigVan },
    ),
    landelijkeSluitingsdagen: fc.boolean(),
    sluitingsdagen: fc.array(
      day.map((datum) => ({ datum, reden: 'teamdag', bron: 'lokaal' as const })),
      { maxLength: 2 },
    ),
    uitzonderingen: fc.array(fc.record({ van: day, totEnMet: day, dagdelen, reden: fc.constant('markt') }), {
      maxLength: 2,
    }),
    sluitingen: fc.array(fc.record({ van: moment, tot: fc.option(moment), reden: fc.constant('storing') }), {
      maxLength: 1,
    }),
  })
  .filter((candidate) => controleerRegeling(candidate).length === 0);

/** Open minutes of the whole period, from the second day on: what ran past midnight before it is not published. */
function openMinutes(of: Openingsregeling): string {
  const index = makeOpeningsindex(of);
  let line = '';
  for (let at = startOfLocalDay(addDays(FIRST, 1)); at < startOfLocalDay(LAST); at = plusMs(at, 15 * MINUTE)) {
    line += index.toestand(at).open ? 'o' : '.';
  }
  return line;
}

test('schema.org: published and read back, every quarter of an hour of three weeks with Christmas is the same', () => {
  fc.assert(
    fc.property(regeling, (original) => {
      const read = vanSchemaOrg(JSON.parse(JSON.stringify(naarSchemaOrg(uurroosterVan(original, FIRST, LAST)))));
      if ('faults' in read) throw new Error(JSON.stringify(read.faults));
      expect(controleerRegeling(read.regeling)).toEqual([]);
      expect(openMinutes(read.regeling)).toBe(openMinutes(original));
    }),
    { numRuns: 60 },
  );
});

test('OpenStreetMap: published and read back, every quarter of an hour of three weeks with Christmas is the same', () => {
  fc.assert(
    fc.property(regeling, (original) => {
      const text = naarOsm(uurroosterVan(original, FIRST, LAST));
      const read = vanOsm(text);
      if ('faults' in read) throw new Error(`${text}: ${JSON.stringify(read.faults)}`);
      expect(controleerRegeling(read.regeling)).toEqual([]);
      expect(openMinutes(read.regeling)).toBe(openMinutes(original));
    }),
    { numRuns: 60 },
  );
});

test('OpenStreetMap: whatever text comes, it is read or refused with its place, and never fails otherwise', () => {
  const word = fc.constantFrom(
    'Mo',
    'Fr',
    'PH',
    'SH',
    '2026',
    'Dec',
    '25',
    '-',
    ',',
    ';',
    ' ',
    '09:00',
    '17:00',
    '26:00',
    'off',
    '24/7',
    '"x"',
    '[',
    '+',
    'week',
    '||',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
        fc.string(),
      ),
      (text) => {
        const read = vanOsm(text);
        if ('faults' in read) expect(read.faults[0]?.melding).toMatch(/^Vanaf teken \d+: /);
        else
          makeOpeningsindex(
            controleerRegeling(read.regeling).length === 0
              ? read.regeling
              : { ...read.regeling, patronen: [], uitzonderingen: [] },
          );
      },
    ),
  );
});
