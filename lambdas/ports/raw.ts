import { S3Client } from '@aws-sdk/client-s3';
import { makeS3RawStore } from '../../shared/adapters/s3/s3-raw-store.ts';
import { readEnv } from '../../shared/config/env.ts';

export const raw = () => makeS3RawStore(new S3Client({}), readEnv(['RUWE_POST_BUCKET']).RUWE_POST_BUCKET);
