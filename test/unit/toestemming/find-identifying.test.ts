/** What points at a person in a text is found in the forms in which people write it; ordinary notes are left alone. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { findHealth } from '../../../shared/domain/toestemming/find-health.ts';
import { findIdentifying, isBsn } from '../../../shared/domain/toestemming/find-identifying.ts';

const NU = instant('2026-11-25T09:00:00Z');
const find = (text: string) => findIdentifying(text, NU);

describe('a BSN is found', () => {
  test.each([
    'BSN 123456782',
    'bsn: 1234.56.782',
    'nummer 1234 56 782 staat in het dossier',
    'zijn bsn is 12345678',
    'burgerservicenummer 123-456-782',
    'sofinummer 111222333',
    '111222333',
    '１１１２２２３３３',
    '111\u200b222\u200b333',
    'BSN volgens haar 123456789 (misschien een tikfout)',
  ])('in %j', (text) => expect(find(text)).toContain('bsn'));

  test('by the eleven test, and nine digits that fail it are none', () => {
    expect(isBsn('123456782')).toBe(true);
    expect(isBsn('123456783')).toBe(false);
    expect(isBsn('000000000')).toBe(false);
    expect(find('kenmerk 123456783')).not.toContain('bsn');
  });

  test('whatever number passes the eleven test, however it is written', () => {
    const bsn = fc.integer({ min: 10_000_000, max: 999_999_999 }).map(String).filter(isBsn);
    fc.assert(
      fc.property(
        bsn,
        fc.constantFrom('', ' ', '.', '-'),
        fc.constantFrom('nr ', 'Hij is ', '('),
        (digits, between, before) => {
          const written = digits.match(/.{1,3}/g)?.join(between) ?? '';
          expect(find(`${before}${written} volgens de buurvrouw`)).toContain('bsn');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a mail address is found', () => {
  test.each([
    'jan@voorbeeld.nl',
    'Mail naar <jan.de.vries+werk@sub.voorbeeld.co.uk>.',
    'jan @ voorbeeld.nl',
    'jan (at) voorbeeld punt nl',
    'jan[at]voorbeeld.nl',
    'jan apenstaartje voorbeeld punt nl',
    'jan at voorbeeld dot nl',
    'zoë@exämple.de',
  ])('in %j', (text) => expect(find(text)).toEqual(['mailadres']));
});

describe('a telephone number is found', () => {
  test.each([
    '0612345678',
    '06-12345678',
    '06 - 12 34 56 78',
    '06.12.34.56.78',
    '(010) 123 45 67',
    '+31 6 12345678',
    '0031612345678',
    '+31(0)6-12345678',
    '612345679',
    '+49 30 123456',
    '+32 475 12 34 56',
    'tel 123 45 67',
    'bel op 7654321',
    '0180-123456',
  ])('in %j', (text) => expect(find(text)).toContain('telefoonnummer'));

  test.each([
    'Bel 112 bij gevaar',
    'Veilig Thuis 0800-2000',
    '113 of 0800-0113',
    'gemeente: 14 078',
    'ons nummer 088 123 45 67',
    'Kindertelefoon 0800 0432',
  ])('but not a number that anybody may be given: %j', (text) => expect(find(text)).toEqual([]));
});

describe('a full date of birth is found', () => {
  test.each([
    '12-03-1987',
    '12/3/1987',
    "12.3.'87",
    '12-03-87',
    '1987-03-12',
    '12 maart 1987',
    '12e mrt. 1987',
    '1 januari 2026',
    '19870312',
    '12031987',
    'geb. 12-03',
    'geboren op 3 mei',
  ])('in %j', (text) => expect(find(text)).toContain('geboortedatum'));

  test.each([
    'afspraak op 12-12-2026',
    'volgende week 3 december om 14:00',
    'tussen 9 en 12 uur',
    'in 2019 verhuisd',
    'kind van 7 jaar',
    '31-02-1987',
    'geboren in Dordrecht',
  ])('but not in %j', (text) => expect(find(text)).not.toContain('geboortedatum'));
});

describe('a postcode with a house number is found', () => {
  test.each([
    '3311 AB 12',
    '3311AB, nr. 12',
    'Kerkstraat 12, 3311 ab',
    '12a 3311AB',
    '3311 AB te Dordrecht, huisnummer 7',
  ])('in %j', (text) => expect(find(text)).toContain('adres'));
  test.each(['3311 AB', 'in 2026 en 12 andere jaren', 'van 1990 of 12', 'postcodegebied 3311'])(
    'but not in %j',
    (text) => expect(find(text)).not.toContain('adres'),
  );
});

test('an ordinary note holds nothing that identifies', () => {
  const notes = [
    'Buurvrouw maakt zich zorgen over een gezin verderop; hoort vaak ruzie en gehuil. Uitleg gegeven over Veilig Thuis (0800-2000).',
    'Melder belt om 14:30 terug, na overleg met de ouders. Geadviseerd toestemming te vragen.',
    'Gezin met 3 kinderen (4, 7 en 12 jaar), huurachterstand van 1.250 euro, 2 maanden.',
    'Consult: 45 minuten, doorverwezen naar de 1e lijn. Zie ook art. 5.3.3 Wmo 2015.',
  ];
  expect(notes.map(find)).toEqual([[], [], [], []]);
});

test('no text makes it fail or take long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => Array.isArray(find(text))),
    { numRuns: 500 },
  );
  const started = performance.now();
  for (const text of [
    '1 '.repeat(10_000),
    '12-'.repeat(7_000),
    'a@'.repeat(10_000),
    'a. '.repeat(7_000),
    '('.repeat(20_000),
    'x at '.repeat(4_000),
    `${'a'.repeat(20_000)} at b`,
  ])
    find(text);
  expect(performance.now() - started).toBeLessThan(2_000);
});

describe('health details', () => {
  test.each([
    'Heeft een depressie',
    'gebruikt medicatie',
    'diagnose autisme',
    'is zwanger',
    'ADHD',
    'verslaafd aan drank',
    'in behandeling bij de psychiater',
  ])('are seen in %j', (text) => expect(findHealth(text)).toBe(true));
  test.each(['Vraag over huishoudelijke hulp', 'huurachterstand', 'wil graag een gesprek', 'radslag op de weg'])(
    'are not seen in %j',
    (text) => expect(findHealth(text)).toBe(false),
  );
});

describe('numbers side by side', () => {
  const soorten = (text: string) => findIdentifying(text, instant('2026-11-22T10:00:00Z'));

  test.each([
    ['123456782\n0612345678', ['bsn', 'telefoonnummer']],
    ['0612345678\n0687654321', ['telefoonnummer']],
    ['06-12345678 / 0187-612345', ['telefoonnummer']],
    ['Kerkstraat 12 0612345678', ['telefoonnummer']],
    ['kamer 3 06-12345678', ['telefoonnummer']],
    ['vanaf 17.00 06-12345678', ['telefoonnummer']],
    ['op 12-03-2026 0612345678', ['telefoonnummer']],
  ])('hide none of each other: %j', (text, expected) => {
    expect(soorten(text)).toEqual(expect.arrayContaining(expected));
  });

  test('a number that is found alone is also found with any number before or behind it', () => {
    const other = fc.integer({ min: 0, max: 999_999 }).map(String);
    const number = fc.constantFrom('0612345678', '06-12345678', '+31 6 12345678', '123456782', '0187-612345');
    fc.assert(
      fc.property(number, other, fc.constantFrom(' ', '\n', ' / ', ', '), (found, beside, between) => {
        for (const text of [`${found}${between}${beside}`, `${beside}${between}${found}`]) {
          expect(soorten(text)).toEqual(expect.arrayContaining([...soorten(found)]));
        }
      }),
    );
  });

  test.each([
    'gesprek op 12-03-2031 om 14.30',
    'gesprek 12-03-2031 14.30',
    'gesprek 09-03-2031 / 10-03-2031',
    'kamer 012 12-03-2031',
  ])('a date is no number, also beside a time or another date: %j', (text) => {
    expect(soorten(text)).toEqual([]);
  });

  test('one that is written digit by digit is found, also behind another', () => {
    expect(soorten('kamer 3, 0 6 1 2 3 4 5 6 7 8')).toEqual(['telefoonnummer']);
    expect(soorten('12 1-2-3-4-5-6-7-8-2')).toEqual(['bsn']);
  });
});
