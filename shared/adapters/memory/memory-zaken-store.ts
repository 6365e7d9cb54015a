/** Facts in memory, with the semantics of the table: optimistic locks, all or nothing, copies in and out. */
import type {
  DueItem,
  Lopend,
  Mailverwijzing,
  OnleesbaarBericht,
  Page,
  Pushwijzer,
  Stored,
  Terugbelbron,
  ZaakWrite,
  ZakenStore,
} from '../../application/ports.ts';
import { tellingOf } from '../../application/unreadable-count.ts';
import type { ZaakChange } from '../../application/zaak-change.ts';
import type { Teller } from '../../domain/contact/bevestiging.ts';
import { eersteOpenTermijn } from '../../domain/contact/termijn-status.ts';
import type { Contact } from '../../domain/contact/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { MediaProef } from '../../domain/media/media-proef.ts';
import type { Spoedzaak } from '../../domain/spoed/types.ts';
import type { Terugbelverzoek } from '../../domain/terugbelverzoek/types.ts';
import { localDateOf } from '../../domain/tijd/amsterdam.ts';
import type { Instant } from '../../domain/tijd/instant.ts';

interface Row<T> extends Stored<T> {
  volgendeActieOp: Instant | null;
}

export interface MemoryZakenStore extends ZakenStore {
  /** Every version that was ever saved, in order: what the stream of the table tells. */
  changes(): readonly ZaakChange[];
  contacten(): readonly Contact[];
  spoedzaken(): readonly Spoedzaak[];
  terugbelverzoeken(): readonly Terugbelverzoek[];
}

const waits = (contact: Contact): boolean => contact.wachten.some((wacht) => wacht.einde === null);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function pageOf<T>(all: readonly T[], limit: number, cursor: string | undefined): Page<T> {
  const from = cursor === undefined ? 0 : Number(cursor);
  const items = all.slice(from, from + limit);
  return items.length === limit ? { items, cursor: String(from + limit) } : { items };
}

/** `keepChanges: false` keeps the newest version of everything only, for runs over more than memory would hold. */
export function makeMemoryZakenStore({ keepChanges = true } = {}): MemoryZakenStore {
  const contacten = new Map<string, Row<Contact>>();
  const spoedzaken = new Map<string, Row<Spoedzaak>>();
  /** By message id, then by correspondent. */
  const verwijzingen = new Map<string, Map<string, Mailverwijzing>>();
  const lopend = new Map<string, Stored<Lopend>>();
  const tellers = new Map<string, Stored<Teller>>();
  const proeven = new Map<string, Stored<MediaProef>>();
  const verzendingen = new Map<string, Instant>();
  const pushwijzers = new Map<string, Pushwijzer>();
  const onleesbaar = new Map<string, Stored<OnleesbaarBericht>>();
  const terugbelverzoeken = new Map<string, Stored<Terugbelverzoek>>();
  const bronnen = new Map<string, Stored<Terugbelbron>>();
  const bronId = ({ contact, bron }: Terugbelbron): string => `${contact}#${bron}`;
  const changes: ZaakChange[] = [];
  const copy = <T>(value: T): T => structuredClone(value);
  const lopendId = (soort: string, id: string): string => `${soort}#${id}`;

  function versieOf(write: ZaakWrite): number {
    switch (write.soort) {
      case 'contact':
        return contacten.get(write.contact.id)?.versie ?? 0;
      case 'spoedzaak':
        return spoedzaken.get(write.spoedzaak.id)?.versie ?? 0;
      case 'lopend':
        return lopend.get(lopendId(write.lopend.soort, write.lopend.id))?.versie ?? 0;
      case 'teller':
        return tellers.get(write.teller.id)?.versie ?? 0;
      case 'media-proef':
        return proeven.get(write.proef.id)?.versie ?? 0;
      case 'onleesbaar':
        return onleesbaar.get(write.bericht.id)?.versie ?? 0;
      case 'terugbelverzoek':
        return terugbelverzoeken.get(write.terugbelverzoek.id)?.versie ?? 0;
      case 'terugbelbron':
        return bronnen.get(bronId(write.bron))?.versie ?? 0;
      case 'mailverwijzing':
        return 0;
    }
  }

  function holds(write: ZaakWrite): boolean {
    if (write.soort !== 'mailverwijzing') return versieOf(write) === write.vorige;
    const there = verwijzingen.get(write.verwijzing.bericht)?.get(write.verwijzing.afzender);
    return there === undefined || there.draad === write.verwijzing.draad;
  }

  function put(write: ZaakWrite): void {
    const volgnummer = String(changes.length + 1);
    if (write.soort === 'mailverwijzing') {
      const { bericht, afzender } = write.verwijzing;
      const ofBericht = verwijzingen.get(bericht) ?? new Map<string, Mailverwijzing>();
      verwijzingen.set(bericht, ofBericht.set(afzender, copy(write.verwijzing)));
      return;
    }
    const versie = write.vorige + 1;
    if (write.soort === 'contact') {
      const contact = copy(write.contact);
      contacten.set(contact.id, { versie, value: contact, volgendeActieOp: write.volgendeActieOp });
      if (keepChanges) changes.push({ soort: 'contact', volgnummer, contact, versie });
    } else if (write.soort === 'spoedzaak') {
      const spoedzaak = copy(write.spoedzaak);
      spoedzaken.set(spoedzaak.id, { versie, value: spoedzaak, volgendeActieOp: write.volgendeActieOp });
      if (keepChanges) changes.push({ soort: 'spoedzaak', volgnummer, spoedzaak, versie });
    } else if (write.soort === 'lopend') {
      lopend.set(lopendId(write.lopend.soort, write.lopend.id), { versie, value: copy(write.lopend) });
    } else if (write.soort === 'terugbelverzoek') {
      const terugbelverzoek = copy(write.terugbelverzoek);
      terugbelverzoeken.set(terugbelverzoek.id, { versie, value: terugbelverzoek });
      if (keepChanges) changes.push({ soort: 'terugbelverzoek', volgnummer, terugbelverzoek, versie });
    } else if (write.soort === 'terugbelbron') {
      bronnen.set(bronId(write.bron), { versie, value: copy(write.bron) });
    } else if (write.soort === 'teller') {
      tellers.set(write.teller.id, { versie, value: copy(write.teller) });
    } else if (write.soort === 'media-proef') {
      proeven.set(write.proef.id, { versie, value: copy(write.proef) });
    } else {
      onleesbaar.set(write.bericht.id, { versie, value: copy(write.bericht) });
    }
  }

  const stored = <T>(row: Stored<T> | undefined): Stored<T> | undefined =>
    row && { versie: row.versie, value: copy(row.value) };
  const rows = <T>(map: Map<string, Row<T>>): Stored<T>[] =>
    [...map.values()].map((row) => ({ versie: row.versie, value: copy(row.value) }));

  return {
    loadContact: async (id) => stored(contacten.get(id)),
    loadContacten: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const found = stored(contacten.get(id));
          return found ? [[id, found] as const] : [];
        }),
      ),
    loadSpoedzaak: async (id) => stored(spoedzaken.get(id)),
    loadMailverwijzingen: async (berichten) =>
      [...new Set(berichten)].flatMap((bericht) => [...(verwijzingen.get(bericht)?.values() ?? [])].map(copy)),
    loadLopend: async (soort, id) => stored(lopend.get(lopendId(soort, id))),
    loadMediaProef: async (id) => stored(proeven.get(id)),
    loadTeller: async (id) => stored(tellers.get(id)),
    loadOnleesbaar: async (id) => stored(onleesbaar.get(id)),
    async save(writes) {
      if (!writes.every(holds)) throw new ConflictError();
      for (const write of writes) put(write);
    },
    async takeVerzending({ contact, antwoord }, nu, tot) {
      const naam = `${contact}#${antwoord}`;
      if ((verzendingen.get(naam) ?? nu) > nu) return false;
      verzendingen.set(naam, tot);
      return true;
    },
    async giveBackVerzending({ contact, antwoord }, tot) {
      const naam = `${contact}#${antwoord}`;
      if (verzendingen.get(naam) === tot) verzendingen.delete(naam);
    },
    async keepPushwijzer(wijzer) {
      const naam = `${wijzer.soort}#${wijzer.sleutel}`;
      const there = pushwijzers.get(naam);
      if (there === undefined) pushwijzers.set(naam, copy(wijzer));
      return copy(there ?? wijzer);
    },
    loadPushwijzer: async (soort, sleutel) => {
      const there = pushwijzers.get(`${soort}#${sleutel}`);
      return there && copy(there);
    },
    async postponeContact(id, versie, tot) {
      const row = contacten.get(id);
      if (row?.versie === versie && row.volgendeActieOp !== null) row.volgendeActieOp = tot;
    },
    async searchContacten(filter, limit, cursor) {
      const { van, totEnMet } = filter.dagen;
      const found = rows(contacten).filter(({ value: contact }) => {
        if (contact.proef) return false;
        const dag = localDateOf(contact.ontvangenOp);
        const open = contact.status !== 'afgesloten' || waits(contact);
        const listed = (open && !filter.ookOpenOpDag) || (dag >= van && dag <= totEnMet);
        return (
          listed &&
          (filter.statussen?.includes(contact.status) ?? true) &&
          (filter.kanalen?.includes(contact.kanaal) ?? true) &&
          (filter.wijkteams?.includes(contact.wijkteam) ?? true)
        );
      });
      const keyOf = ({ value }: Stored<Contact>) => `${value.ontvangenOp}#${value.id}`;
      const group = ({ value }: Stored<Contact>) => (waits(value) ? 0 : value.status === 'afgesloten' ? 2 : 1);
      found.sort((a, b) => {
        if (group(a) !== group(b)) return group(a) - group(b);
        return group(a) === 2 ? compare(keyOf(b), keyOf(a)) : compare(keyOf(a), keyOf(b));
      });
      return pageOf(found, limit, cursor);
    },
    async listSpoedzaken(filter, limit, cursor) {
      const { van, totEnMet } = filter.dagen;
      const keyOf = ({ value }: Stored<Spoedzaak>) => `${value.uiterlijkOp}#${value.id}`;
      const open = rows(spoedzaken).filter(({ value }) => value.status !== 'gesloten');
      const closed = rows(spoedzaken).filter(({ value }) => {
        const dag = localDateOf(value.geopendOp);
        return value.status === 'gesloten' && dag >= van && dag <= totEnMet;
      });
      const dayOf = ({ value }: Stored<Spoedzaak>) => localDateOf(value.geopendOp);
      return filter.open
        ? pageOf(
            open.sort((a, b) => compare(keyOf(a), keyOf(b))),
            limit,
            cursor,
          )
        : pageOf(
            closed.sort((a, b) => compare(dayOf(b), dayOf(a)) || compare(keyOf(b), keyOf(a))),
            limit,
            cursor,
          );
    },
    loadTerugbelverzoek: async (id) => stored(terugbelverzoeken.get(id)),
    loadTerugbelbronnen: async (contact, wanted) =>
      [...bronnen.values()]
        .filter(({ value }) => value.contact === contact && wanted.includes(value.bron))
        .map((bron) => copy(bron)),
    async listTerugbelverzoeken({ open, dagen }, limit, cursor) {
      const listed = [...terugbelverzoeken.values()]
        .map((row) => copy(row))
        .filter(({ value }) => value.oproepen.length);
      const keyOf = ({ value }: Stored<Terugbelverzoek>) =>
        `${value.afsluiting?.op ?? `${value.belofte}#${value.eersteOproepOp}`}#${value.id}`;
      const found = listed.filter(({ value: { afsluiting } }) => {
        if (afsluiting === null) return open;
        const dag = localDateOf(afsluiting.op);
        return !open && dag >= dagen.van && dag <= dagen.totEnMet;
      });
      const order = open ? 1 : -1;
      return pageOf(
        found.sort((a, b) => order * compare(keyOf(a), keyOf(b))),
        limit,
        cursor,
      );
    },
    async listZonderNummer(vanaf, limit) {
      return [...bronnen.values()]
        .map(({ value }) => copy(value))
        .filter(({ verzoek, geldt, op }) => verzoek === null && geldt && op >= vanaf)
        .sort((a, b) => compare(`${b.op}#${b.contact}`, `${a.op}#${a.contact}`))
        .slice(0, limit);
    },
    async listTwijfels(van, tot, limit, cursor) {
      const found = rows(contacten).filter(
        ({ value }) => value.twijfels.length > 0 && value.ontvangenOp >= van && value.ontvangenOp < tot,
      );
      const keyOf = ({ value }: Stored<Contact>) => `${value.ontvangenOp}#${value.id}`;
      return pageOf(
        found.sort((a, b) => compare(keyOf(a), keyOf(b))),
        limit,
        cursor,
      );
    },
    async listTermijnen({ wijkteams, voor }, limit, cursor) {
      const found = rows(contacten).flatMap((row) => {
        const first = row.value.proef ? null : eersteOpenTermijn(row.value);
        if (first === null || (voor !== undefined && first >= voor)) return [];
        return (wijkteams?.includes(row.value.wijkteam) ?? true) ? [{ row, key: `${first}#${row.value.id}` }] : [];
      });
      found.sort((a, b) => compare(a.key, b.key));
      return pageOf(
        found.map(({ row }) => row),
        limit,
        cursor,
      );
    },
    async listOnleesbaar(limit, cursor) {
      const keyOf = (bericht: OnleesbaarBericht) => `${bericht.ontvangenOp}#${bericht.id}`;
      const open = [...onleesbaar.values()].map(({ value }) => copy(value)).filter((b) => b.afhandeling === null);
      return pageOf(
        open.sort((a, b) => compare(keyOf(a), keyOf(b))),
        limit,
        cursor,
      );
    },
    async countOnleesbaar(max) {
      const open = [...onleesbaar.values()].flatMap(({ value }) => (value.afhandeling === null ? [value.kanaal] : []));
      return tellingOf(open.slice(0, max), open.length <= max);
    },
    async touch({ soort, id }) {
      const row = soort === 'contact' ? contacten.get(id) : spoedzaken.get(id);
      if (row === undefined) return false;
      const told = { volgnummer: String(changes.length + 1), versie: row.versie };
      if (!keepChanges) return true;
      if (soort === 'contact') changes.push({ soort, contact: copy(row.value as Contact), ...told });
      else changes.push({ soort, spoedzaak: copy(row.value as Spoedzaak), ...told });
      return true;
    },
    async *listWachtend() {
      for (const { value } of rows(contacten)) if (!value.proef && waits(value)) yield value;
    },
    async listChatWacht() {
      const found = rows(contacten).flatMap(({ value: { kanaal, id, gesprek, wachten, proef } }) => {
        const open = kanaal === 'chat' && !proef ? wachten.find(({ einde }) => einde === null) : undefined;
        return open ? [{ contact: id, begin: open.begin, ...(gesprek !== undefined && { gesprek }) }] : [];
      });
      return found.sort((a, b) => compare(`${a.begin}#${a.contact}`, `${b.begin}#${b.contact}`));
    },
    async *listDue(now) {
      const soon = <T>(soort: DueItem['soort'], rows: Map<string, Row<T>>, always: (value: T) => boolean) =>
        [...rows].flatMap(([id, { value, volgendeActieOp: op }]) =>
          op !== null && (always(value) || op <= now) ? [{ soort, id, op, always: always(value) }] : [],
        );
      const found = [
        ...soon('contact', new Map([...contacten].filter(([, { value }]) => !value.proef)), () => false),
        ...soon('spoedzaak', spoedzaken, ({ status }) => status === 'open'),
      ];
      found.sort((a, b) => Number(b.always) - Number(a.always) || compare(`${a.op}#${a.id}`, `${b.op}#${b.id}`));
      for (const { soort, id, op } of found) yield { soort, id, op };
    },
    changes: () => copy(changes),
    contacten: () => rows(contacten).map(({ value }) => value),
    spoedzaken: () => rows(spoedzaken).map(({ value }) => value),
    terugbelverzoeken: () => [...terugbelverzoeken.values()].map(({ value }) => copy(value)),
  };
}
