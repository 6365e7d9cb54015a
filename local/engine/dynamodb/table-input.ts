/** Reads and checks what CreateTable describes. */
import { invalidParameter, validationError } from './errors.ts';
import { checkShape, requireMember, type Shape } from './request-shape.ts';
import type { Input } from './store-context.ts';
import type {
  IndexDefinition,
  KeyAttribute,
  KeySchema,
  KeyType,
  ProjectionType,
  StreamView,
  TableDefinition,
  Throughput,
} from './table-definition.ts';

const INDEX_SHAPE: Shape = {
  IndexName: 'string',
  KeySchema: 'list',
  Projection: 'map',
  ProvisionedThroughput: 'map',
  OnDemandThroughput: 'map',
};
const STREAM_VIEWS: readonly StreamView[] = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'];
const NO_THROUGHPUT: Throughput = { ReadCapacityUnits: 0, WriteCapacityUnits: 0 };
const INDEX_NAME = /^[a-zA-Z0-9_.-]{3,255}$/;
const MAX_GLOBAL = 20;
const MAX_LOCAL = 5;

export type TableInput = Omit<TableDefinition, 'id' | 'tableId' | 'name' | 'createdMs' | 'stream' | 'indexes'> & {
  readonly indexes: readonly Omit<IndexDefinition, 'id'>[];
  readonly streamView: StreamView | undefined;
};

/** @throws ValidationException when the description of the table is not lawful. */
export function readTableInput(input: Input): TableInput {
  const attributes = readAttributes(requireMember(input, 'AttributeDefinitions'));
  const schema = readSchema(requireMember(input, 'KeySchema'), attributes);
  const billing = (input['BillingMode'] as TableInput['billing'] | undefined) ?? 'PROVISIONED';
  const globals = (input['GlobalSecondaryIndexes'] as unknown[] | undefined) ?? [];
  const locals = (input['LocalSecondaryIndexes'] as unknown[] | undefined) ?? [];
  if (globals.length > MAX_GLOBAL || locals.length > MAX_LOCAL) {
    throw invalidParameter(`A table has at most ${MAX_GLOBAL} global and ${MAX_LOCAL} local secondary indexes`);
  }
  const indexes = [
    ...globals.map((raw) => readIndex(raw, 'global', attributes, billing)),
    ...locals.map((raw) => readIndex(raw, 'local', attributes, billing)),
  ];
  checkIndexes(schema, indexes);
  checkAttributesUsed(attributes, [schema, ...indexes]);
  return {
    ...schema,
    attributes,
    indexes,
    billing,
    throughput: readThroughput(input['ProvisionedThroughput'], billing, 'ProvisionedThroughput'),
    deletionProtection: input['DeletionProtectionEnabled'] === true,
    encrypted: (input['SSESpecification'] as Input | undefined)?.['Enabled'] === true,
    tags: (input['Tags'] as TableInput['tags'] | undefined) ?? [],
    streamView: readStream(input['StreamSpecification'] as Input | undefined),
  };
}

/** @throws ValidationException on a duplicate name or an unknown type. */
export function readAttributes(raw: readonly unknown[]): readonly KeyAttribute[] {
  const attributes = raw.map((entry) => {
    const clean = checkShape('AttributeDefinitions', entry, {
      AttributeName: 'string',
      AttributeType: ['S', 'N', 'B'],
    });
    return {
      name: requireMember<string>(clean, 'AttributeName'),
      type: requireMember<KeyType>(clean, 'AttributeType'),
    };
  });
  if (new Set(attributes.map(({ name }) => name)).size !== attributes.length) {
    throw invalidParameter('Cannot have duplicate AttributeNames in AttributeDefinitions');
  }
  return attributes;
}

function readSchema(raw: unknown, attributes: readonly KeyAttribute[]): KeySchema {
  const elements = (raw as readonly unknown[]).map((entry) =>
    checkShape('KeySchema', entry, { AttributeName: 'string', KeyType: ['HASH', 'RANGE'] }),
  );
  const [hash, range] = elements;
  if (hash?.['KeyType'] !== 'HASH' || elements.length > 2 || (range !== undefined && range['KeyType'] !== 'RANGE')) {
    throw validationError(
      'Invalid KeySchema: The first KeySchemaElement must be of type HASH, an optional second one of type RANGE',
    );
  }
  const find = (element: Input): KeyAttribute => {
    const name = requireMember<string>(element, 'AttributeName');
    const attribute = attributes.find((candidate) => candidate.name === name);
    if (attribute === undefined) {
      throw invalidParameter(
        `Some index key attributes are not defined in AttributeDefinitions. Keys: [${name}], AttributeDefinitions: [${attributes.map((known) => known.name).join(', ')}]`,
      );
    }
    return attribute;
  };
  const partition = find(hash);
  const sort = range === undefined ? undefined : find(range);
  if (sort?.name === partition.name) {
    throw validationError('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  }
  return sort === undefined ? { partition } : { partition, sort };
}

/** @throws ValidationException when the index is not lawful. */
export function readIndex(
  raw: unknown,
  kind: IndexDefinition['kind'],
  attributes: readonly KeyAttribute[],
  billing: TableInput['billing'],
): Omit<IndexDefinition, 'id'> {
  const clean = checkShape('SecondaryIndex', raw, INDEX_SHAPE);
  const name = requireMember<string>(clean, 'IndexName');
  if (!INDEX_NAME.test(name)) {
    throw validationError(`Invalid table/index name: ${name}`);
  }
  const projection = checkShape('Projection', requireMember(clean, 'Projection'), {
    ProjectionType: ['ALL', 'KEYS_ONLY', 'INCLUDE'],
    NonKeyAttributes: 'list',
  });
  const type = (projection['ProjectionType'] as ProjectionType | undefined) ?? 'ALL';
  const included = (projection['NonKeyAttributes'] as string[] | undefined) ?? [];
  if ((type === 'INCLUDE') !== included.length > 0) {
    throw invalidParameter(
      type === 'INCLUDE'
        ? 'ProjectionType is INCLUDE, but NonKeyAttributes is not specified'
        : `ProjectionType is ${type}, but NonKeyAttributes is specified`,
    );
  }
  return {
    ...readSchema(requireMember(clean, 'KeySchema'), attributes),
    name,
    kind,
    projection: type,
    included,
    ...(kind === 'global' ? { throughput: readThroughput(clean['ProvisionedThroughput'], billing, name) } : {}),
  };
}

/** @throws ValidationException when throughput and billing mode do not go together. */
export function readThroughput(raw: unknown, billing: TableInput['billing'], where: string): Throughput {
  if (billing === 'PAY_PER_REQUEST') {
    if (raw !== undefined) {
      throw invalidParameter(
        `Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
      );
    }
    return NO_THROUGHPUT;
  }
  if (raw === undefined) {
    throw invalidParameter(
      `ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED (${where})`,
    );
  }
  const clean = checkShape(where, raw, { ReadCapacityUnits: 'integer', WriteCapacityUnits: 'integer' });
  const units = {
    ReadCapacityUnits: requireMember<number>(clean, 'ReadCapacityUnits'),
    WriteCapacityUnits: requireMember<number>(clean, 'WriteCapacityUnits'),
  };
  if (units.ReadCapacityUnits < 1 || units.WriteCapacityUnits < 1) {
    throw validationError(`${where}: capacity units must have value greater than or equal to 1`);
  }
  return units;
}

function checkIndexes(schema: KeySchema, indexes: readonly Omit<IndexDefinition, 'id'>[]): void {
  const names = indexes.map(({ name }) => name);
  const double = names.find((name, i) => names.indexOf(name) !== i);
  if (double !== undefined) {
    throw invalidParameter(`Duplicate index name: ${double}`);
  }
  for (const index of indexes) {
    if (index.kind !== 'local') continue;
    if (schema.sort === undefined || index.sort === undefined) {
      throw invalidParameter(`Table KeySchema and local index ${index.name} must both have a range key`);
    }
    if (index.partition.name !== schema.partition.name) {
      throw invalidParameter(
        `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${index.name}`,
      );
    }
  }
}

/** Every defined attribute must be a key of something. */
function checkAttributesUsed(attributes: readonly KeyAttribute[], schemas: readonly KeySchema[]): void {
  const used = new Set(schemas.flatMap(({ partition, sort }) => [partition.name, sort?.name]));
  const unused = attributes.filter(({ name }) => !used.has(name));
  if (unused.length > 0) {
    throw invalidParameter(
      `Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions: unused ${unused.map(({ name }) => name).join(', ')}`,
    );
  }
}

/** @throws ValidationException when a stream is switched on without a lawful view. */
export function readStream(raw: Input | undefined): StreamView | undefined {
  if (raw === undefined) return undefined;
  const clean = checkShape('StreamSpecification', raw, { StreamEnabled: 'boolean', StreamViewType: STREAM_VIEWS });
  const view = clean['StreamViewType'] as StreamView | undefined;
  if (clean['StreamEnabled'] !== true) {
    if (view !== undefined) {
      throw invalidParameter('StreamViewType cannot be specified when StreamEnabled is false');
    }
    return undefined;
  }
  if (view === undefined) {
    throw invalidParameter('StreamViewType is required when StreamEnabled is true');
  }
  return view;
}
