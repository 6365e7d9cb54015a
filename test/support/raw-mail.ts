/** Raw messages as they come in. */
export interface RawMail {
  readonly van?: string;
  readonly aan?: string;
  readonly onderwerp?: string;
  readonly tekst?: string;
  readonly messageId?: string | null;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly koppen?: Readonly<Record<string, string>>;
}

export function rawMail(mail: RawMail = {}): Uint8Array {
  const { van = 'Jan <jan@bewoner.nl>', aan = 'centrum@voorbeeld.nl', onderwerp = 'Vraag', tekst = 'Goedendag' } = mail;
  const messageId = mail.messageId === undefined ? 'm1@bewoner.nl' : mail.messageId;
  const lines = [
    `From: ${van}`,
    `To: ${aan}`,
    `Subject: ${onderwerp}`,
    'Date: Wed, 25 Nov 2026 10:00:00 +0100',
    ...(messageId === null ? [] : [`Message-ID: <${messageId}>`]),
    ...(mail.inReplyTo === undefined ? [] : [`In-Reply-To: <${mail.inReplyTo}>`]),
    ...(mail.references === undefined ? [] : [`References: ${mail.references.map((id) => `<${id}>`).join(' ')}`]),
    ...Object.entries(mail.koppen ?? {}).map(([naam, waarde]) => `${naam}: ${waarde}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    tekst,
    '',
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}

/** The report of a mail server (RFC 3464) that a mail of ours will never reach `aan`. `messageId` as it left, in brackets. */
export function bounceOf(messageId: string, aan = 'jan@bewoner.nl'): Uint8Array {
  const lines = [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.nl',
    'To: wijkteam@voorbeeld.nl',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce1@mx.nl>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Not delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.nl',
    '',
    `Final-Recipient: rfc822; ${aan}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--b--',
    '',
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}
