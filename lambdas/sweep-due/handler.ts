import { makeSweepDue } from '../../shared/application/sweep-due.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { base } from '../ports/base.ts';
import { antwoordQueue, pushQueue } from '../ports/queues.ts';
import { instellingen, verbindingen, zaken } from '../ports/tables.ts';

const sweepDue = makeSweepDue({
  ...base,
  zaken: zaken(),
  instellingen: instellingen(),
  pushQueue: pushQueue(),
  verbindingen: verbindingen(),
  antwoordQueue: antwoordQueue(),
});

/** The tick. What failed is still due and comes back at the next one; the error makes the alarm go off meanwhile. */
export const handler = async (): Promise<void> => {
  const { zaken: done, antwoordenOpnieuw, pushesOpnieuw, hersteld, mislukt } = await sweepDue();
  for (const { soort, id, fout } of mislukt) log('ERROR', 'tik mislukt voor zaak', { soort, id, ...errorFields(fout) });
  for (const id of hersteld) log('WARN', 'spoedzaak zonder timer', { id });
  if (done + antwoordenOpnieuw + pushesOpnieuw > 0)
    log('INFO', 'tik', { zaken: done, antwoordenOpnieuw, pushesOpnieuw });
  if (mislukt.length > 0) throw new Error(`${mislukt.length} due items could not be handled`);
};
