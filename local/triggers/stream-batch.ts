/**
 * What becomes of one batch of stream records: partial failures, halving, retries, age and a failure destination
 * together, so that one poison record costs itself and nothing else. Pure but for the calls it is given.
 */
import type { StreamRecord } from '../engine/contract.ts';
import type { FunctionError } from '../sandbox/sandbox.ts';

/** How the function answered: the index of the first record that failed, or that all of it is done. */
export type BatchAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly from: number; readonly error?: FunctionError };

export interface Discarded {
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly tries: number;
}

export interface BatchPolicy {
  readonly bisects: boolean;
  readonly maximumRetries: number | undefined;
  readonly maximumAgeMs: number;
}

export interface BatchCalls {
  invoke(records: readonly StreamRecord[]): Promise<BatchAnswer>;
  /** Everything up to and including this record is settled. */
  checkpoint(sequenceNumber: string): void;
  discard(what: Discarded): void;
  now(): number;
  /** Waits before the next try; false = the run is ending, leave the rest for the next start. */
  pause(tries: number): Promise<boolean>;
}

/**
 * Runs until every record is settled (done or discarded) and checkpointed, in order; false when it was interrupted.
 *
 * A failure that leaves a prefix done moves the checkpoint and starts anew with the rest. With bisecting, a batch whose
 * first record fails is halved without counting as a try, down to single records; those are tried `maximumRetries`
 * times more and then discarded. Records older than the maximum age are discarded untried.
 */
export async function settleBatch(
  records: readonly StreamRecord[],
  policy: BatchPolicy,
  calls: BatchCalls,
): Promise<boolean> {
  let left = records;
  let tries = 0;
  while (left.length > 0) {
    const tooOld = left.filter(
      ({ approximateCreationMs }) => calls.now() - approximateCreationMs > policy.maximumAgeMs,
    );
    if (tooOld.length > 0) {
      calls.discard({ records: tooOld, condition: 'RecordAgeExceeded', tries });
      // The oldest come first: what is too old is a prefix.
      left = left.slice(tooOld.length);
      calls.checkpoint(tooOld.at(-1)!.sequenceNumber);
      continue;
    }
    const answer = await calls.invoke(left);
    if (answer.kind === 'done') {
      calls.checkpoint(left.at(-1)!.sequenceNumber);
      return true;
    }
    if (answer.from > 0) {
      calls.checkpoint(left[answer.from - 1]!.sequenceNumber);
      left = left.slice(answer.from);
      tries = 0;
    }
    if (answer.from === 0 && policy.bisects && left.length > 1) {
      const middle = Math.ceil(left.length / 2);
      if (!(await settleBatch(left.slice(0, middle), policy, calls))) return false;
      left = left.slice(middle);
      tries = 0;
      continue;
    }
    tries += 1;
    if (policy.maximumRetries !== undefined && tries > policy.maximumRetries && answer.from === 0) {
      calls.discard({ records: left, condition: 'RetryAttemptsExhausted', tries });
      calls.checkpoint(left.at(-1)!.sequenceNumber);
      return true;
    }
    if (!(await calls.pause(tries))) return false;
  }
  return true;
}
