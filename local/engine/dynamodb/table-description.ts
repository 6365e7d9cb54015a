/** How DescribeTable shows a table. */
import type { Output, StoreContext } from './store-context.ts';
import type { IndexDefinition, KeySchema, TableDefinition } from './table-definition.ts';

const showSchema = ({ partition, sort }: KeySchema): readonly Output[] => [
  { AttributeName: partition.name, KeyType: 'HASH' },
  ...(sort === undefined ? [] : [{ AttributeName: sort.name, KeyType: 'RANGE' }]),
];

/** Arn of the table's stream; undefined when it has none. */
export const streamArnOf = (store: Pick<StoreContext, 'catalog'>, table: TableDefinition): string | undefined =>
  table.stream === undefined ? undefined : `${store.catalog.tableArn(table.name)}/stream/${table.stream.label}`;

export function describeTable(store: StoreContext, table: TableDefinition): Output {
  const { count, bytes } = store.items.totals(table);
  const arn = store.catalog.tableArn(table.name);
  const showIndex = (index: IndexDefinition): Output => ({
    IndexName: index.name,
    IndexArn: `${arn}/index/${index.name}`,
    KeySchema: showSchema(index),
    Projection: {
      ProjectionType: index.projection,
      ...(index.included.length === 0 ? {} : { NonKeyAttributes: index.included }),
    },
    ...(index.kind === 'global'
      ? { IndexStatus: 'ACTIVE', ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...index.throughput } }
      : {}),
  });
  const ofKind = (kind: IndexDefinition['kind']) => {
    const shown = table.indexes.filter((index) => index.kind === kind).map(showIndex);
    return shown.length === 0 ? undefined : shown;
  };
  return {
    TableName: table.name,
    TableArn: arn,
    TableId: table.tableId,
    TableStatus: 'ACTIVE',
    CreationDateTime: table.createdMs / 1000,
    AttributeDefinitions: table.attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    KeySchema: showSchema(table),
    ItemCount: count,
    TableSizeBytes: bytes,
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...table.throughput },
    BillingModeSummary: table.billing === 'PAY_PER_REQUEST' ? { BillingMode: 'PAY_PER_REQUEST' } : undefined,
    GlobalSecondaryIndexes: ofKind('global'),
    LocalSecondaryIndexes: ofKind('local'),
    StreamSpecification:
      table.stream === undefined ? undefined : { StreamEnabled: true, StreamViewType: table.stream.view },
    LatestStreamArn: streamArnOf(store, table),
    LatestStreamLabel: table.stream?.label,
    SSEDescription: table.encrypted ? { Status: 'ENABLED', SSEType: 'KMS' } : undefined,
    DeletionProtectionEnabled: table.deletionProtection,
  };
}
