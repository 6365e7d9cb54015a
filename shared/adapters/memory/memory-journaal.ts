/** Journal, checks and canaries in memory. */
import type { ControleStore, InhoudWijzer, KanarieStore, RuwePost } from '../../application/controle-ports.ts';
import type { Journaalregel, JournaalStore } from '../../application/journaal.ts';
import type { InhoudStore, Stored } from '../../application/ports.ts';
import type { Kanaal } from '../../domain/contact/types.ts';
import type { Dagcontrole } from '../../domain/dagcontrole/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Kanarieronde } from '../../domain/kanarie/types.ts';
import { type Stilte, stilteNaam } from '../../domain/stilte/types.ts';
import { localDateOf } from '../../domain/tijd/amsterdam.ts';
import { type Instant, type LocalDate, MINUTE, plusMs } from '../../domain/tijd/instant.ts';

const byReceipt = (a: Journaalregel, b: Journaalregel): number => (a.ontvangenOp < b.ontvangenOp ? -1 : 1);

export function makeMemoryJournaalStore(): JournaalStore {
  /** By kanaal, day and kind; a line is there once, whatever it came with. */
  const bladen = new Map<string, Map<string, Journaalregel>>();
  const naam = (kanaal: Kanaal, dag: LocalDate, soort: string): string => `${kanaal} ${dag} ${soort}`;
  function add(blad: string, regel: Journaalregel): void {
    const regels = bladen.get(blad) ?? new Map<string, Journaalregel>();
    bladen.set(blad, regels);
    const { dagen: _dagen, ...kept } = structuredClone(regel);
    regels.set(JSON.stringify(kept), kept);
  }
  const read = (blad: string): Journaalregel[] => structuredClone([...(bladen.get(blad)?.values() ?? [])]);
  return {
    async note(kanaal, regels) {
      for (const regel of regels) {
        add(naam(kanaal, localDateOf(regel.ontvangenOp), 'ontvangen'), regel);
        for (const dag of regel.dagen ?? []) add(naam(kanaal, dag, 'laat'), regel);
      }
    },
    async *readDag(kanaal, dag, soort, vanaf) {
      const from = vanaf && plusMs(vanaf, -15 * MINUTE);
      yield* read(naam(kanaal, dag, soort))
        .filter(({ ontvangenOp }) => from === undefined || ontvangenOp >= from)
        .sort(byReceipt);
    },
    async *readTerug(kanaal, dag) {
      yield* read(naam(kanaal, dag, 'ontvangen'))
        .sort(byReceipt)
        .reverse();
    },
  };
}

/** Puts with an optimistic lock, copies in and out. */
function makeVersions<T>() {
  const all = new Map<string, Stored<T>>();
  return {
    get: (id: string): Stored<T> | undefined => structuredClone(all.get(id)),
    list: (): Stored<T>[] => [...all.values()].map((one) => structuredClone(one)),
    save(id: string, value: T, vorige: number): void {
      if ((all.get(id)?.versie ?? 0) !== vorige) throw new ConflictError();
      all.set(id, { versie: vorige + 1, value: structuredClone(value) });
    },
  };
}

export function makeMemoryControleStore(): ControleStore {
  let begin: Instant | undefined;
  const dagen = new Map<LocalDate, Dagcontrole>();
  const stiltes = makeVersions<Stilte>();
  return {
    async begin(nu) {
      begin ??= nu;
      return begin;
    },
    loadDag: async (dag) => structuredClone(dagen.get(dag)),
    async saveDag(controle) {
      dagen.set(controle.dag, structuredClone(controle));
    },
    listDagen: async (van, totEnMet) =>
      [...dagen.values()]
        .filter(({ dag }) => dag >= van && dag <= totEnMet)
        .sort((a, b) => (a.dag < b.dag ? 1 : -1))
        .map((dag) => structuredClone(dag)),
    listStiltes: async () => stiltes.list(),
    saveStilte: async (stilte, vorige) => stiltes.save(stilteNaam(stilte), stilte, vorige),
  };
}

export function makeMemoryKanarieStore(): KanarieStore {
  const tekens = new Map<string, Kanaal>();
  const rondes = makeVersions<Kanarieronde>();
  return {
    isKanarie: async (kanaal, teken) => tekens.get(teken) === kanaal,
    async noteKanarie(kanaal, teken) {
      tekens.set(teken, kanaal);
    },
    loadRonde: async (id) => rondes.get(id),
    saveRonde: async (ronde, vorige) => rondes.save(ronde.id, ronde, vorige),
    listRondes: async (vanaf) =>
      rondes
        .list()
        .filter(({ value }) => value.id >= vanaf)
        .sort((a, b) => (a.value.id < b.value.id ? 1 : -1)),
  };
}

/** Looks into the content store itself. */
export function makeMemoryInhoudWijzer(inhoud: Pick<InhoudStore, 'readInhoud'>): InhoudWijzer {
  return {
    async ontbreken(verwijzingen) {
      const found = await Promise.all(
        verwijzingen.map(async ({ contact, soort, id }) => {
          const { berichten, antwoorden, uitgaand } = await inhoud.readInhoud(contact);
          return { bericht: berichten, antwoord: antwoorden, uitgaand }[soort].some((one) => one.id === id);
        }),
      );
      return verwijzingen.filter((_, index) => found[index] === false);
    },
  };
}

export interface MemoryRuwePost extends RuwePost {
  /** Notes that a raw mail was received. */
  arrive(sleutel: string, ontvangenOp: Instant): void;
}

export function makeMemoryRuwePost(): MemoryRuwePost {
  const post = new Map<string, Instant>();
  return {
    arrive(sleutel, ontvangenOp) {
      post.set(sleutel, ontvangenOp);
    },
    async *list(van, tot) {
      for (const [sleutel, ontvangenOp] of post)
        if (ontvangenOp >= van && ontvangenOp < tot) yield { sleutel, ontvangenOp };
    },
  };
}
