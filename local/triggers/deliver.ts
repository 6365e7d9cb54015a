/** Hands events of the bus, of schedules and of buckets to their targets. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventsEngine, S3Engine, SqsEngine } from '../engine/contract.ts';
import { compileEventPattern } from '../engine/events/event-pattern.ts';
import type { Rest } from '../rest.ts';
import type { Pool } from '../sandbox/pool.ts';
import type { BucketNotification, PatternRule, ScheduleRule, Target } from '../template/rules.ts';
import { backOffMs } from './back-off.ts';

export interface Delivery {
  /** Delivers to a queue at once (durable when this returns), to a function in the background with its retries. */
  deliver(target: Target, event: Record<string, unknown>): void;
}

/** `pools` and the retries of an asynchronous call, by the physical name of the function. */
export function createDelivery(
  sqs: SqsEngine,
  pools: ReadonlyMap<string, { readonly pool: Pool; readonly asyncRetries: number }>,
  rest: Rest,
): Delivery {
  let running = 0;
  rest.add({ busy: () => (running > 0 ? `${running} asynchronous call(s) running` : undefined) });

  const callAsync = async (name: string, event: unknown) => {
    const target = pools.get(name);
    if (target === undefined) throw new Error(`no function ${name}`);
    running += 1;
    for (let tries = 1; ; tries += 1) {
      const outcome = await target.pool.invoke(event);
      if (outcome.kind === 'result' || tries > target.asyncRetries) break;
      await sleep(backOffMs(tries), undefined, { ref: false });
    }
    running -= 1;
    rest.changed();
  };

  return {
    deliver: (target, event) => {
      const payload = target.input === undefined ? event : (JSON.parse(target.input) as Record<string, unknown>);
      if (target.kind === 'queue') sqs.send(target.name, JSON.stringify(payload));
      else void callAsync(target.name, payload);
    },
  };
}

/** Events of the bus go to every rule whose pattern fits, before the sender gets its answer. */
export function connectRules(events: EventsEngine, rules: readonly PatternRule[], { deliver }: Delivery): void {
  const compiled = rules.map(({ pattern, targets }) => ({ fits: compileEventPattern(pattern), targets }));
  events.onEvent((event) => {
    for (const { fits, targets } of compiled) if (fits(event)) for (const target of targets) deliver(target, event);
  });
}

/** Fires every schedule that is due at this whole minute. */
export function fireSchedules(
  schedules: readonly ScheduleRule[],
  minuteMs: number,
  place: { readonly account: string; readonly region: string },
  { deliver }: Delivery,
): void {
  for (const { schedule, arn, targets } of schedules) {
    if (!schedule.isDue(minuteMs)) continue;
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: place.account,
      time: `${new Date(minuteMs).toISOString().slice(0, 19)}Z`,
      region: place.region,
      resources: [arn],
      detail: {},
    };
    for (const target of targets) deliver(target, event);
  }
}

const encodeKey = (key: string) => encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');

/** New objects are told to the targets of their bucket's notifications. */
export function connectNotifications(
  s3: S3Engine,
  notifications: readonly BucketNotification[],
  region: string,
  { deliver }: Delivery,
): void {
  s3.onObjectCreated(({ bucket, key, size, eTag, op }) => {
    for (const { target, ...one } of notifications) {
      const kind = one.events.some((event) => event === 's3:ObjectCreated:*' || event === 's3:ObjectCreated:Put');
      if (one.bucket !== bucket || !kind || !key.startsWith(one.prefix) || !key.endsWith(one.suffix)) continue;
      const record = {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: new Date(op).toISOString(),
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: 'local' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': randomUUID() },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'local',
          bucket: { name: bucket, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: encodeKey(key),
            size,
            eTag: eTag.replaceAll('"', ''),
            sequencer: op.toString(16).toUpperCase(),
          },
        },
      };
      deliver(target, { Records: [record] });
    }
  });
}
