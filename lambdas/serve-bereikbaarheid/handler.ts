import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { cijfers, instellingen, kengetallen, zaken } from '../ports/tables.ts';
import { accountableFront } from '../ports/verantwoording.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = { ...base, cijfers: cijfers(), zaken: zaken(), instellingen: instellingen(), kengetallen: kengetallen() };

export const handler = httpHandler(contract, makeRoutes(ports), accountableFront());
