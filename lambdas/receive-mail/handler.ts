import { mailReader } from '../../shared/adapters/mail/mail-reader.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeReceiveMail } from '../../shared/application/receive-mail.ts';
import { readEnv } from '../../shared/config/env.ts';
import { noteJournaal } from '../../shared/middleware/batch/note-journaal.ts';
import { queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { log } from '../../shared/observability/log.ts';
import { base } from '../ports/base.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { nummers } from '../ports/nummers.ts';
import { antwoordQueue } from '../ports/queues.ts';
import { raw } from '../ports/raw.ts';
import { inhoud, innamejournaal, instellingen, zaken } from '../ports/tables.ts';
import { readMailBericht } from './messages.ts';
import { takeInAndNote } from './take-in.ts';

const ports = {
  ...base,
  ...innamejournaal(),
  mailCodec: mailReader,
  zaken: zaken(),
  inhoud: inhoud(),
  instellingen: instellingen(),
  raw: raw(),
  nummers,
  antwoordQueue: antwoordQueue(),
  adressen: { afzenderMail: readEnv(['AFZENDER_MAIL']).AFZENDER_MAIL },
};
const receiveMail = makeReceiveMail(ports);

/** A breaker opened: somebody may want to look. The other reasons are as they should be. */
const ZEKERING: ReadonlySet<string> = new Set(['afzender-te-vaak', 'te-veel-tegelijk']);

export const handler = queueBatch({
  kanaal: 'mail',
  read: readMailBericht,
  // Of what cannot be read as a notice at all; the mails themselves are named when it is known what they became.
  journaal: noteJournaal(ports, { kanaal: 'mail', noem: () => undefined, teken: () => '' }),
  handle: takeInAndNote(ports, async (mail) => {
    const received = await receiveMail(mail);
    if (received.soort === 'opgenomen' && received.geenBevestiging !== undefined) {
      const niveau = ZEKERING.has(received.geenBevestiging) ? 'WARN' : 'INFO';
      log(niveau, 'ontvangstbevestiging onderdrukt', { contact: received.contact, reden: received.geenBevestiging });
    }
    return received;
  }),
  keepUnreadable: makeKeepUnreadable(ports),
  noteFailure: noteMislukking('mail'),
});
