/** Three of the four questions about opening hours; the fourth ("when next") is part of the first. */
import type { Kanaal } from '../domain/contact/types.ts';
import type { OpenToestand } from '../domain/openingstijden/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { openingsindexVan } from './openingstijden.ts';
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
