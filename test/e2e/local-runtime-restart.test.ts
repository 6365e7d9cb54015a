/** Ending, being killed, and starting again: what was accepted is never lost, and a second start says what is wrong. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { freePort, type LocalStack, NotStarted, startLocalStack } from '../support/local-stack.ts';

const APP = 'test/e2e/fixtures/runtime-app.ts';
const KLOK = '2026-11-25T09:00:00Z';

let data: string;
let port: number;
let stack: LocalStack;

const start = () => startLocalStack({ app: APP, klok: KLOK, data, port });
const seen = async (id: string) =>
  (await stack.fetchJson<{ id: string; keer: number }[]>('/v1/gezien')).body.find((one) => one.id === id);

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'voordeur-restart-'));
  port = await freePort();
  stack = await start();
}, 90_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(data, { recursive: true, force: true });
});

test('a second start on the same data folder or port ends with one sentence that says what to set', async () => {
  const taken = await startLocalStack({ app: APP, klok: KLOK, data: 'geheugen', port }).catch(
    (error: unknown) => error,
  );
  const held = await startLocalStack({ app: APP, klok: KLOK, data }).catch((error: unknown) => error);
  for (const [fault, words] of [
    [taken, [String(port), 'VOORDEUR_PORT']],
    [held, [data, 'VOORDEUR_DATA']],
  ] as const) {
    expect(fault).toBeInstanceOf(NotStarted);
    const { code, printed } = fault as NotStarted;
    expect(code).toBe(1);
    expect(printed.trim().split('\n')).toHaveLength(1);
    for (const word of words) expect(printed).toContain(word);
  }
}, 60_000);

test('kill -9 in the middle of work: everything accepted is done after the next start, and the clock goes on', async () => {
  await stack.klok({ vooruit: 'PT5M' });
  const token = await stack.token({ naam: 'Jan', rollen: [] });
  const socket = new WebSocket(`${stack.url.replace('http', 'ws')}/v1/chat`);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.on('error', () => {});
  const ids = Array.from({ length: 40 }, (_, i) => `werk-${i}`);
  const accepted = await Promise.all(ids.map((id) => stack.fetchJson('/v1/werk', { body: { id } })));
  const things = await Promise.all(ids.map((id) => stack.fetchJson(`/v1/dingen/${id}`, { body: 'x' })));
  expect([...accepted, ...things].every(({ status }) => status < 300)).toBe(true);
  await stack.kill('SIGKILL');

  stack = await start();
  expect(await stack.nu()).toBe('2026-11-25T09:05:00.000Z');
  await stack.rust();
  for (const id of ids) {
    expect((await seen(id))?.keer).toBeGreaterThanOrEqual(1);
    expect((await seen(`stroom-${id}`))?.keer).toBeGreaterThanOrEqual(1);
  }
  // The connection went down with the program: its end is told all the same, and tokens of before still hold.
  expect((await seen('verbroken'))?.keer).toBe(1);
  expect((await stack.fetchJson('/v1/besloten', { token })).status).toBe(200);
}, 90_000);

test('SIGTERM ends within ten seconds with code 0 and loses nothing', async () => {
  const ids = Array.from({ length: 20 }, (_, i) => `laat-${i}`);
  await Promise.all(ids.map((id) => stack.fetchJson('/v1/werk', { body: { id } })));
  const begin = performance.now();
  expect(await stack.kill('SIGTERM')).toBe(0);
  expect(performance.now() - begin).toBeLessThan(10_000);
  stack = await start();
  await stack.rust();
  for (const id of ids) expect((await seen(id))?.keer).toBeGreaterThanOrEqual(1);
}, 60_000);
