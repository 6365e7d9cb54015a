import type * as z from 'zod';
import { operation } from './operation.ts';
import { SqsFault, sqsFaults } from './sqs-fault.ts';
import type { SqsState } from './sqs-state.ts';
import { inTransaction } from './transaction.ts';

export interface BatchAnswer {
  readonly Successful: readonly object[];
  readonly Failed?: readonly object[];
}

/**
 * Runs each entry of a batch by itself and answers which succeeded and which failed and why. Faults of the batch as a
 * whole (none, too many, ids not distinct) refuse all of it. All entries share one write to the disk.
 */
export const runBatch = <S extends z.ZodType<{ readonly Id: string }>>(
  state: SqsState,
  entries: readonly { readonly Id: string }[],
  schema: S,
  run: (entry: z.output<S>) => object,
  { beforeAll = () => {} }: { readonly beforeAll?: () => void } = {},
): BatchAnswer => {
  if (entries.length === 0) throw sqsFaults.emptyBatch();
  if (entries.length > 10) throw sqsFaults.tooManyEntries(entries.length);
  const ids = new Set<string>();
  for (const { Id } of entries) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(Id)) throw sqsFaults.invalidBatchEntryId();
    if (ids.has(Id)) throw sqsFaults.idsNotDistinct(Id);
    ids.add(Id);
  }
  beforeAll();
  const one = operation(schema, (_, entry) => run(entry));
  const successful: object[] = [];
  const failed: object[] = [];
  inTransaction(state.context.db, () => {
    for (const entry of entries) {
      try {
        successful.push({ Id: entry.Id, ...one(state, entry) });
      } catch (fault) {
        if (!(fault instanceof SqsFault)) throw fault;
        failed.push({ Id: entry.Id, SenderFault: true, Code: fault.queryCode, Message: fault.message });
      }
    }
  });
  return { Successful: successful, ...(failed.length > 0 && { Failed: failed }) };
};
