/** Questions after closing in memory. */
import type { ErvaringStore } from '../../application/ervaringen.ts';
import type { Ervaring } from '../../domain/ervaring/cijfers.ts';
import type { Ervaringsvraag } from '../../domain/ervaring/types.ts';

export function makeMemoryErvaringStore(): ErvaringStore {
  const vragen = new Map<string, Ervaringsvraag>();
  const antwoorden = new Map<string, Map<string, Ervaring>>();
  return {
    async putVraag(sleutel, vraag) {
      vragen.set(sleutel, structuredClone(vraag));
    },
    loadVraag: async (sleutel) => structuredClone(vragen.get(sleutel)),
    async putAntwoord(kwartaal, sleutel, ervaring) {
      const known = antwoorden.get(kwartaal) ?? new Map<string, Ervaring>();
      antwoorden.set(kwartaal, known.set(sleutel, structuredClone(ervaring)));
    },
    listAntwoorden: async (kwartaal) => structuredClone([...(antwoorden.get(kwartaal)?.values() ?? [])]),
  };
}
