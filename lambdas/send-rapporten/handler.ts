import { mailComposer } from '../../shared/adapters/mail/mail-composer.ts';
import { makeSendRapporten } from '../../shared/application/send-rapporten.ts';
import { csv } from '../../shared/middleware/http/csv.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { adressen } from '../ports/adressen.ts';
import { base } from '../ports/base.ts';
import { mail } from '../ports/mail.ts';
import { cijfers, instellingen, rapporten, zaken } from '../ports/tables.ts';

const sendRapporten = makeSendRapporten({
  ...base,
  rapporten: rapporten(),
  cijfers: cijfers(),
  zaken: zaken(),
  instellingen: instellingen(),
  mail: mail(),
  mailCodec: mailComposer,
  adressen: adressen(),
  csv,
});

/** Every morning. One that could not be sent makes it fail: it is tried again within the hour, and the next morning. */
export const handler = async (): Promise<void> => {
  const { verzonden, mislukt } = await sendRapporten();
  for (const { abonnement, fout } of mislukt)
    log('ERROR', 'rapport niet verzonden', { abonnement, ...errorFields(fout) });
  if (verzonden > 0) log('INFO', 'rapporten verzonden', { verzonden });
  if (mislukt.length > 0) throw new Error(`${mislukt.length} reports could not be sent`);
};
