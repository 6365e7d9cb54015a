/** The roster in memory: duties, absences, publications, exchanges, and what is still to be done. */
import { MAX_DIENST_DAGEN, type Stored } from '../../application/ports.ts';
import {
  checkEenmaal,
  type Publicatie,
  type RoosterOpslag,
  type Roosterwerk,
  rotatieSleutel,
} from '../../application/rooster-ports.ts';
import type { Afwezigheid } from '../../domain/achterwacht/afwezigheid.ts';
import type { Rotatie } from '../../domain/achterwacht/rotatie.ts';
import type { Ruilverzoek } from '../../domain/achterwacht/ruilverzoek.ts';
import type { Dienst } from '../../domain/achterwacht/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import { addDays } from '../../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../../domain/tijd/instant.ts';

export interface MemoryRooster extends RoosterOpslag {
  readDiensten(van: LocalDate, totEnMet: LocalDate): Promise<readonly Dienst[]>;
}

/** `changed` is told of every change that others must see. */
export function makeMemoryRoosterStore(changed: () => void): MemoryRooster {
  const diensten = new Map<string, Dienst>();
  const afwezigheden = new Map<string, Afwezigheid>();
  const publicaties: Publicatie[] = [];
  const ruilverzoeken = new Map<string, Stored<Ruilverzoek>>();
  const rotaties = new Map<string, Stored<Rotatie>>();
  const werken = new Map<string, Roosterwerk>();
  const eenmaal = new Map<string, Instant>();

  const noteWerk = (werk: readonly Roosterwerk[]): void => {
    for (const one of werk) werken.set(`${one.op}#${one.id}`, structuredClone(one));
  };
  function refuseOther<T>(all: ReadonlyMap<string, Stored<T>>, id: string, vorige: number): void {
    if ((all.get(id)?.versie ?? 0) !== vorige) throw new ConflictError();
  }
  const inOrder = <T>(all: ReadonlyMap<string, T>): T[] =>
    [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => structuredClone(one));

  return {
    async readDiensten(van, totEnMet) {
      const first = addDays(van, -MAX_DIENST_DAGEN);
      return [...diensten.values()]
        .filter((d) => d.van.slice(0, 10) >= first && d.van.slice(0, 10) <= totEnMet && d.tot.slice(0, 10) >= van)
        .sort((a, b) => (`${a.van}#${a.id}` < `${b.van}#${b.id}` ? -1 : 1))
        .map((dienst) => structuredClone(dienst));
    },
    async readAfwezigheden(van, totEnMet) {
      return [...afwezigheden.values()]
        .filter((one) => one.tot >= `${van}T` && one.van.slice(0, 10) <= totEnMet)
        .sort((a, b) => (`${a.tot}#${a.id}` < `${b.tot}#${b.id}` ? -1 : 1))
        .map((one) => structuredClone(one));
    },
    loadAfwezigheid: async (id) => structuredClone(afwezigheden.get(id)),
    async saveAfwezigheden(erbij, weg = [], werk = []) {
      for (const id of weg) afwezigheden.delete(id);
      for (const one of erbij) afwezigheden.set(one.id, structuredClone(one));
      noteWerk(werk);
      changed();
    },
    loadDienst: async (id) => structuredClone(diensten.get(id)),
    readRoosterversie: async () => publicaties.length,
    async publiceer({ erbij, weg = [], door, op, aanleiding, vorige, ruilverzoek, werk = [] }) {
      if (vorige !== undefined && vorige !== publicaties.length) throw new ConflictError();
      if (ruilverzoek) refuseOther(ruilverzoeken, ruilverzoek.value.id, ruilverzoek.vorige);
      const distinct = [...new Map(erbij.map((dienst) => [dienst.id, structuredClone(dienst)])).values()];
      const gone = weg.filter((id) => !distinct.some((dienst) => dienst.id === id));
      const touched = [...distinct.map(({ id }) => id), ...gone];
      const was = touched.flatMap((id) => diensten.get(id) ?? []);
      for (const id of gone) diensten.delete(id);
      for (const dienst of distinct) diensten.set(dienst.id, dienst);
      publicaties.push({ nr: publicaties.length + 1, op, door, aanleiding, erbij: distinct, was });
      if (ruilverzoek)
        ruilverzoeken.set(ruilverzoek.value.id, {
          versie: ruilverzoek.vorige + 1,
          value: structuredClone(ruilverzoek.value),
        });
      noteWerk(werk);
      changed();
    },
    async listPublicaties(limit, cursor) {
      const until = cursor === undefined ? publicaties.length : Number(cursor);
      const from = Math.max(0, until - limit);
      const items = publicaties.slice(from, until).reverse();
      return from === 0 ? { items } : { items, cursor: String(from) };
    },
    loadRuilverzoek: async (id) => structuredClone(ruilverzoeken.get(id)),
    async saveRuilverzoek(verzoek, vorige, werk = []) {
      refuseOther(ruilverzoeken, verzoek.id, vorige);
      ruilverzoeken.set(verzoek.id, { versie: vorige + 1, value: structuredClone(verzoek) });
      noteWerk(werk);
    },
    listRuilverzoeken: async (vanaf) => inOrder(ruilverzoeken).filter(({ value }) => value.id >= vanaf),
    listRotaties: async () => inOrder(rotaties),
    async saveRotatie(rotatie, vorige) {
      const naam = rotatieSleutel(rotatie);
      refuseOther(rotaties, naam, vorige);
      rotaties.set(naam, { versie: vorige + 1, value: structuredClone(rotatie) });
      changed();
    },
    saveWerk: async (werk) => noteWerk(werk),
    listWerk: async (nu) =>
      inOrder(werken)
        .filter(({ op }) => op <= nu)
        .slice(0, 100),
    async removeWerk({ op, id }) {
      werken.delete(`${op}#${id}`);
    },
    async noteEenmaal(namen, op, werk) {
      checkEenmaal(namen, werk);
      if (namen.some((naam) => eenmaal.has(naam))) return false;
      for (const naam of namen) eenmaal.set(naam, op);
      noteWerk(werk);
      return true;
    },
    readEenmaal: async (naam) => eenmaal.get(naam),
    knownEenmaal: async (namen) => new Set(namen.filter((naam) => eenmaal.has(naam))),
  };
}
