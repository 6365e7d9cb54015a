/** A limit that holds over all processes: counted in the same write as what it limits, or by itself. */
import { type Limiet, takeRuimte } from '../domain/media/limiet.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Ports, ZaakWrite } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

interface Vraag {
  /** What is counted: kept as a hash, so that it may name somebody. */
  readonly naam: string;
  /** The same one counts once. */
  readonly sleutel: string;
  readonly limieten: readonly Limiet[];
}

export type Telling =
  /** `writes`: empty when it was counted before. */
  | { readonly soort: 'ruimte'; readonly writes: readonly ZaakWrite[] }
  | { readonly soort: 'vol'; readonly vanaf: Instant };

/** What must be written together with what is counted; reads, and writes nothing. */
export async function countIn(
  { zaken, ids, clock }: Pick<Ports, 'zaken' | 'ids' | 'clock'>,
  { naam, sleutel, limieten }: Vraag,
): Promise<Telling> {
  const id = ids.hash('limiet', naam);
  const { versie, value } = (await zaken.loadTeller(id)) ?? { versie: 0, value: { id, gegeven: [] } };
  const ruimte = takeRuimte(value, sleutel, clock.now(), ...limieten);
  if (ruimte.soort === 'vol') return ruimte;
  const { teller } = ruimte;
  return { soort: 'ruimte', writes: teller === value ? [] : [{ soort: 'teller', teller, vorige: versie }] };
}

/** Counts it now; false when there is no room. */
export function takeOne(ports: Pick<Ports, 'zaken' | 'ids' | 'clock' | 'jitter'>, vraag: Vraag): Promise<boolean> {
  return retryOnConflict(ports.jitter, async () => {
    const telling = await countIn(ports, vraag);
    if (telling.soort === 'vol') return false;
    await ports.zaken.save(telling.writes);
    return true;
  });
}
