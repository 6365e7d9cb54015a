/** Reports by mail in memory. */
import type { Stored } from '../../application/ports.ts';
import type { RapportStore } from '../../application/rapporten.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Rapportabonnement, Rapportverzending } from '../../domain/rapport/types.ts';

function makeShelf<T>() {
  const all = new Map<string, Stored<T>>();
  return {
    list: async () => [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => structuredClone(one)),
    load: async (id: string) => structuredClone(all.get(id)),
    async save(id: string, value: T, vorige: number) {
      if ((all.get(id)?.versie ?? 0) !== vorige) throw new ConflictError();
      all.set(id, { versie: vorige + 1, value: structuredClone(value) });
    },
  };
}

export function makeMemoryRapportStore(): RapportStore {
  const abonnementen = makeShelf<Rapportabonnement>();
  const verzendingen = makeShelf<Rapportverzending>();
  return {
    listAbonnementen: abonnementen.list,
    loadAbonnement: abonnementen.load,
    saveAbonnement: (one, vorige) => abonnementen.save(one.id, one, vorige),
    loadVerzending: (abonnement, van) => verzendingen.load(`${abonnement}#${van}`),
    saveVerzending: (one, vorige) => verzendingen.save(`${one.abonnement}#${one.van}`, one, vorige),
  };
}
