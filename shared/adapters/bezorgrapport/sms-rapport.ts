/** What AWS tells of text messages: events of End User Messaging, and the delivery log of SNS when somebody puts it on the bus. */
import { codeOf, type JsonObject, objectOf, textOf, type Vertaling } from './vertaling.ts';

/** Not arrived, for good. `TEXT_CARRIER_UNREACHABLE` passes, unless it says that it is the last word. */
const MISLUKT: ReadonlySet<string> = new Set([
  'TEXT_BLOCKED',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_INVALID',
  'TEXT_INVALID_MESSAGE',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'TEXT_UNREACHABLE',
]);

const onleesbaar = (reden: string): Vertaling => ({ soort: 'onleesbaar', reden });

function rapport(leverancier: string, uitkomst: 'bezorgd' | 'mislukt' | 'vertraagd', reden: string): Vertaling {
  return { soort: 'bericht', bericht: { medium: 'sms', leverancier, kenmerk: null, uitkomst, reden, messageIds: [] } };
}

/**
 * An event of End User Messaging SMS. `TEXT_SUCCESSFUL` says that a carrier took it over, which is no more than we knew;
 * `TEXT_UNKNOWN` says that nobody knows.
 */
export function translateSmsEvent(event: JsonObject): Vertaling {
  const detail = objectOf(event['detail']);
  const eventType = textOf(detail['eventType']);
  const leverancier = textOf(detail['messageId']);
  if (eventType === undefined || leverancier === undefined)
    return onleesbaar('Een bericht over een sms dat niet zegt over welke, of wat er is.');
  const reden = codeOf(eventType.replace(/^TEXT_/, 'sms-'));
  if (eventType === 'TEXT_DELIVERED') return rapport(leverancier, 'bezorgd', reden);
  if (MISLUKT.has(eventType)) return rapport(leverancier, 'mislukt', reden);
  if (eventType === 'TEXT_CARRIER_UNREACHABLE')
    return rapport(leverancier, detail['isFinal'] === true ? 'mislukt' : 'vertraagd', reden);
  return { soort: 'geen-werk' };
}

/** A line of the delivery log of SNS. SUCCESS says there that a carrier took it over. */
export function translateSmsLog(event: JsonObject): Vertaling {
  const { notification, status } = objectOf(event['detail']);
  const leverancier = textOf(objectOf(notification)['messageId']);
  if (leverancier === undefined || textOf(status) === undefined)
    return onleesbaar('Een regel over een sms die niet zegt over welke, of wat er is.');
  return status === 'FAILURE' ? rapport(leverancier, 'mislukt', 'sms-failure') : { soort: 'geen-werk' };
}
