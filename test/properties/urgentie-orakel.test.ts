/**
 * The guideline (IKR bijlage 1) written down a second time, as a plain list and a few sentences of code, and compared
 * with the advice: each criterion alone, every pair in every value, the balance in all its combinations, and at random.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { adviseUrgentie } from '../../shared/domain/urgentie/advise-urgentie.ts';
import { REGELSET, REGELSETVERSIES, regelsetVan } from '../../shared/domain/urgentie/regelset.ts';
import type { Signaalwaarde, Signalen, UrgentieAdvies } from '../../shared/domain/urgentie/types.ts';

/** "Is it crisis?" One yes is enough. */
const CRISIS = [
  'levensgevaar',
  'dreigt-met-zelfdoding',
  'psychose',
  'ernstige-verwaarlozing',
  'geen-toezicht',
  'seksueel-misbruik',
  'lichamelijke-mishandeling',
  'fysieke-veiligheid-bedreigd',
  'balans-kan-niet-wachten',
  'direct-actie-nodig',
  'geen-onderdak',
  'geen-voedsel',
  'huisverbod',
];
/** "Is it spoed?" One yes is enough; each has to be known to be absent before it can be regulier. */
const SPOED = [
  'onveilige-woonplek',
  'uitspraken-mishandeling',
  'zorg-gebagatelliseerd',
  'vastgelopen-op-meer-gebieden',
  'weinig-beschermende-factoren',
  'minimaal-inzicht',
  'bijna-geen-voedsel',
  'huiselijk-geweld',
  'kindermishandeling',
  'ontruiming-dreigt',
  'crisis-dreigt',
  'verslechtering-op-korte-termijn',
];
/** What regulier asks for; a yes means that it is missing. Not known: to be asked, and no obstacle. */
const REGULIER_VRAAGT = ['geen-zicht', 'geen-inzicht-in-handelen', 'geen-motivatie', 'balans-vraagt-snel-ingrijpen'];
const BALANS = 'balans-ernstig-verstoord';
/** The three marks, each with the signs by which it shows. Two of three make the balance seriously disturbed. */
const KENMERKEN: Readonly<Record<string, readonly string[]>> = {
  'draaglast-plots-te-zwaar': [
    'ingrijpende-gebeurtenis',
    'faseovergang-lukt-niet',
    'risicofactor-actief',
    'beleving-te-negatief',
  ],
  'draagkracht-schiet-tekort': ['geen-werkende-aanpak', 'vaardigheden-ontbreken', 'te-weinig-steun'],
  paniek: ['emotioneel-verward', 'feiten-niet-in-te-schatten', 'gedrag-verergert-situatie'],
};
const ERNSTIGER = 'gedrag-ernstiger-dan-gevonden';
const RUTTER = [
  'leeftijd',
  'duur',
  'omstandigheden',
  'sociaal-cultureel',
  'aantal-en-frequentie',
  'type',
  'intensiteit',
  'verandering',
  'situaties',
  'ontwikkeling',
].map((criterium) => `rutter-${criterium}`);
const HERKOMST = ['pph-melding', 'vroeg-eropaf', 'veilig-thuis-regulier', 'zorgmelding-politie'];
const ALLES = [
  ...CRISIS,
  ...SPOED,
  ...REGULIER_VRAAGT,
  BALANS,
  ...Object.keys(KENMERKEN),
  ...Object.values(KENMERKEN).flat(),
  ERNSTIGER,
  ...RUTTER,
  ...HERKOMST,
];

/** What the source says, by somebody who reads it aloud. */
function orakel(signalen: Signalen, jong: boolean): UrgentieAdvies['advies'] {
  const is = (code: string, waarde: Signaalwaarde): boolean => (signalen[code] ?? 'onbekend') === waarde;
  const ja = (code: string): boolean => is(code, 'ja');
  if (CRISIS.some(ja)) return 'crisis';

  const kenmerken = Object.entries(KENMERKEN);
  const gezien = kenmerken.filter(([kenmerk, tekens]) => ja(kenmerk) || tekens.some(ja)).length;
  const uitgesloten = kenmerken.filter(
    ([kenmerk, tekens]) =>
      !(ja(kenmerk) || tekens.some(ja)) && (is(kenmerk, 'nee') || tekens.every((teken) => is(teken, 'nee'))),
  ).length;
  if (SPOED.some(ja) || REGULIER_VRAAGT.some(ja) || ja(BALANS) || ja(ERNSTIGER) || gezien >= 2) return 'spoed';
  if (jong && (gezien > 0 || RUTTER.some(ja))) return 'spoed';

  const balansBekend = is(BALANS, 'nee') || uitgesloten >= 2;
  const gedragBekend = is(ERNSTIGER, 'nee') || RUTTER.every((code) => is(code, 'nee'));
  const bekend = [...CRISIS, ...SPOED].every((code) => is(code, 'nee')) && balansBekend && gedragBekend;
  return bekend ? 'regulier' : 'onvoldoende-bekend';
}

const WAARDEN: readonly Signaalwaarde[] = ['ja', 'nee', 'onbekend'];
const OTHER = { nee: ['ja', 'onbekend'], onbekend: ['ja', 'nee'] } as const;
const allen = (waarde: Signaalwaarde): Signalen => Object.fromEntries(ALLES.map((code) => [code, waarde]));
const pick = (given: Signalen, codes: readonly string[]): Signalen =>
  Object.fromEntries(Object.entries(given).filter(([code]) => codes.includes(code)));
/** A toddler, and somebody of whom the age says nothing. */
const LEEFTIJDEN = [2, 40];
const adviesVan = (signalen: Signalen, leeftijd: number) => adviseUrgentie(signalen, { leeftijd }).advies;

/** Compares without an assertion each, which would take most of the time. */
function differences(cases: Iterable<Signalen>): unknown[] {
  const found: unknown[] = [];
  for (const signalen of cases)
    for (const leeftijd of LEEFTIJDEN) {
      const [given, source] = [adviesVan(signalen, leeftijd), orakel(signalen, leeftijd < 5)];
      if (given !== source && found.length < 5) found.push({ signalen, leeftijd, given, source });
    }
  return found;
}

describe('the advice is what the source says', () => {
  test('about the same signals', () => {
    expect(REGELSET.criteria.map(({ code }) => code).sort()).toEqual([...ALLES].sort());
  });

  test('for every criterion alone, among all that is absent and among all that is unknown', () => {
    function* cases(): Generator<Signalen> {
      for (const rest of [allen('nee'), allen('onbekend')])
        for (const code of ALLES) for (const waarde of WAARDEN) yield { ...rest, [code]: waarde };
    }
    expect(differences(cases())).toEqual([]);
  });

  test('for every pair in every value', () => {
    function* cases(): Generator<Signalen> {
      for (const [index, een] of ALLES.entries())
        for (const ander of ALLES.slice(index + 1))
          for (const rest of ['nee', 'onbekend'] as const)
            for (const eerste of OTHER[rest])
              for (const tweede of OTHER[rest]) yield { ...allen(rest), [een]: eerste, [ander]: tweede };
    }
    expect(differences(cases())).toEqual([]);
  });

  test('for the balance: every value of the whole, of the marks and of one sign of each', () => {
    const codes = [BALANS, ...Object.entries(KENMERKEN).flatMap(([kenmerk, tekens]) => [kenmerk, tekens[0] as string])];
    function* cases(rest: Signalen, left: readonly string[]): Generator<Signalen> {
      const [code, ...others] = left;
      if (code === undefined) yield rest;
      else for (const waarde of WAARDEN) yield* cases({ ...rest, [code]: waarde }, others);
    }
    expect(differences(cases(allen('nee'), codes))).toEqual([]);
  });

  test('for every set of signs of the marks', () => {
    const tekens = Object.values(KENMERKEN).flat();
    function* cases(): Generator<Signalen> {
      for (let set = 0; set < 2 ** tekens.length; set += 1) {
        const seen = tekens.filter((_, index) => set & (1 << index)).map((code) => [code, 'ja'] as const);
        yield { ...allen('nee'), ...Object.fromEntries(seen) };
      }
    }
    expect(differences(cases())).toEqual([]);
  });

  test('for anything else', () => {
    const waarde = fc.constantFrom<Signaalwaarde>('nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'onbekend', 'ja');
    const signalen: fc.Arbitrary<Signalen> = fc
      .record(Object.fromEntries(ALLES.map((code) => [code, waarde])))
      .chain((given) => fc.subarray(ALLES, { minLength: ALLES.length - 3 }).map((codes) => pick(given, codes)));
    fc.assert(
      fc.property(signalen, fc.constantFrom(...LEEFTIJDEN), (given, leeftijd) => {
        expect(adviesVan(given, leeftijd)).toBe(orakel(given, leeftijd < 5));
      }),
      { numRuns: 3000 },
    );
  });
});

test('regulier never hides an open question: what could still make it heavier by itself is asked', () => {
  const signs = new Set(Object.values(KENMERKEN).flat());
  const waarde = fc.constantFrom<Signaalwaarde>('nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'onbekend');
  const signalen = fc.record(Object.fromEntries(ALLES.map((code) => [code, waarde])));
  fc.assert(
    fc.property(signalen, fc.constantFrom(...LEEFTIJDEN), (given, leeftijd) => {
      const { advies, nogVragen } = adviseUrgentie(given, { leeftijd });
      if (advies !== 'regulier') return;
      const asked = nogVragen.map(({ signaal }) => signaal);
      for (const code of ALLES) {
        // A sign is asked for by way of its mark. A whole can be answered by its parts: regulier says that it was.
        const answered =
          KENMERKEN[code]?.every((sign) => given[sign] === 'nee') ?? (code === BALANS || code === ERNSTIGER);
        if (given[code] !== 'onbekend' || signs.has(code) || answered) continue;
        if (adviesVan({ ...given, [code]: 'ja' }, leeftijd) !== 'regulier') expect(asked).toContain(code);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('versions of the guideline', () => {
  test('an earlier version stays readable, and an unknown one is not made up', () => {
    expect(REGELSETVERSIES).toEqual(['ikr-2019.2', 'ikr-2019.1']);
    for (const versie of REGELSETVERSIES) expect(regelsetVan(versie)?.versie).toBe(versie);
    expect(regelsetVan('ikr-1999.1')).toBeUndefined();
  });

  test('advice about an earlier triage goes by the version of then', () => {
    const regelset = regelsetVan('ikr-2019.1');
    if (regelset === undefined) throw new Error('the first version is gone');
    expect(adviseUrgentie({ huisverbod: 'ja' }, { regelset }).regelset).toBe('ikr-2019.1');
    expect(() => adviseUrgentie({ 'zorgmelding-politie': 'ja' }, { regelset })).toThrow();
    expect(adviseUrgentie({ 'zorgmelding-politie': 'ja' }).regelset).toBe('ikr-2019.2');
  });
});
