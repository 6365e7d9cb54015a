import type * as z from 'zod';
import { check } from '../faults.ts';
import type { ReadBody } from './queue-batch.ts';

/** The JSON of a body; undefined when it is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    // Undefined is no JSON value, so it can stand for "none".
    return undefined;
  }
}

/** Reads a body as JSON of a schema. The reason names the fields that are wrong, never their values. */
export function readJsonBody<S extends z.ZodType>(schema: S): (body: string) => ReadBody<z.output<S>> {
  return (body) => checkBody(schema, parseJson(body));
}

export function checkBody<S extends z.ZodType>(schema: S, value: unknown): ReadBody<z.output<S>> {
  if (value === undefined) return { soort: 'onleesbaar', reden: 'Het bericht is geen geldige JSON.' };
  const checked = check(schema, value);
  if (checked.ok) return { soort: 'bericht', bericht: checked.value };
  const fields = [...new Set(checked.faults.map(({ veld }) => veld || 'het geheel'))].slice(0, 10);
  return { soort: 'onleesbaar', reden: `Deze velden kloppen niet: ${fields.join(', ')}.` };
}
