import { ListObjectsV2Command, type ListObjectsV2CommandOutput, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Messaging, startMessaging } from '../../support/messaging-server.ts';

let messaging: Messaging;
let client: S3Client;

beforeEach(async () => {
  messaging = await startMessaging();
  client = new S3Client({ ...messaging.clientConfig, forcePathStyle: true });
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const listAll = async (Bucket: string, options: object): Promise<readonly string[]> => {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page: ListObjectsV2CommandOutput = await client.send(
      new ListObjectsV2Command({ Bucket, ...options, ...(token && { ContinuationToken: token }) }),
    );
    const entries = [
      ...(page.Contents ?? []).map(({ Key }) => Key!),
      ...(page.CommonPrefixes ?? []).map(({ Prefix }) => `${Prefix}`),
    ];
    expect(page.KeyCount).toBe(entries.length);
    found.push(...entries);
    token = page.NextContinuationToken;
    expect(page.IsTruncated).toBe(token !== undefined);
  } while (token !== undefined);
  return found;
};

const byBytes = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right));

test('pages of any size together hold each key or common prefix once, in byte order within the pages', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', ' ', '&', '~'), minLength: 1, maxLength: 6 }),
        { maxLength: 15 },
      ),
      fc.constantFrom('', 'a', 'a/', 'é'),
      fc.constantFrom('', '/'),
      fc.integer({ min: 1, max: 4 }),
      async (keys, prefix, delimiter, size) => {
        run += 1;
        const bucket = `bucket-${run}`;
        messaging.s3.createBucket(bucket);
        for (const key of keys) messaging.s3.putObject(bucket, key, Buffer.from(key));
        const expected = new Set(
          keys
            .filter((key) => key.startsWith(prefix))
            .map((key) => {
              const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
              return at === -1 ? key : key.slice(0, at + 1);
            }),
        );
        const found = await listAll(bucket, {
          Prefix: prefix,
          ...(delimiter && { Delimiter: delimiter }),
          MaxKeys: size,
        });
        expect([...found].sort(byBytes)).toEqual([...expected].sort(byBytes));
      },
    ),
    { numRuns: 40 },
  );
});

test('a listing starts after the key it is told to, and MaxKeys of zero lists nothing', async () => {
  messaging.s3.createBucket('emmer');
  for (const key of ['a', 'b', 'c']) messaging.s3.putObject('emmer', key, Buffer.from(key));
  expect(await listAll('emmer', { StartAfter: 'a' })).toEqual(['b', 'c']);
  const none = await client.send(new ListObjectsV2Command({ Bucket: 'emmer', MaxKeys: 0 }));
  expect(none).toMatchObject({ KeyCount: 0, IsTruncated: false });
});

test('a key with characters that XML cannot hold as they are is listed as it is', async () => {
  messaging.s3.createBucket('emmer');
  messaging.s3.putObject('emmer', '<&">\'', Buffer.from('x'));
  expect(await listAll('emmer', {})).toEqual(['<&">\'']);
  expect(await listAll('emmer', { EncodingType: 'url' })).toEqual([expect.stringMatching(/^%3C%26%22%3E/)]);
});
