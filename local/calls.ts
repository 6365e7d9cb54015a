/** Calls of this run as its clock and its control plane see them: they ring so long, and somebody may pick up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../lib/bundling/project-root.ts';
import type { RunClock } from './clock.ts';
import { readFlow } from './engine/connect/flow.ts';
import { pickUp } from './engine/connect/pick-up.ts';
import type { ConnectEngine } from './engine/contract.ts';
import type { Pools } from './pools.ts';
import type { ConnectPermission } from './template/connect-permissions.ts';

export interface Calls {
  /**
   * `ended`: it does not ring (any more); undefined: there is no such call. `keys` undefined: nobody picks up, and it is over.
   */
  answer(
    contactId: string,
    keys: readonly string[] | undefined,
  ): Promise<{ readonly heard: readonly string[] } | 'ended' | undefined>;
  stop(): void;
}

interface Options {
  readonly engine: ConnectEngine;
  readonly clock: RunClock;
  readonly permissions: readonly ConnectPermission[];
  readonly invoke: Pools['invoke'];
}

/** On the real clock somebody must look whether it still rings. */
const LOOK_MS = 1000;

export function createCalls({ engine, clock, permissions, invoke }: Options): Calls {
  const flow = readFlow(JSON.parse(readFileSync(join(PROJECT_ROOT, 'lib', 'connect', 'oproep-flow.json'), 'utf8')));
  const timer = clock.virtual ? undefined : setInterval(engine.endUnanswered, LOOK_MS);
  timer?.unref();
  const forget = clock.onMove(engine.endUnanswered);

  const ask = async (event: unknown, instanceArn: string): Promise<unknown> => {
    const permitted = permissions.find((one) => one.instanceArn === instanceArn);
    if (permitted === undefined) return undefined;
    const outcome = await invoke(permitted.functionName, event);
    return outcome.kind === 'result' ? JSON.parse(outcome.payload) : undefined;
  };

  return {
    answer: async (contactId, keys) => {
      const call = engine.call(contactId);
      if (call === undefined) return undefined;
      if (keys !== undefined) {
        const heard = await pickUp({ engine, flow, ask }, call, keys);
        return heard === undefined ? 'ended' : { heard };
      }
      if (call.state !== 'ringing') return 'ended';
      engine.hangUp(contactId, 'TELECOM_TIMEOUT');
      return { heard: [] };
    },
    stop: () => {
      clearInterval(timer);
      forget();
    },
  };
}
