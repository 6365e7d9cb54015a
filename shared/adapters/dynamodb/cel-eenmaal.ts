/**
 * One contact into one cell, exactly once, by two plain writes instead of a transaction that is paid for twice (ADR 0006).
 *
 * The marker is put first and says what is still to be added (`nog`). The addition itself leaves a token of contact and
 * versie in the cell and does not happen when that token is there. So whoever finds such a marker can ask for the addition
 * again, at any time and with any number of others: it happens once. Tokens are never taken away. A cell that holds as many
 * as it may takes what is left in one transaction with the marker, which then no longer says that anything is to be added.
 */
import { createHash } from 'node:crypto';
import { ConflictError } from '../../domain/errors.ts';
import type { Item, Key, Table, TableWrite } from './table.ts';

/** What is still to be added to a cell: counters by attribute. */
export interface Bijschrijving {
  readonly key: Key;
  readonly tellers: Readonly<Record<string, number>>;
}

/** With so many a cell of an ordinary hour stays far below the kilobyte that is paid for. */
export const MAX_TEKENS = 16;
/** How often one call tries, against others that write the same cell. */
const POGINGEN = 10;
/** Names of cells known to hold all the tokens that they may: never forgotten by the cell, so it may be by us. */
const MAX_ONTHOUDEN = 2000;

/** Two contacts of one cell having the same one is out of the question: 72 bits. */
const tekenVan = ({ contact, versie, herziening }: Onaf): string =>
  createHash('sha256').update(`${contact}#${versie}#${herziening}`).digest('base64url').slice(0, 12);

const tekensIn = (cel: Item | undefined): ReadonlySet<string> => (cel?.['z'] as Set<string> | undefined) ?? new Set();

export const packBijschrijving = ({ key: { pk, sk }, tellers }: Bijschrijving): string =>
  JSON.stringify([pk, sk, tellers]);

export function unpackBijschrijving(nog: string): Bijschrijving {
  const [pk, sk, tellers] = JSON.parse(nog) as [string, string, Record<string, number>];
  return { key: { pk, sk }, tellers };
}

/** Adds counters to a cell. With a token only when the cell does not have it; `bewaar`: and leaves it there, if there is room. */
export function bijschrijf(
  { key, tellers }: Bijschrijving,
  bewijs?: { readonly teken: string; readonly bewaar: boolean },
): TableWrite {
  const counters = Object.entries(tellers);
  const additions = counters.map(([name]) => `#${name} :${name}`);
  const demands = bewijs === undefined ? [] : ['NOT contains(z, :teken)'];
  if (bewijs?.bewaar) {
    additions.push('z :tekens');
    demands.push('(attribute_not_exists(z) OR size(z) < :meest)');
  }
  return {
    soort: 'update',
    key,
    update: `ADD ${additions.join(', ')}`,
    condition: {
      expression: demands.join(' AND '),
      names: Object.fromEntries(counters.map(([name]) => [`#${name}`, name])),
      values: {
        ...Object.fromEntries(counters.map(([name, count]) => [`:${name}`, count])),
        ...(bewijs && { ':teken': bewijs.teken }),
        ...(bewijs?.bewaar && { ':tekens': new Set([bewijs.teken]), ':meest': MAX_TEKENS }),
      },
    },
  };
}

/** A marker of which the addition may not be in its cell yet. */
export interface Onaf {
  readonly contact: string;
  readonly markerKey: Key;
  readonly versie: number;
  /** How often that versie was judged again: with it, the name of one addition. */
  readonly herziening: number;
  readonly nog: string;
}

export interface Eenmaal {
  /** Makes sure that what the marker says is in the cell. Throws ConflictError when others kept it from being sure. */
  finish(onaf: Onaf): Promise<void>;
  /** The same for many: those that are in their cells cost one reading together. */
  finishAll(onaf: readonly Onaf[]): Promise<void>;
}

export function makeEenmaal(table: Table): Eenmaal {
  /** Only saves a try that would fail. */
  const vol = new Set<string>();

  /** False when something was in the way. */
  async function tried(write: Promise<void>): Promise<boolean> {
    try {
      await write;
      return true;
    } catch (error) {
      if (error instanceof ConflictError) return false;
      throw error;
    }
  }

  async function finish(onaf: Onaf): Promise<void> {
    const { markerKey, versie, nog } = onaf;
    const bijschrijving = unpackBijschrijving(nog);
    const { key } = bijschrijving;
    const naam = `${key.pk} ${key.sk}`;
    const teken = tekenVan(onaf);
    for (let poging = 1; poging <= POGINGEN; poging += 1) {
      if (!vol.has(naam) && (await tried(table.write(bijschrijf(bijschrijving, { teken, bewaar: true }))))) return;
      const tekens = tekensIn(await table.get(key));
      if (tekens.has(teken)) return;
      if (tekens.size < MAX_TEKENS) continue;
      if (vol.size >= MAX_ONTHOUDEN) vol.clear();
      vol.add(naam);
      const done: TableWrite = {
        soort: 'update',
        key: markerKey,
        update: 'REMOVE nog',
        condition: { expression: 'versie = :versie AND nog = :nog', values: { ':versie': versie, ':nog': nog } },
      };
      if (await tried(table.transact([done, bijschrijf(bijschrijving, { teken, bewaar: false })]))) return;
      // Who replaced the marker, or took away that anything was to be added, had it added first.
      const marker = await table.get(markerKey);
      if (marker?.['versie'] !== versie || marker['nog'] !== nog) return;
    }
    throw new ConflictError();
  }

  return {
    finish,
    async finishAll(onaf) {
      if (onaf.length === 0) return;
      const cellen = new Map<string, Key>();
      for (const { nog } of onaf) {
        const { key } = unpackBijschrijving(nog);
        cellen.set(`${key.pk} ${key.sk}`, key);
      }
      const keys = [...cellen.values()];
      const tekens = new Map<string, ReadonlySet<string>>();
      for (let from = 0; from < keys.length; from += 100) {
        for (const cel of await table.getMany(keys.slice(from, from + 100), ['pk', 'sk', 'z']))
          tekens.set(`${cel['pk'] as string} ${cel['sk'] as string}`, tekensIn(cel));
      }
      for (const one of onaf) {
        const { key } = unpackBijschrijving(one.nog);
        const there = tekens.get(`${key.pk} ${key.sk}`)?.has(tekenVan(one));
        if (!there) await finish(one);
      }
    },
  };
}
