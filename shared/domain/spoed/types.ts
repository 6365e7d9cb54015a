/** Spoedzaak: from contact to follow-up within 48 clock hours (domain rules: spoed). */
import type { Dienstbron, Medium } from '../achterwacht/types.ts';
import type { Domein } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';
import type { Urgentie } from '../urgentie/types.ts';

/** One step of the ladder: whom, by which media, and how long to wait for "ik pak dit op". */
export interface Trede {
  readonly wie: 'dienstdoende' | 'volgende' | 'escalatiecontact';
  readonly media: readonly Medium[];
  readonly wachtMs: number;
}

export interface Escalatiebeleid {
  readonly treden: readonly Trede[];
  /** From receipt; reminders to whoever took it up, the last one also to the escalation contact. */
  readonly herinneringenMs: readonly number[];
  readonly termijnMs: number;
}

interface Base {
  readonly id: string;
  readonly op: Instant;
}

/** One message that goes out: unique per ronde, trede and medium; the id is the idempotency key towards the provider. */
export interface PushKop {
  readonly push: string;
  readonly aan: string;
  readonly medium: Medium;
  readonly doel: 'oppakken' | 'herinnering' | 'escalatie' | 'overschreden' | 'geen-dienst' | 'overdracht';
}

export type SpoedGebeurtenis = Base &
  (
    | {
        readonly soort: 'geopend';
        readonly contact: string;
        readonly wijkteam: string;
        readonly domein: Domein;
        readonly urgentie: Exclude<Urgentie, 'regulier'>;
        /** When the contact was received: the 48 hours run from here. */
        readonly ontvangenOp: Instant;
        readonly door: string;
      }
    | {
        readonly soort: 'trede-gestart';
        readonly ronde: number;
        readonly trede: number;
        readonly aan: string;
        readonly bron: Dienstbron;
        readonly uitleg: readonly string[];
        /** When the next rung is due if nobody takes it up. */
        readonly volgendeOp: Instant;
      }
    | {
        readonly soort: 'trede-overgeslagen';
        readonly ronde: number;
        readonly trede: number;
        readonly reden: string;
      }
    | { readonly soort: 'wacht-op-dienst'; readonly tot: Instant | null }
    | { readonly soort: 'geen-dienst-voor-deadline'; readonly eersteDienstOp: Instant | null }
    | ({ readonly soort: 'push-klaargezet' } & PushKop)
    | { readonly soort: 'push-verzonden'; readonly push: string; readonly leverancier: string }
    | { readonly soort: 'push-mislukt'; readonly push: string; readonly reden: string }
    | { readonly soort: 'opgepakt'; readonly door: string }
    | { readonly soort: 'contactpoging'; readonly gelukt: boolean; readonly wijze: string; readonly door: string }
    | { readonly soort: 'overgedragen'; readonly van: string; readonly aan: string | null; readonly door: string }
    | { readonly soort: 'herinnerd'; readonly naMs: number; readonly aan: string | null }
    | { readonly soort: 'termijn-overschreden' }
    | { readonly soort: 'alarm'; readonly reden: string }
    | { readonly soort: 'gesloten'; readonly door: string; readonly reden: string }
  );

export type SpoedSoort = SpoedGebeurtenis['soort'];

export type SpoedStatus = 'open' | 'opgepakt' | 'bereikt' | 'gesloten';

export interface Spoedzaak {
  readonly id: string;
  readonly contact: string;
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly urgentie: Exclude<Urgentie, 'regulier'>;
  readonly status: SpoedStatus;
  readonly ontvangenOp: Instant;
  readonly geopendOp: Instant;
  readonly uiterlijkOp: Instant;
  readonly opgepaktDoor: string | null;
  readonly opgepaktOp: Instant | null;
  readonly bereiktOp: Instant | null;
  /** Breach is recorded once and stays recorded. */
  readonly overschredenOp: Instant | null;
  readonly ronde: number;
  readonly trede: number;
  readonly aan: string | null;
  /** Pushes written down and without result yet: the outbox of this case. */
  readonly uitgaand: readonly (PushKop & { readonly klaargezetOp: Instant })[];
  readonly alarmen: readonly { readonly op: Instant; readonly reden: string }[];
  readonly gebeurtenissen: readonly SpoedGebeurtenis[];
}
