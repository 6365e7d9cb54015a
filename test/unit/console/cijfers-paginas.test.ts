/** Texts and steps of the pages with other figures: kengetallen, bezetting, rapporten. */
import { describe, expect, test } from '@jest/globals';
import type { Bezettingsadvies } from '../../../web/app/antwoorden/bezetting.ts';
import type { Kengetallen } from '../../../web/app/antwoorden/kengetallen.ts';
import type { Dagcontrole } from '../../../web/app/antwoorden/rapporten.ts';
import { leegFormulier, leesFormulier, nieuwBlok, uitkomstZin } from '../../../web/pages/bezetting/inzet.ts';
import {
  deelregel,
  duurregels,
  persoonsperiode,
  TE_WEINIG,
  uitkomstmix,
} from '../../../web/pages/kengetallen/rijtjes.ts';
import { hiatenPerTeam, oordeelVanDagen } from '../../../web/pages/rapporten/vertrouwen.ts';

describe('kengetallen', () => {
  test('a share or duration over too few is not shown, with the number it would be about', () => {
    expect(deelregel('x', 0.5, 4, 5)).toEqual({ naam: 'x', cijfer: TE_WEINIG, n: 4 });
    expect(deelregel('x', 0.5, 5, 5)).toMatchObject({ cijfer: '50%', deel: 0.5, n: 5 });
    expect(deelregel('x', null, 0, 5)).toEqual({ naam: 'x', cijfer: 'geen gegevens', n: 0 });
    const cijfers = (n: number, p50: number | null) =>
      duurregels('d', { n, p50, p90: p50 }, 5).map(({ cijfer }) => cijfer);
    expect(cijfers(4, 60)).toEqual([TE_WEINIG, TE_WEINIG]);
    expect(cijfers(5, 60)).toEqual(['1 min', '1 min']);
    expect(cijfers(0, null)).toEqual(['geen gegevens', 'geen gegevens']);
  });

  test('the mix of uitkomsten holds every contact once, most first', () => {
    const kanaal = { zonderUitkomst: 2, open: 1, vervolg: 0 } as const;
    const { totaal, regels } = uitkomstmix({
      kanalen: [
        {
          ...kanaal,
          kanaal: 'telefoon',
          contacten: 8,
          uitkomsten: { doorverwezen: 1, 'informatie-advies': 4, spam: 0 },
        },
        { ...kanaal, kanaal: 'mail', contacten: 4, uitkomsten: { doorverwezen: 1 } },
      ],
    } as unknown as Kengetallen);
    expect(totaal).toBe(12);
    expect(regels.map(({ naam, aantal }) => [naam, aantal])).toEqual([
      ['Informatie en advies', 4],
      ['Doorverwezen', 2],
      ['Ging vanzelf dicht (hing op of vertrok)', 4],
      ['Nog open', 2],
    ]);
    expect(regels.reduce((som, { aantal }) => som + aantal, 0)).toBe(totaal);
  });

  test('periods of unique people are named', () => {
    expect(['2026', '2026-K4', '2026-10'].map(persoonsperiode)).toEqual(['2026', '4e kwartaal 2026', 'oktober 2026']);
  });
});

describe('staffing', () => {
  test('a line for the working days is five, and what changes nothing is not asked', () => {
    const { inzet, watAls, fouten } = leesFormulier(leegFormulier());
    expect(inzet.map(({ weekdag }) => weekdag)).toEqual([1, 2, 3, 4, 5]);
    expect(watAls).toBeUndefined();
    expect(fouten).toEqual([]);
  });

  test('opening earlier and somebody more are asked together', () => {
    const meer = [nieuwBlok([], '1')];
    expect(leesFormulier({ ...leegFormulier(), opent: '08:30', meer }).watAls).toEqual({
      opent: '08:30',
      meer: [{ weekdag: 1, van: '09:00', tot: '17:00', mensen: 1 }],
    });
  });

  test('every fault is told at its field', () => {
    const blok = { id: 3, dagen: '1', van: '17:00', tot: '09:00', mensen: '1,5' };
    const { fouten } = leesFormulier({
      ...leegFormulier(),
      blokken: [blok],
      meer: [{ ...blok, van: '', mensen: '-2' }],
    });
    expect(fouten.map(({ veld }) => veld)).toEqual(['inzet-3-tot', 'inzet-3-mensen', 'meer-3-van']);
  });

  test('the sentence says what it is now, what it would be, whether the target is met, and the price', () => {
    const beeld = { contacten: 40, afhakers: 1, gemiddeldeWacht: 10 };
    const advies = (
      serviceniveau: number | null,
      mensuren: number,
    ): Pick<Bezettingsadvies, 'vergelijking' | 'norm'> => ({
      norm: { seconden: 30, doel: 0.8 },
      vergelijking: {
        nu: { ...beeld, serviceniveau: 0.71, mensuren: 80 },
        straks: { ...beeld, serviceniveau, mensuren },
      },
    });
    expect(uitkomstZin(advies(0.84, 82.5))).toBe(
      'Naar verwachting gaat het deel binnen 30 seconden van 71% naar 84%. Het doel van 80% wordt gehaald. Dat kost 2,5 uur per week meer.',
    );
    expect(uitkomstZin(advies(0.79, 80))).toContain('wordt niet gehaald. Dat kost evenveel uren.');
    expect(uitkomstZin(advies(null, 80))).toContain('niets te verwachten');
    expect(uitkomstZin({ ...advies(0.8, 80), vergelijking: null })).toContain('Vul bij "Wat als"');
  });
});

describe('trust', () => {
  const dag = (naam: string, inOrde = true, voorlopig = false) =>
    ({
      dag: naam,
      inOrde,
      voorlopig,
      kanalen: [{ kanaal: 'telefoon', binnengekomen: { berichten: 9, contacten: 3 } }],
    }) as unknown as Dagcontrole;

  test('yesterday in order is one good line, and says how many came in', () => {
    const { soort, zin } = oordeelVanDagen([dag('2026-11-18'), dag('2026-11-19')], '2026-11-19');
    expect(soort).toBe('goed');
    expect(zin).toContain('Alles van gisteren klopt: 3 contacten');
  });

  test('one day that is not in order is named, whatever came after it', () => {
    const { soort, zin } = oordeelVanDagen([dag('2026-11-19'), dag('2026-11-17', false)], '2026-11-19');
    expect(soort).toBe('let-op');
    expect(zin).toContain('dinsdag 17 november');
  });

  test('a day that is missing, or not over, is no good news', () => {
    expect(oordeelVanDagen([dag('2026-11-18')], '2026-11-19').soort).toBe('let-op');
    expect(oordeelVanDagen([dag('2026-11-19', true, true)], '2026-11-19').soort).toBe('info');
    expect(oordeelVanDagen([], '2026-11-19').soort).toBe('info');
  });

  test('gaps are added up per wijkteam and domein, the soonest first', () => {
    const hiaat = (wijkteam: string, van: string, tot: string) => ({ wijkteam, domein: 'jeugd', van, tot }) as const;
    const regels = hiatenPerTeam([
      hiaat('noord', '2026-11-24T08:00:00Z', '2026-11-24T11:30:00Z'),
      hiaat('zuid', '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z'),
      hiaat('noord', '2026-11-25T08:00:00Z', '2026-11-25T09:00:00Z'),
    ]);
    expect(regels.map(({ wijkteam, aantal, uren }) => [wijkteam, aantal, uren])).toEqual([
      ['zuid', 1, 1],
      ['noord', 2, 4.5],
    ]);
  });
});
