import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { raw } from '../ports/raw.ts';
import { instellingen, zaken } from '../ports/tables.ts';
import { readInloopBericht } from './messages.ts';

const ports = { ...base, zaken: zaken(), instellingen: instellingen(), raw: raw() };
const recordInloop = makeRecordInloop(ports);

export const handler = queueBatch({
  kanaal: 'inloop',
  read: readInloopBericht,
  handle: oneByOne(({ bericht }) => recordInloop(bericht)),
  keepUnreadable: makeKeepUnreadable(ports),
});
