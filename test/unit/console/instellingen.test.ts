import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { vulVelden } from '../../../shared/domain/standaardantwoord/velden.ts';
import type { Medewerker } from '../../../web/app/antwoorden/organisatie.ts';
import { gevuldeRegels, korteNaam, vrijeKorteNaam } from '../../../web/app/korte-naam.ts';
import { gelijk, voegSamen } from '../../../web/app/samenvoegen.ts';
import { blijftBeheerd, isWelke, mobielVan, zoekMensen } from '../../../web/pages/medewerkers/mensen.ts';
import { metCodes } from '../../../web/pages/organisatie/keuzecodes.ts';
import { nakijkstand, naTeKijken } from '../../../web/pages/organisatie/nakijken.ts';
import { VELDEN, type Veldwaarden, voorbeeldwaarden, vulIn } from '../../../web/pages/standaardantwoorden/invullen.ts';

describe('two people who change the same thing', () => {
  const basis = { naam: 'Noord', wijken: ['a'], adres: 'x', dicht: false };

  test('keep what each changed alone', () => {
    const eigen = { ...basis, naam: 'Noordwest' };
    const ander = { ...basis, wijken: ['a', 'b'] };
    expect(voegSamen(basis, eigen, ander)).toEqual({
      waarde: { naam: 'Noordwest', wijken: ['a', 'b'], adres: 'x', dicht: false },
      botsend: [],
    });
  });

  test('are told of a field that both changed, and one’s own stays in the form', () => {
    const eigen = { ...basis, naam: 'Noordwest', adres: 'y' };
    const ander = { ...basis, naam: 'Noordoost', dicht: true };
    expect(voegSamen(basis, eigen, ander)).toEqual({
      waarde: { naam: 'Noordwest', wijken: ['a'], adres: 'y', dicht: true },
      botsend: ['naam'],
    });
  });

  test('do not clash when both wrote the same', () => {
    const zelfde = { ...basis, naam: 'Noordwest' };
    expect(voegSamen(basis, zelfde, { ...zelfde }).botsend).toEqual([]);
  });

  test('a field that the other took away is away, and one that is new is there', () => {
    interface Vorm {
      naam: string;
      dicht?: boolean;
      vraag?: string;
    }
    const was: Vorm = { naam: 'a', dicht: true };
    const { waarde } = voegSamen<Vorm>(was, { ...was, naam: 'b' }, { naam: 'a', vraag: 'hoe' });
    expect(waarde).toEqual({ naam: 'b', vraag: 'hoe' });
    expect('dicht' in waarde).toBe(false);
  });

  const veld = fc.oneof(fc.string(), fc.array(fc.integer()), fc.record({ a: fc.string(), b: fc.integer() }));
  const ding = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), veld, { noNullPrototype: true });

  test('never lose what one of them wrote: each field is somebody’s, and a difference with the other is told', () => {
    fc.assert(
      fc.property(ding, ding, ding, (was, eigen, ander) => {
        const { waarde, botsend } = voegSamen<Record<string, unknown>>(was, eigen, ander);
        for (const naam of ['a', 'b', 'c', 'd']) {
          const [w, e, a] = [was[naam], eigen[naam], ander[naam]];
          if (!gelijk(e, w)) expect(gelijk(waarde[naam], e)).toBe(true);
          if (!gelijk(a, w)) expect(gelijk(waarde[naam], a) || botsend.includes(naam)).toBe(true);
        }
      }),
    );
  });

  test('one who changed nothing gets what the other has; the order of fields is no change', () => {
    fc.assert(
      fc.property(ding, ding, (was, ander) => {
        const { waarde, botsend } = voegSamen<Record<string, unknown>>(was, was, ander);
        expect(gelijk(waarde, ander)).toBe(true);
        expect(botsend).toEqual([]);
        expect(gelijk(ander, Object.fromEntries(Object.entries(ander).toReversed()))).toBe(true);
      }),
    );
    expect(gelijk([], {})).toBe(false);
    expect(gelijk(null, {})).toBe(false);
    expect(gelijk({ a: undefined }, {})).toBe(true);
  });
});

describe('a short name', () => {
  test('is made of what somebody typed', () => {
    expect(korteNaam('Wijkhuis ’t Örtje')).toBe('wijkhuis-t-ortje');
    expect(korteNaam('  Zuid / West 2 ')).toBe('zuid-west-2');
    expect(korteNaam('...')).toBe('');
  });

  test('is always one that the API takes, or empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (tekst) => {
        expect(korteNaam(tekst)).toMatch(/^$|^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(korteNaam(tekst).length).toBeLessThanOrEqual(64);
      }),
    );
  });

  test('gets a number when it is taken', () => {
    expect(vrijeKorteNaam('Markt', ['markt', 'markt-2'])).toBe('markt-3');
    expect(vrijeKorteNaam('Markt', [])).toBe('markt');
    expect(vrijeKorteNaam('x'.repeat(80), ['x'.repeat(64)])).toHaveLength(61);
  });

  test('lines without text are no names', () => {
    expect(gevuldeRegels([' a ', '', '   ', 'b'])).toEqual(['a', 'b']);
  });
});

describe('a choice of a list', () => {
  test('keeps its code when it is called otherwise; a new one gets a code of its own', () => {
    expect(
      metCodes([
        { code: 'wonen', naam: 'Huis en haard' },
        { code: '', naam: 'Wonen' },
        { code: '', naam: 'Wonen' },
      ]),
    ).toEqual([
      { code: 'wonen', naam: 'Huis en haard' },
      { code: 'wonen-2', naam: 'Wonen' },
      { code: 'wonen-3', naam: 'Wonen' },
    ]);
  });
});

describe('a number for an emergency', () => {
  test.each([
    ['2026-11-22', '2026-11-22', 'goed'],
    ['2025-11-22', '2026-11-22', 'goed'],
    ['2025-11-21', '2026-11-22', 'oud'],
    ['2024-02-29', '2025-02-28', 'goed'],
    ['2024-02-29', '2025-03-01', 'oud'],
    ['', '2026-11-22', 'nooit'],
    [undefined, '2026-11-22', 'nooit'],
  ] as const)('checked on %s is on %s: %s', (op, vandaag, stand) => {
    expect(nakijkstand(op, vandaag)).toBe(stand);
  });

  test('to be checked is named once by its service, the crisisdienst first', () => {
    const nummer = (naam: string, gecontroleerdOp: string) => ({ naam, nummer: '1', bron: 'b', gecontroleerdOp });
    const noodnummers = [nummer('113', '2020-01-01'), nummer('113', '2020-01-01'), nummer('112', '2026-11-01')];
    const crisisdienst = { naam: 'Crisisdienst', nummer: '2', mail: null };
    expect(naTeKijken({ crisisdienst, noodnummers }, '2026-11-22')).toEqual(['Crisisdienst', '113']);
    const goed = { ...crisisdienst, gecontroleerdOp: '2026-11-01' };
    expect(naTeKijken({ crisisdienst: goed, noodnummers: [] }, '2026-11-22')).toEqual([]);
  });
});

describe('finding somebody', () => {
  const wie = (naam: string, meer: Partial<Medewerker> = {}): Medewerker => ({
    ...{ id: naam, naam, rollen: ['professional'], wijkteams: ['noord'], actief: true },
    ...{ mail: null, mobiel: null, nietBevestigd: [] },
    ...meer,
  });
  const teamnaam = (slug: string) => `Wijkteam ${slug}`;
  const alle = [
    wie('Aïsha Bouali', { nietBevestigd: ['sms'] }),
    wie('Daniël Mulder', { wijkteams: ['zuid'], rollen: ['beheerder'] }),
    wie('Els Bouali', { actief: false, nietBevestigd: ['mail'] }),
  ];
  const namen = (tekst: string, welke: Parameters<typeof zoekMensen>[1]['welke'] = 'alle') =>
    zoekMensen(alle, { tekst, welke, teamnaam }).map(({ naam }) => naam);

  test('works without accents and capitals, and every word counts', () => {
    expect(namen('aisha')).toEqual(['Aïsha Bouali']);
    expect(namen('bouali noord')).toEqual(['Aïsha Bouali', 'Els Bouali']);
    expect(namen('BOUALI els')).toEqual(['Els Bouali']);
    expect(namen('beheerder zuid')).toEqual(['Daniël Mulder']);
    expect(namen('niemand')).toEqual([]);
    expect(namen('  ')).toHaveLength(3);
  });

  test('shows who is active, unless somebody asks for others', () => {
    expect(namen('', 'actief')).toEqual(['Aïsha Bouali', 'Daniël Mulder']);
    expect(namen('', 'niet-actief')).toEqual(['Els Bouali']);
    expect(namen('', 'niet-bevestigd')).toEqual(['Aïsha Bouali']);
    expect([isWelke('alle'), isWelke('iets'), isWelke(null)]).toEqual([true, false, false]);
  });

  test.each([
    ['06 1234 5678', '+31612345678'],
    ['06-12345678', '+31612345678'],
    ['0031612345678', '+31612345678'],
    ['+32 470 12 34 56', '+32470123456'],
    ['  ', null],
    [null, null],
    ['06123', '06123'],
  ])('a number typed as %s is kept as %s', (getypt, bewaard) => {
    expect(mobielVan(getypt)).toBe(bewaard);
  });

  test('the last active beheerder cannot be taken away', () => {
    const rob = { id: 'rob', rollen: ['beheerder'], actief: true } as const;
    const els = { id: 'els', rollen: ['beheerder'], actief: false } as const;
    expect(blijftBeheerd([rob, els], { ...rob, rollen: [] })).toBe(false);
    expect(blijftBeheerd([rob, els], { ...rob, actief: false })).toBe(false);
    expect(blijftBeheerd([rob, { ...els, actief: true }], { ...rob, rollen: [] })).toBe(true);
    expect(blijftBeheerd([rob, els], { ...els, rollen: [] })).toBe(true);
    expect(blijftBeheerd([], { ...els, rollen: [] })).toBe(true);
  });
});

describe('the example of a canned answer', () => {
  const waarden: Veldwaarden = {
    ...{ naam: 'mevrouw Jansen', wijkteam: 'Noord', organisatie: 'Ons team', openingstijden: 'altijd' },
    ...{ crisisnummers: '- 112: 112', medewerker: 'Rob' },
  };

  test('is what the API would fill in, for every text with good fields', () => {
    const stuk = fc.oneof(
      fc.constantFrom(...VELDEN.map((veld) => `{{${veld}}}`), '{{ Naam }}', '\n', '{', ' '),
      fc.string({ maxLength: 10 }).filter((tekst) => !/[{}]/.test(tekst)),
    );
    fc.assert(
      fc.property(fc.array(stuk), (stukken) => {
        const tekst = stukken.join(' ');
        expect(vulIn(tekst, waarden)).toBe(vulVelden(tekst, waarden).tekst);
      }),
    );
  });

  test('leaves what is no field as it is', () => {
    expect(vulIn('{{adres}} {{naam', waarden)).toBe('{{adres}} {{naam');
  });

  test('holds the organisatie as it is, with the first name where that is the custom', () => {
    const organisatie = {
      naam: 'Ons team',
      crisisdienst: { naam: 'Crisisdienst', nummer: '088-1', mail: null },
      noodnummers: [{ naam: 'Levensgevaar', nummer: '112', bron: 'b', gecontroleerdOp: '2026-11-01' }],
    };
    const made = voorbeeldwaarden({ organisatie, wijkteam: 'Noord', medewerker: 'Rob Kok' });
    expect(made).toMatchObject({ organisatie: 'Ons team', wijkteam: 'Noord', medewerker: 'Rob Kok' });
    expect(made.crisisnummers).toBe('- Levensgevaar: 112\n- Crisisdienst: 088-1');
    const voornaam = voorbeeldwaarden({
      organisatie: { ...organisatie, alleenVoornaam: true },
      wijkteam: 'Noord',
      medewerker: 'Rob Kok',
    });
    expect(voornaam.medewerker).toBe('Rob');
  });
});
