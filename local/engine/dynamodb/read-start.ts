/** Where a Query or Scan begins: after the start key of the caller, within the segment of the caller. */
import { validationError } from './errors.ts';
import { placeInIndex, placeOfKey } from './item-keys.ts';
import { segmentStart } from './key-encoding.ts';
import type { Position } from './range-reader.ts';
import type { Input } from './store-context.ts';
import { type IndexDefinition, keyAttributes, keyOf, type TableDefinition } from './table-definition.ts';
import { type Attributes, checkAttributes } from './values.ts';

const MAX_SEGMENTS = 1_000_000;

/** @throws ValidationException unless the start key holds exactly the keys of the table (and of the index). */
export function startPosition(
  table: TableDefinition,
  index: IndexDefinition | undefined,
  input: Input,
): { readonly key: Attributes; readonly position: Position } | undefined {
  const given = input['ExclusiveStartKey'];
  if (given === undefined) return undefined;
  const key = checkAttributes(given);
  const invalid = (why: string) => validationError(`The provided starting key is invalid: ${why}`);
  const names = new Set(
    [...keyAttributes(table), ...(index === undefined ? [] : keyAttributes(index))].map(({ name }) => name),
  );
  if (Object.keys(key).length !== names.size || Object.keys(key).some((name) => !names.has(name))) {
    throw invalid('The provided key element does not match the schema');
  }
  const place = placeOfKey(table, keyOf(table, key));
  if (index === undefined) return { key, position: place };
  const entry = placeInIndex(index, key);
  if (entry === undefined) throw invalid('The provided key element does not match the schema');
  const position: Position = { ...place, ipk: entry.pk, isk: entry.sk };
  return { key, position };
}

/** Bounds of the part of the table that a parallel scan asks for. @throws ValidationException on unlawful numbers */
export function segmentOf(input: Input): { segmentFrom: Uint8Array | undefined; segmentTo: Uint8Array | undefined } {
  const segment = input['Segment'] as number | undefined;
  const total = input['TotalSegments'] as number | undefined;
  if (segment === undefined && total === undefined) return { segmentFrom: undefined, segmentTo: undefined };
  if (segment === undefined || total === undefined) {
    const [absent, present] = segment === undefined ? ['Segment', 'TotalSegments'] : ['TotalSegments', 'Segment'];
    throw validationError(
      `The ${absent} parameter is required but was not present in the request when ${present} parameter is present`,
    );
  }
  if (total < 1 || total > MAX_SEGMENTS || segment < 0) {
    throw validationError(
      `1 validation error detected: Segment must be at least 0 and TotalSegments from 1 to ${MAX_SEGMENTS}`,
    );
  }
  if (segment >= total) {
    throw validationError(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  }
  return { segmentFrom: segmentStart(segment, total), segmentTo: segmentStart(segment + 1, total) };
}
