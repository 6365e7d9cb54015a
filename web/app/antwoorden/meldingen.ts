/** How somebody is pushed, as the API shows it; only what pages use. */

export type Medium = 'mail' | 'sms' | 'webpush' | 'webhook' | 'spraak';

export interface Mediavoorkeuren {
  readonly media: readonly Medium[];
  readonly stilteuren?: { readonly van: string; readonly tot: string };
  /** Of all media, those with an address, in the order in which they are used. */
  readonly bereikbaarVia: readonly Medium[];
  /** People can be called here; otherwise it is not offered. */
  readonly spraak: boolean;
}

/** A test message. */
export interface MediaProef {
  readonly id: string;
  readonly medium: Medium;
  readonly uitkomst: 'onderweg' | 'aangenomen' | 'bezorgd' | 'gezien' | 'mislukt';
  /** A code, when it failed. */
  readonly reden: string | null;
}

export interface PushAbonnement {
  readonly id: string;
  readonly dienst: string;
  readonly sinds: string;
}
