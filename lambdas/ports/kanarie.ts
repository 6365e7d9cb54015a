import { mailComposer } from '../../shared/adapters/mail/mail-composer.ts';
import type { SendKanariePorts } from '../../shared/application/send-kanarie.ts';
import { readEnv } from '../../shared/config/env.ts';
import { base } from './base.ts';
import { chatQueue, inloopQueue, telefoonQueue } from './queues.ts';
import { raw } from './raw.ts';
import { controletabellen, instellingen } from './tables.ts';

/** What a canary is sent with: the queues, the bucket of raw mail, and no right to send anything out. */
export function kanariePorts(): SendKanariePorts {
  const env = readEnv(['AFZENDER_MAIL', 'CONSOLE_ADRES']);
  return {
    ...base,
    kanaries: controletabellen().kanaries,
    instellingen: instellingen(),
    telefoonQueue: telefoonQueue(),
    chatQueue: chatQueue(),
    inloopQueue: inloopQueue(),
    raw: raw(),
    mailCodec: mailComposer,
    adressen: { afzenderMail: env.AFZENDER_MAIL, console: env.CONSOLE_ADRES },
  };
}
