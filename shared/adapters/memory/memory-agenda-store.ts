import type { AgendaAdres, AgendaOpslag } from '../../application/agenda-ports.ts';
import { ConflictError } from '../../domain/errors.ts';

/** Secret addresses of calendars in memory. */
export function makeMemoryAgendaStore(): AgendaOpslag {
  const adressen = new Map<string, AgendaAdres>();
  const refuseOther = (medewerker: string, vorige: AgendaAdres | undefined): void => {
    if (adressen.get(medewerker)?.sleutel !== vorige?.sleutel) throw new ConflictError();
  };
  return {
    loadAgendaAdres: async (medewerker) => structuredClone(adressen.get(medewerker)),
    findAgendaAdres: async (sleutel) =>
      structuredClone([...adressen.values()].find((adres) => adres.sleutel === sleutel)),
    async saveAgendaAdres(adres, vorige) {
      refuseOther(adres.medewerker, vorige);
      adressen.set(adres.medewerker, structuredClone(adres));
    },
    async removeAgendaAdres(adres) {
      refuseOther(adres.medewerker, adres);
      adressen.delete(adres.medewerker);
    },
  };
}
