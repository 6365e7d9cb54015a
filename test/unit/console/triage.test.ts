import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { adviseUrgentie } from '../../../shared/domain/urgentie/advise-urgentie.ts';
import { listUrgentieSignalen } from '../../../shared/domain/urgentie/list-urgentie-signalen.ts';
import { REGELSET } from '../../../shared/domain/urgentie/regelset.ts';
import {
  type Antwoorden,
  afwijkingVan,
  antwoordVanToets,
  groepenVan,
  herkomstenVan,
  leeftijdVan,
  nogOnbekend,
  platteSignalen,
  signalenVoor,
  volgendeVraag,
} from '../../../web/pages/triage/vragen.ts';

const { signalen } = listUrgentieSignalen();
const toets = (key: string, meer = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, ...meer });

describe('what is asked', () => {
  test('a question is put once: what is not known stays open and is not asked again', () => {
    const { nogVragen } = adviseUrgentie({});
    const eerste = volgendeVraag(nogVragen, {});
    expect(eerste?.signaal).toBe('levensgevaar');
    const antwoorden = { levensgevaar: 'onbekend' } as const;
    const daarna = adviseUrgentie(antwoorden).nogVragen;
    expect(volgendeVraag(daarna, antwoorden)?.signaal).not.toBe('levensgevaar');
    expect(nogOnbekend(daarna, antwoorden).map(({ signaal }) => signaal)).toEqual(['levensgevaar']);
  });

  test('whatever is answered, the questions come to an end', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom('ja', 'nee', 'onbekend' as const)), (stroom) => {
        let antwoorden: Antwoorden = {};
        for (let keer = 0; keer <= REGELSET.criteria.length; keer += 1) {
          const vraag = volgendeVraag(adviseUrgentie(antwoorden).nogVragen, antwoorden);
          if (vraag === undefined) return;
          antwoorden = { ...antwoorden, [vraag.signaal]: stroom.next().value as 'ja' };
        }
        throw new Error('asked more than there is');
      }),
      { numRuns: 50 },
    );
  });

  test('every signal can be answered: in one group of the list, or as where the report comes from', () => {
    const codes = [...groepenVan(signalen).flatMap((groep) => groep.signalen), ...herkomstenVan(signalen)].map(
      ({ code }) => code,
    );
    expect(codes.toSorted()).toEqual(REGELSET.criteria.map(({ code }) => code).toSorted());
    expect(platteSignalen(signalen)).toHaveLength(REGELSET.criteria.length);
  });

  test('where a report comes from goes along, and nothing when it is nothing special', () => {
    expect(signalenVoor({ psychose: 'nee' }, '')).toEqual({ psychose: 'nee' });
    expect(signalenVoor({ psychose: 'nee' }, 'pph-melding')).toEqual({ psychose: 'nee', 'pph-melding': 'ja' });
  });

  test('an age is a whole number of years, and -1 before birth', () => {
    expect(['3', ' 17 ', '-1', '', '3,5', 'drie', '131', '-2'].map(leeftijdVan)).toEqual([
      3,
      17,
      -1,
      ...Array.from({ length: 5 }, () => undefined),
    ]);
  });
});

describe('the keys', () => {
  test('j, n and o answer, in either case; with a modifier or any other key nothing happens', () => {
    expect(['j', 'N', 'o', 'x', 'Enter'].map((key) => antwoordVanToets(toets(key)))).toEqual([
      'ja',
      'nee',
      'onbekend',
      undefined,
      undefined,
    ]);
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey'])
      expect(antwoordVanToets(toets('n', { [modifier]: true }))).toBeUndefined();
  });
});

describe('a decision that differs', () => {
  test('less than what was decided before is a lowering, whatever the advice', () => {
    expect(afwijkingVan('regulier', 'regulier', 'spoed')).toBe('verlaging');
    expect(afwijkingVan('spoed', 'crisis', 'crisis')).toBe('verlaging');
  });

  test('other than the advice asks for its reason in both directions', () => {
    expect(afwijkingVan('crisis', 'spoed', null)).toBe('hoger');
    expect(afwijkingVan('regulier', 'spoed', null)).toBe('lager');
  });

  test('the advice itself, and any decision where too little is known, asks for none', () => {
    expect(afwijkingVan('spoed', 'spoed', null)).toBe('geen');
    expect(afwijkingVan('crisis', 'onvoldoende-bekend', null)).toBe('geen');
    expect(afwijkingVan('spoed', undefined, 'spoed')).toBe('geen');
  });
});
