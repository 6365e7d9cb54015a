import { describe, expect, test } from '@jest/globals';
import { InvalidError } from '../../../shared/domain/errors.ts';
import { adviseUrgentie } from '../../../shared/domain/urgentie/advise-urgentie.ts';
import { listUrgentieSignalen } from '../../../shared/domain/urgentie/list-urgentie-signalen.ts';
import { REGELSET } from '../../../shared/domain/urgentie/regelset.ts';
import type { Signaalwaarde, Signalen } from '../../../shared/domain/urgentie/types.ts';

const CRISIS = REGELSET.criteria.filter(({ urgentie }) => urgentie === 'crisis').map(({ code }) => code);
const SPOED = REGELSET.criteria
  .filter(({ urgentie, onderdeelVan }) => urgentie === 'spoed' && onderdeelVan === undefined)
  .map(({ code }) => code);
const ALLES = REGELSET.criteria.map(({ code }) => code);

/** Every signal answered with "no", then what is given. */
function allesNee(anders: Signalen = {}): Signalen {
  return { ...Object.fromEntries(ALLES.map((code) => [code, 'nee' as Signaalwaarde])), ...anders };
}
const adviesVan = (signalen: Signalen, leeftijd?: number) =>
  adviseUrgentie(signalen, leeftijd === undefined ? {} : { leeftijd }).advies;
const codes = (items: readonly { readonly code: string }[]): readonly string[] => items.map(({ code }) => code);
const open = (signalen: Signalen): readonly string[] =>
  adviseUrgentie(signalen).nogVragen.map(({ signaal }) => signaal);

describe('crisis', () => {
  test.each(CRISIS)('%s alone makes it crisis, whatever else is unknown or absent', (code) => {
    expect(adviesVan({ [code]: 'ja' })).toBe('crisis');
    expect(adviesVan(allesNee({ [code]: 'ja' }))).toBe('crisis');
    expect(adviseUrgentie({ [code]: 'ja' }).redenen).toContainEqual(
      expect.objectContaining({ signaal: code, bron: expect.stringContaining('IKR bijlage 1') }),
    );
  });

  test('the guideline knows every ground for crisis that the source names', () => {
    expect([...CRISIS].sort()).toEqual(
      [
        'balans-kan-niet-wachten',
        'direct-actie-nodig',
        'dreigt-met-zelfdoding',
        'ernstige-verwaarlozing',
        'fysieke-veiligheid-bedreigd',
        'geen-onderdak',
        'geen-toezicht',
        'geen-voedsel',
        'huisverbod',
        'levensgevaar',
        'lichamelijke-mishandeling',
        'psychose',
        'seksueel-misbruik',
      ].sort(),
    );
  });

  test('112 comes first, then help with suicide, then the crisisdienst with the number of this organisatie', () => {
    const { acties } = adviseUrgentie(
      { 'dreigt-met-zelfdoding': 'ja' },
      { crisisdienst: { naam: 'Crisisdienst Noord', nummer: '0800-9999' } },
    );
    expect(codes(acties).slice(0, 3)).toEqual(['bel-112', 'bel-113', 'crisisdienst']);
    expect(acties[2]?.tekst).toContain('0800-9999');
    expect(JSON.stringify(acties)).not.toContain('0800-1471');
  });

  test('without another number it is the crisisdienst of the source', () => {
    expect(JSON.stringify(adviseUrgentie({ huisverbod: 'ja' }).acties)).toContain('0800-1471');
  });

  test.each(['fysieke-veiligheid-bedreigd', 'lichamelijke-mishandeling', 'seksueel-misbruik', 'huiselijk-geweld'])(
    '%s asks for the steps of the Meldcode',
    (code) => {
      expect(codes(adviseUrgentie({ [code]: 'ja' }).acties)).toContain('meldcode');
    },
  );

  test('the Meldcode is not named where nobody is hurt or threatened', () => {
    expect(codes(adviseUrgentie({ 'geen-onderdak': 'ja' }).acties)).not.toContain('meldcode');
  });

  test('nothing more needs asking before acting', () => {
    expect(open({ psychose: 'ja' })).toEqual([]);
  });
});

describe('spoed', () => {
  test.each(SPOED)('%s alone makes it spoed, and what could make it crisis is asked first', (code) => {
    expect(adviesVan({ [code]: 'ja' })).toBe('spoed');
    expect(adviesVan(allesNee({ [code]: 'ja' }))).toBe('spoed');
    expect(open({ [code]: 'ja' })).toEqual(CRISIS);
    expect(open(allesNee({ [code]: 'ja' }))).toEqual([]);
  });

  test('follow-up within 48 hours by the on-duty professional, and a pre-notification', () => {
    expect(codes(adviseUrgentie({ 'minimaal-inzicht': 'ja' }).acties)).toEqual([
      'opvolging-48-uur',
      'dienstdoende',
      'vooraankondiging',
    ]);
  });

  test('an eviction asks how much time is left, because today or tomorrow is a crisis', () => {
    const { acties } = adviseUrgentie({ 'ontruiming-dreigt': 'ja' });
    expect(acties.find(({ code }) => code === 'ontruimingsdatum')?.tekst).toMatch(/vandaag of morgen/);
  });
});

describe('the balance', () => {
  const KENMERKEN = ['draaglast-plots-te-zwaar', 'draagkracht-schiet-tekort', 'paniek'];
  const delenVan = (code: string): readonly string[] =>
    REGELSET.criteria.filter(({ onderdeelVan }) => onderdeelVan === code).map((criterium) => criterium.code);

  test('one mark of three is not enough', () => {
    for (const kenmerk of KENMERKEN) expect(adviesVan(allesNee({ [kenmerk]: 'ja' }))).toBe('regulier');
  });

  test('any two marks are, also when somebody said that the balance is fine', () => {
    for (const een of KENMERKEN)
      for (const ander of KENMERKEN)
        if (een !== ander) expect(adviesVan(allesNee({ [een]: 'ja', [ander]: 'ja' }))).toBe('spoed');
  });

  test('a sign of a mark is that mark: two signs of one mark are one, of two marks are two', () => {
    expect(KENMERKEN.map((kenmerk) => delenVan(kenmerk).length)).toEqual([4, 3, 3]);
    for (const een of KENMERKEN) {
      expect(adviesVan(allesNee(Object.fromEntries(delenVan(een).map((deel) => [deel, 'ja']))))).toBe('regulier');
      for (const ander of KENMERKEN.filter((kenmerk) => kenmerk !== een))
        for (const deel of delenVan(een))
          for (const anderDeel of delenVan(ander))
            expect(adviesVan(allesNee({ [deel]: 'ja', [anderDeel]: 'ja' }))).toBe('spoed');
    }
  });

  test('two absent marks answer for the whole; one does not', () => {
    const zonder = (...weg: readonly string[]): Signalen =>
      Object.fromEntries(Object.entries(allesNee()).filter(([code]) => !weg.includes(code)));
    const delen = delenVan('paniek');
    expect(adviesVan(zonder('balans-ernstig-verstoord', 'paniek', ...delen))).toBe('regulier');
    expect(
      adviesVan(zonder('balans-ernstig-verstoord', 'paniek', ...delen, 'draagkracht-schiet-tekort', 'te-weinig-steun')),
    ).toBe('onvoldoende-bekend');
  });

  test('the reason names the marks that were seen', () => {
    const { redenen } = adviseUrgentie({ paniek: 'ja', 'ingrijpende-gebeurtenis': 'ja' });
    const balans = redenen.find(({ signaal }) => signaal === 'balans-ernstig-verstoord');
    expect(balans?.uitleg).toMatch(/draaglast/);
    expect(balans?.uitleg).toMatch(/paniek/);
  });

  test('a balance that cannot wait until tomorrow is a crisis', () => {
    expect(adviesVan({ 'balans-kan-niet-wachten': 'ja', 'balans-ernstig-verstoord': 'nee' })).toBe('crisis');
  });
});

describe('regulier', () => {
  test('only when every deciding criterion is known to be absent', () => {
    expect(adviesVan(allesNee())).toBe('regulier');
    for (const code of [...CRISIS, ...SPOED]) {
      const criterium = REGELSET.criteria.find((found) => found.code === code);
      // Parts can answer for these two wholes, and conditions that are unknown block nothing.
      const delen = REGELSET.criteria.filter(({ onderdeelVan }) => onderdeelVan === code);
      if (criterium?.telt === 'voorwaarde' || delen.length > 0) continue;
      expect([code, adviesVan(allesNee({ [code]: 'onbekend' }))]).toEqual([code, 'onvoldoende-bekend']);
      expect(open(allesNee({ [code]: 'onbekend' }))).toEqual([code]);
    }
  });

  test('an unknown condition is named, and a missing one makes it spoed', () => {
    for (const code of ['geen-zicht', 'geen-motivatie', 'geen-inzicht-in-handelen', 'balans-vraagt-snel-ingrijpen']) {
      const onbekend = adviseUrgentie(allesNee({ [code]: 'onbekend' }));
      expect([onbekend.advies, onbekend.nogVragen.map(({ signaal }) => signaal)]).toEqual(['regulier', [code]]);
      expect(adviesVan(allesNee({ [code]: 'ja' }))).toBe('spoed');
    }
  });

  test('a meeting within two weeks', () => {
    expect(codes(adviseUrgentie(allesNee()).acties)).toEqual(['afspraak-twee-weken']);
  });

  test.each(['pph-melding', 'vroeg-eropaf', 'veilig-thuis-regulier'])(
    '%s gets a fixed professional who goes there, a letter when nobody is reached, and word back to the reporter',
    (code) => {
      const advies = adviseUrgentie(allesNee({ [code]: 'ja' }));
      expect(advies.advies).toBe('regulier');
      expect(codes(advies.acties)).toEqual([
        'afspraak-twee-weken',
        'vaste-professional',
        'outreachend-contact',
        'brief-bij-geen-contact',
        'terugkoppeling-melder',
      ]);
      expect(adviesVan({ [code]: 'ja' })).toBe('onvoldoende-bekend');
    },
  );
});

describe('special reports', () => {
  test('a police care report is answered by contact with parents and youth, and word back', () => {
    const advies = adviseUrgentie(allesNee({ 'zorgmelding-politie': 'ja' }));
    expect(advies.advies).toBe('regulier');
    expect(codes(advies.acties)).toEqual(['afspraak-twee-weken', 'contact-ouders-en-jongere', 'terugkoppeling-melder']);
  });

  test('word back to the reporter is asked for once, however many reports came', () => {
    const acties = codes(adviseUrgentie({ 'zorgmelding-politie': 'ja', 'veilig-thuis-regulier': 'ja' }).acties);
    expect(acties.filter((code) => code === 'terugkoppeling-melder')).toHaveLength(1);
  });

  test('a huisverbod is a crisis with a plan for those who live there', () => {
    const advies = adviseUrgentie({ huisverbod: 'ja' });
    expect(advies.advies).toBe('crisis');
    expect(codes(advies.acties)).toEqual(
      expect.arrayContaining(['crisisdienst', 'meldcode', 'stappenplan-huisverbod']),
    );
  });
});

describe('what weighs', () => {
  test('behaviour that is more serious than people find turns regulier into spoed', () => {
    expect(adviesVan(allesNee({ 'gedrag-ernstiger-dan-gevonden': 'ja' }))).toBe('spoed');
  });

  test('a criterion of Rutter alone does not, but asks for that judgement', () => {
    const signalen = allesNee({ 'rutter-intensiteit': 'ja', 'gedrag-ernstiger-dan-gevonden': 'onbekend' });
    expect(adviesVan(signalen)).toBe('onvoldoende-bekend');
    expect(open(signalen)).toEqual(['gedrag-ernstiger-dan-gevonden']);
    expect(REGELSET.criteria.filter(({ code }) => code.startsWith('rutter-'))).toHaveLength(10);
  });

  test('with a child of 0-4, or not born yet, one mark or one criterion of Rutter is enough for spoed', () => {
    for (const leeftijd of [-0.75, 0, 4, 4.99]) {
      expect(adviesVan(allesNee({ paniek: 'ja' }), leeftijd)).toBe('spoed');
      expect(adviesVan(allesNee({ 'rutter-duur': 'ja' }), leeftijd)).toBe('spoed');
    }
    expect(adviesVan(allesNee({ paniek: 'ja' }), 5)).toBe('regulier');
  });

  test('a young age alone is named as a reason and changes no grade', () => {
    const { advies, redenen } = adviseUrgentie(allesNee(), { leeftijd: 2 });
    expect(advies).toBe('regulier');
    expect(redenen.map(({ signaal }) => signaal)).toContain('leeftijd');
    expect(adviesVan(allesNee({ 'geen-voedsel': 'ja' }), 40)).toBe('crisis');
  });
});

describe('what is not known', () => {
  test('nothing known is not regulier: it asks, the most telling first', () => {
    const { advies, nogVragen, acties } = adviseUrgentie({});
    expect(advies).toBe('onvoldoende-bekend');
    expect(nogVragen.slice(0, CRISIS.length).map(({ signaal }) => signaal)).toEqual(CRISIS);
    expect(nogVragen.every(({ vraag, waarom }) => vraag.endsWith('?') && waarom.length > 0)).toBe(true);
    expect(codes(acties)).toEqual(['vraag-door']);
  });

  test('absent and unknown are the same', () => {
    const onbekend = Object.fromEntries(ALLES.map((code) => [code, 'onbekend' as const]));
    expect(adviseUrgentie(onbekend)).toEqual(adviseUrgentie({}));
  });

  test('unknown codes, values and ages are refused, all at once', () => {
    const verkeerd = { onbestaand: 'ja', psychose: 'misschien', constructor: 'ja' } as unknown as Signalen;
    let caught: unknown;
    try {
      adviseUrgentie(verkeerd, { leeftijd: 200 });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InvalidError);
    expect((caught as InvalidError).faults.map(({ veld }) => veld)).toEqual([
      'signalen.onbestaand',
      'signalen.psychose',
      'signalen.constructor',
      'leeftijd',
    ]);
    expect(() => adviseUrgentie({}, { leeftijd: Number.NaN })).toThrow(InvalidError);
  });
});

describe('two signals together', () => {
  test('give the heavier of what each gives alone, for every pair', () => {
    const deciding = REGELSET.criteria.filter(({ onderdeelVan }) => onderdeelVan === undefined);
    for (const een of deciding)
      for (const ander of deciding) {
        if (een === ander) continue;
        const expected = [een, ander].some(({ urgentie }) => urgentie === 'crisis')
          ? 'crisis'
          : [een, ander].some(({ urgentie }) => urgentie === 'spoed')
            ? 'spoed'
            : 'regulier';
        expect(adviesVan(allesNee({ [een.code]: 'ja', [ander.code]: 'ja' }))).toBe(expected);
      }
  });
});

describe('the list of signals', () => {
  test('names each code once, with label, urgency, source, question and reason, and hangs parts under their whole', () => {
    const { regelset, signalen } = listUrgentieSignalen();
    expect(regelset).toBe('ikr-2019.2');
    const flat = (items: readonly { code: string; onderdelen: readonly never[] }[]): readonly string[] =>
      items.flatMap((item) => [item.code, ...flat(item.onderdelen)]);
    expect([...flat(signalen as never)].sort()).toEqual([...ALLES].sort());
    expect(new Set(ALLES).size).toBe(ALLES.length);
    for (const { code, label, bron, vraag, waarom } of REGELSET.criteria) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect([label, bron, vraag, waarom].every((text) => text.length > 0)).toBe(true);
    }
    expect(signalen.find(({ code }) => code === 'balans-ernstig-verstoord')?.onderdelen).toHaveLength(3);
  });

  test('what a signal is said to give alone is what the advice gives', () => {
    for (const { code, urgentie } of listUrgentieSignalen().signalen) {
      expect([code, adviesVan(allesNee({ [code]: 'ja' }))]).toEqual([code, urgentie]);
    }
  });
});
