/** The lines of the journal about one batch: what came in is written down before anything is done with it. */
import type { SQSRecord } from 'aws-lambda';
import { errorFields, log } from '../../observability/log.ts';
import { type Binnengekomen, deliveryOf, type QueueBatchOptions, type ReadBody } from './queue-batch.ts';

/** From this attempt on a message is handled without its line in the journal: bookkeeping must not make dead letters. */
export const ZONDER_JOURNAAL = 5;

interface WriteJournaal<T> {
  readonly kanaal: string;
  readonly journaal: QueueBatchOptions<T>['journaal'];
  readonly bodies: readonly { readonly record: SQSRecord; readonly body: ReadBody<T> }[];
  readonly fail: (bron: string, fout: unknown) => void;
}

/** Writes down what came in. Gives the messages that come again because that failed. */
export async function writeJournaal<T>({
  kanaal,
  journaal,
  bodies,
  fail,
}: WriteJournaal<T>): Promise<ReadonlySet<string>> {
  const came = bodies.flatMap(({ record, body }): Binnengekomen<T>[] => {
    if (body.soort === 'geen-werk') return [];
    const { bericht: _bericht, ...levering } = deliveryOf(record, undefined);
    return body.soort === 'bericht'
      ? [{ soort: 'bericht', ...levering, bericht: body.bericht }]
      : [{ soort: 'onleesbaar', ...levering, id: body.bewaar?.id ?? record.messageId }];
  });
  const heldUp = new Set<string>();
  if (journaal === undefined || came.length === 0) return heldUp;
  try {
    await journaal(came);
  } catch (fout) {
    for (const { bron, poging } of came) {
      if (poging >= ZONDER_JOURNAAL) {
        log('ERROR', 'bericht zonder regel in het journaal', { kanaal, bericht: bron, ...errorFields(fout) });
        continue;
      }
      heldUp.add(bron);
      fail(bron, fout);
    }
  }
  return heldUp;
}
