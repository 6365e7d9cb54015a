import * as z from 'zod';
import { mailComposer } from '../../shared/adapters/mail/mail-composer.ts';
import { makeSendPush } from '../../shared/application/send-push.ts';
import { readEnv } from '../../shared/config/env.ts';
import { queueBatch, sideBySide } from '../../shared/middleware/batch/queue-batch.ts';
import { readJsonBody } from '../../shared/middleware/batch/read-json.ts';
import { adressen } from '../ports/adressen.ts';
import { base } from '../ports/base.ts';
import { webhook, webpush } from '../ports/buiten.ts';
import { mail } from '../ports/mail.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { pushQueue } from '../ports/queues.ts';
import { sms } from '../ports/sms.ts';
import { liveSockets } from '../ports/sockets.ts';
import { spraak } from '../ports/spraak.ts';
import { instellingen, verbindingen, zaken } from '../ports/tables.ts';

const { SMS_NUMMER } = readEnv(['SMS_NUMMER']);
const telefoon = spraak();
const sendPush = makeSendPush({
  ...base,
  mailCodec: mailComposer,
  zaken: zaken(),
  instellingen: instellingen(),
  mail: mail(),
  sms: sms(SMS_NUMMER),
  webpush: webpush(),
  webhook: webhook(),
  ...(telefoon && { spraak: telefoon }),
  pushQueue: pushQueue(),
  verbindingen: verbindingen(),
  liveSockets: liveSockets(),
  adressen: { ...adressen(), ...(SMS_NUMMER && { smsNummer: SMS_NUMMER }) },
});

const readPushBericht = readJsonBody(z.strictObject({ zaak: z.string().min(1), push: z.string().min(1) }));

export const handler = queueBatch({
  kanaal: 'onbekend',
  read: readPushBericht,
  noteFailure: noteMislukking('push'),
  handle: sideBySide(({ bericht, poging }) => sendPush(bericht, poging)),
});
