/** The door for logs: from a text to messages on the queue, and to work for a person. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { readTelefoonBericht } from '../../../lambdas/receive-telefoon/messages.ts';
import { readLogboek } from '../../../shared/adapters/telefonie/logboek.ts';
import { makeKeepUnreadable } from '../../../shared/application/keep-unreadable.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { queueBatch } from '../../../shared/middleware/batch/queue-batch.ts';
import { type ApiWorld, apiWorld } from '../../lambdas/api-world.ts';
import { refused } from '../../lambdas/http-call.ts';
import { closedLog } from '../../lambdas/silent-log.ts';
import { wholeApi } from '../../lambdas/whole-api.ts';
import type { World } from '../../support/memory-world.ts';
import { gebruiker } from '../../support/people.ts';

closedLog();
const route = 'POST /v1/telefoon-logboeken';
const koppeling = gebruiker('centrale', ['koppeling']);
const headers = { 'content-type': 'text/plain; charset=utf-8' };
const T = 1_795_420_800;

let world: World;
let api: ApiWorld;
beforeEach(() => {
  api = apiWorld();
  ({ world } = api);
});
const post = (raw: string) => api.done({ route, door: koppeling, raw, headers });

/** Reads the queue as the deployed function does, under message ids of its own. */
let delivery = 0;
async function deliver(): Promise<void> {
  const record = makeRecordTelefoonGebeurtenissen(world);
  const handler = queueBatch({
    kanaal: 'telefoon',
    read: readTelefoonBericht,
    handle: (all) => record(all.map(({ bron, bericht }) => ({ bron, gebeurtenissen: bericht }))),
    keepUnreadable: makeKeepUnreadable(world),
  });
  const Records = world.telefoonQueue.drain().map((body) => {
    delivery += 1;
    return { messageId: `m${delivery}`, body: JSON.stringify(body), attributes: { SentTimestamp: `${T}000` } };
  });
  expect(await handler({ Records } as never)).toEqual({ batchItemFailures: [] });
}
const work = async () => (await world.zaken.listOnleesbaar(100)).items;

const call = [
  `${T}|17.1|swt-centrum|NONE|ENTERQUEUE||+31612345678|1`,
  `${T + 5}|17.1|swt-centrum|SIP/8|RINGNOANSWER|5000`,
  `${T + 25}|17.1|swt-centrum|SIP/8|CONNECT|25|x|3`,
];
const block = `CC-Action: member-queue-start\nCC-Queue: noord%40default\nCC-Member-UUID: m-1\nCC-Member-Joined-Time: ${T}\n`;
const log = [...call, 'ruis', '', block, `${T}|NONE|NONE|NONE|CONFIGRELOAD|`, `${T}|18.1|noord|NONE|BEAMEDUP|`].join(
  '\n',
);

describe('a log of a telephone exchange', () => {
  test('is answered with what became of every line and block', async () => {
    expect((await post(log)).body).toEqual({
      aanvaard: 3,
      overgeslagen: 2,
      onleesbaar: [
        { regel: 4, reden: expect.stringMatching(/\.$/) },
        { regel: 12, reden: expect.stringMatching(/\.$/) },
      ],
      aantalOnleesbaar: 2,
    });
  });

  test('becomes contacts, and work where it could not be read, kept as it stood there', async () => {
    await post(log);
    await deliver();
    expect(world.zaken.contacten().map(({ wijkteam, wachten }) => [wijkteam, wachten.length])).toEqual(
      expect.arrayContaining([
        ['swt-centrum', 1],
        ['noord', 1],
      ]),
    );
    const kept = await Promise.all(
      (await work()).map(async ({ ruw }) => new TextDecoder().decode(await world.raw.get(ruw))),
    );
    expect(kept.toSorted()).toEqual([`${T}|18.1|noord|NONE|BEAMEDUP|`, 'ruis']);
    expect(JSON.stringify(await work())).not.toContain('BEAMEDUP');
  });

  test('taken in twice changes nothing and is not work twice', async () => {
    await post(log);
    await deliver();
    const before = [world.zaken.contacten(), await work()];
    await post(log);
    await deliver();
    expect([world.zaken.contacten(), await work()]).toEqual(before);
  });

  test('keeps the number of the caller out of the facts', async () => {
    await post(log);
    await deliver();
    expect(JSON.stringify(world.zaken.changes())).not.toContain('12345678');
  });

  test('that is no log at all is one piece of work and not thousands', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `dit is geen logboek ${n}`);
    const { body } = await post(lines.join('\n'));
    expect(body['aantalOnleesbaar']).toBe(3000);
    expect(body['onleesbaar']).toHaveLength(1000);
    await deliver();
    const items = await work();
    expect(items.length).toBeLessThan(5);
    const kept = await Promise.all(items.map(async ({ ruw }) => new TextDecoder().decode(await world.raw.get(ruw))));
    expect(kept.join('\n\n').split('\n\n').toSorted()).toEqual(lines.toSorted());
  });

  test('of many blocks that could not be read is kept so that each part, read again, says what it said', async () => {
    // An event that is not known yet; later, when it is, the parts that were kept are read again.
    const unread = (n: number) =>
      `CC-Action: member-queue-nieuw\nCC-Queue: noord%40default\nCC-Member-UUID: m-${n}\nCC-Member-Joined-Time: ${T + n}\nX-Vulling: ${'v'.repeat(3000)}`;
    const blocks = Array.from({ length: 40 }, (_, n) => unread(n));
    const { body } = await post(`${blocks.join('\n\n')}\n\n`);
    expect(body['aantalOnleesbaar']).toBe(40);
    await deliver();
    const items = await work();
    expect(items.length).toBeGreaterThan(1);
    expect(items.length).toBeLessThan(5);
    const kept = await Promise.all(items.map(async ({ ruw }) => new TextDecoder().decode(await world.raw.get(ruw))));
    const known = (text: string) => text.replaceAll('member-queue-nieuw', 'member-queue-start');
    const events = (text: string) =>
      readLogboek(known(text)).flatMap(({ vertaling }) =>
        vertaling.soort === 'gebeurtenissen' ? vertaling.gebeurtenissen.map(({ id }) => id) : [],
      );
    const asSent = events(blocks.join('\n\n'));
    expect(asSent).toHaveLength(40);
    expect(kept.flatMap(events).toSorted()).toEqual(asSent.toSorted());
  });

  test('with a line of half a megabyte is kept whole too, in pieces that the queue can hold', async () => {
    await post('x'.repeat(500_000));
    const messages = world.telefoonQueue.drain();
    expect(Math.max(...messages.map((message) => JSON.stringify(message).length))).toBeLessThan(200_000);
    expect(messages.map(({ onleesbaar }) => onleesbaar?.tekst).join('')).toBe('x'.repeat(500_000));
  });

  test('keeps the events of a call together, in messages that stay small', async () => {
    const many = Array.from({ length: 200 }, (_, n) => call.map((line) => line.replace('17.1', `17.${n}`)).join('\n'));
    await post(many.join('\n'));
    const messages = world.telefoonQueue.drain();
    expect(messages.flatMap(({ gebeurtenissen }) => gebeurtenissen)).toHaveLength(600);
    expect(Math.max(...messages.map(({ gebeurtenissen }) => gebeurtenissen.length))).toBeLessThanOrEqual(25);
  });

  test.each([
    ['JSON', { raw: '{}', headers: { 'content-type': 'application/json' } }, 415],
    ['nothing', { headers }, 400],
    ['more than it can take', { raw: `${'x'.repeat(99)}\n`.repeat(50_001), headers }, 413],
  ])('that is %s is refused in plain words', async (_name, sent, status) => {
    const answer = await refused(api.api, { route, door: koppeling, ...sent });
    expect(answer.body).toMatchObject({ status, detail: expect.stringMatching(/\.$/) });
    expect(world.telefoonQueue.drain()).toEqual([]);
  });

  test('with bytes that are no text is read all the same', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${call[0]}\n`),
      Buffer.from([0xff, 0xe9, 0x0a]),
      Buffer.from(call[2] ?? ''),
    ]);
    const answer = await api.done({ route, door: koppeling, raw: bytes.toString('base64'), base64: true, headers });
    expect(answer.body).toMatchObject({ aanvaard: 2, aantalOnleesbaar: 1 });
  });

  test('that the queue did not take is asked for again', async () => {
    const broken = { ...world, telefoonQueue: { send: () => Promise.reject(new Error('weg')) } } as unknown as World;
    const answer = await refused(wholeApi(broken), { route, door: koppeling, raw: log, headers });
    expect([answer.status, answer.body.code]).toEqual([503, 'niet-aangenomen']);
  });
});
