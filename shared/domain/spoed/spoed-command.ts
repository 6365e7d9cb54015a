/** What can be asked of a spoedzaak. Who may ask what is settled before: here only the rules of the case itself hold. */
import type { Domein } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';
import type { Urgentie } from '../urgentie/types.ts';
import type { Bezorgbewijs, Oppakweg } from './types.ts';

export type SpoedCommand =
  | {
      readonly soort: 'open';
      readonly id: string;
      readonly contact: string;
      readonly wijkteam: string;
      readonly domein: Domein;
      readonly urgentie: 'spoed' | 'crisis';
      readonly ontvangenOp: Instant;
      readonly door: string;
    }
  | { readonly soort: 'tik' }
  /** The provider took it over. */
  | {
      readonly soort: 'push-verzonden';
      readonly push: string;
      readonly leverancier: string;
      /** Absent: this medium tells nothing of delivery. */
      readonly bewijs?: 'direct' | 'volgt';
    }
  /** It arrived, or somebody saw it. `bewijs`: who told so; absent = the device itself. */
  | { readonly soort: 'push-bezorgd' | 'push-gezien'; readonly push: string; readonly bewijs?: Bezorgbewijs }
  /** It will not arrive: refused, or bounced later. */
  | { readonly soort: 'push-mislukt'; readonly push: string; readonly reden: string }
  | {
      readonly soort: 'pakOp';
      readonly door: string;
      readonly langs?: Oppakweg;
      /** The call in which a key was pressed: that it was seen is written down with it, all or nothing. */
      readonly push?: string;
    }
  | {
      readonly soort: 'contactpoging';
      /** Idempotency id of the command. */
      readonly id: string;
      readonly gelukt: boolean;
      readonly wijze: string;
      readonly door: string;
      /** When it was, if not now. */
      readonly op?: Instant;
    }
  /** A crisisdienst was called; `bevestigd`: it takes over. */
  | {
      readonly soort: 'draagWarmOver';
      /** Idempotency id of the command. */
      readonly id: string;
      readonly dienst: string;
      readonly nummer: string;
      readonly bevestigd: boolean;
      readonly door: string;
    }
  /** Who was asked to take it over says no. */
  | { readonly soort: 'weigerOverdracht'; readonly door: string }
  /** `aan` null: back to whoever is on duty. */
  | { readonly soort: 'draagOver'; readonly aan: string | null; readonly door: string }
  | {
      readonly soort: 'vraagVerlaging';
      readonly verzoek: string;
      readonly naar: Exclude<Urgentie, 'crisis'>;
      readonly door: string;
    }
  /** Who may judge it was settled on the contact. */
  | {
      readonly soort: 'beoordeelVerlaging';
      readonly verzoek: string;
      readonly naar: Exclude<Urgentie, 'crisis'>;
      readonly akkoord: boolean;
      readonly door: string;
    }
  | { readonly soort: 'sluit'; readonly door: string; readonly reden: string };
