import type { RawStore } from '../../shared/application/ports.ts';
import { readEnv } from '../../shared/config/env.ts';
import { rawBucket } from './raw-bucket.ts';

export const raw = (): RawStore => rawBucket(readEnv(['RUWE_POST_BUCKET']).RUWE_POST_BUCKET);
