/** Facts in DynamoDB: contacts, spoedzaken, mail threads, gesprekken and unreadable input. */
import type { ContactFilter, DueItem, SpoedFilter, ZakenStore } from '../../application/ports.ts';
import { addDays, daysBetween, startOfLocalDay } from '../../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../../domain/tijd/instant.ts';
import { filterOf, type Lijst, readLijsten } from './lijsten.ts';
import type { Item, Table } from './table.ts';
import {
  ACTIE,
  actieOp,
  CONTACT_BEHANDELING,
  CONTACT_WACHT,
  contactDag,
  contactFromItem,
  contactKey,
  lopendFromItem,
  lopendKey,
  mailFromItem,
  mailPartition,
  ONLEESBAAR_OPEN,
  onleesbaarFromItem,
  onleesbaarKey,
  putOf,
  SPOED_OPEN,
  spoedDag,
  spoedFromItem,
  spoedKey,
} from './zaak-items.ts';

/** Newest day first. */
function daysOf({ van, totEnMet }: { readonly van: LocalDate; readonly totEnMet: LocalDate }): LocalDate[] {
  const count = daysBetween(van, totEnMet) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(totEnMet, -index));
}

function contactLijsten(filter: ContactFilter): Lijst[] {
  const wants = (status: 'wachtend' | 'in-behandeling' | 'afgesloten') => filter.statussen?.includes(status) ?? true;
  const open = wants('wachtend') || wants('in-behandeling');
  const { van, totEnMet } = filter.dagen;
  // The end has no id behind it, so what was received at that very instant sorts after it.
  const tussen: Pick<Lijst, 'tussen'> = filter.ookOpenOpDag
    ? { tussen: [startOfLocalDay(van), startOfLocalDay(addDays(totEnMet, 1))] }
    : {};
  return [
    ...(open ? [CONTACT_WACHT, CONTACT_BEHANDELING].map((lpk) => ({ lpk, nieuwsteEerst: false, ...tussen })) : []),
    ...(wants('afgesloten') ? daysOf(filter.dagen).map((dag) => ({ lpk: contactDag(dag), nieuwsteEerst: true })) : []),
  ];
}

function spoedLijsten(filter: SpoedFilter): Lijst[] {
  if (filter.open) return [{ lpk: SPOED_OPEN, nieuwsteEerst: false }];
  return daysOf(filter.dagen).map((dag) => ({ lpk: spoedDag(dag), nieuwsteEerst: true }));
}

function dueItemOf(item: Item): DueItem {
  const [kind = '', ...rest] = (item['pk'] as string).split('#');
  return { soort: kind === 'SPOED' ? 'spoedzaak' : 'contact', id: rest.join('#'), op: actieOp(item) };
}

/** `zaken` is the table of facts, with its indexes `lijsten` and `acties`. */
export function makeDynamoZakenStore(table: Table): ZakenStore {
  return {
    async loadContact(id) {
      const item = await table.get(contactKey(id));
      return item && contactFromItem(item);
    },
    async loadSpoedzaak(id) {
      const item = await table.get(spoedKey(id));
      return item && spoedFromItem(item);
    },
    async loadMailverwijzingen(berichten) {
      const pages = [...new Set(berichten)].map((bericht) =>
        table.query({
          KeyConditionExpression: 'pk = :pk',
          ConsistentRead: true,
          values: { ':pk': mailPartition(bericht) },
        }),
      );
      return (await Promise.all(pages)).flatMap((page) => page.items.map(mailFromItem));
    },
    async loadLopend(soort, id) {
      const item = await table.get(lopendKey(soort, id));
      return item && lopendFromItem(soort, id, item);
    },
    async loadOnleesbaar(id) {
      const item = await table.get(onleesbaarKey(id));
      return item && onleesbaarFromItem(item);
    },
    async save(writes) {
      const puts = writes.map(putOf);
      if (puts.length === 1 && puts[0]) await table.write(puts[0]);
      else if (puts.length > 1) await table.transact(puts);
    },
    async postponeContact(id, versie, tot) {
      // A lost race means that the contact was written meanwhile, with a next instant of its own: nothing to do.
      await table
        .write({
          soort: 'update',
          key: contactKey(id),
          update: 'SET ask = :ask',
          condition: {
            expression: 'versie = :versie AND attribute_exists(apk)',
            values: { ':ask': `${tot}#${id}`, ':versie': versie },
          },
        })
        .catch((error: unknown) => {
          if (!(error instanceof Error && error.name === 'ConflictError')) throw error;
        });
    },
    async searchContacten(filter, limit, cursor) {
      const passes = filterOf({ status: filter.statussen, kanaal: filter.kanalen, wijkteam: filter.wijkteams });
      const page = await readLijsten(table, contactLijsten(filter), passes, limit, cursor);
      return { ...page, items: page.items.map(contactFromItem) };
    },
    async listSpoedzaken(filter, limit, cursor) {
      const page = await readLijsten(table, spoedLijsten(filter), undefined, limit, cursor);
      return { ...page, items: page.items.map(spoedFromItem) };
    },
    async listOnleesbaar(limit, cursor) {
      const lijsten = [{ lpk: ONLEESBAAR_OPEN, nieuwsteEerst: false }];
      const page = await readLijsten(table, lijsten, undefined, limit, cursor);
      return { ...page, items: page.items.map((item) => onleesbaarFromItem(item).value) };
    },
    async *listWachtend() {
      const query = { IndexName: 'lijsten', KeyConditionExpression: 'lpk = :lpk', values: { ':lpk': CONTACT_WACHT } };
      for await (const item of table.queryAll(query)) yield contactFromItem(item).value;
    },
    async *listDue(now) {
      // '$' follows '#': everything whose instant is at most `now`, whatever its id, and before it what every tick finds.
      const values = { ':actie': ACTIE, ':grens': `${now}$` };
      const query = { IndexName: 'acties', KeyConditionExpression: 'apk = :actie AND ask < :grens', values };
      for await (const item of table.queryAll(query)) yield dueItemOf(item);
    },
  };
}
