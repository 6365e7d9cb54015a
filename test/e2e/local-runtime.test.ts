/** The local runtime as a whole, on a small app of its own: what AWS does between the handlers, this program does too. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

const APP = 'test/e2e/fixtures/runtime-app.ts';

interface Seen {
  readonly id: string;
  readonly wat: string;
  readonly keer: number;
  readonly op: string;
}

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ app: APP, klok: '2026-11-25T09:00:00Z' });
}, 90_000);
afterAll(() => stack?.stop());

const seen = async (id: string) => (await stack.fetchJson<Seen[]>('/v1/gezien')).body.find((one) => one.id === id);
const queue = async (naam: string) => (await stack.wachtrijen()).find((one) => one.naam === naam);
const work = (body: object, query = '') => stack.fetchJson(`/v1/werk${query}`, { body });

describe('the HTTP API', () => {
  test('the most specific route answers, with its parameters', async () => {
    const { body } = await stack.fetchJson<Record<string, unknown>>('/v1/echo/a%20b/vast?x=1&x=2');
    expect(body).toMatchObject({
      routeKey: 'GET /v1/echo/{id}/vast',
      pathParameters: { id: 'a b' },
      queryStringParameters: { x: '1,2' },
    });
    const greedy = await stack.fetchJson<Record<string, unknown>>('/v1/echo/a/b/c', { method: 'DELETE' });
    expect(greedy.body).toMatchObject({ routeKey: 'ANY /v1/echo/{proxy+}', pathParameters: { proxy: 'a/b/c' } });
  });

  test('text stays text and bytes arrive as base64', async () => {
    const text = await stack.fetchJson<Record<string, unknown>>('/v1/echo/x', { body: { a: 'é' } });
    expect(text.body).toMatchObject({ body: '{"a":"é"}', isBase64Encoded: false });
    const headers = { 'content-type': 'application/octet-stream' };
    const bytes = await stack.fetchJson<Record<string, unknown>>('/v1/echo/x', {
      body: new Uint8Array([255, 0]),
      headers,
    });
    expect(bytes.body).toMatchObject({ body: '/wA=', isBase64Encoded: true });
  });

  test('without a token that holds nobody comes in', async () => {
    const token = await stack.token({
      naam: 'Fatima El Amrani',
      rollen: ['professional'],
      wijkteams: ['centrum', 'noord'],
    });
    for (const wrong of [undefined, 'onzin', `${token.slice(0, -4)}AAAA`]) {
      const refused = await stack.fetchJson('/v1/besloten', wrong === undefined ? {} : { token: wrong });
      expect([refused.status, refused.body]).toEqual([401, { message: 'Unauthorized' }]);
    }
    const { status, body } = await stack.fetchJson<{ requestContext: { authorizer: object } }>('/v1/besloten', {
      token,
    });
    expect(status).toBe(200);
    expect(body.requestContext.authorizer).toMatchObject({
      jwt: { claims: { sub: 'fatima-el-amrani', rollen: '[professional]', wijkteams: '[centrum noord]' } },
    });
  });

  test('a function that throws, crashes or answers nonsense is a 500 for its caller only', async () => {
    for (const how of ['gooi', 'weg', 'onzin']) {
      const { status, body } = await stack.fetchJson(`/v1/fout/${how}`);
      expect([how, status, body]).toEqual([how, 500, { message: 'Internal Server Error' }]);
    }
    expect((await stack.fetchJson('/v1/fout/bestelling')).body).toEqual({ gewoon: 'antwoord' });
  });

  test('an unknown address is 404 and a body over 10 MB is 413', async () => {
    expect((await stack.fetchJson('/v2/niets')).status).toBe(404);
    expect((await stack.fetchJson('/v1/echo/x', { body: new Uint8Array(10 * 1024 * 1024 + 1) })).status).toBe(413);
  });

  test('only the named origin gets CORS headers', async () => {
    const ask = (origin: string) => stack.fetchJson('/v1/gezondheid', { headers: { origin } });
    expect((await ask('https://console.example.nl')).headers.get('access-control-allow-origin')).toBe(
      'https://console.example.nl',
    );
    expect((await ask('https://elders.example.nl')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('queues', () => {
  test('what fails once or crashes its function is done in the end, once', async () => {
    await Promise.all([work({ id: 'goed' }), work({ id: 'later', hoe: 'eenmaal' }), work({ id: 'klap', hoe: 'weg' })]);
    await stack.rust();
    for (const id of ['later', 'klap']) expect(await seen(id)).toMatchObject({ wat: 'werk', keer: 1 });
    // It may have been in the batch that crashed after it was done: at least once.
    expect((await seen('goed'))?.keer).toBeGreaterThanOrEqual(1);
    expect(await queue('werk')).toMatchObject({ wachtend: 0, onderweg: 0, uitval: 0 });
  });

  test('poison ends in the dead-letter queue and does not hold up the others', async () => {
    await work({ id: 'gif', hoe: 'mislukt' });
    await work({ id: 'na-gif' });
    await stack.rust();
    expect(await seen('na-gif')).toMatchObject({ keer: 1 });
    expect(await queue('werk')).toMatchObject({ wachtend: 0, onderweg: 0, uitval: 1 });
  });

  test('an event of the bus reaches the queue of the rule that fits', async () => {
    const event = {
      id: 'gebeurtenis',
      source: 'aws.connect',
      'detail-type': 'Amazon Connect Contact Event',
      detail: {},
    };
    expect(
      (await stack.fetchJson('/_lokaal/eventbridge', { body: [event, { ...event, id: 'elders', source: 'elders' }] }))
        .status,
    ).toBe(202);
    await stack.rust();
    expect(await seen('gebeurtenis')).toMatchObject({ keer: 1 });
    expect(await seen('elders')).toBeUndefined();
  });
});

describe('the stream of a table', () => {
  test('one poison record goes to the failure queue; the others before and after it are handled', async () => {
    for (const id of ['een', 'gif', 'twee', 'drie']) await stack.fetchJson(`/v1/dingen/${id}`, { body: 'iets' });
    await stack.rust();
    for (const id of ['een', 'twee', 'drie']) expect(await seen(`stroom-${id}`)).toMatchObject({ wat: 'iets' });
    expect(await queue('stroom')).toMatchObject({ uitval: 1 });
  });
});

describe('mail', () => {
  test('any bytes that are put in become an object and reach the function', async () => {
    const id = await stack.mail(new Uint8Array([0, 255, 13, 10, 200]));
    await stack.rust();
    expect(await seen(`mail/${id}`)).toMatchObject({ wat: 'mail van 5 bytes' });
  });

  test('the SMTP port does the same', async () => {
    const before = (await stack.fetchJson<Seen[]>('/v1/gezien')).body.length;
    const lines = [
      'EHLO x',
      'MAIL FROM:<a@example.nl>',
      'RCPT TO:<centrum@example.nl>',
      'DATA',
      'Subject: x\r\n\r\nhallo\r\n.',
      'QUIT',
    ];
    await new Promise<void>((resolve, reject) => {
      const socket = connect(stack.smtpPort, '127.0.0.1');
      let banner = '';
      socket.on('data', (chunk) => {
        banner += String(chunk);
        if (/^\d{3} .*\r\n$/m.test(banner)) {
          banner = '';
          const line = lines.shift();
          if (line !== undefined) socket.write(`${line}\r\n`);
        }
      });
      socket.on('close', () => resolve());
      socket.on('error', reject);
    });
    await stack.rust();
    expect((await stack.fetchJson<Seen[]>('/v1/gezien')).body.length).toBe(before + 1);
  });
});

describe('the virtual clock', () => {
  test('moving runs every minute in between, in order, and handlers see the time', async () => {
    const before = (await seen('tik'))?.keer ?? 0;
    const now = await stack.klok({ vooruit: 'PT1H0M30S' });
    expect(await seen('tik')).toMatchObject({ keer: before + 60, wat: `${now.slice(0, 16)}:00Z` });
    expect(await stack.nu()).toBe(now);
  });

  test('a delayed message is handled at its own instant, not before', async () => {
    const now = Date.parse(await stack.nu());
    await work({ id: 'straks' }, '?wacht=95');
    await stack.rust();
    expect(await seen('straks')).toBeUndefined();
    expect(await queue('werk')).toMatchObject({ wachtend: 1 });
    await stack.klok({ vooruit: 'PT10M' });
    expect(await seen('straks')).toMatchObject({ op: new Date(now + 95_000).toISOString() });
  });

  test.each([
    [{ naar: '2026-01-01T00:00:00Z' }],
    [{ vooruit: 'PT1H', naar: '2027-01-01T00:00:00Z' }],
    [{ vooruit: 'P1M' }],
    [{ naar: '2027-01-01T00:00:00' }],
    [{}],
  ])('refuses %j with a problem in Dutch', async (body) => {
    const before = await stack.nu();
    const answer = await stack.fetchJson<{ status: number; fouten: object[] }>('/_lokaal/klok', { body });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body.fouten.length).toBeGreaterThan(0);
    expect(await stack.nu()).toBe(before);
  });
});

describe('rights and faults', () => {
  test('a call that the role does not allow is refused, and stands in the log', async () => {
    expect((await stack.fetchJson('/v1/fout/recht')).status).toBe(500);
    const denied = (await stack.logboek('error')).filter(({ tekst }) =>
      tekst.startsWith('AccessDenied: dynamodb:GetItem'),
    );
    expect(denied).toHaveLength(1);
  });

  test('mail and text messages leave, and a provider that is ill makes the call fail', async () => {
    const send = async (aan: string) => (await stack.fetchJson('/v1/zend', { body: { aan } })).status;
    expect([await send('jan@example.nl'), await send('+31600000001')]).toEqual([200, 200]);
    expect((await stack.uitgaand()).map(({ soort, aan }) => [soort, aan])).toEqual([
      ['mail', ['jan@example.nl']],
      ['sms', ['+31600000001']],
    ]);
    // The SDK itself tries three times.
    await stack.storing({ dienst: 'sms', soort: 'fout', keer: 3 });
    await stack.storing({ dienst: 'mail', soort: 'weg', keer: 3 });
    expect([await send('+31600000001'), await send('jan@example.nl')]).toEqual([500, 500]);
    expect([await send('+31600000001'), await send('jan@example.nl')]).toEqual([200, 200]);
    expect((await stack.fetchJson('/_lokaal/storingen')).body).toEqual([]);
  });

  test('on demand a queue delivers everything three times, also what failed in between, and nothing is lost', async () => {
    const before = (await queue('werk'))!;
    const doubled = Array.from({ length: 12 }, (_, nr) => `dubbel-${nr}`);
    await stack.storing({ dienst: 'sqs', soort: 'dubbel', keer: doubled.length });
    for (const id of doubled) await work({ id });
    await stack.rust();
    for (const id of doubled) expect(await seen(id)).toMatchObject({ wat: 'werk', keer: 3 });
    // So many messages were asked for, and the fault is used up.
    expect((await stack.fetchJson('/_lokaal/storingen')).body).toEqual([]);
    await stack.storing({ dienst: 'sqs', soort: 'dubbel' });
    await work({ id: 'dubbel-eenmaal', hoe: 'eenmaal' });
    await stack.rust();
    // Its first delivery failed: two of the three were handled.
    expect(await seen('dubbel-eenmaal')).toMatchObject({ keer: 2 });
    await stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });
    await work({ id: 'weer-gewoon' });
    await stack.rust();
    expect(await seen('weer-gewoon')).toMatchObject({ keer: 1 });
    expect(await queue('werk')).toEqual(before);
  });

  test('on demand a stream delivers its batches three times before it goes on', async () => {
    await stack.storing({ dienst: 'streams', soort: 'dubbel', keer: 1 });
    await stack.fetchJson('/v1/dingen/dubbele-stroom', { body: 'iets' });
    await stack.rust();
    await stack.fetchJson('/v1/dingen/gewone-stroom', { body: 'iets' });
    await stack.rust();
    expect(await seen('stroom-dubbele-stroom')).toMatchObject({ keer: 3 });
    expect(await seen('stroom-gewone-stroom')).toMatchObject({ keer: 1 });
  });

  test.each([
    [{ dienst: 'mail', soort: 'dubbel' }, 'dienst'],
    [{ dienst: 'streams', soort: 'weg' }, 'soort'],
    [{ dienst: 'sqs', soort: 'dubbel', keer: 0 }, 'keer'],
  ])('refuses the fault %j', async (body, veld) => {
    const answer = await stack.fetchJson<{ fouten: { veld: string }[] }>('/_lokaal/storingen', { body });
    expect([answer.status, answer.body.fouten.map((one) => one.veld)]).toEqual([400, [veld]]);
  });

  test('a fault that lasts is outlived by what waits in a queue', async () => {
    const { uitval } = (await queue('werk'))!;
    await stack.storing({ dienst: 'dynamodb', soort: 'fout', duur: 'PT10M' });
    await work({ id: 'geduld' });
    await stack.rust();
    await stack.klok({ vooruit: 'PT11M' });
    expect(await seen('geduld')).toMatchObject({ wat: 'werk' });
    expect(await queue('werk')).toMatchObject({ uitval });
  });

  test('a process that is ended comes back', async () => {
    const name = (await stack.fetchJson<{ naam: string }[]>('/_lokaal/processen')).body.find(
      ({ naam }) => naam === 'work',
    )!.naam;
    expect((await stack.fetchJson(`/_lokaal/processen/${name}/_beeindig`, { method: 'POST' })).status).toBe(200);
    await work({ id: 'weer' });
    await stack.rust();
    expect(await seen('weer')).toMatchObject({ keer: 1 });
    expect((await stack.fetchJson('/_lokaal/processen/bestaat-niet/_beeindig', { method: 'POST' })).status).toBe(404);
  });
});

describe('sockets', () => {
  const open = (path: string, protocols: string[] = []) => {
    const socket = new WebSocket(stack.url.replace('http', 'ws') + path, protocols);
    return new Promise<WebSocket | number>((resolve) => {
      socket.once('open', () => resolve(socket));
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => {});
    });
  };

  test('messages of one connection are answered in order, and its end is told', async () => {
    const socket = (await open('/v1/chat')) as WebSocket;
    const got: string[] = [];
    const all = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        if (got.push(String(data)) === 5) resolve();
      });
    });
    for (let i = 1; i <= 5; i += 1) socket.send(`bericht ${i}`);
    await all;
    expect(got).toEqual([1, 2, 3, 4, 5].map((i) => `terug: bericht ${i}`));
    const before = (await seen('verbroken'))?.keer ?? 0;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.close();
    await closed;
    await stack.rust();
    expect((await seen('verbroken'))?.keer).toBe(before + 1);
  });

  test('a function and an authorizer can refuse a connection', async () => {
    expect(await open('/v1/chat?weiger=1')).toBe(403);
    expect(await open('/v1/live', ['voordeur'])).toBe(403);
    expect(await open('/v1/niets')).toBe(404);
  });

  test('who is let in gets the subprotocol, and the function the context of the authorizer', async () => {
    const socket = (await open('/v1/live', ['voordeur', 'geheim'])) as WebSocket;
    expect(socket.protocol).toBe('voordeur');
    socket.close();
    expect(await seen('live')).toMatchObject({ wat: 'iemand' });
  });
});
