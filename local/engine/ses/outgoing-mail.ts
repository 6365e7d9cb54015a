import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import type { OutgoingMessage } from '../contract.ts';
import { replaceHeaders } from './mail-headers.ts';
import type { SendEmailRequest } from './send-email-request.ts';

/** Bytes of the message as SES would build it from simple content, before its own headers are set. */
const composeSimple = (request: SendEmailRequest & { kind: 'simple' }): Promise<Buffer> => {
  const { content, destination, fromText, replyTo } = request;
  const { Text, Html } = content.Body;
  return new MailComposer({
    from: fromText,
    to: [...destination.to],
    cc: [...destination.cc],
    ...(replyTo.length > 0 && { replyTo: [...replyTo] }),
    subject: content.Subject.Data,
    ...(Text !== undefined && { text: Text.Data }),
    ...(Html !== undefined && { html: Html.Data }),
    headers: content.Headers.map(({ Name, Value }) => ({ key: Name, value: Value })),
  })
    .compile()
    .build();
};

// Set by SES itself whatever the sender gave, or taken out before the message leaves (SES header fields).
const replacedHeaders = new Set([
  'message-id',
  'date',
  'bcc',
  'return-path',
  'x-ses-configuration-set',
  'x-ses-message-tags',
  'x-ses-source-arn',
  'x-ses-from-arn',
  'x-ses-return-path-arn',
]);

/**
 * The bytes that leave for a SendEmail call: SES puts its own Message-ID and Date over those of the sender, so a reply
 * refers to the id that SES gave, and takes Bcc out.
 */
export const messageBytes = async (
  request: SendEmailRequest,
  { messageId, region, now }: { readonly messageId: string; readonly region: string; readonly now: number },
): Promise<Uint8Array> => {
  const own = request.kind === 'raw' ? request.raw : await composeSimple(request);
  const domain = region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`;
  return replaceHeaders(own, replacedHeaders, {
    'Message-ID': `<${messageId}@${domain}>`,
    Date: new Date(now).toUTCString().replace('GMT', '+0000'),
  });
};

/** What `uitgaand` shows of a message that left. */
export const describeMail = async (
  raw: Uint8Array,
  recipients: readonly string[],
  now: number,
): Promise<OutgoingMessage> => {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'base64' });
  const bijlagen = mail.attachments.map(({ filename, mimeType, content }) => ({
    naam: filename ?? '',
    type: mimeType,
    inhoud: String(content),
  }));
  return {
    soort: 'mail',
    op: new Date(now).toISOString(),
    aan: recipients,
    onderwerp: mail.subject ?? null,
    tekst: mail.text ?? mail.html ?? '',
    kop: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    ...(bijlagen.length > 0 && { bijlagen }),
  };
};
