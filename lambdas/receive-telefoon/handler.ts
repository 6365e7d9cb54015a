import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { inhoud, zaken } from '../ports/tables.ts';
import { readTelefoonBericht } from './messages.ts';

const ports = { ...base, zaken: zaken(), inhoud: inhoud(), raw: rawWhenNeeded() };
const recordTelefoonGebeurtenissen = makeRecordTelefoonGebeurtenissen(ports);

export const handler = queueBatch({
  kanaal: 'telefoon',
  read: readTelefoonBericht,
  handle: (deliveries) =>
    recordTelefoonGebeurtenissen(deliveries.map(({ bron, bericht }) => ({ bron, gebeurtenissen: bericht }))),
  keepUnreadable: makeKeepUnreadable(ports),
});
