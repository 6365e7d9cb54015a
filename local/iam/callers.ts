/** Who may call the AWS services of this run, by access key id. */
import type { Caller } from '../gateway/aws-endpoint.ts';
import { StartFault } from '../settings.ts';
import type { FunctionSpec } from '../template/functions.ts';
import type { Statement } from './policies.ts';

const EVERYTHING: Statement = {
  effect: 'Allow',
  actions: ['*'],
  notActions: [],
  resources: ['*'],
  notResources: [],
  condition: {},
};

/** Every function with the rights of its role, and the run itself (under a key of its own) with all rights. */
export function createCallers(
  functions: readonly FunctionSpec[],
  statements: ReadonlyMap<string, readonly Statement[]>,
  ownKey: string,
): ReadonlyMap<string, Caller> {
  const callers = new Map<string, Caller>([
    [ownKey, { name: 'lokaal', roleArn: 'arn:aws:iam::local:role/lokaal', statements: [EVERYTHING] }],
  ]);
  for (const { logicalId, name, roleArn } of functions) {
    if (callers.has(logicalId))
      throw new StartFault(`Two functions have the logical id ${logicalId}: rights could not be told apart.`);
    callers.set(logicalId, { name, roleArn, statements: statements.get(roleArn) ?? [] });
  }
  return callers;
}
