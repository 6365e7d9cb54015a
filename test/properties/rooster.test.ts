/** Proposals for rosters over random teams, leave and periods, both clock changes among them. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAfwezig } from '../../shared/domain/achterwacht/afwezigheid.ts';
import { controleerRooster } from '../../shared/domain/achterwacht/controleer-rooster.ts';
import { periodeOf } from '../../shared/domain/achterwacht/dienst-periodes.ts';
import { type Rotatie, vereisteDelen } from '../../shared/domain/achterwacht/rotatie.ts';
import { type Roostervraag, stelRoosterVoor } from '../../shared/domain/achterwacht/stel-rooster-voor.ts';
import type { Dienst } from '../../shared/domain/achterwacht/types.ts';
import { zwaarteVan } from '../../shared/domain/achterwacht/zwaarte.ts';
import { landelijkeSluitingsdagen } from '../../shared/domain/openingstijden/feestdagen.ts';
import { addDays } from '../../shared/domain/tijd/amsterdam.ts';

const WIE = ['anna', 'bas', 'chris', 'dana', 'eva'];
const isFeestdag = (datum: string): boolean =>
  landelijkeSluitingsdagen(Number(datum.slice(0, 4))).some((dag) => dag.datum === datum);

const tijd = fc.constantFrom('00:00', '01:30', '02:30', '07:00', '09:00', '12:30', '13:00', '17:00', '20:00', '23:00');
const deel = fc.record({
  dag: fc.integer({ min: 1, max: 7 }),
  van: tijd,
  tot: tijd,
  soort: fc.constant('achterwacht' as const),
});
const rotatie: fc.Arbitrary<Rotatie> = fc.record({
  wijkteam: fc.constantFrom('centrum', 'noord'),
  domein: fc.constantFrom('jeugd' as const, 'sociaal' as const),
  geldigVan: fc.constant('2025-01-01'),
  delen: fc.array(deel, { minLength: 1, maxLength: 8 }),
  deelnemers: fc
    .subarray(WIE, { minLength: 1 })
    .chain((people) =>
      fc.tuple(
        ...people.map((medewerker) =>
          fc.record({ medewerker: fc.constant(medewerker), fte: fc.constantFrom(0.4, 0.8, 1) }),
        ),
      ),
    ),
  ookOpSluitingsdagen: fc.boolean(),
});
/** Weeks around clock changes and holidays, of any year that the issue of the roster may meet. */
const begin = fc
  .tuple(fc.integer({ min: 2025, max: 2035 }), fc.constantFrom('03-20', '04-20', '10-18', '12-20', '06-10'))
  .map(([year, day]) => `${year}-${day}`);
const vraag: fc.Arbitrary<Roostervraag> = fc
  .record({
    rotaties: fc.array(rotatie, { minLength: 1, maxLength: 3 }),
    van: begin,
    dagen: fc.integer({ min: 0, max: 20 }),
    verlof: fc.array(
      fc.tuple(fc.constantFrom(...WIE), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 6 })),
      { maxLength: 4 },
    ),
    weg: fc.subarray(WIE, { maxLength: 1 }),
  })
  .map(({ rotaties, van, dagen, verlof, weg }) => ({
    rotaties,
    van,
    totEnMet: addDays(van, dagen),
    staand: [],
    afwezigheden: verlof.map(([medewerker, from, length], index) => ({
      id: String(index),
      medewerker,
      van: `${addDays(van, from)}T00:00`,
      tot: `${addDays(van, from + length)}T00:00`,
      bron: 'hand' as const,
    })),
    onbereikbaar: new Set(weg),
    isSluitingsdag: (_: string, datum: string) => isFeestdag(datum),
    isFeestdag,
    eerder: {},
  }));

const published = (diensten: readonly Omit<Dienst, 'id'>[]): readonly Dienst[] =>
  diensten.map((dienst, index) => ({ ...dienst, id: String(index) }));

test('a proposal passes the check before publishing, but for the half-days that it names as not covered', () => {
  fc.assert(
    fc.property(vraag, (given) => {
      const { diensten, nietBezet } = stelRoosterVoor(given);
      const vereist = given.rotaties.flatMap((one) =>
        vereisteDelen(one, given.van, given.totEnMet, (datum) => given.isSluitingsdag(one.wijkteam, datum)),
      );
      expect(diensten.length + nietBezet.length).toBe(vereist.length);
      const faults = controleerRooster({
        diensten: published(diensten),
        vereist,
        afwezigheden: given.afwezigheden,
        bekend: new Set(WIE),
        onbereikbaar: given.onbereikbaar,
      });
      const named = new Set(nietBezet.map(({ wijkteam, domein, van, tot }) => `${wijkteam}/${domein}/${van}/${tot}`));
      for (const { soort, wijkteam, domein, van, tot } of faults) {
        expect(soort).toBe('niet-bezet');
        expect(named).toContain(`${wijkteam}/${domein}/${van}/${tot}`);
      }
    }),
    { numRuns: 150 },
  );
});

test('nobody who is away is put in, and the same question gives the same proposal', () => {
  fc.assert(
    fc.property(vraag, (given) => {
      const { diensten } = stelRoosterVoor(given);
      expect(stelRoosterVoor(given).diensten).toEqual(diensten);
      for (const dienst of published(diensten)) {
        const periode = periodeOf(dienst);
        if (periode === undefined) throw new Error('a duty without a period');
        expect(isAfwezig(given.afwezigheden, dienst.professional, periode)).toBe(false);
        expect(given.onbereikbaar.has(dienst.professional)).toBe(false);
      }
    }),
    { numRuns: 100 },
  );
});

test('among people who can always come, nobody does more for their job than one duty over the others', () => {
  const uren = ['09:00', '13:00'].flatMap((van) =>
    [1, 2, 3, 4, 5].map((dag) => ({
      dag,
      van,
      tot: van === '09:00' ? '13:00' : '17:00',
      soort: 'achterwacht' as const,
    })),
  );
  const team = fc.tuple(fc.subarray(WIE, { minLength: 2 }), begin, fc.integer({ min: 5, max: 60 }));
  fc.assert(
    fc.property(team, ([people, van, dagen]) => {
      const given = {
        rotaties: [
          {
            wijkteam: 'centrum',
            domein: 'jeugd' as const,
            geldigVan: '2025-01-01',
            delen: uren,
            deelnemers: people.map((medewerker) => ({ medewerker, fte: 1 })),
            ookOpSluitingsdagen: true,
          },
        ],
        van,
        totEnMet: addDays(van, dagen),
        staand: [],
        afwezigheden: [],
        onbereikbaar: new Set<string>(),
        isSluitingsdag: () => false,
        isFeestdag,
        eerder: {},
      };
      const weights = published(stelRoosterVoor(given).diensten).map((dienst) => {
        const periode = periodeOf(dienst);
        return { wie: dienst.professional, zwaarte: periode === undefined ? 0 : zwaarteVan(periode, isFeestdag) };
      });
      const sums = people.map((wie) =>
        weights.filter((one) => one.wie === wie).reduce((sum, { zwaarte }) => sum + zwaarte, 0),
      );
      const heaviest = Math.max(...weights.map(({ zwaarte }) => zwaarte), 0);
      expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(heaviest);
    }),
    { numRuns: 60 },
  );
});
