/** What a table is, as kept in the database and in memory. */
import type { Attributes, AttributeValue } from './values.ts';

export type KeyType = 'S' | 'N' | 'B';

export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
}

export interface Throughput {
  readonly ReadCapacityUnits: number;
  readonly WriteCapacityUnits: number;
}

export type ProjectionType = 'ALL' | 'KEYS_ONLY' | 'INCLUDE';

export interface IndexDefinition extends KeySchema {
  /** Number of the index in the database, unique over all tables. */
  readonly id: number;
  readonly name: string;
  readonly kind: 'global' | 'local';
  readonly projection: ProjectionType;
  readonly included: readonly string[];
  readonly throughput?: Throughput;
}

export type StreamView = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

export interface TableDefinition extends KeySchema {
  readonly id: number;
  /** Identifier that `DescribeTable` shows as TableId. */
  readonly tableId: string;
  readonly name: string;
  readonly createdMs: number;
  readonly attributes: readonly KeyAttribute[];
  readonly indexes: readonly IndexDefinition[];
  readonly billing: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly throughput: Throughput;
  readonly deletionProtection: boolean;
  readonly encrypted: boolean;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly stream?: { readonly view: StreamView; readonly label: string };
  /** Attribute that holds the expiry in epoch seconds, when TTL is on. */
  readonly ttlAttribute?: string;
}

export const keyAttributes = (schema: KeySchema): readonly KeyAttribute[] =>
  schema.sort === undefined ? [schema.partition] : [schema.partition, schema.sort];

/** The key of an item: partition and sort attribute only. */
export function keyOf(schema: KeySchema, item: Attributes): Attributes {
  const key: Attributes = {};
  for (const { name } of keyAttributes(schema)) {
    key[name] = item[name] as AttributeValue;
  }
  return key;
}

/** Names of the attributes that an index holds; undefined = all. */
export function projectedNames(table: TableDefinition, index: IndexDefinition): ReadonlySet<string> | undefined {
  if (index.projection === 'ALL') return undefined;
  const names = [...keyAttributes(table), ...keyAttributes(index)].map(({ name }) => name);
  return new Set([...names, ...index.included]);
}
