import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { instellingen, zaken } from '../ports/tables.ts';
import { readInloopBericht } from './messages.ts';

const ports = { ...base, zaken: zaken(), instellingen: instellingen(), raw: rawWhenNeeded() };
const recordInloop = makeRecordInloop(ports);

export const handler = queueBatch({
  kanaal: 'inloop',
  read: readInloopBericht,
  handle: oneByOne(({ bericht }) => recordInloop(bericht)),
  keepUnreadable: makeKeepUnreadable(ports),
});
