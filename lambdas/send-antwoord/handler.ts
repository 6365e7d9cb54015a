import * as z from 'zod';
import { mailComposer } from '../../shared/adapters/mail/mail-composer.ts';
import { makeSendAntwoord } from '../../shared/application/send-antwoord.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { readJsonBody } from '../../shared/middleware/batch/read-json.ts';
import { log } from '../../shared/observability/log.ts';
import { adressen } from '../ports/adressen.ts';
import { base } from '../ports/base.ts';
import { mail } from '../ports/mail.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { nummers } from '../ports/nummers.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { chatSockets } from '../ports/sockets.ts';
import { inhoud, verbindingen, zaken } from '../ports/tables.ts';

const sendAntwoord = makeSendAntwoord({
  ...base,
  mailCodec: mailComposer,
  zaken: zaken(),
  inhoud: inhoud(),
  nummers,
  raw: rawWhenNeeded(),
  mail: mail(),
  chatSockets: chatSockets(),
  verbindingen: verbindingen(),
  adressen: adressen(),
});

const readAntwoordBericht = readJsonBody(z.strictObject({ contact: z.string().min(1), antwoord: z.string().min(1) }));

export const handler = queueBatch({
  kanaal: 'onbekend',
  read: readAntwoordBericht,
  noteFailure: noteMislukking('antwoord'),
  handle: oneByOne(async ({ bericht, poging }) => {
    if ((await sendAntwoord(bericht, poging)) === 'uitgesteld') {
      log('WARN', 'antwoord uitgesteld', { contact: bericht.contact, antwoord: bericht.antwoord });
    }
  }),
});
