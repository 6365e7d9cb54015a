import { mailComposer } from '../../shared/adapters/mail/mail-composer.ts';
import { makeWatchRooster } from '../../shared/application/watch-rooster.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { adressen } from '../ports/adressen.ts';
import { base } from '../ports/base.ts';
import { mail } from '../ports/mail.ts';
import { pushQueue } from '../ports/queues.ts';
import { instellingen, verbindingen, zaken } from '../ports/tables.ts';

const watchRooster = makeWatchRooster({
  ...base,
  zaken: zaken(),
  instellingen: instellingen(),
  pushQueue: pushQueue(),
  verbindingen: verbindingen(),
  mail: mail(),
  mailCodec: mailComposer,
  adressen: adressen(),
});

/** Every minute. What failed is still on the list and comes back at the next one; the error makes the alarm go off meanwhile. */
export const handler = async (): Promise<void> => {
  const { gedaan, onbestelbaar, mislukt } = await watchRooster();
  const { doorgegeven, niemand } = onbestelbaar;
  if (doorgegeven > 0) log('WARN', 'medewerker niet te mailen, bericht doorgegeven', { aantal: doorgegeven });
  if (niemand > 0) log('ERROR', 'medewerker niet te mailen, en niemand in zijn plaats', { aantal: niemand });
  for (const { werk, fout } of mislukt) log('ERROR', 'roosterwerk mislukt', { werk, ...errorFields(fout) });
  if (gedaan > 0) log('INFO', 'roosterwerk gedaan', { gedaan });
  if (mislukt.length > 0) throw new Error(`${mislukt.length} things for the roster could not be done`);
};
