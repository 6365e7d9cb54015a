/** Addresses of attachments; the client and the signer are loaded with the first one that is asked for. */
import type { BijlageAdressen } from '../../shared/application/ports.ts';
import { readEnv } from '../../shared/config/env.ts';

export function bijlageAdressen(): BijlageAdressen {
  const bucket = readEnv(['RUWE_POST_BUCKET']).RUWE_POST_BUCKET;
  let opened: Promise<BijlageAdressen> | undefined;
  const open = (): Promise<BijlageAdressen> => {
    opened ??= import('./bijlage-bucket.ts').then(({ bijlageBucket }) => bijlageBucket(bucket));
    return opened;
  };
  return { signedAddress: async (sleutel, as) => (await open()).signedAddress(sleutel, as) };
}
