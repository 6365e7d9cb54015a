/**
 * Automatic mails by hand, in the manner of the programs that send them, and mails of people that look a little like
 * them. Nobody in them exists.
 */
import type { SoortBericht } from '../../../shared/domain/contact/types.ts';
import { letter } from './messages.ts';

type Sample = readonly [name: string, raw: string];

const DAEMON = { 'Return-Path': '<>', From: 'Mail Delivery Subsystem <mailer-daemon@mx.example.net>' };
const REPLY = { 'In-Reply-To': '<antwoord-1@example.nl>' };
const UNKNOWN_USER = 'De gebruiker bestaat niet.\n\n  weg@example.org\n  550 5.1.1 user unknown\n';

export const AFWEZIGHEID: readonly Sample[] = [
  [
    'Exchange, Dutch',
    letter({
      ...REPLY,
      Subject: 'Automatisch antwoord: Uw vraag',
      'X-Auto-Response-Suppress': 'All',
      'Auto-Submitted': 'auto-generated',
    }),
  ],
  [
    'Outlook rule, English',
    letter({ ...REPLY, Subject: 'Automatic reply: Your question', 'X-Auto-Response-Suppress': 'All' }),
  ],
  ['Exchange, German', letter({ Subject: 'Automatische Antwort: Ihre Frage', 'Auto-Submitted': 'auto-generated' })],
  [
    'Gmail',
    letter({
      Subject: 'Even weg Re: Uw vraag',
      Precedence: 'bulk',
      'X-Autoreply': 'yes',
      'Auto-Submitted': 'auto-replied',
    }),
  ],
  [
    'Lotus Notes',
    letter({
      Subject: 'AUTO: Jan Bakker is out of the office (returning 12/01/2026)',
      'Auto-Submitted': 'auto-generated',
    }),
  ],
  ['Lotus Notes without any header', letter({ Subject: 'Jan Bakker is niet op kantoor.' })],
  ['Lotus Notes, German', letter({ Subject: 'AUTO: Jan Bakker ist außer Haus (Rückkehr am 01.12.2026)' })],
  ['GroupWise', letter({ Subject: 'Re: Uw vraag (afwezig)', 'X-Autoreply-From': 'jan@example.org' })],
  [
    'Zimbra',
    letter({
      Subject: 'Out of Office: Uw vraag',
      'Auto-Submitted': 'auto-replied (zimbra; vacation)',
      Precedence: 'bulk',
    }),
  ],
  [
    'vacation(1)',
    letter({ Subject: 'away from my mail', Precedence: 'junk', 'Auto-Submitted': 'auto-replied (vacation)' }),
  ],
  ['an old vacation(1), without header', letter({ Subject: 'Away from my mail' })],
  ['Sieve', letter({ Subject: 'Auto: Uw vraag', 'Auto-Submitted': 'auto-replied (vacation)' })],
  [
    'cPanel',
    letter({
      Subject: 'Ik ben op reis',
      'X-Autorespond': '',
      'Auto-Submitted': 'auto-replied',
      Precedence: 'auto_reply',
    }),
  ],
  ['a hosting panel with X-Precedence', letter({ Subject: 'Ik ben op reis', 'X-Precedence': 'auto_reply' })],
  ['Plesk with Preference', letter({ Subject: 'Ik ben op reis', Preference: 'auto-reply' })],
  ['an autoresponder as delivery address', letter({ Subject: 'Ik ben op reis', 'Delivered-To': 'Autoresponder' })],
  ['Exchange, French', letter({ ...REPLY, Subject: 'Réponse automatique : Votre question' })],
  ['Exchange, German, without any header', letter({ Subject: 'Automatische E-Mail-Antwort: Ihre Frage' })],
  ['in brackets', letter({ Subject: '[Auto-Reply] Re: Uw vraag' })],
  ['one word before what is answered', letter({ Subject: 'Afwezig: Re: Uw vraag' })],
  ['one word, and the text says who is away', letter({ Subject: 'Abwesend: Ihre Frage' }, 'Ich bin im Urlaub.\n')],
  [
    'Lotus Notes by the line below its text',
    letter(
      { Subject: 'Jan Bakker is afwezig.' },
      'Tot 1 december.\n\nNote: This is an automated response to your message "Vraag" sent on 16-11-2026.\n',
    ),
  ],
];

export const BEZORGRAPPORT: readonly Sample[] = [
  [
    'qmail',
    letter(
      { ...DAEMON, Subject: 'failure notice' },
      'Hi. This is the qmail-send program at mx.example.net.\n\n<weg@example.org>:\nNo such user.\n',
    ),
  ],
  [
    'qmail from an odd address',
    letter(
      { 'Return-Path': '<>', From: 'root@mx.example.net', Subject: 'Fout' },
      'Hi. This is the qmail-send program at mx.example.net.\n',
    ),
  ],
  ['Postfix without form', letter({ ...DAEMON, Subject: 'Undelivered Mail Returned to Sender' }, UNKNOWN_USER)],
  [
    'Exim',
    letter(
      {
        From: 'Mail Delivery System <Mailer-Daemon@mx.example.net>',
        'X-Failed-Recipients': 'weg@example.org',
        Subject: 'Mail delivery failed: returning message to sender',
      },
      UNKNOWN_USER,
    ),
  ],
  ['Exim, late', letter({ ...DAEMON, Subject: 'Warning: message 1abcde-0001 delayed 24 hours' })],
  ['Sendmail', letter({ ...DAEMON, Subject: 'Returned mail: see transcript for details' }, UNKNOWN_USER)],
  ['Sendmail, late', letter({ ...DAEMON, Subject: 'Warning: could not send message for past 4 hours' })],
  [
    'Exchange 2003',
    letter({ From: 'System Administrator <postmaster@school.example>', Subject: 'Undeliverable: Re: Vraag' }),
  ],
  [
    'Exchange, Dutch',
    letter({ From: 'postmaster@school.example', 'Auto-Submitted': 'auto-replied', Subject: 'Onbestelbaar: Re: Vraag' }),
  ],
  [
    'Exchange Online',
    letter({
      From: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@gemeente.onmicrosoft.com>',
      Subject: 'Niet bezorgd: Re: Vraag',
    }),
  ],
  [
    'Gmail',
    letter({
      ...DAEMON,
      From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      'X-Failed-Recipients': 'weg@gmail.com',
      Subject: 'Delivery Status Notification (Failure)',
    }),
  ],
  ['Yahoo', letter({ From: 'MAILER-DAEMON@yahoo.com', Subject: 'Failure Notice' }, UNKNOWN_USER)],
  [
    'Lotus Domino',
    letter({ From: 'postmaster@notes.example', Subject: 'DELIVERY FAILURE: User weg not listed in Directory' }),
  ],
  ['GroupWise', letter({ From: 'Mailer-Daemon@gw.example', Subject: 'Message status - undeliverable' })],
  [
    'a firewall',
    letter(
      { From: 'postmaster@firewall.example', Subject: 'Uw mail' },
      'Uw bericht aan weg@example.org kon niet worden afgeleverd.\n',
    ),
  ],
  ['a German provider', letter({ From: 'MAILER-DAEMON@mail.example.de', Subject: 'Nicht zustellbar: Re: Frage' })],
  [
    'one in which only the null sender and the text tell',
    letter(
      { 'Return-Path': '<>', From: 'Mail <mail@provider.example>', Subject: 'Let op' },
      'Delivery to the following recipient failed permanently: weg@example.org\n',
    ),
  ],
  [
    'one whose status part is empty',
    letter(
      { ...DAEMON, 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
      '--b\nContent-Type: message/delivery-status\n\n--b--\n',
    ),
  ],
  [
    'one without its report type',
    letter(
      { From: 'postmaster@example.org', 'Content-Type': 'multipart/mixed; boundary=b' },
      '--b\nContent-Type: message/delivery-status\n\nAction: failed\n--b--\n',
    ),
  ],
];

/** What mail systems without form send from addresses that do not give them away. */
export const BEZORGRAPPORT_ZONDER_VORM: readonly Sample[] = [
  ['InterScan', letter({ From: '"InterScan MSS" <mss@corp.example>', Subject: 'Mail could not be delivered' })],
  ['Courier', letter({ From: '"Courier mail server at mx" <@mx.example>', Subject: 'NOTICE: mail delivery status.' })],
  ['James', letter({ From: 'James <mail@james.example>', Subject: '[BOUNCE]Re: Vraag' })],
  ['Mimecast', letter({ From: 'do-not-reply@filter.example', Subject: '[Postmaster] Email Delivery Failure' })],
  ['by its name', letter({ From: 'Mail Delivery System <it@corp.example>', Subject: 'Onbestelbaar bericht' })],
  [
    'by its name and text, marked as an answer',
    letter(
      { From: 'Mailsystem <ms@isp.example>', Subject: 'Mailbox vol', 'Auto-Submitted': 'auto-replied' },
      'De mailbox is vol. Uw bericht is niet bezorgd.\n',
    ),
  ],
  ['nobody', letter({ From: '<>', Subject: 'Delivery Status Notification' })],
  ['sendmail without its address', letter({ From: 'x@mx.example', Subject: 'Returned mail: User unknown' })],
];

export const AUTOMATISCH: readonly Sample[] = [
  ['an acknowledgement with X-Autoreply', letter({ 'X-Autoreply': 'yes', Subject: 'Your request has been received' })],
  [
    'an acknowledgement without any header',
    letter(
      { From: 'Servicedesk <support@bedrijf.example>', Subject: '[#12345] Uw vraag is ontvangen' },
      'Wij hebben uw bericht ontvangen. Dit is een automatisch gegenereerd bericht.\n',
    ),
  ],
  [
    'a program that says so and wants no answer',
    letter({ Subject: 'Uw pakket' }, 'This is an automated message. Please do not reply to this e-mail.\n'),
  ],
  ['a challenge of ASK', letter({ 'X-AskAuth': '1', Subject: 'Please confirm your message' })],
  ['nobody in German', letter({ From: 'keine-antwort@bank.example' })],
  ['nobody in French', letter({ From: 'nepasrepondre@bank.example' })],
  [
    'an acknowledgement of a ticket system',
    letter({ 'Auto-Submitted': 'auto-replied', Subject: '[Ticket #48213] Wij hebben uw bericht ontvangen' }),
  ],
  [
    'an acknowledgement that says only in its subject that it is automatic',
    letter({ Subject: 'Automatische ontvangstbevestiging' }),
  ],
  ['a ticket system with X-AutoGenerated', letter({ 'X-Autogenerated': 'Reply', Subject: 'Melding 2026-441' })],
  ['FirstClass', letter({ 'X-FC-MachineGenerated': 'true' })],
  ['a challenge of TMDA', letter({ 'X-TMDA-Confirm': '1', Subject: 'Please confirm your message' })],
  [
    'a read receipt',
    letter(
      {
        Subject: 'Gelezen: Re: Vraag',
        'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=b',
      },
      '--b\nContent-Type: text/plain\n\nGelezen op maandag.\n--b\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n',
    ),
  ],
  [
    'a calendar that accepts',
    letter(
      { Subject: 'Geaccepteerd: Huisbezoek', 'Content-Type': 'multipart/alternative; boundary=b' },
      '--b\nContent-Type: text/plain\n\n\n--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n--b--\n',
    ),
  ],
  [
    'a calendar of Gmail that accepts',
    letter(
      { Subject: 'Accepted: Huisbezoek @ Mon 23 Nov', 'Content-Type': 'multipart/alternative; boundary=b' },
      '--b\nContent-Type: text/plain\n\nAnna de Vries has accepted this invitation.\n--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--b--\n',
    ),
  ],
  ['a no-reply address in the middle', letter({ From: 'klant-noreply@energie.example' })],
  ['a no-reply address with a tag', letter({ From: 'no.reply+48@energie.example' })],
];

export const LIJST: readonly Sample[] = [
  [
    'a newsletter that only lets itself be unsubscribed',
    letter({ 'List-Unsubscribe': '<https://nieuws.example/weg>' }),
  ],
  ['a post of a person on a list', letter({ 'List-Id': 'Buurtoverleg <buurt.lijst.example>', Precedence: 'list' })],
  ['an old Mailman', letter({ 'X-BeenThere': 'buurt@lijst.example', 'X-Mailman-Version': '2.0.13' })],
  ['ezmlm', letter({ 'Mailing-List': 'contact buurt-help@lijst.example; run by ezmlm' })],
];

export const OUDE_LIJST: readonly Sample[] = [
  ['Listprocessor', letter({ 'X-Listprocessor-Version': '8.2' })],
  ['fml', letter({ 'X-ML-Name': 'buurt' })],
  ['majordomo', letter({ Sender: 'owner-buurt@lijst.example' })],
  ['one with only an archive', letter({ 'List-Archive': '<https://lijst.example>' })],
];

export const SPAM: readonly Sample[] = [
  ['a filter that marks the subject', letter({ Subject: '***SPAM*** Win een prijs' })],
  ['MailScanner', letter({ Subject: '{Spam?} Win een prijs' })],
  ['SpamAssassin', letter({ 'X-Spam-Status': 'Yes, score=8.4 required=5.0 tests=X' })],
  ['Rspamd', letter({ 'X-Spam': 'Yes' })],
  ['Rspamd by its action', letter({ 'X-Rspamd-Action': 'add header' })],
  ['Rspamd by its result', letter({ 'X-Spamd-Result': 'default: True [16.00 / 15.00]' })],
  [
    'Exchange Online by category',
    letter({ 'X-Forefront-Antispam-Report': 'CIP:192.0.2.1;CTRY:;LANG:nl;SCL:1;SFV:NSPM;CAT:HPHISH;DIR:INB;' }),
  ],
  [
    'Exchange Online by verdict',
    letter({ 'X-Forefront-Antispam-Report': 'CIP:192.0.2.1;SCL:5;SFV:SPM;CAT:SPM;DIR:INB;' }),
  ],
  ['Exchange by level', letter({ 'X-MS-Exchange-Organization-SCL': '6' })],
  ['Barracuda', letter({ 'X-Barracuda-Spam-Status': 'Yes, SCORE=7' })],
];

export const PERSOON: readonly Sample[] = [
  ['a mother about school', letter({ Subject: 'Re: afwezig gemeld op school' })],
  [
    'who quotes a no-reply address',
    letter({}, 'Ik kreeg dit:\n\n> From: noreply@gemeente.example\n> Auto-Submitted: auto-replied\n'),
  ],
  [
    'whose mail was forwarded by a rule',
    letter({ 'Auto-Submitted': 'auto-forwarded', 'X-MS-Exchange-Inbox-Rules-Loop': 'wijkteam@example.nl' }),
  ],
  [
    'whose form was sent by a website',
    letter({ From: 'Formulier <noreply@gemeente.example>', 'Reply-To': 'anna@example.org' }),
  ],
  [
    'behind a secure mail service',
    letter({ From: 'Huisarts Smit <noreply@zivver.com>', 'Auto-Submitted': 'auto-generated' }),
  ],
  [
    'who passes a bounce on',
    letter(
      { Subject: 'Fwd: Undelivered Mail', 'Content-Type': 'multipart/mixed; boundary=b' },
      '--b\nContent-Type: text/plain\n\nWat betekent dit?\n--b\nContent-Type: message/delivery-status\n\nAction: failed\n--b--\n',
    ),
  ],
  [
    'who writes about a mail that was not delivered',
    letter({ Subject: 'Mail delivery failed when I wrote to the council' }),
  ],
  ['who writes about a letter that came back', letter({ Subject: 'Niet bezorgd pakket van de voedselbank' })],
  [
    'whose text says that something was not delivered',
    letter({}, 'Het pakket was not delivered. Mijn brief kon niet worden bezorgd.'),
  ],
  ['with a receipt as the subject', letter({ Subject: 'Ontvangstbevestiging' })],
  ['with a case number', letter({ Subject: 'Zaak 2026-4411: nog geen bericht' })],
  ['on holiday', letter({ Subject: 'Met vakantie gaan zonder geld' })],
  ['whose father is out of office', letter({ Subject: 'Mijn vader is niet op kantoor geweest en nu ontslagen' })],
  [
    'with headers of filters that say no',
    letter({
      'X-Spam-Status': 'No, score=-1',
      'X-Spam': 'No',
      'X-Spamd-Result': 'default: False [1.0 / 15.0]',
      'X-Forefront-Antispam-Report': 'SCL:1;SFV:NSPM;CAT:NONE;',
      'X-Rspamd-Action': 'no action',
    }),
  ],
  ['with X-Autoreply: no', letter({ 'X-Autoreply': 'no' })],
  ['of first-class precedence', letter({ Precedence: 'normal' })],
  [
    'who invites',
    letter(
      { Subject: 'Uitnodiging: gesprek', 'Content-Type': 'multipart/alternative; boundary=b' },
      '--b\nContent-Type: text/plain\n\nKomt u?\n--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--b--\n',
    ),
  ],
  [
    'who declines an appointment',
    letter(
      { Subject: 'Afgewezen: Huisbezoek', 'Content-Type': 'multipart/alternative; boundary=b' },
      '--b\nContent-Type: text/plain\n\n\n--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--b--\n',
    ),
  ],
  [
    'who accepts with words of their own',
    letter(
      { Subject: 'Geaccepteerd: Huisbezoek', 'Content-Type': 'multipart/alternative; boundary=b' },
      '--b\nContent-Type: text/plain\n\nIk kom, maar ik ben bang dat mijn man het hoort.\n--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--b--\n',
    ),
  ],
  ['whose child is ill', letter({ Subject: 'Afwezig: Tim' }, 'Tim is ziek en komt morgen niet.\n')],
  ['whose medicine did not come', letter({ Subject: 'Niet bezorgd: mijn medicijnen' })],
  ['whose letter came back', letter({ Subject: 'Returned mail: my letter to the council' })],
  ['whose husband is at home', letter({ Subject: 'Mijn man is niet op kantoor' })],
  ['who reports on a delivery', letter({ Subject: 'Delivery report: school books' })],
  ['whose subject warns', letter({ Subject: 'Warning: message from the school' })],
  ['who asks whether it is spam', letter({ Subject: 'spam?' })],
  [
    'who copies what a program said',
    letter(
      { Subject: 'Wat is dit' },
      'Ik kreeg dit:\nDit is een automatisch bericht. U kunt niet op dit bericht reageren.\nWat moet ik doen?\n',
    ),
  ],
  [
    'whose program writes no address, though nobody bounced',
    letter({ From: 'Mail Delivery <anna@example.org>', Subject: 'Vraag over maaltijden' }),
  ],
  ['who answers that of a colleague', letter({ Subject: 'Re: Jan Bakker is out of the office' })],
  ['who answers an out-of-office', letter({ Subject: 'RE: Automatisch antwoord: Uw vraag' })],
];

export const ALL: readonly (readonly [SoortBericht, readonly Sample[]])[] = [
  ['afwezigheid', AFWEZIGHEID],
  ['bezorgrapport', [...BEZORGRAPPORT, ...BEZORGRAPPORT_ZONDER_VORM]],
  ['automatisch', AUTOMATISCH],
  ['lijst', [...LIJST, ...OUDE_LIJST]],
  ['spam', SPAM],
  ['persoon', PERSOON],
];
