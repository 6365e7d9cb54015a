/**
 * Differences that are moto's: `agree` says whether two answers count as the same, with the reason beside each rule.
 * docs/engine/dynamodb-differences.md lists them with those that the generator avoids.
 */
import type { Operation } from './dynamodb-operations.ts';

interface FaultAnswer {
  readonly fault?: string;
  readonly reasons?: readonly { readonly Code?: string }[];
}

/** Equal, or different only in a way that is known and explained. Both answers are normalised. */
export function agree(operation: Operation, ours: unknown, moto: unknown): boolean {
  return (
    JSON.stringify(ours) === JSON.stringify(moto) ||
    cancelledByMember(operation, ours as FaultAnswer, moto as FaultAnswer)
  );
}

/**
 * A member that cannot be carried out (no such path, wrong operand type, malformed key) cancels the transaction with
 * the reason ValidationError: the API reference lists these under "Cancellation reason codes". moto answers a plain
 * ValidationException instead.
 */
function cancelledByMember({ name }: Operation, ours: FaultAnswer, moto: FaultAnswer): boolean {
  return (
    name === 'TransactWriteItems' &&
    ours.fault === 'TransactionCanceledException' &&
    (ours.reasons?.some(({ Code }) => Code === 'ValidationError') ?? false) &&
    moto.fault === 'ValidationException'
  );
}
