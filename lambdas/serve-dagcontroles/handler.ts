import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { controlePorts } from '../ports/controle.ts';
import { front } from '../ports/front.ts';
import { mailQueue } from '../ports/queues.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

export const handler = httpHandler(contract, makeRoutes({ ...controlePorts(), mailQueue: mailQueue() }), front());
