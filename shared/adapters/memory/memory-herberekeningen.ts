/** Recalculations in memory; what they change is added by the figures in memory. */
import type {
  Herberekendeel,
  Herberekening,
  HerberekeningStore,
  Herberekenregel,
} from '../../application/herberekeningen.ts';
import type { Stored } from '../../application/ports.ts';
import { mergeCellen } from '../../domain/bereikbaarheid/cellen.ts';
import { ConflictError } from '../../domain/errors.ts';

export interface MemoryHerberekeningen extends HerberekeningStore {
  add(id: string, delen: readonly Herberekendeel[], gewijzigd: number): void;
}

export function makeMemoryHerberekeningen(): MemoryHerberekeningen {
  const all = new Map<string, Stored<Herberekening>>();
  const delen = new Map<string, Map<string, Herberekendeel>>();
  const gewijzigd = new Map<string, number>();
  const regels = new Map<string, readonly Herberekenregel[]>();

  function add(id: string, more: readonly Herberekendeel[], count: number): void {
    const known = delen.get(id) ?? new Map<string, Herberekendeel>();
    delen.set(id, known);
    for (const deel of more) {
      const name = `${deel.kanaal}/${deel.wijkteam}`;
      const before = known.get(name);
      known.set(name, before ? { ...deel, delta: mergeCellen([before.delta, deel.delta]) } : deel);
    }
    gewijzigd.set(id, (gewijzigd.get(id) ?? 0) + count);
  }

  return {
    add,
    loadHerberekening: async (id) => structuredClone(all.get(id)),
    async saveHerberekening(herberekening, vorige, erbij) {
      if ((all.get(herberekening.id)?.versie ?? 0) !== vorige) throw new ConflictError();
      all.set(herberekening.id, { versie: vorige + 1, value: structuredClone(herberekening) });
      if (erbij) add(herberekening.id, erbij.delen, erbij.gewijzigd);
    },
    readHerberekendelen: async (id) => ({
      delen: [...(delen.get(id)?.values() ?? [])],
      gewijzigd: gewijzigd.get(id) ?? 0,
    }),
    async saveHerberekenregels(id, rows) {
      const name = ({ kanaal, wijkteam }: Herberekenregel) => `${kanaal}/${wijkteam}`;
      const byName = new Map([...(regels.get(id) ?? []), ...rows].map((row) => [name(row), row]));
      regels.set(id, [...byName.values()]);
    },
    readHerberekenregels: async (id) => regels.get(id) ?? [],
    async listHerberekeningen(limit, cursor) {
      const newest = [...all.values()].map(({ value }) => value);
      newest.sort((a, b) => (`${a.op}#${a.id}` < `${b.op}#${b.id}` ? 1 : -1));
      const from = cursor === undefined ? 0 : Number(cursor);
      const items = newest.slice(from, from + limit);
      return from + limit < newest.length ? { items, cursor: String(from + limit) } : { items };
    },
    listLopendeHerberekeningen: async () =>
      [...all.values()].filter(({ value }) => value.status === 'bezig').map(({ value }) => value.id),
  };
}
