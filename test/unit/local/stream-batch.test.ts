import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StreamRecord } from '../../../local/engine/contract.ts';
import { type BatchPolicy, type Discarded, settleBatch } from '../../../local/triggers/stream-batch.ts';

const record = (n: number, ageMs = 0): StreamRecord => ({
  sequenceNumber: String(n).padStart(6, '0'),
  eventName: 'INSERT',
  approximateCreationMs: -ageMs,
  keys: {},
  byTtl: false,
});

const policy: BatchPolicy = { bisects: true, maximumRetries: 2, maximumAgeMs: 60_000 };

/** A function that fails on poison; `reports` = it says at which record, else the whole batch fails. */
async function run(
  records: readonly StreamRecord[],
  poison: ReadonlySet<string>,
  reports: boolean,
  over: Partial<BatchPolicy> = {},
) {
  const done: string[] = [];
  const discarded: Discarded[] = [];
  const checkpoints: string[] = [];
  const tries = new Map<string, number>();
  let pauses = 0;
  const finished = await settleBatch(
    records,
    { ...policy, ...over },
    {
      invoke: async (batch) => {
        const ids = batch.map(({ sequenceNumber }) => sequenceNumber);
        const bad = ids.findIndex((id) => poison.has(id));
        if (ids.length === 1 && bad === 0) tries.set(ids[0]!, (tries.get(ids[0]!) ?? 0) + 1);
        if (bad >= 0 && !reports) return { kind: 'failed', from: 0 };
        done.push(...(bad >= 0 ? ids.slice(0, bad) : ids));
        return bad >= 0 ? { kind: 'failed', from: bad } : { kind: 'done' };
      },
      checkpoint: (id) => checkpoints.push(id),
      discard: (what) => discarded.push(what),
      now: () => 0,
      pause: async () => {
        pauses += 1;
        return true;
      },
    },
  );
  return { finished, done, discarded, checkpoints, tries, pauses };
}

describe('a batch of stream records', () => {
  test('poison costs itself only: all others are done in order, and the checkpoint never goes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 6 }),
        fc.boolean(),
        async (length, bad, reports) => {
          const records = Array.from({ length }, (_, i) => record(i));
          const poison = new Set(bad.filter((i) => i < length).map((i) => record(i).sequenceNumber));
          const { finished, done, discarded, checkpoints, tries } = await run(records, poison, reports);
          const healthy = records.map(({ sequenceNumber }) => sequenceNumber).filter((id) => !poison.has(id));
          expect(finished).toBe(true);
          expect(done).toEqual(healthy);
          expect(discarded.flatMap((what) => what.records.map(({ sequenceNumber }) => sequenceNumber))).toEqual(
            [...poison].sort(),
          );
          expect(checkpoints).toEqual([...checkpoints].sort());
          expect(checkpoints.at(-1)).toBe(records.at(-1)!.sequenceNumber);
          // Three tries in all, of which the first may have been in the company of records before it.
          for (const id of poison) expect([2, 3]).toContain(tries.get(id));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('without halving a failing batch goes to the destination as a whole', async () => {
    const records = [record(0), record(1), record(2)];
    const { discarded } = await run(records, new Set([record(1).sequenceNumber]), false, { bisects: false });
    expect(discarded).toEqual([{ records, condition: 'RetryAttemptsExhausted', tries: 3 }]);
  });

  test('records that are too old are given up untried, the younger ones are done', async () => {
    const { done, discarded } = await run([record(0, 60_001), record(1, 60_000)], new Set(), true);
    expect(discarded.map(({ condition, records }) => [condition, records.length])).toEqual([['RecordAgeExceeded', 1]]);
    expect(done).toEqual(['000001']);
  });

  test('a run that ends in between leaves the rest unsettled', async () => {
    const checkpoints: string[] = [];
    const finished = await settleBatch([record(0), record(1)], policy, {
      invoke: async () => ({ kind: 'failed', from: 1 }),
      checkpoint: (id) => checkpoints.push(id),
      discard: () => {
        throw new Error('nothing may be given up');
      },
      now: () => 0,
      pause: async () => false,
    });
    expect([finished, checkpoints]).toEqual([false, ['000000']]);
  });
});
