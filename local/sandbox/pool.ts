/** The sandboxes of one function: started on need, at most a few at once, crashed ones replaced. */
import { type FunctionCode, type Outcome, type Sandbox, startSandbox } from './sandbox.ts';

/** More threads than this per function lengthen the tails on a small machine more than they help. */
export const MAX_SANDBOXES = 4;
/** A second and later sandbox ends after this much real time without a call. */
const IDLE_MS = 30_000;

export interface Pool {
  readonly code: FunctionCode;
  /** Runs a call in a free sandbox, waiting for one when all are busy; never rejects. */
  invoke(event: unknown): Promise<Outcome>;
  /** Starts the first sandbox ahead of the first call. */
  warm(): Promise<void>;
  /** Calls that run or wait. */
  readonly pending: number;
  readonly sandboxes: number;
  /** Ends every sandbox at once, as a crash would, and starts one anew. Returns how many there were. */
  crash(): Promise<number>;
  close(): Promise<void>;
}

interface Options {
  readonly bootstrap: URL;
  readonly clock: SharedArrayBuffer | undefined;
  readonly output: (stream: 'stdout' | 'stderr', line: string) => void;
  readonly failed: (outcome: Extract<Outcome, { kind: 'failure' }>) => void;
  /** Told when the last pending call has ended. */
  readonly idle: () => void;
}

interface Slot {
  readonly sandbox: Sandbox;
  busy: boolean;
  timer?: NodeJS.Timeout | undefined;
}

export function createPool(code: FunctionCode, options: Options): Pool {
  let slots: Slot[] = [];
  const waiting: ((slot: Slot) => void)[] = [];
  let pending = 0;
  let closed = false;

  const start = (): Slot => {
    const slot: Slot = { sandbox: startSandbox(code, options), busy: false };
    slots.push(slot);
    return slot;
  };
  const forget = (slot: Slot) => {
    clearTimeout(slot.timer);
    slots = slots.filter((one) => one !== slot);
  };
  const take = (): Promise<Slot> | Slot => {
    for (const slot of slots.filter(({ sandbox }) => !sandbox.alive)) forget(slot);
    const free = slots.find(({ busy }) => !busy) ?? (slots.length < MAX_SANDBOXES ? start() : undefined);
    if (free === undefined) return new Promise((resolve) => waiting.push(resolve));
    free.busy = true;
    clearTimeout(free.timer);
    return free;
  };
  const giveBack = (slot: Slot) => {
    const next = waiting.shift();
    if (slot.sandbox.alive && next !== undefined) return next(slot);
    slot.busy = false;
    if (!slot.sandbox.alive) {
      forget(slot);
      if (next !== undefined) {
        const fresh = start();
        fresh.busy = true;
        next(fresh);
      }
    } else if (slots[0] !== slot) {
      slot.timer = setTimeout(() => {
        forget(slot);
        void slot.sandbox.end('no longer needed');
      }, IDLE_MS);
      slot.timer.unref();
    }
  };

  return {
    code,
    invoke: async (event) => {
      if (closed)
        return { kind: 'failure', error: { errorType: 'Runtime.Closing', errorMessage: 'The local run is ending' } };
      pending += 1;
      const payload = JSON.stringify(event);
      const slot = await take();
      const outcome = await slot.sandbox.call(payload);
      giveBack(slot);
      pending -= 1;
      if (outcome.kind === 'failure') options.failed(outcome);
      if (pending === 0) options.idle();
      return outcome;
    },
    warm: async () => {
      const slot = slots[0] ?? start();
      await slot.sandbox.loaded;
    },
    get pending() {
      return pending;
    },
    get sandboxes() {
      return slots.filter(({ sandbox }) => sandbox.alive).length;
    },
    crash: async () => {
      const ended = slots;
      // Free ones go at once; a busy one is given back by its call, which fails now.
      slots = slots.filter(({ busy }) => busy);
      await Promise.all(ended.map((slot) => slot.sandbox.end('The sandbox was ended from outside')));
      if (!closed && !slots.some(({ sandbox }) => sandbox.alive)) start();
      return ended.length;
    },
    close: async () => {
      closed = true;
      const ended = slots;
      slots = [];
      await Promise.all(ended.map((slot) => slot.sandbox.end('The local run is ending')));
    },
  };
}
