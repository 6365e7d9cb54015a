import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { NoteMislukking } from '../../application/note-mislukking.ts';
import { AFGEBROKEN, type BetrokkenZaak } from '../../application/uitval.ts';
import { errorFields, log } from '../../observability/log.ts';
import { foutOf, noteAll } from './failure-notes.ts';

export interface StreamBatchOptions<T> {
  /** The change in a record; undefined when it is none that matters here. Throws when it should matter and cannot be read. */
  readonly read: (record: DynamoDBRecord, volgnummer: string) => T | undefined;
  readonly handle: (
    changes: readonly T[],
  ) => Promise<{ readonly mislukt: readonly { readonly volgnummer: string; readonly fout: unknown }[] }>;
  /** Where a change that keeps failing has its reason, and what it was about, written down: a dead letter only has its place. */
  readonly noteFailure?: NoteMislukking;
  /** What a record is about; never throws. */
  readonly zaakOf?: (record: DynamoDBRecord) => BetrokkenZaak | undefined;
}

export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/** A change that comes alone and is this old has been tried before: the stream runs half a second behind. */
const EERDER_GEPROBEERD_MS = 5000;

function ageMs({ dynamodb }: DynamoDBRecord): number {
  const made = dynamodb?.ApproximateCreationDateTime;
  return typeof made === 'number' ? Date.now() - made * 1000 : 0;
}

/**
 * The edge of a function that reads the stream of a table: handles what it can and names what failed. Everything from the
 * first failure on comes again, which must be harmless. What fails is halved until it comes alone; from then on its reason
 * is noted, also beforehand when it was tried before, since a function that is ended notes nothing afterwards.
 */
export function streamBatch<T>({ read, handle, noteFailure, zaakOf }: StreamBatchOptions<T>): StreamHandler {
  return async ({ Records: records = [] }) => {
    const failed = new Map<string, unknown>();
    const fail = (volgnummer: string, fout: unknown): void => {
      failed.set(volgnummer, fout);
      log('WARN', 'wijziging komt terug', { volgnummer, ...errorFields(fout) });
    };
    const alone = records.length === 1 ? records[0] : undefined;
    const note = async (reden: ReturnType<typeof foutOf>): Promise<void> => {
      const zaak = alone && zaakOf?.(alone);
      const bericht = alone?.dynamodb?.SequenceNumber;
      if (bericht !== undefined && zaak !== undefined) await noteAll(noteFailure, [{ bericht, zaak, ...reden }]);
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
    if (changes.length > 0) {
      if (alone !== undefined && ageMs(alone) > EERDER_GEPROBEERD_MS) await note({ fout: AFGEBROKEN });
      try {
        for (const { volgnummer, fout } of (await handle(changes)).mislukt) fail(volgnummer, fout);
      } catch (fout) {
        await note(foutOf(fout));
        throw fout;
      }
    }
    const [first] = failed.values();
    if (failed.size > 0) await note(foutOf(first));
    return { batchItemFailures: [...failed.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
