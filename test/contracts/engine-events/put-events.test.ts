import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let messaging: Messaging;
let heard: Record<string, unknown>[];

beforeEach(async () => {
  messaging = await startMessaging({ clock: standingClock('2026-11-25T09:00:00.500Z') });
  heard = [];
  messaging.events.onEvent((event) => heard.push(event));
});

afterEach(() => messaging.close());

const call = async (body: unknown, target = 'AWSEvents.PutEvents') => {
  const response = await fetch(messaging.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20261125/eu-west-1/events/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
};

const entry = { Source: 'voordeur', DetailType: 'Contact ontvangen', Detail: '{"id":"c1"}' };

describe('PutEvents', () => {
  test('gives each listener the whole envelope', async () => {
    const { status, body } = await call({
      Entries: [{ ...entry, Resources: ['arn:x'], Time: 1_795_597_200, EventBusName: 'default' }, entry],
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      FailedEntryCount: 0,
      Entries: [{ EventId: heard[0]!['id'] }, { EventId: heard[1]!['id'] }],
    });
    expect(heard[0]).toEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'Contact ontvangen',
      source: 'voordeur',
      account: '000000000000',
      time: '2026-11-25T09:00:00Z',
      region: 'eu-west-1',
      resources: ['arn:x'],
      detail: { id: 'c1' },
    });
    expect(heard[1]).toMatchObject({ time: '2026-11-25T09:00:00Z', resources: [] });
  });

  test('a bad entry fails by itself, with a reason, and the others arrive', async () => {
    const { body } = await call({
      Entries: [
        { ...entry, Detail: '{' },
        entry,
        { ...entry, Detail: '[]' },
        { DetailType: 'x', Detail: '{}' },
        { ...entry, Source: 'aws.connect' },
        { ...entry, EventBusName: 'ander' },
      ],
    });
    expect(body['FailedEntryCount']).toBe(5);
    expect((body['Entries'] as unknown as Record<string, string>[]).map(({ ErrorCode }) => ErrorCode)).toEqual([
      'MalformedDetail',
      undefined,
      'MalformedDetail',
      'InvalidArgument',
      'NotAuthorizedForSource',
      'ResourceNotFoundException',
    ]);
    expect(heard).toHaveLength(1);
  });

  test('an event whose listener fails is reported as failed, so that the sender tries again', async () => {
    messaging.events.onEvent(() => {
      throw new Error('vol');
    });
    expect(await call({ Entries: [entry] })).toMatchObject({
      status: 200,
      body: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure', ErrorMessage: 'vol' }] },
    });
  });

  test.each<[string, unknown]>([
    ['no entries', { Entries: [] }],
    ['eleven entries', { Entries: Array.from({ length: 11 }, () => entry) }],
    ['more than 256 KB', { Entries: [{ ...entry, Detail: JSON.stringify({ a: 'x'.repeat(262_144) }) }] }],
    ['a member that is not known', { Entries: [{ ...entry, Kleur: 'rood' }] }],
    ['no JSON', '{'],
  ])('%s is refused whole', async (_, body) => {
    expect((await call(body)).status).toBe(400);
    expect(heard).toEqual([]);
  });

  test('another operation is refused by name', async () => {
    const { status, body } = await call({}, 'AWSEvents.PutRule');
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('PutRule');
  });
});

describe('the in-process door', () => {
  const connectEvent = {
    version: '0',
    id: 'e1',
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: '123456789012',
    time: '2026-11-25T08:00:00Z',
    region: 'eu-central-1',
    resources: ['arn:x'],
    detail: { eventType: 'QUEUED' },
  };

  test('passes an event on as it came, its own id, time and region included', () => {
    expect(messaging.events.put(connectEvent)).toBe('e1');
    expect(heard).toEqual([connectEvent]);
  });

  test('fills in what a hand-written event leaves out', () => {
    expect(messaging.events.fault({ source: 'test', 'detail-type': 'x', detail: {} })).toBeUndefined();
    const id = messaging.events.put({ source: 'test', 'detail-type': 'x', detail: {} });
    expect(heard).toEqual([expect.objectContaining({ id, time: '2026-11-25T09:00:00Z', region: 'eu-west-1' })]);
  });

  test.each([
    ['no source', { 'detail-type': 'x', detail: {} }],
    ['no detail', { source: 'x', 'detail-type': 'x' }],
    ['a detail that is a text', { source: 'x', 'detail-type': 'x', detail: 'x' }],
    ['a time that is none', { source: 'x', 'detail-type': 'x', detail: {}, time: 'gisteren' }],
  ])('refuses an event with %s', (_, event) => {
    expect(() => messaging.events.put(event)).toThrow('Event is not valid');
    expect(heard).toEqual([]);
  });
});

test('AWS asks for PutEvents on each bus that is written to', () => {
  const rights = messaging.events.requiredRights({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
    body: Buffer.from(JSON.stringify({ Entries: [entry, { ...entry, EventBusName: 'default' }] })),
  });
  expect(rights).toEqual([
    { action: 'events:PutEvents', resource: 'arn:aws:events:eu-west-1:000000000000:event-bus/default' },
  ]);
});
