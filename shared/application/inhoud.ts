/** What lies in the content store: everything that people wrote, and who they are. */
import type { Instant } from '../domain/tijd/instant.ts';

/** A message of the resident, as it was received. */
export interface BerichtInhoud {
  readonly id: string;
  readonly op: Instant;
  readonly onderwerp: string | null;
  readonly tekst: string;
  /** Mail: `tekst` without what it quotes of earlier mails; absent when that is the same, or very long. */
  readonly nieuweTekst?: string;
  /** True when the text was too long to keep here; the whole of it is in the raw message. */
  readonly afgekapt?: boolean;
  /** It names a message of somebody else's contact: it was kept apart, and a person should look at it. */
  readonly verwijstNaarAnder?: boolean;
  /** Mail: where an answer goes, and what it answers. */
  readonly mail?: {
    /** Null when the mail names nobody to answer. */
    readonly antwoordAan: string | null;
    readonly messageId: string | null;
    readonly references: readonly string[];
    /** The thread that it belongs to. */
    readonly draad: string;
    /** The address of ours that it was sent to. */
    readonly ontvanger: string | null;
    /** Key of the raw message in the bucket. */
    readonly ruw: string;
    readonly bijlagen: readonly { readonly naam: string; readonly type: string; readonly bytes: number }[];
  };
  /** Chat: the id that the client gave it. */
  readonly clientId?: string;
  /** Chat: the order in which the resident's side put them. */
  readonly volgnummer?: number;
}

export interface AntwoordInhoud {
  readonly id: string;
  readonly op: Instant;
  readonly door: string;
  readonly tekst: string;
  /** The message of the resident that it answers. */
  readonly opBericht: string | null;
}

export interface NotitieInhoud {
  readonly id: string;
  readonly op: Instant;
  readonly door: string;
  readonly tekst: string;
}

/** Who it is, as far as known. Fields are added, never emptied by a later message that lacks them. */
export interface PersoonInhoud {
  readonly naam?: string;
  readonly mail?: string;
  readonly nummer?: string;
  /** Id of the gesprek (the hash of the resume id, never the secret itself). */
  readonly gesprek?: string;
}

export interface ContactInhoud {
  readonly berichten: readonly BerichtInhoud[];
  readonly antwoorden: readonly AntwoordInhoud[];
  readonly notities: readonly NotitieInhoud[];
  readonly persoon: PersoonInhoud;
}
