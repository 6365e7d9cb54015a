import type { Adressen } from '../../shared/application/ports.ts';
import { readEnv } from '../../shared/config/env.ts';

export function adressen(): Adressen {
  const env = readEnv(['AFZENDER_MAIL', 'CONSOLE_ADRES']);
  return { afzenderMail: env.AFZENDER_MAIL, console: env.CONSOLE_ADRES };
}
