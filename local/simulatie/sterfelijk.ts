/** A process that can die between any two steps. */
import type { Chance } from '../dagen/chance.ts';

export class Gestorven extends Error {
  constructor() {
    super('the process died');
    this.name = 'Gestorven';
  }
}

export interface Leven {
  /** True once it died: nothing that it does reaches the outside any more. */
  dood: boolean;
  /** At which call it dies (counted from 1), if it does, and whether that call still had its effect. */
  readonly sterftBij: number | null;
  readonly naDeDaad: boolean;
  stappen: number;
}

/** Of a hundred processes so many die, each at one of its first twelve steps. */
export function nieuwLeven(chance: Chance, kans: number): Leven {
  const [dies, step, after] = [chance(), chance(), chance()];
  return {
    dood: false,
    sterftBij: dies < kans ? 1 + Math.floor(step * 12) : null,
    naDeDaad: after < 0.5,
    stappen: 0,
  };
}

async function step(leven: () => Leven, call: () => Promise<unknown>): Promise<unknown> {
  const one = leven();
  if (one.dood) throw new Gestorven();
  one.stappen += 1;
  const dies = one.stappen === one.sterftBij;
  if (dies && !one.naDeDaad) {
    one.dood = true;
    throw new Gestorven();
  }
  // What was asked for happens also when the asker dies meanwhile.
  const result = await call();
  if (dies) one.dood = true;
  if (one.dood) throw new Gestorven();
  return result;
}

/** The port as a process has it whose life is told by `leven`. Lists that are read piece by piece are left as they are. */
export function sterfelijk<T extends object>(port: T, leven: () => Leven): T {
  return new Proxy(port, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function' || name === 'listDue') return method;
      return (...args: unknown[]) => step(leven, () => method.apply(target, args) as Promise<unknown>);
    },
  });
}
