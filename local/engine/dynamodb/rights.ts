/** The IAM rights that AWS would demand for a request. */
import type { EngineRequest, RequiredRight } from '../contract.ts';
import { jsonOf } from '../json-body.ts';
import { tableNameOf } from './table-catalog.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MEMBER_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** Each right once. A request that cannot be read demands nothing here: handling it refuses it. */
export function rightsOf(request: EngineRequest, arnOf: (table: string) => string): readonly RequiredRight[] {
  const operation = (request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
  let input: unknown;
  try {
    input = jsonOf(request);
  } catch {
    return [];
  }
  if (!isRecord(input) || operation === '') return [];
  const rights = new Map<string, RequiredRight>();
  const need = (action: string, resource: string) => {
    rights.set(`${action} ${resource}`, { action: `dynamodb:${action}`, resource });
  };
  const table = (name: unknown) => (typeof name === 'string' ? arnOf(tableNameOf(name)) : arnOf('*'));
  if (operation === 'ListTables' || operation === 'ListStreams') {
    need(operation, '*');
  } else if (operation.startsWith('Transact')) {
    for (const member of Array.isArray(input['TransactItems']) ? input['TransactItems'] : []) {
      for (const [kind, action] of Object.entries(MEMBER_ACTIONS)) {
        const part = isRecord(member) ? member[kind] : undefined;
        if (isRecord(part)) need(action, table(part['TableName']));
      }
    }
  } else if (operation.startsWith('Batch')) {
    for (const name of Object.keys(isRecord(input['RequestItems']) ? input['RequestItems'] : {})) {
      need(operation, table(name));
    }
  } else if (typeof input['StreamArn'] === 'string') {
    need(operation, input['StreamArn']);
  } else if (operation === 'GetRecords') {
    need(operation, streamOfIterator(input['ShardIterator']) ?? arnOf('*'));
  } else {
    const index = input['IndexName'];
    need(operation, table(input['TableName']) + (typeof index === 'string' ? `/index/${index}` : ''));
  }
  return [...rights.values()];
}

/** An iterator of this engine begins with the ARN of its stream. */
const streamOfIterator = (iterator: unknown): string | undefined =>
  typeof iterator === 'string' && iterator.startsWith('arn:') ? iterator.split('|')[0] : undefined;
