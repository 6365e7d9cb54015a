/**
 * How facts lie in the table: one item per contact and per spoedzaak, with its events in one attribute and beside them
 * only what conditions and indexes need (docs/adr/0003-table-layout.md).
 */
import type { Lopend, Mailverwijzing, OnleesbaarBericht, Stored, ZaakWrite } from '../../application/ports.ts';
import { foldContact } from '../../domain/contact/fold-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop, Kanaal } from '../../domain/contact/types.ts';
import { foldSpoed } from '../../domain/spoed/fold-spoed.ts';
import type { SpoedGebeurtenis, Spoedzaak } from '../../domain/spoed/types.ts';
import { localDateOf } from '../../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../../domain/tijd/instant.ts';
import { packGebeurtenissen, unpackGebeurtenissen } from './gebeurtenissen.ts';
import type { Condition, Item, Key, TableWrite } from './table.ts';

export const contactKey = (id: string): Key => ({ pk: `CONTACT#${id}`, sk: 'CONTACT' });
export const spoedKey = (id: string): Key => ({ pk: `SPOED#${id}`, sk: 'SPOED' });
export const mailPartition = (bericht: string): string => `MAIL#${bericht}`;
export const onleesbaarKey = (id: string): Key => ({ pk: `ONLEESBAAR#${id}`, sk: 'ONLEESBAAR' });
export const lopendKey = (soort: Lopend['soort'], id: string): Key => {
  const naam = soort === 'draad' ? 'DRAAD' : 'GESPREK';
  return { pk: `${naam}#${id}`, sk: naam };
};

export const CONTACT_WACHT = 'CONTACT#WACHT';
export const CONTACT_BEHANDELING = 'CONTACT#BEHANDELING';
export const contactDag = (dag: LocalDate): string => `CONTACT#DAG#${dag}`;
export const SPOED_OPEN = 'SPOED#OPEN';
export const spoedDag = (dag: LocalDate): string => `SPOED#DAG#${dag}`;
export const ONLEESBAAR_OPEN = 'ONLEESBAAR#OPEN';
/** One partition, bounded like that of who waits: spreading it would only make the tick ask more often. */
export const ACTIE = 'ACTIE';
/** Before the instant of a spoedzaak that nobody took up: it sorts before every instant, so that every tick finds it. */
const ELKE_TIK = '!';

function lijstOf(contact: Contact): string {
  if (contact.wachten.some((wacht) => wacht.einde === null)) return CONTACT_WACHT;
  return contact.status === 'afgesloten' ? contactDag(localDateOf(contact.ontvangenOp)) : CONTACT_BEHANDELING;
}

function actieOf(id: string, op: Instant | null, altijd = false): Item {
  return op === null ? {} : { apk: ACTIE, ask: `${altijd ? ELKE_TIK : ''}${op}#${id}` };
}

/** Reads back what {@link actieOf} wrote: the instant at which there is something to do. */
export const actieOp = (item: Item): Instant => (item['ask'] as string).replace(ELKE_TIK, '').split('#')[0] as Instant;

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
    lpk: lijstOf(contact),
    lsk: `${contact.ontvangenOp}#${contact.id}`,
    ...actieOf(contact.id, volgendeActieOp),
  };
}

export function contactFromItem(item: Item): Stored<Contact> {
  const kop: ContactKop = {
    id: item['id'] as string,
    kanaal: item['kanaal'] as Kanaal,
    vervolgVan: (item['vervolgVan'] as string | undefined) ?? null,
  };
  const gebeurtenissen = unpackGebeurtenissen<ContactGebeurtenis>(item['gebeurtenissen']);
  return { versie: item['versie'] as number, value: foldContact(kop, gebeurtenissen) };
}

export function spoedItem(spoedzaak: Spoedzaak, volgendeActieOp: Instant | null, versie: number): Key & Item {
  return {
    ...spoedKey(spoedzaak.id),
    id: spoedzaak.id,
    versie,
    wijkteam: spoedzaak.wijkteam,
    status: spoedzaak.status,
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

export const mailFromItem = (item: Item): Mailverwijzing => ({
  bericht: (item['pk'] as string).slice('MAIL#'.length),
  afzender: item['sk'] as string,
  draad: item['draad'] as string,
  contact: item['contact'] as string,
  ...(item['antwoord'] !== undefined && { antwoord: item['antwoord'] as string }),
});

export function lopendFromItem(soort: Lopend['soort'], id: string, item: Item): Stored<Lopend> {
  const value: Lopend = { soort, id, contact: item['contact'] as string, nummer: item['nummer'] as number };
  return { versie: item['versie'] as number, value };
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
