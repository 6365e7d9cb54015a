/** Dead letters and unreadable input through the API. */
import { describe, expect, test } from '@jest/globals';
import { makeReadOnderwerp } from '../../lambdas/serve-uitval/onderwerp.ts';
import { systemIds } from '../../shared/adapters/clock/system-clock.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { DEEL_BYTES } from '../../shared/application/list-unreadable.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import { uitvalOf } from '../support/memory-world.ts';
import { gebruiker, ondersteuner } from '../support/people.ts';
import { apiWorld, START } from './api-world.ts';
import { eventOf, refused } from './http-call.ts';

const beheerder = gebruiker('bea', ['beheerder']);
const op = '2026-11-24T08:00:00.000Z';

describe('dead letters by the API', () => {
  test('are counted, explained and repeated', async () => {
    const { world, done } = apiWorld();
    const bericht = { gebeurtenissen: [{ id: 'g', oproepId: 'o9', soort: 'begonnen', op, nummer: '+31612345678' }] };
    uitvalOf(world, 'telefoon').bury({
      id: 'd1',
      verzondenOp: instant(op),
      ontvangen: 10,
      inhoud: JSON.stringify(bericht),
    });
    const { body: counts } = await done<{ resultaten: object[] }>({ route: 'GET /v1/uitval', door: ondersteuner });
    expect(counts.resultaten).toContainEqual({ wachtrij: 'telefoon', soort: 'wachtrij', aantal: 1, oudsteOp: op });
    const pad = { wachtrij: 'telefoon' };
    const { body, text } = await done<{ berichten: object[] }>({
      route: 'GET /v1/uitval/{wachtrij}',
      door: beheerder,
      pad,
    });
    expect(body.berichten).toEqual([
      expect.objectContaining({ id: 'd1', kanaal: 'telefoon', contacten: [world.ids.derived('oproep', 'o9')] }),
    ]);
    expect(text).not.toContain('612345678');
    const again = await done({
      route: 'POST /v1/uitval/{wachtrij}/herhalingen',
      door: beheerder,
      pad,
      body: { berichten: ['d1'] },
    });
    expect(again.body).toEqual({ wachtrij: 'telefoon', herhaald: 1, zaken: null, aantal: 0 });
    expect(uitvalOf(world, 'telefoon').takeReturned()).toEqual([JSON.stringify(bericht)]);
  });

  test('of a queue that is not there are 404, and what is asked wrongly is 400', async () => {
    const { api } = apiWorld();
    const route = 'POST /v1/uitval/{wachtrij}/herhalingen';
    expect((await refused(api, { route, door: beheerder, pad: { wachtrij: 'fax' }, body: {} })).status).toBe(404);
    const wrong = { route, door: beheerder, pad: { wachtrij: 'mail' }, body: { berichten: [] } };
    expect((await refused(api, wrong)).status).toBe(400);
  });
});

describe('what a dead letter is about', () => {
  const read = makeReadOnderwerp(systemIds);
  const text = JSON.stringify;

  test.each([
    [
      'mail',
      text({ Records: [{ eventTime: op, s3: { object: { key: 'mail/abc' } } }] }),
      ['mail', [], [], ['mail/abc']],
    ],
    ['chat', text({ soort: 'verlaten', gesprek: 'hash', op }), ['chat', [], [], ['hash']]],
    ['inloop', text({ soort: 'aankomst', id: 'a1', locatie: 'plein', op }), ['inloop', ['a1'], [], []]],
    ['inloop', text({ soort: 'vertrek', id: 'v1', contact: 'a1', op }), ['inloop', ['a1'], [], []]],
    ['push', text({ zaak: 's1', push: 'p1' }), [null, [], ['s1'], ['p1']]],
    ['antwoord', text({ contact: 'c1', antwoord: 'w1' }), [null, ['c1'], [], ['w1']]],
    ['antwoord', 'null', [null, [], [], []]],
    ['push', '{"zaak":7,"push":{}}', [null, [], [], []]],
    ['telefoon', 'kapot', ['telefoon', [], [], []]],
    ['onbekend', '{"contact":"c1"}', [null, [], [], []]],
    ['toString', '{}', [null, [], [], []]],
  ])('%s: %s', (wachtrij, inhoud, [kanaal, contacten, spoedzaken, verwijzingen]) => {
    expect(read(wachtrij, inhoud)).toEqual({ kanaal, contacten, spoedzaken, verwijzingen });
  });
});

const keep = (
  world: ReturnType<typeof apiWorld>['world'],
  id: string,
  kanaal: 'telefoon' | 'mail',
  tekst: string | Uint8Array,
) =>
  makeKeepUnreadable(world)({
    id,
    kanaal,
    ontvangenOp: instant(op),
    reden: 'Onbekende gebeurtenis.',
    ruw: { bytes: typeof tekst === 'string' ? new TextEncoder().encode(tekst) : tekst, contentType: 'text/plain' },
  });

describe('unreadable input by the API', () => {
  test('is listed with how much there is in all and per kanaal', async () => {
    const { world, done } = apiWorld();
    for (const id of ['1', '2', '3']) await keep(world, id, id === '3' ? 'mail' : 'telefoon', 'x');
    const { body } = await done({ route: 'GET /v1/onleesbare-berichten', door: ondersteuner, query: { limit: '1' } });
    expect(body).toMatchObject({ aantal: 3, perKanaal: { telefoon: 2, mail: 1 }, volledigGeteld: true });
    expect(body['resultaten']).toHaveLength(1);
  });

  test('can be downloaded byte by byte, whatever the bytes are', async () => {
    const { world, api } = apiWorld();
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await keep(world, 'a/b"c', 'mail', bytes);
    const answer = await api(
      eventOf({ route: 'GET /v1/onleesbare-berichten/{id}/ruw', door: ondersteuner, pad: { id: 'a/b"c' } }),
      {} as never,
    );
    expect(answer.statusCode).toBe(200);
    expect(answer.isBase64Encoded).toBe(true);
    expect(new Uint8Array(Buffer.from(answer.body ?? '', 'base64'))).toEqual(bytes);
    expect(answer.headers).toMatchObject({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment; filename="onleesbaar-a_b_c.eml"',
      'X-Content-Type-Options': 'nosniff',
    });
  });

  test('that is large comes in parts that follow each other, and no part follows the last', async () => {
    const { world, api } = apiWorld();
    const bytes = new Uint8Array(DEEL_BYTES + 5).fill(7);
    await keep(world, 'groot', 'mail', bytes);
    const part = (deel: string) =>
      api(
        eventOf({
          route: 'GET /v1/onleesbare-berichten/{id}/ruw',
          door: ondersteuner,
          pad: { id: 'groot' },
          query: { deel },
        }),
        {} as never,
      );
    const [first, second, third] = [await part('1'), await part('2'), await part('3')];
    const size = (body: string | undefined) => Buffer.from(body ?? '', 'base64').length;
    expect([size(first.body), size(second.body)]).toEqual([DEEL_BYTES, 5]);
    // What a function may answer.
    expect((first.body ?? '').length).toBeLessThan(6_000_000);
    expect(first.headers?.['Link']).toBe('</v1/onleesbare-berichten/groot/ruw?deel=2>; rel="next"');
    expect([second.headers?.['Link'], third.statusCode]).toEqual([undefined, 404]);
  });
});

describe('reading again what could not be read', () => {
  const herlees = (id: string) => ({
    route: 'POST /v1/onleesbare-berichten/{id}/herlezingen',
    door: ondersteuner,
    pad: { id },
  });
  const goed = { gebeurtenissen: [{ id: 'g1', oproepId: 'o1', soort: 'begonnen', op }] };

  test('puts what can be read now on its way once, as it should have gone, and takes it off the list', async () => {
    const { world, done } = apiWorld();
    await keep(world, 'x1', 'telefoon', JSON.stringify(goed));
    const { body } = await done(herlees('x1'));
    expect(body['afhandeling']).toEqual({ op: START, door: 'olga', toelichting: 'Opnieuw gelezen.', herlezen: true });
    await done(herlees('x1'));
    expect(world.telefoonQueue.drain()).toEqual([goed]);
    expect((await world.zaken.listOnleesbaar(10)).items).toEqual([]);
  });

  test('of a mail tells its queue of it with the instant at which it was received', async () => {
    const { world, done } = apiWorld();
    const eml = 'From: jan@voorbeeld.nl\r\nTo: wijkteam@voorbeeld.nl\r\nSubject: Hulp\r\n\r\nHallo\r\n';
    await world.raw.put('mail/a b+c', new TextEncoder().encode(eml), 'message/rfc822');
    const kept = {
      id: 'a b+c',
      kanaal: 'mail',
      ontvangenOp: instant(op),
      reden: 'x',
      ruw: { sleutel: 'mail/a b+c' },
    } as const;
    await makeKeepUnreadable(world)(kept);
    await done(herlees('a b+c'));
    expect(world.mailQueue.drain()).toEqual([
      { Records: [{ eventTime: op, s3: { object: { key: 'mail/a%20b%2Bc' } } }] },
    ]);
  });

  test('of a line of a log takes its events in', async () => {
    const { world, done } = apiWorld();
    await keep(world, 'regel', 'telefoon', '1795593600|1795593600.1|centrum|NONE|ENTERQUEUE||0612345678|1');
    await done(herlees('regel'));
    expect(world.telefoonQueue.drain()).toMatchObject([
      { gebeurtenissen: [{ oproepId: '1795593600.1', soort: 'in-wachtrij', wijkteam: 'centrum' }] },
    ]);
  });

  test('that still cannot be read is refused with the reason, and stays open', async () => {
    const { world, api } = apiWorld();
    await keep(world, 'x2', 'telefoon', '{"gebeurtenissen":[{"id":"g"}]}');
    await keep(world, 'x3', 'mail', '');
    for (const id of ['x2', 'x3']) {
      const answer = await refused(api, herlees(id));
      expect([answer.status, answer.body.code]).toEqual([409, 'nog-onleesbaar']);
      expect(answer.body.detail).toMatch(/^Het lukt nog steeds niet om dit te lezen\. .+/);
    }
    expect((await world.zaken.listOnleesbaar(10)).items).toHaveLength(2);
    expect(world.telefoonQueue.drain()).toEqual([]);
  });

  test('of what a person dealt with is refused: it is done', async () => {
    const { world, api, done } = apiWorld();
    await keep(world, 'x4', 'telefoon', JSON.stringify(goed));
    await done({
      route: 'POST /v1/onleesbare-berichten/{id}/afhandelingen',
      door: ondersteuner,
      pad: { id: 'x4' },
      body: { toelichting: 'Gebeld.' },
    });
    const answer = await refused(api, herlees('x4'));
    expect([answer.status, answer.body.code]).toEqual([409, 'al-afgehandeld']);
    expect(world.telefoonQueue.drain()).toEqual([]);
  });

  test('that turns out unreadable where it goes, is open work again, also while it is being taken off the list', async () => {
    const { world, done } = apiWorld();
    await keep(world, 'x5', 'telefoon', JSON.stringify(goed));
    await done(herlees('x5'));
    await keep(world, 'x5', 'telefoon', JSON.stringify(goed));
    expect((await world.zaken.listOnleesbaar(10)).items).toHaveLength(1);
    // Now it comes back before it is off the list: the writing is refused, and it is read once more.
    let comesBack = true;
    const { telefoonQueue } = world;
    const send = telefoonQueue.send;
    telefoonQueue.send = async (messages) => {
      await send(messages);
      if (!comesBack) return;
      comesBack = false;
      await keep(world, 'x5', 'telefoon', JSON.stringify(goed));
    };
    await done(herlees('x5'));
    expect(telefoonQueue.drain()).toHaveLength(3);
  });
});
