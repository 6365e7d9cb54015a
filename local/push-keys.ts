/** The key pair by which push services know this run: made once for a data folder. */
import { createECDH } from 'node:crypto';
import type { KeptValues } from './data-folder.ts';

export interface PushKeys {
  readonly publiek: string;
  readonly geheim: string;
}

export function keptPushKeys(kept: KeptValues): PushKeys {
  const pair = createECDH('prime256v1');
  const known = kept.get('vapid-geheim');
  if (known === undefined) {
    pair.generateKeys();
    // A number that begins with zeros is written shorter; the key is always 32 bytes.
    const made = Buffer.alloc(32);
    pair.getPrivateKey().copy(made, 32 - pair.getPrivateKey().length);
    kept.set('vapid-geheim', made.toString('base64url'));
    return { publiek: pair.getPublicKey('base64url'), geheim: made.toString('base64url') };
  }
  pair.setPrivateKey(known, 'base64url');
  return { publiek: pair.getPublicKey('base64url'), geheim: known };
}
