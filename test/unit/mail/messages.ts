/** Mails written by hand in the manner of the programs that send them; nobody in them exists. */

import { parseMail } from '../../../shared/adapters/mail/parse-mail.ts';
import type { ParsedMail } from '../../../shared/adapters/mail/parsed-mail.ts';

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'));
}

/** Parses; fails the test when it is held to be unreadable. */
export async function parsed(text: string): Promise<ParsedMail> {
  const mail = await parseMail(bytes(text));
  if ('onleesbaar' in mail) throw new Error(`unreadable: ${mail.onleesbaar}`);
  return mail;
}

/** A mail of a person, with headers put in and, by an empty value, left out. */
export function letter(headers: Record<string, string> = {}, body = 'Goedemiddag,\n\nKunt u mij bellen?\n'): string {
  const all: Record<string, string> = {
    From: 'Anna de Vries <anna@example.org>',
    To: 'Sociaal Wijkteam <wijkteam@example.nl>',
    Subject: 'Vraag over huishoudelijke hulp',
    Date: 'Mon, 16 Nov 2026 11:00:00 +0100',
    'Message-ID': '<m1@example.org>',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([naam, value]) => (value === '' ? [] : [`${naam}: ${value}`]));
  return `${lines.join('\n')}\n\n${body}`;
}

export const GMAIL_VACATION = `Return-Path: <jan.bakker@gmail.com>
From: Jan Bakker <jan.bakker@gmail.com>
To: wijkteam@example.nl
Date: Mon, 16 Nov 2026 10:00:05 +0000
Message-ID: <CAB1x2y3z@mail.gmail.com>
Subject: Even weg Re: Uw vraag
In-Reply-To: <a1@example.nl>
References: <a1@example.nl>
Precedence: bulk
X-Autoreply: yes
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: text/plain; charset="UTF-8"

Ik lees mijn mail weer vanaf maandag.
`;

export const OUTLOOK_OOF = `Return-Path: <>
From: "Karin Smit" <karin@school.example>
To: wijkteam@example.nl
Subject: Automatisch antwoord: Uw melding van vrijdag
Date: Mon, 16 Nov 2026 10:00:05 +0000
Message-ID: <deadbeef@AM0PR01.eurprd01.prod.outlook.com>
In-Reply-To: <a1@example.nl>
Auto-Submitted: auto-generated
X-Auto-Response-Suppress: All
X-MS-Exchange-Inbox-Rules-Loop: karin@school.example
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="_000_x"

--_000_x
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Ik ben er vandaag niet. Bel de re=E7eptie.

--_000_x
Content-Type: text/html; charset="iso-8859-1"

<html><body><p>Ik ben er vandaag niet.</p></body></html>
--_000_x--
`;

export const POSTFIX_BOUNCE = `Return-Path: <>
Date: Mon, 16 Nov 2026 10:00:00 +0000 (UTC)
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: wijkteam@example.nl
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
 boundary="4XyZ.1763287200/mx.example.net"
Message-Id: <20261116100000.4XyZ@mx.example.net>

This is a MIME-encapsulated message.

--4XyZ.1763287200/mx.example.net
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

The mail system could not deliver your message.

--4XyZ.1763287200/mx.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Mon, 16 Nov 2026 09:59:58 +0000 (UTC)

Final-Recipient: rfc822; weg@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--4XyZ.1763287200/mx.example.net
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: wijkteam@example.nl
To: weg@example.org
Subject: Re: Vraag
Message-ID: <antwoord-1@example.nl>

Het antwoord.
--4XyZ.1763287200/mx.example.net--
`;

export const EXIM_BOUNCE = `Return-path: <>
X-Failed-Recipients: weg@example.org
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mail.example.com>
To: wijkteam@example.nl
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1abcd-0001-XY@mail.example.com>
Date: Mon, 16 Nov 2026 10:00:00 +0000

This message was created automatically by mail delivery software.

  weg@example.org
    host mx.example.org: 550 unknown user
`;

export const EXCHANGE_NDR = `Return-Path: <>
From: Microsoft Outlook
 <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@school.example>
To: wijkteam@example.nl
Subject: Onbestelbaar: Re: Uw vraag
Date: Mon, 16 Nov 2026 10:00:00 +0000
Message-ID: <ndr-1@school.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="ndr"

--ndr
Content-Type: text/html; charset="utf-8"

<p>Uw bericht aan karin@school.example kan niet worden bezorgd.</p>
--ndr
Content-Type: message/delivery-status

--ndr
Content-Type: text/rfc822-headers

Message-ID:
 <antwoord-2@example.nl>
Subject: Re: Uw vraag
--ndr--
`;

export const COMPLAINT = `From: <abusedesk@provider.example>
Date: Mon, 16 Nov 2026 10:00:00 +0000
Subject: FW: Re: Uw vraag
To: <wijkteam@example.nl>
Message-ID: <arf-1@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="arf"

--arf
Content-Type: text/plain; charset="US-ASCII"

This is an abuse report.
--arf
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1

--arf
Content-Type: message/rfc822

From: wijkteam@example.nl
Message-ID: <antwoord-3@example.nl>
Subject: Re: Uw vraag

Het antwoord.
--arf--
`;

export const QMAIL_BOUNCE = `Return-Path: <>
From: MAILER-DAEMON@oud.example
To: wijkteam@example.nl
Subject: failure notice
Date: 16 Nov 2026 10:00:00 -0000

Hi. This is the qmail-send program at oud.example.

<weg@oud.example>:
Sorry, no mailbox here by that name.
`;
