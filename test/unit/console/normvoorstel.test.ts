/** Measuring before there is a norm: what may be asked, what the answer says, and the form that it fills. */
import { describe, expect, test } from '@jest/globals';
import type { Normvoorstel, Nulmeting } from '../../../web/app/antwoorden/normen.ts';
import { normUit } from '../../../web/pages/normen/stand.ts';
import {
  eersteDagVoor,
  formUit,
  gekozenPeriode,
  leesMeetform,
  type Meetform,
  type Meting,
  meetperioden,
  meetregels,
  nulmetingOp,
  uitkomstVan,
  voorbehoudVan,
} from '../../../web/pages/normen/voorstel.ts';

const VANDAAG = '2026-11-25';
const FORM: Meetform = { kanaal: 'telefoon', wijkteam: '', periode: '', van: '', totEnMet: '', procent: '80' };
const meting = (van: string, totEnMet: string, wijkteam?: string): Nulmeting => ({
  kanaal: 'telefoon',
  van,
  totEnMet,
  ...(wijkteam && { wijkteam }),
});

const VOORSTEL: Normvoorstel = {
  definitie: '2026-11',
  klok: 'verstreken',
  doel: 0.8,
  n: 40,
  beantwoord: 38,
  seconden: 45,
  binnen: 0.825,
  p50: 18.24,
  p90: 150,
};
const RIJ = { ontvangen: 44, wachtend: 0, binnenNorm: 30, buitenNorm: 10, serviceniveau: 0.75 };
const GEMETEN: Meting = {
  vraag: { kanaal: 'telefoon', wijkteam: '', van: '2026-10-01', totEnMet: '2026-10-31', doel: 0.8 },
  voorstel: VOORSTEL,
  rij: { ...RIJ, norm: { seconden: 30, klok: 'verstreken', doel: 0.8 } },
};
const waarde = (van: Meting, naam: string) => meetregels(van, 5).find((regel) => regel.naam === naam)?.waarde;

describe('days on which is measured', () => {
  const all = [meting('2026-11-20', '2026-11-30'), meting('2026-12-01', '2026-12-10', 'noord')];

  test('of all hold for each wijkteam; those of one wijkteam for that one only, and never for another kanaal', () => {
    expect(nulmetingOp(all, 'telefoon', 'zuid', VANDAAG)).toBe(all[0]);
    expect(nulmetingOp(all, 'telefoon', '', '2026-11-30')).toBe(all[0]);
    expect(nulmetingOp(all, 'telefoon', 'noord', '2026-12-05')).toBe(all[1]);
    expect(nulmetingOp(all, 'telefoon', '', '2026-12-05')).toBeUndefined();
    expect(nulmetingOp(all, 'chat', 'noord', VANDAAG)).toBeUndefined();
  });

  test('are over before a norm begins: it begins tomorrow, or on the first day after them', () => {
    expect(eersteDagVoor([], 'telefoon', '', VANDAAG)).toBe('2026-11-26');
    expect(eersteDagVoor(all, 'telefoon', '', VANDAAG)).toBe('2026-12-01');
    expect(eersteDagVoor(all, 'telefoon', 'noord', VANDAAG)).toBe('2026-12-11');
    expect(eersteDagVoor(all, 'mail', 'noord', VANDAAG)).toBe('2026-11-26');
  });

  test('can be chosen by name, the newest first, once they have begun; the first choice counts until another is made', () => {
    const perioden = meetperioden(
      [meting('2026-09-01', '2026-09-14'), ...all],
      { ...FORM, wijkteam: 'noord' },
      VANDAAG,
    );
    expect(perioden.map(({ tekst }) => tekst)).toEqual([
      'Nulmeting vanaf 20 nov 2026',
      'Nulmeting vanaf 1 sep 2026',
      'Vorige maand',
      'Vorig kwartaal',
      'Vorig jaar',
      'Eigen periode',
    ]);
    expect(gekozenPeriode(perioden, '')?.dagen).toEqual({ van: '2026-11-20', totEnMet: '2026-11-30' });
    expect(gekozenPeriode(perioden, 'vorige-maand')?.dagen).toMatchObject({
      van: '2026-10-01',
      totEnMet: '2026-10-31',
    });
    expect(gekozenPeriode(perioden, 'eigen')?.dagen).toBeUndefined();
    const twice = [meting('2026-09-01', '2026-09-14'), meting('2026-09-01', '2026-09-14', 'noord')];
    expect(meetperioden(twice, { ...FORM, wijkteam: 'noord' }, VANDAAG)).toHaveLength(5);
  });
});

describe('what is asked', () => {
  const perioden = meetperioden([], FORM, VANDAAG);
  const eigen = (van: string, totEnMet: string, procent = '80') =>
    leesMeetform({ ...FORM, periode: 'eigen', van, totEnMet, procent }, perioden);
  const velden = ({ fouten }: { readonly fouten: readonly { readonly veld: string }[] }) =>
    fouten.map(({ veld }) => veld);

  test('is a place, days and a share, as the API takes them', () => {
    expect(leesMeetform({ ...FORM, wijkteam: 'noord', procent: '82,5' }, perioden).vraag).toEqual({
      kanaal: 'telefoon',
      wijkteam: 'noord',
      van: '2026-10-01',
      totEnMet: '2026-10-31',
      doel: 0.825,
    });
    expect(eigen('2026-11-01', '2026-11-01', '0.1').vraag).toMatchObject({ van: '2026-11-01', doel: 0.001 });
  });

  test('says everything that is wrong at once, by its field', () => {
    expect(velden(eigen('', '', ''))).toEqual(['van', 'totEnMet', 'doel']);
    expect(velden(eigen('2026-11-02', '2026-11-01'))).toEqual(['totEnMet']);
    expect(velden(eigen('2025-01-01', '2026-01-01'))).toEqual([]);
    expect(velden(eigen('2025-01-01', '2026-01-02'))).toEqual(['totEnMet']);
    for (const procent of ['0', '100', '-5', 'veel', '82,55', '0,04', ' '])
      expect([procent, velden(eigen('2026-11-01', '2026-11-02', procent))]).toEqual([procent, ['doel']]);
    for (const procent of ['99,9', '55', '0,1', '29,3'])
      expect([procent, velden(eigen('2026-11-01', '2026-11-02', procent))]).toEqual([procent, []]);
  });
});

describe('what was measured', () => {
  test('is told with the number that it is about, and the share by the norm of then', () => {
    expect(meetregels(GEMETEN, 5)).toEqual([
      { naam: 'Ontvangen', waarde: '44' },
      { naam: 'Telt mee (n)', waarde: '40' },
      { naam: 'Hiervan geholpen', waarde: '38' },
      { naam: 'Haakte af of vroeg om terugbellen', waarde: '2' },
      { naam: 'De helft binnen (mediaan)', waarde: '18,2 seconden' },
      { naam: '9 van de 10 binnen (p90)', waarde: '2,5 minuten' },
      { naam: 'Binnen de norm van toen', waarde: '75% van 40 (norm: 80% binnen 30 seconden)' },
    ]);
  });

  test('without a norm, or with several, says so instead of a share of nothing', () => {
    const zonder = { ...RIJ, binnenNorm: 0, buitenNorm: 0, serviceniveau: null, norm: null };
    expect(waarde({ ...GEMETEN, rij: zonder }, 'Binnen de norm van toen')).toBe('er gold geen norm');
    expect(waarde({ ...GEMETEN, rij: { ...RIJ, norm: null } }, 'Binnen de norm van toen')).toBe(
      '75% van 40 (de norm was niet overal gelijk)',
    );
    const niemand = { ...zonder, norm: { seconden: 30, klok: 'verstreken' as const, doel: 0.8 } };
    expect(waarde({ ...GEMETEN, rij: niemand }, 'Binnen de norm van toen')).toBe('geen gegevens');
  });

  test('over too few hides every share and duration, and proposes nothing; the minimum itself is enough', () => {
    const few = (n: number): Meting => ({
      ...GEMETEN,
      voorstel: { ...VOORSTEL, n, beantwoord: n },
      rij: { ...RIJ, binnenNorm: n, buitenNorm: 0, norm: null },
    });
    for (const naam of ['De helft binnen (mediaan)', '9 van de 10 binnen (p90)', 'Binnen de norm van toen'])
      expect([naam, waarde(few(4), naam)]).toEqual([naam, 'te weinig']);
    expect(uitkomstVan(few(4), 5)).toEqual({ soort: 'te-weinig' });
    expect(uitkomstVan(few(5), 5)).toMatchObject({ soort: 'norm' });
    expect(waarde(few(5), 'De helft binnen (mediaan)')).toBe('18,2 seconden');
    expect(uitkomstVan(few(0), 5)).toEqual({ soort: 'niets' });
  });

  test('on open hours says so with each duration; in mail nobody gives up', () => {
    const open = { ...GEMETEN, voorstel: { ...VOORSTEL, klok: 'open' as const } };
    expect(waarde(open, 'De helft binnen (mediaan)')).toBe('18,2 seconden openingstijd');
    const mail = { ...open, vraag: { ...GEMETEN.vraag, kanaal: 'mail' as const } };
    expect(waarde(mail, 'Haakte af of vroeg om terugbellen')).toBeUndefined();
    expect(uitkomstVan(open, 5)).toMatchObject({
      norm: { klok: 'open' },
      redenen: expect.arrayContaining(['Alleen tijd waarin het open is, telt.']),
    });
  });
});

describe('what is proposed', () => {
  test('comes with its reason: how many would have been in time, and who never was', () => {
    expect(uitkomstVan(GEMETEN, 5)).toEqual({
      soort: 'norm',
      norm: { seconden: 45, klok: 'verstreken', doel: 0.8 },
      redenen: [
        'Met deze grens was 82,5% van 40 contacten op tijd geholpen. Het doel is 80%.',
        '2 haakten af of vroegen om terugbellen. Die tellen als niet op tijd.',
        'Het is de kleinste grens waarmee het doel gehaald was, naar boven afgerond.',
        'Alle tijd telt. Wie kwam toen het dicht was, telt niet mee, tenzij die om terugbellen vroeg.',
      ],
    });
  });

  test('is nothing where no limit would do: then it says which target is the highest, never one that is just too high', () => {
    const weg = { ...GEMETEN, voorstel: { ...VOORSTEL, n: 30, beantwoord: 20, seconden: null, binnen: null } };
    expect(uitkomstVan(weg, 5)).toEqual({ soort: 'geen-grens', hoogstens: 0.666 });
  });

  test('says why it may mislead: few contacts, days that are not over, people who still wait', () => {
    const of = (one: Meting, minimum = 5) => voorbehoudVan(one, uitkomstVan(one, minimum), VANDAAG);
    expect(of(GEMETEN)).toEqual([]);
    const later = { ...GEMETEN, vraag: { ...GEMETEN.vraag, totEnMet: VANDAAG } };
    expect(of(later)).toEqual(['Deze periode is nog niet voorbij. De cijfers kunnen nog veranderen.']);
    const few = { ...GEMETEN, voorstel: { ...VOORSTEL, n: 19 }, rij: { ...RIJ, norm: null, wachtend: 1 } };
    const waits = '1 contact wacht nog: dat telt nog niet mee.';
    expect(of(few)).toEqual(['Het zijn weinig contacten: de grens kan toeval zijn.', waits]);
    // Where nothing is proposed there is no limit to doubt.
    expect(of(few, 20)).toEqual([waits]);
    expect(of({ ...few, rij: { ...few.rij, wachtend: 2 } }, 20)).toEqual([
      '2 contacten wachten nog: die tellen nog niet mee.',
    ]);
  });

  test('fills the form with exactly the norm that was proposed, from its first day on', () => {
    const norm = { seconden: 57_600, klok: 'open' as const, doel: 0.825 };
    const form = formUit({ ...GEMETEN.vraag, kanaal: 'mail', wijkteam: 'noord' }, norm, '2026-12-01');
    expect(form).toMatchObject({ getal: '16', eenheid: '3600', procent: '82,5' });
    expect(normUit(form)).toEqual({ kanaal: 'mail', wijkteam: 'noord', geldigVan: '2026-12-01', ...norm });
  });
});
