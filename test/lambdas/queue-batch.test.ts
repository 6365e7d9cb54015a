import { describe, expect, test } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import * as z from 'zod';
import { readChatBericht } from '../../lambdas/receive-chat/messages.ts';
import { readInloopBericht } from '../../lambdas/receive-inloop/messages.ts';
import { readMailBericht } from '../../lambdas/receive-mail/messages.ts';
import { readTelefoonBericht } from '../../lambdas/receive-telefoon/messages.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { InvalidError } from '../../shared/domain/errors.ts';
import { oneByOne, queueBatch, sideBySide } from '../../shared/middleware/batch/queue-batch.ts';
import { readJsonBody } from '../../shared/middleware/batch/read-json.ts';
import { makeWorld } from '../support/memory-world.ts';
import { closedLog } from './silent-log.ts';

const log = closedLog();
const SENT = Date.parse('2026-11-25T09:00:00Z');

function batch(...bodies: readonly string[]): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `m${index}`,
      body,
      attributes: { SentTimestamp: String(SENT), ApproximateReceiveCount: String(index + 1) },
    })),
  } as unknown as SQSEvent;
}

const read = readJsonBody(z.strictObject({ n: z.number() }));

function handlerThat(handle: (n: number, poging: number) => Promise<void>) {
  const world = makeWorld();
  const handled: number[] = [];
  const handler = queueBatch({
    kanaal: 'chat',
    read,
    handle: oneByOne(async ({ bericht, poging }) => {
      await handle(bericht.n, poging);
      handled.push(bericht.n);
    }),
    keepUnreadable: makeKeepUnreadable(world),
  });
  return { world, handled, handler };
}

const failures = (...ids: readonly string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a batch of messages', () => {
  test('that are all good is done', async () => {
    const { handler, handled } = handlerThat(async () => {});
    expect(await handler(batch('{"n":1}', '{"n":2}'))).toEqual(failures());
    expect(handled).toEqual([1, 2]);
  });

  test('side by side is done also when an early one waits for a later one, and only what failed comes again', async () => {
    let release = () => {};
    const freed = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handler = queueBatch({
      kanaal: 'chat',
      read,
      handle: sideBySide(async ({ bericht: { n } }) => {
        if (n === 1) await freed;
        if (n === 2) throw new Error('away');
        if (n === 3) release();
      }),
    });
    expect(await handler(batch('{"n":1}', '{"n":2}', '{"n":3}'))).toEqual(failures('m1'));
  });

  test('has only the one that failed come again', async () => {
    const { handler, handled } = handlerThat(async (n) => {
      if (n === 2) throw new Error('nu niet');
    });
    expect(await handler(batch('{"n":1}', '{"n":2}', '{"n":3}'))).toEqual(failures('m1'));
    expect(handled).toEqual([1, 3]);
  });

  test('tells how often each was tried', async () => {
    const tries: number[] = [];
    const { handler } = handlerThat(async (_n, poging) => void tries.push(poging));
    await handler(batch('{"n":1}', '{"n":2}'));
    expect(tries).toEqual([1, 2]);
  });

  test('keeps what cannot be read whole, as work for a person, and is done with it', async () => {
    const { handler, handled, world } = handlerThat(async () => {});
    log.take();
    expect(await handler(batch('{"n":', '{"n":1}', '{"n":"jansen"}'))).toEqual(failures());
    expect(handled).toEqual([1]);
    const { items } = await world.zaken.listOnleesbaar(10);
    expect(items.map(({ id, kanaal, ontvangenOp, reden }) => [id, kanaal, ontvangenOp, reden])).toEqual([
      ['m0', 'chat', '2026-11-25T09:00:00.000Z', 'Het bericht is geen geldige JSON.'],
      ['m2', 'chat', '2026-11-25T09:00:00.000Z', 'Deze velden kloppen niet: n.'],
    ]);
    expect(new TextDecoder().decode(await world.raw.get('onleesbaar/m2'))).toBe('{"n":"jansen"}');
    expect(JSON.stringify(log.take())).not.toContain('jansen');
  });

  test('keeps what a rule calls invalid as well, instead of trying it ten times', async () => {
    const { handler, world } = handlerThat(async () => {
      throw new InvalidError([{ veld: 'n', melding: 'Kan niet.' }]);
    });
    expect(await handler(batch('{"n":1}'))).toEqual(failures());
    expect((await world.zaken.listOnleesbaar(10)).items).toHaveLength(1);
  });

  test('has what could not be kept come again', async () => {
    const handler = queueBatch({
      kanaal: 'mail',
      read,
      handle: async () => ({ mislukt: [] }),
      keepUnreadable: () => Promise.reject(new Error('bucket weg')),
    });
    expect(await handler(batch('kapot'))).toEqual(failures('m0'));
  });

  test('of our own that cannot be read ends in the dead-letter queue', async () => {
    const handler = queueBatch({ kanaal: 'onbekend', read, handle: async () => ({ mislukt: [] }) });
    expect(await handler(batch('kapot', '{"n":1}'))).toEqual(failures('m0'));
  });

  test('comes again as a whole when all of it failed', async () => {
    const handler = queueBatch({ kanaal: 'chat', read, handle: () => Promise.reject(new Error('tabel weg')) });
    expect(await handler(batch('{"n":1}', '{"n":2}'))).toEqual(failures('m0', 'm1'));
  });

  test('gets a result, whatever the messages are, and nothing of it is lost', async () => {
    const world = makeWorld();
    const keepUnreadable = makeKeepUnreadable(world);
    const recordTelefoon = makeRecordTelefoonGebeurtenissen(world);
    const recordInloop = makeRecordInloop(world);
    const handlers = [
      queueBatch({
        kanaal: 'telefoon',
        read: readTelefoonBericht,
        handle: (all) => recordTelefoon(all.map(({ bron, bericht }) => ({ bron, gebeurtenissen: bericht }))),
        keepUnreadable,
      }),
      queueBatch({
        kanaal: 'inloop',
        read: readInloopBericht,
        handle: oneByOne(({ bericht }) => recordInloop(bericht)),
        keepUnreadable,
      }),
      queueBatch({ kanaal: 'chat', read: readChatBericht, handle: async () => ({ mislukt: [] }), keepUnreadable }),
      queueBatch({ kanaal: 'mail', read: readMailBericht, handle: async () => ({ mislukt: [] }), keepUnreadable }),
    ];
    const event = fc.dictionary(
      fc.constantFrom('soort', 'id', 'op', 'gebeurtenissen', 'Records', 'source', 'detail', 'detail-type'),
      fc.jsonValue(),
    );
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      event.map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(body, { maxLength: 10 }), fc.constantFrom(...handlers), async (bodies, handler) => {
        expect(await handler(batch(...bodies))).toEqual(failures());
      }),
      { numRuns: 400 },
    );
  });
});

describe('messages of the queues', () => {
  const op = '2026-11-25T09:00:00.000Z';

  test('of the telephone are what the API took in', () => {
    const gebeurtenis = { id: 'g1', oproepId: 'o1', soort: 'begonnen', op };
    expect(readTelefoonBericht(JSON.stringify({ gebeurtenissen: [gebeurtenis] }))).toEqual({
      soort: 'bericht',
      bericht: [gebeurtenis],
    });
  });

  test('of mail are the objects that S3 tells of, with their names decoded', () => {
    const body = {
      Records: [{ eventTime: '2026-11-25T10:00:00+01:00', s3: { object: { key: 'mail/a+b%2Bc', size: 3 } } }],
    };
    expect(readMailBericht(JSON.stringify(body))).toEqual({
      soort: 'bericht',
      bericht: [{ sleutel: 'mail/a b+c', ontvangenOp: op }],
    });
  });

  test('of mail that only say that a notification or a rule was set up are no work', () => {
    expect(readMailBericht('{"Service":"Amazon S3","Event":"s3:TestEvent"}')).toEqual({ soort: 'geen-werk' });
    const setup = { Records: [{ eventTime: op, s3: { object: { key: 'mail/AMAZON_SES_SETUP_NOTIFICATION' } } }] };
    expect(readMailBericht(JSON.stringify(setup))).toEqual({ soort: 'geen-werk' });
  });

  test('of chat and walk-in are what their edges put there', () => {
    const vraag = { soort: 'vraag', gesprek: 'g', id: 'v1', volgnummer: 0, op, tekst: 'Hallo' };
    expect(readChatBericht(JSON.stringify(vraag))).toEqual({ soort: 'bericht', bericht: vraag });
    const aankomst = { soort: 'aankomst', id: 'a', locatie: 'plein-1', op };
    expect(readInloopBericht(JSON.stringify(aankomst))).toEqual({ soort: 'bericht', bericht: aankomst });
    expect(readInloopBericht(JSON.stringify({ ...aankomst, soort: 'weg' }))).toMatchObject({ soort: 'onleesbaar' });
  });
});
