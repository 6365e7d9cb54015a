/** Reads `batchItemFailures` of a handler's answer, as Lambda's pollers do. */
import type { Outcome } from '../sandbox/sandbox.ts';

/**
 * The identifiers that failed, or `all`. A crash, an error, or an answer that is malformed or names an unknown item
 * means that the whole batch failed; an absent or empty list that all of it succeeded.
 */
export function failedItems(
  outcome: Outcome,
  known: ReadonlySet<string>,
  reports: boolean,
): 'all' | ReadonlySet<string> {
  if (outcome.kind === 'failure') return 'all';
  if (!reports) return new Set();
  let answer: unknown;
  try {
    answer = JSON.parse(outcome.payload);
  } catch {
    return 'all';
  }
  if (answer === null || answer === undefined) return new Set();
  if (typeof answer !== 'object') return 'all';
  const list = (answer as { batchItemFailures?: unknown }).batchItemFailures;
  if (list === undefined || list === null) return new Set();
  if (!Array.isArray(list)) return 'all';
  const failed = new Set<string>();
  for (const item of list as ({ itemIdentifier?: unknown } | null)[]) {
    const id = item?.itemIdentifier;
    if (typeof id !== 'string' || !known.has(id)) return 'all';
    failed.add(id);
  }
  return failed;
}
