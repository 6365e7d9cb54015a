import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Operation } from './operation.ts';
import { HttpError } from './problem.ts';

/** What a text is when an operation does not say. */
export const TEKST: readonly string[] = ['text/plain'];

type Call = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>;

/**
 * The plain text in the body of a call; empty when there is none. Bytes that are no UTF-8 become the replacement
 * character: one of them must not cost all other lines. Throws HttpError 413 when it is too large, 415 when it says to be
 * something else than text.
 */
export function readText(call: Call, { maxBytes, soorten = TEKST }: NonNullable<Operation['tekst']>): string {
  const bytes = Buffer.from(call.body ?? '', call.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes)
    throw new HttpError(
      413,
      'te-groot',
      `De inhoud is groter dan ${maxBytes / 1_000_000} MB. Verdeel hem over meer aanroepen.`,
    );
  const type = (call.headers?.['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (bytes.length > 0 && !soorten.includes(type))
    throw new HttpError(415, 'geen-tekst', `Stuur de inhoud als tekst, met Content-Type: ${soorten.join(' of ')}.`);
  return new TextDecoder('utf-8').decode(bytes);
}
