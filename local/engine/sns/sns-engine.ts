import { randomUUID } from 'node:crypto';
import type { EngineContext, EngineRequest, EngineResponse, EngineService, OutgoingStore } from '../contract.ts';
import { escapeMarkup } from '../outgoing/escape-markup.ts';
import { readSms, SnsFault } from './sms-request.ts';

const xml = (status: number, body: string): EngineResponse => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0"?>\n${body}`,
});

const parametersOf = (request: EngineRequest): URLSearchParams =>
  new URLSearchParams(Buffer.from(request.body).toString('utf8'));

/**
 * The embedded notification service, for text messages only: Publish to a phone number becomes an outgoing `sms`.
 * Topics and everything else are refused by name.
 */
export const createSnsEngine = (context: EngineContext, outgoing: OutgoingStore): EngineService => ({
  name: 'sns',
  requiredRights: (request) => {
    const parameters = parametersOf(request);
    if (parameters.get('Action') !== 'Publish') return [];
    return [{ action: 'sns:Publish', resource: parameters.get('TopicArn') ?? parameters.get('TargetArn') ?? '*' }];
  },
  handle: (request) => {
    const requestId = randomUUID();
    try {
      const sms = readSms(parametersOf(request));
      const messageId = randomUUID();
      outgoing.add({
        soort: 'sms',
        op: new Date(context.clock.now()).toISOString(),
        aan: [sms.phoneNumber],
        onderwerp: null,
        tekst: sms.message,
        kop: { ...sms.attributes, 'message-id': messageId },
      });
      return xml(
        200,
        '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>' +
          `<MessageId>${messageId}</MessageId></PublishResult>` +
          `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></PublishResponse>`,
      );
    } catch (fault) {
      const isKnown = fault instanceof SnsFault;
      const message = fault instanceof Error ? fault.message : String(fault);
      return xml(
        isKnown ? 400 : 500,
        '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error>' +
          `<Type>${isKnown ? 'Sender' : 'Receiver'}</Type><Code>${isKnown ? fault.code : 'InternalError'}</Code>` +
          `<Message>${escapeMarkup(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      );
    }
  },
});
