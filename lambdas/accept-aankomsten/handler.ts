import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { inloopQueue } from '../ports/queues.ts';
import { accountableFront } from '../ports/verantwoording.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

export const handler = httpHandler(contract, makeRoutes({ ...base, inloopQueue: inloopQueue() }), accountableFront());
