import { socketHandler } from '../../shared/middleware/socket-handler.ts';
import { base } from '../ports/base.ts';
import { chatSockets, liveSockets } from '../ports/sockets.ts';
import { instellingen, verbindingen, zaken } from '../ports/tables.ts';
import { makeListen } from './listen.ts';

const ports = {
  ...base,
  verbindingen: verbindingen(),
  zaken: zaken(),
  instellingen: instellingen(),
  liveSockets: liveSockets(),
  chatSockets: chatSockets(),
};

export const handler = socketHandler(makeListen(ports));
