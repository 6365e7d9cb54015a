/** Connects everything that sets functions going, as the template wires it. */
import type { RunClock } from '../clock.ts';
import type { KeptValues } from '../data-folder.ts';
import type { Services } from '../engine-services.ts';
import type { Faults } from '../faults.ts';
import type { Logbook } from '../logbook.ts';
import type { Pools } from '../pools.ts';
import type { Rest } from '../rest.ts';
import type { Place } from '../template/physical.ts';
import type { Wiring } from '../template/wiring.ts';
import { connectNotifications, connectRules, createDelivery, fireSchedules } from './deliver.ts';
import { type Source, startQueueSource } from './queue-source.ts';
import { startStreamSource } from './stream-source.ts';

export interface Triggers {
  /** What happens on a whole minute of the run's clock. */
  tick(minuteMs: number): void;
  /** Earliest instant after now at which a message becomes visible for a function. */
  nextVisibleAt(): number | undefined;
  /** Starts nothing new from now on. */
  stop(): void;
}

interface Options {
  readonly wiring: Wiring;
  readonly services: Services;
  readonly pools: Pools;
  readonly clock: RunClock;
  readonly faults: Faults;
  readonly rest: Rest;
  readonly kept: KeptValues;
  readonly logbook: Logbook;
  readonly place: Place;
}

export function startTriggers(options: Options): Triggers {
  const { wiring, services, pools, clock, faults, rest, kept, logbook, place } = options;
  const { dynamodb, sqs } = services;
  const { region } = place;
  const delivery = createDelivery(sqs, pools.entries, rest);
  connectRules(services.events, wiring.patternRules, delivery);
  connectNotifications(services.s3, wiring.notifications, region, delivery);
  const shared = { sqs, clock, faults, rest, region };
  const sources: readonly Source[] = [
    ...wiring.queueMappings.map((mapping) => {
      const maxReceiveCount = wiring.queues.find(({ name }) => name === mapping.queue)?.maxReceiveCount;
      return startQueueSource({ ...shared, mapping, pool: pools.poolOf(mapping.functionName), maxReceiveCount });
    }),
    ...wiring.streamMappings.map((mapping) =>
      startStreamSource({ ...shared, mapping, pool: pools.poolOf(mapping.functionName), dynamodb, kept, logbook }),
    ),
  ];
  const consumed = [...new Set(wiring.queueMappings.map(({ queue }) => queue))];
  let stopped = false;
  return {
    tick: (minuteMs) => {
      if (stopped) return;
      fireSchedules(wiring.schedules, minuteMs, place, delivery);
      dynamodb.sweepTtl();
    },
    nextVisibleAt: () => {
      let earliest: number | undefined;
      for (const queue of consumed) {
        const at = sqs.nextVisibleAt(queue);
        if (at !== undefined && (earliest === undefined || at < earliest)) earliest = at;
      }
      return earliest;
    },
    stop: () => {
      stopped = true;
      for (const source of sources) source.stop();
    },
  };
}

/** Runs the tick at each whole minute of the real clock. Returns what ends it. */
export function tickOnRealClock(now: () => number, tick: (minuteMs: number) => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = () => {
    const minute = (Math.floor(now() / 60_000) + 1) * 60_000;
    timer = setTimeout(() => {
      tick(minute);
      arm();
    }, minute - now());
  };
  arm();
  return () => clearTimeout(timer);
}
