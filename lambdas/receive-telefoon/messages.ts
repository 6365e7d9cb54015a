import * as z from 'zod';
import { isFromConnect, translateConnect } from '../../shared/adapters/telefonie/connect.ts';
import type { TelefoonGebeurtenis } from '../../shared/application/messages.ts';
import type { ReadBody } from '../../shared/middleware/batch/queue-batch.ts';
import { checkBody, parseJson } from '../../shared/middleware/batch/read-json.ts';
import { check } from '../../shared/middleware/faults.ts';
import { telefoonGebeurtenis } from '../../shared/middleware/telefoon-gebeurtenis.ts';

const bericht = z.strictObject({ gebeurtenissen: z.array(telefoonGebeurtenis).min(1).max(500) });
const onleesbareRegels = z.strictObject({
  gebeurtenissen: z.array(z.never()),
  onleesbaar: z.strictObject({ id: z.uuid(), reden: z.string().min(1), tekst: z.string() }),
});

/**
 * Over this queue comes what the API took in, lines of a log that it could not read, and what Amazon Connect puts on the
 * bus: events as they happen, records afterwards.
 */
export function readTelefoonBericht(body: string): ReadBody<readonly TelefoonGebeurtenis[]> {
  const value = parseJson(body);
  if (isFromConnect(value)) {
    const translated = translateConnect(value);
    return translated.soort === 'gebeurtenissen'
      ? { soort: 'bericht', bericht: translated.gebeurtenissen }
      : translated;
  }
  const lines = check(onleesbareRegels, value);
  if (lines.ok) {
    const { id, reden, tekst } = lines.value.onleesbaar;
    return { soort: 'onleesbaar', reden, bewaar: { id, tekst } };
  }
  const checked = checkBody(bericht, value);
  return checked.soort === 'bericht' ? { soort: 'bericht', bericht: checked.bericht.gebeurtenissen } : checked;
}
