import { noemInloop } from '../../shared/application/journaal.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { noteJournaal } from '../../shared/middleware/batch/note-journaal.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { innamejournaal, instellingen, zaken } from '../ports/tables.ts';
import { readInloopBericht } from './messages.ts';

const ports = { ...base, ...innamejournaal(), zaken: zaken(), instellingen: instellingen(), raw: rawWhenNeeded() };
const recordInloop = makeRecordInloop(ports);

export const handler = queueBatch({
  kanaal: 'inloop',
  read: readInloopBericht,
  journaal: noteJournaal(ports, {
    kanaal: 'inloop',
    noem: (levering, bericht) => noemInloop(ports.ids, levering, bericht),
    teken: (bericht) => (bericht.soort === 'aankomst' ? bericht.id : bericht.contact),
  }),
  handle: oneByOne(({ bericht }) => recordInloop(bericht)),
  keepUnreadable: makeKeepUnreadable(ports),
  noteFailure: noteMislukking('inloop'),
});
