/** What Amazon Connect tells of a call that we made: that it is over. */
import { type JsonObject, objectOf, textOf, type Vertaling } from './vertaling.ts';

const CONTACT_EVENT = 'Amazon Connect Contact Event';

/**
 * The end of a call of ours. Why it ended is of no use: whoever pressed a key was heard before, and nobody did where none was, so
 * that the call was not answered by a person as far as anybody knows. Events within a call, and of calls that somebody else
 * made, say nothing that we wait for.
 */
export function translateOproep(event: JsonObject): Vertaling {
  if (event['detail-type'] !== CONTACT_EVENT) return { soort: 'geen-werk' };
  const detail = objectOf(event['detail']);
  const { eventType, initiationMethod, channel } = detail;
  if (eventType !== 'DISCONNECTED' || initiationMethod !== 'API' || channel !== 'VOICE') return { soort: 'geen-werk' };
  const leverancier = textOf(detail['contactId']);
  if (leverancier === undefined)
    return { soort: 'onleesbaar', reden: 'Het einde van een oproep die niet zegt welke het is.' };
  return {
    soort: 'bericht',
    bericht: {
      medium: 'spraak',
      leverancier,
      kenmerk: null,
      uitkomst: 'mislukt',
      reden: 'niet-beantwoord',
      messageIds: [],
    },
  };
}
