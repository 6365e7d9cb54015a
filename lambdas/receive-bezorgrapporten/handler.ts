import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordBezorgrapport } from '../../shared/application/record-bezorgrapport.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { pushQueue } from '../ports/queues.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { instellingen, zaken } from '../ports/tables.ts';
import { readBezorgrapport } from './messages.ts';
import { makeTakeRapport } from './take-rapport.ts';

const ports = {
  ...base,
  zaken: zaken(),
  instellingen: instellingen(),
  pushQueue: pushQueue(),
  raw: rawWhenNeeded(),
};

export const handler = queueBatch({
  kanaal: 'onbekend',
  read: readBezorgrapport,
  handle: oneByOne(makeTakeRapport(makeRecordBezorgrapport(ports))),
  keepUnreadable: makeKeepUnreadable(ports),
  noteFailure: noteMislukking('bezorgrapporten'),
});
