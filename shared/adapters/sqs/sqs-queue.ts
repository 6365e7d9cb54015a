/** A queue of JSON messages on SQS. */
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Jitter, Queue } from '../../application/ports.ts';

const BATCH = 10;
/** SQS takes 1 MiB a call; stay below what every region and size of message allows. */
const BATCH_BYTES = 240_000;
const ATTEMPTS = 5;

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
}

function batchesOf(entries: readonly Entry[]): Entry[][] {
  const batches: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.MessageBody);
    const last = batches.at(-1);
    if (last === undefined || last.length === BATCH || bytes + size > BATCH_BYTES) {
      batches.push([entry]);
      bytes = size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return batches;
}

/**
 * Resolves when SQS has accepted every message. Of a batch only the messages that failed are sent again; what still
 * fails after five attempts throws, and the caller repeats all of it (messages may then be in the queue twice).
 */
export function makeSqsQueue<T>(client: SQSClient, queueUrl: string, wait: Jitter): Queue<T> {
  async function sendBatch(batch: readonly Entry[]): Promise<void> {
    let left = batch;
    for (let attempt = 1; ; attempt += 1) {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [...left] }),
      );
      if (Failed.length === 0) return;
      const failed = new Set(Failed.map((entry) => entry.Id));
      left = left.filter((entry) => failed.has(entry.Id));
      const codes = [...new Set(Failed.map((entry) => entry.Code))].join(', ');
      if (attempt === ATTEMPTS || Failed.every((entry) => entry.SenderFault))
        throw new Error(`${Failed.length} of ${batch.length} messages were refused by the queue: ${codes}`);
      await wait(50 * 2 ** attempt);
    }
  }

  return {
    async send(messages, delaySeconds) {
      const entries = messages.map((message, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(message),
        ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
      }));
      for (const batch of batchesOf(entries)) await sendBatch(batch);
    },
  };
}
