/** The calendar of a year, the form of a regeling and what a change comes down to: what the pages compute themselves. */
import { describe, expect, test } from '@jest/globals';
import type { Regeling } from '../../../web/app/antwoorden/openingstijden.ts';
import { plusDagen } from '../../../web/pages/bereikbaarheid/perioden.ts';
import {
  formulierVan,
  heeftFout,
  nieuwPatroon,
  regelingUit,
  volgendDagdeel,
} from '../../../web/pages/openingstijden/formulier.ts';
import { maandenVan, merkVan, metWijzigingen, tijdenTekst } from '../../../web/pages/openingstijden/jaar.ts';
import { urenVan, watTekst } from '../../../web/pages/openingstijden/uren.ts';
import { dagen, groepeer } from '../../../web/pages/openingstijden/wijziging.ts';

const uren = (van: string, tot: string) => ({ van, tot });
const GEWOON = [uren('09:00', '17:00')];

describe('the calendar of a year', () => {
  const allDays = (jaar: number) =>
    maandenVan(jaar).flatMap(({ weken }) => weken.flatMap((week) => week.dagen.filter((dag) => dag !== null)));

  test.each([
    [2026, 365],
    [2028, 366],
  ])('of %i has every day once, in order, also over both clock changes', (jaar, aantal) => {
    const all = allDays(jaar);
    expect(all).toHaveLength(aantal);
    expect(all).toEqual(Array.from({ length: aantal }, (_, index) => plusDagen(`${jaar}-01-01`, index)));
    const changes = jaar === 2026 ? ['2026-03-29', '2026-10-25'] : ['2028-03-26', '2028-10-29'];
    const sundays = maandenVan(jaar).flatMap(({ weken }) => weken.map((week) => week.dagen[6]));
    for (const day of changes) expect(sundays.filter((een) => een === day)).toHaveLength(1);
  });

  test('puts days under their weekday, and days of another month nowhere', () => {
    const [januari] = maandenVan(2026);
    // The first of January 2026 is a Thursday.
    expect(januari?.weken[0]?.dagen).toEqual([
      null,
      null,
      null,
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
      '2026-01-04',
    ]);
  });

  test('numbers weeks as ISO does: a year of 53 weeks, and a first of January in the last week of the year before', () => {
    expect(maandenVan(2026)[11]?.weken.at(-1)?.nummer).toBe(53);
    expect(maandenVan(2027)[0]?.weken[0]?.nummer).toBe(53);
    expect(maandenVan(2024)[11]?.weken.at(-1)?.nummer).toBe(1);
  });

  test('tells a day that is always closed from one that is closed for once', () => {
    expect(merkVan({ soort: 'gewoon', dagdelen: [] })).toBe('vrij');
    expect(merkVan({ soort: 'gewoon', dagdelen: GEWOON })).toBe('open');
    expect(merkVan({ soort: 'dicht', dagdelen: [] })).toBe('dicht');
  });

  test('with a preview over it shows the days as they would be', () => {
    const day = { datum: '2026-12-24', dagdelen: GEWOON, soort: 'gewoon', reden: null } as const;
    const straks = { straks: [uren('09:00', '12:00')], soort: 'korter', reden: 'kerst' } as const;
    const changed = metWijzigingen(
      [day, { ...day, datum: '2026-12-25' }],
      [{ datum: day.datum, nu: GEWOON, voorbij: false, ...straks }],
    );
    expect(changed[0]).toEqual({ datum: day.datum, dagdelen: straks.straks, soort: 'korter', reden: 'kerst' });
    expect(changed[1]?.soort).toBe('gewoon');
  });

  test('says of hours that run past midnight that they do', () => {
    expect(tijdenTekst([uren('09:00', '12:30'), uren('22:00', '02:00')])).toBe(
      '09:00 tot 12:30 en 22:00 tot 02:00 (volgende dag)',
    );
    expect(tijdenTekst([uren('00:00', '24:00')])).toBe('00:00 tot 24:00');
    expect(tijdenTekst([])).toBe('dicht');
  });
});

describe('the form', () => {
  const regeling: Regeling = {
    patronen: [
      {
        geldigVan: '2026-01-01',
        geldigTotEnMet: '2026-06-30',
        week: [{ dag: 2, dagdelen: [uren('09:00', '12:00'), uren('18:00', '24:00')] }],
      },
    ],
    landelijkeSluitingsdagen: true,
    sluitingsdagen: [{ datum: '2026-05-15', reden: 'brugdag', bron: 'lokaal' }],
    uitzonderingen: [{ van: '2026-12-24', totEnMet: '2026-12-24', dagdelen: [uren('00:00', '24:00')], reden: 'dag' }],
    sluitingen: [{ van: '2026-11-25T09:00:00.000Z', tot: null, reden: 'storing' }],
  };

  test('gives back what was read: with every day of the week, midnight, and closings at once', () => {
    const out = regelingUit(formulierVan(regeling, '2026-11-25'), { sluitingen: regeling.sluitingen });
    expect(out.patronen[0]?.week).toEqual([
      { dag: 1, dagdelen: [] },
      { dag: 2, dagdelen: [uren('09:00', '12:00'), uren('18:00', '24:00')] },
      ...[3, 4, 5, 6, 7].map((dag) => ({ dag, dagdelen: [] })),
    ]);
    expect({ ...out, patronen: [] }).toEqual({ ...regeling, patronen: [] });
    expect(out.patronen[0]?.geldigTotEnMet).toBe('2026-06-30');
    const over = (vandaag: string) => formulierVan(regeling, vandaag).uitzonderingen[0]?.voorbij;
    expect([over('2026-12-24'), over('2026-12-25')]).toEqual([false, true]);
  });

  test('of a day that is written in two places shows all of it', () => {
    const week = [
      { dag: 1, dagdelen: [uren('09:00', '12:00')] },
      { dag: 1, dagdelen: [uren('13:00', '17:00')] },
    ];
    const form = formulierVan({ ...regeling, patronen: [{ geldigVan: '2026-01-01', week }] }, '2026-11-25');
    expect(form.patronen[0]?.week[0]).toHaveLength(2);
    expect(form.patronen[0]?.geldigTotEnMet).toBe('');
    expect(regelingUit(form, { sluitingen: [] }).patronen[0]).not.toHaveProperty('geldigTotEnMet');
  });

  test('a week that is added begins as the one that began last', () => {
    const form = formulierVan(regeling, '2026-11-25');
    const later = { ...form.patronen[0]!, geldigVan: '2026-07-01', week: form.patronen[0]!.week.map(() => GEWOON) };
    expect(nieuwPatroon({ ...form, patronen: [later, ...form.patronen] }, '2027-01-01')).toEqual({
      geldigVan: '2027-01-01',
      geldigTotEnMet: '',
      week: later.week,
    });
  });

  test('hours that are added come after those there are: morning, afternoon, evening', () => {
    expect(volgendDagdeel([])).toEqual(uren('09:00', '12:30'));
    expect(volgendDagdeel([uren('09:00', '12:30')])).toEqual(uren('13:00', '17:00'));
    expect(volgendDagdeel([uren('09:00', '17:00')])).toEqual(uren('18:00', '20:00'));
  });

  test('knows in which part a fault lies, so that the part is not folded away', () => {
    const fout = { fouten: [{ veld: 'uitzonderingen[1].van', melding: 'Geen dag.' }] };
    expect(heeftFout(fout, 'uitzonderingen[1]')).toBe(true);
    expect(heeftFout(fout, 'uitzonderingen[0]')).toBe(false);
    expect(heeftFout(undefined, 'uitzonderingen[1]')).toBe(false);
  });
});

describe('what a change comes down to', () => {
  const change = (datum: string, straks = [uren('09:00', '20:00')], reden: string | null = null) => ({
    datum,
    nu: GEWOON,
    straks,
    reden,
  });

  test('the same change on the same weekday is one line, over a clock change as well', () => {
    const tuesdays = Array.from({ length: 52 }, (_, week) => change(plusDagen('2026-10-20', 7 * week)));
    expect(groepeer(tuesdays)).toMatchObject([
      { aantal: 52, dagen: '52 dinsdagen, 20 oktober 2026 t/m 12 oktober 2027' },
    ]);
  });

  test('a closing of some weeks names its weekdays; a few days are named one by one', () => {
    const days = ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-28'].map((dag) => change(dag, [], 'kerst'));
    expect(groepeer(days)[0]?.dagen).toBe('4 dagen (ma, di, wo), 21 t/m 28 december 2026');
    expect(groepeer([change('2026-12-24', [], 'kerst')])[0]?.dagen).toBe('do 24 december 2026');
  });

  test('another reason, or other hours, is another line, in order of the first day', () => {
    const lines = groepeer([change('2026-12-29'), change('2026-12-28', [], 'dicht'), change('2026-12-30', [], 'ook')]);
    expect(lines.map(({ datum, reden }) => [datum, reden])).toEqual([
      ['2026-12-28', 'dicht'],
      ['2026-12-29', null],
      ['2026-12-30', 'ook'],
    ]);
    expect([dagen(1), dagen(2)]).toEqual(['1 dag', '2 dagen']);
  });
});

describe('a locatie and its wijkteam', () => {
  const following = { volgtWijkteam: [{ van: '2026-06-01', totEnMet: '2026-06-30' }, { van: '2026-12-02' }] };

  test('has its own hours, has them until a day, or follows since a day', () => {
    expect(urenVan({}, '2026-11-25')).toEqual({ van: 'eigen' });
    expect(urenVan(following, '2026-06-30')).toEqual({ van: 'wijkteam', sinds: '2026-06-01' });
    expect(urenVan(following, '2026-07-01')).toEqual({ van: 'eigen-tot', vanaf: '2026-12-02' });
    expect(urenVan(following, '2026-12-02')).toEqual({ van: 'wijkteam', sinds: '2026-12-02' });
    expect(urenVan({ volgtWijkteam: following.volgtWijkteam.slice(0, 1) }, '2026-07-01')).toEqual({ van: 'eigen' });
  });

  test('the history says what was set', () => {
    expect([null, {}, following].map(watTekst)).toEqual([
      'standaardtijden',
      'eigen tijden',
      'vanaf 2 december 2026 die van het wijkteam',
    ]);
  });
});
