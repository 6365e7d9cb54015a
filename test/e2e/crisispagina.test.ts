/** The crisis page on the real program: it follows the settings, and stays when everything behind it is down. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { done, person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

jest.setTimeout(120_000);

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-23T08:00:00Z' });
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});

const page = async (): Promise<string> => {
  const { status, body, headers } = await stack.fetchJson<string>('/crisis');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  return body;
};

test('is there from the start, with the numbers that hold everywhere', async () => {
  expect(await page()).toContain('tel:112');
});

test('has the numbers of the organisatie within a quarter of an hour', async () => {
  const bea = await person(stack, 'Bea Beheer', ['beheerder']);
  const organisatie = done(await bea.get<object>('/v1/organisatie'));
  const crisisdienst = { naam: 'Crisisdienst Noord', nummer: '050-1234567', mail: null };
  done(await bea.put('/v1/organisatie', { ...organisatie, naam: 'Gemeente Voorbeeld', crisisdienst }));
  await stack.klok({ vooruit: 'PT15M' });
  expect(await page()).toContain('tel:0501234567');
});

test('stays, with those numbers, while no table answers and every function is ended again and again', async () => {
  await stack.storing({ dienst: 'dynamodb', soort: 'fout', duur: 'PT2H' });
  const { body } = await stack.fetchJson<readonly { readonly naam: string }[]>('/_lokaal/processen');
  expect(body.length).toBeGreaterThan(20);
  for (const { naam } of body) {
    await stack.fetchJson(`/_lokaal/processen/${naam}/_beeindig`, { method: 'POST' });
  }
  expect(await page()).toContain('tel:0501234567');
  expect((await stack.fetchJson('/v1/wijkteams')).status).not.toBe(200);
  await stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });
});
