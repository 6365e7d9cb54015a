import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { VELDEN } from '../../../shared/domain/standaardantwoord/types.ts';
import { openVelden, veldFouten, vulVelden } from '../../../shared/domain/standaardantwoord/velden.ts';

describe('the fields in a text', () => {
  test('are replaced by their values, however they are spaced or cased', () => {
    const { tekst, ontbrekend } = vulVelden('Beste {{naam}}, {{ Wijkteam }} groet {{naam}}.', {
      naam: 'Jan',
      wijkteam: 'Wijkteam Noord',
    });
    expect([tekst, ontbrekend]).toEqual(['Beste Jan, Wijkteam Noord groet Jan.', []]);
  });

  test('without a value stay as they were, and are listed once', () => {
    const { tekst, ontbrekend } = vulVelden('{{naam}} en {{naam}} en {{medewerker}}', { naam: ' ', medewerker: 'Ada' });
    expect([tekst, ontbrekend]).toEqual(['{{naam}} en {{naam}} en Ada', ['naam']]);
  });

  test('that are unknown or broken are all named at once, in Dutch', () => {
    const faults = veldFouten('{{naam}} {{adres}} {{}} {{wijkteam en {{medewerker}} los }} {{naam', 'tekst');
    expect(faults.map(({ veld }) => veld)).toEqual(Array.from(faults, () => 'tekst'));
    expect(faults.map(({ melding }) => melding)).toEqual([
      expect.stringMatching(/^Het veld \{\{adres\}\} bestaat niet\. Gebruik \{\{naam\}\}/),
      expect.stringMatching(/^Tussen \{\{ en \}\} staat geen veld/),
      'Na {{wijkteam en ontbreken de haakjes }}.',
      'Er staat }} zonder dat er {{ voor staat.',
      'Na {{naam ontbreken de haakjes }}.',
    ]);
  });

  test('that are good, or no fields at all, have no faults', () => {
    expect(veldFouten(`${VELDEN.map((veld) => `{{${veld}}}`).join(' ')} { } een { los`, 'tekst')).toEqual([]);
  });

  test.each([
    ['Beste {{naam}},', ['naam']],
    ['Beste {{ NAAM', ['naam']],
    ['{{naam} en {{medewerker}}', ['naam', 'medewerker']],
    ['{{iets}} { naam } {naam}', []],
    ['', []],
  ])('left open in %j are %j', (text, expected) => {
    expect(openVelden(text)).toEqual(expected);
  });

  test('any text without braces survives filling, and no value brings a new field in', () => {
    const plain = fc.string().map((text) => text.replace(/[{}]/g, ''));
    const anything = fc.oneof(fc.string(), fc.constantFrom('{{naam}}', '{{{{naam}}}}', '{{medewerker', '}}'));
    fc.assert(
      fc.property(plain, plain, anything, (before, after, waarde) => {
        const { tekst, ontbrekend } = vulVelden(`${before}{{naam}}${after}`, { naam: waarde });
        expect(tekst.startsWith(before)).toBe(true);
        expect(tekst.endsWith(after)).toBe(true);
        expect(openVelden(tekst)).toEqual(ontbrekend);
      }),
    );
  });

  test('of any text at all can be judged, and filled when there is nothing to fill', () => {
    const messy = fc
      .array(fc.constantFrom('{{', '}}', '{', '}', 'naam', ' ', 'x', '\n'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(messy, (text) => {
        expect(vulVelden(text, {}).tekst).toBe(text);
        expect(Array.isArray(veldFouten(text, 'tekst'))).toBe(true);
      }),
    );
  });
});
