import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { front } from '../ports/front.ts';
import { ervaringen, instellingen } from '../ports/tables.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

export const handler = httpHandler(
  contract,
  makeRoutes({ ...base, ervaringen: ervaringen(), instellingen: instellingen() }),
  front(),
);
