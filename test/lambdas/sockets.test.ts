import { beforeEach, describe, expect, test } from '@jest/globals';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import fc from 'fast-check';
import { makeAuthorize } from '../../lambdas/authorize-live/authorize.ts';
import { makeConverse, portionsOf } from '../../lambdas/chat-socket/converse.ts';
import { makeListen } from '../../lambdas/live-socket/listen.ts';
import { makeEndVerbinding } from '../../shared/application/end-verbinding.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
import { HOUR, plusMs } from '../../shared/domain/tijd/instant.ts';
import type { SocketEvent, SocketHandler } from '../../shared/middleware/socket-handler.ts';
import { socketHandler } from '../../shared/middleware/socket-handler.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { centrum } from '../support/people.ts';
import { closedLog } from './silent-log.ts';

const log = closedLog();
let world: World;
beforeEach(() => {
  world = makeWorld({ start: '2026-11-25T09:00:00.000Z', instellingen: centrum });
});

const event = (eventType: string, over: Record<string, unknown> = {}, context: Record<string, unknown> = {}) =>
  ({
    requestContext: { connectionId: 'v1', eventType, ...context },
    isBase64Encoded: false,
    ...over,
  }) as unknown as SocketEvent;

function chat(over: Partial<World> = {}): SocketHandler {
  const ports = { ...world, ...over };
  return socketHandler({
    connect: async () => undefined,
    disconnect: (verbinding) => makeEndVerbinding(ports)({ verbinding }),
    message: makeConverse(ports),
    sockets: world.chatSockets,
  });
}

type Frame = Record<string, unknown>;

/** Says it, and gives what came back over the socket. */
async function say(handler: SocketHandler, message: unknown): Promise<Frame[]> {
  const before = world.chatSockets.posted.length;
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  expect(await handler(event('MESSAGE', { body }))).toEqual({ statusCode: 200 });
  return world.chatSockets.posted.slice(before).map(({ data }) => data as Frame);
}

describe('the chat of a resident', () => {
  test('begins with a secret, the hours, and the numbers for an emergency', async () => {
    const [begonnen] = await say(chat(), { soort: 'begin', wijkteam: 'centrum' });
    expect(begonnen).toMatchObject({
      soort: 'begonnen',
      open: true,
      regels: [],
      crisisdienst: expect.objectContaining({ nummer: '0800-1471' }),
      noodnummers: expect.arrayContaining(
        ['112', '113', '0800-2000', '0800-0432'].map((nummer) => expect.objectContaining({ nummer })),
      ),
    });
    expect(String(begonnen?.['gesprek'])).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(begonnen?.['volgendeWijziging']).toBe('2026-11-25T16:00:00.000Z');
  });

  test('takes a question in without an answer of its own: it is confirmed when it is recorded', async () => {
    const handler = chat();
    await say(handler, { soort: 'begin' });
    expect(await say(handler, { soort: 'vraag', id: 'q1', volgnummer: 1, tekst: 'Hallo?' })).toEqual([]);
    const [bericht] = world.chatQueue.drain();
    expect(bericht).toMatchObject({ soort: 'vraag', id: 'q1', volgnummer: 1, tekst: 'Hallo?' });
    await makeReceiveChat(world)(bericht!);
    expect(world.chatSockets.posted.slice(1).map(({ data }) => data)).toEqual([
      { soort: 'ontvangen', id: 'q1' },
      { soort: 'plaats', nummer: 1, wachtenden: 1 },
    ]);
  });

  test('is resumed with its secret, and shows what was said', async () => {
    const handler = chat();
    const [begonnen] = await say(handler, { soort: 'begin' });
    await say(handler, { soort: 'vraag', id: 'q1', tekst: 'Hallo?' });
    for (const bericht of world.chatQueue.drain()) await makeReceiveChat(world)(bericht);
    const [again] = await say(handler, { soort: 'begin', gesprek: begonnen?.['gesprek'] });
    expect(again).toMatchObject({
      soort: 'begonnen',
      gesprek: begonnen?.['gesprek'],
      regels: [{ soort: 'vraag', id: 'q1', tekst: 'Hallo?' }],
    });
  });

  test('with a question before it began is told to begin', async () => {
    expect(await say(chat(), { soort: 'vraag', id: 'q1', tekst: 'Hallo?' })).toEqual([
      { soort: 'fout', code: 'geen-gesprek', melding: 'Begin eerst een gesprek.', id: 'q1' },
    ]);
  });

  test('ends when the resident says so', async () => {
    const handler = chat();
    await say(handler, { soort: 'begin' });
    expect(await say(handler, { soort: 'sluiten' })).toEqual([{ soort: 'gesloten' }]);
    expect(world.chatQueue.drain()).toMatchObject([{ soort: 'verlaten' }]);
  });

  test('that loses its connection asks to look later whether somebody came back', async () => {
    const handler = chat();
    await say(handler, { soort: 'begin' });
    expect(await handler(event('DISCONNECT'))).toEqual({ statusCode: 200 });
    expect(world.chatQueue.drain()).toMatchObject([{ soort: 'verbroken' }]);
  });

  test.each([
    ['no JSON', 'hallo', [{ veld: '', melding: 'Dit is geen geldige JSON.' }]],
    [
      'no kind',
      {},
      [
        {
          veld: 'soort',
          melding: 'Kies uit: begin, vraag, typt, plaats, terugbellen, afschrift, sluiten, levensteken.',
        },
      ],
    ],
    [
      'a secret that is none',
      { soort: 'begin', gesprek: 'raad' },
      [{ veld: 'gesprek', melding: 'Dit gesprek is onbekend.' }],
    ],
    [
      'an empty question',
      { soort: 'vraag', id: 'q1', tekst: '  ' },
      [{ veld: 'tekst', melding: 'Dit veld mag niet leeg zijn.' }],
    ],
    ['unknown fields', { soort: 'sluiten', bsn: '1' }, [{ veld: 'bsn', melding: 'Dit veld is onbekend.' }]],
  ])('with %s is told what is wrong and stays open', async (_name, message, fouten) => {
    const [reply] = await say(chat(), message);
    expect(reply).toMatchObject({ soort: 'fout', code: 'ongeldige-invoer', fouten });
  });

  test('that we cannot take in now is asked to send the same question again', async () => {
    const handler = chat({
      chatQueue: { send: () => Promise.reject(new Error('weg')) } as unknown as World['chatQueue'],
    });
    await say(handler, { soort: 'begin' });
    expect(await say(handler, { soort: 'vraag', id: 'q9', tekst: 'geheim' })).toMatchObject([
      { soort: 'fout', code: 'niet-beschikbaar', id: 'q9' },
    ]);
    expect(JSON.stringify(log.take())).not.toContain('geheim');
  });

  test('answers whatever is sent, and never fails', async () => {
    const handler = chat();
    const message = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(
        fc.constantFrom('soort', 'gesprek', 'id', 'tekst', 'wijkteam', 'volgnummer', 'nummer', 'mail', 'voorkeur'),
        fc.oneof(
          fc.jsonValue(),
          fc.constantFrom(
            'begin',
            'vraag',
            'typt',
            'plaats',
            'terugbellen',
            'afschrift',
            'sluiten',
            '0612345678',
            'a@b.nl',
          ),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(message, async (value) => {
        world.clock.forward(2000);
        await say(handler, value);
        // Whatever was taken can be delivered: nothing of it comes back from the queue for ever.
        for (const bericht of world.chatQueue.drain()) await makeReceiveChat(world)(bericht);
      }),
      { numRuns: 400 },
    );
  });
});

describe('hostile input in a chat', () => {
  const long = 'x'.repeat(200_000);

  test.each([
    ['200 KB of a question', { soort: 'vraag', id: 'q1', tekst: long }, 'ongeldige-invoer'],
    ['200 KB of an id', { soort: 'vraag', id: long, tekst: 'a' }, 'ongeldige-invoer'],
    ['200 KB of no JSON', long, 'ongeldige-invoer'],
    [
      '10,000 unknown fields',
      Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, n])),
      'ongeldige-invoer',
    ],
    ['JSON that is nested very deeply', '['.repeat(60_000) + ']'.repeat(60_000), 'ongeldige-invoer'],
    [
      'a thousand unknown fields with long names',
      Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`f${n}`.padEnd(90, 'x'), n])),
      'ongeldige-invoer',
    ],
    ['an id with half a character', '{"soort":"vraag","id":"\\ud83d","tekst":"a"}', 'ongeldige-invoer'],
    ['an id with a control character', '{"soort":"vraag","id":"a\\u0000b","tekst":"a"}', 'ongeldige-invoer'],
    [
      'a question of control characters only',
      '{"soort":"vraag","id":"a","tekst":"\\u0000\\uffff\\ud83d"}',
      'ongeldige-invoer',
    ],
  ])('%s is answered shortly, and taken nowhere', async (_name, message, code) => {
    const handler = chat();
    await say(handler, { soort: 'begin' });
    const [reply] = await say(handler, message);
    expect(reply).toMatchObject({ soort: 'fout', code });
    expect(JSON.stringify(reply).length).toBeLessThan(10_000);
    expect(world.chatQueue.drain()).toEqual([]);
  });

  test('what queues and tables refuse is taken out of a question, the rest of it is kept', async () => {
    const handler = chat();
    await say(handler, { soort: 'begin' });
    await say(handler, '{"soort":"vraag","id":"q1","tekst":"a\\u0000b\\ud83dc\\uffff\\nd\\t\ud83d\ude00 \u00eb"}');
    expect(world.chatQueue.drain()).toMatchObject([{ tekst: 'abc\nd\t\u{1f600} \u00eb' }]);
  });

  test('a flood is told to be too fast, which question it was, and nothing of it is dropped silently', async () => {
    const handler = chat();
    await say(handler, { soort: 'begin' });
    const told: unknown[] = [];
    for (let n = 0; n < 500; n += 1) {
      const [reply] = await say(handler, { soort: 'vraag', id: `q${n}`, volgnummer: n, tekst: 'a' });
      if (reply) told.push([reply['code'], reply['id']]);
    }
    const taken = world.chatQueue.drain().length;
    expect(taken).toBe(299);
    expect(told).toEqual(Array.from({ length: 201 }, (_, n) => ['te-snel', `q${n + 299}`]));
    world.clock.forward(500);
    expect(await say(handler, { soort: 'vraag', id: 'q500', tekst: 'a' })).toEqual([]);
  });

  test('a flood of nonsense, of beginnings, or before the chat began is stopped as well', async () => {
    for (const [verbinding, message] of [
      ['f1', 'onzin'],
      ['f2', '{"soort":"begin"}'],
      ['f3', '{"soort":"vraag","id":"q","tekst":"a"}'],
    ] as const) {
      const answers: unknown[] = [];
      for (let n = 0; n < 320; n += 1)
        answers.push([await makeConverse(world)(verbinding, message)].flat()[0]?.['code']);
      expect(answers.slice(300)).toEqual(Array.from({ length: 20 }, () => 'te-snel'));
      expect(answers.slice(0, 300)).not.toContain('te-snel');
    }
  });

  test('who stays connected for days is still known: nothing but the line itself ends it', async () => {
    const until: string[] = [];
    const { addChat } = world.verbindingen;
    const verbindingen: typeof world.verbindingen = {
      ...world.verbindingen,
      addChat: (verbinding, gesprek, verlooptOp, wijkteam) => {
        until.push(verlooptOp);
        return addChat(verbinding, gesprek, verlooptOp, wijkteam);
      },
    };
    await makeConverse({ ...world, verbindingen })('lang', '{"soort":"begin"}');
    expect(until).toEqual([plusMs(world.clock.now(), 72 * HOUR)]);
  });

  test('a sign of life is never too much', async () => {
    const handler = chat();
    for (let n = 0; n < 150; n += 1) expect(await say(handler, { soort: 'levensteken' })).toEqual([]);
  });

  test('a secret that never existed looks just like one of a chat in which nothing was said', async () => {
    const handler = chat();
    const [begonnen] = await say(handler, { soort: 'begin' });
    const real = String(begonnen?.['gesprek']);
    const invented = 'A'.repeat(32);
    const [known] = await say(handler, { soort: 'begin', gesprek: real });
    const [unknown] = await say(handler, { soort: 'begin', gesprek: invented });
    expect({ ...unknown, gesprek: '' }).toEqual({ ...known, gesprek: '' });
    expect(unknown?.['gesprek']).toBe(invented);
    expect(world.zaken.changes()).toEqual([]);
  });

  test('the id under which a gesprek is kept is no key to it', async () => {
    const handler = chat();
    const [begonnen] = await say(handler, { soort: 'begin' });
    await say(handler, { soort: 'vraag', id: 'q1', tekst: 'geheim' });
    const [bericht] = world.chatQueue.drain();
    await makeReceiveChat(world)(bericht!);
    expect(bericht!.gesprek).not.toBe(begonnen?.['gesprek']);
    const [reply] = await say(handler, { soort: 'begin', gesprek: bericht!.gesprek });
    expect(reply).toMatchObject({ code: 'ongeldige-invoer' });
  });

  test('a gesprek too long for one message of a socket is shown in several, each line once and in order', async () => {
    const regels = Array.from({ length: 400 }, (_, n) => ({
      soort: 'vraag' as const,
      id: `q${n}`,
      op: world.clock.now(),
      tekst: '\u00eb'.repeat(n % 2 ? 4000 : 10),
    }));
    const portions = portionsOf(regels);
    expect(portions.flat()).toEqual(regels);
    expect(portions.length).toBeGreaterThan(10);
    for (const portion of portions) expect(Buffer.byteLength(JSON.stringify(portion))).toBeLessThan(100_000);

    const handler = chat();
    const [begonnen] = await say(handler, { soort: 'begin' });
    for (let n = 0; n < 30; n += 1) {
      await say(handler, { soort: 'vraag', id: `q${n}`, volgnummer: n, tekst: '\u00eb'.repeat(4000) });
    }
    for (const bericht of world.chatQueue.drain()) await makeReceiveChat(world)(bericht);
    const frames = await say(handler, { soort: 'begin', gesprek: begonnen?.['gesprek'] });
    expect(frames.map(({ soort }) => soort)).toEqual(['begonnen', 'regels', 'regels']);
    const shown = frames.flatMap(({ regels: lines }) => (lines as { id: string }[]).map(({ id }) => id));
    expect(shown).toEqual(Array.from({ length: 30 }, (_, n) => `q${n}`));
  });

  test('the same id in another gesprek is another question, and shows nothing of the first', async () => {
    const handler = chat();
    await say(handler, { soort: 'begin' });
    await say(handler, { soort: 'vraag', id: 'q1', tekst: 'van de een' });
    await makeConverse(world)('v2', '{"soort":"begin"}');
    await makeConverse(world)('v2', '{"soort":"vraag","id":"q1","tekst":"van de ander"}');
    for (const bericht of world.chatQueue.drain()) await makeReceiveChat(world)(bericht);
    expect(world.zaken.contacten()).toHaveLength(2);
    const texts = (verbinding: string) =>
      world.chatSockets.posted.filter((one) => one.verbinding === verbinding).map(({ data }) => JSON.stringify(data));
    expect(texts('v2').join()).not.toContain('van de een');
    expect(texts('v1').join()).not.toContain('van de ander');
  });
});

describe('outside opening hours', () => {
  beforeEach(() => {
    world = makeWorld({ start: '2026-11-27T17:30:00.000Z', instellingen: centrum });
  });

  test('the resident hears when the chat opens, what can be done instead, and the numbers for a crisis', async () => {
    const [begonnen] = await say(chat(), { soort: 'begin', wijkteam: 'centrum' });
    expect(begonnen).toMatchObject({
      open: false,
      opentOp: '2026-11-30T08:00:00.000Z',
      alternatieven: {
        terugbellen: { uiterlijkOp: '2026-11-30T16:00:00.000Z' },
        mail: { adres: 'centrum@voorbeeld.nl' },
      },
      crisisdienst: expect.objectContaining({ nummer: '0800-1471' }),
    });
    expect(begonnen?.['noodnummers']).toContainEqual(expect.objectContaining({ nummer: '112' }));
  });

  test('a question is taken all the same', async () => {
    const handler = chat();
    await say(handler, { soort: 'begin', wijkteam: 'centrum' });
    await say(handler, { soort: 'vraag', id: 'q1', tekst: 'Hallo?' });
    for (const bericht of world.chatQueue.drain()) await makeReceiveChat(world)(bericht);
    expect(world.zaken.contacten()).toMatchObject([{ status: 'wachtend' }]);
  });

  test('in opening hours nothing else is offered; a wijkteam without address has ours', async () => {
    world.clock.to('2026-11-27T10:00:00.000Z');
    const [open] = await say(chat(), { soort: 'begin', wijkteam: 'centrum' });
    expect(open).toMatchObject({ open: true, opentOp: null, alternatieven: null });
    world.clock.to('2026-11-28T10:00:00.000Z');
    const [closed] = await say(chat(), { soort: 'begin' });
    expect(closed).toMatchObject({ alternatieven: { mail: { adres: 'wijkteam@voorbeeld.nl' } } });
  });
});

describe('the live socket of staff', () => {
  const live = () => socketHandler(makeListen(world));
  const claims = {
    sub: 'fatima',
    naam: 'Fatima',
    rollen: 'professional teamondersteuner',
    wijkteams: 'centrum noord',
    principalId: 'fatima',
  };

  test('remembers who listens, and answers with the subprotocol that was offered', async () => {
    const handshake = { headers: { 'Sec-WebSocket-Protocol': 'voordeur, token' } };
    expect(await live()(event('CONNECT', handshake, { authorizer: claims }))).toEqual({
      statusCode: 200,
      headers: { 'Sec-WebSocket-Protocol': 'voordeur' },
    });
    expect(await world.verbindingen.listLive()).toEqual([
      {
        verbinding: 'v1',
        gebruiker: {
          id: 'fatima',
          naam: 'Fatima',
          rollen: ['professional', 'teamondersteuner'],
          wijkteams: ['centrum', 'noord'],
        },
        sinds: world.clock.now(),
      },
    ]);
    await live()(event('DISCONNECT'));
    expect(await world.verbindingen.listLive()).toEqual([]);
  });

  test('does not open without claims', async () => {
    expect(await live()(event('CONNECT'))).toEqual({ statusCode: 500 });
  });

  test('says that it is for listening, but lets a sign of life pass', async () => {
    await live()(event('MESSAGE', { body: '{"soort":"levensteken"}' }));
    expect(world.liveSockets.posted).toEqual([]);
    await live()(event('MESSAGE', { body: 'x' }));
    expect(world.liveSockets.posted).toMatchObject([{ data: { soort: 'fout', code: 'alleen-luisteren' } }]);
  });
});

describe('who may open the live socket', () => {
  const ARN = 'arn:aws:execute-api:eu-west-1:1:live/v1/$connect';
  const verify = async (token: string) => {
    if (token !== 'goed') throw new Error('bad signature');
    return { sub: 'fatima', naam: 'Fatima', rollen: ['professional'], wijkteams: ['centrum', 'noord'] };
  };
  const handshake = (headers: Record<string, string>) =>
    ({ headers, methodArn: ARN }) as unknown as APIGatewayRequestAuthorizerEvent;

  test.each([
    ['in the header', { Authorization: 'Bearer goed' }],
    ['in lower case', { authorization: 'bearer goed' }],
    ['as subprotocol, since a browser can set no header', { 'Sec-WebSocket-Protocol': 'voordeur, goed' }],
  ])('is who has a good token: %s', async (_name, headers) => {
    expect(await makeAuthorize(verify)(handshake(headers))).toMatchObject({
      principalId: 'fatima',
      policyDocument: { Statement: [{ Effect: 'Allow', Resource: ARN }] },
      context: { sub: 'fatima', rollen: 'professional', wijkteams: 'centrum noord' },
    });
  });

  test.each([
    ['no token', {}],
    ['a bad token', { Authorization: 'Bearer slecht' }],
    ['another subprotocol first', { 'Sec-WebSocket-Protocol': 'goed, voordeur' }],
    ['another scheme', { Authorization: 'Basic goed' }],
  ])('is nobody with %s', async (_name, headers) => {
    await expect(makeAuthorize(verify)(handshake(headers))).rejects.toThrow('Unauthorized');
  });

  test('is not a telephone exchange, which has no screen', async () => {
    const answer = await makeAuthorize(async () => ({ sub: 'pbx', rollen: ['koppeling'] }))(
      handshake({ Authorization: 'Bearer x' }),
    );
    expect(answer.policyDocument.Statement).toMatchObject([{ Effect: 'Deny' }]);
  });
});
