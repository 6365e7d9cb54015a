import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QueueMessage } from '../../../local/engine/contract.ts';
import { createSqsEngine } from '../../../local/engine/sqs/sqs-engine.ts';
import { standingClock } from '../../support/messaging-server.ts';

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('send' as const) }),
    fc.record({ kind: fc.constant('receive' as const), max: fc.integer({ min: 1, max: 10 }) }),
    fc.record({ kind: fc.constant('delete' as const), which: fc.nat(30) }),
    fc.record({ kind: fc.constant('release' as const), which: fc.nat(30), delayMs: fc.constantFrom(0, 1_000, 40_000) }),
    fc.record({ kind: fc.constant('advance' as const), ms: fc.constantFrom(1, 999, 29_999, 30_000) }),
  ),
  { maxLength: 60 },
);

test('whatever workers do and however late they are, every message is in exactly one place until it is deleted', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const clock = standingClock();
      const db = new DatabaseSync(':memory:');
      const sqs = createSqsEngine({ db, clock, accountId: '0', region: 'r', endpoint: () => '' });
      const create = (parameters: object) =>
        sqs.handle({
          method: 'POST',
          path: '/',
          query: new URLSearchParams(),
          headers: { 'x-amz-target': 'AmazonSQS.CreateQueue' },
          body: Buffer.from(JSON.stringify(parameters)),
        });
      await create({ QueueName: 'uitval' });
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: sqs.queueArn('uitval'), maxReceiveCount: 3 });
      await create({ QueueName: 'bron', Attributes: { RedrivePolicy } });

      let sent = 0;
      let deletedAtMost = 0;
      const receipts: QueueMessage[] = [];
      const visibleUntil = new Map<string, number>();
      for (const step of sequence) {
        if (step.kind === 'send') {
          sqs.send('bron', 'x');
          sent += 1;
        } else if (step.kind === 'receive') {
          for (const message of sqs.receive('bron', step.max)) {
            // Nobody gets a message while another worker's time with it runs.
            expect(clock.now()).toBeGreaterThanOrEqual(visibleUntil.get(message.messageId) ?? 0);
            expect(Number(message.attributes['ApproximateReceiveCount'])).toBeLessThanOrEqual(3);
            visibleUntil.set(message.messageId, clock.now() + 30_000);
            receipts.push(message);
          }
        } else if (step.kind === 'advance') {
          clock.advance(step.ms);
        } else {
          const receipt = receipts[step.which % Math.max(receipts.length, 1)];
          if (receipt === undefined) continue;
          if (step.kind === 'delete') {
            sqs.delete('bron', receipt.receiptHandle);
            deletedAtMost += 1;
          } else {
            sqs.release('bron', receipt.receiptHandle, step.delayMs);
            visibleUntil.delete(receipt.messageId);
          }
        }
        const all = [sqs.counts('bron'), sqs.counts('uitval')].flatMap(({ visible, inFlight, delayed }) => [
          visible,
          inFlight,
          delayed,
        ]);
        const kept = all.reduce((sum, count) => sum + count, 0);
        expect(kept).toBeLessThanOrEqual(sent);
        expect(kept).toBeGreaterThanOrEqual(sent - deletedAtMost);
      }
      db.close();
    }),
    { numRuns: 150 },
  );
});
