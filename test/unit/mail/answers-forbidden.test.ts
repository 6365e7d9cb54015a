import { describe, expect, test } from '@jest/globals';
import { answersForbidden } from '../../../shared/adapters/mail/answers-forbidden.ts';
import { letter, parsed } from './messages.ts';

const verdict = async (headers: Record<string, string> = {}, body?: string) =>
  answersForbidden(await parsed(letter(headers, body)));

describe('an acknowledgement is allowed of', () => {
  test.each([
    ['an ordinary mail', {}],
    ['one that says itself that it is not automatic', { 'Auto-Submitted': 'no' }],
    ['one with a return path of a person', { 'Return-Path': '<anna@example.org>' }],
    ['one signed against bounces by its server', { 'Return-Path': '<prvs=12ab=anna@example.org>' }],
    ['one with a common name as address', { From: 'Jansen <mail@jansen.example>' }],
    ['one whose domain vouches for it', { 'Authentication-Results': 'amazonses.com; spf=pass; dmarc=pass' }],
    ['a mail of normal precedence', { Precedence: 'normal' }],
  ])('%s', async (_kind, headers) => {
    expect(await verdict(headers as Record<string, string>)).toBeNull();
  });

  test.each([
    'Ik kan niet reageren op de deurbel, wilt u mij bellen?',
    'Mijn buurman wil niet antwoorden als ik klop.',
    'Ik krijg automatisch huurtoeslag, maar nu niet meer.',
    'Mijn kind is vaak afwezig op school.',
    'Ik heb uw brief ontvangen en begrijp hem niet.',
    'Wij moeten binnen 14 dagen het huis uit.',
  ])('a person who writes: %s', async (text) => {
    expect(await verdict({}, text)).toBeNull();
  });
});

describe('an acknowledgement is forbidden, whatever the class, by', () => {
  test.each([
    ['Auto-Submitted of any kind', { 'Auto-Submitted': 'auto-forwarded' }],
    ['Precedence list', { Precedence: 'list' }],
    ['any header of a list', { 'List-Help': '<mailto:help@example.org>' }],
    ['a wish for no automatic answers', { 'X-Auto-Response-Suppress': 'DR, AutoReply' }],
    ['an empty return path', { 'Return-Path': '<>' }],
    ['a return path where a program collects bounces', { 'Return-Path': '<bounce+12.ab@mg.example.org>' }],
    ['a service that sends for programs', { 'Feedback-ID': '1:2:3' }],
    ['a subject of a program behind the mark of an answer', { Subject: 'Re: Automatic reply: Uw vraag' }],
    ['a subject that confirms', { Subject: 'Wij hebben uw bericht ontvangen' }],
  ])('%s', async (_kind, headers) => {
    expect(await verdict(headers as Record<string, string>)).toBe('kenmerk-van-automatisch');
  });

  test.each([
    'noreply@example.org',
    'geen-antwoord@example.org',
    'klant.no-reply@example.org',
    'MAILER-DAEMON@example.org',
    'postmaster@example.org',
    'owner-lijst@example.org',
    'lijst-request@example.org',
    'lijst-bounces@example.org',
    'notifications@example.org',
    'listserv@example.org',
  ])('the sender %s', async (adres) => {
    expect(await verdict({ From: adres })).toBe('adres-van-programma');
    expect(await verdict({ 'Reply-To': adres })).toBe('adres-van-programma');
  });

  test.each([
    'Dit is een automatisch gegenereerd bericht.',
    'Gelieve niet op deze e-mail te reageren.',
    'U kunt dit bericht niet beantwoorden. Op deze mail kunt u niet antwoorden op dit adres. Deze mailbox wordt niet gelezen.',
    'Please do not reply to this message.',
    'This is an automated message from the ticket system.',
    'Diese E-Mail wurde automatisch erstellt.',
    'Ik ben momenteel afwezig en terug op maandag.',
    'I am currently out of the office.',
    'Ich bin derzeit nicht im Büro.',
  ])('a program that writes: %s', async (text) => {
    expect(await verdict({}, text)).toBe('kenmerk-van-automatisch');
  });

  test('what it only quotes of somebody else does not count', async () => {
    const text =
      'Wat betekent dit?\n\nOp ma 16 nov 2026 om 10:12 schreef Bank <no@bank.example>:\n> Dit is een automatisch bericht.\n';
    expect(await verdict({}, text)).toBeNull();
  });

  test('a sender for whom their own domain does not vouch: else whoever forged them has us write to a stranger', async () => {
    const koppen = {
      'Authentication-Results': 'amazonses.com; spf=fail; dkim=none; dmarc=fail header.from=example.org',
    };
    expect(await verdict(koppen)).toBe('afzender-vervalst');
  });
});
