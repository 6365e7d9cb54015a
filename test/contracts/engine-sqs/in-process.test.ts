/** What the in-process door of the queues offers beyond the wire protocol. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClock } from '../../../local/clock.ts';
import { type DataFolder, openDataFolder } from '../../../local/data-folder.ts';
import type { SqsEngine } from '../../../local/engine/contract.ts';
import { createSqsEngine } from '../../../local/engine/sqs/sqs-engine.ts';
import { callService } from '../../../local/provision/provision.ts';

const clock = createClock(Date.parse('2026-11-25T09:00:00Z'));
let data: DataFolder;
let sqs: SqsEngine;
beforeEach(async () => {
  data = openDataFolder('geheugen');
  sqs = createSqsEngine({
    db: data.db,
    clock,
    accountId: '0',
    region: 'eu-west-1',
    endpoint: () => 'http://127.0.0.1:1',
  });
  for (const QueueName of ['een', 'twee']) await callService(sqs, 'AmazonSQS.CreateQueue', { QueueName });
});
afterEach(() => data.close());

describe('releaseAll', () => {
  test('makes what is in flight of every queue visible, once, and old receipts no longer hold it', () => {
    sqs.send('een', 'a');
    sqs.send('twee', 'b');
    sqs.send('twee', 'c');
    const [a] = sqs.receive('een', 10);
    sqs.receive('twee', 1);
    expect(sqs.releaseAll()).toBe(2);
    expect(sqs.releaseAll()).toBe(0);
    expect([sqs.counts('een'), sqs.counts('twee')]).toEqual([
      { visible: 1, inFlight: 0, delayed: 0 },
      { visible: 2, inFlight: 0, delayed: 0 },
    ]);
    const [again] = sqs.receive('een', 10);
    sqs.delete('een', a!.receiptHandle);
    expect([again?.body, sqs.counts('een').inFlight]).toEqual(['a', 1]);
  });
});

describe('receiving', () => {
  const bodies = Array.from({ length: 200 }, (_, nr) => String(nr));
  const drain = (order: 'oldest-first' | 'shuffled') => {
    const got: string[] = [];
    for (;;) {
      const messages = sqs.receive('een', 10, order);
      if (messages.length === 0) return got;
      for (const { body, receiptHandle } of messages) {
        got.push(body);
        sqs.delete('een', receiptHandle);
      }
    }
  };

  test('is oldest first unless it is asked otherwise', () => {
    for (const body of bodies) sqs.send('een', body);
    expect(drain('oldest-first')).toEqual(bodies);
  });

  test('shuffled gives every message, in another order, and not only within a batch', () => {
    for (const body of bodies) sqs.send('een', body);
    const got = drain('shuffled');
    expect([...got].sort()).toEqual([...bodies].sort());
    expect(got.slice(0, 10).some((body) => Number(body) >= 20)).toBe(true);
  });
});
