import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localDateTimeOf } from '../../../shared/domain/tijd/amsterdam.ts';
import { instantOf } from '../../../shared/domain/tijd/instant.ts';
import type { Hiaat, Publicatie, Roosterdienst, Rotatie } from '../../../web/app/antwoorden/roosterweek.ts';
import {
  type Concept,
  doeStap,
  doeWeer,
  inhoudVan,
  LEEG,
  legOp,
  neemTerug,
  pasToe,
  verschil,
  wijzig,
} from '../../../web/pages/rooster/concept.ts';
import { aandeelTekst, verdelingCsv } from '../../../web/pages/rooster/getallen.ts';
import { bodyVan, leesFte, nieuweRotatie, vormVan, werktTekst } from '../../../web/pages/rooster/rotatie-vorm.ts';
import { hiatenBinnen } from '../../../web/pages/rooster/termijnen.ts';
import { dagenNa, versiesVan } from '../../../web/pages/rooster/versies.ts';
import {
  dagdeelVan,
  gatOpDeKlok,
  kandidatenVoor,
  openVakken,
  weekVan,
  zonder,
} from '../../../web/pages/rooster/week.ts';
import { bezwarenTekst, wijzigregel } from '../../../web/pages/rooster/woorden.ts';

const MAANDAG = '2026-11-23';
const dienst = (id: string, over: Partial<Roosterdienst> = {}): Roosterdienst => ({
  id,
  soort: 'achterwacht',
  wijkteam: 'centrum',
  domein: 'sociaal',
  professional: 'jan',
  van: `${MAANDAG}T09:00`,
  tot: `${MAANDAG}T12:30`,
  vervanging: false,
  ...over,
});
const naam = (id: string | null) => (id === null ? 'niemand' : id.toUpperCase());
const dienstArb = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  professional: fc.constantFrom('jan', 'eva', 'bo'),
  dag: fc.integer({ min: 23, max: 29 }),
});
const roosterArb = fc
  .uniqueArray(dienstArb, { selector: ({ id }) => id })
  .map((alle) =>
    alle.map(({ id, professional, dag }) =>
      dienst(id, { professional, van: `2026-11-${dag}T09:00`, tot: `2026-11-${dag}T12:30` }),
    ),
  );
const blijft = (rooster: readonly Roosterdienst[], concept: Concept) =>
  pasToe(rooster, concept)
    .filter(({ stand }) => stand !== 'vervalt')
    .map((een) => een.dienst)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
const opId = (rooster: readonly Roosterdienst[]) => rooster.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('a draft of the roster', () => {
  test('what ends up as it was published is no change', () => {
    const was = dienst('a');
    const een = wijzig([], was, { ...was, professional: 'eva' });
    expect(een).toHaveLength(1);
    expect(wijzig(een, was, { ...was, professional: 'jan' })).toEqual([]);
    // Nothing done is no step either.
    expect(wijzig(een, was, { ...was, professional: 'eva' })).toBe(een);
    const nieuw = wijzig([], null, dienst('nieuw'));
    expect(wijzig(nieuw, dienst('nieuw'), null)).toEqual([]);
  });

  test('a second change of a duty keeps what was published', () => {
    const was = dienst('a');
    const eva = { ...was, professional: 'eva' };
    expect(wijzig(wijzig([], was, eva), eva, null)).toEqual([{ id: 'a', was, wordt: null }]);
  });

  test('the difference between two rosters makes the one of the other', () => {
    fc.assert(
      fc.property(roosterArb, roosterArb, (nu, toen) => {
        expect(blijft(nu, verschil(nu, toen))).toEqual(opId(toen));
        expect(verschil(nu, nu)).toEqual([]);
      }),
    );
  });

  test('every step can be taken back and done again, in any order', () => {
    const stappen = fc.array(fc.constantFrom('doe', 'terug', 'weer'), { maxLength: 30 });
    fc.assert(
      fc.property(stappen, (alle) => {
        let stapel = LEEG;
        const gedaan: Concept[] = [[]];
        let plek = 0;
        for (const [index, stap] of alle.entries()) {
          if (stap === 'doe') {
            const concept = wijzig(stapel.nu, null, dienst(`n${index}`));
            stapel = doeStap(stapel, concept, 'stap');
            gedaan.length = plek + 1;
            gedaan.push(concept);
            plek += 1;
          } else if (stap === 'terug') {
            stapel = neemTerug(stapel);
            plek = Math.max(0, plek - 1);
          } else {
            stapel = doeWeer(stapel);
            plek = Math.min(gedaan.length - 1, plek + 1);
          }
          expect(stapel.nu).toEqual(gedaan[plek]);
        }
      }),
    );
  });

  test('goes to the API as whole weeks, with only what the API knows', () => {
    const was = { ...dienst('weg'), gestartOp: 'x' } as Roosterdienst;
    const later = dienst('nieuw', { van: '2026-12-02T09:00', tot: '2026-12-02T12:30' });
    const concept = wijzig(wijzig([], was, null), null, later);
    expect(inhoudVan(concept, 'centrum', '2026-11-25')).toEqual({
      van: '2026-11-23',
      totEnMet: '2026-12-06',
      wijkteams: ['centrum'],
      diensten: [later],
      weg: ['weg'],
    });
  });

  test('on a roster that a colleague published, every wish stays and what both changed is named', () => {
    const [a, b] = [dienst('a'), dienst('b', { van: '2026-11-24T09:00', tot: '2026-11-24T12:30' })];
    const eva = { ...a, professional: 'eva' };
    const concept = wijzig(wijzig(wijzig([], a, eva), b, null), null, dienst('n'));
    const bo = { ...a, professional: 'bo' };
    const { concept: nieuw, botst } = legOp(concept, [bo]);
    // The colleague took `b` away as well: nothing is left to wish there.
    expect(nieuw).toEqual([
      { id: 'a', was: bo, wordt: eva },
      { id: 'n', was: null, wordt: dienst('n') },
    ]);
    expect(botst).toEqual([eva]);
    fc.assert(
      fc.property(roosterArb, roosterArb, roosterArb, (toen, wens, nu) => {
        const { concept: over } = legOp(verschil(toen, wens), nu);
        const na = new Map(blijft(nu, over).map((een) => [een.id, een]));
        for (const { id, wordt } of verschil(toen, wens)) expect(na.get(id) ?? null).toEqual(wordt);
      }),
    );
  });

  test('is told in words: who comes instead of whom, and what goes', () => {
    const a = dienst('a');
    expect(wijzigregel({ id: 'a', was: a, wordt: { ...a, professional: 'eva' } }, naam)).toEqual({
      soort: 'Wordt anders',
      tekst: 'ma 23 november 9:00 tot 12:30, Achterwacht sociaal: EVA in plaats van JAN',
    });
    expect(wijzigregel({ id: 'a', was: a, wordt: null }, naam).soort).toBe('Vervalt');
    expect(wijzigregel({ id: 'a', was: a, wordt: { ...a, tot: `${MAANDAG}T11:00` } }, naam).tekst).toContain(
      '(was ma 23 november 9:00 tot 12:30',
    );
    expect(bezwarenTekst({ jan: 'afwezig', eva: 'te-weinig-rust' }, naam)).toBe(
      'JAN is afwezig, EVA krijgt te weinig rust',
    );
  });
});

const gat = (van: string, tot: string): Hiaat => ({ wijkteam: 'centrum', domein: 'sociaal', van, tot });
const rotatie: Rotatie = {
  wijkteam: 'centrum',
  domein: 'sociaal',
  geldigVan: '2026-01-01',
  delen: [
    { dag: 1, van: '09:00', tot: '12:30', soort: 'inloop', locatie: 'centrum' },
    { dag: 1, van: '12:30', tot: '17:00', soort: 'achterwacht' },
  ],
  deelnemers: [],
  ookOpSluitingsdagen: false,
  versie: 1,
};
const gegevens = (over: Partial<Parameters<typeof weekVan>[0]> = {}) => ({
  maandag: MAANDAG,
  domein: 'sociaal' as const,
  geplaatst: [],
  hiaten: [],
  rotatie: undefined,
  afwezigheden: [],
  ...over,
});

describe('the week', () => {
  test('a gap over two half-days of the rotation is two places, each of its own kind', () => {
    const hiaten = [gat('2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z')];
    expect(openVakken(gegevens({ hiaten, rotatie }))).toEqual([
      { van: `${MAANDAG}T09:00`, tot: `${MAANDAG}T12:30`, soort: 'inloop', locatie: 'centrum' },
      { van: `${MAANDAG}T12:30`, tot: `${MAANDAG}T17:00`, soort: 'achterwacht' },
    ]);
  });

  test('without a rotation the duties of who is away say which half-days there are; the rest is one place', () => {
    const hiaten = [gat('2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z')];
    const geplaatst = pasToe([dienst('a', { soort: 'inloop', locatie: 'centrum' })], []);
    expect(openVakken(gegevens({ hiaten, geplaatst }))).toEqual([
      { van: `${MAANDAG}T09:00`, tot: `${MAANDAG}T12:30`, soort: 'inloop', locatie: 'centrum' },
      { van: `${MAANDAG}T12:30`, tot: `${MAANDAG}T17:00`, soort: 'achterwacht' },
    ]);
  });

  test('what the draft brings fills a gap, and what it takes away makes one', () => {
    const hiaten = [gat('2026-11-23T08:00:00Z', '2026-11-23T11:30:00Z')];
    const vol = pasToe([], wijzig([], null, dienst('n')));
    expect(openVakken(gegevens({ hiaten, geplaatst: vol }))).toEqual([]);
    const weg = pasToe([dienst('a')], wijzig([], dienst('a'), null));
    expect(openVakken(gegevens({ geplaatst: weg }))).toEqual([
      { van: `${MAANDAG}T09:00`, tot: `${MAANDAG}T12:30`, soort: 'achterwacht' },
    ]);
    const korter = pasToe([dienst('a')], wijzig([], dienst('a'), dienst('a', { tot: `${MAANDAG}T11:00` })));
    expect(openVakken(gegevens({ geplaatst: korter }))).toEqual([
      { van: `${MAANDAG}T11:00`, tot: `${MAANDAG}T12:30`, soort: 'achterwacht' },
    ]);
    const ander = pasToe([dienst('a')], wijzig([], dienst('a'), dienst('a', { professional: 'eva' })));
    expect(openVakken(gegevens({ geplaatst: ander }))).toEqual([]);
  });

  test('seven days with half-days in order, and who began on Sunday stands on Monday', () => {
    const nacht = dienst('nacht', { van: '2026-11-22T17:00', tot: '2026-11-23T09:00' });
    const avond = dienst('avond', { van: '2026-11-29T17:00', tot: '2026-11-30T09:00' });
    const dagen = weekVan(gegevens({ geplaatst: pasToe([dienst('a'), nacht, avond], []) }));
    expect(dagen.map(({ datum }) => datum)).toEqual([23, 24, 25, 26, 27, 28, 29].map((dag) => `2026-11-${dag}`));
    const sleutels = dagen.map(({ delen }) =>
      Object.values(delen).map((vakken) => vakken.map(({ sleutel }) => sleutel)),
    );
    expect(sleutels[0]).toEqual([['a'], [], ['nacht']]);
    expect(sleutels[6]).toEqual([[], [], ['avond']]);
  });

  test('somebody who is away during a duty is marked, on that day only', () => {
    const ziek = {
      id: 'z',
      medewerker: 'jan',
      van: `${MAANDAG}T00:00`,
      tot: '2026-11-24T00:00',
      bron: 'ziek' as const,
    };
    const dagen = weekVan(gegevens({ geplaatst: pasToe([dienst('a')], []), afwezigheden: [ziek] }));
    expect(dagen[0]?.delen.ochtend[0]).toMatchObject({ afwezig: true });
    expect(dagen.map(({ afwezig }) => afwezig.length)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });

  test.each([
    ['00:00', 'avond'],
    ['05:59', 'avond'],
    ['06:00', 'ochtend'],
    ['11:59', 'ochtend'],
    ['12:00', 'middag'],
    ['16:59', 'middag'],
    ['17:00', 'avond'],
  ])('%s is in the %s', (uur, dagdeel) => {
    expect(dagdeelVan(`${MAANDAG}T${uur}`)).toBe(dagdeel);
  });

  test('what is left of a stretch never overlaps what was taken, and nothing else is lost', () => {
    const uur = fc.integer({ min: 0, max: 23 }).map((n) => `${MAANDAG}T${String(n).padStart(2, '0')}:00`);
    const vak = fc
      .tuple(uur, uur)
      .filter(([a, b]) => a < b)
      .map(([van, tot]) => ({ van, tot }));
    fc.assert(
      fc.property(vak, fc.array(vak, { maxLength: 5 }), (heel, anderen) => {
        const over = zonder(heel, anderen);
        for (let n = 0; n < 23; n += 1) {
          const op = `${MAANDAG}T${String(n).padStart(2, '0')}:30`;
          const in_ = (een: { van: string; tot: string }) => een.van <= op && op < een.tot;
          expect(over.some(in_)).toBe(in_(heel) && !anderen.some(in_));
        }
      }),
    );
  });
});

describe('gaps by the clock on the wall', () => {
  test('are cut at midnight', () => {
    expect(gatOpDeKlok({ van: '2026-11-23T16:00:00Z', tot: '2026-11-25T08:00:00Z' })).toEqual([
      { van: '2026-11-23T17:00', tot: '2026-11-24T00:00' },
      { van: '2026-11-24T00:00', tot: '2026-11-25T00:00' },
      { van: '2026-11-25T00:00', tot: '2026-11-25T09:00' },
    ]);
  });

  test('the night in March has an hour less, and stays one stretch', () => {
    expect(gatOpDeKlok({ van: '2026-03-29T00:30:00Z', tot: '2026-03-29T01:30:00Z' })).toEqual([
      { van: '2026-03-29T01:30', tot: '2026-03-29T03:30' },
    ]);
  });

  test('in the hour that comes twice in October a gap is never empty', () => {
    expect(gatOpDeKlok({ van: '2026-10-25T00:45:00Z', tot: '2026-10-25T01:15:00Z' })).toEqual([
      { van: '2026-10-25T02:00', tot: '2026-10-25T03:00' },
    ]);
    const begin = Date.UTC(2026, 9, 24, 20);
    const minuut = fc.integer({ min: 0, max: 8 * 60 });
    fc.assert(
      fc.property(minuut, fc.integer({ min: 1, max: 8 * 60 }), (na, lang) => {
        const [van, tot] = [instantOf(begin + na * 60_000), instantOf(begin + (na + lang) * 60_000)];
        const delen = gatOpDeKlok({ van, tot });
        for (const deel of delen) expect(deel.van < deel.tot).toBe(true);
        // Nothing of the gap lies outside.
        expect((delen[0]?.van ?? '~') <= localDateTimeOf(van)).toBe(true);
        expect((delen.at(-1)?.tot ?? '') >= localDateTimeOf(tot)).toBe(true);
      }),
    );
  });

  test('stand once, under the shortest term', () => {
    const op = (dag: string) => gat(`${dag}T08:00:00Z`, `${dag}T16:00:00Z`);
    const hiaten = ['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-30', '2026-12-21'].map(op);
    expect(hiatenBinnen(hiaten, MAANDAG).map(({ dagen, hiaten: own }) => [dagen, own.length])).toEqual([
      [2, 2],
      [7, 2],
      [14, 0],
      [28, 1],
    ]);
  });
});

describe('who may have a duty', () => {
  const mens = (id: string, wijkteams: string[], over = {}) => ({
    id,
    naam: id,
    actief: true,
    rollen: ['professional'],
    wijkteams,
    ...over,
  });
  test('one’s own wijkteam first, who can before who cannot, and nobody who is no professional', () => {
    const mensen = [
      mens('ander', ['noord']),
      mens('bezet', ['centrum']),
      mens('weg', ['centrum']),
      mens('vrij', ['centrum']),
      mens('manager', ['centrum'], { rollen: ['manager'] }),
      mens('oud', ['centrum'], { actief: false }),
    ];
    const diensten = [dienst('elders', { professional: 'bezet', wijkteam: 'noord' })];
    const afwezigheden = [
      { id: 'a', medewerker: 'weg', van: `${MAANDAG}T00:00`, tot: '2026-11-24T00:00', bron: 'hand' as const },
    ];
    const alle = kandidatenVoor(dienst('a'), mensen, diensten, afwezigheden);
    expect(alle.map(({ id, bezwaar }) => [id, bezwaar])).toEqual([
      ['vrij', null],
      ['bezet', 'heeft al dienst'],
      ['weg', 'afwezig'],
      ['ander', null],
    ]);
  });
});

describe('versions', () => {
  const publicatie = (nr: number, erbij: Roosterdienst[], was: Roosterdienst[] = []): Publicatie => ({
    nr,
    op: '2026-11-20T10:00:00.000Z',
    door: 'rob',
    aanleiding: 'rooster',
    erbij,
    was,
  });
  test('parts of one publication are one, with only what concerns the wijkteam', () => {
    const versies = versiesVan(
      [
        publicatie(3, [dienst('c')]),
        publicatie(3, [dienst('d', { wijkteam: 'noord' })]),
        publicatie(2, [], [dienst('a')]),
      ],
      'centrum',
    );
    expect(versies.map(({ nr, wijzigingen }) => [nr, wijzigingen.map(({ id }) => id)])).toEqual([
      [3, ['c']],
      [2, ['a']],
    ]);
  });

  test('going back touches the days of what came later, from today', () => {
    const op = (dag: string) => ({ van: `${dag}T09:00`, tot: `${dag}T12:00` });
    const versies = versiesVan(
      [
        publicatie(3, [dienst('c', op('2026-12-01'))]),
        publicatie(2, [dienst('b', op('2026-11-20'))], [dienst('b', op('2026-11-26'))]),
        publicatie(1, [dienst('a', op('2027-03-01'))]),
      ],
      'centrum',
    );
    expect(dagenNa(versies, 1, '2026-11-23')).toEqual({ van: '2026-11-26', totEnMet: '2026-12-01' });
    expect(dagenNa(versies, 3, '2026-11-23')).toBeUndefined();
  });
});

describe('the form of a rotation', () => {
  test('gives back what it was given', () => {
    const heel = { ...rotatie, geldigTotEnMet: '2026-12-31', deelnemers: [{ medewerker: 'jan', fte: 0.8 }] };
    const { wijkteam: _w, domein: _d, ...rest } = heel;
    expect(bodyVan(vormVan(heel))).toEqual(rest);
    expect(bodyVan(nieuweRotatie(MAANDAG))).not.toHaveProperty('geldigTotEnMet');
  });

  test('sends no place for what has none, and no empty list of hours', () => {
    const vorm = {
      ...nieuweRotatie(MAANDAG),
      delen: [{ dag: 1, van: '09:00', tot: '12:30', soort: 'achterwacht' as const, locatie: 'centrum' }],
      deelnemers: [{ medewerker: 'jan', fte: 1, werkt: [] }],
    };
    expect(bodyVan(vorm)).toMatchObject({
      delen: [{ dag: 1, van: '09:00', tot: '12:30', soort: 'achterwacht' }],
      deelnemers: [{ medewerker: 'jan', fte: 1 }],
    });
    expect(JSON.stringify(bodyVan(vorm))).not.toMatch(/locatie|werkt/);
  });

  test('says when somebody works, and reads a size with a comma', () => {
    expect(werktTekst(undefined)).toBe('de hele week');
    expect(
      werktTekst([
        { dag: 2, van: '09:00', tot: '17:00' },
        { dag: 1, van: '09:00', tot: '17:00' },
      ]),
    ).toBe('maandag, dinsdag 09:00-17:00');
    expect([leesFte('0,8'), leesFte(' 1 ')]).toEqual([0.8, 1]);
    expect(leesFte('')).toBeNaN();
  });
});

describe('how turns were shared', () => {
  test('is a word as well as a share', () => {
    expect([1.3, 1.05, 0.5, null].map(aandeelTekst)).toEqual([
      '130% van het eigen deel: meer',
      '105% van het eigen deel: eerlijk',
      '50% van het eigen deel: minder',
      'geen diensten',
    ]);
  });

  test('as a file has semicolons and comma decimals, and no name becomes a formula', () => {
    const rij = { medewerker: 'x', fte: 0.8, diensten: 3, uren: 10.5, gewogenPerFte: 13.125, verhouding: null };
    const csv = verdelingCsv([rij], () => '=SUM(A1);"x"');
    expect(csv.split('\r\n')[1]).toBe('"\'=SUM(A1);""x""";0,8;3;10,5;13,13;');
  });
});
