import { nummers } from '../../shared/adapters/telefonie/nummer.ts';
import { noemChat } from '../../shared/application/journaal.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
import { noteJournaal } from '../../shared/middleware/batch/note-journaal.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { antwoordQueue } from '../ports/queues.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { chatSockets } from '../ports/sockets.ts';
import { inhoud, innamejournaal, instellingen, verbindingen, zaken } from '../ports/tables.ts';
import { readChatBericht } from './messages.ts';

const ports = {
  ...base,
  ...innamejournaal(),
  zaken: zaken(),
  inhoud: inhoud(),
  verbindingen: verbindingen(),
  chatSockets: chatSockets(),
  instellingen: instellingen(),
  antwoordQueue: antwoordQueue(),
  nummers,
  raw: rawWhenNeeded(),
};
const receiveChat = makeReceiveChat(ports);

export const handler = queueBatch({
  kanaal: 'chat',
  read: readChatBericht,
  journaal: noteJournaal(ports, {
    kanaal: 'chat',
    noem: (levering, bericht) => noemChat(ports, levering, bericht),
    teken: ({ gesprek }) => gesprek,
  }),
  handle: oneByOne(({ bericht }) => receiveChat(bericht)),
  keepUnreadable: makeKeepUnreadable(ports),
  noteFailure: noteMislukking('chat'),
});
