/** Content and identity in memory. */

import type {
  AntwoordInhoud,
  BerichtInhoud,
  BetrokkeneInhoud,
  ConceptInhoud,
  NotitieInhoud,
  PersoonInhoud,
  UitgaandeMailInhoud,
} from '../../application/inhoud.ts';
import type { InhoudSleutel, InhoudStore, Spoor, Stored } from '../../application/ports.ts';
import { ConflictError } from '../../domain/errors.ts';
import { hulpvragerDicht } from '../../domain/toestemming/weigering.ts';
import { isOf, type VeiligContactAfspraak } from '../../domain/veilig-contact/afspraak.ts';

interface Partition {
  readonly berichten: Map<string, BerichtInhoud>;
  readonly antwoorden: Map<string, AntwoordInhoud>;
  readonly uitgaand: Map<string, UitgaandeMailInhoud>;
  readonly notities: Map<string, NotitieInhoud>;
  persoon: PersoonInhoud;
}

const sorted = <T extends { readonly op: string; readonly id: string }>(parts: Map<string, T>): T[] =>
  [...parts.values()]
    .map((part) => structuredClone(part))
    .sort((a, b) => (a.op < b.op ? -1 : a.op > b.op ? 1 : a.id < b.id ? -1 : 1));

const nameOf = (bij: InhoudSleutel): string => ('contact' in bij ? `contact ${bij.contact}` : `persoon ${bij.persoon}`);

export function makeMemoryInhoudStore(): InhoudStore {
  const partitions = new Map<string, Partition>();
  const concepten = new Map<string, Map<string, ConceptInhoud>>();
  const betrokkenen = new Map<string, Map<string, BetrokkeneInhoud>>();
  const dicht = new Set<string>();
  const sporen = new Map<string, Map<string, Spoor>>();
  const gevraagd = new Map<string, { readonly contact: string; readonly op: string }>();
  const terugbellen = new Map<string, Stored<readonly string[]>>();
  const afspraken = new Map<string, Map<string, VeiligContactAfspraak>>();
  function partition(contact: string): Partition {
    const found = partitions.get(contact);
    if (found) return found;
    const made: Partition = {
      berichten: new Map(),
      antwoorden: new Map(),
      uitgaand: new Map(),
      notities: new Map(),
      persoon: {},
    };
    partitions.set(contact, made);
    return made;
  }
  function conceptenVan(contact: string): ConceptInhoud[] {
    const known = [...(concepten.get(contact)?.values() ?? [])];
    return structuredClone(known.sort((a, b) => (a.door < b.door ? -1 : 1)));
  }
  function betrokkenenVan(contact: string): BetrokkeneInhoud[] {
    const known = [...(betrokkenen.get(contact)?.values() ?? [])];
    return structuredClone(known.sort((a, b) => (a.rol < b.rol ? -1 : 1)));
  }
  return {
    async putBericht(contact, bericht) {
      partition(contact).berichten.set(bericht.id, structuredClone(bericht));
    },
    async putAntwoord(contact, antwoord) {
      partition(contact).antwoorden.set(antwoord.id, structuredClone(antwoord));
    },
    async putUitgaand(contact, mail) {
      partition(contact).uitgaand.set(mail.id, structuredClone(mail));
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
      const { berichten, antwoorden, uitgaand, notities, persoon } = partition(contact);
      return {
        betrokkenen: betrokkenenVan(contact),
        concepten: conceptenVan(contact),
        afspraken: structuredClone([...(afspraken.get(nameOf({ contact }))?.values() ?? [])]),
        berichten: sorted(berichten),
        antwoorden: sorted(antwoorden),
        uitgaand: sorted(uitgaand),
        notities: sorted(notities),
        persoon: { ...persoon },
      };
    },
    async readBericht(contact, id) {
      const found = partition(contact).berichten.get(id);
      return found && structuredClone(found);
    },
    async readAntwoord(contact, id) {
      const found = partition(contact).antwoorden.get(id);
      return found && structuredClone(found);
    },
    async putConcept(contact, concept, vorige) {
      const known = concepten.get(contact) ?? new Map<string, ConceptInhoud>();
      if ((known.get(concept.door)?.versie ?? 0) !== vorige) throw new ConflictError();
      concepten.set(contact, known.set(concept.door, structuredClone(concept)));
    },
    readConcepten: async (contact) => conceptenVan(contact),
    async readPersoon(contact) {
      return { ...partition(contact).persoon };
    },
    async putBetrokkene(contact, betrokkene) {
      if (betrokkene.rol === 'hulpvrager' && dicht.has(contact)) throw hulpvragerDicht();
      const known = betrokkenen.get(contact) ?? new Map();
      betrokkenen.set(contact, known.set(betrokkene.rol, structuredClone(betrokkene)));
    },
    readBetrokkenen: async (contact) => betrokkenenVan(contact),
    async removeBetrokkene(contact, rol) {
      betrokkenen.get(contact)?.delete(rol);
    },
    async closeHulpvrager(contact) {
      dicht.add(contact);
      betrokkenen.get(contact)?.delete('hulpvrager');
    },
    async openHulpvrager(contact) {
      dicht.delete(contact);
    },
    async putSpoor(persoon, spoor) {
      const known = sporen.get(persoon) ?? new Map();
      sporen.set(persoon, known.set(`${spoor.op} ${spoor.contact}`, { ...spoor }));
    },
    async readSporen(personen, limit) {
      const newest = (persoon: string) =>
        [...(sporen.get(persoon)?.values() ?? [])].sort((a, b) => (a.op < b.op ? 1 : a.op > b.op ? -1 : 0));
      return personen
        .flatMap((persoon) => newest(persoon).slice(0, limit))
        .sort((a, b) => (a.op < b.op ? 1 : a.op > b.op ? -1 : 0));
    },
    async forgetPersoon(persoon, contact) {
      for (const [key, spoor] of sporen.get(persoon) ?? []) {
        if (spoor.contact === contact) sporen.get(persoon)?.delete(key);
      }
      const known = afspraken.get(nameOf({ persoon }));
      for (const [id, afspraak] of known ?? []) if (isOf(contact, afspraak)) known?.delete(id);
    },
    async removeNotities(contact, notities) {
      for (const id of notities) partition(contact).notities.delete(id);
    },
    async putVeiligContact(bij, afspraak) {
      const known = afspraken.get(nameOf(bij)) ?? new Map();
      afspraken.set(nameOf(bij), known.set(afspraak.id, structuredClone(afspraak)));
    },
    async claimErvaringsvraag(persoon, contact, op, vanaf) {
      const before = gevraagd.get(persoon);
      if (before !== undefined && before.contact !== contact && before.op >= vanaf) return false;
      gevraagd.set(persoon, { contact, op });
      return true;
    },
    async loadTerugbelverzoekenVan(persoon) {
      return structuredClone(terugbellen.get(persoon));
    },
    async saveTerugbelverzoekenVan(persoon, verzoeken, vorige) {
      if ((terugbellen.get(persoon)?.versie ?? 0) !== vorige) throw new ConflictError();
      terugbellen.set(persoon, { versie: vorige + 1, value: [...verzoeken] });
    },
    async readVeiligContact(bij) {
      return bij.flatMap((one) => structuredClone([...(afspraken.get(nameOf(one))?.values() ?? [])]));
    },
  };
}
