/** What lies in the queues of SMS and of reports, as their functions read it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readBezorgrapport } from '../../lambdas/receive-bezorgrapporten/messages.ts';
import { makeTakeRapport } from '../../lambdas/receive-bezorgrapporten/take-rapport.ts';
import { readSms } from '../../lambdas/receive-sms/messages.ts';
import { readTelefoonBericht } from '../../lambdas/receive-telefoon/messages.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeReceiveSms } from '../../shared/application/receive-sms.ts';
import type { Bezorgrapport, Rapportuitkomst } from '../../shared/application/record-bezorgrapport.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { makeWorld } from '../support/memory-world.ts';
import { centrum } from '../support/people.ts';
import { closedLog } from './silent-log.ts';

closedLog();

const SMS = {
  originationNumber: '+31600000001',
  destinationNumber: '+3197000000001',
  messageKeyword: 'KEYWORD_1',
  messageBody: '1',
  inboundMessageId: 'in-1',
  previousPublishedMessageId: 'uit-1',
};
const BERICHT = { id: 'in-1', van: '+31600000001', tekst: '1' };

describe('an SMS that came in', () => {
  test('is read bare, and in the wrapping of a topic', () => {
    expect(readSms(JSON.stringify(SMS))).toEqual({ soort: 'bericht', bericht: BERICHT });
    const wrapped = { Type: 'Notification', MessageId: 'm', Message: JSON.stringify(SMS) };
    expect(readSms(JSON.stringify(wrapped))).toEqual({ soort: 'bericht', bericht: BERICHT });
  });

  test.each([
    'x',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...SMS, inboundMessageId: '' }),
    JSON.stringify({ ...SMS, messageBody: 1 }),
    JSON.stringify({ Type: 'Notification', Message: 'x' }),
  ])('that cannot be read is kept: %p', (body) => {
    expect(readSms(body)).toMatchObject({ soort: 'onleesbaar' });
  });

  test('from a stranger, or that says something else, becomes work for a person, whole, and the batch goes on', async () => {
    const world = makeWorld({ instellingen: centrum });
    const handler = queueBatch({
      kanaal: 'onbekend',
      read: readSms,
      handle: oneByOne(({ bericht, ontvangenOp }) => makeReceiveSms(world)(bericht, ontvangenOp)),
      keepUnreadable: makeKeepUnreadable(world),
    });
    const records = [
      { ...SMS, originationNumber: '+31699999999', messageBody: 'Kunt u mij bellen?' },
      { ...SMS, messageBody: 'Ik ben ziek', inboundMessageId: 'in-2' },
      { ...SMS, inboundMessageId: 'in-3' },
    ].map((body, nummer) => ({
      messageId: `m-${nummer}`,
      body: JSON.stringify(body),
      attributes: { SentTimestamp: String(Date.parse(world.clock.now())), ApproximateReceiveCount: '1' },
    }));
    const answer = await handler({ Records: records } as unknown as Parameters<typeof handler>[0]);
    expect(answer).toEqual({ batchItemFailures: [] });
    const { items } = await world.zaken.listOnleesbaar(10);
    expect(items.map(({ id, reden }) => [id, reden])).toEqual([
      ['m-0', 'Een sms van een nummer dat van geen medewerker is.'],
      ['m-1', 'Een sms van een medewerker die geen zaak oppakt. Lees wat er staat.'],
    ]);
    expect(new TextDecoder().decode(await world.raw.get('onleesbaar/m-0'))).toContain('Kunt u mij bellen?');
    // Only who asked is answered.
    expect(world.sms.sent.map(({ aan }) => aan)).toEqual(['+31600000001']);
    expect(JSON.stringify(items)).not.toMatch(/\+316|bellen|ziek/);
  });
});

const ses = (eventType: string, detail: object = {}, mail: object = {}) =>
  JSON.stringify({
    version: '0',
    source: 'aws.ses',
    'detail-type': 'Email Bounced',
    region: 'eu-west-1',
    detail: { eventType, mail: { messageId: '0102-a', destination: ['ada@werk.nl'], ...mail }, ...detail },
  });
const text = (eventType: string, over: object = {}) =>
  JSON.stringify({
    source: 'aws.sms-voice',
    'detail-type': 'Text Message Delivery Status Updated',
    detail: { eventType, messageId: 'sms-1', isFinal: true, destinationPhoneNumber: '+31600000001', ...over },
  });
const snsLog = (status: unknown) =>
  JSON.stringify({
    source: 'voordeur.sms',
    'detail-type': 'SMS Delivery Log',
    detail: { notification: { messageId: 'sms-1' }, delivery: { destination: '+31600000001' }, status },
  });

const connect = (over: object = {}, event: object = {}) =>
  JSON.stringify({
    source: 'aws.connect',
    'detail-type': 'Amazon Connect Contact Event',
    time: '2026-11-25T09:00:25Z',
    detail: {
      eventType: 'DISCONNECTED',
      contactId: 'c-1',
      channel: 'VOICE',
      initiationMethod: 'API',
      instanceArn: 'arn:aws:connect:eu-west-1:1:instance/i-1',
      disconnectReason: 'TELECOM_TIMEOUT',
      ...over,
    },
    ...event,
  });

describe('the end of a call of ours', () => {
  test('is a failure of that call, whatever ended it: the case knows whether a key was pressed', () => {
    for (const disconnectReason of ['TELECOM_TIMEOUT', 'CUSTOMER_DISCONNECT', 'CONTACT_FLOW_DISCONNECT', undefined])
      expect(readBezorgrapport(connect({ disconnectReason }))).toEqual({
        soort: 'bericht',
        bericht: {
          medium: 'spraak',
          leverancier: 'c-1',
          kenmerk: null,
          uitkomst: 'mislukt',
          reden: 'niet-beantwoord',
          messageIds: [],
        },
      });
  });

  test.each([
    ['the same call going on', connect({ eventType: 'CONNECTED_TO_SYSTEM' })],
    ['the same end told again', connect({ eventType: 'COMPLETED' })],
    ['a resident who hangs up', connect({ initiationMethod: 'INBOUND' })],
    ['a chat that ends', connect({ channel: 'CHAT' })],
    ['an agent who goes home', connect({}, { 'detail-type': 'Amazon Connect Agent Event' })],
  ])('is not %s', (_wat, body) => expect(readBezorgrapport(body)).toEqual({ soort: 'geen-werk' }));

  test('that does not say which call is kept', () => {
    expect(readBezorgrapport(connect({ contactId: 7 }))).toMatchObject({ soort: 'onleesbaar' });
  });

  test('is nothing to the front door: no contact, no work, no unreadable message', () => {
    for (const eventType of ['INITIATED', 'CONNECTED_TO_SYSTEM', 'DISCONNECTED', 'COMPLETED'])
      expect(readTelefoonBericht(connect({ eventType }))).toEqual({ soort: 'geen-werk' });
    // It would have been one, had a resident made it.
    expect(readTelefoonBericht(connect({ initiationMethod: 'INBOUND' }))).toMatchObject({ soort: 'bericht' });
  });
});

describe('a report of a provider', () => {
  test.each([
    [
      'a hard bounce',
      ses('Bounce', { bounce: { bounceType: 'Permanent', bounceSubType: 'NoEmail' } }),
      'mislukt',
      'bounce-permanent-noemail',
    ],
    ['a bounce that says nothing more', ses('Bounce'), 'mislukt', 'bounce-onbekend'],
    [
      'a bounce that passes',
      ses('Bounce', { bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } }),
      'vertraagd',
      'bounce-transient-mailboxfull',
    ],
    ['a refusal', ses('Reject', { reject: { reason: 'Bad content' } }), 'mislukt', 'reject'],
    ['a delay', ses('DeliveryDelay'), 'vertraagd', 'vertraagd'],
    ['a delivery', ses('Delivery'), 'bezorgd', 'delivery'],
    ['an SMS that arrived', text('TEXT_DELIVERED'), 'bezorgd', 'sms-delivered'],
    ['an SMS that a carrier blocked', text('TEXT_CARRIER_BLOCKED'), 'mislukt', 'sms-carrier-blocked'],
    ['an SMS to no number', text('TEXT_INVALID'), 'mislukt', 'sms-invalid'],
    [
      'a carrier that is away',
      text('TEXT_CARRIER_UNREACHABLE', { isFinal: false }),
      'vertraagd',
      'sms-carrier-unreachable',
    ],
    ['a carrier that stays away', text('TEXT_CARRIER_UNREACHABLE'), 'mislukt', 'sms-carrier-unreachable'],
    ['a failure in the log of SNS', snsLog('FAILURE'), 'mislukt', 'sms-failure'],
  ])('says of %s what we do with it', (_wat, body, uitkomst, reden) => {
    expect(readBezorgrapport(body)).toMatchObject({ soort: 'bericht', bericht: { uitkomst, reden } });
  });

  test('of a mail names it as we named it, and as it arrives', () => {
    expect(readBezorgrapport(ses('Delivery', {}, { tags: { kenmerk: ['abc'], 'ses:from-domain': ['x'] } }))).toEqual({
      soort: 'bericht',
      bericht: {
        medium: 'mail',
        leverancier: '0102-a',
        kenmerk: 'abc',
        uitkomst: 'bezorgd',
        reden: 'delivery',
        messageIds: ['0102-a@eu-west-1.amazonses.com'],
      },
    });
  });

  test.each([
    ses('Send'),
    ses('Open'),
    text('TEXT_QUEUED'),
    text('TEXT_SUCCESSFUL'),
    text('TEXT_UNKNOWN'),
    snsLog('SUCCESS'),
  ])('that says nothing that we wait for is let go: %p', (body) =>
    expect(readBezorgrapport(body)).toEqual({ soort: 'geen-werk' }),
  );

  test.each([
    'x',
    '[]',
    '{}',
    JSON.stringify({ source: 'aws.ses', detail: {} }),
    JSON.stringify({ source: 'aws.ses', detail: { eventType: 'Bounce', mail: {} } }),
    JSON.stringify({ source: 'aws.sms-voice', detail: { eventType: 'TEXT_INVALID' } }),
    JSON.stringify({ source: 'voordeur.sms', detail: { status: 'FAILURE' } }),
    JSON.stringify({ source: 'elders', detail: {} }),
    JSON.stringify({ source: 'toString' }),
  ])('that is broken is kept: %p', (body) => expect(readBezorgrapport(body)).toMatchObject({ soort: 'onleesbaar' }));

  test('of any form is read, let go or kept, and its reason quotes nothing', () => {
    const detail = fc.dictionary(
      fc.constantFrom(
        ...['eventType', 'mail', 'bounce', 'messageId', 'isFinal', 'notification', 'status', 'tags'],
        ...['contactId', 'channel', 'initiationMethod'],
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.constantFrom('Bounce', 'Delivery', 'TEXT_INVALID', 'FAILURE', 'DISCONNECTED', 'API', 'VOICE'),
        fc.record({ messageId: fc.jsonValue(), tags: fc.jsonValue(), bounceType: fc.jsonValue() }),
      ),
    );
    const event = fc.record({
      source: fc.constantFrom('aws.ses', 'aws.sms-voice', 'aws.connect', 'voordeur.sms', 'x'),
      'detail-type': fc.constantFrom('Amazon Connect Contact Event', 'x'),
      region: fc.jsonValue(),
      detail: fc.oneof(detail, fc.jsonValue()),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          event.map((one) => JSON.stringify(one)),
          fc.json(),
          fc.string(),
        ),
        (body) => {
          const read = readBezorgrapport(body);
          if (read.soort === 'bericht') expect(read.bericht.reden).toMatch(/^[a-z0-9-]{1,60}$/);
          readSms(body);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('of a failure of what is not known comes once more, as it may have been quicker than we were; nothing else does', async () => {
    const bericht: Bezorgrapport = {
      medium: 'sms',
      leverancier: 'x',
      kenmerk: null,
      uitkomst: 'mislukt',
      reden: 'sms-invalid',
      messageIds: [],
    };
    const delivery = { bron: 'm', ontvangenOp: instant('2026-11-25T09:00:00Z') };
    const take = (gevolg: Rapportuitkomst) => makeTakeRapport(async () => gevolg);
    await expect(take('onbekend')({ ...delivery, bericht, poging: 1 })).rejects.toThrow();
    await take('onbekend')({ ...delivery, bericht, poging: 2 });
    await take('onbekend')({ ...delivery, bericht: { ...bericht, uitkomst: 'bezorgd' }, poging: 1 });
    await take('vastgelegd')({ ...delivery, bericht, poging: 1 });
  });
});
