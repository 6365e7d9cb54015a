/** Seeded randomness: the same seed gives the same operations on every machine. */

export interface Random {
  /** From 0 up to, not including, `below`. */
  int(below: number): number;
  /** True with the given chance. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
}

/** The generator known as mulberry32: 32 bits of state, good enough to choose test data. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[int(choices.length)] as never,
  };
}
