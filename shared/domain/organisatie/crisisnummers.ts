/** Whom somebody can call in a crisis: the numbers of the organisatie, and never without those that hold everywhere. */
import { STANDAARD_CRISISDIENST } from '../urgentie/acties.ts';
import { STANDAARD_NOODNUMMERS } from './standaard.ts';
import type { Noodnummer, Organisatie } from './types.ts';

/** One service with all its numbers, the shortest way first. */
export interface Crisisnummer {
  readonly naam: string;
  readonly nummers: readonly string[];
  /** Where the numbers were looked up, and when; empty for the crisisdienst, which the organisatie itself names. */
  readonly bronnen: readonly Pick<Noodnummer, 'bron' | 'gecontroleerdOp'>[];
}

/** Danger to life, suicide, violence at home, children: nobody can take these off the list. */
const ALTIJD: ReadonlySet<string> = new Set(['112', '113', '0800-2000', '0800-0432']);

const digits = (nummer: string): string => nummer.replace(/\D/g, '');

/**
 * The services of an organisatie in its own order, 112 always first and its crisisdienst after that. What it left out of the
 * numbers that hold everywhere is added.
 */
export function crisisnummersVan({
  crisisdienst,
  noodnummers,
}: Pick<Organisatie, 'crisisdienst' | 'noodnummers'>): readonly Crisisnummer[] {
  const known = new Set(noodnummers.map(({ nummer }) => digits(nummer)));
  const missing = STANDAARD_NOODNUMMERS.filter(({ nummer }) => ALTIJD.has(nummer) && !known.has(digits(nummer)));
  const all = [...noodnummers, ...missing];
  const eerst = all.filter(({ nummer }) => digits(nummer) === '112');
  const { naam, nummer } = crisisdienst.nummer === '' ? STANDAARD_CRISISDIENST : crisisdienst;
  const services = new Map<string, Crisisnummer>();
  function add(naamVan: string, nummerVan: string, bron?: Crisisnummer['bronnen'][number]): void {
    const before = services.get(naamVan) ?? { naam: naamVan, nummers: [], bronnen: [] };
    const nummers = before.nummers.some((one) => digits(one) === digits(nummerVan))
      ? before.nummers
      : [...before.nummers, nummerVan];
    services.set(naamVan, {
      ...before,
      nummers,
      bronnen: bron === undefined ? before.bronnen : [...before.bronnen, bron],
    });
  }
  for (const one of eerst) add(one.naam, one.nummer, one);
  add(naam, nummer);
  for (const one of all) if (!eerst.includes(one)) add(one.naam, one.nummer, one);
  return [...services.values()];
}
