import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { nummers } from '../ports/nummers.ts';
import { inhoud, instellingen, zaken } from '../ports/tables.ts';
import { accountableFront } from '../ports/verantwoording.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = { ...base, nummers, zaken: zaken(), inhoud: inhoud(), instellingen: instellingen() };

export const handler = httpHandler(contract, makeRoutes(ports), accountableFront());
