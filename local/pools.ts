/** The pools of sandboxes of all functions, and how they are found. */
import type { RunClock } from './clock.ts';
import type { Logbook, Niveau } from './logbook.ts';
import type { Rest } from './rest.ts';
import { sandboxEnvironment } from './sandbox/environment.ts';
import { createPool, type Pool } from './sandbox/pool.ts';
import type { FunctionError, Outcome } from './sandbox/sandbox.ts';
import type { FunctionSpec } from './template/functions.ts';
import type { Place } from './template/physical.ts';

export interface PoolEntry {
  readonly pool: Pool;
  readonly spec: FunctionSpec;
  readonly asyncRetries: number;
}

export interface Pools {
  /** By the physical name of the function. */
  readonly entries: ReadonlyMap<string, PoolEntry>;
  readonly list: readonly Pool[];
  poolOf(functionName: string): Pool;
  invoke(functionName: string, event: unknown): Promise<Outcome>;
}

interface Options {
  readonly functions: readonly FunctionSpec[];
  readonly bootstrap: URL;
  readonly clock: RunClock;
  readonly place: Place;
  readonly logbook: Logbook;
  readonly rest: Rest;
}

/** An authorizer refuses somebody by throwing this very word: that is its answer, nothing went wrong. */
const levelOf = ({ errorMessage }: FunctionError): Niveau => (errorMessage === 'Unauthorized' ? 'info' : 'error');

export function createPools({ functions, bootstrap, clock, place, logbook, rest }: Options): Pools {
  const entries = new Map(
    functions.map((spec): [string, PoolEntry] => {
      const environment = sandboxEnvironment(spec, spec.logicalId, place);
      const pool = createPool(
        { ...spec, environment },
        {
          bootstrap,
          clock: clock.shared,
          output: (stream, line) => logbook.line(spec.name, stream, line),
          failed: ({ error }) =>
            logbook.add(spec.name, levelOf(error), `${error.errorType}: ${error.errorMessage}`, { ...error }),
          idle: rest.changed,
        },
      );
      rest.add({
        busy: () => (pool.pending > 0 ? `function ${spec.name}: ${pool.pending} call(s) running` : undefined),
      });
      return [spec.physicalName, { pool, spec, asyncRetries: spec.asyncRetries }];
    }),
  );
  const poolOf = (functionName: string): Pool => {
    const entry = entries.get(functionName);
    if (entry === undefined) throw new Error(`there is no function ${functionName}`);
    return entry.pool;
  };
  return {
    entries,
    list: [...entries.values()].map(({ pool }) => pool),
    poolOf,
    invoke: (functionName, event) => poolOf(functionName).invoke(event),
  };
}
