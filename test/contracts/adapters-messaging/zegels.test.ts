/** Where seals are kept, in memory and in a bucket alike: what lies there is never replaced. */
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeMemoryZegels } from '../../../shared/adapters/memory/memory-zegels.ts';
import { makeS3ZegelStore } from '../../../shared/adapters/s3/s3-zegel-store.ts';
import type { ZegelStore } from '../../../shared/application/zegel-ports.ts';
import { volgendUur } from '../../../shared/domain/verantwoording/types.ts';
import type { Zegel } from '../../../shared/domain/verantwoording/zegel.ts';
import { type Messaging, startMessaging } from '../../support/messaging-server.ts';
import { OP } from '../../support/verantwoordingsregels.ts';

let messaging: Messaging;
beforeAll(async () => {
  messaging = await startMessaging({});
});
afterAll(() => messaging.close());

let made = 0;
const stores: [string, () => ZegelStore][] = [
  ['memory', makeMemoryZegels],
  [
    'S3',
    () => {
      made += 1;
      messaging.s3.createBucket(`zegels-${made}`);
      return makeS3ZegelStore(new S3Client({ ...messaging.clientConfig, forcePathStyle: true }), `zegels-${made}`);
    },
  ],
];
const zegel = (uur: string, over: Partial<Zegel> = {}): Zegel => ({
  uur,
  verzegeldOp: OP,
  vorige: null,
  afdrukken: [{ sleutel: 'a|b', afdruk: 'x' }],
  logboek: null,
  kop: 'kop',
  ...over,
});

describe.each(stores)('seals in %s', (_name, make) => {
  test('come back as they were saved; what is not there is undefined', async () => {
    const store = make();
    expect(await store.read('2026-11-25T09')).toBeUndefined();
    expect(await store.save(zegel('2026-11-25T09'))).toEqual(zegel('2026-11-25T09'));
    expect(await store.read('2026-11-25T09')).toEqual(zegel('2026-11-25T09'));
  });

  test('are never replaced: who saves another one is told which lies there', async () => {
    const store = make();
    await store.save(zegel('2026-11-25T09'));
    expect(await store.save(zegel('2026-11-25T09', { kop: 'vals' }))).toEqual(zegel('2026-11-25T09'));
    expect(await store.read('2026-11-25T09')).toEqual(zegel('2026-11-25T09'));
    expect(await store.saveLogboek('2026-11-25T09', '{"a":1}\n')).toBe('{"a":1}\n');
    expect(await store.saveLogboek('2026-11-25T09', '{"a":2}\n')).toBe('{"a":1}\n');
  });

  test('have a first and a newest, also when there is nothing recent', async () => {
    const store = make();
    expect([await store.eerste(), await store.laatste('2026-11-01T00')]).toEqual([undefined, undefined]);
    for (const uur of ['2026-11-25T09', '2026-10-02T23', '2026-10-03T00']) await store.save(zegel(uur));
    expect(await store.eerste()).toBe('2026-10-02T23');
    expect(await store.laatste('2026-11-01T00')).toBe('2026-11-25T09');
    expect(await store.laatste('2027-01-01T00')).toBe('2026-11-25T09');
  });
});

test('the newest seal is found among more than one page of names', async () => {
  const store = stores[1]?.[1]() as ZegelStore;
  let uur = '2026-01-01T00';
  for (let n = 0; n < 1003; n += 1) {
    await store.save(zegel(uur, { afdrukken: [] }));
    uur = volgendUur(uur);
  }
  expect(volgendUur((await store.laatste('2025-01-01T00')) ?? '')).toBe(uur);
}, 30_000);
