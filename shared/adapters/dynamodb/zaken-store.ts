/** Facts in DynamoDB: contacts, spoedzaken, mail threads, gesprekken and unreadable input. */
import type {
  ChatWacht,
  ContactFilter,
  DueItem,
  Pushwijzer,
  SpoedFilter,
  Stored,
  TerugbelFilter,
  ZakenStore,
} from '../../application/ports.ts';
import { tellingOf } from '../../application/unreadable-count.ts';
import { eersteOpenTermijn } from '../../domain/contact/termijn-status.ts';
import type { Contact } from '../../domain/contact/types.ts';
import { isDomainError } from '../../domain/errors.ts';
import { addDays, daysBetween, startOfLocalDay } from '../../domain/tijd/amsterdam.ts';
import { epochMs, type LocalDate } from '../../domain/tijd/instant.ts';
import { filterOf, INDEX_TERMIJNEN, INDEX_TWIJFELS, type Lijst, loadListed, readListed } from './lijsten.ts';
import { readable } from './readable-items.ts';
import type { Item, Table } from './table.ts';
import {
  ACTIE,
  actieOp,
  bronFromItem,
  bronPartition,
  CHAT_WACHT,
  CONTACT_BEHANDELING,
  CONTACT_WACHT,
  chatWachtFromItem,
  contactDag,
  contactFromItem,
  contactKey,
  lopendFromItem,
  lopendKey,
  mailFromItem,
  mailPartition,
  mediaProefFromItem,
  mediaProefKey,
  ONLEESBAAR_OPEN,
  onleesbaarFromItem,
  onleesbaarKey,
  pushwijzerFromItem,
  pushwijzerItem,
  pushwijzerKey,
  putOf,
  SPOED_OPEN,
  spoedDag,
  spoedFromItem,
  spoedKey,
  TERMIJN,
  TERUGBEL_OPEN,
  TWIJFEL,
  tellerFromItem,
  tellerKey,
  terugbelDag,
  terugbelFromItem,
  terugbelKey,
  verzendingKey,
  ZONDER_NUMMER,
} from './zaak-items.ts';

const DAG_SECONDEN = 86_400;

/** False when the condition of the write does not hold. */
async function succeeds(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isDomainError(error) && error.kind === 'conflict') return false;
    throw error;
  }
}

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

const waits = ({ wachten }: Contact): boolean => wachten.some(({ einde }) => einde === null);

/** A list is some moments behind: what changed since is judged as it now is. */
function isWanted({ status, kanaal, wijkteam }: Contact, { statussen, kanalen, wijkteams }: ContactFilter): boolean {
  const fits = <T>(allowed: readonly T[] | undefined, one: T) => allowed?.includes(one) ?? true;
  return fits(statussen, status) && fits(kanalen, kanaal) && fits(wijkteams, wijkteam);
}

/** As many at a time as a table gives in one call. */
async function* inBatches<T>(all: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < 100) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function spoedLijsten(filter: SpoedFilter): Lijst[] {
  if (filter.open) return [{ lpk: SPOED_OPEN, nieuwsteEerst: false }];
  return daysOf(filter.dagen).map((dag) => ({ lpk: spoedDag(dag), nieuwsteEerst: true }));
}

function dueItemOf(item: Item): DueItem {
  const [kind = '', ...rest] = (item['pk'] as string).split('#');
  return { soort: kind === 'SPOED' ? 'spoedzaak' : 'contact', id: rest.join('#'), op: actieOp(item) };
}

function terugbelLijsten(filter: TerugbelFilter): Lijst[] {
  if (filter.open) return [{ lpk: TERUGBEL_OPEN, nieuwsteEerst: false }];
  return daysOf(filter.dagen).map((dag) => ({ lpk: terugbelDag(dag), nieuwsteEerst: true }));
}

/** `zaken` is the table of facts, with its indexes `lijsten` and `acties`. */
export function makeDynamoZakenStore(table: Table): ZakenStore {
  async function loadPushwijzer(soort: Pushwijzer['soort'], sleutel: string): Promise<Pushwijzer | undefined> {
    const item = await table.get(pushwijzerKey(soort, sleutel));
    return item && pushwijzerFromItem(soort, sleutel, item);
  }

  return {
    async loadContact(id) {
      const item = await table.get(contactKey(id));
      return item && contactFromItem(item);
    },
    async loadContacten(ids) {
      const found = new Map<string, Stored<Contact>>();
      for (let from = 0; from < ids.length; from += 100) {
        for (const item of await table.getMany(ids.slice(from, from + 100).map(contactKey)))
          found.set(item['id'] as string, contactFromItem(item));
      }
      return found;
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
    async loadTeller(id) {
      const item = await table.get(tellerKey(id));
      return item && tellerFromItem(id, item);
    },
    async loadMediaProef(id) {
      const item = await table.get(mediaProefKey(id));
      return item && mediaProefFromItem(item);
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
    takeVerzending: (mail, nu, tot) =>
      succeeds(
        table.write({
          soort: 'put',
          item: { ...verzendingKey(mail), bezetTot: tot, verlooptOp: Math.ceil(epochMs(tot) / 1000) + DAG_SECONDEN },
          condition: { expression: 'attribute_not_exists(pk) OR bezetTot <= :nu', values: { ':nu': nu } },
        }),
      ),
    async giveBackVerzending(mail, tot) {
      const condition = { expression: 'bezetTot = :tot', values: { ':tot': tot } };
      await succeeds(table.write({ soort: 'delete', key: verzendingKey(mail), condition }));
    },
    async keepPushwijzer(wijzer) {
      const condition = { expression: 'attribute_not_exists(pk)' };
      const kept = await succeeds(table.write({ soort: 'put', item: pushwijzerItem(wijzer), condition }));
      return kept ? wijzer : ((await loadPushwijzer(wijzer.soort, wijzer.sleutel)) ?? wijzer);
    },
    loadPushwijzer,
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
      const page = await readListed(table, contactLijsten(filter), passes, limit, cursor);
      const items = readable(page.items, contactFromItem).filter(({ value }) => isWanted(value, filter));
      return { ...page, items };
    },
    async listSpoedzaken(filter, limit, cursor) {
      const page = await readListed(table, spoedLijsten(filter), undefined, limit, cursor);
      return { ...page, items: readable(page.items, spoedFromItem) };
    },
    async loadTerugbelverzoek(id) {
      const item = await table.get(terugbelKey(id));
      return item && terugbelFromItem(item);
    },
    async loadTerugbelbronnen(contact, bronnen) {
      const pk = bronPartition(contact);
      const items = await Promise.all(bronnen.map((bron) => table.get({ pk, sk: bron })));
      return items.flatMap((item) => (item === undefined ? [] : [bronFromItem(item)]));
    },
    async listTerugbelverzoeken(filter, limit, cursor) {
      const page = await readListed(table, terugbelLijsten(filter), undefined, limit, cursor);
      return { ...page, items: readable(page.items, terugbelFromItem) };
    },
    async listZonderNummer(vanaf, limit) {
      // Every instant sorts before a tilde.
      const lijst: Lijst = { lpk: ZONDER_NUMMER, nieuwsteEerst: true, tussen: [vanaf, '~'] };
      const { items } = await readListed(table, [lijst], undefined, limit, undefined);
      return items.map((item) => bronFromItem(item).value);
    },
    async listTwijfels(van, tot, limit, cursor) {
      // The end has no id behind it, so what was received at that very instant sorts after it.
      const lijst: Lijst = { lpk: TWIJFEL, nieuwsteEerst: false, tussen: [van, tot] };
      const page = await readListed(table, [lijst], undefined, limit, cursor, INDEX_TWIJFELS);
      // What turned out to be in order meanwhile is in no list any more.
      const items = readable(page.items, contactFromItem).filter(({ value }) => value.twijfels.length > 0);
      return { ...page, items };
    },
    async listTermijnen({ wijkteams, voor }, limit, cursor) {
      // A bound may not be empty; every instant sorts after a zero, and what ends at `voor` itself after `voor`.
      const lijst: Lijst = { lpk: TERMIJN, nieuwsteEerst: false, ...(voor && { tussen: ['0', voor] }) };
      const passes = filterOf({ wijkteam: wijkteams });
      const page = await readListed(table, [lijst], passes, limit, cursor, INDEX_TERMIJNEN);
      const listed = ({ value }: Stored<Contact>): boolean => {
        const first = eersteOpenTermijn(value);
        return first !== null && (voor === undefined || first < voor) && (wijkteams?.includes(value.wijkteam) ?? true);
      };
      return { ...page, items: readable(page.items, contactFromItem).filter(listed) };
    },
    async listOnleesbaar(limit, cursor) {
      const lijsten = [{ lpk: ONLEESBAAR_OPEN, nieuwsteEerst: false }];
      const page = await readListed(table, lijsten, undefined, limit, cursor);
      return { ...page, items: readable(page.items, onleesbaarFromItem).map(({ value }) => value) };
    },
    async countOnleesbaar(max) {
      const lijsten = [{ lpk: ONLEESBAAR_OPEN, nieuwsteEerst: false }];
      // One more than is counted tells whether there are more.
      const { items } = await readListed(table, lijsten, undefined, max + 1, undefined);
      const counted = readable(items.slice(0, max), onleesbaarFromItem).map(({ value }) => value.kanaal);
      return tellingOf(counted, items.length <= max);
    },
    async touch({ soort, id }, merk) {
      const condition = { expression: 'attribute_exists(pk)', values: { ':merk': merk } };
      const key = soort === 'contact' ? contactKey(id) : spoedKey(id);
      try {
        await table.write({ soort: 'update', key, update: 'SET herhaald = :merk', condition });
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'ConflictError') return false;
        throw error;
      }
    },
    async *listWachtend() {
      const query = { IndexName: 'lijsten', KeyConditionExpression: 'lpk = :lpk', values: { ':lpk': CONTACT_WACHT } };
      for await (const entries of inBatches(table.queryAll(query))) {
        const found = readable(await loadListed(table, entries), contactFromItem);
        yield* found.map(({ value }) => value).filter(waits);
      }
    },
    async listChatWacht() {
      const values = { ':cpk': CHAT_WACHT };
      const query = { IndexName: 'chatwacht', KeyConditionExpression: 'cpk = :cpk', values };
      const found: ChatWacht[] = [];
      for await (const item of table.queryAll(query)) found.push(chatWachtFromItem(item));
      return found;
    },
    async *listDue(now) {
      // '$' follows '#': everything whose instant is at most `now`, whatever its id, and before it what every tick finds.
      const values = { ':actie': ACTIE, ':grens': `${now}$` };
      const query = { IndexName: 'acties', KeyConditionExpression: 'apk = :actie AND ask < :grens', values };
      for await (const item of table.queryAll(query)) yield dueItemOf(item);
    },
  };
}
