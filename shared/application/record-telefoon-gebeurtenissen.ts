import type { ContactGebeurtenis } from '../domain/contact/types.ts';
import { earliest } from '../domain/tijd/instant.ts';
import { makeKnowPersoon } from './know-persoon.ts';
import type { BatchResult, TelefoonGebeurtenis } from './messages.ts';
import type { Ports } from './ports.ts';
import { type KnowsKanaries, kopVan } from './proef.ts';
import { recordFactsOfContact } from './record-facts-of-contact.ts';

/** One message of the queue, named by its message id. */
export interface TelefoonLevering {
  readonly bron: string;
  readonly gebeurtenissen: readonly TelefoonGebeurtenis[];
}

/** Calls handled at a time: as many contacts as a table gives in one read. */
const AT_ONCE = 100;

export type RecordTelefoonGebeurtenissen = (leveringen: readonly TelefoonLevering[]) => Promise<BatchResult>;

/** A call is one contact, whatever tells about it first. */
export function gebeurtenisOf({ id, soort, op, wijkteam, medewerker, doel }: TelefoonGebeurtenis): ContactGebeurtenis {
  switch (soort) {
    case 'begonnen':
    case 'in-wachtrij':
      return { id, op, soort, ...(wijkteam !== undefined && { wijkteam }) };
    case 'aangenomen':
      return { id, op, soort, ...(medewerker !== undefined && { medewerker }) };
    case 'doorverbonden':
      return { id, op, soort, ...(doel !== undefined && { doel }) };
    default:
      return { id, op, soort };
  }
}

/**
 * Records what happened to calls: all events of one call in one write, whichever messages they came in. The number of
 * the caller goes to the content store only, before the fact. A call that cannot be recorded now makes only the
 * messages that speak of it come again.
 */
export function makeRecordTelefoonGebeurtenissen(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'nummers' | 'ids' | 'jitter'> & KnowsKanaries,
): RecordTelefoonGebeurtenissen {
  const knowPersoon = makeKnowPersoon(ports);

  async function recordOproep(oproepId: string, gebeurtenissen: readonly TelefoonGebeurtenis[]): Promise<void> {
    const id = ports.ids.derived('oproep', oproepId);
    const nummer = gebeurtenissen.find((gebeurtenis) => gebeurtenis.nummer !== undefined)?.nummer;
    const op = earliest(...gebeurtenissen.map((gebeurtenis) => gebeurtenis.op));
    const stored = await ports.zaken.loadContact(id);
    if (nummer !== undefined && op !== undefined) await knowPersoon(id, { nummer }, op, stored === undefined);
    const kop = await kopVan(ports, { id, kanaal: 'telefoon', vervolgVan: null }, oproepId);
    await recordFactsOfContact(ports, kop, gebeurtenissen.map(gebeurtenisOf), { stored });
  }

  return async (leveringen) => {
    const told = leveringen.flatMap(({ bron, gebeurtenissen }) =>
      gebeurtenissen.map((gebeurtenis) => ({ bron, gebeurtenis })),
    );
    const mislukt = new Map<string, unknown>();
    const oproepen = [...Map.groupBy(told, ({ gebeurtenis }) => gebeurtenis.oproepId)];
    async function handle([oproepId, parts]: (typeof oproepen)[number]): Promise<void> {
      try {
        await recordOproep(
          oproepId,
          parts.map(({ gebeurtenis }) => gebeurtenis),
        );
      } catch (fout) {
        for (const { bron } of parts) mislukt.set(bron, fout);
      }
    }
    // In step, so that what they read goes to the table together; not all at once, as a batch may speak of thousands.
    for (let from = 0; from < oproepen.length; from += AT_ONCE) {
      await Promise.all(oproepen.slice(from, from + AT_ONCE).map(handle));
    }
    return { mislukt: [...mislukt].map(([bron, fout]) => ({ bron, fout })) };
  };
}
