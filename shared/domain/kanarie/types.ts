/** The canary: a contact of our own, once a day through every kanaal, to see that the way of a contact is open. */
import type { Kanaal } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';

/**
 * What a canary passes, in order. `aangeboden`: it lies where the kanaal itself puts what comes in. `ontvangen`: taken off the
 * queue, and in the journal. `vastgelegd`: it is a contact with all its facts. `inhoud`: what it says is in the content store.
 * `verwerkt`: the stream brought it to the figures, which leave it out. `gesloten`: closed again.
 */
export const KANARIE_STAPPEN = ['aangeboden', 'ontvangen', 'vastgelegd', 'inhoud', 'verwerkt', 'gesloten'] as const;
export type KanarieStap = (typeof KANARIE_STAPPEN)[number];

export interface Kanarie {
  readonly kanaal: Kanaal;
  /** Secret; what comes in under this name is this canary. It is in no answer and in no log. */
  readonly teken: string;
  /** The last step that it was seen to pass; null: it could not even be offered. */
  readonly stap: KanarieStap | null;
  readonly contact: string | null;
}

/** Whether a page would find somebody now: looked up, never sent. */
export interface Dienstbereik {
  readonly wijkteam: string;
  readonly domein: string;
  readonly bron: string;
  readonly bereikbaar: boolean;
}

export interface Kanarieronde {
  readonly id: string;
  readonly op: Instant;
  readonly kanaries: readonly Kanarie[];
  readonly diensten: readonly Dienstbereik[];
  /** `loopt` until all passed every step, or their time was over. */
  readonly uitslag: 'loopt' | 'goed' | 'gemist';
  readonly afgerondOp: Instant | null;
}

/** The first step that it did not pass; null when it passed all. */
export function gemisteStap({ stap }: Pick<Kanarie, 'stap'>): KanarieStap | null {
  return KANARIE_STAPPEN[stap === null ? 0 : KANARIE_STAPPEN.indexOf(stap) + 1] ?? null;
}

/** How every name of a canary begins. It only says where to look it up: nothing is a canary that we did not send. */
export const KANARIE_BEGIN = 'kanarie-';
