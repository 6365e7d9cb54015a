/** Everything that the run needs to know from the template, read and checked before anything is made. */

import { type Statement, statementsByRole } from '../iam/policies.ts';
import { StartFault } from '../settings.ts';
import { type HttpApi, readHttpApis, readSocketApis, type SocketApi } from './apis.ts';
import { type ConnectPermission, readConnectPermissions } from './connect-permissions.ts';
import { type FunctionSpec, readFunctions } from './functions.ts';
import { type QueueMapping, readQueueMappings, readStreamMappings, type StreamMapping } from './mappings.ts';
import type { Place } from './physical.ts';
import { type QueueSpec, readQueues } from './queues.ts';
import type { Stack } from './read.ts';
import { resolveStacks } from './resolve.ts';
import {
  type BucketNotification,
  type PatternRule,
  readNotifications,
  readPatternRules,
  readSchedules,
  type ScheduleRule,
} from './rules.ts';
import { refuseUnknownTypes } from './supported.ts';
import { readTables, type TableSpec } from './tables.ts';
import { readTopicSubscriptions, type TopicSubscription } from './topics.ts';

export interface Wiring {
  readonly functions: readonly FunctionSpec[];
  readonly tables: readonly TableSpec[];
  readonly queues: readonly QueueSpec[];
  readonly buckets: readonly string[];
  readonly queueMappings: readonly QueueMapping[];
  readonly streamMappings: readonly StreamMapping[];
  readonly patternRules: readonly PatternRule[];
  readonly schedules: readonly ScheduleRule[];
  readonly notifications: readonly BucketNotification[];
  readonly topicSubscriptions: readonly TopicSubscription[];
  readonly connectPermissions: readonly ConnectPermission[];
  readonly httpApi: HttpApi;
  readonly socketApis: readonly SocketApi[];
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
  /** ARN of a table, queue or bucket -> ARN of its customer key. */
  readonly keys: ReadonlyMap<string, string>;
}

export const DEFAULT_ACCOUNT = '000000000000';
export const DEFAULT_REGION = 'eu-west-1';

/** Account and region that the stacks name. Throws StartFault when they name different regions. */
export function placeOf(stacks: readonly Stack[]): { readonly account: string; readonly region: string } {
  const regions = [...new Set(stacks.flatMap(({ region }) => (region === undefined ? [] : [region])))];
  if (regions.length > 1)
    throw new StartFault(`The stacks are in several regions (${regions.join(', ')}): this machine has one.`);
  const account = stacks.find((stack) => stack.account !== undefined)?.account;
  return { account: account ?? DEFAULT_ACCOUNT, region: regions[0] ?? DEFAULT_REGION };
}

/** Addresses of APIs as AWS would host them become addresses of this machine. */
export function createLocalAddress(place: Place, httpBase: string, httpApiIds: ReadonlySet<string>) {
  const hosted = new RegExp(`(?:https|wss)://([a-z0-9]+)\\.execute-api\\.${place.region}\\.amazonaws\\.com`, 'g');
  return (text: string): string =>
    text.replace(hosted, (_address, id: string) => (httpApiIds.has(id) ? httpBase : `${place.endpoint}/${id}`));
}

interface Options {
  readonly place: Place;
  readonly parameters: Readonly<Record<string, string>>;
  readonly workFolder: string;
  /** Base address of the public port. */
  readonly httpBase: string;
}

/** Throws StartFault for the first thing that this machine could not do as AWS would. */
export function readWiring(stacks: readonly Stack[], { place, parameters, workFolder, httpBase }: Options): Wiring {
  refuseUnknownTypes(stacks);
  const resolved = resolveStacks(stacks, { place, parameters });
  const httpApis = readHttpApis(resolved);
  const [httpApi, second] = httpApis;
  if (second !== undefined) throw new StartFault('The template has several HTTP APIs: the public port serves one.');
  const localAddress = createLocalAddress(place, httpBase, new Set(httpApis.map(({ id }) => id)));
  const tables = readTables(resolved);
  const queues = readQueues(resolved);
  const tableArn = (name: string) => `arn:aws:dynamodb:${place.region}:${place.account}:table/${name}`;
  const buckets = resolved.ofType('AWS::S3::Bucket');
  const keyed = [
    ...tables.map(({ name, keyArn }) => [tableArn(name), keyArn] as const),
    ...queues.map(({ arn, keyArn }) => [arn, keyArn] as const),
    ...buckets.map((bucket) => [bucket.attribute('Arn'), bucketKey(bucket.properties)] as const),
  ];
  return {
    functions: readFunctions(resolved, workFolder, localAddress),
    tables,
    queues,
    buckets: buckets.map(({ ref }) => ref),
    queueMappings: readQueueMappings(resolved),
    streamMappings: readStreamMappings(resolved),
    patternRules: readPatternRules(resolved),
    schedules: readSchedules(resolved),
    notifications: readNotifications(resolved),
    topicSubscriptions: readTopicSubscriptions(resolved),
    connectPermissions: readConnectPermissions(resolved),
    httpApi: httpApi ?? { id: 'none', routes: [], cors: undefined },
    socketApis: readSocketApis(resolved),
    statements: statementsByRole(resolved),
    keys: new Map(keyed.flatMap(([arn, key]) => (key === undefined ? [] : [[arn, key] as const]))),
  };
}

interface BucketEncryption {
  readonly ServerSideEncryptionConfiguration?: readonly {
    readonly ServerSideEncryptionByDefault?: { readonly KMSMasterKeyID?: string };
  }[];
}

function bucketKey(properties: Readonly<Record<string, unknown>>): string | undefined {
  const encryption = properties['BucketEncryption'] as BucketEncryption | undefined;
  const key = encryption?.ServerSideEncryptionConfiguration?.[0]?.ServerSideEncryptionByDefault?.KMSMasterKeyID;
  return key?.startsWith('arn:') ? key : undefined;
}
