/** Open connections in memory. */
import type { VerbindingStore } from '../../application/ports.ts';
import type { Gebruiker } from '../../domain/organisatie/types.ts';

export function makeMemoryVerbindingStore(): VerbindingStore {
  const open = new Map<string, { readonly gesprek?: string; readonly gebruiker?: Gebruiker }>();
  return {
    async addChat(verbinding, gesprek) {
      open.set(verbinding, { gesprek });
    },
    async addLive(verbinding, gebruiker) {
      open.set(verbinding, { gebruiker });
    },
    async remove(verbinding) {
      const found = open.get(verbinding);
      open.delete(verbinding);
      return found?.gesprek === undefined ? {} : { gesprek: found.gesprek };
    },
    gesprekOf: async (verbinding) => open.get(verbinding)?.gesprek,
    listChat: async (gesprek) => [...open].filter(([, value]) => value.gesprek === gesprek).map(([id]) => id),
    listLive: async () =>
      [...open].flatMap(([verbinding, { gebruiker }]) => (gebruiker ? [{ verbinding, gebruiker }] : [])),
  };
}
