import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { adressen } from '../ports/adressen.ts';
import { base } from '../ports/base.ts';
import { bijlageAdressen } from '../ports/bijlage-adressen.ts';
import { nummers } from '../ports/nummers.ts';
import { antwoordQueue, pushQueue } from '../ports/queues.ts';
import { ervaringen, inhoud, instellingen, verbindingen, zaken } from '../ports/tables.ts';
import { accountableFront } from '../ports/verantwoording.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = {
  ...base,
  zaken: zaken(),
  inhoud: inhoud(),
  ervaringen: ervaringen(),
  instellingen: instellingen(),
  bijlagen: bijlageAdressen(),
  nummers,
  adressen: adressen(),
  pushQueue: pushQueue(),
  verbindingen: verbindingen(),
  antwoordQueue: antwoordQueue(),
};

export const handler = httpHandler(contract, makeRoutes(ports), accountableFront());
