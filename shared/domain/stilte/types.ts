/** A kanaal that is strangely quiet during opening hours (domain rules: contact). */
import type { Kanaal } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';

/** Of a kanaal of the whole organisatie, or of one wijkteam. */
export interface StilteOver {
  readonly kanaal: Kanaal;
  /** Null: of the organisatie as a whole. */
  readonly wijkteam: string | null;
}

/** How long it may be quiet, in time open. */
export interface Drempel {
  readonly ms: number;
  /** `verleden`: from what the same weekdays of the last weeks were like. `ondergrens`: too little is known for that. */
  readonly bron: 'verleden' | 'ondergrens';
}

/** One silence, from the last thing that came in until the next. */
export interface Stilte extends StilteOver {
  readonly laatstOntvangenOp: Instant;
  /** When it had lasted longer than is plausible. */
  readonly gezienOp: Instant;
  readonly drempel: Drempel;
  /** Since when people were told; null: nobody was (yet). */
  readonly gemeldOp: Instant | null;
  /** When something came in again; null while it lasts. */
  readonly voorbijOp: Instant | null;
}

export const stilteNaam = ({ kanaal, wijkteam }: StilteOver): string => `${kanaal}#${wijkteam ?? '*'}`;
