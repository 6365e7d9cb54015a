import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  eerstvolgendeDienst,
  resolveDienstdoende,
  volgendeInLijn,
} from '../../shared/domain/achterwacht/resolve-dienstdoende.ts';
import type { Dienst, Dienstgegevens } from '../../shared/domain/achterwacht/types.ts';
import { HOUR, type Instant, instant, MINUTE, plusMs } from '../../shared/domain/tijd/instant.ts';

const PEOPLE = ['anna', 'bas', 'cor', 'dik', 'eva'];
const START = instant('2026-10-23T22:00:00Z');
const local = (uur: number): string => new Date(Date.UTC(2026, 9, 24) + uur * HOUR).toISOString().slice(0, 16);

const dienst = fc
  .record({
    id: fc.uuid(),
    soort: fc.constantFrom<Dienst['soort']>('inloop', 'achterwacht'),
    wijkteam: fc.constantFrom('centrum', 'wielwijk', 'ver-weg'),
    domein: fc.constantFrom<Dienst['domein']>('jeugd', 'sociaal'),
    professional: fc.constantFrom(...PEOPLE),
    vervanging: fc.boolean(),
    begin: fc.integer({ min: 0, max: 60 }),
    duur: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ begin, duur, ...rest }): Dienst => ({ ...rest, van: local(begin), tot: local(begin + duur) }));
const gegevens: fc.Arbitrary<Dienstgegevens> = fc.record({
  diensten: fc.uniqueArray(dienst, { maxLength: 12, selector: ({ id }) => id }),
  wijkteams: fc.constantFrom<Dienstgegevens['wijkteams']>(
    { centrum: { buurteams: ['wielwijk'], escalatiecontact: 'chef' } },
    { centrum: { buurteams: [], escalatiecontact: null } },
  ),
  onbereikbaar: fc.uniqueArray(fc.constantFrom(...PEOPLE, 'chef'), { maxLength: 3 }).map((names) => new Set(names)),
});
const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: 0, max: 90 * 60 })
  .map((minuten) => plusMs(START, minuten * MINUTE));

test('the answer is one person who can be reached, or the crisisdienst, and always says why', () => {
  fc.assert(
    fc.property(gegevens, moment, (all, op) => {
      const { professional, bron, uitleg, tot } = resolveDienstdoende(all, 'centrum', 'sociaal', op);
      expect(professional === null).toBe(bron === 'crisisdienst');
      if (professional !== null) expect(all.onbereikbaar.has(professional)).toBe(false);
      expect(uitleg.length).toBeGreaterThan(0);
      if (tot !== null) expect(tot > op).toBe(true);
    }),
  );
});

test('the answer holds up to `tot` and is another one at `tot`', () => {
  fc.assert(
    fc.property(gegevens, moment, fc.double({ min: 0, max: 1, noNaN: true }), (all, op, part) => {
      const now = resolveDienstdoende(all, 'centrum', 'sociaal', op);
      const end = now.tot ?? plusMs(START, 200 * HOUR);
      const between = plusMs(op, (Date.parse(end) - Date.parse(op)) * part * 0.999);
      const then = resolveDienstdoende(all, 'centrum', 'sociaal', between);
      expect([then.professional, then.bron]).toEqual([now.professional, now.bron]);
      if (now.tot === null) return;
      const after = resolveDienstdoende(all, 'centrum', 'sociaal', now.tot);
      expect([after.professional, after.bron]).not.toEqual([now.professional, now.bron]);
    }),
  );
});

test('the order of the roster does not matter', () => {
  fc.assert(
    fc.property(gegevens, moment, (all, op) => {
      const turned = { ...all, diensten: all.diensten.toReversed() };
      expect(resolveDienstdoende(turned, 'centrum', 'jeugd', op)).toEqual(
        resolveDienstdoende(all, 'centrum', 'jeugd', op),
      );
    }),
  );
});

test('the line begins with who is on duty, asks nobody twice, and ends', () => {
  fc.assert(
    fc.property(gegevens, moment, (all, op) => {
      const gevraagd: string[] = [];
      for (let step = 0; step <= PEOPLE.length + 1; step += 1) {
        const { professional } = volgendeInLijn(all, 'centrum', 'sociaal', op, new Set(gevraagd));
        if (step === 0) expect(professional).toBe(resolveDienstdoende(all, 'centrum', 'sociaal', op).professional);
        if (professional === null) return;
        expect(gevraagd).not.toContain(professional);
        gevraagd.push(professional);
      }
      throw new Error('the line does not end');
    }),
  );
});

test('no duty starts earlier than the first one that is found', () => {
  fc.assert(
    fc.property(gegevens, moment, (all, na) => {
      const voor = plusMs(na, 40 * HOUR);
      const found = eerstvolgendeDienst(all, 'centrum', 'sociaal', na, voor);
      const end = found?.op ?? voor;
      if (found !== null) expect(found.op >= na && found.op < voor).toBe(true);
      for (let at = na; at < end; at = plusMs(at, 30 * MINUTE)) {
        expect(['crisisdienst', 'escalatiecontact']).toContain(resolveDienstdoende(all, 'centrum', 'sociaal', at).bron);
      }
    }),
    { numRuns: 60 },
  );
});
