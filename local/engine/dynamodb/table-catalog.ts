/** The tables that exist: in memory for speed, in the database for keeps. */
import type { EngineContext } from '../contract.ts';
import type { Database } from './database.ts';
import { resourceNotFound } from './errors.ts';
import { requireMember } from './request-shape.ts';
import type { TableDefinition } from './table-definition.ts';

export interface TableCatalog {
  find(name: string): TableDefinition | undefined;
  /** By name or ARN. @throws ResourceNotFoundException */
  need(name: string): TableDefinition;
  /** The table that the request's TableName (or ARN) points to. @throws ResourceNotFoundException */
  ofRequest(input: Readonly<Record<string, unknown>>): TableDefinition;
  /** Sorted by name. */
  names(): readonly string[];
  /** Writes a new or changed definition; must run inside a write transaction. */
  save(table: Omit<TableDefinition, 'id'>): TableDefinition;
  remove(table: TableDefinition): void;
  /** Forgets what is in memory, after a transaction was undone. */
  reload(): void;
  newIndexId(): number;
  tableArn(name: string): string;
}

/** The last part of a table ARN, or the name itself. */
export const tableNameOf = (nameOrArn: string): string => {
  const parts = nameOrArn.startsWith('arn:') ? nameOrArn.split('/') : [];
  return parts[1] ?? nameOrArn;
};

export function openCatalog(database: Database, context: EngineContext): TableCatalog {
  const tables = new Map<string, TableDefinition>();
  const select = database.prepare('SELECT id, definition FROM dynamodb_tables');
  const upsert = database.prepare(
    'INSERT INTO dynamodb_tables (name, definition) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET definition = excluded.definition RETURNING id',
  );
  const remove = database.prepare('DELETE FROM dynamodb_tables WHERE id = ?');
  const nextIndex = database.prepare('INSERT INTO dynamodb_index_ids DEFAULT VALUES');
  const reload = () => {
    tables.clear();
    for (const { id, definition } of select.all() as unknown as { id: number; definition: string }[]) {
      const table: TableDefinition = { ...JSON.parse(definition), id };
      tables.set(table.name, table);
    }
  };
  reload();
  const need = (name: string) => {
    const table = tables.get(tableNameOf(name));
    if (table === undefined) throw resourceNotFound();
    return table;
  };
  return {
    find: (name) => tables.get(tableNameOf(name)),
    need,
    ofRequest: (input) => need(requireMember<string>(input, 'TableName')),
    names: () => [...tables.keys()].sort(),
    save(definition) {
      const { id } = upsert.get(definition.name, JSON.stringify(definition)) as { id: number };
      const table: TableDefinition = { ...definition, id };
      tables.set(table.name, table);
      return table;
    },
    remove(table) {
      remove.run(table.id);
      tables.delete(table.name);
    },
    reload,
    newIndexId: () => Number(nextIndex.run().lastInsertRowid),
    tableArn: (name) => `arn:aws:dynamodb:${context.region}:${context.accountId}:table/${name}`,
  };
}
