/** What every operation works with. */
import type { EngineClock } from '../contract.ts';
import type { Database } from './database.ts';
import type { ItemStore } from './item-store.ts';
import type { StreamStore } from './stream-store.ts';
import type { TableCatalog } from './table-catalog.ts';

export interface StoreContext {
  readonly database: Database;
  readonly catalog: TableCatalog;
  readonly items: ItemStore;
  readonly streams: StreamStore;
  readonly clock: EngineClock;
  /** To be told of every table whose stream grew; listeners hear of it after the commit. */
  streamGrew(tableName: string): void;
}

export type Input = Readonly<Record<string, unknown>>;
export type Output = Record<string, unknown>;
export type Operation = (store: StoreContext, input: Input) => Output;
