/** Who is on duty, when, and why (IKR ch. 3; domain rules: achterwacht). */
import type { Domein } from '../contact/types.ts';
import type { Openingsindex } from '../openingstijden/types.ts';
import type { Instant, LocalDateTime } from '../tijd/instant.ts';
import type { Crisisdienst } from '../urgentie/acties.ts';
import type { Afwezigheid } from './afwezigheid.ts';

export const MEDIA = ['mail', 'sms', 'webpush', 'webhook', 'spraak'] as const;
/** What a policy or a person can name, and an address is known for. */
export type Medium = (typeof MEDIA)[number];

/** A telephone call that speaks and takes a key. It exists only where there is something to call with (docs/adr/0038). */
export const SPRAAK = 'spraak' satisfies Medium;

/** A console that is open. Nobody chooses it, and nobody can be reached by it alone: it goes along when it is there. */
export const SCHERM = 'scherm';
/** By what a push goes. */
export type Pushmedium = Medium | typeof SCHERM;

/** One published duty, in wall-clock time of Europe/Amsterdam: from the first `van` to the last `tot` on a clock change. */
export interface Dienst {
  readonly id: string;
  readonly soort: 'inloop' | 'achterwacht';
  readonly wijkteam: string;
  readonly locatie?: string;
  readonly domein: Domein;
  readonly professional: string;
  readonly van: LocalDateTime;
  readonly tot: LocalDateTime;
  /** An override or an accepted swap beats the rotation. */
  readonly vervanging: boolean;
}

export type Dienstbron =
  | 'inloop'
  | 'achterwacht'
  | 'vervanging'
  | 'buurteam'
  | 'ander-domein'
  | 'escalatiecontact'
  | 'crisisdienst';

export interface Dienstdoende {
  /** Id of a medewerker, or null when nobody of the organisatie is on duty. */
  readonly professional: string | null;
  readonly bron: Dienstbron;
  /** Why this one, step by step, in plain Dutch. */
  readonly uitleg: readonly string[];
  /** Until when this answer holds, null when nothing in the roster changes it. */
  readonly tot: Instant | null;
}

/** Everything the resolver needs to know of one organisatie, as it was published. */
export interface Dienstgegevens {
  readonly diensten: readonly Dienst[];
  /** Per wijkteam: neighbours in order, escalation contact (medewerker id), and the hours in which achterwacht holds. */
  readonly wijkteams: Readonly<
    Record<
      string,
      {
        readonly buurteams: readonly string[];
        readonly escalatiecontact: string | null;
        /**
         * The hours in which somebody should be on duty, so that an empty roster goes to the escalation contact. Absent:
         * only rostered time counts, and outside it an empty roster means the crisisdienst.
         */
        readonly achterwachturen?: Pick<Openingsindex, 'toestand'>;
      }
    >
  >;
  /** Medewerkers who cannot be reached (no address): as good as an empty rung. */
  readonly onbereikbaar: ReadonlySet<string>;
  /** Who is away is passed over as long as it lasts, whatever the roster says. */
  readonly afwezigheden?: readonly Afwezigheid[];
  /** Whom this organisatie calls when nobody of its own is on duty; absent: that of the source. */
  readonly crisisdienst?: Crisisdienst;
}

/** The first moment at which somebody of the organisatie is on duty. */
export interface EerstvolgendeDienst {
  readonly op: Instant;
  readonly professional: string;
  readonly bron: Dienstbron;
}

/** A stretch of time in which somebody should be on duty and nobody who can be reached is. */
export interface Hiaat {
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly van: Instant;
  readonly tot: Instant;
}
