import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normaalNummer } from '../../../shared/adapters/telefonie/nummer.ts';

describe('one number is one number, however it is told', () => {
  test.each([
    '0612345678',
    '06-12 34 56 78',
    '06 12345678',
    '(06) 12.34.56.78',
    '+31612345678',
    '+31 (0)6 12345678',
    '0031612345678',
    '00 31 6 12 34 56 78',
    '31612345678',
    '612345678',
    'tel:+31612345678',
    'sip:0612345678@trunk.example;user=phone',
    '"J. Jansen" <sip:+31612345678@10.0.0.1>',
    '06 12345678 toestel 12',
    '06 12345678 ext. 7',
    '06 12345678 x4',
    '０６１２３４５６７８',
    ' 0612345678\t',
  ])('%s', (tekst) => {
    expect(normaalNummer(tekst)).toBe('+31612345678');
  });

  test.each([
    ['010-1234567', '+31101234567'],
    ['088 123 4567', '+31881234567'],
    ['+32 470 12 34 56', '+32470123456'],
    ['0049 30 1234567', '+49301234567'],
    ['+1 202-555-0143', '+12025550143'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s keeps its country', (tekst, normaal) => {
    expect(normaalNummer(tekst)).toBe(normaal);
  });
});

describe('nobody is called back on', () => {
  test.each([
    'anonymous',
    'Anonymous',
    'anoniem',
    'private',
    'unknown',
    'unavailable',
    'restricted',
    'withheld',
    'afgeschermd',
    '"Anonymous" <sip:anonymous@anonymous.invalid>',
    'sip:restricted@provider.example',
    '+266696687',
    '+7378742833',
    '+86282452253',
  ])('a withheld number: %s', (tekst) => {
    expect(normaalNummer(tekst)).toBeNull();
  });

  test.each(['112', '2041', '14010', '0', '', '   ', '+', 'abc', '06 1234567', '99999999999999', '1'.repeat(500)])(
    'what is no whole number: %s',
    (tekst) => {
      expect(normaalNummer(tekst)).toBeNull();
    },
  );
});

test('whatever text there is where a number should be, it is read without failing, and what it gives reads as itself', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789+ -()x#;,'), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), digits), (tekst) => {
      const normaal = normaalNummer(tekst);
      if (normaal === null) return;
      expect(normaal).toMatch(/^\+[1-9]\d{6,14}$/);
      expect(normaalNummer(normaal)).toBe(normaal);
    }),
    { numRuns: 2000 },
  );
});
