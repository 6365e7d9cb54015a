import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ApiFout, makeApi } from '../../../web/app/api.ts';

interface Gezien {
  readonly adres: string;
  readonly init: RequestInit;
}
let gezien: Gezien[];
let antwoorden: (Response | Error)[];
const echt = globalThis.fetch;

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 20 });
  gezien = [];
  antwoorden = [];
  globalThis.fetch = (async (adres: string, init: RequestInit) => {
    gezien.push({ adres, init });
    const next = antwoorden.shift() ?? new Error('no more answers');
    if (next instanceof Error) throw next;
    return next;
  }) as unknown as typeof fetch;
});
afterEach(() => {
  jest.useRealTimers();
  globalThis.fetch = echt;
});

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const headersOf = ({ init }: Gezien) => init.headers as Record<string, string>;
let verlopen = 0;
const api = makeApi({ basis: 'https://api', token: () => 'geheim', verlopen: () => (verlopen += 1) });

describe('a request to the API', () => {
  test('is sent again under the same key when the answer got lost or asks for it', async () => {
    antwoorden = [new TypeError('gone'), json(503, {}), json(201, { id: 'c' })];
    await expect(api.vraag('POST', '/v1/x', { a: 1 })).resolves.toEqual({ id: 'c' });
    expect(gezien).toHaveLength(3);
    expect(new Set(gezien.map((een) => headersOf(een)['idempotency-key'])).size).toBe(1);
    expect(headersOf(gezien[0] as Gezien)).toMatchObject({
      authorization: 'Bearer geheim',
      accept: 'application/json',
    });
  });

  test('gives every fault of a refusal, and does not try a refusal again', async () => {
    const fouten = [{ veld: 'tekst', melding: 'Vul dit in.' }];
    antwoorden = [json(400, { detail: 'Er klopt iets niet.', code: 'ongeldig', fouten })];
    const fout = await api.vraag('POST', '/v1/x', {}).catch((error: unknown) => error);
    expect(fout).toBeInstanceOf(ApiFout);
    expect(fout).toMatchObject({ status: 400, code: 'ongeldig', message: 'Er klopt iets niet.', fouten });
    expect(gezien).toHaveLength(1);
  });

  test('says in words that there is no connection, after three tries', async () => {
    antwoorden = [new TypeError('a'), new TypeError('b'), new TypeError('c')];
    const fout = await api.vraag('GET', '/v1/x').catch((error: unknown) => error);
    expect(fout).toMatchObject({ status: 0, code: 'geen-verbinding' });
    expect(gezien).toHaveLength(3);
  });

  test('tells that the session is over, once for each refusal', async () => {
    antwoorden = [json(401, { detail: 'Log in.' })];
    await expect(api.vraag('GET', '/v1/x')).rejects.toMatchObject({ status: 401 });
    expect(verlopen).toBe(1);
  });

  test('that is answered by no JSON at all still is a fault that can be shown', async () => {
    antwoorden = [new Response('<html>', { status: 500 })];
    await expect(api.vraag('GET', '/v1/x')).rejects.toMatchObject({
      status: 500,
      message: expect.stringContaining('mis'),
    });
  });
});
