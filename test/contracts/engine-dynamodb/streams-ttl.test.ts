import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Fixture, faultOf, type HandClock, handClock, KEY_ONLY, makeTable, openFixture } from './setup.ts';

let fixture: Fixture;
let clock: HandClock;
beforeEach(async () => {
  clock = handClock();
  fixture = await openFixture({ clock });
  await makeTable(fixture, 'things', {
    ...KEY_ONLY,
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
});
afterEach(() => fixture.close());

const put = (pk: string, n: string, extra = {}) =>
  fixture.client.send(new PutItemCommand({ TableName: 'things', Item: { pk: { S: pk }, n: { N: n }, ...extra } }));
const all = () => fixture.server.engine.readStream('things', undefined, 100);

async function streamsApi(operation: string, input: object): Promise<Record<string, never>> {
  const answer = await fetch(fixture.server.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': `DynamoDBStreams_20120810.${operation}` },
    body: JSON.stringify(input),
  });
  return (await answer.json()) as Record<string, never>;
}

describe('streams', () => {
  test('every change is recorded once with both images, in order; a write that changes nothing is not', async () => {
    await put('a', '1');
    await put('a', '1.0');
    await put('a', '2');
    await fixture.client.send(new DeleteItemCommand({ TableName: 'things', Key: { pk: { S: 'a' } } }));
    await fixture.client.send(new DeleteItemCommand({ TableName: 'things', Key: { pk: { S: 'a' } } }));
    const item = (n: string) => ({ pk: { S: 'a' }, n: { N: n } });
    expect(all().map(({ eventName, newImage, oldImage, keys }) => ({ eventName, newImage, oldImage, keys }))).toEqual([
      { eventName: 'INSERT', newImage: item('1'), oldImage: undefined, keys: { pk: { S: 'a' } } },
      { eventName: 'MODIFY', newImage: item('2'), oldImage: item('1'), keys: { pk: { S: 'a' } } },
      { eventName: 'REMOVE', newImage: undefined, oldImage: item('2'), keys: { pk: { S: 'a' } } },
    ]);
    const sequences = all().map(({ sequenceNumber }) => sequenceNumber);
    expect(sequences.every((sequence) => /^\d{21}$/.test(sequence))).toBe(true);
    expect([...sequences].sort()).toEqual(sequences);
  });

  test('reading goes on after a sequence number and stops at the limit', async () => {
    for (const n of ['1', '2', '3']) await put('a', n);
    const [first, second] = fixture.server.engine.readStream('things', undefined, 2);
    expect(fixture.server.engine.readStream('things', first?.sequenceNumber, 1)).toEqual([second]);
    expect(fixture.server.engine.newestSequence('things')).toBe(all().at(-1)?.sequenceNumber);
  });

  test('listeners hear of a table once per request, after the commit, and never of a failed transaction', async () => {
    const heard: string[] = [];
    const stop = fixture.server.engine.onStream((name) => heard.push(`${name} ${all().length}`));
    const members = ['x', 'y'].map((pk) => ({ Put: { TableName: 'things', Item: { pk: { S: pk } } } }));
    await fixture.client.send(new TransactWriteItemsCommand({ TransactItems: members }));
    const failing = {
      Put: { TableName: 'things', Item: { pk: { S: 'z' } }, ConditionExpression: 'attribute_exists(pk)' },
    };
    await faultOf(
      fixture.client.send(
        new TransactWriteItemsCommand({
          TransactItems: [{ Put: { TableName: 'things', Item: { pk: { S: 'w' } } } }, failing],
        }),
      ),
    );
    stop();
    await put('a', '1');
    expect(heard).toEqual(['things 2']);
    expect(all()).toHaveLength(3);
  });

  test('records are kept for 24 hours, and sequence numbers never come back', async () => {
    await put('a', '1');
    const old = fixture.server.engine.newestSequence('things') ?? '';
    clock.advance(24 * 3_600_000);
    expect(all()).toEqual([]);
    fixture.server.engine.sweepTtl();
    await put('a', '2');
    expect(all()).toHaveLength(1);
    expect((all()[0]?.sequenceNumber ?? '') > old).toBe(true);
  });

  test('the Streams API reads the same records', async () => {
    await put('a', '1');
    await put('a', '2');
    const { Streams } = (await streamsApi('ListStreams', { TableName: 'things' })) as unknown as {
      Streams: { StreamArn: string }[];
    };
    const StreamArn = Streams[0]?.StreamArn ?? '';
    expect(StreamArn).toBe(fixture.server.engine.streamArn('things'));
    const { StreamDescription } = (await streamsApi('DescribeStream', { StreamArn })) as unknown as {
      StreamDescription: { Shards: { ShardId: string }[] };
    };
    const ShardId = StreamDescription.Shards[0]?.ShardId;
    const from = async (input: object) => {
      const { ShardIterator } = await streamsApi('GetShardIterator', { StreamArn, ShardId, ...input });
      return (await streamsApi('GetRecords', { ShardIterator })) as unknown as {
        Records: { eventName: string; dynamodb: { SequenceNumber: string } }[];
        NextShardIterator: string;
      };
    };
    const { Records, NextShardIterator } = await from({ ShardIteratorType: 'TRIM_HORIZON' });
    expect(Records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY']);
    expect((await from({ ShardIteratorType: 'LATEST' })).Records).toEqual([]);
    const SequenceNumber = Records[0]?.dynamodb.SequenceNumber;
    expect((await from({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber })).Records).toHaveLength(1);
    expect((await from({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber })).Records).toHaveLength(2);
    await put('a', '3');
    expect(await streamsApi('GetRecords', { ShardIterator: NextShardIterator })).toMatchObject({
      Records: [{ eventName: 'MODIFY' }],
    });
    clock.advance(16 * 60_000);
    expect(await streamsApi('GetRecords', { ShardIterator: NextShardIterator })).toMatchObject({
      __type: expect.stringContaining('ExpiredIteratorException'),
    });
  });
});

describe('TTL', () => {
  const inSeconds = (ms: number) => String(Math.trunc(ms / 1000));
  const enable = () =>
    fixture.client.send(
      new UpdateTimeToLiveCommand({
        TableName: 'things',
        TimeToLiveSpecification: { Enabled: true, AttributeName: 'weg' },
      }),
    );

  test('a sweep deletes what has expired, with a record that says so, also of items from before TTL was on', async () => {
    await put('expires', '1', { weg: { N: inSeconds(clock.now() + 60_000) } });
    await enable();
    await put('stays', '1', { weg: { N: inSeconds(clock.now() + 120_000) } });
    await put('text', '1', { weg: { S: '1' } });
    expect(fixture.server.engine.sweepTtl()).toBe(0);
    clock.advance(61_000);
    expect(fixture.server.engine.sweepTtl()).toBe(1);
    expect(all().at(-1)).toMatchObject({ eventName: 'REMOVE', byTtl: true, keys: { pk: { S: 'expires' } } });
    const { Item } = await fixture.client.send(
      new GetItemCommand({ TableName: 'things', Key: { pk: { S: 'stays' } } }),
    );
    expect(Item).toBeDefined();
  });

  test('what expired more than five years ago is left alone', async () => {
    await enable();
    await put('ancient', '1', { weg: { N: inSeconds(clock.now() - 6 * 365 * 24 * 3_600_000) } });
    expect(fixture.server.engine.sweepTtl()).toBe(0);
  });

  test('enabling twice is refused', async () => {
    await enable();
    expect((await faultOf(enable())).message).toContain('already enabled');
  });
});
