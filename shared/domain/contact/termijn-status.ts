/** How a term stands at an instant, and when to warn before it ends. */
import type { Termijnsoort } from '../termijnen/types.ts';
import { WAARSCHUWTIJDEN, waarschuwdagen } from '../termijnen/waarschuwtijden.ts';
import { daysBetween, instantOfLocal, localDateOf } from '../tijd/amsterdam.ts';
import { earliest, type Instant, type LocalDate } from '../tijd/instant.ts';
import { type Termijn, termijnenVan } from './termijnen.ts';
import type { Contact } from './types.ts';

export const TERMIJN_STATUSSEN = ['loopt', 'opgeschort', 'gehaald', 'te-laat', 'vervallen'] as const;
export type TermijnStatus = (typeof TERMIJN_STATUSSEN)[number];

/** When people begin to work on a day. */
const UUR_VAN_WAARSCHUWEN = '09:00';

export interface StaandeTermijn extends Termijn {
  readonly status: TermijnStatus;
  /** Nobody has to do anything for it any more. What was late stays late. */
  readonly afgehandeld: boolean;
  /** In order of time; empty for terms that other lists watch over. */
  readonly waarschuwenOp: readonly Instant[];
}

const isOpen = ({ bereiktOp, vervallenOp }: Termijn): boolean => bereiktOp === null && vervallenOp === null;

/** What was met or lapsed after the end was late, and stays late. */
export function statusVan(termijn: Termijn, nu: Instant): TermijnStatus {
  const { bereiktOp, vervallenOp, uiterlijkOp, opgeschort } = termijn;
  if ((bereiktOp ?? vervallenOp ?? nu) > uiterlijkOp) return 'te-laat';
  if (bereiktOp !== null) return 'gehaald';
  if (vervallenOp !== null) return 'vervallen';
  const today = localDateOf(nu);
  return opgeschort.some(({ van, tot }) => van <= today && today < tot) ? 'opgeschort' : 'loopt';
}

/** At nine in the morning of the days that belong to its kind of term; never before it began. */
export function waarschuwenOp({ soort, vanaf, uiterlijkOp }: Termijn): readonly Instant[] {
  return waarschuwdagen(soort, localDateOf(uiterlijkOp))
    .map((dag) => instantOfLocal(`${dag}T${UUR_VAN_WAARSCHUWEN}`, 'first'))
    .filter((op) => op > vanaf);
}

/** What is to be told of a term: each `fase` once. */
export interface Waarschuwing {
  readonly dag: LocalDate;
  readonly teLaat: boolean;
  readonly fase: string;
}

const WEEK_DAGEN = 7;

/**
 * What is to be told of an open term on the day of `nu`: the nearest warning whose day has come; after its end that it is too
 * late, from the day after it and again each week. Null when there is nothing to tell (yet), and for terms that other lists
 * watch over. A term that is suspended ends later, and is told of then.
 */
export function waarschuwingVan(termijn: Termijn, nu: Instant): Waarschuwing | null {
  if (!isOpen(termijn) || WAARSCHUWTIJDEN[termijn.soort].length === 0) return null;
  const today = localDateOf(nu);
  const dag = localDateOf(termijn.uiterlijkOp);
  if (today > dag) {
    return { dag, teLaat: true, fase: `te-laat/${Math.floor((daysBetween(dag, today) - 1) / WEEK_DAGEN)}` };
  }
  const reached = waarschuwenOp(termijn).findLastIndex((op) => localDateOf(op) <= today);
  return reached === -1 ? null : { dag, teLaat: false, fase: `vooraf/${reached}` };
}

/** Every term of a contact as it stands at `nu`, soonest deadline first. */
export function staandeTermijnen(contact: Contact, nu: Instant): readonly StaandeTermijn[] {
  return termijnenVan(contact).map((termijn) => ({
    ...termijn,
    status: statusVan(termijn, nu),
    afgehandeld: !isOpen(termijn),
    waarschuwenOp: waarschuwenOp(termijn),
  }));
}

/** Terms that no other list shows: crisis and spoed have spoedzaken, who walked in and who asked for a call their own. */
const OP_DE_LIJST: ReadonlySet<Termijnsoort> = new Set([
  'regulier',
  'eerste-vraagverhelderingsgesprek',
  'vraagverheldering',
  'besluit',
  'start-ondersteuning',
  'evaluatie',
  'evaluatie-intensief',
  'klacht',
]);

/** Whether somebody still has to do something for it, and the list of terms is where they see that. */
export const isOpDeLijst = (termijn: Termijn): boolean => OP_DE_LIJST.has(termijn.soort) && isOpen(termijn);

/** The soonest deadline on the list of terms, past or not; null when there is none. */
export function eersteOpenTermijn(contact: Contact): Instant | null {
  if (contact.aanmelding === null && contact.klacht === null) return null;
  return (
    earliest(
      ...termijnenVan(contact)
        .filter(isOpDeLijst)
        .map(({ uiterlijkOp }) => uiterlijkOp),
    ) ?? null
  );
}
