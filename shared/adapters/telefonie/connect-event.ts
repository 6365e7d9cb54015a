/**
 * Contact events of Amazon Connect (EventBridge, source `aws.connect`) in the words of our own telephone events.
 * Connect tells of each leg of a call; all legs of one call carry the id of the first, which is our `oproepId`.
 */
import * as z from 'zod';
import type { TelefoonGebeurtenis } from '../../application/messages.ts';
import { type Instant, parseInstant } from '../../domain/tijd/instant.ts';

export type ConnectTranslation =
  | { readonly soort: 'gebeurtenis'; readonly gebeurtenis: TelefoonGebeurtenis }
  /** Known, and nothing that a contact has to remember. */
  | { readonly soort: 'geen-werk' }
  /** Not known: a person has to look at it. The reason quotes nothing. */
  | { readonly soort: 'onleesbaar'; readonly reden: string };

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

/** Ways in which a leg begins that are not a resident calling us: nobody waits on them. */
const NOT_INBOUND = new Set(['OUTBOUND', 'EXTERNAL_OUTBOUND', 'API', 'MONITOR', 'CALLBACK', 'WEBRTC_API']);

/** A leg that ended because the call went on elsewhere. */
const WENT_ON = /TRANSFER/;

const text = z.string().min(1).max(300);
const agent = z.looseObject({
  agentArn: text.nullish(),
  AgentArn: text.nullish(),
  connectedToAgentTimestamp: text.nullish(),
});
const detailSchema = z.looseObject({
  eventType: text,
  contactId: text,
  initialContactId: text.nullish(),
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

/** The last part of an ARN, in the letters that our ids know. */
const idOfArn = (arn: string | null | undefined): string | undefined =>
  arn
    ?.split('/')
    .at(-1)
    ?.replace(/[^A-Za-z0-9._@|:-]/g, '')
    .slice(0, 128);

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
      return { soort: 'terugbellen-gevraagd', op };
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
      const byCaller =
        reason === 'CUSTOMER_DISCONNECT' || (reason === '' && agentInfo?.connectedToAgentTimestamp === undefined);
      return { soort: byCaller ? 'opgehangen' : 'beeindigd', op: detail.disconnectTimestamp };
    }
    default:
      return undefined;
  }
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The wijkteam that the call flow put on the contact as tag `wijkteam`; a value that is no slug is left out. */
function wijkteamOf({ tags }: Detail): string | undefined {
  const value = tags?.['wijkteam']?.toLowerCase();
  return value !== undefined && value.length <= 64 && SLUG.test(value) ? value : undefined;
}

const unreadable = (reden: string): ConnectTranslation => ({ soort: 'onleesbaar', reden });

/**
 * Translates one event. The id is made of contact, event type and time, so that the same fact told twice is one fact.
 * A time that the event type should carry but does not is taken from the event itself.
 */
export function translateConnectEvent(event: unknown): ConnectTranslation {
  const envelope = eventSchema.safeParse(event);
  if (!envelope.success) return unreadable('Een gebeurtenis van de telefooncentrale zonder soort.');
  const { 'detail-type': detailType, time } = envelope.data;
  if (detailType !== CONTACT_EVENT) {
    if (OTHER_DETAIL_TYPES.test(detailType)) return { soort: 'geen-werk' };
    return unreadable('Een gebeurtenis van de telefooncentrale van een onbekende soort.');
  }
  const parsed = detailSchema.safeParse(envelope.data.detail);
  if (!parsed.success) return unreadable('Een gebeurtenis van de telefooncentrale waarin vaste gegevens ontbreken.');
  const detail = parsed.data;
  if (detail.channel.toUpperCase() !== 'VOICE') return { soort: 'geen-werk' };
  const found = find(detail);
  if (found === 'geen-werk') return { soort: 'geen-werk' };
  if (found === undefined) return unreadable('Een telefoongebeurtenis die dit systeem niet kent.');
  const op: Instant | undefined = parseInstant(found.op ?? '') ?? parseInstant(time ?? '');
  if (op === undefined) return unreadable('Een telefoongebeurtenis zonder tijdstip.');
  const wijkteam = wijkteamOf(detail);
  return {
    soort: 'gebeurtenis',
    gebeurtenis: {
      id: `connect:${detail.contactId}:${detail.eventType}:${op}`,
      oproepId: detail.initialContactId ?? detail.contactId,
      soort: found.soort,
      op,
      ...(wijkteam === undefined ? {} : { wijkteam }),
      ...found.extra,
    },
  };
}
