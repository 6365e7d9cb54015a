/**
 * Dead letters: messages that failed so often that their queue set them aside, and changes of the zaken table that a
 * function behind the stream could not handle. Besides them lies a note of why each last failed (docs/adr/0018-dead-letters.md).
 */
import type { Instant } from '../domain/tijd/instant.ts';

/** What may be known of a failure: codes and places, never a message, which may quote input. */
export interface Fout {
  /** Kind of the error, or {@link AFGEBROKEN}. */
  readonly fout: string;
  readonly code?: string;
  /** Where in our code it came from. */
  readonly plek?: string;
}

/** The note of a function that was ended while it handled something: it could not write down more than that it began. */
export const AFGEBROKEN = 'afgebroken';

export interface BetrokkenZaak {
  readonly soort: 'contact' | 'spoedzaak';
  readonly id: string;
}

/** The last failure of one message (by its id), or of one change (by its place in the stream). */
export interface Mislukking extends Fout {
  /** Name of the queue, or of the function behind the stream. */
  readonly wachtrij: string;
  readonly bericht: string;
  readonly op: Instant;
  /** How often it had been tried then; absent for a change, of which nobody counts that. */
  readonly poging?: number;
  readonly zaak?: BetrokkenZaak;
}

/** Notes of failures, kept a little longer than the dead letters they explain. A newer one replaces an older one. */
export interface MislukkingStore {
  note(mislukking: Mislukking): Promise<void>;
  read(wachtrij: string, berichten: readonly string[]): Promise<readonly Mislukking[]>;
  /** Notes of changes at the places [van, totEnMet] of the stream. */
  readTussen(wachtrij: string, van: string, totEnMet: string): Promise<readonly Mislukking[]>;
}

export interface UitvalBericht {
  readonly id: string;
  /** When it was first put in its queue. */
  readonly verzondenOp: Instant;
  /** How often it was taken out, looking included. */
  readonly ontvangen: number;
  readonly inhoud: string;
}

/** `terug`: to the queue it came from. `weg`: dealt with. `laat`: stays where it is. */
export type Besluit = 'terug' | 'weg' | 'laat';

/** One dead-letter queue. Another reader may hold messages at the same moment: those are not seen now, and are not lost. */
export interface UitvalWachtrij {
  /** Name of the queue, or of the function behind the stream. */
  readonly naam: string;
  readonly soort: 'wachtrij' | 'stroom';
  /** How many lie in it (SQS: approximately, right when it is at rest). */
  count(): Promise<number>;
  /**
   * Hands at most `max` messages to `decide`, one after the other, and does what it says; what stays is visible to others
   * again when this resolves. A message that goes back is put in its queue first and taken out here afterwards: cut off in
   * between it is there twice, which every queue here may do.
   */
  visit(max: number, decide: (bericht: UitvalBericht) => Promise<Besluit>): Promise<Readonly<Record<Besluit, number>>>;
  /** Starts moving everything back to the queue it came from; resolves with how many there were. Only of a `wachtrij`. */
  moveAll(): Promise<number>;
}

/** What a dead letter is about, without any of its content. */
export interface Onderwerp {
  readonly kanaal: string | null;
  readonly contacten: readonly string[];
  readonly spoedzaken: readonly string[];
  /** Names of other things, such as the key of a raw mail, a push or an answer. */
  readonly verwijzingen: readonly string[];
}

export const ZONDER_ONDERWERP: Onderwerp = { kanaal: null, contacten: [], spoedzaken: [], verwijzingen: [] };

/** Reads what a message of a queue is about; never throws for what it cannot read. */
export type ReadOnderwerp = (wachtrij: string, inhoud: string) => Onderwerp;
