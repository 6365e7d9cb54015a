import { describe, expect, test } from '@jest/globals';
import type { Afwezigheid } from '../../../shared/domain/achterwacht/afwezigheid.ts';
import { controleerRooster } from '../../../shared/domain/achterwacht/controleer-rooster.ts';
import { verdelingVan } from '../../../shared/domain/achterwacht/roosterverdeling.ts';
import { type Rotatie, vereisteDelen } from '../../../shared/domain/achterwacht/rotatie.ts';
import { type Roostervraag, stelRoosterVoor } from '../../../shared/domain/achterwacht/stel-rooster-voor.ts';
import type { Dienst } from '../../../shared/domain/achterwacht/types.ts';
import { urenPerSoort, zwaarteVan } from '../../../shared/domain/achterwacht/zwaarte.ts';
import { landelijkeSluitingsdagen } from '../../../shared/domain/openingstijden/feestdagen.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const isFeestdag = (datum: string): boolean =>
  landelijkeSluitingsdagen(Number(datum.slice(0, 4))).some((dag) => dag.datum === datum);
const WERKDAGEN = [1, 2, 3, 4, 5];
const HALVE_DAGEN = WERKDAGEN.flatMap((dag) => [
  { dag, van: '09:00', tot: '13:00', soort: 'achterwacht' as const },
  { dag, van: '13:00', tot: '17:00', soort: 'achterwacht' as const },
]);
const rotatie = (anders: Partial<Rotatie> = {}): Rotatie => ({
  wijkteam: 'centrum',
  domein: 'jeugd',
  geldigVan: '2026-01-01',
  delen: HALVE_DAGEN,
  deelnemers: ['anna', 'bas', 'chris'].map((medewerker) => ({ medewerker, fte: 1 })),
  ookOpSluitingsdagen: false,
  ...anders,
});
const vraag = (anders: Partial<Roostervraag> = {}): Roostervraag => ({
  rotaties: [rotatie()],
  van: '2026-11-23',
  totEnMet: '2026-12-06',
  staand: [],
  afwezigheden: [],
  onbereikbaar: new Set(),
  isSluitingsdag: (_, datum) => isFeestdag(datum),
  isFeestdag,
  eerder: {},
  ...anders,
});
const dienst = (id: string, professional: string, van: string, tot: string, anders: Partial<Dienst> = {}): Dienst => ({
  id,
  soort: 'achterwacht',
  wijkteam: 'centrum',
  domein: 'jeugd',
  professional,
  van,
  tot,
  vervanging: false,
  ...anders,
});
const verlof = (medewerker: string, van: string, tot: string): Afwezigheid => ({
  id: `${medewerker}-${van}`,
  medewerker,
  van,
  tot,
  bron: 'hand',
});

describe('half-days that somebody must take', () => {
  test('every working day has its half-days, a closing day none unless it is staffed as well', () => {
    const delen = (anders: Partial<Rotatie>) =>
      vereisteDelen(rotatie(anders), '2026-12-21', '2026-12-27', isFeestdag).map(({ van }) => van.slice(5));
    expect(delen({})).toEqual([
      '12-21T09:00',
      '12-21T13:00',
      '12-22T09:00',
      '12-22T13:00',
      '12-23T09:00',
      '12-23T13:00',
      '12-24T09:00',
      '12-24T13:00',
    ]);
    expect(delen({ ookOpSluitingsdagen: true })).toContain('12-25T13:00');
  });

  test('a part that runs past midnight ends the next day, an hour later in the night in which the clock goes back', () => {
    const nacht = rotatie({ delen: [{ dag: 6, van: '17:00', tot: '09:00', soort: 'achterwacht' }] });
    expect(vereisteDelen(nacht, '2026-10-24', '2026-10-24', isFeestdag)).toMatchObject([
      { tot: '2026-10-25T09:00', vanOp: '2026-10-24T15:00:00.000Z', totOp: '2026-10-25T08:00:00.000Z' },
    ]);
  });

  test('a rotation holds from its first to its last day', () => {
    const kort = rotatie({ geldigVan: '2026-11-24', geldigTotEnMet: '2026-11-25' });
    expect(vereisteDelen(kort, '2026-11-01', '2026-11-30', isFeestdag).map(({ van }) => van)).toEqual([
      '2026-11-24T09:00',
      '2026-11-24T13:00',
      '2026-11-25T09:00',
      '2026-11-25T13:00',
    ]);
  });
});

describe('a proposal', () => {
  const perPersoon = (diensten: readonly { readonly professional: string }[]) =>
    Object.fromEntries(
      [...Map.groupBy(diensten, ({ professional }) => professional)].map(([wie, all]) => [wie, all.length]),
    );

  test('takes every half-day, and gives who works half the week half the turns', () => {
    const deelnemers = [
      { medewerker: 'anna', fte: 1 },
      { medewerker: 'bas', fte: 1 },
      { medewerker: 'chris', fte: 0.5 },
    ];
    // Without Fridays, on which an afternoon weighs more.
    const delen = HALVE_DAGEN.filter(({ dag }) => dag < 5);
    const { diensten, nietBezet } = stelRoosterVoor(
      vraag({ rotaties: [rotatie({ deelnemers, delen })], totEnMet: '2026-12-18' }),
    );
    expect(nietBezet).toEqual([]);
    const { anna = 0, bas = 0, chris = 0 } = perPersoon(diensten);
    expect(anna + bas + chris).toBe(32);
    expect([6, 7]).toContain(chris);
    expect(Math.abs(anna - bas)).toBeLessThanOrEqual(1);
  });

  test('goes on where the last one stopped: who did more before gets less now', () => {
    const { diensten } = stelRoosterVoor(vraag({ totEnMet: '2026-11-24', eerder: { anna: 40, bas: 40 } }));
    expect(perPersoon(diensten)).toEqual({ chris: 4 });
  });

  test('nobody on leave, out of reach, elsewhere on duty or outside the days they work is put in', () => {
    const deelnemers = [
      { medewerker: 'anna', fte: 1 },
      { medewerker: 'bas', fte: 1 },
      { medewerker: 'chris', fte: 1 },
      { medewerker: 'dana', fte: 1, werkt: [{ dag: 2, van: '09:00', tot: '17:00' }] },
      { medewerker: 'eva', fte: 1 },
    ];
    const { diensten, nietBezet } = stelRoosterVoor(
      vraag({
        rotaties: [rotatie({ deelnemers })],
        totEnMet: '2026-11-24',
        afwezigheden: [verlof('anna', '2026-11-23T13:00', '2026-11-24T23:00')],
        onbereikbaar: new Set(['bas']),
        staand: [
          dienst('x', 'chris', '2026-11-23T08:00', '2026-11-23T18:00', { wijkteam: 'noord' }),
          dienst('y', 'eva', '2026-11-23T12:30', '2026-11-23T14:00', { domein: 'sociaal' }),
        ],
      }),
    );
    expect(diensten.find(({ van }) => van === '2026-11-23T09:00')?.professional).toBe('anna');
    expect(nietBezet).toMatchObject([
      {
        van: '2026-11-23T13:00',
        bezwaren: {
          anna: 'afwezig',
          bas: 'onbereikbaar',
          chris: 'heeft-al-dienst',
          dana: 'werkt-dan-niet',
          eva: 'heeft-al-dienst',
        },
      },
    ]);
    expect(
      diensten.filter(({ van }) => van.startsWith('2026-11-24')).every(({ professional }) => professional !== 'anna'),
    ).toBe(true);
  });

  test('after an evening somebody has eleven hours of rest', () => {
    const delen = [
      { dag: 1, van: '17:00', tot: '23:30', soort: 'achterwacht' as const },
      { dag: 2, van: '08:00', tot: '12:00', soort: 'achterwacht' as const },
    ];
    const one = vraag({
      rotaties: [rotatie({ delen, deelnemers: [{ medewerker: 'anna', fte: 1 }] })],
      totEnMet: '2026-11-24',
    });
    expect(stelRoosterVoor(one)).toMatchObject({
      diensten: [{ van: '2026-11-23T17:00' }],
      nietBezet: [{ van: '2026-11-24T08:00', bezwaren: { anna: 'te-weinig-rust' } }],
    });
  });

  test('what stands already is left alone and counted', () => {
    const staand = [dienst('x', 'anna', '2026-11-23T09:00', '2026-11-23T17:00')];
    const { diensten } = stelRoosterVoor(vraag({ staand, totEnMet: '2026-11-24' }));
    expect(diensten.map(({ van, professional }) => [van, professional])).toEqual([
      ['2026-11-24T09:00', 'bas'],
      ['2026-11-24T13:00', 'chris'],
    ]);
  });
});

describe('before it is published', () => {
  const vereist = vereisteDelen(rotatie(), '2026-11-23', '2026-11-23', isFeestdag);
  const check = (diensten: readonly Dienst[], anders: Partial<Parameters<typeof controleerRooster>[0]> = {}) =>
    controleerRooster({
      diensten,
      vereist,
      afwezigheden: [],
      bekend: new Set(['anna', 'bas']),
      onbereikbaar: new Set(),
      ...anders,
    }).map(({ soort, van }) => `${soort} ${van.slice(5)}`);

  test('a roster that covers everything is right, also by two people in turn', () => {
    expect(
      check([
        dienst('a', 'anna', '2026-11-23T09:00', '2026-11-23T11:00'),
        dienst('b', 'bas', '2026-11-23T11:00', '2026-11-23T17:00'),
      ]),
    ).toEqual([]);
  });

  test('every fault at once', () => {
    const diensten = [
      dienst('a', 'anna', '2026-11-23T09:00', '2026-11-23T13:00'),
      dienst('b', 'anna', '2026-11-23T12:00', '2026-11-23T14:00', { wijkteam: 'noord' }),
      dienst('c', 'niemand', '2026-11-23T13:00', '2026-11-23T17:00'),
    ];
    expect(check(diensten, { onbereikbaar: new Set(['anna']) })).toEqual([
      'niet-bezet 11-23T09:00',
      'onbereikbaar 11-23T09:00',
      'dubbel 11-23T09:00',
      'onbereikbaar 11-23T12:00',
      'niet-bezet 11-23T13:00',
      'onbekend 11-23T13:00',
    ]);
  });

  test('a minute without anybody is a half-day that is not covered, and leave counts as nobody', () => {
    const day = [
      dienst('a', 'anna', '2026-11-23T09:00', '2026-11-23T12:59'),
      dienst('b', 'bas', '2026-11-23T13:00', '2026-11-23T17:00'),
    ];
    expect(check(day)).toEqual(['niet-bezet 11-23T09:00']);
    const afwezigheden = [verlof('bas', '2026-11-23T16:59', '2026-11-23T18:00')];
    expect(check([dienst('b', 'bas', '2026-11-23T09:00', '2026-11-23T17:00')], { afwezigheden })).toEqual([
      'niet-bezet 11-23T09:00',
      'afwezig 11-23T09:00',
      'niet-bezet 11-23T13:00',
    ]);
  });

  test('another domein or wijkteam does not cover it', () => {
    expect(check([dienst('a', 'anna', '2026-11-23T09:00', '2026-11-23T17:00', { domein: 'sociaal' })])).toEqual([
      'niet-bezet 11-23T09:00',
      'niet-bezet 11-23T13:00',
    ]);
  });

  test('too little rest between two duties', () => {
    const vroeg = [
      dienst('a', 'anna', '2026-11-22T15:00', '2026-11-22T23:00'),
      dienst('b', 'anna', '2026-11-23T09:00', '2026-11-23T17:00'),
    ];
    expect(check(vroeg)).toEqual(['rust 11-22T15:00']);
    const goed = [
      dienst('a', 'anna', '2026-11-22T15:00', '2026-11-22T22:00'),
      dienst('b', 'anna', '2026-11-23T09:00', '2026-11-23T17:00'),
    ];
    expect(check(goed)).toEqual([]);
  });
});

describe('hours of duty', () => {
  const uren = (van: string, tot: string) => urenPerSoort({ van: instant(van), tot: instant(tot) }, isFeestdag);

  test('a Friday from nine to nine is three plain hours, six of the afternoon and three of the evening', () => {
    expect(uren('2026-11-27T08:00:00Z', '2026-11-27T20:00:00Z')).toEqual({
      gewoon: 3,
      avond: 3,
      vrijdagmiddag: 6,
      weekend: 0,
      feestdag: 0,
    });
  });

  test('the night in which the clock goes back is 25 hours long, the other one 23', () => {
    expect(uren('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z').weekend).toBe(25);
    expect(uren('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z').weekend).toBe(23);
  });

  test('a holiday weighs most, also when it is a Saturday', () => {
    expect(zwaarteVan({ van: instant('2026-12-26T08:00:00Z'), tot: instant('2026-12-26T09:00:00Z') }, isFeestdag)).toBe(
      3,
    );
  });
});

describe('how duties were shared out', () => {
  test('for the size of the job, with who had none, cut to the period', () => {
    const diensten = [
      dienst('a', 'anna', '2026-11-30T09:00', '2026-11-30T17:00'),
      dienst('b', 'bas', '2026-12-01T09:00', '2026-12-01T13:00'),
      dienst('c', 'anna', '2026-12-06T22:00', '2026-12-07T08:00'),
    ];
    const rows = verdelingVan(
      diensten,
      { van: '2026-11-30', totEnMet: '2026-12-06' },
      { anna: 1, bas: 0.5, chris: 0.5 },
      isFeestdag,
    );
    expect(rows).toMatchObject([
      { medewerker: 'anna', diensten: 2, uren: 10, gewogenPerFte: 12 },
      { medewerker: 'bas', diensten: 1, uren: 4, gewogenPerFte: 8, verhouding: 1 },
      { medewerker: 'chris', diensten: 0, uren: 0, gewogenPerFte: 0, verhouding: 0 },
    ]);
    expect(rows[0]?.verhouding).toBe(1.5);
  });

  test('without any duty there is no share', () => {
    expect(verdelingVan([], { van: '2026-11-30', totEnMet: '2026-12-06' }, { anna: 1 }, isFeestdag)).toMatchObject([
      { uren: 0, verhouding: null },
    ]);
  });
});
