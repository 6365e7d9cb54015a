/** What a decision about a spoedzaak is made with: the clock, the roster and the people, as arguments. */

import { type Bezetteperiode, bezettePeriodes } from '../achterwacht/bezetting.ts';
import {
  dienstWisselOp,
  eerstvolgendeDienst,
  resolveDienstdoende,
  volgendeInLijn,
} from '../achterwacht/resolve-dienstdoende.ts';
import type { Dienstdoende, Dienstgegevens, EerstvolgendeDienst, Medium } from '../achterwacht/types.ts';
import type { Domein } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';
import { evolveSpoed } from './fold-spoed.ts';
import type { Escalatiebeleid, SpoedGebeurtenis, Spoedzaak } from './types.ts';

/** Who is on duty, as the ladder asks for it. */
export interface Rooster {
  dienstdoende(wijkteam: string, domein: Domein, op: Instant): Dienstdoende;
  volgende(wijkteam: string, domein: Domein, op: Instant, alGevraagd: ReadonlySet<string>): Dienstdoende;
  eerstvolgende(wijkteam: string, domein: Domein, na: Instant, voor: Instant): EerstvolgendeDienst | null;
  /** When, in (na, voor), somebody else than the one on duty at `na` comes on duty, who is not in `alGevraagd`. */
  wisseltOp(
    wijkteam: string,
    domein: Domein,
    na: Instant,
    voor: Instant,
    alGevraagd?: ReadonlySet<string>,
  ): Instant | null;
  /** The stretches of [van, tot) in which somebody has duty; those at most `pauzeMs` apart are one. */
  bezetting(
    wijkteam: string,
    domein: Domein,
    tijd: Bezetteperiode & { readonly pauzeMs: number },
  ): readonly Bezetteperiode[];
}

/** The roster as published, behind the questions of the ladder. */
export function roosterVan(gegevens: Dienstgegevens): Rooster {
  return {
    dienstdoende: (wijkteam, domein, op) => resolveDienstdoende(gegevens, wijkteam, domein, op),
    volgende: (wijkteam, domein, op, alGevraagd) => volgendeInLijn(gegevens, wijkteam, domein, op, alGevraagd),
    eerstvolgende: (wijkteam, domein, na, voor) => eerstvolgendeDienst(gegevens, wijkteam, domein, na, voor),
    wisseltOp: (wijkteam, domein, na, voor, alGevraagd) =>
      dienstWisselOp(gegevens, wijkteam, domein, { na, voor, ...(alGevraagd && { alGevraagd }) }),
    bezetting: (wijkteam, domein, tijd) => bezettePeriodes(gegevens, wijkteam, domein, tijd),
  };
}

export interface SpoedContext {
  readonly nu: Instant;
  readonly rooster: Rooster;
  /** Of the wijkteam, for a case that is opened now; an open case keeps the policy it was opened with. */
  readonly beleid: Escalatiebeleid;
  /** Medewerker id of the wijkteam's escalation contact. */
  readonly escalatiecontact: string | null;
  /** Media by which a medewerker can be reached, in order of preference; empty when by none. */
  readonly mediaVan: (medewerker: string) => readonly Medium[];
  /** Until when a medewerker without duty may be left in peace; null when they may not. Absent: nobody has quiet hours. */
  readonly stilTot?: (medewerker: string) => Instant | null;
  /** Whether this medewerker has a console open now. Absent: nobody has. */
  readonly schermOpen?: (medewerker: string) => boolean;
  /** Name for in a message to a colleague; the id when it is not known. */
  readonly naamVan?: (medewerker: string) => string;
}

type Zonder<E> = E extends SpoedGebeurtenis ? Omit<E, 'id' | 'op' | 'nr'> & { readonly op?: Instant } : never;

/** A decision in the making: the case as it will be, and the events that make it so. */
export interface Besluit {
  readonly context: SpoedContext;
  zaak(): Spoedzaak;
  /** Adds an event with the id `<case>/<naam>`, now unless `op` is given; quiet when that event is already there. */
  add(naam: string, event: Zonder<SpoedGebeurtenis>): void;
  events(): readonly SpoedGebeurtenis[];
}

export function makeBesluit(begin: Spoedzaak, context: SpoedContext): Besluit {
  let zaak = begin;
  const events: SpoedGebeurtenis[] = [];
  return {
    context,
    zaak: () => zaak,
    add: (naam, event) => {
      const id = `${zaak.id}/${naam}`;
      if (zaak.gebeurtenissen.some((earlier) => earlier.id === id)) return;
      const whole = { op: context.nu, ...event, id, nr: zaak.gebeurtenissen.length + 1 } as SpoedGebeurtenis;
      events.push(whole);
      zaak = evolveSpoed(zaak, whole);
    },
    events: () => events,
  };
}
