/**
 * How facts lie in the table: one item per contact and per spoedzaak, with its events in one attribute and beside them
 * only what conditions and indexes need (docs/adr/0003-table-layout.md).
 */
import type {
  ChatWacht,
  Lopend,
  Mailverwijzing,
  OnleesbaarBericht,
  Pushwijzer,
  Stored,
  Terugbelbron,
  Verzending,
  ZaakWrite,
} from '../../application/ports.ts';
import { TELLER_BEWAARD_MS, type Teller } from '../../domain/contact/bevestiging.ts';
import { stilteVan } from '../../domain/contact/chat-stilte.ts';
import { foldContact } from '../../domain/contact/fold-contact.ts';
import { eersteOpenTermijn } from '../../domain/contact/termijn-status.ts';
import type { Contact, ContactGebeurtenis, ContactKop, Kanaal } from '../../domain/contact/types.ts';
import type { MediaProef } from '../../domain/media/media-proef.ts';
import { foldSpoed } from '../../domain/spoed/fold-spoed.ts';
import type { SpoedGebeurtenis, Spoedzaak } from '../../domain/spoed/types.ts';
import { foldTerugbelverzoek } from '../../domain/terugbelverzoek/fold-terugbelverzoek.ts';
import type { TerugbelGebeurtenis, Terugbelverzoek } from '../../domain/terugbelverzoek/types.ts';
import { localDateOf } from '../../domain/tijd/amsterdam.ts';
import { epochMs, type Instant, type LocalDate } from '../../domain/tijd/instant.ts';
import { packGebeurtenissen, unpackGebeurtenissen } from './gebeurtenissen.ts';
import type { Condition, Item, Key, TableWrite } from './table.ts';

export const contactKey = (id: string): Key => ({ pk: `CONTACT#${id}`, sk: 'CONTACT' });
export const spoedKey = (id: string): Key => ({ pk: `SPOED#${id}`, sk: 'SPOED' });
export const mailPartition = (bericht: string): string => `MAIL#${bericht}`;
export const tellerKey = (id: string): Key => ({ pk: `TELLER#${id}`, sk: 'TELLER' });
export const mediaProefKey = (id: string): Key => ({ pk: `MEDIAPROEF#${id}`, sk: 'MEDIAPROEF' });
export const verzendingKey = ({ contact, antwoord }: Verzending): Key => ({
  pk: `VERZENDING#${contact}#${antwoord}`,
  sk: 'VERZENDING',
});
export const pushwijzerKey = (soort: Pushwijzer['soort'], sleutel: string): Key => ({
  pk: `PUSHWIJZER#${soort}#${sleutel}`,
  sk: 'PUSHWIJZER',
});
export const onleesbaarKey = (id: string): Key => ({ pk: `ONLEESBAAR#${id}`, sk: 'ONLEESBAAR' });
const LOPEND: Readonly<Record<Lopend['soort'], string>> = {
  draad: 'DRAAD',
  gesprek: 'GESPREK',
  inloopdag: 'INLOOPDAG',
};
export const lopendKey = (soort: Lopend['soort'], id: string): Key => {
  const naam = LOPEND[soort];
  return { pk: `${naam}#${id}`, sk: naam };
};

export const terugbelKey = (id: string): Key => ({ pk: `TERUGBEL#${id}`, sk: 'TERUGBEL' });
export const bronPartition = (contact: string): string => `TERUGBELBRON#${contact}`;

export const CONTACT_WACHT = 'CONTACT#WACHT';
export const CONTACT_BEHANDELING = 'CONTACT#BEHANDELING';
export const contactDag = (dag: LocalDate): string => `CONTACT#DAG#${dag}`;
export const SPOED_OPEN = 'SPOED#OPEN';
export const spoedDag = (dag: LocalDate): string => `SPOED#DAG#${dag}`;
export const TERUGBEL_OPEN = 'TERUGBEL#OPEN';
export const terugbelDag = (dag: LocalDate): string => `TERUGBEL#DAG#${dag}`;
/** Calls and requests of people who cannot be called back. */
export const ZONDER_NUMMER = 'TERUGBEL#ZONDER-NUMMER';
/** Contacts with facts that contradict each other: a sparse index of its own, empty as long as exchanges tell the truth. */
export const TWIJFEL = 'TWIJFEL';
/** Contacts with an open term, by their soonest deadline: one partition, bounded by the people who are being helped. */
export const TERMIJN = 'TERMIJN';
export const ONLEESBAAR_OPEN = 'ONLEESBAAR#OPEN';
/** One partition, bounded like that of who waits: spreading it would only make the tick ask more often. */
export const ACTIE = 'ACTIE';
/** Before the instant of a spoedzaak that nobody took up: it sorts before every instant, so that every tick finds it. */
const ELKE_TIK = '!';

function lijstOf(contact: Contact): string {
  if (contact.wachten.some((wacht) => wacht.einde === null)) return CONTACT_WACHT;
  return contact.status === 'afgesloten' ? contactDag(localDateOf(contact.ontvangenOp)) : CONTACT_BEHANDELING;
}

/** Who waits in a chat, one partition like the others that are bounded by what people can handle. */
export const CHAT_WACHT = 'CHAT#WACHT';

/** Only of a chat: to whom it belongs, its place among those who wait, and what its resident was told about silence. */
function chatOf(contact: Contact): Item {
  if (contact.kanaal !== 'chat') return {};
  const open = contact.wachten.find(({ einde }) => einde === null);
  const sluitOp = stilteVan(contact)?.sluitOp;
  return {
    ...(contact.gesprek !== undefined && { gesprek: contact.gesprek }),
    ...(open && { cpk: CHAT_WACHT, csk: `${open.begin}#${contact.id}` }),
    ...(sluitOp && { stil: sluitOp }),
  };
}

export function chatWachtFromItem(item: Item): ChatWacht {
  const [begin, contact] = (item['csk'] as string).split('#') as [Instant, string];
  return { contact, begin, ...(item['gesprek'] !== undefined && { gesprek: item['gesprek'] as string }) };
}

function actieOf(id: string, op: Instant | null, altijd = false): Item {
  return op === null ? {} : { apk: ACTIE, ask: `${altijd ? ELKE_TIK : ''}${op}#${id}` };
}

/** Reads back what {@link actieOf} wrote: the instant at which there is something to do. */
export const actieOp = (item: Item): Instant => (item['ask'] as string).replace(ELKE_TIK, '').split('#')[0] as Instant;

/** What makes a contact appear in a list, or be looked at by the tick. */
function findable(contact: Contact, volgendeActieOp: Instant | null): Item {
  if (contact.proef) return { proef: true };
  const termijn = eersteOpenTermijn(contact);
  return {
    lpk: lijstOf(contact),
    lsk: `${contact.ontvangenOp}#${contact.id}`,
    ...actieOf(contact.id, volgendeActieOp),
    ...chatOf(contact),
    ...(termijn !== null && { dpk: TERMIJN, dsk: `${termijn}#${contact.id}` }),
    ...(contact.twijfels.length > 0 && { tpk: TWIJFEL, tsk: `${contact.ontvangenOp}#${contact.id}` }),
  };
}

export function contactItem(contact: Contact, volgendeActieOp: Instant | null, versie: number): Key & Item {
  return {
    ...contactKey(contact.id),
    id: contact.id,
    versie,
    kanaal: contact.kanaal,
    wijkteam: contact.wijkteam,
    status: contact.status,
    ...(contact.vervolgVan !== null && { vervolgVan: contact.vervolgVan }),
    gebeurtenissen: packGebeurtenissen(contact.gebeurtenissen),
    ...findable(contact, volgendeActieOp),
  };
}

export function contactFromItem(item: Item): Stored<Contact> {
  const kop: ContactKop = {
    id: item['id'] as string,
    kanaal: item['kanaal'] as Kanaal,
    vervolgVan: (item['vervolgVan'] as string | undefined) ?? null,
    ...(item['gesprek'] !== undefined && { gesprek: item['gesprek'] as string }),
    ...(item['proef'] === true && { proef: true }),
  };
  const gebeurtenissen = unpackGebeurtenissen<ContactGebeurtenis>(item['gebeurtenissen']);
  return { versie: item['versie'] as number, value: foldContact(kop, gebeurtenissen) };
}

export function spoedItem(spoedzaak: Spoedzaak, volgendeActieOp: Instant | null, versie: number): Key & Item {
  return {
    ...spoedKey(spoedzaak.id),
    id: spoedzaak.id,
    versie,
    gebeurtenissen: packGebeurtenissen(spoedzaak.gebeurtenissen),
    lpk: spoedzaak.status === 'gesloten' ? spoedDag(localDateOf(spoedzaak.geopendOp)) : SPOED_OPEN,
    lsk: `${spoedzaak.uiterlijkOp}#${spoedzaak.id}`,
    ...actieOf(spoedzaak.id, volgendeActieOp, spoedzaak.status === 'open'),
  };
}

export function spoedFromItem(item: Item): Stored<Spoedzaak> {
  const gebeurtenissen = unpackGebeurtenissen<SpoedGebeurtenis>(item['gebeurtenissen']);
  return { versie: item['versie'] as number, value: foldSpoed(item['id'] as string, gebeurtenissen) };
}

/** Where it is listed: of one promise, who called first comes first. One of which nothing was left is in no list. */
function terugbelLijst({ afsluiting, belofte, eersteOproepOp, id, oproepen }: Terugbelverzoek): Item {
  if (oproepen.length === 0) return {};
  return afsluiting === null
    ? { lpk: TERUGBEL_OPEN, lsk: `${belofte}#${eersteOproepOp}#${id}` }
    : { lpk: terugbelDag(localDateOf(afsluiting.op)), lsk: `${afsluiting.op}#${id}` };
}

export function terugbelItem(verzoek: Terugbelverzoek, versie: number): Key & Item {
  return {
    ...terugbelKey(verzoek.id),
    id: verzoek.id,
    versie,
    gebeurtenissen: packGebeurtenissen(verzoek.gebeurtenissen),
    ...terugbelLijst(verzoek),
  };
}

export function terugbelFromItem(item: Item): Stored<Terugbelverzoek> {
  const gebeurtenissen = unpackGebeurtenissen<TerugbelGebeurtenis>(item['gebeurtenissen']);
  return { versie: item['versie'] as number, value: foldTerugbelverzoek(item['id'] as string, gebeurtenissen) };
}

function bronItem({ contact, bron, verzoek, wijkteam, op, geldt }: Terugbelbron, versie: number): Key & Item {
  const lijst = verzoek === null && geldt ? { lpk: ZONDER_NUMMER, lsk: `${op}#${contact}` } : {};
  return { pk: bronPartition(contact), sk: bron, versie, verzoek, wijkteam, op, geldt, ...lijst };
}

export function bronFromItem(item: Item): Stored<Terugbelbron> {
  const value: Terugbelbron = {
    contact: (item['pk'] as string).slice(bronPartition('').length),
    bron: item['sk'] as string,
    verzoek: item['verzoek'] as string | null,
    wijkteam: item['wijkteam'] as string,
    op: item['op'] as Instant,
    geldt: item['geldt'] as boolean,
  };
  return { versie: item['versie'] as number, value };
}

export const mailFromItem = (item: Item): Mailverwijzing => ({
  bericht: (item['pk'] as string).slice('MAIL#'.length),
  afzender: item['sk'] as string,
  draad: item['draad'] as string,
  contact: item['contact'] as string,
  ...(item['antwoord'] !== undefined && { antwoord: item['antwoord'] as string }),
});

/** Kept a day longer than it holds: who comes too late is told so by the clock, not by what was cleaned up. */
const WIJZER_RUIM_MS = 24 * 60 * 60_000;

export function pushwijzerItem({ soort, sleutel, zaak, push, geldigTot }: Pushwijzer): Key & Item {
  return {
    ...pushwijzerKey(soort, sleutel),
    zaak,
    ...(push !== undefined && { push }),
    geldigTot,
    verlooptOp: Math.ceil((epochMs(geldigTot) + WIJZER_RUIM_MS) / 1000),
  };
}

export function pushwijzerFromItem(soort: Pushwijzer['soort'], sleutel: string, item: Item): Pushwijzer {
  return {
    soort,
    sleutel,
    zaak: item['zaak'] as string | null,
    ...(item['push'] !== undefined && { push: item['push'] as string }),
    geldigTot: item['geldigTot'] as Instant,
  };
}

export function lopendFromItem(soort: Lopend['soort'], id: string, item: Item): Stored<Lopend> {
  const value: Lopend = { soort, id, contact: item['contact'] as string, nummer: item['nummer'] as number };
  return { versie: item['versie'] as number, value };
}

export function tellerFromItem(id: string, item: Item): Stored<Teller> {
  const gegeven = JSON.parse(item['gegeven'] as string) as Teller['gegeven'];
  return { versie: item['versie'] as number, value: { id, gegeven } };
}

/** Long enough to look back at a round of tests. */
const PROEF_BEWAARD_MS = 7 * 24 * 60 * 60_000;

export function mediaProefFromItem(item: Item): Stored<MediaProef> {
  return { versie: item['versie'] as number, value: JSON.parse(item['proef'] as string) as MediaProef };
}

/** Epoch seconds after which an item may be cleaned up: long after its newest entry plays a part in any limit. */
function verlooptOp({ gegeven }: Teller): number {
  const newest = gegeven.reduce((last, { op }) => Math.max(last, epochMs(op)), 0);
  return Math.ceil((newest + 2 * TELLER_BEWAARD_MS) / 1000);
}

export function onleesbaarFromItem(item: Item): Stored<OnleesbaarBericht> {
  return { versie: item['versie'] as number, value: JSON.parse(item['bericht'] as string) as OnleesbaarBericht };
}

function unchangedSince(vorige: number): Condition {
  return vorige === 0
    ? { expression: 'attribute_not_exists(pk)' }
    : { expression: 'versie = :vorige', values: { ':vorige': vorige } };
}

/** The put of one fact with the condition under which it may happen. */
export function putOf(write: ZaakWrite): TableWrite {
  switch (write.soort) {
    case 'contact': {
      const item = contactItem(write.contact, write.volgendeActieOp, write.vorige + 1);
      return { soort: 'put', item, condition: unchangedSince(write.vorige) };
    }
    case 'spoedzaak': {
      const item = spoedItem(write.spoedzaak, write.volgendeActieOp, write.vorige + 1);
      return { soort: 'put', item, condition: unchangedSince(write.vorige) };
    }
    case 'mailverwijzing': {
      const { bericht, afzender, ...fields } = write.verwijzing;
      const condition = {
        expression: 'attribute_not_exists(pk) OR draad = :draad',
        values: { ':draad': fields.draad },
      };
      return { soort: 'put', item: { pk: mailPartition(bericht), sk: afzender, ...fields }, condition };
    }
    case 'lopend': {
      const { soort, id, contact, nummer } = write.lopend;
      const item = { ...lopendKey(soort, id), versie: write.vorige + 1, contact, nummer };
      return { soort: 'put', item, condition: unchangedSince(write.vorige) };
    }
    case 'teller': {
      const { teller, vorige } = write;
      const item = {
        ...tellerKey(teller.id),
        versie: vorige + 1,
        gegeven: JSON.stringify(teller.gegeven),
        verlooptOp: verlooptOp(teller),
      };
      return { soort: 'put', item, condition: unchangedSince(vorige) };
    }
    case 'media-proef': {
      const { proef, vorige } = write;
      const item = {
        ...mediaProefKey(proef.id),
        versie: vorige + 1,
        proef: JSON.stringify(proef),
        verlooptOp: Math.ceil((epochMs(proef.aangevraagdOp) + PROEF_BEWAARD_MS) / 1000),
      };
      return { soort: 'put', item, condition: unchangedSince(vorige) };
    }
    case 'terugbelverzoek':
      return {
        soort: 'put',
        item: terugbelItem(write.terugbelverzoek, write.vorige + 1),
        condition: unchangedSince(write.vorige),
      };
    case 'terugbelbron':
      return { soort: 'put', item: bronItem(write.bron, write.vorige + 1), condition: unchangedSince(write.vorige) };
    case 'onleesbaar': {
      const { bericht, vorige } = write;
      const open = bericht.afhandeling === null;
      const item = {
        ...onleesbaarKey(bericht.id),
        versie: vorige + 1,
        bericht: JSON.stringify(bericht),
        ...(open && { lpk: ONLEESBAAR_OPEN, lsk: `${bericht.ontvangenOp}#${bericht.id}` }),
      };
      return { soort: 'put', item, condition: unchangedSince(vorige) };
    }
  }
}
