/** What is planned for one contact: what happens when, and what a recount must find. */
import type { Kanaal, TelefoonSoort } from '../../shared/domain/contact/types.ts';

/** How a wait ends; `wachtend`: not at all. */
export type Afloop = 'beantwoord' | 'afgehaakt' | 'terugbel-gevraagd' | 'opgehangen-in-menu' | 'wachtend';

/** The truth about one wait, for who counts. Epoch milliseconds. */
export interface GeplandeWacht {
  readonly wijkteam: string;
  /** Of a call that hangs up in the menu: its beginning. */
  readonly begin: number;
  /** Null while it waits. */
  readonly einde: number | null;
  readonly afloop: Afloop;
}

/** One thing that happens, at epoch milliseconds `op`. */
export type Feit =
  | { readonly soort: TelefoonSoort; readonly op: number; readonly wijkteam?: string }
  /** A mail comes in: the first, or a later one of its thread. An automatic one asks nothing of anybody. */
  | { readonly soort: 'mail'; readonly op: number; readonly automatisch: boolean }
  /** A line of a chat. */
  | { readonly soort: 'vraag'; readonly op: number }
  /** A person answers a mail or a chat. */
  | { readonly soort: 'antwoord'; readonly op: number }
  /** The resident closes the chat. */
  | { readonly soort: 'verlaten'; readonly op: number }
  | { readonly soort: 'aankomst'; readonly op: number }
  | { readonly soort: 'aanname'; readonly op: number }
  | { readonly soort: 'vertrek'; readonly op: number };

export interface Verloop {
  /** Unique in all days of a seed. */
  readonly nr: string;
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  /** In order of time. */
  readonly feiten: readonly Feit[];
  /** None for automatic mail; two where a question follows after the answer. */
  readonly wachten: readonly GeplandeWacht[];
}
