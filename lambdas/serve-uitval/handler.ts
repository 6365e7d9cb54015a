import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { front } from '../ports/front.ts';
import { mislukkingen, zaken } from '../ports/tables.ts';
import { uitval } from '../ports/uitval.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = { ...base, uitval: uitval(), mislukkingen: mislukkingen(), zaken: zaken() };

export const handler = httpHandler(contract, makeRoutes(ports), front());
