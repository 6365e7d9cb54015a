/** Two people who changed the same thing from the same beginning: what both wanted, and where they differ. Pure. */

/** The same content, whatever the order of its fields; a field without value is a field that is absent. */
export function gelijk(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [links, rechts] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(links), ...Object.keys(rechts)])].every((veld) =>
    gelijk(links[veld], rechts[veld]),
  );
}

export interface Samenvoeging<T> {
  readonly waarde: T;
  /** Fields that both changed, each to something else; `waarde` has one's own. */
  readonly botsend: readonly (keyof T & string)[];
}

/** `eigen` and `ander` both began as `basis`. What only the other changed is taken over. */
export function voegSamen<T extends object>(basis: T, eigen: T, ander: T): Samenvoeging<T> {
  const velden = [...new Set([basis, eigen, ander].flatMap((een) => Object.keys(een)))] as (keyof T & string)[];
  const waarde = { ...eigen };
  const botsend: (keyof T & string)[] = [];
  for (const veld of velden) {
    if (gelijk(eigen[veld], ander[veld]) || gelijk(ander[veld], basis[veld])) continue;
    if (!gelijk(eigen[veld], basis[veld])) botsend.push(veld);
    else if (veld in ander) waarde[veld] = ander[veld];
    else delete waarde[veld];
  }
  return { waarde, botsend };
}
