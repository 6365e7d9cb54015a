/** The steps of what follows an aanmelding, as people note them: from the first conversation to the end of the support. */
import type { Termijnsoort } from '../termijnen/types.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';
import type { ContactGebeurtenis } from './types.ts';

export const TRAJECTSTAPPEN = [
  'gesprek-gevoerd',
  'plan-vastgesteld',
  'match-gemaakt',
  'aanvraag-ontvangen',
  'aanvulling-gevraagd',
  'aanvulling-ontvangen',
  'besluit-genomen',
  'aanvraag-ingetrokken',
  'ondersteuning-gestart',
  'evaluatie-gehouden',
  'termijn-vervallen',
  'beeindigd',
] as const;
export type Trajectstapsoort = (typeof TRAJECTSTAPPEN)[number];

export const VORMEN_GESPREK = ['in-persoon', 'op-afstand'] as const;

/** Terms of which somebody can say that nothing is to be done for them any more; the others end in a way of their own. */
export const VERVALBARE_TERMIJNEN = [
  'regulier',
  'eerste-vraagverhelderingsgesprek',
  'vraagverheldering',
  'start-ondersteuning',
  'evaluatie',
  'evaluatie-intensief',
] as const satisfies readonly Termijnsoort[];
export const VERVALREDENEN = [
  'niet-meer-nodig',
  'op-verzoek-inwoner',
  'geen-contact-mogelijk',
  'overgedragen',
  'vergissing',
] as const;

export interface StapDetail {
  /** Of a conversation: only one in person meets a term in weeks. */
  readonly vorm?: (typeof VORMEN_GESPREK)[number];
  /** Of the support, from this step on. */
  readonly intensief?: boolean;
  /** Id of the step `aanvraag-ontvangen` that this one is about. */
  readonly aanvraag?: string;
  /** The last day on which the applicant can still supplement. */
  readonly aanvullenTotEnMet?: LocalDate;
  /** Of `termijn-vervallen`: which term lapses, and why. */
  readonly termijn?: (typeof VERVALBARE_TERMIJNEN)[number];
  readonly reden?: (typeof VERVALREDENEN)[number];
}

export interface Trajectstap extends StapDetail {
  /** Stays the same when the step is corrected. */
  readonly id: string;
  readonly stap: Trajectstapsoort;
  /** When it happened. */
  readonly op: Instant;
  readonly door: string;
}

/**
 * The steps as they now stand, in order of time. Of a step that was corrected the last word holds; one that was taken
 * back is none, and neither is what was about an application that was taken back.
 *
 * @param events in reading order
 */
export function readTraject(events: readonly ContactGebeurtenis[]): readonly Trajectstap[] {
  const found = new Map<string, Trajectstap>();
  const gone = new Set<string>();
  for (const event of events) {
    if (event.soort === 'trajectstap-ingetrokken') gone.add(event.trajectstap);
    if (event.soort !== 'trajectstap-gezet') continue;
    const { stap, gedaanOp, door, vorm, intensief, aanvraag, aanvullenTotEnMet, termijn, reden } = event;
    const id = event.vervangt ?? event.id;
    found.set(id, {
      id,
      stap,
      op: gedaanOp,
      door,
      ...(vorm !== undefined && { vorm }),
      ...(intensief !== undefined && { intensief }),
      ...(aanvraag !== undefined && { aanvraag }),
      ...(aanvullenTotEnMet !== undefined && { aanvullenTotEnMet }),
      ...(termijn !== undefined && { termijn }),
      ...(reden !== undefined && { reden }),
    });
  }
  return [...found.values()]
    .filter(
      ({ id, aanvraag }) => !gone.has(id) && (aanvraag === undefined || (found.has(aanvraag) && !gone.has(aanvraag))),
    )
    .sort(inTime);
}

const RANK: ReadonlyMap<Trajectstapsoort, number> = new Map(TRAJECTSTAPPEN.map((stap, index) => [stap, index]));

function inTime(a: Trajectstap, b: Trajectstap): number {
  const rank = (RANK.get(a.stap) ?? 0) - (RANK.get(b.stap) ?? 0);
  return compareText(a.op, b.op) || rank || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
