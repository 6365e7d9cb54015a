/** Rules and schedules of the template, and the notifications of buckets. */

import { StartFault } from '../settings.ts';
import { parseSchedule, type Schedule } from '../triggers/schedule-expression.ts';
import { functionOfArn } from './functions.ts';
import { queueNameOfArn } from './queues.ts';
import type { Resolved } from './resolve.ts';

/** Where an event goes; `input` replaces the event when the template gives a constant. */
export interface Target {
  readonly kind: 'queue' | 'function';
  /** Physical name. */
  readonly name: string;
  readonly input: string | undefined;
}

export interface PatternRule {
  readonly name: string;
  readonly pattern: Record<string, unknown>;
  readonly targets: readonly Target[];
}

export interface ScheduleRule {
  readonly name: string;
  readonly arn: string;
  readonly schedule: Schedule;
  readonly targets: readonly Target[];
}

export interface BucketNotification {
  readonly bucket: string;
  /** `s3:ObjectCreated:*` or one kind of it. */
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
  readonly target: Target;
}

const TARGET_MEMBERS = new Set(['Arn', 'Id', 'Input', 'RetryPolicy', 'DeadLetterConfig', 'RoleArn']);

function targetOf(raw: Record<string, unknown>, where: string): Target {
  const unknown = Object.keys(raw).filter((name) => !TARGET_MEMBERS.has(name));
  if (unknown.length > 0)
    throw new StartFault(`${where}: the local run does not know ${unknown.join(', ')} of a target.`);
  const arn = String(raw['Arn']);
  const input = raw['Input'] === undefined ? undefined : String(raw['Input']);
  const queue = queueNameOfArn(arn);
  if (queue !== undefined) return { kind: 'queue', name: queue, input };
  const fn = functionOfArn(arn);
  if (fn === undefined) throw new StartFault(`${where}: the local run knows no target ${arn}.`);
  return { kind: 'function', name: fn, input };
}

const enabledRules = (resolved: Resolved) =>
  resolved.ofType('AWS::Events::Rule').filter(({ properties }) => properties['State'] !== 'DISABLED');

const targetsOf = (raw: unknown, where: string): readonly Target[] =>
  ((raw ?? []) as Record<string, unknown>[]).map((target) => targetOf(target, where));

export function readPatternRules(resolved: Resolved): readonly PatternRule[] {
  return enabledRules(resolved).flatMap(({ ref, properties }) => {
    const bus = properties['EventBusName'];
    if (bus !== undefined && bus !== 'default') throw new StartFault(`${ref}: only the default event bus exists here.`);
    if (properties['EventPattern'] === undefined) return [];
    const pattern = properties['EventPattern'] as Record<string, unknown>;
    return [{ name: ref, pattern, targets: targetsOf(properties['Targets'], ref) }];
  });
}

export function readSchedules(resolved: Resolved): readonly ScheduleRule[] {
  const rules = enabledRules(resolved).flatMap((rule) => {
    const { ref, properties } = rule;
    if (properties['ScheduleExpression'] === undefined) return [];
    const schedule = parseSchedule(String(properties['ScheduleExpression']), 'UTC');
    return [{ name: ref, arn: rule.attribute('Arn'), schedule, targets: targetsOf(properties['Targets'], ref) }];
  });
  const schedules = resolved
    .ofType('AWS::Scheduler::Schedule')
    .filter(({ properties }) => properties['State'] !== 'DISABLED')
    .map(({ ref, properties }) => ({
      name: ref,
      arn: `arn:aws:scheduler:::schedule/default/${ref}`,
      schedule: parseSchedule(
        String(properties['ScheduleExpression']),
        String(properties['ScheduleExpressionTimezone'] ?? 'UTC'),
      ),
      targets: [targetOf(properties['Target'] as Record<string, unknown>, ref)],
    }));
  return [...rules, ...schedules];
}

type Rules = readonly { readonly Name: string; readonly Value: string }[];

interface Configuration {
  readonly Event?: string;
  readonly Events?: readonly string[];
  readonly Queue?: string;
  readonly QueueArn?: string;
  readonly Function?: string;
  readonly LambdaFunctionArn?: string;
  readonly Filter?: { readonly S3Key?: { readonly Rules?: Rules }; readonly Key?: { readonly FilterRules?: Rules } };
}

function notification(bucket: string, raw: Configuration): BucketNotification {
  const rules = raw.Filter?.S3Key?.Rules ?? raw.Filter?.Key?.FilterRules ?? [];
  const rule = (name: string) => rules.find((one) => one.Name.toLowerCase() === name)?.Value ?? '';
  const events = raw.Events ?? [String(raw.Event)];
  const unknown = events.find((event) => !event.startsWith('s3:ObjectCreated:'));
  if (unknown !== undefined) throw new StartFault(`${bucket}: the local run knows no notification ${unknown}.`);
  const arn = raw.Queue ?? raw.QueueArn ?? raw.Function ?? raw.LambdaFunctionArn;
  return { bucket, events, prefix: rule('prefix'), suffix: rule('suffix'), target: targetOf({ Arn: arn }, bucket) };
}

/** Notifications given on the bucket itself, and those that CDK writes as a resource of its own. */
export function readNotifications(resolved: Resolved): readonly BucketNotification[] {
  const given = [
    ...resolved
      .ofType('AWS::S3::Bucket')
      .map(({ ref, properties }) => [ref, properties['NotificationConfiguration']] as const),
    ...resolved
      .ofType('Custom::S3BucketNotifications')
      .map(({ properties }) => [String(properties['BucketName']), properties['NotificationConfiguration']] as const),
  ];
  return given.flatMap(([bucket, raw]) =>
    Object.entries((raw ?? {}) as Record<string, unknown>).flatMap(([kind, list]) => {
      if (!['QueueConfigurations', 'LambdaConfigurations', 'LambdaFunctionConfigurations'].includes(kind)) {
        throw new StartFault(`${bucket}: the local run does not know ${kind}.`);
      }
      return (list as Configuration[]).map((one) => notification(bucket, one));
    }),
  );
}
