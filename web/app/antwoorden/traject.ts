/** `GET /v1/contacten/{id}/traject` and `GET /v1/termijnen`: what followed an aanmelding, and the terms that run. */

export type TermijnStatus = 'loopt' | 'opgeschort' | 'gehaald' | 'te-laat' | 'vervallen';

export interface StaandeTermijn {
  readonly soort: string;
  readonly vanaf: string;
  readonly uiterlijkOp: string;
  readonly klok: 'uren' | 'werkdagen' | 'weken' | 'maanden';
  readonly bereiktOp: string | null;
  /** Days (Europe/Amsterdam) on which it stood still; `tot` itself not. */
  readonly opgeschort: readonly { readonly van: string; readonly tot: string }[];
  readonly aanvraag?: string;
  readonly status: TermijnStatus;
  readonly afgehandeld: boolean;
}

export type Stapsoort =
  | 'gesprek-gevoerd'
  | 'plan-vastgesteld'
  | 'match-gemaakt'
  | 'aanvraag-ontvangen'
  | 'aanvulling-gevraagd'
  | 'aanvulling-ontvangen'
  | 'besluit-genomen'
  | 'aanvraag-ingetrokken'
  | 'ondersteuning-gestart'
  | 'evaluatie-gehouden'
  | 'termijn-vervallen'
  | 'beeindigd';

export interface Trajectstap {
  readonly id: string;
  readonly stap: Stapsoort;
  readonly op: string;
  readonly door: string;
  readonly vorm?: 'in-persoon' | 'op-afstand';
  readonly intensief?: boolean;
  readonly aanvraag?: string;
  readonly aanvullenTotEnMet?: string;
  readonly termijn?: string;
  readonly reden?: string;
}

export interface Traject {
  readonly stappen: readonly Trajectstap[];
  readonly termijnen: readonly StaandeTermijn[];
}

export interface OpenTermijnen {
  readonly contact: string;
  readonly wijkteam: string;
  readonly termijnen: readonly StaandeTermijn[];
}
