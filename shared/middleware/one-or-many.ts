import * as z from 'zod';
import { dutchMessage } from './faults.ts';

/**
 * Accepts one value or a list of 1 to `max`, and always gives a list. Paths of faults are those of what was sent:
 * `[3].op` in a list, `op` in a single one. The length is looked at first, so that a huge list costs nothing.
 * `vorm` says the same for the description of the API.
 */
export function oneOrMany<S extends z.ZodType>(
  one: S,
  max: number,
): { readonly schema: z.ZodType<z.output<S>[]>; readonly vorm: z.ZodType } {
  const many = z.array(one).min(1).max(max);
  const schema = z.unknown().transform((value, context): z.output<S>[] => {
    if (Array.isArray(value) && value.length > max) {
      context.addIssue({ code: 'custom', message: `Hoogstens ${max} regels.`, input: undefined });
      return z.NEVER;
    }
    const parsed = (Array.isArray(value) ? many : one).safeParse(value, { error: dutchMessage });
    if (parsed.success) return (Array.isArray(value) ? parsed.data : [parsed.data]) as z.output<S>[];
    for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: undefined } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
  return { schema, vorm: z.union([one, many]) };
}
