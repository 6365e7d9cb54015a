/** From what came off a queue to lines of the journal. */
import type { Journaal, Journaalregel, Levering } from '../../application/journaal.ts';
import type { KnowsKanaries } from '../../application/proef.ts';
import { kopVan } from '../../application/proef.ts';
import type { Kanaal } from '../../domain/contact/types.ts';
import type { Binnengekomen } from './queue-batch.ts';

export interface NoteJournaalOptions<T> {
  readonly kanaal: Kanaal;
  /** Undefined for what is nobody's message. */
  readonly noem: (levering: Levering, bericht: T) => Journaalregel | undefined;
  /** The name under which a canary would come. */
  readonly teken: (bericht: T) => string;
}

/** Writes one item for the whole batch, and none when nothing in it is worth a line. */
export function noteJournaal<T>(
  ports: { readonly journaal: Journaal } & KnowsKanaries,
  { kanaal, noem, teken }: NoteJournaalOptions<T>,
): (binnengekomen: readonly Binnengekomen<T>[]) => Promise<void> {
  async function regelOf(came: Binnengekomen<T>): Promise<Journaalregel | undefined> {
    const { bron, ontvangenOp } = came;
    if (came.soort === 'onleesbaar')
      return { bericht: bron, ontvangenOp, werd: [{ soort: 'onleesbaar', id: came.id }] };
    const regel = noem({ bron, ontvangenOp }, came.bericht);
    if (regel === undefined) return undefined;
    const { proef } = await kopVan(ports, { id: bron, kanaal, vervolgVan: null }, teken(came.bericht));
    return { ...regel, ...(proef && { proef }) };
  }

  return async (binnengekomen) => {
    const regels = (await Promise.all(binnengekomen.map(regelOf))).filter((regel) => regel !== undefined);
    if (regels.length > 0) await ports.journaal.note(kanaal, regels);
  };
}
