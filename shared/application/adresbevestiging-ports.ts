/** Codes that were sent to an address of a medewerker, to see whether messages arrive there. */
import type { BevestigbaarMedium } from '../domain/organisatie/bevestigd.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Stored } from './ports.ts';

/** One per medewerker and medium. Neither the address nor the code stands in it: the code follows from both and the secret. */
export interface Adresbevestiging {
  readonly medewerker: string;
  readonly medium: BevestigbaarMedium;
  /** Null when the last code was used. */
  readonly geheim: string | null;
  /** When codes were sent lately, the last one last. */
  readonly verstuurdOp: readonly Instant[];
  /** How often the last code was guessed at. */
  readonly pogingen: number;
}

export interface AdresbevestigingOpslag {
  loadAdresbevestiging(medewerker: string, medium: BevestigbaarMedium): Promise<Stored<Adresbevestiging> | undefined>;
  /** ConflictError when it is no longer of versie `vorige` (0 = it is not there yet). */
  saveAdresbevestiging(bevestiging: Adresbevestiging, vorige: number): Promise<void>;
}
