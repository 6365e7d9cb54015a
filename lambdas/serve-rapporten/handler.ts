import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { adressen } from '../ports/adressen.ts';
import { base } from '../ports/base.ts';
import { front } from '../ports/front.ts';
import { cijfers, instellingen, rapporten, zaken } from '../ports/tables.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = {
  ...base,
  rapporten: rapporten(),
  cijfers: cijfers(),
  zaken: zaken(),
  instellingen: instellingen(),
  adressen: adressen(),
};

export const handler = httpHandler(contract, makeRoutes(ports), front());
