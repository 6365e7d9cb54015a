/**
 * The bucket for functions that need it only for what cannot be read: its client, a sixth of their code, is loaded with
 * the first such message and not at every start.
 */
import type { RawStore } from '../../shared/application/ports.ts';
import { readEnv } from '../../shared/config/env.ts';

export function rawWhenNeeded(): RawStore {
  const bucket = readEnv(['RUWE_POST_BUCKET']).RUWE_POST_BUCKET;
  let opened: Promise<RawStore> | undefined;
  const open = (): Promise<RawStore> => {
    opened ??= import('./raw-bucket.ts').then(({ rawBucket }) => rawBucket(bucket));
    return opened;
  };
  return {
    get: async (sleutel) => (await open()).get(sleutel),
    put: async (sleutel, bytes, contentType) => (await open()).put(sleutel, bytes, contentType),
  };
}
