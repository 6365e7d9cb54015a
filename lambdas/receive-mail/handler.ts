import { mailReader } from '../../shared/adapters/mail/mail-reader.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeReceiveMail } from '../../shared/application/receive-mail.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { raw } from '../ports/raw.ts';
import { inhoud, instellingen, zaken } from '../ports/tables.ts';
import { readMailBericht } from './messages.ts';

const ports = {
  ...base,
  mailCodec: mailReader,
  zaken: zaken(),
  inhoud: inhoud(),
  instellingen: instellingen(),
  raw: raw(),
};
const receiveMail = makeReceiveMail(ports);

export const handler = queueBatch({
  kanaal: 'mail',
  read: readMailBericht,
  handle: oneByOne(async ({ bericht }) => {
    for (const mail of bericht) await receiveMail(mail);
  }),
  keepUnreadable: makeKeepUnreadable(ports),
});
