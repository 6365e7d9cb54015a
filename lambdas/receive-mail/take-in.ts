import { type Journaal, type Journaalregel, noemMail } from '../../shared/application/journaal.ts';
import type { Ids } from '../../shared/application/ports.ts';
import type { ReceiveMail } from '../../shared/application/receive-mail.ts';
import { oneByOne, type QueueBatchOptions } from '../../shared/middleware/batch/queue-batch.ts';
import { ZONDER_JOURNAAL } from '../../shared/middleware/batch/write-journaal.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import type { RuweMail } from './messages.ts';

/**
 * Takes mails in, and writes down what they became: one item in the journal for the whole batch. Afterwards, unlike what comes
 * in on other ways: that they came in, the bucket itself tells already. When it cannot be written they come again, which
 * changes nothing about the contacts.
 */
export function takeInAndNote(
  { journaal, ids }: { readonly journaal: Journaal; readonly ids: Ids },
  receiveMail: ReceiveMail,
): QueueBatchOptions<readonly RuweMail[]>['handle'] {
  return async (deliveries) => {
    const regels: Journaalregel[] = [];
    const { mislukt } = await oneByOne<readonly RuweMail[]>(async ({ bericht }) => {
      for (const mail of bericht) regels.push(noemMail(ids, mail, await receiveMail(mail)));
    })(deliveries);
    if (regels.length === 0) return { mislukt };
    try {
      await journaal.note('mail', regels);
      return { mislukt };
    } catch (fout) {
      const failed = new Set(mislukt.map(({ bron }) => bron));
      const handled = deliveries.filter(({ bron }) => !failed.has(bron));
      const again = handled.filter(({ poging }) => poging < ZONDER_JOURNAAL);
      if (again.length < handled.length)
        log('ERROR', 'bericht zonder regel in het journaal', { kanaal: 'mail', ...errorFields(fout) });
      return { mislukt: [...mislukt, ...again.map(({ bron }) => ({ bron, fout }))] };
    }
  };
}
