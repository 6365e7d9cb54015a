import { describe, expect, test } from '@jest/globals';
import { parseMail } from '../../../shared/adapters/mail/parse-mail.ts';
import {
  bytes,
  COMPLAINT,
  EXCHANGE_NDR,
  EXIM_BOUNCE,
  letter,
  OUTLOOK_OOF,
  POSTFIX_BOUNCE,
  parsed,
} from './messages.ts';

describe('a mail of a person', () => {
  test('is read with its addresses, subject, ids and text', async () => {
    const mail = await parsed(
      letter({
        From: '=?utf-8?q?Ren=C3=A9e_Jansen?= <Renee@Example.org>',
        'Reply-To': 'renee@thuis.example',
        Cc: '"Bakker, J." <j.bakker@school.example>, Team: a@example.org, b@example.org;',
        Subject: '=?iso-8859-1?Q?Co=F6rdinatie?=\n =?utf-8?b?IHZhbiBkZSB6b3Jn?=',
        'In-Reply-To': '<a2@example.nl>',
        References: '<a1@example.nl>\n <a2@example.nl>',
      }),
    );
    expect(mail).toMatchObject({
      van: { naam: 'Renée Jansen', adres: 'Renee@Example.org' },
      antwoordAan: [{ naam: '', adres: 'renee@thuis.example' }],
      aan: [{ naam: 'Sociaal Wijkteam', adres: 'wijkteam@example.nl' }],
      cc: [
        { naam: 'Bakker, J.', adres: 'j.bakker@school.example' },
        { naam: '', adres: 'a@example.org' },
        { naam: '', adres: 'b@example.org' },
      ],
      onderwerp: 'Coördinatie van de zorg',
      datumVolgensAfzender: '2026-11-16T10:00:00.000Z',
      messageId: 'm1@example.org',
      inReplyTo: ['a2@example.nl'],
      references: ['a1@example.nl', 'a2@example.nl'],
      tekst: 'Goedemiddag,\n\nKunt u mij bellen?',
      ingekort: false,
      bijlagen: [],
      rapport: null,
    });
  });

  test('in quoted-printable and an old character set is read as text', async () => {
    expect((await parsed(OUTLOOK_OOF)).tekst).toBe('Ik ben er vandaag niet. Bel de reçeptie.');
  });

  test('with only HTML is read as text', async () => {
    const mail = await parsed(
      letter({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>Geen&nbsp;eten &amp; geen geld</p><p>Help</p>'),
    );
    expect(mail.tekst).toBe('Geen eten & geen geld\n\nHelp');
  });

  test('with attachments names them, with their bytes', async () => {
    const mail = await parsed(
      letter(
        { 'Content-Type': 'multipart/mixed; boundary=b' },
        '--b\nContent-Type: text/plain\n\nZie bijlage.\n--b\nContent-Type: application/pdf; name="brief.pdf"\nContent-Disposition: attachment; filename="brief.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--b--\n',
      ),
    );
    const inhoud = new TextEncoder().encode('%PDF-');
    const pdf = { naam: 'brief.pdf', type: 'application/pdf', bytes: 5, inline: false };
    expect(mail.bijlagen).toEqual([{ ...pdf, inhoud, onvolledig: false }]);
    expect(mail.tekst).toBe('Zie bijlage.');
  });

  test('with a mail attached shows it below its own text, under a line that says so', async () => {
    const mail = await parsed(
      letter(
        { 'Content-Type': 'multipart/mixed; boundary=b' },
        '--b\nContent-Type: text/plain\n\nZie hierbij.\n--b\nContent-Type: message/rfc822\n\nFrom: x@example.org\nSubject: Dreigement\n\nIk kom eraan.\n--b--\n',
      ),
    );
    expect(mail.tekst).toBe(
      'Zie hierbij.\n\n---------- Doorgestuurd bericht ----------\nVan: <x@example.org>\nOnderwerp: Dreigement\n\nIk kom eraan.',
    );
    expect(mail.bijlagen).toHaveLength(1);
  });

  test('without text, but with a subject, is a mail', async () => {
    expect(await parsed(letter({}, ''))).toMatchObject({
      tekst: '',
      nieuweTekst: '',
      onderwerp: 'Vraag over huishoudelijke hulp',
    });
  });

  test('that is very long is kept in part, and says so', async () => {
    const mail = await parsed(letter({}, 'lang '.repeat(50_000)));
    expect(mail.tekst).toHaveLength(100_000);
    expect(mail.ingekort).toBe(true);
  });

  test('with a control character in subject or name shows none', async () => {
    const mail = await parsed(
      letter({ Subject: '=?utf-8?q?een=0Atwee=00drie?=', From: '=?utf-8?q?A=0D=0AB?= <a@example.org>' }),
    );
    expect(mail.onderwerp).toBe('een twee drie');
    expect(mail.van?.naam).toBe('A B');
  });

  test('of which the date is nonsense has none', async () => {
    expect((await parsed(letter({ Date: 'gisteren' }))).datumVolgensAfzender).toBeNull();
  });

  test('without From but with Sender is from the sender', async () => {
    expect((await parsed(letter({ From: '', Sender: 'b@example.org' }))).van?.adres).toBe('b@example.org');
  });
});

describe('what a report is about', () => {
  test.each([
    [
      'Postfix',
      POSTFIX_BOUNCE,
      { soort: 'bezorging', actie: 'failed', status: '5.1.1', oorspronkelijk: 'antwoord-1@example.nl' },
    ],
    [
      'Exchange, empty status',
      EXCHANGE_NDR,
      { soort: 'bezorging', actie: null, status: null, oorspronkelijk: 'antwoord-2@example.nl' },
    ],
    [
      'a complaint',
      COMPLAINT,
      { soort: 'misbruik', actie: null, status: null, oorspronkelijk: 'antwoord-3@example.nl' },
    ],
  ])('%s', async (_name, raw, rapport) => {
    expect((await parsed(raw)).rapport).toEqual(rapport);
  });

  test('is a failure when one of several recipients failed', async () => {
    const relayed =
      'Final-Recipient: rfc822; b@example.org\nAction: relayed\nStatus: 2.1.5\n\nFinal-Recipient: rfc822; weg@';
    const raw = POSTFIX_BOUNCE.replace('Final-Recipient: rfc822; weg@', relayed);
    expect((await parsed(raw)).rapport?.actie).toBe('failed');
  });

  test('is unknown when there is no form', async () => {
    expect((await parsed(EXIM_BOUNCE)).rapport).toBeNull();
  });
});

describe('what cannot be shown as a mail is never passed on as an empty one', () => {
  test.each([
    ['nothing', '', 'leeg'],
    ['no headers', 'zomaar tekst\nzonder koppen\n', 'geen-mail'],
    ['no sender', letter({ From: '' }), 'geen-afzender'],
    ['a sender without address', letter({ From: '<>' }), 'geen-afzender'],
    [
      'parts that cannot be found',
      letter(
        { 'Content-Type': 'multipart/mixed; boundary="niet-aanwezig"' },
        `--anders\n\nHelp mij.\n${'x'.repeat(300)}\n--anders--\n`,
      ),
      'inhoud-onleesbaar',
    ],
  ])('%s', async (_name, raw, onleesbaar) => {
    expect(await parseMail(bytes(raw))).toEqual({ onleesbaar });
  });

  test('too deeply nested', async () => {
    let body = 'diep';
    for (let i = 0; i < 300; i += 1)
      body = `Content-Type: multipart/mixed; boundary="b${i}x"\n\n--b${i}x\n${body}\n--b${i}x--`;
    expect(await parseMail(bytes(`From: a@example.org\n${body}\n`))).toEqual({ onleesbaar: 'ontleden-mislukt' });
  });
});
