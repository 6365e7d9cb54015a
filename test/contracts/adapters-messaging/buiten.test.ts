/** What leaves to addresses that people gave: where it may go, how it is signed, and how it is read by whom it is for. */
import { createHmac, createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  ForbiddenAddressError,
  guardedLookup,
  makePostOutside,
  makePostThroughDoor,
  type Post,
} from '../../../shared/adapters/buiten/post-outside.ts';
import { isPrivateAddress } from '../../../shared/adapters/buiten/private-address.ts';
import { newWebhookGeheim } from '../../../shared/adapters/webhook/sign-webhook.ts';
import { makeWebhookSender } from '../../../shared/adapters/webhook/webhook-sender.ts';
import { makeWebPushSender } from '../../../shared/adapters/webpush/web-push-sender.ts';
import { whyNoBuitenadres } from '../../../shared/domain/media/buitenadres.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { makeToestel } from '../../support/push-toestel.ts';

const clock = { now: () => instant('2026-11-25T09:00:00Z') };

describe('an address to post to', () => {
  test.each([
    'http://hooks.voorbeeld.nl/a',
    'ftp://hooks.voorbeeld.nl/a',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://intern/',
    'https://db.internal/',
    'https://printer.local/',
    'https://jan:geheim@hooks.voorbeeld.nl/',
    'https://hooks.voorbeeld.nl:8443/',
    'https://hooks.voorbeeld.nl/#a',
    'geen adres',
  ])('is refused when it is not on the public internet: %s', (adres) => {
    expect(whyNoBuitenadres(adres)).toEqual(expect.any(String));
  });

  test('is fine when it is public and https', () => {
    expect(whyNoBuitenadres('https://hooks.voorbeeld.nl/a/b?sig=1')).toBeNull();
    expect(whyNoBuitenadres('https://fcm.googleapis.com/fcm/send/abc:def')).toBeNull();
  });

  test.each([
    ['10.1.2.3', 4],
    ['172.31.0.1', 4],
    ['192.168.1.1', 4],
    ['169.254.169.254', 4],
    ['100.64.0.1', 4],
    ['0.0.0.0', 4],
    ['::1', 6],
    ['::ffff:127.0.0.1', 6],
    ['fd00::1', 6],
    ['fe80::1', 6],
    ['64:ff9b::a00:1', 6],
    ['2002:a00:1::', 6],
  ])('resolves to no place inside the house: %s', (address, family) => {
    expect(isPrivateAddress(address, family)).toBe(true);
  });

  test('the internet itself is not private', () => {
    expect([isPrivateAddress('93.184.215.14', 4), isPrivateAddress('2606:4700::1111', 6)]).toEqual([false, false]);
  });

  test('a name that points inside, also with only one of its addresses, is not connected to', async () => {
    const resolved = (found: readonly { readonly address: string; readonly family: number }[]) =>
      new Promise((done) => {
        guardedLookup((_name, answer) => answer(null, found))('hooks.voorbeeld.nl', { all: true }, (error, list) =>
          done(error ?? list),
        );
      });
    const out = { address: '93.184.215.14', family: 4 };
    expect(await resolved([out])).toEqual([out]);
    expect(await resolved([out, { address: '10.0.0.7', family: 4 }])).toBeInstanceOf(ForbiddenAddressError);
    expect(await resolved([])).toBeInstanceOf(ForbiddenAddressError);
    const rebound = makePostOutside(
      guardedLookup((_name, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }])),
    );
    const post = {
      soort: 'webhook',
      adres: 'https://hooks.voorbeeld.nl/',
      koppen: {},
      inhoud: '{}',
      wachtMs: 1000,
    } as const;
    await expect(rebound(post)).rejects.toThrow(ForbiddenAddressError);
    await expect(makePostOutside()({ ...post, adres: 'https://127.0.0.1/' })).rejects.toThrow(ForbiddenAddressError);
  });
});

describe('a webhook', () => {
  const webhook = { adres: 'https://hooks.voorbeeld.nl/a', vorm: 'standaard', geheim: newWebhookGeheim() } as const;
  const send = (answer: (post: Post) => Promise<number>) =>
    makeWebhookSender(answer, clock).send({ webhook, id: 'msg_1', inhoud: { type: 'x' } });

  test('is signed over id, time and body', async () => {
    let seen: Post | undefined;
    const result = await send(async (post) => {
      seen = post;
      return 202;
    });
    expect(result).toEqual({ soort: 'aangenomen', leverancier: 'http-202', bewijs: 'direct' });
    const key = Buffer.from(webhook.geheim.replace('whsec_', ''), 'base64');
    const wanted = createHmac('sha256', key).update('msg_1.1795597200.{"type":"x"}').digest('base64');
    expect(seen).toMatchObject({
      adres: webhook.adres,
      inhoud: '{"type":"x"}',
      wachtMs: 5000,
      koppen: { 'webhook-id': 'msg_1', 'webhook-timestamp': '1795597200', 'webhook-signature': `v1,${wanted}` },
    });
  });

  test.each([301, 404, 429, 500])('an answer of %i is no yes: the next medium is for then', async (status) => {
    expect(await send(async () => status)).toEqual({ soort: 'geweigerd', reden: `http-${status}` });
  });

  test('no answer in time, or an address inside the house, is no yes either', async () => {
    expect(await send(() => Promise.reject(new Error('timeout')))).toEqual({
      soort: 'geweigerd',
      reden: 'geen-antwoord',
    });
    expect(await send(() => Promise.reject(new ForbiddenAddressError()))).toEqual({
      soort: 'geweigerd',
      reden: 'adres-verboden',
    });
  });
});

describe('a web push', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { d = '', x = '', y = '' } = privateKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const vapid = { onderwerp: 'mailto:team@voorbeeld.nl', publiek: point.toString('base64url'), geheim: d };
  const toestel = makeToestel('https://push.voorbeeld.nl/abc');
  const { endpoint, keys } = toestel.abonnement;
  const abonnement = { id: 'a', adres: endpoint, sleutel: keys.p256dh, geheim: keys.auth, sinds: clock.now() };
  const bericht = { abonnement, inhoud: { titel: 'Spoed S-ÄB' }, onderwerp: 'onderwerp1', geldigSeconden: 900 };

  test('can be read by its device only, and says by whom it is sent', async () => {
    let seen: Post | undefined;
    const sender = makeWebPushSender(async (post) => {
      seen = post;
      return 201;
    }, vapid);
    expect(await sender.send(bericht)).toEqual({ soort: 'aangenomen', leverancier: 'http-201', bewijs: 'volgt' });
    expect(seen?.koppen).toMatchObject({
      ttl: '900',
      urgency: 'high',
      topic: 'onderwerp1',
      'content-encoding': 'aes128gcm',
    });
    const body = seen?.inhoud as Uint8Array;
    expect(Buffer.from(body).toString('latin1')).not.toContain('Spoed');
    expect(JSON.parse(toestel.open(body))).toEqual(bericht.inhoud);
    expect(() => makeToestel(endpoint).open(body)).toThrow();

    const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(seen?.koppen['authorization'] ?? '') ?? [];
    expect(key).toBe(vapid.publiek);
    const [head, claims = '', signature = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: 'https://push.voorbeeld.nl',
      sub: vapid.onderwerp,
    });
    const check = createVerify('sha256').update(`${head}.${claims}`);
    expect(check.verify({ key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  test.each([404, 410])('a device that is gone (%i) is told apart from one that is ill', async (status) => {
    expect(await makeWebPushSender(async () => status, vapid).send(bericht)).toEqual({ soort: 'vervallen' });
  });

  test.each([403, 429, 500, 503])(
    'a push service that says no, is full or ill (%i) is not waited for',
    async (status) => {
      const answer = await makeWebPushSender(async () => status, vapid).send(bericht);
      expect(answer).toEqual({ soort: 'geweigerd', reden: `http-${status}` });
    },
  );

  test('no answer, an address inside the house, and no keys of our own are no yes', async () => {
    const refused = (answer: () => Promise<number>, keysOfOurs: typeof vapid | null = vapid) =>
      makeWebPushSender(answer, keysOfOurs).send(bericht);
    expect(await refused(() => Promise.reject(new Error('timeout')))).toMatchObject({ reden: 'geen-antwoord' });
    expect(await refused(() => Promise.reject(new ForbiddenAddressError()))).toMatchObject({ reden: 'adres-verboden' });
    const broken = { ...bericht, abonnement: { ...abonnement, sleutel: `B${'a'.repeat(86)}` } };
    const result = await makeWebPushSender(async () => 201, vapid).send(broken);
    expect(result).toEqual({ soort: 'geweigerd', reden: 'geen-sleutel' });
    expect(await refused(async () => 201, null)).toEqual({ soort: 'geweigerd', reden: 'niet-ingesteld' });
  });
});

describe('the door of the local run', () => {
  let close = () => {};
  afterEach(() => close());

  test('gets what would have left, with the address it was for; a door on another machine is no door', async () => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      seen.push([request.url, request.headers['x-voordeur-adres'], request.headers['webhook-id']]);
      response.writeHead(201).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    close = () => server.close();
    const post = makePostThroughDoor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const one = {
      soort: 'webhook',
      adres: 'https://a.voorbeeld.nl/x',
      koppen: { 'webhook-id': 'm' },
      inhoud: '{}',
      wachtMs: 5000,
    } as const;
    expect(await post(one)).toBe(201);
    expect(seen).toEqual([['/_buiten/webhook', 'https://a.voorbeeld.nl/x', 'm']]);
    await expect(post({ ...one, adres: 'https://10.0.0.1/' })).rejects.toThrow(ForbiddenAddressError);
    expect(() => makePostThroughDoor('http://10.0.0.1:80')).toThrow('127.0.0.1');
  });
});
