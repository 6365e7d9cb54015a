/** Pages in a bucket, behind a distribution that keeps them near their readers. */
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { PaginaStore } from '../../application/publish-crisispagina.ts';

/** Fresh within minutes; when the bucket cannot be read, what was last seen is shown for a month. */
const BEWAREN = 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=2592000';

export function makeS3PaginaStore(client: S3Client, bucket: string): PaginaStore {
  return {
    async save(naam, html) {
      const page = { Key: naam, Body: html, ContentType: 'text/html; charset=utf-8', CacheControl: BEWAREN };
      await client.send(new PutObjectCommand({ Bucket: bucket, ...page }));
    },
  };
}
