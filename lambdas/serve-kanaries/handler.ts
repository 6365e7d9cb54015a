import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { front } from '../ports/front.ts';
import { kanariePorts } from '../ports/kanarie.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

export const handler = httpHandler(contract, makeRoutes(kanariePorts()), front());
