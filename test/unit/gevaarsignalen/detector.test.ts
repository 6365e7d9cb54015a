import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evalueer } from '../../../local/commands/eval-gevaarsignalen.ts';
import { type Bericht, leesBerichten } from '../../../local/gevaarsignalen/berichten.ts';
import { matenVan, oordeelOver } from '../../../local/gevaarsignalen/train.ts';
import {
  findGevaarsignalen,
  meegeleverd,
  vindGevaar,
} from '../../../shared/domain/gevaarsignalen/find-gevaarsignalen.ts';
import { GROOTSTE, inTekens, samen, uitTekens } from '../../../shared/domain/gevaarsignalen/model.ts';
import { MODEL } from '../../../shared/domain/gevaarsignalen/model-gewichten.ts';
import { vensters, zinnenVan } from '../../../shared/domain/gevaarsignalen/zinnen.ts';

const GEGEVENS = new URL('../../../local/gevaarsignalen/gegevens/', import.meta.url);
const read = (name: string) => leesBerichten(new URL(name, GEGEVENS).pathname);

/** Everything that is learnt from. */
const GELEERD = [
  'training',
  'aanvulling',
  'paren',
  'groeten',
  'stad',
  'dorp',
  'balie',
  'school',
  'ouderen',
  'wijkmail',
  'nachtlijn',
  'straat',
  'keten',
  'brievenbus',
  'jong',
  'buurt',
  'appje',
  'krabbel',
  'fluister',
  'balk',
  'melder',
  'nacht',
  'mix',
  'plein',
  'zolder',
  'tram',
  'erf',
  'toets',
  'gang',
].map((name) => `${name}.jsonl`);

const alarm = (tekst: string): boolean => findGevaarsignalen(tekst).length > 0;

/** Three-letter pieces of a text, to tell how much two texts are alike. */
function piecesOf(tekst: string): ReadonlySet<string> {
  const plain = tekst.toLowerCase().replace(/\s+/gu, ' ');
  return new Set(Array.from({ length: Math.max(1, plain.length - 2) }, (_, at) => plain.slice(at, at + 3)));
}

/** Guards against getting worse; how well unseen messages fared at first sight is in docs/gevaarsignalen.md. */
describe('messages of somebody whose words nobody who made the detector had seen', () => {
  // Judged when all was finished; not looked at, and never to be learnt from.
  test.each([
    ['eerste-gezicht.jsonl', { recall: 0.97, gewoon: 0.07, valstrik: 0.2 }],
    ['tweede-gezicht.jsonl', { recall: 0.98, gewoon: 0.07, valstrik: 0.3 }],
  ])('%s: signal as well as was found when the model was made', (naam, grens) => {
    const maten = matenVan(oordeelOver(read(naam), meegeleverd()));
    expect(maten.n).toEqual({ gevaar: 200, gewoon: 140, valstrik: 60 });
    expect(maten.recall).toBeGreaterThanOrEqual(grens.recall);
    expect(maten.valsAlarmGewoon).toBeLessThanOrEqual(grens.gewoon);
    expect(maten.valsAlarmValstrik).toBeLessThanOrEqual(grens.valstrik);
  });
});

describe('messages that are in no training data', () => {
  const berichten = read('achtergehouden.jsonl');
  const maten = matenVan(oordeelOver(berichten, meegeleverd()));

  test('are many, of every sort', () => {
    expect(maten.n.gevaar).toBeGreaterThanOrEqual(110);
    expect(maten.n.gewoon).toBeGreaterThanOrEqual(150);
    expect(maten.n.valstrik).toBeGreaterThanOrEqual(40);
  });

  test('dangerous ones signal', () => {
    expect(maten.recall).toBeGreaterThanOrEqual(0.98);
  });

  test('ordinary ones seldom do, and traps less than a third of the time', () => {
    // Short sentences in many languages: harder than whole messages, of which the documented figure speaks.
    expect(maten.valsAlarmGewoon).toBeLessThanOrEqual(0.06);
    expect(maten.valsAlarmValstrik).toBeLessThanOrEqual(0.3);
  });

  test('resemble none that was learnt from', () => {
    const learnt = GELEERD.flatMap(read);
    const known = learnt.map(({ tekst }) => ({ tekst, pieces: piecesOf(tekst) }));
    for (const { tekst } of berichten) {
      const pieces = piecesOf(tekst);
      const twins = known.filter((other) => {
        // Sets of very different size share too little: most pairs need no counting.
        if (Math.min(pieces.size, other.pieces.size) <= 0.7 * Math.max(pieces.size, other.pieces.size)) return false;
        const both = [...pieces].filter((piece) => other.pieces.has(piece)).length;
        return both / (pieces.size + other.pieces.size - both) > 0.7;
      });
      expect([tekst, twins.map((twin) => twin.tekst)]).toEqual([tekst, []]);
    }
  });
});

describe('veiled words and traps', () => {
  test.each([
    'vanavond is het klaar voor mij',
    'straks hebben jullie geen last meer van me',
    'ik heb mijn pillen opgespaard',
    'hij heeft het mes weer gepakt',
    'we slapen vannacht in de auto',
    'de kleine is alleen thuis tot vannacht',
    'ik kan niet bellen, hij luistert mee',
    'nog één nacht en dan is de pijn voorbij',
    'kocam beni dövüyor',
    'муж меня бьёт',
    'زوجي يضربني',
    'nie chcę już żyć',
    'help',
    'bel politie',
  ])('%s', (tekst) => {
    expect(alarm(tekst)).toBe(true);
  });

  test.each([
    'die rekening is moord',
    'mijn telefoon is dood',
    'dat was een moordtraining vanavond',
    'kill your darlings zei mijn docent',
    'er is gelukkig geen geweld, we zoeken alleen opvoedtips',
    'Voor school maak ik een werkstuk over zelfmoord onder jongeren',
    'Hoeveel paracetamol mag ik per dag nemen bij kiespijn?',
    'ik schiet in de lach van jullie brief',
    'Tot dinsdag.',
    'Ik ben er niet.',
    // A greeting, a number, a name: a chat is full of them.
    'Goedendag samen',
    '06-87654321',
    'Hoogstraat 14',
    'Ibrahim',
    'tot vrijdag dan',
  ])('%s', (tekst) => {
    expect(alarm(tekst)).toBe(false);
  });

  test('one veiled sentence in a long ordinary mail is found', () => {
    const mail = [
      'Beste mevrouw, dank voor het gesprek van maandag.',
      'De formulieren heb ik ingevuld en opgestuurd.',
      'De scootmobiel is gemaakt en rijdt weer goed.',
      'Straks hebben jullie geen last meer van me.',
      'De afspraak van vrijdag staat in mijn agenda.',
    ];
    expect(alarm(mail.join(' '))).toBe(true);
    expect(alarm(mail.filter((_, at) => at !== 3).join(' '))).toBe(false);
  });

  test('a function under a closing is no danger, an afterthought is', () => {
    const mail = 'Kunt u mij bellen over de traplift?\n\nMet vriendelijke groet,\nK. Jansen\n';
    expect(alarm(`${mail}Team huiselijk geweld en kindermishandeling`)).toBe(false);
    expect(alarm(`${mail}PS ik wil niet meer leven`)).toBe(true);
  });
});

describe('a message is read as a whole and in its parts', () => {
  const zinnen = (...teksten: readonly string[]) => zinnenVan(teksten.join(' '));
  const words = (deel: readonly { readonly vol: string }[]): string => deel.map(({ vol }) => vol).join(' ');

  test('its parts are its sentences, and short neighbours together', () => {
    expect(vensters(zinnen('Ik slaap slecht.', 'Heeft u een cursus?')).map(words)).toEqual([
      'ik slaap slecht',
      'heeft u een cursus ?',
      'ik slaap slecht heeft u een cursus ?',
    ]);
    const lang = Array.from({ length: 30 }, () => 'woord').join(' ');
    expect(vensters(zinnen('Ik slaap slecht.', `${lang}.`)).map(words)).not.toContain(`ik slaap slecht ${lang}`);
  });

  test('a sentence without end is cut in pieces that overlap, and nothing of it is lost', () => {
    const woorden = Array.from({ length: 400 }, (_, nummer) => `w${[...String(nummer)].join('x')}`);
    const parts = vensters(zinnen(woorden.join(' '))).map(words);
    expect(new Set(parts.flatMap((part) => part.split(' ')))).toEqual(new Set(woorden));
    expect(parts.every((part) => part.split(' ').length <= 20)).toBe(true);
    for (let nummer = 0; nummer + 10 <= woorden.length; nummer += 1)
      expect(parts.some((part) => part.includes(woorden.slice(nummer, nummer + 10).join(' ')))).toBe(true);
  });

  test('a message of at most 16 words is judged as a very short one, of at most 35 as a short one: each needs more', () => {
    const woorden = (aantal: number) => Array.from({ length: aantal }, () => 'woord').join(' ');
    const { drempels } = meegeleverd();
    expect([0, 16, 17, 35, 36].map((aantal) => vindGevaar(woorden(aantal), meegeleverd()).lengte)).toEqual([
      'zeerKort',
      'zeerKort',
      'kort',
      'kort',
      'lang',
    ]);
    expect(drempels.zeerKort.signaal).toBeGreaterThan(drempels.kort.signaal);
    expect(drempels.kort.signaal).toBeGreaterThan(drempels.lang.signaal);
  });

  test('the part that says most counts, however many harmless ones stand beside it', () => {
    expect(samen([3])).toBeCloseTo(3);
    expect(samen([3, ...Array.from({ length: 50 }, () => -2)])).toBeCloseTo(3, 4);
    expect(samen([3, 3])).toBeGreaterThan(3);
    expect(samen([3, 3])).toBeLessThan(3.5);
  });

  test('an unhappy sentence beside an ordinary request is an ordinary message', () => {
    expect(alarm('Ik slaap slecht sinds de verbouwing. Wanneer komt de monteur voor de traplift?')).toBe(false);
  });

  test('plain danger in a long ordinary mail is found wherever it stands', () => {
    const gewoon = read('dorp.jsonl')
      .filter(({ gevaar, moeilijkheid, taal }) => !gevaar && moeilijkheid === 'gewoon' && taal === 'nl')
      .slice(0, 12)
      .map(({ tekst }) => tekst);
    for (let at = 0; at <= gewoon.length; at += 3)
      expect(alarm([...gewoon.slice(0, at), 'Mijn man heeft mij weer geslagen.', ...gewoon.slice(at)].join('\n'))).toBe(
        true,
      );
  });
});

describe('the evaluation', () => {
  const bericht = (id: string, tekst: string, gevaar: boolean, moeilijkheid: string): Bericht => ({
    id,
    tekst,
    gevaar,
    moeilijkheid,
    soort: 'onbekend',
    taal: 'nl',
    ronde: 0,
  });
  const berichten = [
    bericht('a', 'ik wil dood', true, 'duidelijk'),
    bericht('b', 'hoe laat gaat het inloopspreekuur open?', true, 'bedekt'),
    bericht('c', 'hoe laat gaat het inloopspreekuur open?', false, 'gewoon'),
    bericht('d', 'ik wil dood', false, 'valstrik'),
  ];

  test('says which share signals, how many there were of each sort, and on request whose judgement was wrong', () => {
    const maten = { recall: 0.5, valsAlarmGewoon: 0, valsAlarmValstrik: 1, n: { gevaar: 2, gewoon: 1, valstrik: 1 } };
    expect(evalueer(berichten, false)).toEqual(maten);
    expect(evalueer(berichten, true)).toEqual({ ...maten, gemist: ['b'], valsAlarm: ['d'] });
  });

  test('of no messages has no shares', () => {
    expect(evalueer([], false)).toEqual({
      recall: null,
      valsAlarmGewoon: null,
      valsAlarmValstrik: null,
      n: { gevaar: 0, gewoon: 0, valstrik: 0 },
    });
  });
});

describe('any text', () => {
  test('gives an answer, each code once, and the same one again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.lorem()), (tekst) => {
        const codes = findGevaarsignalen(tekst).map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(findGevaarsignalen(tekst).map(({ code }) => code)).toEqual(codes);
      }),
      { numRuns: 300 },
    );
  });

  test('is read the same in capitals, with more spaces and without accents', () => {
    const woorden = ['Ik', 'wil', 'niet', 'meer', 'leven'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(' ', '  ', '\t', ' '), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (gaps, loud) => {
          const tekst = woorden.map((word, at) => word + (gaps[at] ?? '')).join('');
          expect(findGevaarsignalen(loud ? tekst.toUpperCase() : tekst)).toContainEqual({
            code: 'zelfdoding',
            plaats: 'tekst',
          });
        },
      ),
      { numRuns: 40 },
    );
    expect(alarm('Zelfmoordgedáchten heb ik')).toBe(true);
  });

  test('with one letter too few in a long word is still understood', () => {
    for (const [tekst, word] of [
      ['mijn dochter wordt mishandeld door haar vriend', 'mishandeld'],
      ['ik denk elke dag aan zelfmoord', 'zelfmoord'],
      ['hij bedreigt ons met een mes', 'bedreigt'],
    ] as const) {
      for (let at = 1; at < word.length; at += 1) {
        const slip = word.slice(0, at) + word.slice(at + 1);
        expect([slip, alarm(tekst.replace(word, slip))]).toEqual([slip, true]);
      }
    }
  });

  test('of any length takes bounded work: a mail of 2 KB little, a huge one hardly more than the part that is read', () => {
    // Processor time of this process: what else the machine does is not in it.
    const workOf = (act: () => void): number => {
      const before = process.cpuUsage();
      act();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    const mail = 'Kunt u mij bellen over de aanvraag van mijn moeder? Zij krijgt nu twee uur hulp. '.repeat(25);
    for (let run = 0; run < 20; run += 1) findGevaarsignalen(mail);
    // Far above the two milliseconds that it needs, far below what a fault in the order of growth would cost.
    expect(workOf(() => Array.from({ length: 20 }, () => findGevaarsignalen(mail))) / 20).toBeLessThan(30);
    expect(workOf(() => findGevaarsignalen('wat een woord '.repeat(100_000)))).toBeLessThan(3000);
    expect(workOf(() => findGevaarsignalen('x'.repeat(1_000_000)))).toBeLessThan(1000);
  });
});

describe('the weights that ship', () => {
  test('are small', () => {
    expect(JSON.stringify(MODEL).length).toBeLessThan(320 * 1024);
  });

  test('are one character each, whatever the weight, and come back the same', () => {
    const all = Int8Array.from({ length: 2 * GROOTSTE + 1 }, (_, at) => at - GROOTSTE);
    const tekens = inTekens(all);
    expect(JSON.stringify(tekens)).toHaveLength(all.length + 2);
    expect(tekens).not.toMatch(/['`\\]/u);
    expect(uitTekens(tekens)).toEqual(all);
  });
});
