/**
 * Crashes a use case at every point where a process can die. The ports are wrapped so that call number k never happens
 * (`before`) or happens without anybody hearing of it (`after`), and every later call fails too: the process is gone.
 */
import { expect } from '@jest/globals';
import type { Ports } from '../../shared/application/ports.ts';

export type Moment = 'before' | 'after';

/** Ports whose calls go outside; the clock and the ids are within the process. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'zaken',
  'inhoud',
  'raw',
  'bijlagen',
  'cijfers',
  'instellingen',
  'verbindingen',
  'journaal',
  'controle',
  'kanaries',
  'rapporten',
  'ervaringen',
  'mailQueue',
  'telefoonQueue',
  'inloopQueue',
  'chatQueue',
  'pushQueue',
  'antwoordQueue',
  'mail',
  'sms',
  'webhook',
  'webpush',
  'spraak',
  'chatSockets',
  'liveSockets',
]);

class Crash extends Error {}

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

export interface CrashingPorts<P> {
  readonly ports: P;
  calls(): number;
}

/** `at` = 0 never crashes, and only counts. */
export function crashingPorts<P extends Partial<Ports>>(ports: P, at: number, moment: Moment): CrashingPorts<P> {
  let calls = 0;
  let dead = false;

  function wrap(port: object): object {
    return new Proxy(port, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => {
          calls += 1;
          const now = calls === at;
          if (dead || (now && moment === 'before')) {
            dead = true;
            const crash = new Crash(`crashed before call ${calls} (${String(name)})`);
            // As calls really fail: of several that were begun together none leaves the others unheard.
            if (method instanceof AsyncFunction) return Promise.reject(crash);
            throw crash;
          }
          const result: unknown = method.apply(target, args);
          if (!now || !(result instanceof Promise)) return result;
          return result.then(() => {
            dead = true;
            throw new Crash(`crashed after call ${calls} (${String(name)})`);
          });
        };
      },
    });
  }

  const wrapped = Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, OUTSIDE.has(name) ? wrap(port as object) : port]),
  );
  return { ports: wrapped as P, calls: () => calls };
}

export interface CrashExperiment<W extends Partial<Ports>, S> {
  /** A new world, ready for the act. */
  readonly setup: () => Promise<W>;
  /** What may crash anywhere. */
  readonly act: (ports: W) => Promise<unknown>;
  /** What happens afterwards in any case: the message comes again, the tick passes, queues are emptied. */
  readonly afterwards: (world: W) => Promise<unknown>;
  /** What must be the same, wherever it crashed. */
  readonly observe: (world: W) => Promise<S>;
}

/** Runs the experiment for every call and both moments, and compares with the run that did not crash. */
export async function expectSameWhereverItCrashes<W extends Partial<Ports>, S>(
  experiment: CrashExperiment<W, S>,
): Promise<number> {
  async function run(at: number, moment: Moment): Promise<{ state: S; calls: number }> {
    const world = await experiment.setup();
    const crashing = crashingPorts(world, at, moment);
    try {
      await experiment.act(crashing.ports);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    await experiment.afterwards(world);
    return { state: await experiment.observe(world), calls: crashing.calls() };
  }

  const clean = await run(0, 'before');
  expect(clean.calls).toBeGreaterThan(0);
  for (let at = 1; at <= clean.calls; at += 1) {
    for (const moment of ['before', 'after'] as const) {
      const { state } = await run(at, moment);
      expect({ at, moment, state }).toEqual({ at, moment, state: clean.state });
    }
  }
  return clean.calls;
}
