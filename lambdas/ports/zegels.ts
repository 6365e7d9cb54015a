import { createHmac } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { makeS3ZegelStore } from '../../shared/adapters/s3/s3-zegel-store.ts';
import type { ZegelStore } from '../../shared/application/zegel-ports.ts';
import { readEnv } from '../../shared/config/env.ts';
import type { Pseudonym } from '../../shared/domain/verantwoording/logboek.ts';

export const zegels = (): ZegelStore => makeS3ZegelStore(new S3Client({}), readEnv(['ZEGELS_BUCKET']).ZEGELS_BUCKET);

/** Undefined as long as nobody set the key. */
export function pseudonym(): Pseudonym | undefined {
  const { LDV_SLEUTEL: sleutel } = readEnv(['LDV_SLEUTEL']);
  if (sleutel === '') return undefined;
  return (text) => createHmac('sha256', sleutel).update(text, 'utf8').digest('base64url');
}
