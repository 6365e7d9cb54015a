/**
 * Who is the same person, as far as numbers and mail addresses tell (KADER 3: unique people helped, who comes back). What
 * comes in are keys that stand for them; what goes out are numbers.
 */
import type { Contact } from '../contact/types.ts';
import { HOUR, type Instant, plusMs } from '../tijd/instant.ts';

/** Who comes again within so many days after closing came back (the limit included). */
export const HERHAAL_DAGEN = 30;

export interface Personentelling {
  readonly personen: number;
  /** Contacts of which nothing tells whose they are: withheld numbers, walk-ins, anonymous chats. */
  readonly zonderSleutel: number;
}

/**
 * Contacts that share a key are of one person, also by way of a third contact of the same period.
 * @param sleutels per contact the keys of its person
 */
export function telPersonen(sleutels: Iterable<readonly string[]>): Personentelling {
  const leider = new Map<string, string>();
  const find = (sleutel: string): string => {
    let at = sleutel;
    for (let next = leider.get(at); next !== undefined && next !== at; next = leider.get(at)) at = next;
    for (let step = sleutel; step !== at; ) {
      const next = leider.get(step) ?? at;
      leider.set(step, at);
      step = next;
    }
    return at;
  };
  let zonderSleutel = 0;
  let personen = 0;
  for (const [first, ...others] of sleutels) {
    if (first === undefined) {
      zonderSleutel += 1;
      continue;
    }
    for (const sleutel of [first, ...others]) {
      if (leider.has(sleutel)) continue;
      leider.set(sleutel, sleutel);
      personen += 1;
    }
    for (const sleutel of others) {
      const [a, b] = [find(first), find(sleutel)];
      if (a === b) continue;
      leider.set(b, a);
      personen -= 1;
    }
  }
  return { personen, zonderSleutel };
}

type Eerder = Pick<Contact, 'id' | 'afgeslotenOp' | 'uitkomst'>;

/** Whether this contact began within thirty days after another of the same person was closed by somebody. */
export function isHerhaald(
  { id, ontvangenOp }: Pick<Contact, 'id' | 'ontvangenOp'>,
  eerdere: readonly Eerder[],
): boolean {
  const inTime = (closed: Instant): boolean =>
    closed <= ontvangenOp && ontvangenOp <= plusMs(closed, HERHAAL_DAGEN * 24 * HOUR);
  return eerdere.some(
    ({ id: other, afgeslotenOp, uitkomst }) =>
      other !== id && uitkomst !== null && uitkomst !== 'spam' && afgeslotenOp !== null && inTime(afgeslotenOp),
  );
}
