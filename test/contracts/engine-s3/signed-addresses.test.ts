import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EngineRequest } from '../../../local/engine/contract.ts';
import { holdsSignature } from '../../../local/gateway/signed-address.ts';
import { makeS3BijlageAdressen, ONDERTEKENAAR } from '../../../shared/adapters/s3/s3-bijlage-adressen.ts';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

const Bucket = 'ruwe-mail';
const Key = 'bijlagen/c1/b1/1';
const SECRET = 'lokaal';
let clock: ReturnType<typeof standingClock>;
let messaging: Messaging;
let client: S3Client;

beforeEach(async () => {
  clock = standingClock();
  messaging = await startMessaging({ clock });
  const credentials = { accessKeyId: 'ServeContacten1A', secretAccessKey: SECRET };
  client = new S3Client({
    ...messaging.clientConfig,
    credentials,
    forcePathStyle: true,
    ...ONDERTEKENAAR,
  });
  await client.send(new CreateBucketCommand({ Bucket }));
  await client.send(new PutObjectCommand({ Bucket, Key, Body: 'inhoud', ContentType: 'text/html' }));
});
afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const sign = (seconds = 60, more: object = {}) =>
  getSignedUrl(client, new GetObjectCommand({ Bucket, Key, ...more }), {
    expiresIn: seconds,
    signingDate: new Date(clock.now()),
  });
const code = (text: string) => /<Code>(\w+)<\/Code>/.exec(text)?.[1];

/** As the endpoint sees it. */
function asRequest(address: string, method = 'GET'): EngineRequest {
  const url = new URL(address);
  const { pathname: path, searchParams: query, host } = url;
  return { method, path, query, headers: { host }, body: new Uint8Array() };
}

describe('a signed address', () => {
  test('gives the object to whoever has it, as a download of the type and name that it says', async () => {
    const address = await sign(60, {
      ResponseContentDisposition: 'attachment; filename="bijlage-1.pdf"',
      ResponseContentType: 'application/pdf',
    });
    expect(new URL(address).hostname).toBe('127.0.0.1');
    const answer = await fetch(address);
    expect([answer.status, await answer.text()]).toEqual([200, 'inhoud']);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="bijlage-1.pdf"');
  });

  test('holds until it expires by the clock of the run, and not at that instant', async () => {
    const address = await sign();
    clock.advance(59_999);
    expect((await fetch(address)).status).toBe(200);
    clock.advance(1);
    const late = await fetch(address);
    expect([late.status, code(await late.text())]).toEqual([403, 'AccessDenied']);
  });

  test.each([
    ['X-Amz-Expires', '604801', 400],
    ['X-Amz-Expires', '0', 400],
    ['X-Amz-Date', 'gisteren', 400],
    ['X-Amz-Algorithm', 'AWS4-HMAC-MD5', 400],
    ['X-Amz-Date', '20261125T100000Z', 403],
  ])('with %s = %s is refused', async (name, value, status) => {
    const url = new URL(await sign());
    url.searchParams.set(name, value);
    expect((await fetch(url)).status).toBe(status);
  });

  test('holds for nothing but what was signed: method, object, query and host', async () => {
    const address = await sign(60, { ResponseContentType: 'application/pdf' });
    expect(holdsSignature(asRequest(address), SECRET)).toBe(true);
    expect(holdsSignature(asRequest(address), 'ander')).toBe(false);
    expect(holdsSignature(asRequest(address, 'PUT'), SECRET)).toBe(false);
    for (const [from, to] of [
      ['bijlagen/c1/b1/1', 'bijlagen/c2/b1/1'],
      ['application%2Fpdf', 'text%2Fhtml'],
      ['X-Amz-Expires=60', 'X-Amz-Expires=6000'],
      ['127.0.0.1', '127.0.0.2'],
      ['ServeContacten1A', 'ServeSpoedzaken1'],
      [/X-Amz-Signature=\w+/, 'X-Amz-Signature=00'],
      ['X-Amz-SignedHeaders=host', 'X-Amz-SignedHeaders='],
    ] as const) {
      const changed = address.replace(from, to);
      expect(changed).not.toBe(address);
      expect(holdsSignature(asRequest(changed), SECRET)).toBe(false);
    }
  });

  test('chooses headers of a reading only: elsewhere what it would override is refused by name', async () => {
    const url = new URL(await sign());
    url.searchParams.set('response-content-type', 'text/plain');
    const put = await fetch(url, { method: 'PUT', body: 'x' });
    expect([put.status, code(await put.text())]).toEqual([501, 'NotImplemented']);
  });
});

describe('the address of an attachment', () => {
  const as = { type: 'application/pdf', bestandsnaam: 'bijlage-1.pdf', seconden: 60 };

  test('says how it is downloaded, whatever type it was stored under', async () => {
    // The adapter signs at the real time, as it does where the clock of the process is that of the run.
    const address = (await makeS3BijlageAdressen(client, Bucket).signedAddress(Key, as)) ?? '';
    const query = new URL(address).searchParams;
    expect(query.get('X-Amz-Expires')).toBe('60');
    expect(query.get('response-content-type')).toBe('application/pdf');
    expect(query.get('response-content-disposition')).toBe('attachment; filename="bijlage-1.pdf"');
    expect(query.get('response-cache-control')).toBe('no-store');
    expect(holdsSignature(asRequest(address), SECRET)).toBe(true);
  });

  test('is not given of what is not there', async () => {
    expect(await makeS3BijlageAdressen(client, Bucket).signedAddress('bijlagen/c1/b1/2', as)).toBeUndefined();
  });
});
