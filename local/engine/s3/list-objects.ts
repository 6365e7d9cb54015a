import { escapeMarkup } from '../outgoing/escape-markup.ts';
import type { ObjectHead, ObjectStore } from './object-store.ts';
import { s3Faults } from './s3-fault.ts';

type Found =
  | { readonly kind: 'object'; readonly head: ObjectHead }
  | { readonly kind: 'prefix'; readonly prefix: string };

const knownParameters = new Set([
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'start-after',
  'continuation-token',
  'encoding-type',
  'x-id',
]);

/** Objects and, with a delimiter, the common prefixes that stand for several objects; lazily, in key order. */
const findEntries = function* (
  store: ObjectStore,
  bucket: string,
  prefix: string,
  delimiter: string,
  after: string,
): Generator<Found> {
  let shown: string | undefined;
  for (const head of store.scan(bucket, prefix, after)) {
    const at = delimiter === '' ? -1 : head.key.indexOf(delimiter, prefix.length);
    if (at === -1) {
      yield { kind: 'object', head };
      continue;
    }
    const common = head.key.slice(0, at + delimiter.length);
    // A page that ended on a common prefix goes on behind all keys of that prefix.
    if (common === shown || common === after) continue;
    shown = common;
    yield { kind: 'prefix', prefix: common };
  }
};

const readMaxKeys = (value: string | null): number => {
  if (value === null) return 1000;
  if (!/^\d{1,10}$/.test(value)) {
    throw s3Faults.invalidArgument('max-keys', value, 'Provided max-keys not an integer or within integer range');
  }
  return Math.min(Number(value), 1000);
};

/** The XML answer of ListObjectsV2. */
export const listObjects = (store: ObjectStore, bucket: string, query: URLSearchParams): string => {
  for (const name of query.keys()) {
    if (!knownParameters.has(name)) throw s3Faults.notImplemented(`the parameter ${name} of ListObjectsV2`);
  }
  const encoding = query.get('encoding-type');
  if (encoding !== null && encoding !== 'url') {
    throw s3Faults.invalidArgument('encoding-type', encoding, 'Invalid Encoding Method specified in Request');
  }
  const encode = (text: string) =>
    escapeMarkup(encoding === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const after = token === null ? (startAfter ?? '') : Buffer.from(token, 'base64url').toString('utf8');
  const maxKeys = readMaxKeys(query.get('max-keys'));

  const page: Found[] = [];
  let isTruncated = false;
  for (const entry of findEntries(store, bucket, prefix, delimiter, after)) {
    if (page.length >= maxKeys) {
      isTruncated = maxKeys > 0;
      break;
    }
    page.push(entry);
  }
  const last = page.at(-1);
  const nextAfter = last === undefined ? '' : last.kind === 'object' ? last.head.key : last.prefix;
  const optional = (name: string, value: string | null) =>
    value === null ? '' : `<${name}>${encode(value)}</${name}>`;
  const contents = page.map((entry) =>
    entry.kind === 'object'
      ? `<Contents><Key>${encode(entry.head.key)}</Key><LastModified>${new Date(entry.head.modifiedAt).toISOString()}</LastModified>` +
        `<ETag>&quot;${entry.head.eTag}&quot;</ETag><ChecksumAlgorithm>${entry.head.checksum.algorithm.toUpperCase()}</ChecksumAlgorithm>` +
        `<ChecksumType>FULL_OBJECT</ChecksumType><Size>${entry.head.size}</Size><StorageClass>STANDARD</StorageClass></Contents>`
      : `<CommonPrefixes><Prefix>${encode(entry.prefix)}</Prefix></CommonPrefixes>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
    `<Name>${bucket}</Name><Prefix>${encode(prefix)}</Prefix>${optional('Delimiter', query.get('delimiter'))}` +
    `${optional('StartAfter', startAfter)}<KeyCount>${page.length}</KeyCount><MaxKeys>${maxKeys}</MaxKeys>` +
    `${encoding === null ? '' : '<EncodingType>url</EncodingType>'}<IsTruncated>${isTruncated}</IsTruncated>` +
    `${token === null ? '' : `<ContinuationToken>${escapeMarkup(token)}</ContinuationToken>`}` +
    `${isTruncated ? `<NextContinuationToken>${Buffer.from(nextAfter).toString('base64url')}</NextContinuationToken>` : ''}` +
    `${contents.join('')}</ListBucketResult>`
  );
};
