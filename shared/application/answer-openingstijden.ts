/** Three of the four questions about opening hours (the fourth, "when next", is part of the first), and a calendar of days. */
import type { Kanaal } from '../domain/contact/types.ts';
import type { OpenToestand } from '../domain/openingstijden/types.ts';
import { dagenVan, type Kalenderdag } from '../domain/openingstijden/uurrooster.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { geldendeRegeling, openingsindexVan } from './openingstijden.ts';
import type { Ports } from './ports.ts';

interface Waar {
  readonly wijkteam: string;
  readonly kanaal: Kanaal;
  readonly locatie?: string;
}

/** `op` defaults to now. */
export type AnswerToestand = (query: Waar & { readonly op?: Instant }) => Promise<OpenToestand>;

export function makeAnswerToestand({ instellingen, clock }: Pick<Ports, 'instellingen' | 'clock'>): AnswerToestand {
  return async (query) =>
    openingsindexVan(await instellingen.readInstellingen(), query).toestand(query.op ?? clock.now());
}

export type AnswerOpentijd = (
  query: Waar & { readonly van: Instant; readonly tot: Instant },
) => Promise<{ readonly seconden: number }>;

export function makeAnswerOpentijd({ instellingen }: Pick<Ports, 'instellingen'>): AnswerOpentijd {
  return async (query) => {
    const index = openingsindexVan(await instellingen.readInstellingen(), query);
    return { seconden: index.opentijdMs(query.van, query.tot) / 1000 };
  };
}

/** `op` is null when so much open time does not come within the horizon of the calendar. */
export type AnswerTijdstip = (
  query: Waar & { readonly van: Instant; readonly naMs: number },
) => Promise<{ readonly op: Instant | null }>;

export function makeAnswerTijdstip({ instellingen }: Pick<Ports, 'instellingen'>): AnswerTijdstip {
  return async (query) => ({
    op: openingsindexVan(await instellingen.readInstellingen(), query).tijdstip(query.van, query.naMs),
  });
}

/** Every day of [van, totEnMet] as it is settled now: its hours, and how and why they are not those of its week. */
export type AnswerDagen = (
  query: Waar & { readonly van: LocalDate; readonly totEnMet: LocalDate },
) => Promise<readonly Kalenderdag[]>;

export function makeAnswerDagen({ instellingen }: Pick<Ports, 'instellingen'>): AnswerDagen {
  return async ({ van, totEnMet, ...waar }) =>
    dagenVan(geldendeRegeling(await instellingen.readInstellingen(), waar), van, totEnMet);
}
