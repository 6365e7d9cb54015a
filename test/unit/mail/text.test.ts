import { describe, expect, test } from '@jest/globals';
import { htmlToText } from '../../../shared/adapters/mail/html-to-text.ts';
import { newTextOf } from '../../../shared/adapters/mail/reply-text.ts';

describe('HTML as text', () => {
  test.each([
    ['<p>Een</p><p>Twee</p>', 'Een\n\nTwee'],
    ['Een<br>Twee<br/>Drie', 'Een\nTwee\nDrie'],
    ['<ul><li>melk</li><li>brood</li></ul>', '- melk\n- brood'],
    ['<div>Re&euml;el &amp; &#8364;5 &#x20AC;6 &onbekend;</div>', 'Reëel & €5 €6 &onbekend;'],
    ['<style>p{color:red}</style><title>x</title><p>Zichtbaar</p><script>alert("</p>")</script>', 'Zichtbaar'],
    ['<!-- weg -->Tekst<!doctype html>', 'Tekst'],
    ['a < b en 5 <6', 'a < b en 5 <6'],
    ['kosten <niet afgesloten', 'kosten <niet afgesloten'],
    ['<blockquote>eerder<blockquote>nog eerder</blockquote></blockquote>nu', '> eerder\n\n> > nog eerder\n\nnu'],
    ['<style>nooit gesloten <p>toch te zien</p>', 'nooit gesloten\n\ntoch te zien'],
    ['een\n   <b>twee</b>\n drie', 'een twee drie'],
    ['<td>a</td><td>b</td>', 'a b'],
    ['<img src="x" alt="Logo van de school">', 'Logo van de school'],
    ['&#0; &#xD800; &#1114112;', '&#0; &#xD800; &#1114112;'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test.each(['<a', '<!--', '<style>', '<b>x', '</p', '&amp', '<blockquote>'])(
    'a hundred thousand times %s takes no more than its length',
    (piece) => {
      const started = performance.now();
      htmlToText(piece.repeat(100_000));
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});

describe('what is new in a reply', () => {
  const quoted = '\n> Heeft u al gebeld?\n> Groet, team\n';
  test.each([
    ['Gmail, Dutch', `Ja, gisteren.\n\nOp ma 16 nov 2026 om 10:12 schreef Wijkteam <wijkteam@example.nl>:\n${quoted}`],
    [
      'Gmail, Dutch, folded',
      `Ja, gisteren.\n\nOp ma 16 nov 2026 om 10:12 schreef Sociaal Wijkteam Centrum <\nwijkteam@example.nl>:\n${quoted}`,
    ],
    ['Gmail, English', `Ja, gisteren.\n\nOn Mon, Nov 16, 2026 at 10:12 AM Team <t@example.nl> wrote:\n${quoted}`],
    [
      'iPhone, Dutch',
      `Ja, gisteren.\n\nVerstuurd vanaf mijn iPhone\n\nOp 16 nov. 2026 om 10:12 heeft Team <t@example.nl> het volgende geschreven:\n${quoted}`,
    ],
    ['German', `Ja, gisteren.\n\nAm Mo., 16. Nov. 2026 um 10:12 Uhr schrieb Team <t@example.nl>:\n${quoted}`],
    [
      'Outlook, Dutch',
      'Ja, gisteren.\n\n________________________________\nVan: Team <t@example.nl>\nVerzonden: maandag 16 november 2026 10:12\nAan: anna@example.org\nOnderwerp: Re: Vraag\n\nHeeft u al gebeld?\n',
    ],
    [
      'Outlook, English',
      'Ja, gisteren.\n\nFrom: Team <t@example.nl>\nSent: Monday, November 16, 2026 10:12 AM\nTo: Anna\nSubject: RE: Vraag\n\nHeeft u al gebeld?\n',
    ],
    ['Outlook, old', 'Ja, gisteren.\n\n-----Oorspronkelijk bericht-----\nVan: Team\n\nHeeft u al gebeld?\n'],
    ['no introduction', `Ja, gisteren.\n${quoted}`],
  ])('%s', (_name, text) => {
    const result = newTextOf(text);
    expect(result).toMatch(/^Ja, gisteren\./);
    expect(result).not.toMatch(/Heeft u al gebeld|schreef|wrote|geschreven|schrieb|Verzonden|Sent|Oorspronkelijk/);
  });

  test('written below or between the quotation is kept', () => {
    const text =
      'Op ma 16 nov 2026 om 10:12 schreef Team <t@example.nl>:\n> Wilt u bellen?\nNee, liever mailen.\n> Wanneer?\nMorgen.\n';
    expect(newTextOf(text)).toBe('Nee, liever mailen.\nMorgen.');
  });

  test('about somebody who wrote something is not taken for a quotation', () => {
    const text =
      'Ik heb een vraag.\nOp 3 maart schreef de school mij het volgende:\nuw zoon is niet welkom.\nWat moet ik doen?';
    expect(newTextOf(text)).toBe(text);
  });

  test('that passes a mail on is that mail', () => {
    const text =
      'Zie onder.\n\n---------- Forwarded message ---------\nVan: School <s@example.org>\nDatum: ma 16 nov 2026\nAan: Anna\n\nUw zoon is geschorst.';
    expect(newTextOf(text)).toBe(text);
  });

  test('is everything when nothing else would be left', () => {
    expect(newTextOf('> alleen een citaat')).toBe('> alleen een citaat');
  });
});
