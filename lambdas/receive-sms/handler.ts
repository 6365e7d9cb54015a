import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeReceiveSms } from '../../shared/application/receive-sms.ts';
import { readEnv } from '../../shared/config/env.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { log } from '../../shared/observability/log.ts';
import { base } from '../ports/base.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { pushQueue } from '../ports/queues.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { sms } from '../ports/sms.ts';
import { instellingen, zaken } from '../ports/tables.ts';
import { readSms } from './messages.ts';

const { CONSOLE_ADRES, SMS_NUMMER } = readEnv(['CONSOLE_ADRES', 'SMS_NUMMER']);
const ports = {
  ...base,
  zaken: zaken(),
  instellingen: instellingen(),
  pushQueue: pushQueue(),
  raw: rawWhenNeeded(),
  sms: sms(SMS_NUMMER),
  adressen: { console: CONSOLE_ADRES },
};
const receiveSms = makeReceiveSms(ports);

export const handler = queueBatch({
  kanaal: 'onbekend',
  read: readSms,
  handle: oneByOne(async ({ bericht, ontvangenOp }) => {
    const { uitkomst, antwoord } = await receiveSms(bericht, ontvangenOp);
    log(antwoord === 'mislukt' ? 'WARN' : 'INFO', 'sms beantwoord', { uitkomst, antwoord });
  }),
  keepUnreadable: makeKeepUnreadable(ports),
  noteFailure: noteMislukking('sms'),
});
