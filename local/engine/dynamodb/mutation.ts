/** One conditional write of one item: prepared first (all that can be refused without data), then carried out. */
import { applyUpdate, bindUpdate } from './apply-update.ts';
import { bindCondition } from './bind-condition.ts';
import { type Units, unitsOfWrite } from './capacity.ts';
import { conditionFailed, invalidParameter, validationError } from './errors.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import type { Condition, UpdateAction } from './expression-ast.ts';
import { cacheExpressions } from './expression-cache.ts';
import { openScope, type Placeholders } from './expression-scope.ts';
import { checkIndexKeys, type Place, placeOfItem, placeOfKey } from './item-keys.ts';
import type { ItemStore } from './item-store.ts';
import { parseCondition } from './parse-condition.ts';
import { parseUpdate } from './parse-update.ts';
import { project } from './project.ts';
import { requireMember } from './request-shape.ts';
import { itemSize, MAX_ITEM_SIZE } from './sizes.ts';
import { keyAttributes, type TableDefinition } from './table-definition.ts';
import { type Attributes, checkAttributes } from './values.ts';

export type MutationKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** What is known of a write before any data is read. */
export interface Mutation {
  readonly kind: MutationKind;
  readonly table: TableDefinition;
  /** The whole item of a Put, else the key. */
  readonly subject: Attributes;
  readonly condition: Condition | undefined;
  readonly update: readonly UpdateAction[];
  readonly returnOldOnFailure: boolean;
}

export interface MutationResult {
  readonly before: Attributes | undefined;
  readonly after: Attributes | undefined;
  readonly streamed: boolean;
}

const conditions = cacheExpressions((source) => parseCondition('ConditionExpression', source));
const updates = cacheExpressions(parseUpdate);

/**
 * Parses and binds; needs the table's definition, not its data.
 * @throws ValidationException on anything that is wrong whatever the data may be
 */
export function prepareMutation(
  kind: MutationKind,
  table: TableDefinition,
  input: Readonly<Record<string, unknown>>,
): Mutation {
  const subject = checkAttributes(requireMember(input, kind === 'Put' ? 'Item' : 'Key'));
  const source = input['ConditionExpression'] as string | undefined;
  const updateSource = input['UpdateExpression'] as string | undefined;
  if (kind === 'ConditionCheck') requireMember(input, 'ConditionExpression');
  const scope = openScope(
    input as Placeholders,
    kind === 'Update'
      ? { UpdateExpression: updateSource, ConditionExpression: source }
      : { ConditionExpression: source },
  );
  const update = updateSource === undefined ? [] : bindUpdate(updates.get(updateSource), scope);
  const condition =
    source === undefined ? undefined : bindCondition('ConditionExpression', conditions.get(source), scope);
  scope.finish();
  return {
    kind,
    table,
    subject,
    condition,
    update,
    returnOldOnFailure: input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD',
  };
}

/** @throws ValidationException when the key does not fit the table. */
export function placeOfMutation({ kind, table, subject, update }: Mutation): Place {
  if (kind === 'Put') {
    const place = placeOfItem(table, subject);
    checkIndexKeys(table, subject);
    if (itemSize(subject) > MAX_ITEM_SIZE) {
      throw validationError('Item size has exceeded the maximum allowed size');
    }
    return place;
  }
  const place = placeOfKey(table, subject);
  for (const { name } of keyAttributes(table)) {
    if (update.some(({ path }) => path[0] === name)) {
      throw invalidParameter(`Cannot update attribute ${name}. This attribute is part of the key`);
    }
  }
  return place;
}

/** The item after the write; undefined = absent. @throws ValidationException when the update cannot be applied. */
function afterwards({ kind, table, subject, update }: Mutation, before: Attributes | undefined) {
  switch (kind) {
    case 'Put':
      return subject;
    case 'Delete':
      return undefined;
    case 'ConditionCheck':
      return before;
    case 'Update': {
      const after = applyUpdate(update, before ?? subject);
      // An update that only takes away makes no item where there was none.
      const takesAway =
        update.length > 0 && update.every((action) => action.kind === 'remove' || action.kind === 'delete');
      if (before === undefined && takesAway) return undefined;
      checkIndexKeys(table, after);
      if (itemSize(after) > MAX_ITEM_SIZE) {
        throw validationError('Item size to update has exceeded the maximum allowed size');
      }
      return after;
    }
  }
}

/**
 * Reads, checks the condition and writes. Must run inside a write transaction.
 * @throws ConditionalCheckFailedException, ValidationException
 */
export function carryOut(store: ItemStore, mutation: Mutation, place: Place): MutationResult {
  const before = store.get(mutation.table, place);
  if (mutation.condition !== undefined && !evaluateCondition(mutation.condition, before ?? {})) {
    throw conditionFailed(mutation.returnOldOnFailure ? before : undefined);
  }
  const after = afterwards(mutation, before);
  const streamed = mutation.kind === 'ConditionCheck' ? false : store.replace(mutation.table, place, before, after);
  return { before, after, streamed };
}

export const mutationUnits = (mutation: Mutation, { before, after }: MutationResult, factor: number): Units =>
  unitsOfWrite(mutation.table, before, after, factor);

/** The `Attributes` member for `ReturnValues`; undefined when there is nothing to return. */
export function returnedAttributes(mutation: Mutation, result: MutationResult, wanted: string): Attributes | undefined {
  switch (wanted) {
    case 'ALL_OLD':
      return result.before;
    case 'ALL_NEW':
      return result.after;
    case 'UPDATED_OLD':
      return updatedParts(mutation.update, result.before);
    case 'UPDATED_NEW':
      return updatedParts(mutation.update, result.after);
    default:
      return undefined;
  }
}

/** Only the parts that the update names, as a projection would show them. */
function updatedParts(update: readonly UpdateAction[], item: Attributes | undefined): Attributes | undefined {
  if (item === undefined) return undefined;
  const parts = project(
    item,
    update.map(({ path }) => path),
  );
  return Object.keys(parts).length === 0 ? undefined : parts;
}
