import { CreateTopicCommand, PublishCommand, type PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let messaging: Messaging;
let client: SNSClient;

beforeEach(async () => {
  messaging = await startMessaging({ clock: standingClock('2026-11-25T09:00:00.000Z') });
  client = new SNSClient(messaging.clientConfig);
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const publish = (input: PublishCommandInput) => client.send(new PublishCommand(input));
const PhoneNumber = '+31612345678';
const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });

test('a text message leaves with its text and attributes', async () => {
  const { MessageId } = await publish({
    PhoneNumber,
    Message: 'Spoed: <zaak> & één €',
    MessageAttributes: {
      'AWS.SNS.SMS.SenderID': attribute('Wijkteam'),
      'AWS.SNS.SMS.SMSType': attribute('Transactional'),
    },
  });
  expect(messaging.outgoing.list('sms')).toEqual([
    {
      soort: 'sms',
      op: '2026-11-25T09:00:00.000Z',
      aan: [PhoneNumber],
      onderwerp: null,
      tekst: 'Spoed: <zaak> & één €',
      kop: {
        'AWS.SNS.SMS.SenderID': 'Wijkteam',
        'AWS.SNS.SMS.SMSType': 'Transactional',
        'message-id': MessageId,
      },
    },
  ]);
});

test.each<[string, PublishCommandInput]>([
  ['a national number', { PhoneNumber: '0612345678', Message: 'x' }],
  ['a number with letters', { PhoneNumber: '+31abc', Message: 'x' }],
  ['an empty message', { PhoneNumber, Message: '' }],
  ['a message over 1600 characters', { PhoneNumber, Message: 'x'.repeat(1601) }],
  ['a topic', { TopicArn: 'arn:aws:sns:eu-west-1:0:t', Message: 'x' }],
  [
    'a sender id of digits only',
    { PhoneNumber, Message: 'x', MessageAttributes: { 'AWS.SNS.SMS.SenderID': attribute('123') } },
  ],
  [
    'an unknown type of message',
    { PhoneNumber, Message: 'x', MessageAttributes: { 'AWS.SNS.SMS.SMSType': attribute('Spoed') } },
  ],
  [
    'an unknown AWS attribute',
    { PhoneNumber, Message: 'x', MessageAttributes: { 'AWS.SNS.SMS.Kleur': attribute('rood') } },
  ],
])('%s is refused and nothing leaves', async (_, input) => {
  await expect(publish(input)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  expect(messaging.outgoing.list()).toEqual([]);
});

test('a refusal does not repeat the number', async () => {
  await expect(publish({ PhoneNumber: '0612345678', Message: 'x' })).rejects.toThrow(/^(?!.*0612345678)/s);
});

test('an action this service does not have is named in the refusal', async () => {
  await expect(client.send(new CreateTopicCommand({ Name: 't' }))).rejects.toThrow('CreateTopic');
});

test('AWS asks for Publish on everything for a phone number', () => {
  const rights = messaging.sns.requiredRights({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.from('Action=Publish&PhoneNumber=%2B31612345678&Message=x'),
  });
  expect(rights).toEqual([{ action: 'sns:Publish', resource: '*' }]);
});
