import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classifyMail } from '../../shared/adapters/mail/classify-mail.ts';
import { htmlToText } from '../../shared/adapters/mail/html-to-text.ts';
import { threadKeys } from '../../shared/adapters/mail/message-ids.ts';
import { parseMail } from '../../shared/adapters/mail/parse-mail.ts';
import { newTextOf } from '../../shared/adapters/mail/reply-text.ts';
import { SOORTEN_BERICHT } from '../../shared/domain/contact/types.ts';
import {
  bytes,
  COMPLAINT,
  EXCHANGE_NDR,
  GMAIL_VACATION,
  letter,
  OUTLOOK_OOF,
  POSTFIX_BOUNCE,
} from '../unit/mail/messages.ts';

const SAMPLES = [letter(), GMAIL_VACATION, OUTLOOK_OOF, POSTFIX_BOUNCE, EXCHANGE_NDR, COMPLAINT].map(bytes);

/** Reads and uses everything; a throw fails the property. */
async function check(raw: Uint8Array): Promise<void> {
  const mail = await parseMail(raw);
  if ('onleesbaar' in mail) {
    expect(mail.onleesbaar).toMatch(/^[a-z-]+$/);
    return;
  }
  expect(SOORTEN_BERICHT).toContain(classifyMail(mail).soort);
  expect(threadKeys(mail).length).toBeLessThanOrEqual(20);
  expect(mail.tekst).toBe(mail.tekst.toWellFormed());
  expect(mail.onderwerp).not.toMatch(/\p{Cc}/u);
  expect(() => JSON.stringify([...mail.koppen])).not.toThrow();
}

test('any bytes are a mail or have a reason why not', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), check), { numRuns: 1000 });
});

test('any text as header block or body is a mail or has a reason why not', async () => {
  const token = fc.constantFrom(
    'From: ',
    'a@b.nl',
    '<',
    '>',
    '\r\n',
    '\r\n ',
    '\r\n\r\n',
    'Content-Type: multipart/mixed; boundary="b"',
    'Content-Type: message/rfc822',
    'Content-Type: multipart/report; report-type=',
    'Content-Transfer-Encoding: base64',
    'References: ',
    '=?utf-8?b?',
    '?=',
    '--b',
    '--b--',
    '"',
    '(',
    ';',
    ':',
    'Op 16 nov om 10:12 schreef x@y:',
    '\u0000',
    '\ud800',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(token, fc.string({ maxLength: 8 })), { maxLength: 60 }), (parts) =>
      check(new TextEncoder().encode(parts.join(''))),
    ),
    { numRuns: 2000 },
  );
});

test('a real mail with bytes changed, cut out or cut off is a mail or has a reason why not', async () => {
  const change = fc.record({ at: fc.nat(3000), cut: fc.nat(40), put: fc.uint8Array({ maxLength: 12 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SAMPLES),
      fc.array(change, { maxLength: 4 }),
      fc.nat(3000),
      async (sample, changes, end) => {
        let raw = [...sample];
        for (const { at, cut, put } of changes) raw.splice(at % raw.length, cut, ...put);
        raw = raw.slice(0, Math.max(1, end));
        await check(Uint8Array.from(raw));
      },
    ),
    { numRuns: 2000 },
  );
});

test('no HTML and no text breaks the conversion, and no text of a reply is lost entirely', () => {
  const html = fc.array(
    fc.oneof(
      fc.constantFrom('<p>', '</p', '<!--', '-->', '<style>', '&#', '&amp;', '<li>', '<blockquote>'),
      fc.string(),
    ),
  );
  fc.assert(
    fc.property(html, (pieces) => {
      const text = htmlToText(pieces.join(''));
      expect(newTextOf(text) === '').toBe(text.trim() === '');
    }),
    { numRuns: 2000 },
  );
});
