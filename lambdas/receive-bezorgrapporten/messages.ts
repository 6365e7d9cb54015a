import { translateOproep } from '../../shared/adapters/bezorgrapport/oproep-rapport.ts';
import { translateSes } from '../../shared/adapters/bezorgrapport/ses-rapport.ts';
import { translateSmsEvent, translateSmsLog } from '../../shared/adapters/bezorgrapport/sms-rapport.ts';
import { type JsonObject, objectOf, type Vertaling } from '../../shared/adapters/bezorgrapport/vertaling.ts';
import { parseJson } from '../../shared/middleware/batch/read-json.ts';

/** Only AWS itself may call itself aws: what a pipe takes from a log comes under our own name. */
const BRONNEN: Readonly<Record<string, (event: JsonObject) => Vertaling>> = {
  'aws.connect': translateOproep,
  'aws.ses': translateSes,
  'aws.sms-voice': translateSmsEvent,
  'voordeur.sms': translateSmsLog,
};

/** Events of the bus, as its rule lets them through. */
export function readBezorgrapport(body: string): Vertaling {
  const event = objectOf(parseJson(body));
  const bron = event['source'];
  const translate = typeof bron === 'string' && Object.hasOwn(BRONNEN, bron) ? BRONNEN[bron] : undefined;
  return (
    translate?.(event) ?? { soort: 'onleesbaar', reden: 'Dit is geen bericht van een leverancier die wij kennen.' }
  );
}
