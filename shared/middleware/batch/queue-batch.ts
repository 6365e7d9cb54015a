/**
 * The edge of a function that reads a queue. One bad message never blocks the others: what cannot be read is kept whole as
 * work for a person and is done with; what could not be handled now comes again alone.
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { UnreadableInput } from '../../application/keep-unreadable.ts';
import type { BatchResult } from '../../application/messages.ts';
import { isDomainError } from '../../domain/errors.ts';
import { type Instant, instantOf } from '../../domain/tijd/instant.ts';
import { errorFields, log } from '../../observability/log.ts';

/** What a body turned out to be. */
export type ReadBody<T> =
  | { readonly soort: 'bericht'; readonly bericht: T }
  | { readonly soort: 'geen-werk' }
  | {
      readonly soort: 'onleesbaar';
      readonly reden: string;
      /** What to keep instead of the message around it, under an id of its own. */
      readonly bewaar?: { readonly id: string; readonly tekst: string };
    };

export interface Delivery<T> {
  /** Id of the message in the queue. */
  readonly bron: string;
  readonly bericht: T;
  /** How often it was taken from the queue, this time included. */
  readonly poging: number;
}

export interface QueueBatchOptions<T> {
  readonly kanaal: UnreadableInput['kanaal'];
  /** Never throws for bad input. */
  readonly read: (body: string) => ReadBody<T>;
  readonly handle: (deliveries: readonly Delivery<T>[]) => Promise<BatchResult>;
  /** Absent where only our own functions write: then what cannot be read ends in the dead-letter queue. */
  readonly keepUnreadable?: (input: UnreadableInput) => Promise<unknown>;
}

export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

function sentAt({ attributes }: SQSRecord): Instant {
  const sent = Number(attributes?.SentTimestamp);
  return instantOf(Number.isFinite(sent) && sent > 0 ? sent : Date.now());
}

function attemptOf({ attributes }: SQSRecord): number {
  const count = Number(attributes?.ApproximateReceiveCount);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

/** Handles messages one after the other, so that those of one contact do not run into each other. */
export function oneByOne<T>(handle: (delivery: Delivery<T>) => Promise<unknown>): QueueBatchOptions<T>['handle'] {
  return async (deliveries) => {
    const mislukt: { bron: string; fout: unknown }[] = [];
    for (const delivery of deliveries) {
      try {
        await handle(delivery);
      } catch (fout) {
        mislukt.push({ bron: delivery.bron, fout });
      }
    }
    return { mislukt };
  };
}

/** Handles messages side by side, for those that wait for somebody else's service: one that hangs holds up no other. */
export function sideBySide<T>(handle: (delivery: Delivery<T>) => Promise<unknown>): QueueBatchOptions<T>['handle'] {
  return async (deliveries) => {
    const results = await Promise.allSettled(deliveries.map(async (delivery) => handle(delivery)));
    const mislukt = results.flatMap((result, index) =>
      result.status === 'rejected' ? [{ bron: deliveries[index]?.bron ?? '', fout: result.reason as unknown }] : [],
    );
    return { mislukt };
  };
}

export function queueBatch<T>({ kanaal, read, handle, keepUnreadable }: QueueBatchOptions<T>): QueueHandler {
  type Kept = Extract<ReadBody<T>, { readonly soort: 'onleesbaar' }>['bewaar'];
  async function keep(record: SQSRecord, reden: string, bewaar: Kept): Promise<void> {
    log('WARN', 'onleesbare invoer', { kanaal, bericht: record.messageId });
    if (keepUnreadable === undefined) throw new Error('a message of our own that cannot be read');
    const bytes = new TextEncoder().encode(bewaar?.tekst ?? record.body ?? '');
    await keepUnreadable({
      id: bewaar?.id ?? record.messageId,
      kanaal,
      ontvangenOp: sentAt(record),
      reden,
      ruw: { bytes, contentType: bewaar ? 'text/plain' : 'application/json' },
    });
  }

  return async ({ Records: records = [] }) => {
    const failed = new Set<string>();
    const fail = (bron: string, fout: unknown): void => {
      failed.add(bron);
      log('WARN', 'bericht komt terug', { kanaal, bericht: bron, ...errorFields(fout) });
    };
    const attemptToKeep = async (record: SQSRecord, reden: string, bewaar?: Kept): Promise<void> => {
      try {
        await keep(record, reden, bewaar);
      } catch (fout) {
        fail(record.messageId, fout);
      }
    };

    const deliveries: Delivery<T>[] = [];
    for (const record of records) {
      const body = read(record.body ?? '');
      if (body.soort === 'onleesbaar') await attemptToKeep(record, body.reden, body.bewaar);
      if (body.soort === 'bericht')
        deliveries.push({ bron: record.messageId, bericht: body.bericht, poging: attemptOf(record) });
    }
    if (deliveries.length > 0) {
      const byId = new Map(records.map((record) => [record.messageId, record]));
      for (const { bron, fout } of await settle(handle, deliveries)) {
        const record = byId.get(bron);
        // What a rule calls invalid stays invalid: coming again would not help.
        if (record && isDomainError(fout) && fout.kind === 'invalid') await attemptToKeep(record, fout.message);
        else fail(bron, fout);
      }
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** A fault of the whole batch is a fault of each of its messages. */
async function settle<T>(
  handle: QueueBatchOptions<T>['handle'],
  deliveries: readonly Delivery<T>[],
): Promise<BatchResult['mislukt']> {
  try {
    return (await handle(deliveries)).mislukt;
  } catch (fout) {
    return deliveries.map(({ bron }) => ({ bron, fout }));
  }
}
