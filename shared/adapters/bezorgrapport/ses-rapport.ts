/** Sending events of SES, as its configuration set puts them on the bus. */
import { KENMERK, messageIdOf } from '../ses/ses-mail-sender.ts';
import { codeOf, type JsonObject, objectOf, textOf, type Vertaling } from './vertaling.ts';

interface Uitkomst {
  readonly uitkomst: 'bezorgd' | 'mislukt' | 'vertraagd';
  readonly reden: string;
}

/**
 * A bounce for good is a failure. A passing one may be the answer of somebody who is away, or of a full mailbox: it did not
 * arrive now, and that is all it says.
 */
function bounceOf(detail: JsonObject): Uitkomst {
  const { bounceType, bounceSubType } = objectOf(detail['bounce']);
  const soort = codeOf(`bounce ${textOf(bounceType) ?? 'onbekend'} ${textOf(bounceSubType) ?? ''}`.trim());
  return { uitkomst: bounceType === 'Transient' ? 'vertraagd' : 'mislukt', reden: soort };
}

function uitkomstOf(eventType: string, detail: JsonObject): Uitkomst | undefined {
  switch (eventType) {
    case 'Delivery':
      return { uitkomst: 'bezorgd', reden: 'delivery' };
    case 'Bounce':
      return bounceOf(detail);
    case 'Reject':
      return { uitkomst: 'mislukt', reden: 'reject' };
    case 'DeliveryDelay':
      return { uitkomst: 'vertraagd', reden: 'vertraagd' };
    default:
      return undefined;
  }
}

/** `event` is an event of the bus with source `aws.ses`. Never throws. */
export function translateSes(event: JsonObject): Vertaling {
  const detail = objectOf(event['detail']);
  const eventType = textOf(detail['eventType']);
  if (eventType === undefined)
    return { soort: 'onleesbaar', reden: 'Een bericht van SES dat niet zegt waarover het gaat.' };
  const found = uitkomstOf(eventType, detail);
  if (found === undefined) return { soort: 'geen-werk' };
  const mail = objectOf(detail['mail']);
  const leverancier = textOf(mail['messageId']);
  if (leverancier === undefined)
    return { soort: 'onleesbaar', reden: 'Een bericht van SES dat niet zegt over welke mail het gaat.' };
  const tags = objectOf(mail['tags'])[KENMERK];
  const region = textOf(event['region']);
  return {
    soort: 'bericht',
    bericht: {
      medium: 'mail',
      leverancier,
      kenmerk: (Array.isArray(tags) ? textOf(tags[0]) : textOf(tags)) ?? null,
      ...found,
      messageIds: region === undefined ? [] : [messageIdOf(leverancier, region)],
    },
  };
}
