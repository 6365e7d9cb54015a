import { isDeepStrictEqual } from 'node:util';
import type { S3Step } from './messaging-s3.ts';
import type { SqsStep } from './messaging-sqs.ts';

type Answer = Readonly<Record<string, unknown>>;
type Step = SqsStep | S3Step;

/** A difference between the two services that has a reason; each is explained in docs/engine/messaging-differences.md. */
export interface KnownDifference {
  readonly name: string;
  readonly explains: (step: Step, ours: Answer, theirs: Answer) => boolean;
}

/**
 * Steps that the engine refuses as AWS documents and that moto carries out: they are not sent to moto, because all that
 * follows would differ.
 */
export const mustNotReachMoto = (step: Step, ours: Answer): string | undefined => {
  if (step.kind === 'send' && ours['fault'] === 'InvalidMessageContents') return 'forbidden characters are refused';
  if (step.kind === 'visibility' && ours['fault'] === 'MessageNotInflight')
    return 'visibility of what is not in flight';
  if (step.kind === 'redrive' && ours['fault'] === 'InvalidParameterValue')
    return 'redrive to a queue that does not exist';
  return undefined;
};

interface Failure {
  readonly Id: string;
  readonly Code: string;
}

const failuresOf = (answer: Answer): readonly Failure[] => (answer['Failed'] ?? []) as readonly Failure[];

const idsOf = (entries: unknown): readonly string[] =>
  ((entries ?? []) as readonly { readonly Id: string }[]).map(({ Id }) => Id);

export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'visibility of a message that is gone',
    explains: ({ kind }, ours, theirs) =>
      kind === 'visibility' &&
      ours['fault'] === 'InvalidParameterValue' &&
      theirs['fault'] === 'ReceiptHandleIsInvalid',
  },
  {
    name: 'deleting by the receipt of a message that was moved',
    explains: ({ kind }, ours, theirs) => {
      if (kind === 'delete') return ours['fault'] === undefined && theirs['fault'] === 'ReceiptHandleIsInvalid';
      if (kind !== 'deleteBatch') return false;
      const succeeded = new Set(idsOf(ours['Successful']));
      const refused = failuresOf(theirs).filter(({ Id }) => succeeded.has(Id));
      const others = failuresOf(theirs).filter(({ Id }) => !succeeded.has(Id));
      return (
        refused.every(({ Code }) => Code === 'ReceiptHandleIsInvalid') &&
        isDeepStrictEqual(others, failuresOf(ours)) &&
        idsOf(theirs['Successful']).length + refused.length === succeeded.size
      );
    },
  },
  {
    name: 'two faults in one call',
    explains: (step, ours, theirs) =>
      step.kind === 'send' &&
      step.message.DelaySeconds === 901 &&
      ours['fault'] === 'InvalidParameterValue' &&
      theirs['fault'] === 'QueueDoesNotExist',
  },
  {
    name: 'a listing that starts within a common prefix',
    explains: (step, ours) => {
      if (step.kind !== 'list' || !('more' in step) || step.more.Delimiter === undefined || ours['fault'] !== undefined)
        return false;
      const { StartAfter = '', Prefix = '' } = step.more;
      return StartAfter.startsWith(Prefix) && StartAfter.slice(Prefix.length).includes('/');
    },
  },
  {
    name: 'last bytes of an empty object',
    explains: (step, ours, theirs) =>
      step.kind === 'get' &&
      step.more.Range === 'bytes=-4' &&
      ours['fault'] === 'InvalidRange' &&
      theirs['ContentLength'] === 0,
  },
];

const saidByEngineOnly = new Set(['ChecksumType', 'ServerSideEncryption']);

/** The members of an answer that both services have. */
export const withoutKnownMembers = (answer: Answer): Answer =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !saidByEngineOnly.has(name)));
