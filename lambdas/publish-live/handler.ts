import { makePublishLive } from '../../shared/application/publish-live.ts';
import { streamBatch } from '../../shared/middleware/batch/stream-batch.ts';
import { liveSockets } from '../ports/sockets.ts';
import { verbindingen } from '../ports/tables.ts';
import { readZaakChange } from '../ports/zaak-changes.ts';

const publishLive = makePublishLive({ verbindingen: verbindingen(), liveSockets: liveSockets() });

export const handler = streamBatch({
  read: readZaakChange,
  handle: async (changes) => {
    await publishLive(changes);
    return { mislukt: [] };
  },
});
