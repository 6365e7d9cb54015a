import { describe, expect, test } from '@jest/globals';
import { IDIOMEN, LEXICON } from '../../../shared/domain/gevaarsignalen/lexicon.ts';
import { lexiconVan } from '../../../shared/domain/gevaarsignalen/lexicon-match.ts';
import { GEVAARCODES } from '../../../shared/domain/gevaarsignalen/lexicon-types.ts';
import { zinnenVan } from '../../../shared/domain/gevaarsignalen/zinnen.ts';

const entriesOf = (tekst: string) =>
  lexiconVan(
    zinnenVan(tekst)
      .flat()
      .map(({ kaal }) => kaal),
  );

describe('the lexicon', () => {
  test('knows every kind of danger, each entry with its reason and once', () => {
    for (const code of GEVAARCODES) expect(LEXICON.some((entry) => entry.code === code)).toBe(true);
    expect(LEXICON.every(({ reden, woorden }) => reden.length > 3 && woorden.trim() === woorden)).toBe(true);
    const known = LEXICON.map(({ code, woorden }) => `${code} ${woorden}`);
    expect(known.filter((entry, index) => known.indexOf(entry) !== index)).toEqual([]);
  });

  test.each(LEXICON)('$code: "$woorden" is found in "$voorbeeld"', ({ woorden, code, voorbeeld }) => {
    expect(entriesOf(voorbeeld)).toContainEqual(expect.objectContaining({ woorden, code }));
  });

  test.each(LEXICON)('$code: "$woorden" is not found in "$misser"', ({ woorden, code, misser }) => {
    expect(entriesOf(misser)).not.toContainEqual(expect.objectContaining({ woorden, code }));
  });

  test('speaks other languages of the city beside Dutch', () => {
    for (const taal of ['English', 'Turkish', 'Arabic', 'Polish', 'Papiamento', 'Spanish'])
      expect(LEXICON.some(({ reden }) => reden.startsWith(taal))).toBe(true);
  });

  test.each([
    'er is geen geweld',
    'er is hier nooit geweld geweest',
    'ze is niet suïcidaal',
    'zonder mishandeling',
    'there is no abuse',
  ])('what is denied does not count: %s', (tekst) => {
    expect(entriesOf(tekst)).toEqual([]);
  });

  test.each([
    ['ik zeg niets maar hij slaat mij', 'geweld'],
    ['het is niet waar dat ik overdrijf: mijn man slaat mij', 'geweld'],
    ['geen idee meer, mishandeling is het', 'geweld'],
    ['hij is niet alleen gewelddadig, hij bedreigt ons', 'geweld'],
  ])('a denial of something else takes nothing away: %s', (tekst, code) => {
    expect(entriesOf(tekst).map((entry) => entry.code)).toContain(code);
  });

  test.each([
    'ik wil dood graag naar de Efteling',
    'ik stap er uit bij de halte',
    'wij willen dood gewoon een antwoord',
    'ik zie het niet meer zitten op dat kleine schermpje',
  ])('a saying does not count: %s', (tekst) => {
    expect(entriesOf(tekst)).toEqual([]);
  });

  test('a saying beside a danger leaves the danger', () => {
    expect(entriesOf('ik stap er uit bij de halte, maar ik wil niet meer leven').map(({ code }) => code)).toEqual([
      'zelfdoding',
    ]);
  });

  test('every saying takes away something that is found without it', () => {
    expect(IDIOMEN.length).toBeGreaterThan(0);
    for (const idioom of IDIOMEN) expect(idioom.split(' ').length).toBeGreaterThan(1);
  });
});
