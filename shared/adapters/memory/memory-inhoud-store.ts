/** Content and identity in memory. */

import type { AntwoordInhoud, BerichtInhoud, NotitieInhoud, PersoonInhoud } from '../../application/inhoud.ts';
import type { InhoudStore } from '../../application/ports.ts';

interface Partition {
  readonly berichten: Map<string, BerichtInhoud>;
  readonly antwoorden: Map<string, AntwoordInhoud>;
  readonly notities: Map<string, NotitieInhoud>;
  persoon: PersoonInhoud;
}

const sorted = <T extends { readonly op: string; readonly id: string }>(parts: Map<string, T>): T[] =>
  [...parts.values()]
    .map((part) => structuredClone(part))
    .sort((a, b) => (a.op < b.op ? -1 : a.op > b.op ? 1 : a.id < b.id ? -1 : 1));

export function makeMemoryInhoudStore(): InhoudStore {
  const partitions = new Map<string, Partition>();
  function partition(contact: string): Partition {
    const found = partitions.get(contact);
    if (found) return found;
    const made: Partition = { berichten: new Map(), antwoorden: new Map(), notities: new Map(), persoon: {} };
    partitions.set(contact, made);
    return made;
  }
  return {
    async putBericht(contact, bericht) {
      partition(contact).berichten.set(bericht.id, structuredClone(bericht));
    },
    async putAntwoord(contact, antwoord) {
      partition(contact).antwoorden.set(antwoord.id, structuredClone(antwoord));
    },
    async putNotitie(contact, notitie) {
      partition(contact).notities.set(notitie.id, structuredClone(notitie));
    },
    async mergePersoon(contact, persoon) {
      const fields = Object.entries(persoon).filter(([, value]) => value !== undefined);
      const part = partition(contact);
      part.persoon = { ...part.persoon, ...Object.fromEntries(fields) };
    },
    async readInhoud(contact) {
      const { berichten, antwoorden, notities, persoon } = partition(contact);
      return {
        berichten: sorted(berichten),
        antwoorden: sorted(antwoorden),
        notities: sorted(notities),
        persoon: { ...persoon },
      };
    },
    async readAntwoord(contact, id) {
      const found = partition(contact).antwoorden.get(id);
      return found && structuredClone(found);
    },
  };
}
