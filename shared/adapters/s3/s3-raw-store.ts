/** Raw input in a bucket. */
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { RawStore } from '../../application/ports.ts';

export function makeS3RawStore(client: S3Client, bucket: string): RawStore {
  return {
    async get(sleutel) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: sleutel }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
    async put(sleutel, bytes, contentType) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: sleutel, Body: bytes, ContentType: contentType }));
    },
  };
}
