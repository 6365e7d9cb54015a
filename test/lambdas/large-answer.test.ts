/** Answers of megabytes: a year of hours reaches whoever asks for it, and what cannot be sent is refused in words. */
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { MAX_PERIODEN, perioden } from '../../shared/domain/bereikbaarheid/perioden.ts';
import { TELLERS } from '../../shared/domain/bereikbaarheid/types.ts';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { InvalidError } from '../../shared/domain/errors.ts';
import { fitAnswer, takesGzip } from '../../shared/middleware/http/large-answer.ts';
import { manager } from '../support/people.ts';
import { apiWorld } from './api-world.ts';
import { call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();

/** What a function may answer, whatever the caller asks. */
const LIMIT = 6 * 1024 * 1024;
const answer = (body: string): APIGatewayProxyStructuredResultV2 => ({ statusCode: 200, headers: {}, body });
const unpacked = (text: string): string => gunzipSync(Buffer.from(text, 'base64')).toString();

describe('a year of figures by the hour', () => {
  const query = { van: '2026-01-01', totEnMet: '2026-12-31', per: 'uur', wijkteam: 'centrum', kanaal: 'telefoon' };
  const asked = (
    over: Record<string, string>,
    headers: Record<string, string> = { 'accept-encoding': 'gzip, br' },
  ) => ({
    route: 'GET /v1/bereikbaarheid',
    door: manager,
    query: { ...query, ...over },
    headers,
  });

  test('is one answer, compressed, with a row for every hour of the year', async () => {
    const { status, headers, text } = await call(apiWorld().api, {
      ...asked({}),
      headers: { 'accept-encoding': 'gzip', accept: 'text/csv' },
    });
    expect({ status, coding: headers['Content-Encoding'], vary: headers['Vary'] }).toEqual({
      status: 200,
      coding: 'gzip',
      vary: 'Origin, Accept-Encoding',
    });
    // The heading, and the hours of 365 days: one less in March is one more in October.
    expect(unpacked(text).split('\r\n').filter(Boolean)).toHaveLength(1 + 365 * 24);
  });

  test('may be asked of the four kanalen of a wijkteam, also in a leap year, and is not too large to send then', async () => {
    const hours = perioden('2028-01-01', '2028-12-31', 'uur');
    expect(hours.length * KANALEN.length).toBeLessThanOrEqual(MAX_PERIODEN);
    // Rows as long as they get, with figures of their own: nothing in them is the same as in the row before.
    const figure = (n: number) => Number(`${(n * 7919) % 3601}.${(n * 104_729) % 1000}`);
    const some = (n: number) => ({
      gemiddelde: figure(n),
      p50: figure(n + 1),
      p90: figure(n + 2),
      p95: figure(n + 3),
      max: figure(n + 4),
    });
    const rijen = KANALEN.flatMap((kanaal, k) =>
      hours.map((hour, h) => {
        const n = k * 9000 + h;
        const counts = Object.fromEntries(TELLERS.map((teller, t) => [teller, (n * 31 + t * 17) % 97]));
        return {
          kanaal,
          wijkteam: 'centrum',
          ...hour,
          ...counts,
          wachttijd: some(n),
          opentijd: some(n + 5),
          afhaaktijd: some(n + 9),
        };
      }),
    );
    const { isBase64Encoded, body = '' } = await fitAnswer(answer(JSON.stringify({ rijen })), 'gzip');
    expect(isBase64Encoded).toBe(true);
    expect(body.length).toBeLessThan(LIMIT);
    expect(unpacked(body)).toBe(JSON.stringify({ rijen }));
  });

  test('is refused in words where it is too large for a client that takes no gzip, or for anybody', async () => {
    const { api } = apiWorld();
    expect((await refused(api, asked({}, {}))).body.fouten).toMatchObject([{ veld: 'Accept-Encoding' }]);
    expect((await refused(api, asked({ wijkteam: 'centrum,noord,zuid,oost,west' }))).body.fouten).toMatchObject([
      { veld: 'per' },
    ]);
  });
});

describe('an answer', () => {
  test('that is small leaves as it is', async () => {
    const small = answer('x'.repeat(1000));
    expect(await fitAnswer(small, 'gzip')).toBe(small);
  });

  test('is never more than a function can answer: quotes count twice, and what cannot be compressed is refused', async () => {
    const quotes = answer('"'.repeat(4_000_000));
    await expect(fitAnswer(quotes, undefined)).rejects.toThrow(InvalidError);
    expect(((await fitAnswer(quotes, 'gzip')).body ?? '').length).toBeLessThan(LIMIT);
    await expect(fitAnswer(answer(randomBytes(5_000_000).toString('hex')), 'gzip')).rejects.toThrow(InvalidError);
    const plain = answer('x'.repeat(5_900_000));
    expect(await fitAnswer(plain, undefined)).toBe(plain);
  });

  test.each([
    ['gzip', true],
    ['br, GZIP;q=0.5', true],
    ['*', true],
    ['br', false],
    ['gzip;q=0, *', false],
    ['identity', false],
    ['', false],
    [undefined, false],
  ])('to a client that says %p is compressed: %p', (said, expected) => {
    expect(takesGzip(said)).toBe(expected);
  });
});
