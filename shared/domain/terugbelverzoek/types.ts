/**
 * Terugbelverzoek: one number that somebody must call back, whatever calls and requests it comes from (domain rules: a missed
 * or abandoned call becomes work). It holds no number and no name: those lie in the content store, with its contacts.
 */
import type { Instant, LocalTime } from '../tijd/instant.ts';

export const TERUGBEL_REDENEN = ['gemist', 'afgehaakt', 'voicemail', 'gevraagd', 'chat', 'mail'] as const;
/** `gemist`: the exchange ended the call, or it came outside opening hours. `gevraagd`, `chat`, `mail`: somebody asked. */
export type TerugbelReden = (typeof TERUGBEL_REDENEN)[number];

export const TERUGBEL_SLUITREDENEN = [
  'bereikt',
  'zelf-gesproken',
  'niet-meer-nodig',
  'niet-bereikt-na-pogingen',
] as const;
export type TerugbelSluitreden = (typeof TERUGBEL_SLUITREDENEN)[number];

/** When the person would like to be called, by the clock on the wall in Amsterdam. A wish; it moves no promise. */
export interface Voorkeur {
  readonly van: LocalTime;
  readonly tot: LocalTime;
}

/** One reason to call this number back: a call that nobody took, or a request. */
export interface Oproep {
  /** Which call or request: unique, and the same however often and from whichever version of the contact it is seen. */
  readonly bron: string;
  readonly contact: string;
  readonly wijkteam: string;
  readonly reden: TerugbelReden;
  /** When the caller was gone, or when it was asked: whoever spoke with them from then on, answered it. */
  readonly op: Instant;
  /** By when it must have been tried (IKR footnote 4). */
  readonly belofte: Instant;
  readonly voorkeur?: Voorkeur;
}

interface Base {
  readonly id: string;
  readonly op: Instant;
}

/** `versie` is that of the contact in which it was seen: of what is told of one oproep, the newest version holds. */
export type TerugbelGebeurtenis = Base &
  (
    | ({ readonly soort: 'gevraagd'; readonly versie: number } & Oproep)
    /** It turned out to be none after all (answered, spam), or it went elsewhere (another number). */
    | { readonly soort: 'vervallen'; readonly versie: number; readonly bron: string }
    /** `beurt` numbers the changes of hands, so that their order does not hang on the clock. */
    | { readonly soort: 'geclaimd'; readonly beurt: number; readonly door: string; readonly tot: Instant }
    | { readonly soort: 'losgelaten'; readonly beurt: number; readonly door: string }
    | { readonly soort: 'poging'; readonly gelukt: boolean; readonly wijze: string; readonly door: string }
    /** They rang again and a person answered. */
    | { readonly soort: 'zelf-gesproken'; readonly contact: string }
    /** Safe contact forbids it until later than was promised. */
    | { readonly soort: 'verschoven'; readonly belofte: Instant }
    | {
        readonly soort: 'afgesloten';
        readonly reden: Exclude<TerugbelSluitreden, 'bereikt'>;
        readonly door: string;
      }
  );

export type TerugbelSoort = TerugbelGebeurtenis['soort'];
export type TerugbelGebeurtenisVan<S extends TerugbelSoort> = Extract<TerugbelGebeurtenis, { readonly soort: S }>;

export interface TerugbelPoging {
  readonly id: string;
  readonly op: Instant;
  readonly door: string;
  readonly gelukt: boolean;
  readonly wijze: string;
}

export interface Terugbelverzoek {
  readonly id: string;
  readonly status: 'open' | 'afgesloten';
  /** That of the first oproep; `wijkteams` are those of all. */
  readonly wijkteam: string;
  readonly wijkteams: readonly string[];
  /** The earliest promise that still stands. */
  readonly belofte: Instant;
  /** All that hold, oldest first. Empty when nothing of it turned out to be a call to answer. */
  readonly oproepen: readonly Oproep[];
  /** Those after which nobody spoke with them: what it is about now. All of them once it is closed. */
  readonly openstaand: readonly Oproep[];
  /** Of what it is about: each once, in the order in which they came. */
  readonly contacten: readonly string[];
  readonly eersteOproepOp: Instant;
  readonly laatsteOproepOp: Instant;
  readonly pogingen: readonly TerugbelPoging[];
  /** Who took it last, and until when; passed claims included. */
  readonly claim: { readonly door: string; readonly tot: Instant } | null;
  /** How often it changed hands. */
  readonly beurt: number;
  /** When somebody last spoke with them, by whichever way. */
  readonly gesprokenOp: Instant | null;
  readonly afsluiting: {
    readonly op: Instant;
    readonly reden: TerugbelSluitreden;
    /** Medewerker id, or `systeem`. */
    readonly door: string;
  } | null;
  readonly gebeurtenissen: readonly TerugbelGebeurtenis[];
}

/** How call-backs go in this organisatie. */
export interface Terugbelbeleid {
  /** How long somebody who takes one has it for themselves. */
  readonly claimMinuten: number;
  /** So many attempts before it may be closed as not reached. */
  readonly minstePogingen: number;
}

export const STANDAARD_TERUGBELBELEID: Terugbelbeleid = { claimMinuten: 15, minstePogingen: 2 };
