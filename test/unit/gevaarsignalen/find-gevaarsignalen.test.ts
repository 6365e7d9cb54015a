import { describe, expect, test } from '@jest/globals';
import { findGevaarsignalen } from '../../../shared/domain/gevaarsignalen/find-gevaarsignalen.ts';
import type { Gevaarcode } from '../../../shared/domain/gevaarsignalen/lexicon-types.ts';

const codes = (tekst: string): readonly string[] => findGevaarsignalen(tekst).map(({ code }) => code);

/** Messages as people write them, with what a person would want to see at once. All made up. */
const GELABELD: readonly (readonly [tekst: string, code: Gevaarcode])[] = [
  ['Ik wil niet meer leven', 'zelfdoding'],
  ['ik zie het echt niet meer zitten', 'zelfdoding'],
  ['Mijn buurman dreigt met zelfmoord', 'zelfdoding'],
  ['zelf moord gedachten', 'zelfdoding'],
  ['ze heeft suïcidale gedachten', 'zelfdoding'],
  ['SUICIDAAL', 'zelfdoding'],
  ['ik denk aan zelfmord', 'zelfdoding'],
  ['ik maak er een einde aan', 'zelfdoding'],
  ['Hij zegt dat hij liever dood is', 'zelfdoding'],
  ['ik ben bang dat ze zichzelf iets aandoet, ze heeft pillen ingenomen', 'zelfdoding'],
  ['I want to die', 'zelfdoding'],
  ["i don't want to live anymore", 'zelfdoding'],
  ['she said she would kill herself', 'zelfdoding'],
  ['mijn man slaat mij', 'geweld'],
  ['Hij heeft me gisteren geslagen', 'geweld'],
  ['er is huiselijk geweld bij de buren', 'geweld'],
  ['mijn dochter wordt mishandelt door haar vriend', 'geweld'],
  ['mijn dochter word mishadeld', 'geweld'],
  ['ik ben bang voor mijn ex', 'geweld'],
  ['hij bedreigd mij met een mes', 'geweld'],
  ['my husband beats me', 'geweld'],
  ['he threatens to hurt us', 'geweld'],
  ['Ik ben sinds gisteren dakloos', 'geen-onderdak'],
  ['we staan morgen op straat', 'geen-onderdak'],
  ['ik kan nergens meer slapen', 'geen-onderdak'],
  ['Ik slaap in mijn auto', 'geen-onderdak'],
  ['de ontruiming is donderdag', 'geen-onderdak'],
  ['we have nowhere to sleep tonight', 'geen-onderdak'],
  ['Er is geen eten meer in huis', 'geen-voedsel'],
  ['de kinderen hebben niets te eten', 'geen-voedsel'],
  ['we hebben hooonger', 'geen-voedsel'],
  ['ik heb geen geld meer voor eten', 'geen-voedsel'],
  ['we have no food left', 'geen-voedsel'],
  ["the kids haven't eaten", 'geen-voedsel'],
  ['Het kind van de buren is de hele dag alleen', 'kind-alleen'],
  ['mijn neefje van 4 zit aleen thuis', 'kind-alleen'],
  ['de baby is achtergelaten, niemand past er op', 'kind-alleen'],
  ['kinderen zonder enig toezicht', 'kind-alleen'],
  ['the children are home alone every night', 'kind-alleen'],
];

describe('words of danger', () => {
  test.each(GELABELD)('%s', (tekst, code) => {
    expect(codes(tekst)).toContain(code);
  });

  test('are found in capitals, without accents, over lines and between punctuation', () => {
    expect(codes('GEEN\n\nETEN!!!')).toContain('geen-voedsel');
    expect(codes('"zelfmoord".')).toContain('zelfdoding');
    expect(codes('zélfmóórd')).toContain('zelfdoding');
  });

  test('everyday messages stay quiet', () => {
    for (const tekst of [
      'Kan ik een afspraak maken voor volgende week?',
      'Ik wil graag een traplift aanvragen voor mijn moeder.',
      'Dank u wel voor uw hulp, fijn weekend!',
      'Mijn zoon is jonger dan zijn broer en zoekt een sportclub.',
      'Hoe laat gaat het inloopspreekuur open?',
      'Ik heb een vraag over mijn energierekening.',
      'We have a question about the bus pass.',
      '',
    ]) {
      expect([tekst, codes(tekst)]).toEqual([tekst, []]);
    }
  });

  test('several dangers in one message are all named, each once', () => {
    expect(codes('Hij slaat mij. We staan op straat. Hij slaat mij weer.')).toEqual(['geweld', 'geen-onderdak']);
  });

  test('the answer says where the text stood and holds nothing of it', () => {
    expect(findGevaarsignalen('zelfmoord Jan Jansen', 'onderwerp')).toEqual([
      { code: 'zelfdoding', plaats: 'onderwerp' },
    ]);
  });

  test('a very long text is read within bounds', () => {
    expect(codes('een vraag over de rollator '.repeat(20_000))).toEqual([]);
  });

  test('words far apart are not a phrase', () => {
    expect(codes('geen enkel probleem met de buurt, wij gaan straks eten')).not.toContain('geen-voedsel');
  });
});
