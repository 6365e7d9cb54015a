/** How a term stands at an instant, and when to warn before it ends. */
import { isWorkingDay } from '../termijnen/termijn-einde.ts';
import type { Termijnsoort } from '../termijnen/types.ts';
import { addDays, instantOfLocal, localDateOf } from '../tijd/amsterdam.ts';
import { earliest, type Instant, type LocalDate } from '../tijd/instant.ts';
import { type Termijn, termijnenVan } from './termijnen.ts';
import type { Contact } from './types.ts';

export const TERMIJN_STATUSSEN = ['loopt', 'opgeschort', 'gehaald', 'te-laat', 'vervallen'] as const;
export type TermijnStatus = (typeof TERMIJN_STATUSSEN)[number];

/** Working days before the day on which a term ends. */
const WERKDAGEN_VOORAF = [3, 1] as const;
/** When people begin to work on a day. */
const UUR_VAN_WAARSCHUWEN = '09:00';

export interface StaandeTermijn extends Termijn {
  readonly status: TermijnStatus;
  /** Nobody has to do anything for it any more. What was late stays late. */
  readonly afgehandeld: boolean;
  /** In order of time; empty for terms in hours, which spoedzaken watch over. */
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

function workingDaysBefore(date: LocalDate, count: number): LocalDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** At nine in the morning, three working days and one before the day on which it ends; never before it began. */
export function waarschuwenOp({ klok, vanaf, uiterlijkOp }: Termijn): readonly Instant[] {
  if (klok === 'uren') return [];
  const dag = localDateOf(uiterlijkOp);
  return WERKDAGEN_VOORAF.map((count) =>
    instantOfLocal(`${workingDaysBefore(dag, count)}T${UUR_VAN_WAARSCHUWEN}`, 'first'),
  ).filter((op) => op > vanaf);
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
