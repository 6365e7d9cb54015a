/** Rest: nothing runs and nothing waits that could run now. What only a later clock can bring does not count. */

/** Something that can be at work. */
export interface Worker {
  /** What is left, in words for an operator; undefined at rest. */
  busy(): string | undefined;
}

export interface Rest {
  add(worker: Worker): void;
  /** To be called whenever something may have come to rest. */
  changed(): void;
  left(): readonly string[];
  /** Resolves with nothing at rest, or with what is left when `timeoutMs` of real time have passed. */
  wait(timeoutMs: number): Promise<readonly string[]>;
}

export function createRest(): Rest {
  const workers: Worker[] = [];
  const waiting = new Set<() => void>();
  const left = () =>
    workers.flatMap((worker) => {
      const what = worker.busy();
      return what === undefined ? [] : [what];
    });
  let scheduled = false;
  return {
    add: (worker) => {
      workers.push(worker);
    },
    changed: () => {
      if (waiting.size === 0 || scheduled) return;
      scheduled = true;
      // After the current turn: one piece of work often starts the next within it.
      setImmediate(() => {
        scheduled = false;
        for (const check of [...waiting]) check();
      });
    },
    left,
    wait: (timeoutMs) => {
      const now = left();
      if (now.length === 0) return Promise.resolve([]);
      return new Promise((resolve) => {
        const end = (result: readonly string[]) => {
          clearTimeout(limit);
          clearInterval(look);
          waiting.delete(check);
          resolve(result);
        };
        const check = () => {
          const still = left();
          if (still.length === 0) end(still);
        };
        waiting.add(check);
        // A worker that forgets to tell must not hang a caller: look again now and then.
        const look = setInterval(check, 50);
        const limit = setTimeout(() => end(left()), timeoutMs);
      });
    },
  };
}
