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
