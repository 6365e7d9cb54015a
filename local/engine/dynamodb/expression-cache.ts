/** Parsed expressions by text: handlers send the same few expressions over and over. */

export interface ExpressionCache<T> {
  get(source: string): T;
}

/** Remembers the results of `parse` for the `capacity` most recently used texts. Faults are not remembered. */
export function cacheExpressions<T>(parse: (source: string) => T, capacity = 500): ExpressionCache<T> {
  const entries = new Map<string, T>();
  return {
    get(source) {
      const known = entries.get(source);
      if (known !== undefined) {
        entries.delete(source);
        entries.set(source, known);
        return known;
      }
      const parsed = parse(source);
      entries.set(source, parsed);
      if (entries.size > capacity) {
        const oldest = entries.keys().next().value;
        if (oldest !== undefined) entries.delete(oldest);
      }
      return parsed;
    },
  };
}
