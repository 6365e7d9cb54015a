import type * as z from 'zod';

/**
 * What a value holds when it has the form of the schema; undefined when it has not. Never throws, whatever the value is: an
 * object that poses as a text (`{"length":{"toString":1}}`) makes the library itself stumble while it measures it.
 */
export function fits<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined {
  try {
    return schema.safeParse(value).data;
  } catch {
    return undefined;
  }
}
