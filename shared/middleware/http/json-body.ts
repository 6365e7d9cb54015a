import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { HttpError } from './problem.ts';

/** Enough for 500 telephone events; a call that is bigger than this is no call of ours. */
const MAX_BYTES = 1_000_000;

type Call = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>;

function bytesOf({ body, isBase64Encoded }: Call): Uint8Array {
  return Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
}

/**
 * The JSON in the body of a call; undefined when there is none. Throws HttpError 413 when it is too large, 415 when it
 * says to be something else than JSON, 400 when it is no JSON or no UTF-8.
 */
export function readJson(call: Call): unknown {
  const bytes = bytesOf(call);
  if (bytes.length === 0) return undefined;
  if (bytes.length > MAX_BYTES)
    throw new HttpError(
      413,
      'te-groot',
      `De inhoud is groter dan ${MAX_BYTES / 1_000_000} MB. Verdeel hem over meer aanroepen.`,
    );
  const type = (call.headers?.['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/([a-z0-9.-]+\+)?json$/.test(type))
    throw new HttpError(415, 'geen-json', 'Stuur de inhoud als JSON, met Content-Type: application/json.');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    // Both decoders throw only on what the client sent; their text would quote it.
    throw new HttpError(400, 'geen-geldige-json', 'De inhoud is geen geldige JSON (UTF-8).');
  }
}
