/** What a settled wait was judged by: the settings that its judgement names. */
import { feitenUit, herbeoordeel, type Oordeelcontext, zelfdeOordeel } from '../domain/bereikbaarheid/beoordeling.ts';
import type { Bijdrage } from '../domain/bereikbaarheid/types.ts';
import type { Wacht } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Toenmalig } from './instellingen-historie.ts';
import { oordeelcontextVoor } from './normen.ts';
import type { InstellingenStore } from './ports.ts';

type Beoordeeld = Pick<Wacht, 'kanaal' | 'wijkteam' | 'locatie' | 'begin'>;

/** Settings of then, read once each. */
export interface ToenmaligeInstellingen {
  /** Reads what these judgements name; afterwards they can be judged anew. */
  prepare(bijdragen: Iterable<Bijdrage>): Promise<void>;
  /** As it was judged, by the settings that it names. What names none (of before there was a history) is taken at its word. */
  asJudged(bijdrage: Bijdrage): Bijdrage;
  /** What `versie` says; it was prepared. */
  bij(versie: number): Toenmalig | undefined;
  /** As known at an instant: the nearest to what a judgement rested on that nobody can name any more. */
  contextOp(wacht: Beoordeeld, op: Instant): Promise<Oordeelcontext>;
}

export function makeToenmaligeInstellingen(
  instellingen: Pick<InstellingenStore, 'readInstellingenOp'>,
): ToenmaligeInstellingen {
  const known = new Map<number, Toenmalig>();
  return {
    async prepare(bijdragen) {
      const versies = new Set([...bijdragen].flatMap(({ versie }) => versie ?? []));
      for (const versie of versies)
        if (!known.has(versie)) known.set(versie, await instellingen.readInstellingenOp(versie));
    },
    bij: (versie) => known.get(versie),
    asJudged(bijdrage) {
      const { versie, herberekening } = bijdrage;
      const then = versie === undefined ? undefined : known.get(versie);
      const feiten = feitenUit(bijdrage);
      if (then === undefined || feiten === null) return bijdrage;
      const again = herbeoordeel(bijdrage, oordeelcontextVoor(then.instellingen, feiten));
      if (zelfdeOordeel(again, bijdrage)) return bijdrage;
      return herberekening === undefined ? again : asHerberekend(again, herberekening);
    },
    async contextOp(wacht, op) {
      return oordeelcontextVoor((await instellingen.readInstellingenOp(op)).instellingen, wacht);
    },
  };
}

/** Says of a judgement that a recalculation gave it, and counts it as such. */
export function asHerberekend(bijdrage: Bijdrage, herberekening: string): Bijdrage {
  return { ...bijdrage, tellers: { ...bijdrage.tellers, herberekend: 1 }, herberekening };
}
