import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { verantwoordingLezer } from '../ports/tables.ts';
import { accountableFront } from '../ports/verantwoording.ts';
import { zegels } from '../ports/zegels.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = { ...base, lezer: verantwoordingLezer(), zegels: zegels() };

export const handler = httpHandler(contract, makeRoutes(ports), accountableFront());
