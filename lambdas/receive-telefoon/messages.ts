import * as z from 'zod';
import { translateConnectEvent } from '../../shared/adapters/telefonie/connect-event.ts';
import type { TelefoonGebeurtenis } from '../../shared/application/messages.ts';
import type { ReadBody } from '../../shared/middleware/batch/queue-batch.ts';
import { checkBody, parseJson } from '../../shared/middleware/batch/read-json.ts';
import { telefoonGebeurtenis } from '../accept-telefoon-gebeurtenissen/contract.ts';

const bericht = z.strictObject({ gebeurtenissen: z.array(telefoonGebeurtenis).min(1).max(500) });

const isFromConnect = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'source' in value && value.source === 'aws.connect';

/** Two things come over this queue: what the API took in, and events of Amazon Connect as the bus delivers them. */
export function readTelefoonBericht(body: string): ReadBody<readonly TelefoonGebeurtenis[]> {
  const value = parseJson(body);
  if (isFromConnect(value)) {
    const translated = translateConnectEvent(value);
    return translated.soort === 'gebeurtenis' ? { soort: 'bericht', bericht: [translated.gebeurtenis] } : translated;
  }
  const checked = checkBody(bericht, value);
  return checked.soort === 'bericht' ? { soort: 'bericht', bericht: checked.bericht.gebeurtenissen } : checked;
}
