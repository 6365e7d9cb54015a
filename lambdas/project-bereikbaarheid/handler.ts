import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import { streamBatch } from '../../shared/middleware/batch/stream-batch.ts';
import { base } from '../ports/base.ts';
import { cijfers, instellingen } from '../ports/tables.ts';
import { readZaakChange } from '../ports/zaak-changes.ts';

const projectBereikbaarheid = makeProjectBereikbaarheid({ ...base, cijfers: cijfers(), instellingen: instellingen() });

export const handler = streamBatch({
  read: (record, volgnummer) => {
    const change = readZaakChange(record, volgnummer);
    return change?.soort === 'contact' ? change : undefined;
  },
  handle: projectBereikbaarheid,
});
