/** Whether lines of who did what are still what they were when their hour was sealed. */
import { CLOCK_DAY, type Instant, plusMs } from '../domain/tijd/instant.ts';
import { BEWAARTERMIJN_JAREN, type Uur, uurVan, volgendUur } from '../domain/verantwoording/types.ts';
import {
  type Afdruk,
  type Afwijking,
  afdrukVan,
  controleerKeten,
  vergelijk,
  type Zegel,
} from '../domain/verantwoording/zegel.ts';
import type { Ports } from './ports.ts';
import { isOver, SEALED_AFTER_MS } from './seal-verantwoording.ts';
import type { VerantwoordingLezer } from './verantwoording-ports.ts';
import type { ZegelStore } from './zegel-ports.ts';

/** An hour counts as overdue when the run that should have sealed it, and the one after it, did not. */
const PATIENCE_MS = SEALED_AFTER_MS + 2 * 60 * 60_000;
/** Seals of hours before that may have expired, with their lines. */
const KEPT_MS = (BEWAARTERMIJN_JAREN * 365 - 2) * CLOCK_DAY;
/** More deviations than anybody reads one by one; the rest is counted. */
const SHOWN = 100;

export interface Verzegelingscontrole {
  readonly inOrde: boolean;
  /** First and last hour that were compared; null when none of the period was sealed yet. */
  readonly vanaf: Uur | null;
  readonly totEnMet: Uur | null;
  readonly uren: number;
  readonly regels: number;
  readonly afwijkingen: readonly Afwijking[];
  readonly aantalAfwijkingen: number;
  /** When the newest of these hours was sealed. */
  readonly verzegeldOp: Instant | null;
}

export interface ControleVerzegelingPorts extends Pick<Ports, 'clock' | 'ids'> {
  readonly lezer: Pick<VerantwoordingLezer, 'ofUur'>;
  readonly zegels: Pick<ZegelStore, 'read' | 'eerste'>;
}

const hourBefore = (uur: Uur): Uur => uurVan(plusMs(`${uur}:00:00.000Z` as Instant, -1));

export function makeControleerVerzegeling({ lezer, zegels, clock, ids }: ControleVerzegelingPorts) {
  async function printsOf(uur: Uur): Promise<readonly Afdruk[]> {
    const found: Afdruk[] = [];
    for await (const line of lezer.ofUur(uur)) found.push(afdrukVan(line, ids.hash));
    return found;
  }

  /** Compares the sealed hours from `van` to `tot` with what lies there now. */
  return async (van: Instant, tot: Instant): Promise<Verzegelingscontrole> => {
    const now = clock.now();
    const eerste = await zegels.eerste();
    const first = [uurVan(van), uurVan(plusMs(now, -KEPT_MS)), eerste ?? ''].toSorted().at(-1) as Uur;
    const found: Afwijking[] = [];
    const known = new Map<Uur, Zegel>();
    let regels = 0;
    let last: Uur | undefined;
    for (
      let uur = first;
      eerste !== undefined && uur <= uurVan(plusMs(tot, -1)) && isOver(uur, now);
      uur = volgendUur(uur)
    ) {
      const zegel = await zegels.read(uur);
      // The newest hours are sealed within the hour.
      if (zegel === undefined && !isOver(uur, plusMs(now, SEALED_AFTER_MS - PATIENCE_MS))) break;
      last = uur;
      if (zegel === undefined) continue;
      known.set(uur, zegel);
      const prints = await printsOf(uur);
      regels += prints.length;
      found.push(...vergelijk(zegel, prints));
    }
    if (last !== undefined) {
      const earlier = first === eerste ? undefined : (await zegels.read(hourBefore(first)))?.kop;
      found.push(...controleerKeten(known, first, last, earlier, ids.hash));
      // Nothing was before the first: a seal that hangs on one that is gone lost it before its time.
      const cutOff = first === eerste && known.get(first)?.vorige !== null && first > uurVan(plusMs(now, -KEPT_MS));
      if (cutOff) found.push({ uur: hourBefore(first), soort: 'zegel-ontbreekt', sleutel: null });
    }
    const seals = [...known.values()];
    return {
      inOrde: found.length === 0,
      vanaf: last === undefined ? null : first,
      totEnMet: last ?? null,
      uren: known.size,
      regels,
      afwijkingen: found.toSorted((a, b) => (a.uur < b.uur ? -1 : 1)).slice(0, SHOWN),
      aantalAfwijkingen: found.length,
      verzegeldOp: seals.at(-1)?.verzegeldOp ?? null,
    };
  };
}
