/**
 * The edge of a function that reads a queue. One bad message never blocks the others: what cannot be read is kept whole as
 * work for a person and is done with; what could not be handled now comes again alone.
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { UnreadableInput } from '../../application/keep-unreadable.ts';
import type { BatchResult } from '../../application/messages.ts';
import type { NoteMislukking } from '../../application/note-mislukking.ts';
import { type DomainError, isDomainError } from '../../domain/errors.ts';
import { type Instant, instantOf } from '../../domain/tijd/instant.ts';
import { errorFields, log } from '../../observability/log.ts';
import { foutOf, NOTEER_VANAF_POGING, noteAll, noteBeforeLastTry } from './failure-notes.ts';
import { writeJournaal } from './write-journaal.ts';

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
  /** When the queue accepted it. */
  readonly ontvangenOp: Instant;
}

/** What came off a queue, before anything is done with it. `onleesbaar`: the id under which it will be kept. */
export type Binnengekomen<T> =
  | ({ readonly soort: 'bericht' } & Delivery<T>)
  | ({ readonly soort: 'onleesbaar'; readonly id: string } & Omit<Delivery<T>, 'bericht'>);

export interface QueueBatchOptions<T> {
  readonly kanaal: UnreadableInput['kanaal'];
  /** Never throws for bad input. */
  readonly read: (body: string) => ReadBody<T>;
  readonly handle: (deliveries: readonly Delivery<T>[]) => Promise<BatchResult>;
  /** Writes down what came in before anything is done with it. When that fails nothing is done, and all of it comes again. */
  readonly journaal?: (binnengekomen: readonly Binnengekomen<T>[]) => Promise<unknown>;
  /** Absent where only our own functions write: then what cannot be read ends in the dead-letter queue. */
  readonly keepUnreadable?: (input: UnreadableInput) => Promise<unknown>;
  /** Where a message that keeps failing has its reason written down. */
  readonly noteFailure?: NoteMislukking;
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

export const deliveryOf = <T>(record: SQSRecord, bericht: T): Delivery<T> => ({
  bron: record.messageId,
  bericht,
  poging: attemptOf(record),
  ontvangenOp: sentAt(record),
});

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

export function queueBatch<T>(options: QueueBatchOptions<T>): QueueHandler {
  const { kanaal, read, handle, journaal, keepUnreadable, noteFailure } = options;
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
    const failed = new Map<string, unknown>();
    const fail = (bron: string, fout: unknown): void => {
      failed.set(bron, fout);
      log('WARN', 'bericht komt terug', { kanaal, bericht: bron, ...errorFields(fout) });
    };
    const attemptToKeep = async (record: SQSRecord, reden: string, bewaar?: Kept): Promise<void> => {
      try {
        await keep(record, reden, bewaar);
      } catch (fout) {
        fail(record.messageId, fout);
      }
    };

    const tries = records.map((record) => ({ bericht: record.messageId, poging: attemptOf(record) }));
    await noteBeforeLastTry(noteFailure, tries);
    const bodies = records.map((record) => ({ record, body: safelyRead(read, record.body ?? '') }));
    const heldUp = await writeJournaal({ kanaal, journaal, bodies, fail });
    const deliveries: Delivery<T>[] = [];
    for (const { record, body } of bodies) {
      if (heldUp.has(record.messageId)) continue;
      if (body.soort === 'onleesbaar') await attemptToKeep(record, body.reden, body.bewaar);
      if (body.soort === 'bericht') deliveries.push(deliveryOf(record, body.bericht));
    }
    if (deliveries.length > 0) {
      const byId = new Map(records.map((record) => [record.messageId, record]));
      for (const { bron, fout } of await settle(handle, deliveries)) {
        const record = byId.get(bron);
        // What a rule calls invalid, or refuses, stays so: coming again would not help, a person has to look at it.
        if (record && keepUnreadable !== undefined && staysRefused(fout)) await attemptToKeep(record, fout.message);
        else fail(bron, fout);
      }
    }
    const often = tries.filter(({ bericht, poging }) => failed.has(bericht) && poging >= NOTEER_VANAF_POGING);
    await noteAll(
      noteFailure,
      often.map((one) => ({ ...one, ...foutOf(failed.get(one.bericht)) })),
    );
    return { batchItemFailures: [...failed.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function staysRefused(fout: unknown): fout is DomainError {
  return isDomainError(fout) && (fout.kind === 'invalid' || fout.kind === 'refused');
}

/** A reader that stumbles over a message has not read it: that must not cost the others of its batch. */
function safelyRead<T>(read: QueueBatchOptions<T>['read'], body: string): ReadBody<T> {
  try {
    return read(body);
  } catch (fout) {
    log('ERROR', 'lezer struikelde', errorFields(fout));
    return { soort: 'onleesbaar', reden: 'Bij het lezen van dit bericht ging er bij ons iets mis.' };
  }
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
