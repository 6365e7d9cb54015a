/** What a signed address carries in its query, and what S3 says of one that no longer holds. */
import { S3Fault } from './s3-fault.ts';

/** A week: the longest that S3 lets an address live. */
const LONGEST_SECONDS = 604_800;
const STAMP = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
/** Clocks of callers may run ahead this far. */
const MAX_SKEW_MS = 15 * 60_000;

/** Parameters that belong to the signature and say nothing of the operation. */
const OF_SIGNATURE = new Set([
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-signedheaders',
  'x-amz-signature',
  'x-amz-security-token',
  'x-amz-content-sha256',
]);

export const isOfSignature = (name: string): boolean => OF_SIGNATURE.has(name.toLowerCase());

export const isSigned = (query: URLSearchParams): boolean => query.has('X-Amz-Algorithm');

const broken = (message: string) => new S3Fault(400, 'AuthorizationQueryParametersError', message);

/** Undefined for an address that holds at `now`, and for a request that is no signed address. */
export function addressFault(query: URLSearchParams, now: number): S3Fault | undefined {
  if (!isSigned(query)) return undefined;
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') {
    return broken('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"');
  }
  const parts = STAMP.exec(query.get('X-Amz-Date') ?? '');
  if (parts === null) return broken("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  const [year = 0, month = 1, day, hour, minute, second] = parts.slice(1).map(Number);
  const signedAt = Date.UTC(year, month - 1, day, hour, minute, second);
  const seconds = Number(query.get('X-Amz-Expires') ?? Number.NaN);
  if (!Number.isInteger(seconds) || seconds < 1) return broken('X-Amz-Expires should be a number');
  if (seconds > LONGEST_SECONDS) return broken('X-Amz-Expires must be less than a week (in seconds) that is 604800');
  if (signedAt > now + MAX_SKEW_MS) return new S3Fault(403, 'AccessDenied', 'Request is not yet valid');
  if (now < signedAt + seconds * 1000) return undefined;
  return new S3Fault(403, 'AccessDenied', 'Request has expired', {
    'X-Amz-Expires': String(seconds),
    Expires: new Date(signedAt + seconds * 1000).toISOString(),
    ServerTime: new Date(now).toISOString(),
  });
}

/** Headers of the answer that a signed request may choose, by the parameter that does. */
const OVERRIDES: Readonly<Record<string, string>> = {
  'response-content-type': 'content-type',
  'response-content-disposition': 'content-disposition',
  'response-content-language': 'content-language',
  'response-content-encoding': 'content-encoding',
  'response-cache-control': 'cache-control',
  'response-expires': 'expires',
};

export const isOverride = (name: string): boolean => Object.hasOwn(OVERRIDES, name);

export function overridesOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...query].flatMap(([name, value]) => (OVERRIDES[name] === undefined ? [] : [[OVERRIDES[name], value]])),
  );
}
