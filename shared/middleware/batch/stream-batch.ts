import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { errorFields, log } from '../../observability/log.ts';

export interface StreamBatchOptions<T> {
  /** The change in a record; undefined when it is none that matters here. Throws when it should matter and cannot be read. */
  readonly read: (record: DynamoDBRecord, volgnummer: string) => T | undefined;
  readonly handle: (
    changes: readonly T[],
  ) => Promise<{ readonly mislukt: readonly { readonly volgnummer: string; readonly fout: unknown }[] }>;
}

export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/**
 * The edge of a function that reads the stream of a table: handles what it can and names what failed. Everything from the
 * first failure on comes again, which must be harmless.
 */
export function streamBatch<T>({ read, handle }: StreamBatchOptions<T>): StreamHandler {
  return async ({ Records: records = [] }) => {
    const failed = new Set<string>();
    const fail = (volgnummer: string, fout: unknown): void => {
      failed.add(volgnummer);
      log('WARN', 'wijziging komt terug', { volgnummer, ...errorFields(fout) });
    };
    const changes: T[] = [];
    for (const record of records) {
      const volgnummer = record.dynamodb?.SequenceNumber ?? '';
      try {
        const change = read(record, volgnummer);
        if (change !== undefined) changes.push(change);
      } catch (fout) {
        fail(volgnummer, fout);
      }
    }
    if (changes.length > 0) for (const { volgnummer, fout } of (await handle(changes)).mislukt) fail(volgnummer, fout);
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
