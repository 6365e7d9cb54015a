/** Seals in memory: what lies there is never overwritten, unless a test does. */
import type { ZegelStore } from '../../application/zegel-ports.ts';
import type { Uur } from '../../domain/verantwoording/types.ts';
import type { Zegel } from '../../domain/verantwoording/zegel.ts';

export interface MemoryZegels extends ZegelStore {
  readonly zegels: Map<Uur, Zegel>;
  readonly logboek: Map<Uur, string>;
}

export function makeMemoryZegels(): MemoryZegels {
  const zegels = new Map<Uur, Zegel>();
  const logboek = new Map<Uur, string>();
  const putOnce = <T>(map: Map<Uur, T>, uur: Uur, value: T): T => {
    if (!map.has(uur)) map.set(uur, structuredClone(value));
    return map.get(uur) as T;
  };
  return {
    zegels,
    logboek,
    read: async (uur) => zegels.get(uur),
    save: async (zegel) => putOnce(zegels, zegel.uur, zegel),
    eerste: async () => [...zegels.keys()].toSorted()[0],
    laatste: async () => [...zegels.keys()].toSorted().at(-1),
    saveLogboek: async (uur, regels) => putOnce(logboek, uur, regels),
  };
}
