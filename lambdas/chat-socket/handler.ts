import { makeEndVerbinding } from '../../shared/application/end-verbinding.ts';
import { readEnv } from '../../shared/config/env.ts';
import { socketHandler } from '../../shared/middleware/socket-handler.ts';
import { base } from '../ports/base.ts';
import { chatQueue } from '../ports/queues.ts';
import { chatSockets, liveSockets } from '../ports/sockets.ts';
import { inhoud, instellingen, verbindingen, zaken } from '../ports/tables.ts';
import { makeConverse } from './converse.ts';

const ports = {
  ...base,
  zaken: zaken(),
  inhoud: inhoud(),
  instellingen: instellingen(),
  verbindingen: verbindingen(),
  chatQueue: chatQueue(),
  liveSockets: liveSockets(),
  adressen: { afzenderMail: readEnv(['AFZENDER_MAIL']).AFZENDER_MAIL },
};
const endVerbinding = makeEndVerbinding(ports);

export const handler = socketHandler({
  // Whoever opens the chat is nobody yet: a gesprek begins with the first message.
  connect: async () => undefined,
  disconnect: (verbinding) => endVerbinding({ verbinding }),
  message: makeConverse(ports),
  sockets: chatSockets(),
});
