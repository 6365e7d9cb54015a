import { S3Client } from '@aws-sdk/client-s3';
import { makeS3RawStore } from '../../shared/adapters/s3/s3-raw-store.ts';

export const rawBucket = (bucket: string) => makeS3RawStore(new S3Client({}), bucket);
