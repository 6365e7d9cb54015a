import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import { streamBatch } from '../../shared/middleware/batch/stream-batch.ts';
import { base } from '../ports/base.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { cijfers, instellingen } from '../ports/tables.ts';
import { readContactChange, zaakOf } from '../ports/zaak-changes.ts';

const projectBereikbaarheid = makeProjectBereikbaarheid({ ...base, cijfers: cijfers(), instellingen: instellingen() });

export const handler = streamBatch({
  noteFailure: noteMislukking('project-bereikbaarheid'),
  zaakOf,
  read: readContactChange,
  handle: projectBereikbaarheid,
});
