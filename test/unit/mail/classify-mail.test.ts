import { describe, expect, test } from '@jest/globals';
import { classifyMail } from '../../../shared/adapters/mail/classify-mail.ts';
import {
  COMPLAINT,
  EXCHANGE_NDR,
  EXIM_BOUNCE,
  GMAIL_VACATION,
  letter,
  OUTLOOK_OOF,
  POSTFIX_BOUNCE,
  parsed,
  QMAIL_BOUNCE,
} from './messages.ts';

const soortOf = async (raw: string) => classifyMail(await parsed(raw)).soort;

describe('by what the message says of itself', () => {
  test.each([
    ['an out-of-office of Gmail', GMAIL_VACATION, 'afwezigheid'],
    ['an out-of-office of Outlook', OUTLOOK_OOF, 'afwezigheid'],
    ['a bounce of Postfix', POSTFIX_BOUNCE, 'bezorgrapport'],
    ['a bounce of Exim, which has no form', EXIM_BOUNCE, 'bezorgrapport'],
    ['a bounce of Exchange with an empty status part', EXCHANGE_NDR, 'bezorgrapport'],
    ['a bounce of qmail, which has neither form nor header', QMAIL_BOUNCE, 'bezorgrapport'],
    ['a complaint of a provider', COMPLAINT, 'misbruikrapport'],
  ])('%s', async (_name, raw, soort) => {
    expect(await soortOf(raw)).toBe(soort);
  });

  test.each([
    [{ 'Auto-Submitted': 'auto-generated' }, 'automatisch'],
    [{ 'Auto-Submitted': 'auto-notified; owner-email="x@example.org"' }, 'automatisch'],
    [{ 'Auto-Submitted': 'AUTO-REPLIED (vacation)' }, 'afwezigheid'],
    [{ 'Auto-Submitted': 'no' }, 'persoon'],
    [{ 'Auto-Submitted': 'auto-replied', Subject: 'Undeliverable: Re: Vraag' }, 'bezorgrapport'],
    [{ 'Auto-Submitted': 'auto-replied', From: 'MAILER-DAEMON@example.org' }, 'bezorgrapport'],
    [{ Precedence: 'bulk' }, 'automatisch'],
    [{ Precedence: 'auto_reply' }, 'afwezigheid'],
    [{ Precedence: 'list' }, 'lijst'],
    [{ Precedence: 'first-class' }, 'persoon'],
    [{ 'List-Id': 'Nieuws voor wijkteams <nieuws.example.org>' }, 'lijst'],
    [{ 'List-Unsubscribe': '<mailto:weg@example.org>' }, 'lijst'],
    [{ 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' }, 'automatisch'],
    [{ 'X-Auto-Response-Suppress': 'DR, RN, NRN' }, 'persoon'],
    [{ 'X-Autorespond': 'weg' }, 'afwezigheid'],
    [{ 'X-Spam-Flag': 'YES' }, 'spam'],
    [{ 'X-Spam-Flag': 'NO' }, 'persoon'],
    [{ 'X-Spam-Status': 'Yes, score=12.1 required=5.0' }, 'spam'],
    [{ 'X-Spam-Status': 'No, score=-1.0' }, 'persoon'],
    [{ 'X-SES-Spam-Verdict': 'FAIL' }, 'spam'],
    [{ 'X-SES-Spam-Verdict': 'PASS', 'X-SES-Virus-Verdict': 'PASS' }, 'persoon'],
    [{ 'Return-Path': '<>' }, 'automatisch'],
    [{ 'Return-Path': '<anna@example.org>' }, 'persoon'],
    [{ From: 'noreply@energie.example' }, 'automatisch'],
    [{ From: 'Gemeente <no-reply@gemeente.example>' }, 'automatisch'],
    [{ From: 'Formulier <noreply@gemeente.example>', 'Reply-To': 'anna@example.org' }, 'persoon'],
    [{ From: 'postmaster@example.org' }, 'automatisch'],
    [{ From: 'MAILER-DAEMON (Mail Delivery System)' }, 'bezorgrapport'],
    [{ 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary="b"' }, 'automatisch'],
  ])('%j is %s', async (headers, soort) => {
    const body = 'Content-Type' in headers ? '--b\nContent-Type: text/plain\n\nGelezen.\n--b--\n' : undefined;
    expect(await soortOf(letter(headers as Record<string, string>, body))).toBe(soort);
  });

  test('an acknowledgement by a ticket system is automatic, not somebody away', async () => {
    const headers = { 'Auto-Submitted': 'auto-replied', Subject: 'Ontvangstbevestiging van uw melding' };
    expect(await soortOf(letter(headers))).toBe('automatisch');
    expect(await soortOf(letter({ 'Auto-Submitted': 'auto-replied', Subject: '[Ticket #48213] Uw vraag' }))).toBe(
      'automatisch',
    );
  });
});

describe('by subject, where programs write no headers', () => {
  test.each([
    'Automatisch antwoord: Uw vraag',
    'Automatische reactie',
    'Automatic reply: your question',
    'Auto-Reply: hello',
    'Automatische Antwort: Ihre Frage',
    'Out of Office: hello',
    'Afwezigheidsbericht',
    'Afwezig: tot 23 november',
    'Abwesenheitsnotiz: Ihre Frage',
  ])('%s is somebody away', async (Subject) => {
    expect(await soortOf(letter({ Subject }))).toBe('afwezigheid');
  });

  test.each([
    'Onbestelbaar: Re: Vraag',
    'Undeliverable: Re: Vraag',
    'Delivery Status Notification (Failure)',
    'Unzustellbar: Frage',
  ])('%s is a bounce', async (Subject) => {
    expect(await soortOf(letter({ Subject }))).toBe('bezorgrapport');
  });

  test.each([
    'Re: Automatisch antwoord: Uw vraag',
    'FW: Undeliverable: Re: Vraag',
    'Automatisch antwoord van de Belastingdienst, wat moet ik doen?',
    'Mijn zoon is vaak afwezig op school',
    'Afwezigheid van mijn dochter',
    'Afwezig vorige week, toch een boete',
    'Out of the house since yesterday',
    'Ontvangstbevestiging niet gekregen',
    'Met vakantie gaan zonder geld',
  ])('%s is a person', async (Subject) => {
    expect(await soortOf(letter({ Subject }))).toBe('persoon');
  });

  test('the phrase may run on when a header says already that it is automatic', async () => {
    const headers = { Subject: 'Out of office until Monday', 'X-Auto-Response-Suppress': 'All' };
    expect(await soortOf(letter(headers))).toBe('afwezigheid');
  });
});

test('what decided is a code without any content of the mail', async () => {
  for (const raw of [GMAIL_VACATION, OUTLOOK_OOF, POSTFIX_BOUNCE, EXIM_BOUNCE, QMAIL_BOUNCE, letter()]) {
    expect(classifyMail(await parsed(raw)).reden).toMatch(/^[a-z-]+(:[a-z-]+)?$/);
  }
});
