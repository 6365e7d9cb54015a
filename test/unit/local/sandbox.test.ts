import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createClock } from '../../../local/clock.ts';
import { createPool, MAX_SANDBOXES, type Pool } from '../../../local/sandbox/pool.ts';
import { type FunctionError, writeBootstrap } from '../../../local/sandbox/sandbox.ts';

const HANDLER = `
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  console.log(JSON.stringify({ level: 'INFO', message: 'aanroep', calls }));
  if (event.hoe === 'gooi') throw new TypeError('kapot');
  if (event.hoe === 'weg') process.exit(7);
  if (event.hoe === 'hang') await new Promise(() => {});
  if (event.hoe === 'lus') for (;;);
  if (event.hoe === 'vol') { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); }
  if (event.hoe === 'wacht') await new Promise((done) => setTimeout(done, 100));
  class Later extends Date {}
  return {
    calls, nu: Date.now(), nieuw: new Date().toISOString(), vast: new Date(0).getTime(), tekst: Date().slice(0, 15),
    isDate: new Date() instanceof Date && new Later() instanceof Later, eigen: process.env.EIGEN, geheim: process.env.HOME ?? null,
    over: context.getRemainingTimeInMillis(),
  };
};`;

let folder: string;
let bootstrap: URL;
const lines: string[] = [];
const failures: FunctionError[] = [];
const clock = createClock(Date.parse('2026-11-25T09:00:00Z'));
const pools: Pool[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voordeur-sandbox-'));
  bootstrap = writeBootstrap(join(folder, 'sandbox'));
  mkdirSync(join(folder, 'code'));
  writeFileSync(join(folder, 'code', 'index.mjs'), HANDLER);
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function makePool(over: { handler?: string; timeoutMs?: number; memoryMb?: number } = {}): Pool {
  const code = {
    name: 'proef',
    arn: 'arn',
    folder: join(folder, 'code'),
    handler: 'index.handler',
    timeoutMs: 5000,
    memoryMb: 64,
  };
  const pool = createPool(
    { ...code, environment: { EIGEN: 'ja' }, ...over },
    {
      bootstrap,
      clock: clock.shared,
      output: (stream, line) => lines.push(`${stream} ${line}`),
      failed: ({ error }) => failures.push(error),
      idle: () => {},
    },
  );
  pools.push(pool);
  return pool;
}

const call = async (pool: Pool, hoe?: string) => {
  const outcome = await pool.invoke({ hoe });
  return outcome.kind === 'result' ? (JSON.parse(outcome.payload) as Record<string, unknown>) : outcome.error;
};

test('a handler sees the clock of the run everywhere, its own environment only, and its output is kept by line', async () => {
  const pool = makePool();
  const first = await call(pool);
  expect(first).toMatchObject({
    calls: 1,
    nu: clock.now(),
    nieuw: '2026-11-25T09:00:00.000Z',
    vast: 0,
    tekst: 'Wed Nov 25 2026',
    isDate: true,
    eigen: 'ja',
    geheim: null,
  });
  expect(lines).toContain('stdout {"level":"INFO","message":"aanroep","calls":1}');
  clock.set(clock.now() + 60_000);
  expect(await call(pool)).toMatchObject({ calls: 2, nieuw: '2026-11-25T09:01:00.000Z' });
});

test('an error leaves the sandbox in use; a crash, a hang, a loop and full memory end it, and the next call gets a new one', async () => {
  const pool = makePool({ timeoutMs: 400, memoryMb: 16 });
  expect(await call(pool, 'gooi')).toMatchObject({ errorType: 'TypeError', errorMessage: 'kapot' });
  expect(await call(pool)).toMatchObject({ calls: 2 });
  for (const [how, type] of [
    ['weg', 'Runtime.ExitError'],
    ['hang', 'Sandbox.Timedout'],
    ['lus', 'Sandbox.Timedout'],
  ]) {
    expect(await call(pool, how)).toMatchObject({ errorType: type });
    expect(await call(pool)).toMatchObject({ calls: 1 });
  }
  expect(failures.map(({ errorType }) => errorType)).toContain('Sandbox.Timedout');
  const full = makePool({ timeoutMs: 20_000, memoryMb: 16 });
  expect(await call(full, 'vol')).toMatchObject({ errorType: 'Runtime.OutOfMemory' });
}, 30_000);

test('one call at a time per sandbox, and never more sandboxes than allowed', async () => {
  const pool = makePool();
  const running = Array.from({ length: 10 }, () => call(pool, 'wacht'));
  await Promise.race(running);
  expect(pool.sandboxes).toBe(MAX_SANDBOXES);
  const results = await Promise.all(running);
  expect(results.every((result) => 'calls' in result)).toBe(true);
  expect(pool.pending).toBe(0);
});

test('ending the sandboxes from outside fails what runs and starts one anew', async () => {
  const pool = makePool();
  await pool.warm();
  const running = call(pool, 'hang');
  expect(await pool.crash()).toBe(1);
  expect(await running).toMatchObject({ errorType: 'Runtime.ExitError' });
  expect(await call(pool)).toMatchObject({ calls: 1 });
});

test('a handler that cannot be loaded fails its calls with the reason', async () => {
  const pool = makePool({ handler: 'weg.handler' });
  expect(await call(pool)).toMatchObject({ errorMessage: expect.stringContaining('Cannot find the module weg') });
});
