/** Addresses that carry their signature in the query (SigV4): whose they are, and whether anybody changed them. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { EngineRequest } from '../engine/contract.ts';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** As in an `Authorization` header: `KEY/20261122/eu-west-1/s3/aws4_request`. */
export function credentialOf(query: URLSearchParams): string | undefined {
  return query.get('X-Amz-Credential') ?? undefined;
}

/** Whether the signature belongs to exactly this method, path, query and host. */
export function holdsSignature({ method, path, query, headers }: EngineRequest, secret: string): boolean {
  const [, date = '', region = '', service = ''] = (credentialOf(query) ?? '').split('/');
  const signedHeaders = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  if (!signedHeaders.includes('host')) return false;
  const canonicalQuery = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const canonical = [
    method,
    path,
    canonicalQuery,
    ...signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signedHeaders.join(';'),
    query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', query.get('X-Amz-Date') ?? '', scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '', 'hex');
  const wanted = hmac(key, toSign);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
