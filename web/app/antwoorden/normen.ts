/** What a period of measuring gave, and the norm that it proposes; only what the page shows. */
import type { Duren, KanaalNaam, Norm } from './bereikbaarheid.ts';

export interface Normvoorstel extends Pick<Duren, 'p50' | 'p90'> {
  readonly definitie: string;
  readonly klok: Norm['klok'];
  readonly doel: number;
  /** Whom a norm would have judged: answered, gave up, or asked to be called back. */
  readonly n: number;
  /** Of these; the durations are about them. */
  readonly beantwoord: number;
  /** Null when so many gave up that no limit would do. */
  readonly seconden: number | null;
  /** Share of `n` that was answered within that limit. */
  readonly binnen: number | null;
}

/** Days on which is measured and no norm holds; without wijkteam for all of them. */
export interface Nulmeting {
  readonly kanaal: KanaalNaam;
  readonly wijkteam?: string;
  readonly van: string;
  readonly totEnMet: string;
}

export interface Meetinstellingen {
  readonly minimumAantal?: number;
  readonly nulmetingen?: readonly Nulmeting[];
}
