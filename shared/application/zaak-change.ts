/** A new version of a contact or spoedzaak, as the stream of the table tells it; in order per item, possibly again. */
import type { Contact } from '../domain/contact/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import type { Terugbelverzoek } from '../domain/terugbelverzoek/types.ts';

export interface ContactChange {
  readonly soort: 'contact';
  /** Name of the delivery (sequence number), for reporting what must come again. */
  readonly volgnummer: string;
  readonly contact: Contact;
  readonly versie: number;
}

export interface SpoedzaakChange {
  readonly soort: 'spoedzaak';
  readonly volgnummer: string;
  readonly spoedzaak: Spoedzaak;
  readonly versie: number;
}

export interface TerugbelverzoekChange {
  readonly soort: 'terugbelverzoek';
  readonly volgnummer: string;
  readonly terugbelverzoek: Terugbelverzoek;
  readonly versie: number;
}

export type ZaakChange = ContactChange | SpoedzaakChange | TerugbelverzoekChange;
