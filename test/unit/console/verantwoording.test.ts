import { describe, expect, test } from '@jest/globals';
import type { Controle, Regel } from '../../../web/app/antwoorden/verantwoording.ts';
import { afwijkingen, deed, vanwaar, zegelzin, zoekdeel } from '../../../web/pages/verantwoording/vraag.ts';

const NU = Date.parse('2026-11-25T12:00:00Z');
const regel = (over: Partial<Regel>): Regel => ({
  id: 'r1',
  op: '2026-11-25T09:00:00.000Z',
  handeling: 'inzien',
  soort: 'contact',
  object: 'c1',
  betrokkenen: { aantal: 1 },
  resultaat: 'gelukt',
  oorsprong: { kanaal: 'api', netwerk: null },
  medewerker: 'olga',
  rollen: ['teamondersteuner'],
  activiteit: 'contact',
  ...over,
});
const controle = (over: Partial<Controle> = {}): Controle => ({
  inOrde: true,
  uren: 30,
  regels: 12,
  afwijkingen: [],
  aantalAfwijkingen: 0,
  verzegeldOp: '2026-11-25T11:15:00.000Z',
  ...over,
});

describe('a search', () => {
  test('is by object with its kind, or by medewerker, in the days that were chosen', () => {
    const dagen = { van: '2026-11-12', totEnMet: '2026-11-25' };
    expect(zoekdeel({ waarop: 'spoedzaak', nummer: ' z 1 ', ...dagen })).toBe(
      'object=z+1&soort=spoedzaak&van=2026-11-12&totEnMet=2026-11-25',
    );
    expect(zoekdeel({ waarop: 'medewerker', nummer: 'olga', van: '', totEnMet: '' }, 'abc')).toBe(
      'medewerker=olga&cursor=abc',
    );
  });
});

describe('a line in words', () => {
  test.each([
    [{}, 'las een contact'],
    [{ handeling: 'wijzigen', soort: 'spoedzaak' }, 'wijzigde een spoedzaak'],
    [{ handeling: 'zoeken', object: null, betrokkenen: { aantal: 12 } }, 'zocht contacten (12)'],
    [{ handeling: 'zoeken', object: null, betrokkenen: { aantal: 0 } }, 'zocht contacten'],
    [{ resultaat: 'geweigerd' }, 'wilde een contact lezen'],
    [{ resultaat: 'mislukt', handeling: 'verstrekken' }, 'wilde versturen uit een contact'],
    [{ handeling: 'aanmaken', activiteit: 'klacht' }, 'maakte een contact, over een klacht'],
    [{ handeling: 'zoeken', soort: 'verantwoording', object: 'contact:c1' }, 'zocht wie wat zag'],
  ] as const)('%j', (over, text) => expect(deed(regel(over))).toBe(text));

  test('says from where: the network, and that it was a link', () => {
    expect(vanwaar({ kanaal: 'api', netwerk: null })).toBe('niet bekend');
    expect(vanwaar({ kanaal: 'link', netwerk: '203.0.113.0/24' })).toBe('link uit een melding, 203.0.113.0/24');
  });
});

describe('the seal in words', () => {
  test('is whole, not there yet, or broken', () => {
    expect(zegelzin(controle(), NU)).toEqual({ soort: 'goed', titel: expect.stringContaining('12 regels') });
    expect(zegelzin(controle({ regels: 1 }), NU).titel).toContain('1 regel van');
    expect(zegelzin(controle({ verzegeldOp: null }), NU).soort).toBe('info');
    expect(zegelzin(controle({ inOrde: false }), NU)).toEqual({
      soort: 'fout',
      titel: expect.stringContaining('incident'),
    });
  });

  test('names each hour and what is wrong in it once', () => {
    const wrong = (soort: string, sleutel: string | null = 'x') => ({ uur: '2026-11-25T09', soort, sleutel });
    const found = afwijkingen(
      controle({ afwijkingen: [wrong('verwijderd', 'a'), wrong('verwijderd', 'b'), wrong('zegel-gewijzigd', null)] }),
      NU,
    );
    expect(found).toEqual(['vandaag 10:00: een regel is weg.', 'vandaag 10:00: het zegel is veranderd.']);
  });
});
