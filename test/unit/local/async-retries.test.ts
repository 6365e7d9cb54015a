import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createRest } from '../../../local/rest.ts';
import type { Pool } from '../../../local/sandbox/pool.ts';
import type { Outcome } from '../../../local/sandbox/sandbox.ts';
import { readFunctions } from '../../../local/template/functions.ts';
import { resolveStacks } from '../../../local/template/resolve.ts';
import { createDelivery } from '../../../local/triggers/deliver.ts';

const place = { account: '111122223333', region: 'eu-west-1', endpoint: 'http://127.0.0.1:9000' };
const fn = (name: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { FunctionName: name, Runtime: 'nodejs24.x', Handler: 'index.handler', Role: 'r', Code: { ZipFile: '' } },
});
const retries = (FunctionName: unknown, MaximumRetryAttempts?: number) => ({
  Type: 'AWS::Lambda::EventInvokeConfig',
  Properties: {
    FunctionName,
    Qualifier: '$LATEST',
    ...(MaximumRetryAttempts !== undefined && { MaximumRetryAttempts }),
  },
});

test('retries of asynchronous calls are those of the template, two when it names none', () => {
  const Resources = {
    Tik: fn('tik'),
    Ander: fn('ander'),
    Gewoon: fn('gewoon'),
    TikRetries: retries({ Ref: 'Tik' }, 0),
    AnderRetries: retries({ Ref: 'Ander' }),
  };
  const stack = { name: 'een', account: undefined, region: undefined, folder: '/x', template: { Resources } };
  const resolved = resolveStacks([stack], { place, parameters: {} });
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-functions-'));
  const functions = readFunctions(
    resolved,
    `${process.env['TMPDIR'] ?? '/tmp'}/voordeur-async-retries`,
    (text) => text,
  );
  expect(functions.map(({ name, asyncRetries }) => [name, asyncRetries])).toEqual([
    ['tik', 0],
    ['ander', 2],
    ['gewoon', 2],
  ]);
  rmSync(folder, { recursive: true, force: true });
});

describe('an asynchronous call that fails', () => {
  test.each([
    [0, 1],
    [2, 3],
  ])('with %d retries is made %d times', async (asyncRetries, calls) => {
    let made = 0;
    const failure: Outcome = { kind: 'failure', error: { errorType: 'x', errorMessage: 'x' } };
    const pool = {
      invoke: () => {
        made += 1;
        return Promise.resolve(failure);
      },
    } as unknown as Pool;
    const rest = createRest();
    const { deliver } = createDelivery({} as never, new Map([['tik', { pool, asyncRetries }]]), rest);
    deliver({ kind: 'function', name: 'tik', input: undefined }, {});
    expect(rest.left()).toHaveLength(1);
    expect(await rest.wait(10_000)).toEqual([]);
    expect(made).toBe(calls);
  });
});
