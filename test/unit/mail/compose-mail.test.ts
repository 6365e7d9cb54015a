import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classifyMail } from '../../../shared/adapters/mail/classify-mail.ts';
import { composeLetter, composeNotice, composeReply, type Reply } from '../../../shared/adapters/mail/compose-mail.ts';
import { parseMail } from '../../../shared/adapters/mail/parse-mail.ts';
import { kop, type ParsedMail } from '../../../shared/adapters/mail/parsed-mail.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const reply: Reply = {
  van: { naam: 'Sociaal Wijkteam Noord', adres: 'wijkteam@example.nl' },
  aan: 'anna@example.org',
  onderwerp: 'Vraag over zorg',
  tekst: 'Beste Anna,\n\nWij bellen u vandaag: kosten € 5, coördinatie geregeld.\n\nGroet',
  messageId: 'antwoord-1@example.nl',
  datum: instant('2026-11-16T10:00:00Z'),
  inReplyTo: 'm1@example.org',
  references: ['m0@example.org'],
};

async function read(raw: Uint8Array): Promise<ParsedMail> {
  const mail = await parseMail(raw);
  if ('onleesbaar' in mail) throw new Error(mail.onleesbaar);
  return mail;
}

describe('a reply', () => {
  test('comes back from its own reading as it was written', async () => {
    const mail = await read(await composeReply(reply));
    expect(mail).toMatchObject({
      van: reply.van,
      aan: [{ naam: '', adres: 'anna@example.org' }],
      onderwerp: 'Re: Vraag over zorg',
      tekst: reply.tekst,
      messageId: 'antwoord-1@example.nl',
      inReplyTo: ['m1@example.org'],
      references: ['m0@example.org', 'm1@example.org'],
      datumVolgensAfzender: '2026-11-16T10:00:00.000Z',
    });
    expect(classifyMail(mail).soort).toBe('persoon');
  });

  test('any text and subject survive, whatever is in them', async () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .map((text) => text.replace(/[\p{Cc}\u2028\u2029]/gu, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), line, async (lines, onderwerp) => {
        const tekst = `Antwoord ${lines.join('\n')}`.normalize('NFC').trim();
        const mail = await read(await composeReply({ ...reply, tekst, onderwerp: `Vraag ${onderwerp}` }));
        const flat = (text: string) =>
          text
            .normalize('NFC')
            .replace(/[ \u00a0]+\n/g, '\n')
            .trim();
        expect(flat(mail.tekst)).toBe(flat(tekst));
        expect(mail.onderwerp.replace(/\s+/g, ' ')).toBe(
          `Re: Vraag ${onderwerp}`.normalize('NFC').replace(/\s+/g, ' ').trim(),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('is plain ASCII lines of bounded length, ended by CR and LF', async () => {
    const raw = await composeReply({ ...reply, tekst: `${'é'.repeat(3000)}\n.\nFrom hier` });
    const text = new TextDecoder('latin1').decode(raw);
    expect(raw.every((byte) => byte < 128)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(text).toMatch(/^Content-Transfer-Encoding: quoted-printable$/m);
  });

  test.each([
    ['Re: Re: AW: Vraag', 'Re: Vraag'],
    ['Antw: Vraag', 'Re: Vraag'],
    ['RE[2]: Vraag', 'Re: Vraag'],
    ['Relatie verbroken', 'Re: Relatie verbroken'],
    ['', 'Re:'],
  ])('to %j is called %j', async (onderwerp, expected) => {
    expect((await read(await composeReply({ ...reply, onderwerp }))).onderwerp).toBe(expected);
  });

  test('to a mail without id, or with a strange one, refers to what it can', async () => {
    const bare = await read(await composeReply({ ...reply, inReplyTo: null, references: [] }));
    expect(bare).toMatchObject({ inReplyTo: [], references: [] });
    const strange = await read(
      await composeReply({ ...reply, inReplyTo: 'x>\r\nBcc: <c@example.org', references: ['a b', 'm0@example.org'] }),
    );
    expect(strange).toMatchObject({ inReplyTo: [], references: ['m0@example.org'] });
  });

  test('in a very long thread keeps its references bounded', async () => {
    const references = Array.from({ length: 400 }, (_, i) => `m${i}@example.org`);
    const mail = await read(await composeReply({ ...reply, references, inReplyTo: 'last@example.org' }));
    expect(mail.references).toHaveLength(20);
    expect(mail.references[0]).toBe('m0@example.org');
    expect(mail.references.at(-1)).toBe('last@example.org');
  });

  test('no line break in subject or name becomes a header', async () => {
    const mail = await read(
      await composeReply({
        ...reply,
        onderwerp: 'Vraag\r\nBcc: dief@example.org\n\nInhoud',
        van: { naam: 'Team\r\nX-Fout: ja', adres: 'wijkteam@example.nl' },
      }),
    );
    expect(mail.koppen.has('bcc')).toBe(false);
    expect(mail.koppen.has('x-fout')).toBe(false);
    expect(mail.tekst).toBe(reply.tekst);
  });

  test.each([
    ['aan', { aan: 'a@example.org, b@example.org' }],
    ['aan', { aan: 'a@example.org\r\nBcc: c@example.org' }],
    ['van', { van: { naam: '', adres: 'geen adres' } }],
    ['messageId', { messageId: 'zonder apenstaart' }],
  ])('with an unusable %s is refused', async (veld, change) => {
    await expect(composeReply({ ...reply, ...change })).rejects.toMatchObject({ kind: 'invalid', faults: [{ veld }] });
  });
});

describe('a notice of the system', () => {
  test('says that it is automatic, so that no program answers it', async () => {
    const { inReplyTo, references, ...notice } = reply;
    const mail = await read(await composeNotice({ ...notice, onderwerp: 'Spoedzaak wacht', tekst: 'Open de zaak.' }));
    expect(kop(mail, 'auto-submitted')).toBe('auto-generated');
    expect(kop(mail, 'x-auto-response-suppress')).toBe('All');
    expect(kop(mail, 'precedence')).toBe('bulk');
    expect(mail).toMatchObject({ onderwerp: 'Spoedzaak wacht', tekst: 'Open de zaak.', inReplyTo: [], references: [] });
    expect(classifyMail(mail).soort).toBe('automatisch');
    const about = await read(await composeNotice({ ...notice, inReplyTo, references }));
    expect(kop(about, 'auto-submitted')).toBe('auto-replied');
    expect(about).toMatchObject({ inReplyTo: [inReplyTo], references: [...references, inReplyTo] });
    expect(classifyMail(about).soort).not.toBe('persoon');
  });
});

test('a letter carries its files, and nothing that marks it as automatic', async () => {
  const bijlagen = [{ naam: 'brief\r\nX-Fout: ja.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2, 255]) }];
  const { inReplyTo: _, references: __, ...letter } = reply;
  const mail = await read(await composeLetter({ ...letter, onderwerp: 'Doorgestuurd', bijlagen }));
  expect(mail).toMatchObject({ onderwerp: 'Doorgestuurd', bijlagen: [{ type: 'application/pdf', bytes: 3 }] });
  expect(mail.koppen.has('x-fout')).toBe(false);
  expect(mail.koppen.has('auto-submitted')).toBe(false);
});
