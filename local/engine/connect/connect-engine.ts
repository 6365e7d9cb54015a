import { randomUUID } from 'node:crypto';
import type {
  Call,
  ConnectEngine,
  EngineContext,
  EngineRequest,
  EngineResponse,
  EventsEngine,
  OutgoingStore,
} from '../contract.ts';
import { jsonOf } from '../json-body.ts';
import { createCallStore, type StoredCall } from './call-store.ts';
import { ConnectFault, isOutboundVoice, readOutboundVoice } from './outbound-voice-request.ts';

/** What exists in the exchange of this run. */
export interface Exchange {
  readonly instance: string;
  readonly flow: string;
  /** E.164; calls leave from it. */
  readonly number: string;
}

const answer = (status: number, body: object, code?: string): EngineResponse => ({
  status,
  headers: {
    'content-type': 'application/json',
    'x-amzn-requestid': randomUUID(),
    ...(code !== undefined && { 'x-amzn-errortype': code }),
  },
  body: JSON.stringify(body),
});

const instant = (ms: number): string => new Date(ms).toISOString();

/** The instance that a request names, for the check of rights; what cannot be read is refused afterwards. */
function instanceOf(request: EngineRequest): string {
  try {
    const { InstanceId } = jsonOf(request) as { InstanceId?: unknown };
    return typeof InstanceId === 'string' ? InstanceId : '';
  } catch {
    return '';
  }
}

/**
 * The embedded telephone exchange: it makes calls that a program asks for, and tells of them on the bus as Amazon Connect does.
 * Who picks up, and which keys they press, comes from outside (`/_lokaal/oproepen`). The same token while its call goes on is that
 * call; afterwards it is another one. Everything else of Connect is refused by name.
 */
export function createConnectEngine(
  context: EngineContext,
  { exchange, outgoing, events }: { exchange: Exchange; outgoing: OutgoingStore; events: Pick<EventsEngine, 'put'> },
): ConnectEngine {
  const store = createCallStore(context);
  const arnOf = (instance: string) => `arn:aws:connect:${context.region}:${context.accountId}:instance/${instance}`;

  /** Number and attributes stay away, as in the events of Connect. */
  const tell = ({ contactId, instanceArn, startedMs }: Call, eventType: string, more: object = {}) => {
    events.put({
      source: 'aws.connect',
      'detail-type': 'Amazon Connect Contact Event',
      resources: [instanceArn, `${instanceArn}/contact/${contactId}`],
      detail: {
        eventType,
        contactId,
        channel: 'VOICE',
        instanceArn,
        initiationMethod: 'API',
        initiationTimestamp: instant(startedMs),
        ...more,
      },
    });
  };

  const hangUp = (contactId: string, reason: string): void => {
    const call = store.load(contactId);
    if (call === undefined || call.state === 'ended') return;
    store.setState(contactId, 'ended');
    const end = { disconnectTimestamp: instant(context.clock.now()), disconnectReason: reason };
    for (const eventType of ['DISCONNECTED', 'COMPLETED']) tell(call, eventType, end);
  };

  const begin = (request: EngineRequest): string => {
    const asked = readOutboundVoice(request);
    if (asked.InstanceId !== exchange.instance)
      throw new ConnectFault('ResourceNotFoundException', 'There is no such instance.', 404);
    if (asked.ContactFlowId !== exchange.flow)
      throw new ConnectFault('ResourceNotFoundException', 'There is no such flow.', 404);
    if (asked.SourcePhoneNumber !== exchange.number)
      throw new ConnectFault('InvalidParameterException', 'The source number is not of this instance.');
    const instanceArn = arnOf(asked.InstanceId);
    const known = asked.ClientToken === undefined ? undefined : store.underToken(instanceArn, asked.ClientToken);
    if (known !== undefined) return known.contactId;
    const now = context.clock.now();
    const call: StoredCall = {
      contactId: randomUUID(),
      instanceArn,
      flow: asked.ContactFlowId,
      to: asked.DestinationPhoneNumber,
      from: asked.SourcePhoneNumber,
      attributes: asked.Attributes,
      state: 'ringing',
      startedMs: now,
      ringsUntilMs: now + asked.RingTimeoutInSeconds * 1000,
    };
    store.add(call, asked.ClientToken);
    outgoing.add({
      soort: 'spraak',
      op: instant(now),
      aan: [call.to],
      onderwerp: null,
      // Nothing has been said yet: what is said stands in the answer of who picks up.
      tekst: '',
      kop: { ...call.attributes, 'contact-id': call.contactId, from: call.from },
    });
    tell(call, 'INITIATED');
    return call.contactId;
  };

  return {
    name: 'connect',
    requiredRights: (request) =>
      isOutboundVoice(request)
        ? [{ action: 'connect:StartOutboundVoiceContact', resource: `${arnOf(instanceOf(request))}/contact/*` }]
        : [],
    handle: (request) => {
      try {
        return answer(200, { ContactId: begin(request) });
      } catch (fault) {
        const message = fault instanceof Error ? fault.message : String(fault);
        if (fault instanceof ConnectFault) return answer(fault.status, { Message: message }, fault.code);
        return answer(500, { Message: message }, 'InternalServiceException');
      }
    },
    call: (contactId) => store.load(contactId),
    answer: (contactId) => {
      const call = store.load(contactId);
      if (call?.state !== 'ringing') return false;
      store.setState(contactId, 'connected');
      tell(call, 'CONNECTED_TO_SYSTEM', { connectedToSystemTimestamp: instant(context.clock.now()) });
      return true;
    },
    hangUp,
    endUnanswered: () => {
      const now = context.clock.now();
      for (const { contactId, ringsUntilMs } of store.ringing())
        if (ringsUntilMs <= now) hangUp(contactId, 'TELECOM_TIMEOUT');
    },
    nextEndAt: () => {
      const ends = store.ringing().map(({ ringsUntilMs }) => ringsUntilMs);
      return ends.length === 0 ? undefined : Math.min(...ends);
    },
  };
}
