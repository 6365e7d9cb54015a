import type { EngineContext, EngineRequest, EngineResponse } from '../contract.ts';
import { decodeAwsChunked, isAwsChunked } from './aws-chunked.ts';
import { md5Hex, verifyDigests } from './checksums.ts';
import type { ObjectHead, ObjectStore } from './object-store.ts';
import { s3Faults } from './s3-fault.ts';
import { overridesOf } from './signed-query.ts';

const keptHeaders = new Set([
  'content-type',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
]);

const ignoredHeaders = new Set([
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-user-agent',
  'x-amz-security-token',
  'x-amz-decoded-content-length',
  'x-amz-trailer',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-checksum-mode',
  'x-amz-checksum-algorithm',
  'x-amz-checksum-type',
  'x-amz-expected-bucket-owner',
]);

/** Refuses headers that would change what the request means in S3 and that this store would otherwise ignore. */
export const refuseUnknownHeaders = (headers: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('x-amz-') || name.startsWith('x-amz-meta-') || /^x-amz-checksum-/.test(name)) continue;
    if (keptHeaders.has(name) || ignoredHeaders.has(name)) continue;
    if (name === 'x-amz-acl' && (value === 'private' || value === 'bucket-owner-full-control')) continue;
    if (name === 'x-amz-storage-class' && value === 'STANDARD') continue;
    throw s3Faults.notImplemented(`the header ${name}`);
  }
};

const keptOf = (headers: Readonly<Record<string, string>>): Record<string, string> => {
  const kept = Object.fromEntries(
    Object.entries(headers).filter(([name]) => keptHeaders.has(name) || name.startsWith('x-amz-meta-')),
  );
  // `aws-chunked` is how the bytes travelled, not how the object is encoded.
  const encodings = (headers['content-encoding'] ?? '').split(',').map((encoding) => encoding.trim());
  const own = encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked').join(',');
  return {
    'content-type': 'binary/octet-stream',
    'x-amz-server-side-encryption': 'AES256',
    ...kept,
    ...(own !== '' && { 'content-encoding': own }),
  };
};

const matchesTag = (condition: string, head: ObjectHead | undefined): boolean =>
  head !== undefined && condition.split(',').some((tag) => ['*', head.eTag, `"${head.eTag}"`].includes(tag.trim()));

const quoted = (head: ObjectHead) => `"${head.eTag}"`;

const checksumHeader = (head: ObjectHead) => ({
  [`x-amz-checksum-${head.checksum.algorithm}`]: head.checksum.value,
  'x-amz-checksum-type': 'FULL_OBJECT',
});

const encryptionHeaders = (head: ObjectHead) =>
  Object.fromEntries(Object.entries(head.headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption')));

/** PutObject; returns the answer and the head of what was stored. */
export const putObject = (
  { clock }: EngineContext,
  store: ObjectStore,
  bucket: string,
  key: string,
  request: EngineRequest,
): { response: EngineResponse; head: ObjectHead } => {
  const { headers } = request;
  const decoded = isAwsChunked(headers)
    ? decodeAwsChunked(request.body, headers['x-amz-decoded-content-length'])
    : { body: request.body, trailers: {} };
  const checksum = verifyDigests(decoded.body, { ...headers, ...decoded.trailers });
  const existing = store.head(bucket, key);
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  if (ifMatch !== undefined) {
    if (existing === undefined) throw s3Faults.noSuchKey(key);
    if (!matchesTag(ifMatch, existing)) throw s3Faults.preconditionFailed('If-Match');
  }
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch !== '*') throw s3Faults.notImplemented('If-None-Match with a value other than * on PutObject');
    if (existing !== undefined) throw s3Faults.preconditionFailed('If-None-Match');
  }
  const head: ObjectHead = {
    key,
    size: decoded.body.length,
    eTag: md5Hex(decoded.body),
    modifiedAt: clock.now(),
    checksum,
    headers: keptOf(headers),
  };
  store.put(bucket, head, decoded.body);
  const response = {
    status: 200,
    headers: { etag: quoted(head), ...checksumHeader(head), ...encryptionHeaders(head) },
    body: '',
  };
  return { response, head };
};

/** First and last byte of a single `bytes=` range; undefined when the header asks for nothing S3 honours. */
const readRange = (range: string, size: number): { first: number; last: number } | undefined => {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(range);
  if (parts === null || (parts[1] === '' && parts[2] === '')) return undefined;
  if (parts[1] === '') {
    const length = Math.min(Number(parts[2]), size);
    if (length === 0) throw s3Faults.invalidRange(range, size);
    return { first: size - length, last: size - 1 };
  }
  const first = Number(parts[1]);
  const last = parts[2] === '' ? size - 1 : Math.min(Number(parts[2]), size - 1);
  if (parts[2] !== '' && Number(parts[2]) < first) return undefined;
  if (first >= size) throw s3Faults.invalidRange(range, size);
  return { first, last };
};

const conditionsOf = (headers: Readonly<Record<string, string>>, head: ObjectHead): 'go-on' | 'not-modified' => {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  for (const name of ['if-modified-since', 'if-unmodified-since', 'if-range']) {
    if (headers[name] !== undefined) throw s3Faults.notImplemented(`the header ${name}`);
  }
  if (ifMatch !== undefined && !matchesTag(ifMatch, head)) throw s3Faults.preconditionFailed('If-Match');
  return ifNoneMatch !== undefined && matchesTag(ifNoneMatch, head) ? 'not-modified' : 'go-on';
};

/** GetObject and HeadObject: the same answer, with and without the bytes. */
export const readObject = (store: ObjectStore, bucket: string, key: string, request: EngineRequest): EngineResponse => {
  const { headers, method } = request;
  const head = store.head(bucket, key);
  if (head === undefined) throw s3Faults.noSuchKey(key);
  const common = {
    etag: quoted(head),
    'last-modified': new Date(head.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    ...head.headers,
    ...overridesOf(request.query),
  };
  if (conditionsOf(headers, head) === 'not-modified') return { status: 304, headers: common, body: '' };
  const range = headers['range'] === undefined ? undefined : readRange(headers['range'], head.size);
  const length = range === undefined ? head.size : range.last - range.first + 1;
  const whole = length === head.size;
  const all = {
    ...common,
    'content-length': String(length),
    ...(range !== undefined && { 'content-range': `bytes ${range.first}-${range.last}/${head.size}` }),
    // A part of an object has no checksum of its own; an SDK would compare the part with the whole.
    ...(whole && headers['x-amz-checksum-mode'] === 'ENABLED' && checksumHeader(head)),
  };
  const status = range === undefined ? 200 : 206;
  if (method === 'HEAD') return { status, headers: all, body: '' };
  const body = store.body(bucket, key)!;
  return { status, headers: all, body: range === undefined ? body : body.subarray(range.first, range.last + 1) };
};
