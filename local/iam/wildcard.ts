/** Patterns of IAM: `*` is any text, `?` one character; everything else stands for itself. */
const compiled = new Map<string, RegExp>();

export function matchesWildcard(pattern: string, text: string, flags = 's'): boolean {
  if (pattern === '*') return true;
  const key = `${flags}/${pattern}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, flags);
    compiled.set(key, expression);
  }
  return expression.test(text);
}
