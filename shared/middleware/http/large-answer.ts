/** Answers that are too large to leave as they are: a year of hours is some megabytes of rows that are much alike. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { InvalidError } from '../../domain/errors.ts';

type Response = APIGatewayProxyStructuredResultV2;

/** Smaller answers are not worth the work. */
const WORTH_BYTES = 200_000;
/** What a function can answer is six megabytes, headers and encoding included. */
const MAX_BYTES = 6_000_000;

const compress = promisify(gzip);

/** Whether the client takes gzip. One that does not say gets none. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  const weights = new Map(
    (acceptEncoding ?? '').split(',').map((part) => {
      const [coding = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
      const q = parameters.find((one) => one.startsWith('q='));
      return [coding, q === undefined ? 1 : Number(q.slice(2))] as const;
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

/**
 * The same answer, compressed when it is large and the client takes that. Throws InvalidError when it is still more than a
 * function can answer: the caller is told so, instead of getting an answer that was cut off or none.
 */
export async function fitAnswer(response: Response, acceptEncoding: string | undefined): Promise<Response> {
  const { body = '', headers, isBase64Encoded } = response;
  const bytes = Buffer.byteLength(body);
  if (bytes <= WORTH_BYTES) return response;
  const fits = isBase64Encoded !== true && takesGzip(acceptEncoding);
  const small = fits ? (await compress(body)).toString('base64') : body;
  // Within JSON a quote or a backslash of a text takes two bytes.
  const sent = fits || isBase64Encoded === true ? small.length : Buffer.byteLength(JSON.stringify(small));
  if (sent > MAX_BYTES) {
    const melding = fits
      ? 'Dit antwoord is te groot. Vraag een kortere periode, een kanaal of een wijkteam.'
      : 'Dit antwoord is te groot om ongecomprimeerd te versturen. Vraag het met Accept-Encoding: gzip, of vraag minder.';
    throw new InvalidError([{ veld: fits ? 'per' : 'Accept-Encoding', melding }]);
  }
  if (!fits) return response;
  return {
    ...response,
    headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Origin, Accept-Encoding' },
    body: small,
    isBase64Encoded: true,
  };
}
