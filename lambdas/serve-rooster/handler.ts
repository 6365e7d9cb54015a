import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { front } from '../ports/front.ts';
import { pushQueue } from '../ports/queues.ts';
import { liveSockets } from '../ports/sockets.ts';
import { instellingen, verbindingen, zaken } from '../ports/tables.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = {
  ...base,
  zaken: zaken(),
  instellingen: instellingen(),
  verbindingen: verbindingen(),
  pushQueue: pushQueue(),
  liveSockets: liveSockets(),
};

export const handler = httpHandler(contract, makeRoutes(ports), front());
