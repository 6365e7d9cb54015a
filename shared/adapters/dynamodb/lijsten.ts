/**
 * Reading several lists of the index `lijsten` one after the other as one answer with a cursor. A list holds keys and what
 * its filters ask for, so that most changes of what is listed leave it as it is; what is listed is read from the table.
 */
import type { Page } from '../../application/ports.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Item, Key, Table, TableQuery } from './table.ts';

export interface Lijst {
  readonly lpk: string;
  readonly nieuwsteEerst: boolean;
  /** Bounds on the sort key, both included. */
  readonly tussen?: readonly [string, string];
}

export interface ItemFilter {
  readonly expression: string;
  readonly names: Record<string, string>;
  readonly values: Item;
}

/** `attribute IN (…)` for every given attribute, joined with AND; undefined when nothing is asked. */
export function filterOf(wanted: Readonly<Record<string, readonly string[] | undefined>>): ItemFilter | undefined {
  const parts: string[] = [];
  const names: Record<string, string> = {};
  const values: Item = {};
  for (const [attribute, allowed] of Object.entries(wanted)) {
    if (allowed === undefined) continue;
    names[`#${attribute}`] = attribute;
    const placeholders = allowed.map((value, index) => {
      values[`:${attribute}${index}`] = value;
      return `:${attribute}${index}`;
    });
    parts.push(`#${attribute} IN (${placeholders.join(', ')})`);
  }
  return parts.length === 0 ? undefined : { expression: parts.join(' AND '), names, values };
}

/** An index, and its two keys. */
export interface LijstIndex {
  readonly naam: string;
  readonly pk: string;
  readonly sk: string;
}

const INDEX_LIJSTEN: LijstIndex = { naam: 'lijsten', pk: 'lpk', sk: 'lsk' };
export const INDEX_TWIJFELS: LijstIndex = { naam: 'twijfels', pk: 'tpk', sk: 'tsk' };
export const INDEX_TERMIJNEN: LijstIndex = { naam: 'termijnen', pk: 'dpk', sk: 'dsk' };

function queryOf(index: LijstIndex, lijst: Lijst, filter: ItemFilter | undefined): TableQuery {
  const bounds = lijst.tussen;
  const inList = `${index.pk} = :lpk`;
  return {
    IndexName: index.naam,
    KeyConditionExpression: bounds ? `${inList} AND ${index.sk} BETWEEN :van AND :tot` : inList,
    ScanIndexForward: !lijst.nieuwsteEerst,
    ...(filter && { FilterExpression: filter.expression, ExpressionAttributeNames: filter.names }),
    values: { ':lpk': lijst.lpk, ...(bounds && { ':van': bounds[0], ':tot': bounds[1] }), ...filter?.values },
  };
}

const keyInIndex = (index: LijstIndex, item: Item): Record<string, string> =>
  Object.fromEntries(['pk', 'sk', index.pk, index.sk].map((name) => [name, item[name] as string]));

/** Entries are small: reading some too many costs less than asking again. */
const MINST = 100;
/** Keys that a table takes in one call. */
const MEEST = 100;

/** At most `limit` entries that pass the filter, and where to read on when there may be more. */
export async function readLijsten(
  table: Table,
  lijsten: readonly Lijst[],
  filter: ItemFilter | undefined,
  limit: number,
  cursor: string | undefined,
  index: LijstIndex = INDEX_LIJSTEN,
): Promise<Page<Item>> {
  const begin = cursor === undefined ? { lijst: 0 } : decodeCursor(cursor, lijsten.length);
  const items: Item[] = [];
  for (let nummer = begin.lijst; nummer < lijsten.length; nummer += 1) {
    const lijst = lijsten[nummer] as Lijst;
    let startKey: Item | undefined = nummer === begin.lijst && 'na' in begin ? begin.na : undefined;
    do {
      const page = await table.query({ ...queryOf(index, lijst, filter), Limit: Math.max(limit, MINST), startKey });
      for (const item of page.items) {
        items.push(item);
        if (items.length === limit)
          return { items, cursor: encodeCursor({ lijst: nummer, na: keyInIndex(index, item) }) };
      }
      startKey = page.lastKey;
    } while (startKey !== undefined);
  }
  return { items };
}

const nameOf = ({ pk, sk }: Item): string => `${pk as string} ${sk as string}`;

/**
 * What the entries of a list stand for, in their order and each once; what is gone is left out. As fresh as an index is:
 * read without waiting for the newest, at half the price, and only what such a read does not know yet is asked for again.
 */
export async function loadListed(table: Table, entries: readonly Item[]): Promise<readonly Item[]> {
  const keys = new Map(entries.map((entry) => [nameOf(entry), { pk: entry['pk'], sk: entry['sk'] } as Key]));
  const found = new Map<string, Item>();
  for (const verse of [false, true]) {
    const left = [...keys].flatMap(([name, key]) => (found.has(name) ? [] : [key]));
    for (let from = 0; from < left.length; from += MEEST) {
      const items = await table.getMany(left.slice(from, from + MEEST), undefined, verse);
      for (const item of items) found.set(nameOf(item), item);
    }
  }
  return [...keys.keys()].map((name) => found.get(name)).filter((item) => item !== undefined);
}

/** A page of {@link readLijsten}, with what is listed instead of its entries. */
export async function readListed(...asked: Parameters<typeof readLijsten>): Promise<Page<Item>> {
  const page = await readLijsten(...asked);
  return { ...page, items: await loadListed(asked[0], page.items) };
}
