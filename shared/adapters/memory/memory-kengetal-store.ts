/** Counts per day, and who is the same person, in memory. */
import type {
  Dagkop,
  Dagtelling,
  KengetalStore,
  Periodetelling,
  PersoonWijzer,
} from '../../application/kengetal-ports.ts';
import type { InhoudStore } from '../../application/ports.ts';
import { LEGE_TELLING } from '../../domain/bereikbaarheid/telling.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { LocalDate } from '../../domain/tijd/instant.ts';

const naam = (wijkteam: string | null, rest: string): string => `${wijkteam ?? '*'}/${rest}`;

export function makeMemoryKengetalStore(): KengetalStore {
  const koppen = new Map<LocalDate, Dagkop>();
  const dagen = new Map<string, { readonly wijkteam: string | null; readonly dagtelling: Dagtelling }>();
  const perioden = new Map<string, Periodetelling>();
  const kopOf = (dag: LocalDate): Dagkop =>
    koppen.get(dag) ?? { dag, wijzigingen: 0, geteld: null, telwijze: null, geteldOp: null };
  const byDag = (a: { readonly dag: LocalDate }, b: { readonly dag: LocalDate }) => (a.dag < b.dag ? -1 : 1);
  return {
    async noteWijzigingen(changed) {
      for (const dag of new Set(changed)) koppen.set(dag, { ...kopOf(dag), wijzigingen: kopOf(dag).wijzigingen + 1 });
    },
    listKoppen: async (van, totEnMet) =>
      [...koppen.values()].filter(({ dag }) => dag >= van && dag <= totEnMet).sort(byDag),
    readTellingen: async (wijkteam, van, totEnMet) =>
      [...dagen.values()]
        .filter(({ wijkteam: team, dagtelling: { dag } }) => team === wijkteam && dag >= van && dag <= totEnMet)
        .map(({ dagtelling }) => structuredClone(dagtelling))
        .sort(byDag),
    async saveDag({ dag, wijzigingen, telwijze, geteldOp, perWijkteam }) {
      const kop = kopOf(dag);
      if (kop.geteld !== null && kop.geteld > wijzigingen) throw new ConflictError();
      koppen.set(dag, { ...kop, geteld: wijzigingen, telwijze, geteldOp });
      for (const [key, one] of dagen)
        if (one.dagtelling.dag === dag)
          dagen.set(key, { ...one, dagtelling: { dag, telling: LEGE_TELLING, personen: LEGE_TELLING } });
      for (const [wijkteam, one] of perWijkteam)
        dagen.set(naam(wijkteam, dag), { wijkteam, dagtelling: structuredClone({ dag, ...one }) });
    },
    readPerioden: async (wijkteam, asked) =>
      asked
        .flatMap((periode) => perioden.get(naam(wijkteam, periode)) ?? [])
        .sort((a, b) => (a.periode < b.periode ? -1 : 1)),
    async savePerioden(wijkteam, tellingen) {
      for (const one of tellingen) perioden.set(naam(wijkteam, one.periode), one);
    },
  };
}

export function makeMemoryPersoonWijzer(inhoud: Pick<InhoudStore, 'readPersoon' | 'readSporen'>): PersoonWijzer {
  return {
    async readSleutelgegevens(contacten) {
      const found = new Map();
      for (const contact of contacten) {
        const { mail, nummer, terugbelnummer } = await inhoud.readPersoon(contact);
        const known = {
          ...(mail !== undefined && { mail }),
          ...(nummer !== undefined && { nummer }),
          ...(terugbelnummer !== undefined && { terugbelnummer }),
        };
        if (Object.keys(known).length > 0) found.set(contact, known);
      }
      return found;
    },
    readSporen: (personen, limit) => inhoud.readSporen(personen, limit),
  };
}
