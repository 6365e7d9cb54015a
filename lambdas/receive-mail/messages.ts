import * as z from 'zod';
import type { ReadBody } from '../../shared/middleware/batch/queue-batch.ts';
import { checkBody, parseJson } from '../../shared/middleware/batch/read-json.ts';
import { check } from '../../shared/middleware/faults.ts';
import { tijdstip } from '../../shared/middleware/fields.ts';

/** Notification of S3 that an object was made; only what we use of it. */
const notification = z.looseObject({
  Records: z
    .array(
      z.looseObject({
        eventTime: tijdstip,
        s3: z.looseObject({ object: z.looseObject({ key: z.string().min(1).max(3072) }) }),
      }),
    )
    .min(1),
});

const testEvent = z.looseObject({ Service: z.literal('Amazon S3'), Event: z.literal('s3:TestEvent') });

export interface RuweMail {
  readonly sleutel: string;
  readonly ontvangenOp: z.output<typeof tijdstip>;
}

/** In notifications a key is encoded as in a form. A broken encoding is taken as it stands. */
function keyOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}

/** SES puts a note of its own in the bucket when a rule is made: no mail of anybody. */
const SETUP_NOTE = /(^|\/)AMAZON_SES_SETUP_NOTIFICATION$/;

export function readMailBericht(body: string): ReadBody<readonly RuweMail[]> {
  const value = parseJson(body);
  if (check(testEvent, value).ok) return { soort: 'geen-werk' };
  const checked = checkBody(notification, value);
  if (checked.soort !== 'bericht') return checked;
  const mails = checked.bericht.Records.map(({ eventTime, s3 }) => ({
    sleutel: keyOf(s3.object.key),
    ontvangenOp: eventTime,
  }));
  const ofPeople = mails.filter(({ sleutel }) => !SETUP_NOTE.test(sleutel));
  return ofPeople.length > 0 ? { soort: 'bericht', bericht: ofPeople } : { soort: 'geen-werk' };
}
