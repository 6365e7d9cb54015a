/** The daily check (domain rules: contact): what came in equals the sum of what became of it, facts equal figures. */
import type { CelSleutel, Teller } from '../bereikbaarheid/types.ts';
import type { Kanaal } from '../contact/types.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';

/**
 * Something that came in, or was made of it, and is nowhere now. Names only.
 * `bericht`: a raw mail of which no function ever told what became of it. `feit`: the contact is there and does not know of
 * it. `contact`: the whole contact is gone. `inhoud`: the fact is there, and what was written is not.
 */
export interface Ontbrekend {
  readonly kanaal: Kanaal;
  readonly wat: 'bericht' | 'feit' | 'contact' | 'inhoud';
  /** Name under which it was delivered: id of the message in its queue, key of the raw mail; of content its id. */
  readonly bericht: string;
  readonly contact: string | null;
  /** Key of the raw form, when there is one to receive it again from. */
  readonly ruw: string | null;
  readonly ontvangenOp: Instant;
}

/** What became of the messages of a day, each counted once; together they are `binnengekomen.berichten`. */
export const BESTEMMINGEN = [
  'afgesloten',
  'inBehandeling',
  'wachtend',
  'onleesbaar',
  'uitval',
  'onderweg',
  'ontbreekt',
] as const;
export type Bestemming = (typeof BESTEMMINGEN)[number];

export interface Kanaalcontrole {
  readonly kanaal: Kanaal;
  /** `contacten`: different contacts that the messages spoke of. */
  readonly binnengekomen: { readonly berichten: number; readonly contacten: number };
  /** Messages, by what became of them: by the status of their contact, or where else they are. */
  readonly geworden: Readonly<Record<Bestemming, number>>;
  /** The contacts, by status; together `binnengekomen.contacten`. */
  readonly contacten: Readonly<Record<'afgesloten' | 'inBehandeling' | 'wachtend' | 'ontbreekt', number>>;
  /** What is nowhere, as far as listed ({@link MAX_GENOEMD}); `geworden.ontbreekt` counts all messages of it. */
  readonly ontbreekt: readonly Ontbrekend[];
}

/** A figure that is not what the facts come down to. */
export type Cijferverschil =
  | { readonly soort: 'marker'; readonly kanaal: Kanaal; readonly contact: string; readonly reden: MarkerReden }
  | { readonly soort: 'cel'; readonly cel: CelSleutel; readonly tellers?: readonly Celteller[] };

/** A counter of a cell that differs. Of a cell that is listed without any, only durations or norms differ. */
export interface Celteller {
  readonly teller: Teller;
  /** What the contacts come down to. */
  readonly feiten: number;
  /** What stands in the cell. */
  readonly cijfers: number;
}

/** `weg`: it should be there. `loopt-achter`, `loopt-voor`: of another version. `anders`: other waits than the contact has. */
export type MarkerReden = 'weg' | 'loopt-achter' | 'loopt-voor' | 'anders';

/** What a day tells of how quiet a kanaal usually is: the longest time open in which nothing came in. */
export interface Dagstilte {
  readonly kanaal: Kanaal;
  /** Null: of the organisatie as a whole. */
  readonly wijkteam: string | null;
  readonly berichten: number;
  readonly langsteStilteMs: number;
}

export interface Dagcontrole {
  readonly dag: LocalDate;
  readonly opgemaaktOp: Instant;
  /** The day is not over: what is still coming is not counted yet. */
  readonly voorlopig: boolean;
  /** Nothing is missing and nothing differs. What is under way or set aside is still somewhere. */
  readonly inOrde: boolean;
  readonly kanalen: readonly Kanaalcontrole[];
  readonly inhoud: {
    readonly gecontroleerd: number;
    readonly ontbreekt: readonly Ontbrekend[];
    readonly aantal: number;
  };
  readonly cijfers: {
    readonly markers: number;
    readonly cellen: number;
    readonly verschillen: readonly Cijferverschil[];
    readonly aantal: number;
    /** So many judgements of which the marker is gone were estimated, by the settings known when the wait ended. */
    readonly geschat?: number;
  };
  /** What an earlier check of this day missed and this one found again. */
  readonly hersteld: readonly Ontbrekend[];
  readonly stiltes: readonly Dagstilte[];
}

/** More names than this help nobody; the counts are complete. */
export const MAX_GENOEMD = 100;

/** Whether a later check may find something else than this one did. */
export function isOnafgerond({ inOrde, voorlopig, kanalen }: Dagcontrole): boolean {
  return !inOrde || voorlopig || kanalen.some(({ geworden }) => geworden.onderweg + geworden.uitval > 0);
}

export const ontbrekendTekst = ({ wat, bericht, contact }: Ontbrekend): string => `${wat}/${bericht}/${contact ?? ''}`;
