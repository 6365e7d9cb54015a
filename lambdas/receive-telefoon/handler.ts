import { noemTelefoon } from '../../shared/application/journaal.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { noteJournaal } from '../../shared/middleware/batch/note-journaal.ts';
import { queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { nummers } from '../ports/nummers.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { inhoud, innamejournaal, zaken } from '../ports/tables.ts';
import { readTelefoonBericht } from './messages.ts';

const ports = { ...base, ...innamejournaal(), zaken: zaken(), inhoud: inhoud(), nummers, raw: rawWhenNeeded() };
const recordTelefoonGebeurtenissen = makeRecordTelefoonGebeurtenissen(ports);

export const handler = queueBatch({
  kanaal: 'telefoon',
  read: readTelefoonBericht,
  journaal: noteJournaal(ports, {
    kanaal: 'telefoon',
    noem: (levering, gebeurtenissen) => noemTelefoon(ports.ids, levering, gebeurtenissen),
    teken: ([eerste]) => eerste?.oproepId ?? '',
  }),
  handle: (deliveries) =>
    recordTelefoonGebeurtenissen(deliveries.map(({ bron, bericht }) => ({ bron, gebeurtenissen: bericht }))),
  keepUnreadable: makeKeepUnreadable(ports),
  noteFailure: noteMislukking('telefoon'),
});
