import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { adviseUrgentie, compareAdviezen } from '../../shared/domain/urgentie/advise-urgentie.ts';
import { REGELSET } from '../../shared/domain/urgentie/regelset.ts';
import type { Signaalwaarde, Signalen } from '../../shared/domain/urgentie/types.ts';

const CODES = REGELSET.criteria.map(({ code }) => code);
const HOGER: Readonly<Record<Signaalwaarde, readonly Signaalwaarde[]>> = {
  nee: ['onbekend', 'ja'],
  onbekend: ['ja'],
  ja: [],
};
const waarde = (nee: number): fc.Arbitrary<Signaalwaarde> =>
  fc.oneof(
    { weight: nee, arbitrary: fc.constant<Signaalwaarde>('nee') },
    { weight: 1, arbitrary: fc.constantFrom<Signaalwaarde>('ja', 'onbekend') },
  );
/** Mostly "no", so that regulier and its border are visited often. */
const signalen: fc.Arbitrary<Signalen> = fc
  .constantFrom(2, 20, 200)
  .chain((nee) => fc.record(Object.fromEntries(CODES.map((code) => [code, waarde(nee)]))));
const leeftijd = fc.option(fc.double({ min: -0.9, max: 20, noNaN: true }), { nil: undefined });
const opties = (age: number | undefined) => (age === undefined ? {} : { leeftijd: age });

test('raising any signal never lowers the advice', () => {
  fc.assert(
    fc.property(signalen, leeftijd, fc.constantFrom(...CODES), (before, age, code) => {
      const advies = adviseUrgentie(before, opties(age)).advies;
      for (const raised of HOGER[before[code] ?? 'onbekend']) {
        const after = adviseUrgentie({ ...before, [code]: raised }, opties(age)).advies;
        expect(compareAdviezen(after, advies)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a young age never lowers the advice', () => {
  fc.assert(
    fc.property(signalen, fc.double({ min: -0.9, max: 4.9, noNaN: true }), (given, young) => {
      const without = adviseUrgentie(given).advies;
      expect(compareAdviezen(adviseUrgentie(given, { leeftijd: young }).advies, without)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('regulier is never given while a deciding criterion is unknown or there, and names every unknown condition', () => {
  fc.assert(
    fc.property(signalen, leeftijd, (given, age) => {
      const { advies, nogVragen, redenen } = adviseUrgentie(given, opties(age));
      const asked = new Set(nogVragen.map(({ signaal }) => signaal));
      if (advies === 'onvoldoende-bekend') expect(asked.size).toBeGreaterThan(0);
      else expect(redenen.length).toBeGreaterThan(0);
      if (advies !== 'regulier') return;
      for (const { code, telt, urgentie, onderdeelVan } of REGELSET.criteria) {
        if (onderdeelVan !== undefined || urgentie === 'regulier') continue;
        expect(given[code]).not.toBe('ja');
        const heeftDelen = REGELSET.criteria.some((deel) => deel.onderdeelVan === code);
        if (telt === 'alleen' && !heeftDelen) expect(given[code]).toBe('nee');
        if (telt === 'voorwaarde' && given[code] === 'onbekend') expect(asked).toContain(code);
      }
    }),
    { numRuns: 2000 },
  );
});

test('an answer to what is asked is what moves the advice: with every question answered "no" it is no longer open', () => {
  fc.assert(
    fc.property(signalen, leeftijd, (given, age) => {
      let current = given;
      for (let round = 0; round < 3; round += 1) {
        const { nogVragen } = adviseUrgentie(current, opties(age));
        current = { ...current, ...Object.fromEntries(nogVragen.map(({ signaal }) => [signaal, 'nee' as const])) };
      }
      expect(adviseUrgentie(current, opties(age)).advies).not.toBe('onvoldoende-bekend');
    }),
  );
});
