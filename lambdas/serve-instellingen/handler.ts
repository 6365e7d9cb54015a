import { newWebhookGeheim } from '../../shared/adapters/webhook/sign-webhook.ts';
import { readEnv } from '../../shared/config/env.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { instellingen } from '../ports/tables.ts';
import { accountableFront } from '../ports/verantwoording.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = {
  ...base,
  instellingen: instellingen(),
  vapidPubliek: readEnv(['VAPID_PUBLIEK']).VAPID_PUBLIEK,
  newWebhookGeheim,
};

export const handler = httpHandler(contract, makeRoutes(ports), accountableFront());
