import type { Adresbevestiging, AdresbevestigingOpslag } from '../../application/adresbevestiging-ports.ts';
import type { Stored } from '../../application/ports.ts';
import { ConflictError } from '../../domain/errors.ts';

/** Codes under way to addresses of medewerkers, in memory. */
export function makeMemoryAdresbevestigingStore(): AdresbevestigingOpslag {
  const kept = new Map<string, Stored<Adresbevestiging>>();
  const keyOf = (medewerker: string, medium: string) => `${medium}#${medewerker}`;
  return {
    loadAdresbevestiging: async (medewerker, medium) => structuredClone(kept.get(keyOf(medewerker, medium))),
    async saveAdresbevestiging(bevestiging, vorige) {
      const key = keyOf(bevestiging.medewerker, bevestiging.medium);
      if ((kept.get(key)?.versie ?? 0) !== vorige) throw new ConflictError();
      kept.set(key, structuredClone({ versie: vorige + 1, value: bevestiging }));
    },
  };
}
