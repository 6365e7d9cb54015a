/** Event source mappings of the template: which function reads which queue or stream, and how. */
import { StartFault } from '../settings.ts';
import { functionOfArn } from './functions.ts';
import { queueNameOfArn } from './queues.ts';
import type { Resolved, Resource } from './resolve.ts';

interface Common {
  readonly id: string;
  /** Physical name of the function. */
  readonly functionName: string;
  readonly batchSize: number;
  readonly reportsItemFailures: boolean;
  /** Event patterns of which one must fit; undefined = every record. */
  readonly filters: readonly Record<string, unknown>[] | undefined;
}

export interface QueueMapping extends Common {
  readonly queue: string;
  readonly maximumConcurrency: number;
}

export interface StreamMapping extends Common {
  readonly table: string;
  readonly fromOldest: boolean;
  readonly bisects: boolean;
  /** Undefined = until the record is too old. */
  readonly maximumRetries: number | undefined;
  /** Undefined = as long as the stream keeps it. */
  readonly maximumAgeMs: number | undefined;
  readonly failureQueue: string | undefined;
}

const KNOWN = new Set([
  'EventSourceArn',
  'FunctionName',
  'BatchSize',
  'MaximumBatchingWindowInSeconds',
  'FunctionResponseTypes',
  'FilterCriteria',
  'Enabled',
  'ScalingConfig',
  'StartingPosition',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'DestinationConfig',
  'ParallelizationFactor',
  'Tags',
]);

function common({ logicalId, properties }: Resource, defaultBatch: number): Common {
  const unknown = Object.keys(properties).filter((name) => !KNOWN.has(name));
  if (unknown.length > 0)
    throw new StartFault(`${logicalId}: the local run does not know ${unknown.join(', ')} of a mapping.`);
  const filters = (properties['FilterCriteria'] as { Filters?: { Pattern: string }[] } | undefined)?.Filters;
  const target = String(properties['FunctionName']);
  return {
    id: logicalId,
    functionName: functionOfArn(target) ?? target,
    batchSize: Number(properties['BatchSize'] ?? defaultBatch),
    reportsItemFailures: ((properties['FunctionResponseTypes'] ?? []) as string[]).includes('ReportBatchItemFailures'),
    filters: filters?.map(({ Pattern }) => JSON.parse(Pattern) as Record<string, unknown>),
  };
}

const enabled = (resolved: Resolved) =>
  resolved.ofType('AWS::Lambda::EventSourceMapping').filter(({ properties }) => properties['Enabled'] !== false);

export function readQueueMappings(resolved: Resolved): readonly QueueMapping[] {
  return enabled(resolved).flatMap((resource) => {
    const queue = queueNameOfArn(String(resource.properties['EventSourceArn']));
    if (queue === undefined) return [];
    const scaling = resource.properties['ScalingConfig'] as { MaximumConcurrency?: number } | undefined;
    return [
      {
        ...common(resource, 10),
        queue,
        maximumConcurrency: Number(scaling?.MaximumConcurrency ?? Number.POSITIVE_INFINITY),
      },
    ];
  });
}

const limit = (value: unknown): number | undefined =>
  value === undefined || Number(value) < 0 ? undefined : Number(value);

export function readStreamMappings(resolved: Resolved): readonly StreamMapping[] {
  return enabled(resolved).flatMap((resource) => {
    const { properties, logicalId } = resource;
    const source = String(properties['EventSourceArn']);
    if (queueNameOfArn(source) !== undefined) return [];
    const table = /^arn:aws:dynamodb:[^:]*:[^:]*:table\/([^/]+)\/stream\//.exec(source)?.[1];
    if (table === undefined) throw new StartFault(`${logicalId}: the local run knows no event source ${source}.`);
    const failure = properties['DestinationConfig'] as { OnFailure?: { Destination?: string } } | undefined;
    const destination = failure?.OnFailure?.Destination;
    const failureQueue = destination === undefined ? undefined : queueNameOfArn(destination);
    if (destination !== undefined && failureQueue === undefined) {
      throw new StartFault(`${logicalId}: failures can only go to a queue on this machine, not to ${destination}.`);
    }
    const age = limit(properties['MaximumRecordAgeInSeconds']);
    return [
      {
        ...common(resource, 100),
        table,
        fromOldest: properties['StartingPosition'] === 'TRIM_HORIZON',
        bisects: properties['BisectBatchOnFunctionError'] === true,
        maximumRetries: limit(properties['MaximumRetryAttempts']),
        maximumAgeMs: age === undefined ? undefined : age * 1000,
        failureQueue,
      },
    ];
  });
}
