/** A dead-letter queue: looked into and emptied, in memory and on SQS alike. */
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeMemoryUitval } from '../../../shared/adapters/memory/memory-uitval.ts';
import { makeSqsUitval } from '../../../shared/adapters/sqs/sqs-uitval.ts';
import type { UitvalWachtrij } from '../../../shared/application/uitval.ts';
import { instantOf } from '../../../shared/domain/tijd/instant.ts';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let messaging: Messaging;
let client: SQSClient;
const clock = standingClock();
beforeAll(async () => {
  messaging = await startMessaging({ clock });
  client = new SQSClient(messaging.clientConfig);
});
afterAll(async () => {
  client.destroy();
  await messaging.close();
});

interface Dead {
  readonly uitval: UitvalWachtrij;
  /** A message that failed for good. */
  bury(body: string): void;
  /** Bodies that went back to the queue. */
  returned(): readonly string[];
}

let queues = 0;
async function queueOf(name: string, deadLetterArn?: string): Promise<{ url: string; arn: string }> {
  const { QueueUrl: url = '' } = await client.send(
    new CreateQueueCommand({
      QueueName: name,
      ...(deadLetterArn && {
        Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterArn, maxReceiveCount: 1 }) },
      }),
    }),
  );
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  return { url, arn: Attributes?.QueueArn ?? '' };
}

function drain(name: string): string[] {
  const bodies: string[] = [];
  for (;;) {
    const messages = messaging.sqs.receive(name, 10);
    if (messages.length === 0) return bodies;
    for (const { body, receiptHandle } of messages) {
      bodies.push(body);
      messaging.sqs.delete(name, receiptHandle);
    }
  }
}

async function onSqs(): Promise<Dead> {
  queues += 1;
  const naam = `rij${queues}`;
  const dead = await queueOf(`${naam}-uitval`);
  const source = await queueOf(naam, dead.arn);
  return {
    uitval: makeSqsUitval(client, { naam, uitvalUrl: dead.url, bronUrl: source.url }),
    bury: (body) => {
      messaging.sqs.send(naam, body);
      const [taken] = messaging.sqs.receive(naam, 1);
      messaging.sqs.release(naam, taken?.receiptHandle ?? '', 0);
      expect(messaging.sqs.receive(naam, 1)).toEqual([]);
    },
    returned: () => drain(naam),
  };
}

async function inMemory(): Promise<Dead> {
  const uitval = makeMemoryUitval('rij', 'wachtrij');
  let n = 0;
  return {
    uitval,
    bury: (inhoud) => {
      n += 1;
      uitval.bury({ id: `m${n}`, verzondenOp: instantOf(clock.now()), ontvangen: 1, inhoud });
    },
    returned: () => uitval.takeReturned(),
  };
}

const look = async ({ uitval }: Dead, max = 100): Promise<string[]> => {
  const seen: string[] = [];
  await uitval.visit(max, async ({ inhoud }) => {
    seen.push(inhoud);
    return 'laat';
  });
  return seen.toSorted();
};

describe.each([
  ['memory', inMemory],
  ['SQS', onSqs],
] as const)('a dead-letter queue in %s', (_name, make) => {
  test('shows each message once per look, more than one receive holds too, and hides none from the next', async () => {
    const dead = await make();
    const bodies = Array.from({ length: 23 }, (_, index) => `b${String(index).padStart(2, '0')}`);
    for (const body of bodies) dead.bury(body);
    expect(await look(dead)).toEqual(bodies);
    expect(await look(dead)).toEqual(bodies);
    expect(await look(dead, 4)).toHaveLength(4);
    expect(await dead.uitval.count()).toBe(23);
    expect(await dead.uitval.moveAll()).toBe(23);
    expect(dead.returned().toSorted()).toEqual(bodies);
    expect(await dead.uitval.count()).toBe(0);
  });

  test('says of a message when it was sent and what is in it', async () => {
    const dead = await make();
    dead.bury('{"a":"é☂"}');
    const seen: unknown[] = [];
    await dead.uitval.visit(1, async ({ id, ontvangen, ...rest }) => {
      expect([typeof id, ontvangen > 0]).toEqual(['string', true]);
      seen.push(rest);
      return 'laat';
    });
    expect(seen).toEqual([{ verzondenOp: instantOf(clock.now()), inhoud: '{"a":"é☂"}' }]);
  });

  test('gives back, lets go of and keeps exactly what it is told to', async () => {
    const dead = await make();
    for (const body of ['terug', 'weg', 'laat', 'laat']) dead.bury(body);
    const done = await dead.uitval.visit(100, async ({ inhoud }) => inhoud as 'terug' | 'weg' | 'laat');
    expect(done).toEqual({ terug: 1, weg: 1, laat: 2 });
    expect(dead.returned()).toEqual(['terug']);
    expect(await look(dead)).toEqual(['laat', 'laat']);
  });

  test('keeps everything when whoever looks breaks off', async () => {
    const dead = await make();
    for (const body of ['a', 'b', 'c']) dead.bury(body);
    const broken = dead.uitval.visit(100, () => Promise.reject(new Error('cut off')));
    await expect(broken).rejects.toThrow('cut off');
    expect(await look(dead)).toEqual(['a', 'b', 'c']);
  });

  test('that is empty has nothing to move, and nothing to show', async () => {
    const dead = await make();
    expect(await dead.uitval.moveAll()).toBe(0);
    expect(await look(dead)).toEqual([]);
  });
});

describe('what a stream gave up', () => {
  test.each([
    ['memory', async () => makeMemoryUitval('stroom', 'stroom')],
    ['SQS', async () => makeSqsUitval(client, { naam: 'stroom', uitvalUrl: (await queueOf('stroom-uitval')).url })],
  ] as const)('has no queue to go back to (%s)', async (_name, make) => {
    const uitval = await make();
    expect(uitval.soort).toBe('stroom');
    await expect(uitval.moveAll()).rejects.toThrow('nothing can go back from stroom');
  });

  test('a message that cannot go back is kept', async () => {
    const { url } = await queueOf('stroom2-uitval');
    const uitval = makeSqsUitval(client, { naam: 'stroom2', uitvalUrl: url });
    messaging.sqs.send('stroom2-uitval', 'x');
    await expect(uitval.visit(10, async () => 'terug')).rejects.toThrow('nothing can go back');
    expect(await uitval.count()).toBe(1);
  });
});

describe('a move that is still going on', () => {
  const attributes = { Attributes: { QueueArn: 'arn:x', ApproximateNumberOfMessages: '3' } };
  const answering = (error: Error) =>
    ({
      send: async (command: object) => {
        if (command.constructor.name === 'StartMessageMoveTaskCommand') throw error;
        return attributes;
      },
    }) as unknown as SQSClient;
  const uitvalOf = (error: Error) =>
    makeSqsUitval(answering(error), { naam: 'mail', uitvalUrl: 'https://x/a', bronUrl: 'https://x/b' });
  const errorOf = (name: string, message: string) => Object.assign(new Error(message), { name });

  test('is what was asked for; any other refusal is told', async () => {
    const moving = errorOf('AWS.SimpleQueueService.UnsupportedOperation', 'There is already a task running.');
    expect(await uitvalOf(moving).moveAll()).toBe(3);
    const denied = errorOf('AccessDenied', 'no');
    await expect(uitvalOf(denied).moveAll()).rejects.toBe(denied);
  });
});
