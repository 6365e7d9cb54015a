import { mailComposer } from '../../shared/adapters/mail/mail-composer.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { adressen } from '../ports/adressen.ts';
import { base } from '../ports/base.ts';
import { front } from '../ports/front.ts';
import { mail } from '../ports/mail.ts';
import { sms } from '../ports/sms.ts';
import { instellingen } from '../ports/tables.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const ports = {
  ...base,
  instellingen: instellingen(),
  mail: mail(),
  mailCodec: mailComposer,
  sms: sms(),
  adressen: adressen(),
};

export const handler = httpHandler(contract, makeRoutes(ports), front());
