import * as z from 'zod';
import type { SmsBericht } from '../../shared/application/receive-sms.ts';
import type { ReadBody } from '../../shared/middleware/batch/queue-batch.ts';
import { checkBody, parseJson } from '../../shared/middleware/batch/read-json.ts';

/** As End User Messaging SMS writes it; what else it says is of no use here. */
const bericht = z.object({
  originationNumber: z.string().min(1).max(60),
  messageBody: z.string().max(20_000),
  inboundMessageId: z.string().min(1).max(200),
});

const omslag = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** A message of the topic: bare, as our subscription asks for, or in the wrapping in which a topic sends by itself. */
export function readSms(body: string): ReadBody<SmsBericht> {
  const value = parseJson(body);
  const wrapped = omslag.safeParse(value);
  const checked = checkBody(bericht, wrapped.success ? parseJson(wrapped.data.Message) : value);
  if (checked.soort !== 'bericht') return checked;
  const { originationNumber: van, messageBody: tekst, inboundMessageId: id } = checked.bericht;
  return { soort: 'bericht', bericht: { id, van, tekst } };
}
