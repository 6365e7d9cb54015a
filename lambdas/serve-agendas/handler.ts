import { composeAgenda } from '../../shared/adapters/agenda/compose-agenda.ts';
import { readAgenda } from '../../shared/adapters/agenda/read-agenda.ts';
import { readEnv } from '../../shared/config/env.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { front } from '../ports/front.ts';
import { instellingen } from '../ports/tables.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const adressen = { console: readEnv(['CONSOLE_ADRES']).CONSOLE_ADRES };
const ports = { ...base, instellingen: instellingen(), adressen, readAgenda, composeAgenda };

export const handler = httpHandler(contract, makeRoutes(ports), front());
