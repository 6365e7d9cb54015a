/** Where seals are kept: what lies there cannot be overwritten. */
import type { Uur } from '../domain/verantwoording/types.ts';
import type { Zegel } from '../domain/verantwoording/zegel.ts';

export interface ZegelStore {
  read(uur: Uur): Promise<Zegel | undefined>;
  /** The seal that lies there: this one, or the one that was there already. */
  save(zegel: Zegel): Promise<Zegel>;
  /** Hour of the first seal that is still kept. */
  eerste(): Promise<Uur | undefined>;
  /** Hour of the newest seal; `nietVoor` saves looking through older ones. */
  laatste(nietVoor: Uur): Promise<Uur | undefined>;
  /** The log of processing of an hour, as lines of JSON; gives what lies there, this or what was there already. */
  saveLogboek(uur: Uur, regels: string): Promise<string>;
}
