/** A device that takes web pushes: its keys, what it tells us, and reading what it gets (RFC 8188, RFC 8291). */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

export interface Toestel {
  /** As a browser gives it. */
  readonly abonnement: {
    readonly endpoint: string;
    readonly expirationTime: null;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  };
  /** Throws when it was not encrypted for this device. */
  open(bericht: Uint8Array): string;
}

export function makeToestel(endpoint: string): Toestel {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = randomBytes(16);
  const own = pair.getPublicKey();
  const derive = (key: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, info, length));
  return {
    abonnement: {
      endpoint,
      expirationTime: null,
      keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    },
    open(bericht) {
      const all = Buffer.from(bericht);
      const salt = all.subarray(0, 16);
      const theirs = all.subarray(21, 21 + (all[20] ?? 0));
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, theirs]);
      const key = derive(pair.computeSecret(theirs), auth, info, 32);
      const cek = derive(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const record = all.subarray(21 + theirs.length);
      const decipher = createDecipheriv('aes-128-gcm', cek, nonce);
      decipher.setAuthTag(record.subarray(-16));
      const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
      // A 2 closes the only record; zeros may follow as padding.
      return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
    },
  };
}
