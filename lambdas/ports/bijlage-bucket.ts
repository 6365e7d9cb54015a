import { S3Client } from '@aws-sdk/client-s3';
import { makeS3BijlageAdressen, ONDERTEKENAAR } from '../../shared/adapters/s3/s3-bijlage-adressen.ts';

export const bijlageBucket = (bucket: string) => makeS3BijlageAdressen(new S3Client(ONDERTEKENAAR), bucket);
