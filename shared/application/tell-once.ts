/** Telling people of each thing once: that it was told and the message itself are one write. */
import type { Instant } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';
import { MAX_EENMAAL, type Roosterwerk } from './rooster-ports.ts';

/** How often what was told by another at the same moment is left out and the rest tried again. */
const POGINGEN = 5;

/**
 * Puts messages ready about whatever was not told before, and returns how many things these are about. Very many are told in
 * several messages, each with its own things. Whoever dies in between left the message, or nothing: the next time goes on.
 *
 * @param berichten the messages about these things, together at most 100 items with their names
 */
export async function tellOnce<T extends { readonly naam: string }>(
  { knownEenmaal, noteEenmaal }: Pick<Ports['instellingen'], 'knownEenmaal' | 'noteEenmaal'>,
  nu: Instant,
  all: readonly T[],
  berichten: (op: Instant, deel: readonly T[]) => readonly Roosterwerk[],
): Promise<number> {
  const distinct = [...new Map(all.map((one) => [one.naam, one])).values()];
  let told = 0;
  for (let poging = 0; poging < POGINGEN; poging += 1) {
    const known = await knownEenmaal(distinct.map(({ naam }) => naam));
    const left = distinct.filter(({ naam }) => !known.has(naam));
    let overtaken = false;
    for (let from = 0; from < left.length; from += MAX_EENMAAL) {
      const deel = left.slice(from, from + MAX_EENMAAL);
      const namen = deel.map(({ naam }) => naam);
      if (await noteEenmaal(namen, nu, berichten(nu, deel))) told += deel.length;
      else overtaken = true;
    }
    if (!overtaken) return told;
  }
  throw new Error('others keep telling the same things at the same moment');
}
