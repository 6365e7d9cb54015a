/** Input that once brought a whole function down, each as it was found. */
import { describe, expect, test } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { readInloopBericht } from '../../lambdas/receive-inloop/messages.ts';
import { readTelefoonBericht } from '../../lambdas/receive-telefoon/messages.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { check } from '../../shared/middleware/faults.ts';
import { makeWorld } from '../support/memory-world.ts';
import { gebruiker } from '../support/people.ts';
import { refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';
import { wholeApi } from './whole-api.ts';

const log = closedLog();
/** An object that says to have a length, which cannot be measured. */
const POSING = { length: { toString: 1 } };

describe('an object that poses as a text', () => {
  test('is a fault of that field, not of ours', () => {
    expect(check(z.strictObject({ id: z.string().min(1).max(20) }), { id: POSING })).toMatchObject({ ok: false });
  });

  test('is answered with 400 by the API', async () => {
    const answer = await refused(wholeApi(makeWorld()), {
      route: 'POST /v1/telefoon-gebeurtenissen',
      door: gebruiker('centrale', ['koppeling']),
      body: { id: POSING, oproepId: 'o1', soort: 'begonnen', op: '2026-11-25T09:00:00Z' },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'ongeldige-invoer']);
  });

  test('as the source of an event is nothing from Amazon Connect, and unreadable', () => {
    const body = JSON.stringify({ source: { toString: null }, detail: { ContactId: 'c' } });
    expect(readTelefoonBericht(body)).toMatchObject({ soort: 'onleesbaar' });
  });
});

test('a leaving of somebody who never walked in, but telephoned, is kept for a person instead of tried ten times', async () => {
  const world = makeWorld();
  const contact = world.ids.derived('oproep', 'o1');
  const op = world.clock.now();
  const call = { id: 'g', oproepId: 'o1', soort: 'in-wachtrij', op } as const;
  await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen: [call] }]);
  const record = makeRecordInloop(world);
  const handler = queueBatch({
    kanaal: 'inloop',
    read: readInloopBericht,
    handle: oneByOne(({ bericht }) => record(bericht)),
    keepUnreadable: makeKeepUnreadable(world),
  });
  const body = JSON.stringify({ soort: 'vertrek', id: 'v', contact, op });
  const Records = [{ messageId: 'm1', body, attributes: {} }];
  expect(await handler({ Records } as unknown as SQSEvent)).toEqual({ batchItemFailures: [] });
  expect((await world.zaken.listOnleesbaar(10)).items).toMatchObject([
    { reden: 'Deze gebeurtenissen horen bij een ander contact.' },
  ]);
});

test('a reader that stumbles over one message costs none of the others, and the message is kept', async () => {
  const world = makeWorld();
  const handled: string[] = [];
  const handler = queueBatch<string>({
    kanaal: 'chat',
    read: (body) => {
      if (body === 'kwaad') throw new TypeError('mevrouw Jansen');
      return { soort: 'bericht', bericht: body };
    },
    handle: oneByOne(async ({ bericht }) => void handled.push(bericht)),
    keepUnreadable: makeKeepUnreadable(world),
  });
  const Records = ['een', 'kwaad', 'twee'].map((body) => ({ messageId: body, body, attributes: {} }));
  expect(await handler({ Records } as unknown as SQSEvent)).toEqual({ batchItemFailures: [] });
  expect(handled).toEqual(['een', 'twee']);
  expect((await world.zaken.listOnleesbaar(10)).items).toMatchObject([{ id: 'kwaad', kanaal: 'chat' }]);
  expect(JSON.stringify(log.take())).not.toContain('Jansen');
});
