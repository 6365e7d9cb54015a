/**
 * Who read, searched or changed what: one line per call that touched somebody's data. It holds the six things that BIO2
 * 8.15.01 asks for (action, object, result, origin, actor, time), and of persons ids only.
 */
import type { Rol } from '../organisatie/types.ts';
import { HOUR, type Instant } from '../tijd/instant.ts';
import type { Activiteit } from './activiteiten.ts';

/** `verstrekken`: it left the house. */
export const HANDELINGEN = ['inzien', 'zoeken', 'aanmaken', 'wijzigen', 'verwijderen', 'verstrekken'] as const;
export type Handeling = (typeof HANDELINGEN)[number];

export const OBJECTSOORTEN = [
  'contact',
  'spoedzaak',
  'terugbelverzoek',
  'onleesbaar-bericht',
  'medewerker',
  'verantwoording',
] as const;
export type Objectsoort = (typeof OBJECTSOORTEN)[number];

/** Whose data they are: a contact stands for the person of whom it is. */
export const BETROKKENE_SOORTEN = ['contact', 'onleesbaar-bericht', 'medewerker'] as const;
export type BetrokkeneSoort = (typeof BETROKKENE_SOORTEN)[number];

/** `geweigerd`: no right; `niet-gevonden`: not there, or not for them to know of; `afgewezen`: a rule forbade it. */
export const RESULTATEN = ['gelukt', 'geweigerd', 'niet-gevonden', 'afgewezen', 'mislukt'] as const;
export type Resultaat = (typeof RESULTATEN)[number];

export interface Verantwoordingsregel {
  readonly id: string;
  readonly begonnenOp: Instant;
  /** When it was done, just before the answer left. */
  readonly op: Instant;
  /** Id of the operation of the API. */
  readonly operatie: string;
  readonly handeling: Handeling;
  readonly soort: Objectsoort;
  /** Null for a list or a search. */
  readonly object: string | null;
  readonly betrokkenen: { readonly soort: BetrokkeneSoort; readonly ids: readonly string[] };
  readonly resultaat: Resultaat;
  /** `netwerk`: the address of the client without its last part. `link`: without signing in, by a secret link. */
  readonly oorsprong: { readonly kanaal: 'api' | 'link'; readonly netwerk: string | null };
  readonly medewerker: string;
  /** By which roles it was allowed; of a refusal those that were not enough. */
  readonly rollen: readonly Rol[];
  readonly activiteit: Activiteit;
  /** W3C Trace Context: 32 and 16 hexadecimal digits. */
  readonly trace: string;
  readonly span: string;
  /** The span of whoever called us, when it said so. */
  readonly ouder: string | null;
}

/** NEN 7513 (care providers) asks for at least five years; BIO2 8.15.04 leaves the term to the organisatie. */
export const BEWAARTERMIJN_JAREN = 5;

export function bewaardTot(op: Instant): Date {
  const at = new Date(op);
  at.setUTCFullYear(at.getUTCFullYear() + BEWAARTERMIJN_JAREN);
  return at;
}

/** The hour (UTC) in which a line is kept and sealed: `2026-11-22T13`. */
export type Uur = string;
export const uurVan = (op: Instant): Uur => op.slice(0, 13);
export const beginVan = (uur: Uur): Instant => `${uur}:00:00.000Z` as Instant;
export const volgendUur = (uur: Uur): Uur => new Date(Date.parse(beginVan(uur)) + HOUR).toISOString().slice(0, 13);
