/** Open connections in memory. */
import type { LiveVerbinding, VerbindingStore } from '../../application/ports.ts';
import { epochMs } from '../../domain/tijd/instant.ts';

export function makeMemoryVerbindingStore(): VerbindingStore {
  const open = new Map<
    string,
    { readonly gesprek?: string; readonly wijkteam?: string; readonly live?: LiveVerbinding }
  >();
  /** Per connection and kind: until when it has used up what it may. */
  const full = new Map<string, number>();
  return {
    async addChat(verbinding, gesprek, _verlooptOp, wijkteam) {
      open.set(verbinding, { gesprek, ...(wijkteam !== undefined && { wijkteam }) });
    },
    async addLive(live) {
      open.set(live.verbinding, { live });
    },
    async remove(verbinding) {
      const found = open.get(verbinding);
      open.delete(verbinding);
      return found?.gesprek === undefined ? {} : { gesprek: found.gesprek };
    },
    async chatOf(verbinding) {
      const { gesprek, wijkteam } = open.get(verbinding) ?? {};
      return gesprek === undefined ? undefined : { gesprek, ...(wijkteam !== undefined && { wijkteam }) };
    },
    listChat: async (gesprek) => [...open].filter(([, value]) => value.gesprek === gesprek).map(([id]) => id),
    listLive: async () => [...open.values()].flatMap(({ live }) => live ?? []),
    liveOf: async (verbinding) => open.get(verbinding)?.live?.gebruiker,
    async takeTurn(verbinding, soort, { nu, perMs, burst }) {
      const name = JSON.stringify([verbinding, soort]);
      const now = epochMs(nu);
      const used = Math.max(full.get(name) ?? now, now);
      if (used > now + (burst - 1) * perMs) return false;
      full.set(name, used + perMs);
      return true;
    },
  };
}
