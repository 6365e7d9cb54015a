/** PutItem, UpdateItem, DeleteItem and GetItem. */
import { type CapacityMode, consumedCapacity, readUnits } from './capacity.ts';
import { validationError } from './errors.ts';
import { openScope, type Placeholders } from './expression-scope.ts';
import { placeOfKey } from './item-keys.ts';
import {
  carryOut,
  type MutationKind,
  mutationUnits,
  placeOfMutation,
  prepareMutation,
  returnedAttributes,
} from './mutation.ts';
import { bindProjection, project, projections } from './project.ts';
import { requireMember } from './request-shape.ts';
import { itemSize } from './sizes.ts';
import type { Input, Operation, Output, StoreContext } from './store-context.ts';
import { type Attributes, checkAttributes } from './values.ts';

export const capacityMode = (input: Input): CapacityMode => (input['ReturnConsumedCapacity'] as CapacityMode) ?? 'NONE';

/** The engine keeps no size per item collection. @throws ValidationException when the caller asks for it */
export function refuseCollectionMetrics(input: Input): void {
  if (input['ReturnItemCollectionMetrics'] === 'SIZE') {
    throw validationError('ReturnItemCollectionMetrics SIZE is not supported by this engine');
  }
}

const write =
  (kind: Exclude<MutationKind, 'ConditionCheck'>): Operation =>
  (store, input) => {
    const table = store.catalog.ofRequest(input);
    refuseCollectionMetrics(input);
    const wanted = (input['ReturnValues'] as string | undefined) ?? 'NONE';
    if (kind !== 'Update' && wanted !== 'NONE' && wanted !== 'ALL_OLD') {
      throw validationError('Return values set to invalid value');
    }
    const mutation = prepareMutation(kind, table, input);
    const place = placeOfMutation(mutation);
    const result = store.database.write(() => carryOut(store.items, mutation, place));
    if (result.streamed) store.streamGrew(table.name);
    const mode = capacityMode(input);
    return {
      Attributes: returnedAttributes(mutation, result, wanted),
      ConsumedCapacity: mode === 'NONE' ? undefined : consumedCapacity(table, mode, mutationUnits(mutation, result, 1)),
    };
  };

export const putItem = write('Put');
export const updateItem = write('Update');
export const deleteItem = write('Delete');

/** Binds the projection of a single read; the identity when there is none. */
export function prepareProjection(input: Input): (item: Attributes) => Attributes {
  const source = input['ProjectionExpression'] as string | undefined;
  const scope = openScope(input as Placeholders, { ProjectionExpression: source });
  const paths = source === undefined ? undefined : bindProjection(projections.get(source), scope);
  scope.finish();
  return paths === undefined ? (item) => item : (item) => project(item, paths);
}

export const getItem = (store: StoreContext, input: Input): Output => {
  const table = store.catalog.ofRequest(input);
  const key = checkAttributes(requireMember(input, 'Key'));
  const show = prepareProjection(input);
  const item = store.items.get(table, placeOfKey(table, key));
  const units = readUnits(item === undefined ? 0 : itemSize(item), input['ConsistentRead'] === true);
  return {
    Item: item === undefined ? undefined : show(item),
    ConsumedCapacity: consumedCapacity(table, capacityMode(input), { table: units, indexes: {} }),
  };
};
