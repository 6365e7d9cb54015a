import { describe, expect, test } from '@jest/globals';
import { warmOrder } from '../../../local/warm.ts';

type Parts = Parameters<typeof warmOrder>[0];

const mapping = {
  batchSize: 10,
  reportsItemFailures: true,
  filters: undefined,
} as const;
const stream = (functionName: string): Parts['streamMappings'][number] => ({
  ...mapping,
  id: functionName,
  functionName,
  table: 'zaken',
  fromOldest: true,
  bisects: true,
  maximumRetries: undefined,
  maximumAgeMs: undefined,
  failureQueue: undefined,
});
const queue = (functionName: string): Parts['queueMappings'][number] => ({
  ...mapping,
  id: functionName,
  functionName,
  queue: functionName,
  maximumConcurrency: 2,
});
const schedule = (kind: 'function' | 'queue', name: string): Parts['schedules'][number] => ({
  name,
  arn: name,
  schedule: { isDue: () => true },
  targets: [{ kind, name, input: undefined }],
});
const parts: Parts = {
  schedules: [schedule('function', 'sweep'), schedule('queue', 'a-queue'), schedule('function', 'receive')],
  queueMappings: [queue('receive'), queue('send')],
  streamMappings: [stream('follow')],
  socketApis: [
    {
      id: 'live',
      naam: 'live',
      stage: '$default',
      routeMember: 'soort',
      routes: [
        { routeKey: '$connect', functionName: 'live', authorizer: { functionName: 'authorize', identitySource: [] } },
        { routeKey: '$disconnect', functionName: 'live', authorizer: undefined },
      ],
    },
  ],
};

describe('what is started before its first call', () => {
  test('is the way to a screen first, and what runs by the clock last', () => {
    expect(warmOrder(parts)).toEqual(['follow', 'receive', 'send', 'authorize', 'live', 'sweep']);
  });

  test('is each function once, also when it is set going in two ways, and never a queue', () => {
    const order = warmOrder(parts);
    expect(new Set(order).size).toBe(order.length);
    expect(order).not.toContain('a-queue');
  });
});
