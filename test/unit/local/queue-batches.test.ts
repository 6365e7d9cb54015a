import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { createClock } from '../../../local/clock.ts';
import { createSqsEngine } from '../../../local/engine/sqs/sqs-engine.ts';
import { createFaults } from '../../../local/faults.ts';
import { createRest } from '../../../local/rest.ts';
import type { Pool } from '../../../local/sandbox/pool.ts';
import type { Outcome } from '../../../local/sandbox/sandbox.ts';
import type { QueueMapping } from '../../../local/template/mappings.ts';
import { startQueueSource } from '../../../local/triggers/queue-source.ts';

const QUEUE = 'telefoon';
const MAPPING: QueueMapping = {
  id: 'm',
  functionName: 'f',
  batchSize: 100,
  reportsItemFailures: true,
  filters: undefined,
  queue: QUEUE,
  maximumConcurrency: 5,
};

/** A queue with messages in it and a function that answers what the test decides; `batches`: what it was given. */
async function started(count: number, mapping: Partial<QueueMapping>, answer: (bodies: readonly string[]) => unknown) {
  const clock = createClock(Date.parse('2026-11-23T09:00:00Z'));
  const context = { db: new DatabaseSync(':memory:'), clock, accountId: '0', region: 'eu-west-1' };
  const sqs = createSqsEngine({ ...context, endpoint: () => 'http://127.0.0.1:1' });
  await sqs.handle({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': 'AmazonSQS.CreateQueue' },
    body: Buffer.from(JSON.stringify({ QueueName: QUEUE })),
  });
  for (let i = 0; i < count; i += 1) sqs.send(QUEUE, String(i));
  const batches: string[][] = [];
  let atOnce = 0;
  let most = 0;
  const invoke = async (event: unknown): Promise<Outcome> => {
    const records = (event as { Records: { messageId: string; body: string }[] }).Records;
    const bodies = records.map(({ body }) => body);
    batches.push(bodies);
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce -= 1;
    const failed = new Set(answer(bodies) as readonly string[]);
    const batchItemFailures = records
      .filter(({ body }) => failed.has(body))
      .map(({ messageId }) => ({ itemIdentifier: messageId }));
    return { kind: 'result', payload: JSON.stringify({ batchItemFailures }) };
  };
  const rest = createRest();
  const source = startQueueSource({
    mapping: { ...MAPPING, ...mapping },
    pool: { invoke } as unknown as Pool,
    sqs,
    clock,
    faults: createFaults(clock),
    rest,
    region: 'eu-west-1',
    maxReceiveCount: 10,
  });
  const left = await rest.wait(5000);
  source.stop();
  return { batches, left, most: () => most, counts: () => sqs.counts(QUEUE) };
}

describe('a queue whose reader takes messages by the hundred', () => {
  test('hands over as many as are there, at most that many in one batch, each once', async () => {
    const { batches, left, counts } = await started(230, {}, () => []);
    expect(left).toEqual([]);
    expect(batches.map(({ length }) => length).sort((a, b) => b - a)).toEqual([100, 100, 30]);
    expect(new Set(batches.flat()).size).toBe(230);
    expect(counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('does not wait for a batch to become full', async () => {
    const { batches, left } = await started(3, {}, () => []);
    expect(left).toEqual([]);
    expect(batches).toEqual([['0', '1', '2']]);
  });

  test('gives back the one message of a batch that failed, and no other', async () => {
    let first = true;
    const { batches, counts } = await started(60, {}, (bodies) => {
      const fails = first && bodies.includes('7') ? ['7'] : [];
      if (fails.length > 0) first = false;
      return fails;
    });
    expect(batches.map(({ length }) => length)).toEqual([60, 1]);
    expect(batches[1]).toEqual(['7']);
    expect(counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('a reader of ten gets ten, several of them at the same time', async () => {
    const { batches, most } = await started(45, { batchSize: 10 }, () => []);
    expect(batches.map(({ length }) => length).sort((a, b) => b - a)).toEqual([10, 10, 10, 10, 5]);
    expect(most()).toBe(4);
  });
});
