import { beforeEach, describe, expect, test } from '@jest/globals';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import fc from 'fast-check';
import { makeAuthorize } from '../../lambdas/authorize-live/authorize.ts';
import { makeConverse } from '../../lambdas/chat-socket/converse.ts';
import { makeListen } from '../../lambdas/live-socket/listen.ts';
import { makeEndVerbinding } from '../../shared/application/end-verbinding.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
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
    expect(world.chatSockets.posted.at(-1)?.data).toEqual({ soort: 'ontvangen', id: 'q1' });
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
    ['no kind', {}, [{ veld: 'soort', melding: 'Kies uit: begin, vraag, sluiten, levensteken.' }]],
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
        fc.constantFrom('soort', 'gesprek', 'id', 'tekst', 'wijkteam', 'volgnummer'),
        fc.oneof(fc.jsonValue(), fc.constantFrom('begin', 'vraag', 'sluiten')),
      ),
    );
    await fc.assert(
      fc.asyncProperty(message, async (value) => {
        await say(handler, value);
      }),
      { numRuns: 400 },
    );
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
