/** Settings and the duty roster in memory. */

import type { Instellingversie, Wijziging } from '../../application/instellingen-historie.ts';
import type { InstellingenStore, Page } from '../../application/ports.ts';
import type { NormMetGeldigheid } from '../../domain/bereikbaarheid/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Openingsregeling } from '../../domain/openingstijden/types.ts';
import { STANDAARD_ORGANISATIE } from '../../domain/organisatie/standaard.ts';
import type { Instellingen } from '../../domain/organisatie/types.ts';
import type { Escalatiebeleid } from '../../domain/spoed/types.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import { systemClock } from '../clock/system-clock.ts';
import { makeMemoryAdresbevestigingStore } from './memory-adresbevestiging-store.ts';
import { makeMemoryAgendaStore } from './memory-agenda-store.ts';
import { makeMemoryRoosterStore } from './memory-rooster-store.ts';

const normSleutel = (norm: NormMetGeldigheid): string => `${norm.kanaal}/${norm.wijkteam ?? '*'}/${norm.geldigVan}`;

const EMPTY: Instellingen = {
  versie: 0,
  regelversie: 0,
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
  /** Every state of what has a history, oldest first. */
  const standen: { readonly op: Instant | null; readonly door: string | null; readonly instellingen: Instellingen }[] =
    [{ op: null, door: null, instellingen: now }];
  const change = (part: Partial<Instellingen>): void => {
    now = structuredClone({ ...now, ...part, versie: now.versie + 1 });
  };
  const rooster = makeMemoryRoosterStore(() => change({}));
  const withHistory = (one: Instellingen): string =>
    JSON.stringify([
      one.organisatie,
      ...[one.wijkteams, one.openingsregelingen, one.escalatiebeleid].map((map) => Object.entries(map).sort()),
      one.normen.map((norm) => [normSleutel(norm), JSON.stringify(norm)]).sort(),
    ]);
  function changeKept(part: Partial<Instellingen>, wijziging: Wijziging | undefined): void {
    if (wijziging?.vorige !== undefined && wijziging.vorige !== now.versie) throw new ConflictError();
    const before = withHistory(now);
    change(part);
    if (withHistory(now) === before) return;
    now = { ...now, regelversie: now.versie };
    const { door, op } = wijziging ?? { door: 'systeem', op: systemClock.now() };
    standen.push({ op, door, instellingen: now });
  }

  /** Newest first: every state in which that value is another than in the state before. */
  function versiesOf<T>(values: (one: Instellingen) => ReadonlyMap<string, T>): Instellingversie<T>[] {
    const found: Instellingversie<T>[] = [];
    let before: ReadonlyMap<string, T> = new Map();
    for (const { op, door, instellingen } of standen) {
      const all = values(instellingen);
      for (const name of new Set([...before.keys(), ...all.keys()])) {
        const waarde = all.get(name) ?? null;
        if (JSON.stringify(waarde) === JSON.stringify(before.get(name) ?? null)) continue;
        found.unshift({ versie: instellingen.regelversie ?? 0, op, door, waarde });
      }
      before = all;
    }
    return found;
  }
  function pageOf<T>(all: readonly T[], limit: number, cursor: string | undefined): Page<T> {
    const from = cursor === undefined ? 0 : Number(cursor);
    const items = all.slice(from, from + limit);
    return from + limit < all.length ? { items, cursor: String(from + limit) } : { items };
  }

  return {
    ...rooster,
    ...makeMemoryAgendaStore(),
    ...makeMemoryAdresbevestigingStore(),
    readInstellingen: async () => now,
    async readInstellingenOp(moment) {
      const index = standen.findLastIndex(({ op, instellingen }) =>
        typeof moment === 'number' ? (instellingen.regelversie ?? 0) <= moment : op === null || op <= moment,
      );
      const found = standen[Math.max(0, index)]!;
      const { medewerkers, standaardantwoorden } = now;
      const current = found.instellingen.regelversie === now.regelversie;
      return {
        versie: found.instellingen.regelversie ?? 0,
        op: found.op,
        door: found.door,
        instellingen: current ? now : { ...found.instellingen, medewerkers, standaardantwoorden },
      };
    },
    listRegelingversies: async (sleutel, limit, cursor) =>
      pageOf(
        versiesOf<Openingsregeling>(({ openingsregelingen }) => {
          const regeling = openingsregelingen[sleutel];
          return new Map(regeling === undefined ? [] : [[sleutel, regeling]]);
        }),
        limit,
        cursor,
      ),
    async listBeleidversies(wijkteam, limit, cursor) {
      const all = versiesOf<Escalatiebeleid>(({ escalatiebeleid }) => {
        const beleid = escalatiebeleid[wijkteam];
        return new Map(beleid === undefined ? [] : [[wijkteam, beleid]]);
      });
      const opeenvolgend = all.map((one, index) => ({ ...one, tot: all[index - 1]?.op ?? null }));
      return pageOf(opeenvolgend, limit, cursor);
    },
    listNormversies: async (limit, cursor) =>
      pageOf(
        versiesOf<NormMetGeldigheid>(({ normen }) => new Map(normen.map((norm) => [normSleutel(norm), norm]))),
        limit,
        cursor,
      ),
    saveInstellingen: async ({ versie: _theirs, regelversie: _too, ...whole }, wijziging) =>
      changeKept(whole, wijziging),
    saveOrganisatie: async (organisatie, wijziging) => changeKept({ organisatie }, wijziging),
    saveWijkteam: async (wijkteam, wijziging) =>
      changeKept({ wijkteams: { ...now.wijkteams, [wijkteam.slug]: wijkteam } }, wijziging),
    async saveMedewerker(medewerker, vorige) {
      if (vorige !== undefined && vorige !== now.versie) throw new ConflictError();
      change({ medewerkers: { ...now.medewerkers, [medewerker.id]: medewerker } });
    },
    saveOpeningsregeling: async (sleutel, regeling, wijziging) =>
      changeKept({ openingsregelingen: { ...now.openingsregelingen, [sleutel]: regeling } }, wijziging),
    async saveNormen(normen, wijziging) {
      const byKey = new Map([...now.normen, ...normen].map((norm) => [normSleutel(norm), norm]));
      changeKept({ normen: [...byKey.values()] }, wijziging);
    },
    async saveEscalatiebeleid(wijkteam, beleid, wijziging) {
      const { [wijkteam]: _before, ...others } = now.escalatiebeleid;
      changeKept({ escalatiebeleid: beleid === null ? others : { ...others, [wijkteam]: beleid } }, wijziging);
    },
    saveStandaardantwoord: async (antwoord) =>
      change({ standaardantwoorden: { ...now.standaardantwoorden, [antwoord.code]: antwoord } }),
    async saveWebhook(medewerker, webhook) {
      const { [medewerker]: _before, ...others } = now.webhooks ?? {};
      change({ webhooks: webhook === null ? others : { ...others, [medewerker]: webhook } });
    },
    async savePushAbonnement(medewerker, abonnement) {
      const others = (now.pushAbonnementen?.[medewerker] ?? []).filter(({ id }) => id !== abonnement.id);
      change({ pushAbonnementen: { ...now.pushAbonnementen, [medewerker]: [...others, abonnement] } });
    },
    async removePushAbonnement(medewerker, id) {
      const { [medewerker]: mine = [], ...others } = now.pushAbonnementen ?? {};
      const left = mine.filter((abonnement) => abonnement.id !== id);
      change({ pushAbonnementen: left.length === 0 ? others : { ...others, [medewerker]: left } });
    },
    saveDiensten: (added, wijziging) =>
      rooster.publiceer({
        erbij: added,
        door: wijziging?.door ?? 'systeem',
        op: wijziging?.op ?? systemClock.now(),
        aanleiding: 'plan',
      }),
  };
}
