/** Settings and the duty roster in memory. */
import { type InstellingenStore, MAX_DIENST_DAGEN } from '../../application/ports.ts';
import type { Dienst } from '../../domain/achterwacht/types.ts';
import type { NormMetGeldigheid } from '../../domain/bereikbaarheid/types.ts';
import { STANDAARD_ORGANISATIE } from '../../domain/organisatie/standaard.ts';
import type { Instellingen } from '../../domain/organisatie/types.ts';
import { addDays } from '../../domain/tijd/amsterdam.ts';

const normSleutel = (norm: NormMetGeldigheid): string => `${norm.kanaal}/${norm.wijkteam ?? '*'}/${norm.geldigVan}`;

const EMPTY: Instellingen = {
  versie: 0,
  organisatie: STANDAARD_ORGANISATIE,
  wijkteams: {},
  medewerkers: {},
  openingsregelingen: {},
  normen: [],
  escalatiebeleid: {},
  standaardantwoorden: {},
};

export function makeMemoryInstellingenStore(begin: Partial<Instellingen> = {}): InstellingenStore {
  let now: Instellingen = structuredClone({ ...EMPTY, ...begin });
  const diensten = new Map<string, Dienst>();
  const change = (part: Partial<Instellingen>): void => {
    now = structuredClone({ ...now, ...part, versie: now.versie + 1 });
  };
  return {
    readInstellingen: async () => now,
    saveInstellingen: async ({ versie: _theirs, ...whole }) => change(whole),
    saveOrganisatie: async (organisatie) => change({ organisatie }),
    saveWijkteam: async (wijkteam) => change({ wijkteams: { ...now.wijkteams, [wijkteam.slug]: wijkteam } }),
    saveMedewerker: async (medewerker) => change({ medewerkers: { ...now.medewerkers, [medewerker.id]: medewerker } }),
    saveOpeningsregeling: async (sleutel, regeling) =>
      change({ openingsregelingen: { ...now.openingsregelingen, [sleutel]: regeling } }),
    async saveNormen(normen) {
      const byKey = new Map([...now.normen, ...normen].map((norm) => [normSleutel(norm), norm]));
      change({ normen: [...byKey.values()] });
    },
    saveEscalatiebeleid: async (wijkteam, beleid) =>
      change({ escalatiebeleid: { ...now.escalatiebeleid, [wijkteam]: beleid } }),
    saveStandaardantwoord: async (antwoord) =>
      change({ standaardantwoorden: { ...now.standaardantwoorden, [antwoord.code]: antwoord } }),
    async readDiensten(van, totEnMet) {
      const first = addDays(van, -MAX_DIENST_DAGEN);
      return [...diensten.values()]
        .filter((d) => d.van.slice(0, 10) >= first && d.van.slice(0, 10) <= totEnMet && d.tot.slice(0, 10) >= van)
        .sort((a, b) => (`${a.van}#${a.id}` < `${b.van}#${b.id}` ? -1 : 1))
        .map((dienst) => structuredClone(dienst));
    },
    async saveDiensten(added) {
      for (const dienst of added) diensten.set(dienst.id, structuredClone(dienst));
      change({});
    },
  };
}
