/** What lies in the queues, after the edge has checked it. All of it may come twice, late and in any order. */
import type { Domein, TelefoonSoort } from '../domain/contact/types.ts';
import type { Instant, LocalTime } from '../domain/tijd/instant.ts';

/** One thing that happened to a call, as the telephone exchange tells it. `id` is unique per event. */
export interface TelefoonGebeurtenis {
  readonly id: string;
  readonly oproepId: string;
  readonly soort: TelefoonSoort;
  readonly op: Instant;
  readonly wijkteam?: string;
  readonly nummer?: string;
  readonly medewerker?: string;
  readonly doel?: string;
}

/** Lines of a log that nobody could read, on their way to becoming work for a person. */
export interface OnleesbareRegels {
  /** The same for the same lines, so that a log that is taken in twice is not work twice. */
  readonly id: string;
  readonly reden: string;
  readonly tekst: string;
}

/** Body of a message in queue `telefoon` (besides what Amazon Connect puts there, which the handler translates). */
export interface TelefoonBericht {
  /** Empty in a message about unreadable lines. */
  readonly gebeurtenissen: readonly TelefoonGebeurtenis[];
  readonly onleesbaar?: OnleesbareRegels;
}

export interface Aankomst {
  /** Given by who notes it; the contact gets this id. */
  readonly id: string;
  readonly locatie: string;
  readonly op: Instant;
  readonly voor?: Domein;
  /** Came for an appointment; absent: nobody said so. */
  readonly afspraak?: boolean;
}

/** Body of a message in queue `inloop`. */
export type InloopBericht =
  | ({ readonly soort: 'aankomst' } & Aankomst)
  | { readonly soort: 'vertrek'; readonly id: string; readonly contact: string; readonly op: Instant };

/** Body of a message in queue `chat`. `gesprek` is the hash of the secret resume id; `op` is when the socket received it. */
export type ChatBericht =
  | {
      readonly soort: 'vraag';
      readonly gesprek: string;
      /** Chosen by the client, unique in the gesprek: the same question sent again has the same id. */
      readonly id: string;
      /** Rises by one with every question of the client; gives the order when they overtake each other. */
      readonly volgnummer: number;
      readonly op: Instant;
      readonly tekst: string;
      readonly wijkteam?: string;
      /** Where it was typed: the other connections of the gesprek are shown it. */
      readonly verbinding?: string;
    }
  /** The resident wants to be called on this number. */
  | {
      readonly soort: 'terugbellen';
      readonly gesprek: string;
      /** The same for the same request, also when it is sent again. */
      readonly id: string;
      readonly op: Instant;
      readonly nummer: string;
      readonly voorkeur?: { readonly van: LocalTime; readonly tot: LocalTime };
      /** They need no written answer any more. */
      readonly geenChatMeer?: boolean;
      readonly wijkteam?: string;
      /** Where it was asked: who is told that the number is none. */
      readonly verbinding: string;
    }
  /** The resident wants what was said by mail. */
  | {
      readonly soort: 'afschrift';
      readonly gesprek: string;
      readonly op: Instant;
      readonly mail: string;
      /** Chosen by the client: the same request has the same id. Without it: once for what was said until now. */
      readonly id?: string;
      readonly verbinding: string;
    }
  /** The resident said that they leave. */
  | { readonly soort: 'verlaten'; readonly gesprek: string; readonly op: Instant }
  /** A connection ended; only when nobody came back meanwhile is it a leaving. */
  | { readonly soort: 'verbroken'; readonly gesprek: string; readonly op: Instant };

/** Bodies in queues `push` and `antwoord`: names only; text and address are looked up when it is sent. */
export interface PushBericht {
  readonly zaak: string;
  readonly push: string;
}
export interface AntwoordBericht {
  readonly contact: string;
  readonly antwoord: string;
}

/** Which deliveries of a batch must come again; `bron` is the caller's name for a delivery (its message id). */
export interface BatchResult {
  readonly mislukt: readonly { readonly bron: string; readonly fout: unknown }[];
}
