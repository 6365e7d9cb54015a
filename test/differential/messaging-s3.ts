/** Random sequences of object store operations, done alike on two services. */
import { Readable } from 'node:stream';
import * as s3 from '@aws-sdk/client-s3';
import type { Random } from './messaging-random.ts';

const buckets = ['emmer-een', 'emmer-twee', 'nergens'] as const;
const keys = ['a', 'a/b', 'a/b/c', 'b é', 'b/+%', 'z&<>"', '日本', 'a//d'] as const;

export type S3Step =
  | { readonly kind: 'createBucket' | 'headBucket'; readonly bucket: string }
  | {
      readonly kind: 'put';
      readonly bucket: string;
      readonly key: string;
      readonly body: Uint8Array;
      readonly streamed: boolean;
      readonly more: Partial<s3.PutObjectCommandInput>;
    }
  | {
      readonly kind: 'get' | 'head';
      readonly bucket: string;
      readonly key: string;
      readonly more: Partial<s3.GetObjectCommandInput>;
    }
  | { readonly kind: 'delete'; readonly bucket: string; readonly key: string }
  | { readonly kind: 'list'; readonly bucket: string; readonly more: Partial<s3.ListObjectsV2CommandInput> };

const bodyOf = (random: Random): Uint8Array =>
  Uint8Array.from({ length: random.pick([0, 1, 10, 100, 70_000]) }, () => random.below(256));

const putOptions = (random: Random): Partial<s3.PutObjectCommandInput> => ({
  ...(random.chance(0.3) && { ContentType: random.pick(['text/plain', 'message/rfc822']) }),
  ...(random.chance(0.2) && { Metadata: { bron: 'smtp', lang: 'x'.repeat(50) } }),
  ...(random.chance(0.2) && { ContentEncoding: 'gzip' }),
  ...(random.chance(0.2) && { CacheControl: 'no-store', ContentDisposition: 'attachment' }),
  ...(random.chance(0.3) && { ChecksumAlgorithm: random.pick(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const) }),
  ...(random.chance(0.15) && { IfNoneMatch: '*' }),
});

const getOptions = (random: Random, kind: 'get' | 'head'): Partial<s3.GetObjectCommandInput> => ({
  ...(kind === 'get' &&
    random.chance(0.3) && {
      Range: random.pick(['bytes=0-3', 'bytes=5-', 'bytes=-4', 'bytes=90-200', 'bytes=99999999-']),
    }),
  ...(random.chance(0.1) && { IfNoneMatch: '"d41d8cd98f00b204e9800998ecf8427e"' }),
  ...(random.chance(0.1) && { IfMatch: '"d41d8cd98f00b204e9800998ecf8427e"' }),
});

/** A sequence of steps that two services must answer alike. */
export const s3Steps = (random: Random, length: number): readonly S3Step[] => {
  const steps: S3Step[] = [
    { kind: 'createBucket', bucket: 'emmer-een' },
    { kind: 'createBucket', bucket: 'emmer-twee' },
  ];
  while (steps.length < length) {
    const bucket = random.chance(0.05) ? 'nergens' : random.pick(buckets.slice(0, 2));
    const key = random.pick(keys);
    const roll = random.below(100);
    if (roll < 35) {
      steps.push({
        kind: 'put',
        bucket,
        key,
        body: bodyOf(random),
        streamed: random.chance(0.4),
        more: putOptions(random),
      });
    } else if (roll < 55) steps.push({ kind: 'get', bucket, key, more: getOptions(random, 'get') });
    else if (roll < 65) steps.push({ kind: 'head', bucket, key, more: getOptions(random, 'head') });
    else if (roll < 75) steps.push({ kind: 'delete', bucket, key });
    else if (roll < 95) {
      steps.push({
        kind: 'list',
        bucket,
        more: {
          ...(random.chance(0.5) && { Prefix: random.pick(['a', 'a/', 'b', 'q', '日']) }),
          ...(random.chance(0.5) && { Delimiter: '/' }),
          ...(random.chance(0.5) && { MaxKeys: random.pick([1, 2, 3]) }),
          ...(random.chance(0.2) && { StartAfter: random.pick(['a', 'a/b', 'c']) }),
        },
      });
    } else steps.push({ kind: random.pick(['createBucket', 'headBucket'] as const), bucket });
  }
  return steps;
};

/** Keys and prefixes of all pages of a listing: where a page ends is compared, the token is each service's own. */
const listPages = async (
  client: s3.S3Client,
  bucket: string,
  more: Partial<s3.ListObjectsV2CommandInput>,
): Promise<object> => {
  const pages: object[] = [];
  let token: string | undefined;
  do {
    const page: s3.ListObjectsV2CommandOutput = await client.send(
      new s3.ListObjectsV2Command({
        ...more,
        Bucket: bucket,
        ...(token !== undefined && { ContinuationToken: token }),
      }),
    );
    pages.push({
      keys: page.Contents?.map(({ Key, ETag, Size }) => ({ Key, ETag, Size })),
      prefixes: page.CommonPrefixes?.map(({ Prefix }) => Prefix),
      count: page.KeyCount,
      truncated: page.IsTruncated,
    });
    token = page.NextContinuationToken;
  } while (token !== undefined && pages.length < 50);
  return { pages };
};

/** Does a step on one service; the body of an object becomes part of the answer. */
export const s3Runner =
  (client: s3.S3Client) =>
  async (step: S3Step): Promise<object> => {
    switch (step.kind) {
      case 'createBucket':
        return client.send(new s3.CreateBucketCommand({ Bucket: step.bucket }));
      case 'headBucket':
        return client.send(new s3.HeadBucketCommand({ Bucket: step.bucket }));
      case 'put': {
        const { bucket, key, body, streamed, more } = step;
        const Body = streamed && body.length > 0 ? Readable.from([body.subarray(0, 5), body.subarray(5)]) : body;
        return client.send(
          new s3.PutObjectCommand({ ...more, Bucket: bucket, Key: key, Body, ContentLength: body.length }),
        );
      }
      case 'get': {
        const answer = await client.send(new s3.GetObjectCommand({ ...step.more, Bucket: step.bucket, Key: step.key }));
        return { ...answer, Body: Buffer.from(await answer.Body!.transformToByteArray()).toString('base64') };
      }
      case 'head':
        return client.send(new s3.HeadObjectCommand({ ...step.more, Bucket: step.bucket, Key: step.key }));
      case 'delete':
        return client.send(new s3.DeleteObjectCommand({ Bucket: step.bucket, Key: step.key }));
      default:
        return listPages(client, step.bucket, step.more);
    }
  };
