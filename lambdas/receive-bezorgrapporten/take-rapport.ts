import type { Bezorgrapport, RecordBezorgrapport } from '../../shared/application/record-bezorgrapport.ts';
import type { Delivery } from '../../shared/middleware/batch/queue-batch.ts';
import { log } from '../../shared/observability/log.ts';

/**
 * A failure of something that we do not know may have overtaken what we write down after sending: it comes once more. After that,
 * and of what arrived, it is of somebody else who shares this bus.
 */
export function makeTakeRapport(record: RecordBezorgrapport): (delivery: Delivery<Bezorgrapport>) => Promise<void> {
  return async ({ bericht, poging, ontvangenOp }) => {
    const gevolg = await record(bericht, ontvangenOp);
    const { medium, uitkomst, reden } = bericht;
    if (gevolg === 'onbekend' && uitkomst === 'mislukt' && poging === 1)
      throw new Error('A report on a message that is not known (yet).');
    log(uitkomst === 'mislukt' ? 'WARN' : 'DEBUG', 'bezorgrapport', { medium, uitkomst, reden, gevolg });
  };
}
