/** Chance that is the same for the same seed, on every machine. */

/** Numbers in [0, 1). */
export type Chance = () => number;

/** A source of chance of its own for every name: what is drawn from one never shifts what is drawn from another. */
export function chanceOf(...names: readonly (string | number)[]): Chance {
  // FNV-1a over the names gives the seed of mulberry32.
  let state = 0x811c9dc5;
  for (const char of names.join('/')) state = Math.imul(state ^ (char.codePointAt(0) as number), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(values: readonly [T, ...T[]] | readonly T[], chance: Chance): T {
  return values[Math.floor(chance() * values.length)] as T;
}

/** Exponential: how long until something that can happen at any moment. */
export function exponential(mean: number, chance: Chance): number {
  return -mean * Math.log(1 - chance());
}

/** Log-normal: most near the median, a few very long. */
export function logNormal(median: number, spread: number, chance: Chance): number {
  return median * Math.exp(spread * gauss(chance));
}

/** How many arrive where `mean` are expected. From 60 on by the normal curve, which is near enough there. */
export function poisson(mean: number, chance: Chance): number {
  if (mean >= 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss(chance)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > limit; product *= chance()) count += 1;
  return count;
}

/** Fisher-Yates. */
export function shuffled<T>(values: readonly T[], chance: Chance): readonly T[] {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

function gauss(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
