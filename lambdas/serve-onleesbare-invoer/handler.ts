import { mailReader } from '../../shared/adapters/mail/mail-reader.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { chatQueue, inloopQueue, mailQueue, telefoonQueue } from '../ports/queues.ts';
import { raw } from '../ports/raw.ts';
import { zaken } from '../ports/tables.ts';
import { accountableFront } from '../ports/verantwoording.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = {
  ...base,
  zaken: zaken(),
  raw: raw(),
  mailCodec: mailReader,
  telefoonQueue: telefoonQueue(),
  mailQueue: mailQueue(),
  chatQueue: chatQueue(),
  inloopQueue: inloopQueue(),
};

export const handler = httpHandler(contract, makeRoutes(ports), accountableFront());
