/** A clock that jumps from one thing that happens to the next, so that a year passes in minutes. */
import { setImmediate as turn } from 'node:timers/promises';

export interface VirtueleTijd {
  /** Epoch milliseconds. */
  nu(): number;
  /** Does this after so many milliseconds; what is due at one instant goes in the order in which it was asked for. */
  na(ms: number, work: () => unknown): void;
  /** Resolves after so many virtual milliseconds. */
  wacht(ms: number): Promise<void>;
  /** Plays everything until `tot`, that instant included. */
  speelTot(tot: number): Promise<void>;
}

interface Gebeurt {
  readonly op: number;
  readonly nummer: number;
  readonly work: () => unknown;
}

const before = (a: Gebeurt, b: Gebeurt): boolean => a.op < b.op || (a.op === b.op && a.nummer < b.nummer);

export function makeVirtueleTijd(begin: number): VirtueleTijd {
  /** A binary heap, the first that happens on top. */
  const heap: Gebeurt[] = [];
  let now = begin;
  let nummer = 0;

  function push(item: Gebeurt): void {
    let at = heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(item, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = item;
  }

  function pop(): Gebeurt {
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return top;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const least = right < heap.length && before(heap[right]!, heap[left]!) ? right : left;
      if (!before(heap[least]!, last)) break;
      heap[at] = heap[least]!;
      at = least;
    }
    heap[at] = last;
    return top;
  }

  const na = (ms: number, work: () => unknown): void => {
    nummer += 1;
    push({ op: now + Math.max(0, Math.round(ms)), nummer, work });
  };
  return {
    nu: () => now,
    na,
    wacht: (ms) => new Promise((resolve) => na(ms, () => resolve())),
    async speelTot(tot) {
      while (heap.length > 0 && heap[0]!.op <= tot) {
        const next = pop();
        now = next.op;
        next.work();
        // Whatever that set going runs until it waits for the clock.
        await turn();
      }
      now = Math.max(now, tot);
    },
  };
}
