import * as z from 'zod';
import type { EngineRequest } from '../contract.ts';
import { parseAddress, parseAddresses } from './mail-address.ts';
import { type MailHeader, splitHeaders } from './mail-headers.ts';
import { sesFaults } from './ses-fault.ts';

const text = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const addresses = z.array(z.string()).default([]);

const simpleSchema = z.strictObject({
  Subject: text,
  Body: z.strictObject({ Text: text.optional(), Html: text.optional() }),
  Headers: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
});
export type SimpleContent = z.output<typeof simpleSchema>;

const schema = z.strictObject({
  FromEmailAddress: z.string().optional(),
  Destination: z.strictObject({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }).optional(),
  ReplyToAddresses: addresses,
  Content: z.strictObject({
    Simple: simpleSchema.optional(),
    /** Base64, as REST JSON carries blobs. */
    Raw: z.strictObject({ Data: z.string() }).optional(),
  }),
  EmailTags: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
  ConfigurationSetName: z.string().optional(),
});

export interface Destination {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

interface CommonRequest {
  /** All addresses the message claims to come from; each must be verified. The first is the sender. */
  readonly from: readonly [string, ...string[]];
  readonly recipients: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSetName: string | undefined;
}

/** SendEmail, read and checked for syntax. */
export type SendEmailRequest =
  | (CommonRequest & {
      readonly kind: 'simple';
      readonly content: SimpleContent;
      readonly fromText: string;
      readonly destination: Destination;
      readonly replyTo: readonly string[];
    })
  | (CommonRequest & { readonly kind: 'raw'; readonly raw: Uint8Array });

const MAXIMUM_BYTES = 40 * 1024 * 1024;
const MAXIMUM_RECIPIENTS = 50;

// The fields SES sets itself and refuses among the headers of simple content.
const ownHeaders = new Set([
  'bcc',
  'cc',
  'content-disposition',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'reply-to',
  'return-path',
  'subject',
  'to',
]);

const onceOnly = new Set([
  'auto-submitted',
  'content-type',
  'content-transfer-encoding',
  'date',
  'from',
  'in-reply-to',
  'list-unsubscribe',
  'message-id',
  'mime-version',
  'precedence',
  'references',
  'reply-to',
  'return-path',
  'sender',
  'subject',
]);

const checkTags = (tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  if (Object.keys(tags).length > 50) throw sesFaults.badRequest('More than 50 tags.');
  for (const [name, value] of Object.entries(tags)) {
    if (!/^[A-Za-z0-9_-]{1,256}$/.test(name) || name.startsWith('ses:')) {
      throw sesFaults.badRequest(
        `Invalid tag name <${name}>: only alphanumeric ASCII characters, '_' and '-' are allowed.`,
      );
    }
    if (!/^[A-Za-z0-9_.@-]{1,256}$/.test(value)) {
      throw sesFaults.badRequest(
        `Invalid tag value <${value}>: only alphanumeric ASCII characters, '_', '-', '.' and '@' are allowed.`,
      );
    }
  }
  return tags;
};

const checkRecipients = (recipients: readonly string[]): readonly string[] => {
  if (recipients.length === 0) throw sesFaults.badRequest('At least one recipient is required.');
  if (recipients.length > MAXIMUM_RECIPIENTS)
    throw sesFaults.badRequest(`Recipient count exceeds ${MAXIMUM_RECIPIENTS}.`);
  return [...new Set(recipients)];
};

const checkSimple = (content: SimpleContent): void => {
  if (/[\r\n]/.test(content.Subject.Data)) throw sesFaults.badRequest("Header value contains a line break: 'Subject'.");
  if (content.Body.Text === undefined && content.Body.Html === undefined) {
    throw sesFaults.badRequest('A message body of text or HTML is required.');
  }
  for (const { Name, Value } of content.Headers) {
    if (!/^[!-9;-~]{1,126}$/.test(Name) || /[\r\n]/.test(Value) || Value.length > 870) {
      throw sesFaults.badRequest(`Invalid header '${Name}'.`);
    }
    if (ownHeaders.has(Name.toLowerCase()))
      throw sesFaults.badRequest(`Header '${Name}' is set by the service itself.`);
  }
};

const valuesOf = (headers: readonly MailHeader[], name: string): readonly string[] =>
  headers.filter((header) => header.name === name).map(({ value }) => value);

const tagsOfHeader = (headers: readonly MailHeader[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    valuesOf(headers, 'x-ses-message-tags').flatMap((value) =>
      value.split(',').map((pair) => {
        const [name = '', tag = ''] = pair.split('=', 2);
        return [name.trim(), tag.trim()] as const;
      }),
    ),
  );

const decodeBase64 = (data: string): Uint8Array => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data)) throw sesFaults.badRequest('Raw.Data is not valid base64.');
  const raw = Buffer.from(data, 'base64');
  if (raw.length > MAXIMUM_BYTES) {
    throw sesFaults.badRequest(`Message length is more than ${MAXIMUM_BYTES} bytes long: '${raw.length}'.`);
  }
  return raw;
};

/** Reads the body of `POST /v2/email/outbound-emails`; throws BadRequestException with what is wrong. */
export const readSendEmail = (request: EngineRequest): SendEmailRequest => {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    throw sesFaults.badRequest('The request body is not valid JSON.');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    if (issue.code === 'unrecognized_keys')
      throw sesFaults.unsupported([...issue.path, issue.keys.join(', ')].join('.'));
    throw sesFaults.badRequest(`${issue.path.join('.')}: ${issue.message}`);
  }
  const { FromEmailAddress, Destination, ReplyToAddresses, Content, EmailTags, ConfigurationSetName } = parsed.data;
  const { Simple, Raw } = Content;
  if ((Simple === undefined) === (Raw === undefined)) {
    throw sesFaults.badRequest('Exactly one of Content.Simple and Content.Raw is required.');
  }
  const destination: Destination = {
    to: Destination?.ToAddresses ?? [],
    cc: Destination?.CcAddresses ?? [],
    bcc: Destination?.BccAddresses ?? [],
  };
  const given = [...destination.to, ...destination.cc, ...destination.bcc].map((one) => parseAddress(one).address);
  const parameterFrom = FromEmailAddress === undefined ? [] : [parseAddress(FromEmailAddress).address];
  const parameterTags = Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value]));

  if (Simple !== undefined) {
    const [from] = parameterFrom;
    if (from === undefined || FromEmailAddress === undefined) {
      throw sesFaults.badRequest('FromEmailAddress is required for simple content.');
    }
    checkSimple(Simple);
    for (const one of ReplyToAddresses) parseAddress(one);
    return {
      kind: 'simple',
      content: Simple,
      fromText: FromEmailAddress,
      destination,
      replyTo: ReplyToAddresses,
      from: [from],
      recipients: checkRecipients(given),
      tags: checkTags(parameterTags),
      configurationSetName: ConfigurationSetName,
    };
  }

  const raw = decodeBase64(Raw!.Data);
  const { headers } = splitHeaders(raw);
  for (const name of onceOnly) {
    if (valuesOf(headers, name).length > 1) throw sesFaults.badRequest(`Duplicate header '${name}'.`);
  }
  const headerFrom = valuesOf(headers, 'from').flatMap((value) => parseAddresses(value).map(({ address }) => address));
  const [from, ...moreFrom] = [...parameterFrom, ...headerFrom];
  if (headerFrom.length === 0 || from === undefined) throw sesFaults.badRequest("Missing required header 'From'.");
  const headerRecipients = ['to', 'cc', 'bcc'].flatMap((name) =>
    valuesOf(headers, name).flatMap((value) => parseAddresses(value).map(({ address }) => address)),
  );
  return {
    kind: 'raw',
    raw,
    from: [from, ...moreFrom],
    recipients: checkRecipients(given.length > 0 ? given : headerRecipients),
    tags: checkTags({ ...tagsOfHeader(headers), ...parameterTags }),
    configurationSetName: ConfigurationSetName ?? valuesOf(headers, 'x-ses-configuration-set').at(-1),
  };
};
