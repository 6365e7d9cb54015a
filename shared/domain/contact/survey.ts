/**
 * What must be known of the whole set of events before they are read one by one: which answers really went out, where
 * the contact belongs, whether a call was queued at all.
 */
import type { Instant } from '../tijd/instant.ts';
import {
  ALGEMEEN,
  type ContactGebeurtenis,
  type Domein,
  type GebeurtenisVan,
  type Kanaal,
  TELEFOON_SOORTEN,
} from './types.ts';

export interface Survey {
  readonly kanaal: Kanaal;
  readonly events: readonly ContactGebeurtenis[];
  readonly wijkteam: string;
  readonly locatie: string | null;
  readonly voor: Domein | null;
  readonly ontvangenOp: Instant;
  readonly begonnen: GebeurtenisVan<'begonnen'> | undefined;
  /** The call was queued, or the arrival of the visitor was noted. */
  readonly hasArrival: boolean;
  /** Some automatic message in it is to be looked at by a person. */
  readonly vraagtAandacht: boolean;
  /**
   * A call of which nothing is known before it was passed on to us, not even that it came in: we made it ourselves, or
   * it came in elsewhere. Nobody waited on our line.
   */
  readonly passedOn: boolean;
  /** Ids of the events `antwoord-verzonden` that hold: the first one after the last failure of that answer. */
  readonly sent: ReadonlySet<string>;
  /** Answers that were taken back before they left; one that left all the same is not among them. */
  readonly ingetrokken: ReadonlySet<string>;
  /** Per answer that never arrived: the place in `events` of its last failure. */
  readonly failedAt: ReadonlyMap<string, number>;
}

const RECEPTION: ReadonlySet<string> = new Set([
  'begonnen',
  'in-wachtrij',
  'bericht-ontvangen',
  'vraag-gesteld',
  'aangekomen',
]);
const OF_EXCHANGE: ReadonlySet<string> = new Set(TELEFOON_SOORTEN);
const NEVER = '1970-01-01T00:00:00.000Z' as Instant;

/** `events` in reading order. Without any event a contact is received at the beginning of 1970. */
export function survey(kanaal: Kanaal, events: readonly ContactGebeurtenis[]): Survey {
  const first = events.find((event) => RECEPTION.has(event.soort)) ?? events[0];
  const arrival = firstOf(events, 'aangekomen');
  return {
    kanaal,
    events,
    wijkteam: wijkteamOf(events),
    locatie: arrival?.locatie ?? null,
    voor: arrival?.voor ?? null,
    ontvangenOp: first?.op ?? NEVER,
    begonnen: firstOf(events, 'begonnen'),
    hasArrival: events.some((event) => event.soort === (kanaal === 'telefoon' ? 'in-wachtrij' : 'aangekomen')),
    vraagtAandacht: events.some((event) => event.soort === 'bericht-ontvangen' && event.vraagtAandacht === true),
    passedOn: firstFact(events) === 'doorverbonden' && !events.some(({ soort }) => soort === 'begonnen'),
    ...resultsOf(events),
  };
}

/** A call belongs to the first queue that names a wijkteam, then to its menu; the rest to the first message or arrival. */
function wijkteamOf(events: readonly ContactGebeurtenis[]): string {
  let menu: string | undefined;
  for (const event of events) {
    if (event.soort === 'begonnen') menu ??= event.wijkteam;
    else if ('wijkteam' in event && RECEPTION.has(event.soort) && event.wijkteam !== undefined) return event.wijkteam;
  }
  return menu ?? ALGEMEEN;
}

/** The first event of the telephone itself; what people noted about the call does not say where it came from. */
function firstFact(events: readonly ContactGebeurtenis[]): string | undefined {
  return events.find(({ soort }) => OF_EXCHANGE.has(soort))?.soort;
}

function resultsOf(events: readonly ContactGebeurtenis[]): Pick<Survey, 'sent' | 'failedAt' | 'ingetrokken'> {
  const ingetrokken = new Set<string>();
  const left = new Set<string>();
  const holds = new Map<string, string>();
  const failedAt = new Map<string, number>();
  events.forEach((event, index) => {
    if (event.soort === 'antwoord-ingetrokken') {
      ingetrokken.add(event.antwoord);
      // It never arrived either: a closing that relied on it does not hold.
      failedAt.set(event.antwoord, index);
    } else if (event.soort === 'antwoord-mislukt') {
      holds.delete(event.antwoord);
      failedAt.set(event.antwoord, index);
    } else if (event.soort === 'antwoord-verzonden') {
      if (!holds.has(event.antwoord)) holds.set(event.antwoord, event.id);
      failedAt.delete(event.antwoord);
      left.add(event.antwoord);
    }
  });
  return {
    sent: new Set(holds.values()),
    failedAt,
    ingetrokken: new Set([...ingetrokken].filter((antwoord) => !left.has(antwoord))),
  };
}

function firstOf<S extends ContactGebeurtenis['soort']>(
  events: readonly ContactGebeurtenis[],
  soort: S,
): GebeurtenisVan<S> | undefined {
  return events.find((event): event is GebeurtenisVan<S> => event.soort === soort);
}
