import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  ChecksumAlgorithm,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let clock: ReturnType<typeof standingClock>;
let messaging: Messaging;
let client: S3Client;
const Bucket = 'ruwe-mail';

beforeEach(async () => {
  clock = standingClock();
  messaging = await startMessaging({ clock });
  client = new S3Client({ ...messaging.clientConfig, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket }));
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const md5 = (body: string | Uint8Array) => createHash('md5').update(body).digest('hex');
const put = (Key: string, Body: string | Uint8Array, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const bytesOf = async (Key: string, more: object = {}) =>
  (await client.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body!.transformToByteArray();

describe('objects', () => {
  test.each(['inkomend/1.eml', 'met spatie en +plus', 'ë/日本/%25', 'a//b', "quote'(1)!*"])(
    'any bytes under the key %s come back as they were',
    async (key) => {
      const body = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7) % 256);
      const { ETag } = await put(key, body);
      expect(ETag).toBe(`"${md5(body)}"`);
      expect(await bytesOf(key)).toEqual(body);
      expect(messaging.s3.getObject(Bucket, key)).toEqual(body);
    },
  );

  test('an empty object is an object', async () => {
    await put('leeg', new Uint8Array());
    expect(await bytesOf('leeg')).toHaveLength(0);
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: 'leeg' }))).ContentLength).toBe(0);
  });

  test('what was said about an object is said again by a head', async () => {
    await put('a', 'hallo', {
      ContentType: 'message/rfc822',
      Metadata: { bron: 'smtp' },
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'sleutel',
    });
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a' }));
    expect(head).toMatchObject({
      ContentType: 'message/rfc822',
      ContentLength: 5,
      Metadata: { bron: 'smtp' },
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'sleutel',
      ETag: `"${md5('hallo')}"`,
      LastModified: new Date(clock.now()),
    });
  });

  test('a stream of known length, which the SDK sends in chunks with a checksum behind it, is stored without the chunk frames', async () => {
    const body = Readable.from([Buffer.from('eerste\r\n'), Buffer.alloc(70_000, 'x'), Buffer.from('laatste')]);
    const answer = await put('stroom', body as unknown as Uint8Array, { ContentLength: 70_015 });
    const expected = `eerste\r\n${'x'.repeat(70_000)}laatste`;
    expect(Buffer.from(await bytesOf('stroom')).toString()).toBe(expected);
    expect(answer.ChecksumCRC32).toEqual(expect.any(String));
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'stroom' }));
    expect(head.ContentEncoding).toBeUndefined();
  });

  test.each(Object.values(ChecksumAlgorithm).filter((name) => ['CRC32', 'CRC32C', 'SHA1', 'SHA256'].includes(name)))(
    'a %s checksum is checked and given back with the object',
    async (algorithm) => {
      const answer = await put('som', '123456789', { ChecksumAlgorithm: algorithm });
      const name = `Checksum${algorithm}` as 'ChecksumCRC32';
      expect(answer[name]).toEqual(expect.any(String));
      const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'som', ChecksumMode: 'ENABLED' }));
      expect(head[name]).toBe(answer[name]);
      // The SDK checks the bytes against it by itself and would throw here.
      expect(Buffer.from(await bytesOf('som')).toString()).toBe('123456789');
    },
  );

  test('a wrong checksum or digest is refused and nothing is stored', async () => {
    for (const wrong of [{ ChecksumCRC32: 'AAAAAA==' }, { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }]) {
      await expect(put('kapot', 'hallo', wrong)).rejects.toMatchObject({ name: 'BadDigest' });
    }
    expect(messaging.s3.getObject(Bucket, 'kapot')).toBeUndefined();
  });

  test.each([
    ['bytes=0-3', 'hall', 'bytes 0-3/10'],
    ['bytes=6-', 'erel', 'bytes 6-9/10'],
    ['bytes=-4', 'erel', 'bytes 6-9/10'],
    ['bytes=8-100', 'el', 'bytes 8-9/10'],
  ])('the range %s gives that part', async (Range, expected, contentRange) => {
    await put('deel', 'hallowerel');
    const answer = await client.send(new GetObjectCommand({ Bucket, Key: 'deel', Range }));
    expect(answer.$metadata.httpStatusCode).toBe(206);
    expect(answer.ContentRange).toBe(contentRange);
    expect(await answer.Body!.transformToString()).toBe(expected);
  });

  test('a range beyond the end is refused', async () => {
    await put('deel', 'hallo');
    const beyond = client.send(new GetObjectCommand({ Bucket, Key: 'deel', Range: 'bytes=5-' }));
    await expect(beyond).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  test('an overwrite replaces, a delete removes, and a delete of nothing is no fault', async () => {
    await put('a', 'een');
    await put('a', 'twee');
    expect(Buffer.from(await bytesOf('a')).toString()).toBe('twee');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    await expect(bytesOf('a')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'a' }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('a write on condition that nothing is there happens once', async () => {
    await put('eens', 'een', { IfNoneMatch: '*' });
    await expect(put('eens', 'twee', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('eens', 'twee', { IfMatch: '"anders"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await put('eens', 'drie', { IfMatch: `"${md5('een')}"` });
    expect(Buffer.from(await bytesOf('eens')).toString()).toBe('drie');
  });
});

describe('buckets', () => {
  test('a bucket that does not exist is named in the refusal, for reads and writes', async () => {
    const absent = { Bucket: 'nergens', Key: 'a' };
    await expect(client.send(new GetObjectCommand(absent))).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(client.send(new PutObjectCommand({ ...absent, Body: 'x' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    await expect(client.send(new HeadBucketCommand({ Bucket: 'nergens' }))).rejects.toMatchObject({ name: 'NotFound' });
    expect(() => messaging.s3.putObject('nergens', 'a', new Uint8Array())).toThrow(
      'The specified bucket does not exist',
    );
  });

  test('a bucket is made once, and the in-process door may ask again', async () => {
    await expect(client.send(new HeadBucketCommand({ Bucket }))).resolves.toMatchObject({ BucketRegion: 'eu-west-1' });
    await expect(client.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
    });
    messaging.s3.createBucket(Bucket);
    expect(messaging.s3.bucketNames()).toEqual([Bucket]);
  });

  test.each(['Hoofdletter', 'ab', '192.168.0.1', 'punt..punt'])('the name %s is refused', (name) => {
    expect(() => messaging.s3.createBucket(name)).toThrow('not valid');
  });
});

describe('notifications', () => {
  test('come after the object can be read, once per write, and not for a refused write', async () => {
    const seen: unknown[] = [];
    const unsubscribe = messaging.s3.onObjectCreated((object) => {
      seen.push({ ...object, body: Buffer.from(messaging.s3.getObject(object.bucket, object.key)!).toString() });
    });
    await put('a', 'een');
    await expect(put('a', 'twee', { IfNoneMatch: '*' })).rejects.toThrow();
    messaging.s3.putObject(Bucket, 'b', Buffer.from('drie'), 'text/plain');
    unsubscribe();
    await put('c', 'x');
    expect(seen).toEqual([
      { bucket: Bucket, key: 'a', size: 3, eTag: md5('een'), op: clock.now(), body: 'een' },
      { bucket: Bucket, key: 'b', size: 4, eTag: md5('drie'), op: clock.now(), body: 'drie' },
    ]);
  });
});

describe('what this store does not have is refused by name', () => {
  test.each([
    ['CopyObject', () => new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/a` }), 'x-amz-copy-source'],
    ['a multipart upload', () => new CreateMultipartUploadCommand({ Bucket, Key: 'a' }), 'uploads'],
    ['a version', () => new GetObjectCommand({ Bucket, Key: 'a', VersionId: 'v' }), 'versionId'],
    ['tags', () => new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', Tagging: 'a=b' }), 'x-amz-tagging'],
    ['a public object', () => new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', ACL: 'public-read' }), 'x-amz-acl'],
  ])('%s', async (_, command, mention) => {
    await expect(client.send(command() as PutObjectCommand)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining(mention),
    });
    expect(messaging.s3.getObject(Bucket, 'a')).toBeUndefined();
  });
});

test('the rights are those AWS asks for on bucket and object', () => {
  const rights = (method: string, path: string, query = '') =>
    messaging.s3.requiredRights({
      method,
      path,
      query: new URLSearchParams(query),
      headers: {},
      body: new Uint8Array(),
    });
  const object = 'arn:aws:s3:::ruwe-mail/a b.eml';
  expect(rights('PUT', '/ruwe-mail/a%20b.eml', 'x-id=PutObject')).toEqual([
    { action: 's3:PutObject', resource: object },
  ]);
  expect(rights('HEAD', '/ruwe-mail/a%20b.eml')).toEqual([{ action: 's3:GetObject', resource: object }]);
  expect(rights('DELETE', '/ruwe-mail/a%20b.eml')).toEqual([{ action: 's3:DeleteObject', resource: object }]);
  expect(rights('GET', '/ruwe-mail', 'list-type=2')).toEqual([
    { action: 's3:ListBucket', resource: 'arn:aws:s3:::ruwe-mail' },
  ]);
});
