/**
 * Contact events of Amazon Connect (EventBridge, source `aws.connect`) in the words of our own telephone events.
 * Connect tells of each leg of a call; all legs of one call carry the id of the first, which is our `oproepId`.
 */
import * as z from 'zod';
import type { TelefoonGebeurtenis } from '../../application/messages.ts';
import { type Instant, parseInstant } from '../../domain/tijd/instant.ts';
import { connectEventId, idOfArn, isUnsolicited, NOT_INBOUND, wijkteamOfTag } from './connect-leg.ts';
import { fits } from './fits.ts';
import { told, unreadable, type Vertaling } from './vertaling.ts';

const CONTACT_EVENT = 'Amazon Connect Contact Event';

/** Other things that Connect puts on the bus; they say nothing about who waits. */
const OTHER_DETAIL_TYPES =
  /^(Amazon Connect (Agent Event|Rules Action Execution Failed)|Contact Lens .+|Rule for Contact Lens .+|Metrics Rules Matched|Voice ID .+)$/;

/** Events within a contact that change nothing about its wait. */
const QUIET_EVENTS = new Set([
  'CONNECTED_TO_SYSTEM',
  'CONTACT_DATA_UPDATED',
  'AMD_DISABLED',
  'PAUSED',
  'RESUMED',
  'COMPLETED',
]);

/** A leg that ended because the call went on elsewhere. */
const WENT_ON = /TRANSFER/;

const text = z.string().min(1).max(300);
const id = z.string().min(1).max(160);
const agent = z.looseObject({
  agentArn: text.nullish(),
  AgentArn: text.nullish(),
  connectedToAgentTimestamp: text.nullish(),
});
const detailSchema = z.looseObject({
  eventType: z.string().min(1).max(30),
  contactId: id,
  initialContactId: id.nullish(),
  channel: text,
  initiationMethod: text.nullish(),
  initiationTimestamp: text.nullish(),
  disconnectTimestamp: text.nullish(),
  disconnectReason: text.nullish(),
  queueInfo: z.looseObject({ enqueueTimestamp: text.nullish() }).nullish(),
  agentInfo: agent.nullish(),
  AgentInfo: agent.nullish(),
  customerEndpoint: z.looseObject({ type: text.nullish(), address: text.nullish() }).nullish(),
  tags: z.record(z.string(), z.string().nullish()).nullish(),
});
const eventSchema = z.looseObject({ 'detail-type': text, time: text.nullish(), detail: z.unknown() });

type Detail = z.output<typeof detailSchema>;
type Found = Pick<TelefoonGebeurtenis, 'soort'> & {
  readonly op: string | null | undefined;
  readonly extra?: Pick<TelefoonGebeurtenis, 'medewerker' | 'doel' | 'nummer'>;
};

function begin(detail: Detail): Found | 'geen-werk' {
  const op = detail.initiationTimestamp;
  switch (detail.initiationMethod ?? 'INBOUND') {
    case 'INBOUND': {
      const nummer = detail.customerEndpoint?.address?.slice(0, 40);
      return { soort: 'begonnen', op, ...(nummer ? { extra: { nummer } } : {}) };
    }
    case 'TRANSFER':
      return { soort: 'doorverbonden', op };
    case 'CALLBACK':
      return isUnsolicited(detail.contactId, detail.initialContactId)
        ? 'geen-werk'
        : { soort: 'terugbellen-gevraagd', op };
    default:
      return 'geen-werk';
  }
}

function find(detail: Detail): Found | 'geen-werk' | undefined {
  const { eventType, initiationMethod } = detail;
  if (QUIET_EVENTS.has(eventType)) return 'geen-werk';
  if (eventType === 'INITIATED') return begin(detail);
  if (NOT_INBOUND.has(initiationMethod ?? 'INBOUND') && /^(QUEUED|CONNECTED_TO_AGENT|DISCONNECTED)$/.test(eventType))
    return 'geen-werk';
  const agentInfo = detail.agentInfo ?? detail.AgentInfo;
  switch (eventType) {
    case 'QUEUED':
      return { soort: 'in-wachtrij', op: detail.queueInfo?.enqueueTimestamp };
    case 'CONNECTED_TO_AGENT': {
      const medewerker = idOfArn(agentInfo?.agentArn ?? agentInfo?.AgentArn);
      return {
        soort: 'aangenomen',
        op: agentInfo?.connectedToAgentTimestamp,
        ...(medewerker ? { extra: { medewerker } } : {}),
      };
    }
    case 'TRANSFERRED':
      return { soort: 'doorverbonden', op: undefined };
    case 'DISCONNECTED': {
      const reason = detail.disconnectReason ?? '';
      if (WENT_ON.test(reason)) return 'geen-werk';
      // Without a reason nobody says that it was the caller: the flow may have sent the call on to another queue.
      const soort = reason === 'CUSTOMER_DISCONNECT' ? 'opgehangen' : 'beeindigd';
      return { soort, op: detail.disconnectTimestamp };
    }
    default:
      return undefined;
  }
}

/**
 * Translates one event. The id is made of contact and event type, so that the same fact told twice, or told again by the
 * contact record, is one fact. A time that the event type should carry but does not is taken from the event itself.
 */
export function translateConnectEvent(event: unknown): Vertaling {
  const envelope = fits(eventSchema, event);
  if (envelope === undefined) return unreadable('Een gebeurtenis van de telefooncentrale zonder soort.');
  const { 'detail-type': detailType, time } = envelope;
  if (detailType !== CONTACT_EVENT) {
    if (OTHER_DETAIL_TYPES.test(detailType)) return { soort: 'geen-werk' };
    return unreadable('Een gebeurtenis van de telefooncentrale van een onbekende soort.');
  }
  const detail = fits(detailSchema, envelope.detail);
  if (detail === undefined)
    return unreadable('Een gebeurtenis van de telefooncentrale waarin vaste gegevens ontbreken.');
  if (detail.channel.toUpperCase() !== 'VOICE') return { soort: 'geen-werk' };
  const found = find(detail);
  if (found === 'geen-werk') return { soort: 'geen-werk' };
  if (found === undefined) return unreadable('Een telefoongebeurtenis die dit systeem niet kent.');
  const op: Instant | undefined = parseInstant(found.op ?? '') ?? parseInstant(time ?? '');
  if (op === undefined) return unreadable('Een telefoongebeurtenis zonder tijdstip.');
  return told({
    id: connectEventId(detail.contactId, detail.eventType),
    oproepId: detail.initialContactId ?? detail.contactId,
    soort: found.soort,
    op,
    ...wijkteamOfTag(detail.tags),
    ...found.extra,
  });
}
