import type * as z from 'zod';
import { sqsFaults } from './sqs-fault.ts';
import type { SqsOperation, SqsState } from './sqs-state.ts';

/** Turns the first thing a schema finds wrong into the fault SQS would give; an unknown parameter is named. */
const faultOf = (issue: z.core.$ZodIssue): Error => {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return sqsFaults.unsupported(`the parameter ${[...issue.path, issue.keys.join(', ')].join('.')}`);
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return sqsFaults.missingParameter(path);
  return sqsFaults.invalidParameter(
    `Value ${String(issue.input)} for parameter ${path} is invalid. Reason: ${issue.message}.`,
  );
};

/** An operation with checked parameters. */
export const operation =
  <S extends z.ZodType>(
    schema: S,
    run: (state: SqsState, parameters: z.output<S>) => object | Promise<object>,
  ): SqsOperation =>
  (state, parameters) => {
    const parsed = schema.safeParse(parameters, { reportInput: true });
    if (!parsed.success) throw faultOf(parsed.error.issues[0]!);
    return run(state, parsed.data);
  };
