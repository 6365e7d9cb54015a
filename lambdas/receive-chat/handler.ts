import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { base } from '../ports/base.ts';
import { rawWhenNeeded } from '../ports/raw-when-needed.ts';
import { chatSockets } from '../ports/sockets.ts';
import { inhoud, verbindingen, zaken } from '../ports/tables.ts';
import { readChatBericht } from './messages.ts';

const ports = {
  ...base,
  zaken: zaken(),
  inhoud: inhoud(),
  verbindingen: verbindingen(),
  chatSockets: chatSockets(),
  raw: rawWhenNeeded(),
};
const receiveChat = makeReceiveChat(ports);

export const handler = queueBatch({
  kanaal: 'chat',
  read: readChatBericht,
  handle: oneByOne(({ bericht }) => receiveChat(bericht)),
  keepUnreadable: makeKeepUnreadable(ports),
});
