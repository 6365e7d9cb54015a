/** Posting to an address that somebody outside gave: only to the public internet, never following a redirect. */
import { type LookupAddress, lookup } from 'node:dns';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { whyNoBuitenadres } from '../../domain/media/buitenadres.ts';
import { isPrivateAddress } from './private-address.ts';

export interface Post {
  readonly soort: 'webpush' | 'webhook';
  readonly adres: string;
  readonly koppen: Readonly<Record<string, string>>;
  readonly inhoud: Uint8Array | string;
  /** The answer must be there within so many milliseconds, or it counts as none. */
  readonly wachtMs: number;
}

/** The status of the answer; what it says is not read. Throws when there is none. */
export type PostOutside = (post: Post) => Promise<number>;

/** The address, or what its name points to, is not on the public internet. */
export class ForbiddenAddressError extends Error {
  constructor() {
    super('the address is not on the public internet');
    this.name = 'ForbiddenAddressError';
  }
}

type Resolve = (name: string, done: (error: Error | null, found: readonly LookupAddress[]) => void) => void;
const resolveAll: Resolve = (name, done) => lookup(name, { all: true }, done);

/**
 * Resolves a name for the connection itself: what is checked is what is connected to, so that a name cannot point
 * elsewhere in between. One private address among them is enough to refuse.
 */
export function guardedLookup(resolve: Resolve = resolveAll): LookupFunction {
  return (name, options, callback) => {
    resolve(name, (error, found) => {
      const [first] = found ?? [];
      if (error !== null) callback(error, '', 4);
      else if (first === undefined || found.some(({ address, family }) => isPrivateAddress(address, family)))
        callback(new ForbiddenAddressError(), '', 4);
      else if (options.all) callback(null, [...found]);
      else callback(null, first.address, first.family);
    });
  };
}

/** Straight to the internet. */
export function makePostOutside(find: LookupFunction = guardedLookup()): PostOutside {
  return ({ adres, koppen, inhoud, wachtMs }) => {
    if (whyNoBuitenadres(adres) !== null) return Promise.reject(new ForbiddenAddressError());
    const body = Buffer.from(inhoud);
    return new Promise((resolve, reject) => {
      const call = request(
        adres,
        {
          method: 'POST',
          headers: { ...koppen, 'content-length': body.length },
          lookup: find,
          signal: AbortSignal.timeout(wachtMs),
        },
        (answer) => {
          resolve(answer.statusCode ?? 0);
          answer.destroy();
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  };
}

/**
 * Through the door of the local run, which keeps what leaves instead of letting it leave. Only on this machine itself: a
 * door elsewhere would see everything.
 */
export function makePostThroughDoor(door: string): PostOutside {
  if (!/^http:\/\/127\.0\.0\.1:\d+$/.test(door)) throw new Error('a door for what leaves is on 127.0.0.1');
  return async ({ soort, adres, koppen, inhoud, wachtMs }) => {
    if (whyNoBuitenadres(adres) !== null) throw new ForbiddenAddressError();
    const answer = await fetch(`${door}/_buiten/${soort}`, {
      method: 'POST',
      headers: { ...koppen, 'x-voordeur-adres': adres },
      body: Buffer.from(inhoud),
      signal: AbortSignal.timeout(wachtMs),
    });
    await answer.body?.cancel();
    return answer.status;
  };
}
