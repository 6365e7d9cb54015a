import { createHash } from 'node:crypto';
import * as z from 'zod';
import { sqsFaults } from './sqs-fault.ts';

export const messageAttributeSchema = z.strictObject({
  DataType: z.string(),
  StringValue: z.string().optional(),
  /** Base64, as the JSON protocol carries blobs. */
  BinaryValue: z.string().optional(),
});

export type MessageAttribute = z.infer<typeof messageAttributeSchema>;
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

// The characters XML 1.0 allows; a lone surrogate is not one of them.
const forbiddenCharacters = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

export const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

const lengthPrefixed = (bytes: Uint8Array): Uint8Array => {
  const out = Buffer.alloc(4 + bytes.length);
  out.writeUInt32BE(bytes.length, 0);
  out.set(bytes, 4);
  return out;
};

/**
 * The digest over message attributes that SDKs check: per attribute, sorted by name, the name, the data type, one
 * byte for the transport (1 text, 2 binary) and the value, each with its length in front (SQS developer guide,
 * "Calculating the MD5 message digest for message attributes").
 */
export const md5OfAttributes = (attributes: MessageAttributes): string | undefined => {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const attribute = attributes[name]!;
    hash.update(lengthPrefixed(Buffer.from(name, 'utf8')));
    hash.update(lengthPrefixed(Buffer.from(attribute.DataType, 'utf8')));
    const isBinary = attribute.DataType.startsWith('Binary');
    hash.update(Uint8Array.of(isBinary ? 2 : 1));
    hash.update(
      lengthPrefixed(
        isBinary ? Buffer.from(attribute.BinaryValue!, 'base64') : Buffer.from(attribute.StringValue!, 'utf8'),
      ),
    );
  }
  return hash.digest('hex');
};

const checkAttribute = (name: string, attribute: MessageAttribute): void => {
  if (!/^(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$/.test(name) || /^(aws|amazon)\./i.test(name)) {
    throw sqsFaults.invalidParameter(`The message attribute name '${name}' is invalid.`);
  }
  const type = attribute.DataType.split('.')[0];
  if (type !== 'String' && type !== 'Number' && type !== 'Binary') {
    throw sqsFaults.invalidParameter(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  const [value, other] =
    type === 'Binary' ? [attribute.BinaryValue, attribute.StringValue] : [attribute.StringValue, attribute.BinaryValue];
  if (value === undefined || value === '' || other !== undefined) {
    throw sqsFaults.invalidParameter(
      `The message attribute '${name}' must contain a non-empty value that fits message attribute type '${attribute.DataType}'.`,
    );
  }
  if (type === 'Number' && !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) {
    throw sqsFaults.invalidParameter(`Can't cast the value of message attribute '${name}' to a number.`);
  }
  if (type !== 'Binary' && forbiddenCharacters.test(value)) throw sqsFaults.invalidMessageContents();
};

/** Bytes that count towards the limits: body, and name, type and value of every attribute. */
export const sizeOf = (body: string, attributes: MessageAttributes): number =>
  Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue, BinaryValue }]) =>
      sum +
      Buffer.byteLength(name) +
      Buffer.byteLength(DataType) +
      Buffer.byteLength(StringValue ?? '') +
      Buffer.byteLength(BinaryValue ?? '', 'base64'),
    Buffer.byteLength(body),
  );

/** Refuses a message that SQS would refuse: empty, too large, forbidden characters, bad attributes. */
export const checkMessage = (body: string, attributes: MessageAttributes, maximumBytes: number): void => {
  if (body === '') throw sqsFaults.missingParameter('MessageBody');
  if (forbiddenCharacters.test(body)) throw sqsFaults.invalidMessageContents();
  const entries = Object.entries(attributes);
  if (entries.length > 10) {
    throw sqsFaults.invalidParameter(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [10].`,
    );
  }
  for (const [name, attribute] of entries) checkAttribute(name, attribute);
  if (sizeOf(body, attributes) > maximumBytes) {
    throw sqsFaults.invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximumBytes} bytes.`,
    );
  }
};

/** The attributes a receiver asked for: `All`, `.*`, exact names, or `prefix.*`. */
export const selectAttributes = (attributes: MessageAttributes, asked: readonly string[]): MessageAttributes =>
  Object.fromEntries(
    Object.entries(attributes).filter(([name]) =>
      asked.some(
        (wish) =>
          wish === 'All' || wish === '.*' || (wish.endsWith('.*') ? name.startsWith(wish.slice(0, -1)) : name === wish),
      ),
    ),
  );
