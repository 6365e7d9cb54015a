/** A message that came in, by the names under which it is looked for. */
import type { Kanaal } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Werd } from './journaal.ts';
import type { Ports } from './ports.ts';

export type FeitenPorts = Pick<Ports, 'journaal' | 'zaken' | 'ids' | 'ruwePost' | 'uitval' | 'wachtrijstand'> & {
  /** Names of what a message in a dead-letter queue must have become, see {@link naamVan}. */
  readonly namenInUitval: (kanaal: Kanaal, inhoud: string) => readonly string[];
};

/** One message, and every contact in which it may be. */
export interface Verwacht {
  readonly bericht: string;
  readonly ontvangenOp: Instant;
  /** Any of these will do: a mail that was received again may have ended elsewhere. Empty: nobody told what it became. */
  readonly werd: readonly Werd[];
}

/** How a message is called, whatever batch it came in. */
export function naamVan(werd: Werd): string {
  switch (werd.soort) {
    case 'contact':
      return `c|${werd.contact}|${werd.feiten.join()}`;
    case 'gesprek':
      return `g|${werd.gesprek}|${werd.feiten.join()}`;
    case 'onleesbaar':
      return `o|${werd.id}`;
  }
}

/** One for each fact: a message of the exchange may tell of many calls. */
export function perFeit(werd: Werd): readonly Werd[] {
  if (werd.soort === 'onleesbaar' || werd.feiten.length === 0) return [werd];
  return werd.feiten.map((feit) => ({ ...werd, feiten: [feit] }));
}

const AT_ONCE = 8;

/** A few at a time. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    found.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  return found;
}
