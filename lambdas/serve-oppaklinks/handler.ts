import { readEnv } from '../../shared/config/env.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { pushQueue } from '../ports/queues.ts';
import { instellingen, zaken } from '../ports/tables.ts';
import { accountableFront } from '../ports/verantwoording.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const adressen = { console: readEnv(['CONSOLE_ADRES']).CONSOLE_ADRES };
const ports = { ...base, zaken: zaken(), instellingen: instellingen(), pushQueue: pushQueue(), adressen };

export const handler = httpHandler(contract, makeRoutes(ports), accountableFront());
