/** A year of calls and some weeks of walk-ins in the local program, told afterwards: figures to look at. */
import { bezoekId, telefoonBerichten } from '../../local/dagen/berichten.ts';
import { planDagen } from '../../local/dagen/dagen.ts';
import { done, person } from './actors.ts';
import type { LocalStack } from './local-stack.ts';

const SEED = 4;
const WIJKTEAMS = ['centrum', 'noord', 'zuid'] as const;
const BATCH = 500;

export interface Gevuld {
  /** Calls that were told of. */
  readonly oproepen: number;
  readonly bezoeken: number;
}

/** `van` to `totEnMet`: local days of the calls; walk-ins only of the days from `bezoekVan` on. */
export async function vulJaar(
  stack: LocalStack,
  {
    van,
    totEnMet,
    bezoekVan,
    perDag,
  }: Readonly<Record<'van' | 'totEnMet' | 'bezoekVan', string>> & { readonly perDag: number },
): Promise<Gevuld> {
  const centrale = await person(stack, 'Centrale', ['koppeling']);
  const gerda = await person(stack, 'Gerda Dekker', ['gastvrouw'], [...WIJKTEAMS]);
  const tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], [...WIJKTEAMS]);
  const vraag = { seed: SEED, totEnMet, wijkteams: WIJKTEAMS, perDag };
  const oproepen = [...planDagen({ ...vraag, van, kanalen: ['telefoon'] })];
  const berichten = oproepen.flatMap((verloop) => [...telefoonBerichten(verloop, SEED)]);
  for (let from = 0; from < berichten.length; from += BATCH)
    done(await centrale.post('/v1/telefoon-gebeurtenissen', berichten.slice(from, from + BATCH)));
  const bezoeken = [...planDagen({ ...vraag, van: bezoekVan, kanalen: ['inloop'] })];
  const iso = (ms: number) => new Date(ms).toISOString();
  for (const bezoek of bezoeken) {
    const id = bezoekId(bezoek, SEED);
    const aankomst = { id, locatie: bezoek.wijkteam, op: iso(bezoek.feiten[0]?.op ?? 0) };
    done(await gerda.post('/v1/aankomsten', aankomst));
  }
  await stack.rust();
  for (const bezoek of bezoeken) {
    const id = bezoekId(bezoek, SEED);
    for (const { soort, op } of bezoek.feiten) {
      if (soort === 'vertrek') done(await gerda.post(`/v1/aankomsten/${id}/vertrekken`, { op: iso(op) }));
      else if (soort === 'aanname') {
        const gesprek = { gelukt: true, wijze: 'gesprek', op: iso(op) };
        done(await tom.post(`/v1/contacten/${id}/contactpogingen`, gesprek));
      }
    }
  }
  await stack.rust();
  return { oproepen: oproepen.length, bezoeken: bezoeken.length };
}
