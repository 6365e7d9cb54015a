/**
 * The time of the server. Waits are counted from its instants, so they are counted against its clock: the one on
 * somebody's desk may be minutes off, and the one of a local run may stand still.
 */
let verschilMs = 0;

/** `op`: what the server said the time was, just now. */
export function stelKlok(op: string): void {
  const server = Date.parse(op);
  if (!Number.isNaN(server)) verschilMs = server - Date.now();
}

export const nu = (): number => Date.now() + verschilMs;

/** Server minus browser, in whole seconds. */
export const verschilSeconden = (): number => Math.round(verschilMs / 1000);
