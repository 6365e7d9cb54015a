/**
 * Rights on customer keys. Nothing is encrypted on this machine, but a function that could not decrypt a table in AWS
 * must not be able to read it here either.
 */
import type { RequiredRight } from '../engine/contract.ts';

export interface KeyRight {
  readonly right: RequiredRight;
  /** Value of `kms:ViaService`. */
  readonly via: string;
}

export interface KeyUse {
  /** The rights on keys that come with these rights on what the keys protect. */
  rightsFor(rights: readonly RequiredRight[]): readonly KeyRight[];
}

/** ARN of a resource (table, queue, bucket) -> ARN of the key that protects it. */
export function createKeyUse(keys: ReadonlyMap<string, string>, region: string): KeyUse {
  const keyOf = ({ action, resource }: RequiredRight): string | undefined => {
    if (action.startsWith('dynamodb:')) return keys.get(resource.replace(/\/(index|stream)\/.*$/, ''));
    if (action.startsWith('s3:')) return keys.get(resource.replace(/^(arn:aws:s3:::[^/]+)\/.*$/, '$1'));
    return keys.get(resource);
  };
  const demanded = (action: string): readonly string[] => {
    if (action === 's3:GetObject') return ['kms:Decrypt'];
    if (action === 's3:PutObject') return ['kms:GenerateDataKey'];
    if (action === 'sqs:SendMessage') return ['kms:GenerateDataKey', 'kms:Decrypt'];
    if (action === 'sqs:ReceiveMessage') return ['kms:Decrypt'];
    // DynamoDB decrypts the table key for every read and write of items.
    return /^dynamodb:(Get|Put|Update|Delete|BatchGet|BatchWrite|Query|Scan|ConditionCheck)/.test(action)
      ? ['kms:Decrypt']
      : [];
  };
  return {
    rightsFor: (rights) =>
      rights.flatMap((right) => {
        const key = keyOf(right);
        if (key === undefined) return [];
        const via = `${right.action.split(':')[0]}.${region}.amazonaws.com`;
        return demanded(right.action).map((action) => ({ right: { action, resource: key }, via }));
      }),
  };
}
