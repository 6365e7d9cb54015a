/** What a function writes down about a message, or a change, that keeps failing. */
import { describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { zaakOf } from '../../lambdas/ports/zaak-changes.ts';
import { makeNoteMislukking, type NoteMislukking } from '../../shared/application/note-mislukking.ts';
import { ConflictError } from '../../shared/domain/errors.ts';
import { LAATSTE_POGING } from '../../shared/middleware/batch/failure-notes.ts';
import { type Delivery, oneByOne, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import { readJsonBody } from '../../shared/middleware/batch/read-json.ts';
import { streamBatch } from '../../shared/middleware/batch/stream-batch.ts';
import { makeWorld } from '../support/memory-world.ts';
import { closedLog } from './silent-log.ts';

const log = closedLog();

const event = (...tries: readonly number[]): SQSEvent =>
  ({
    Records: tries.map((poging, index) => ({
      messageId: `m${index}`,
      body: `{"n":${index}}`,
      attributes: { ApproximateReceiveCount: String(poging), SentTimestamp: '1764061200000' },
    })),
  }) as unknown as SQSEvent;

function queueThat(handle: (n: number) => Promise<void>, note?: NoteMislukking) {
  const world = makeWorld();
  const handler = queueBatch({
    kanaal: 'chat',
    read: readJsonBody(z.strictObject({ n: z.number() })),
    handle: oneByOne(({ bericht }: Delivery<{ readonly n: number }>) => handle(bericht.n)),
    noteFailure: note ?? makeNoteMislukking(world, 'chat'),
  });
  return { world, handler, notes: (...ids: string[]) => world.mislukkingen.read('chat', ids) };
}

describe('a message that keeps failing', () => {
  test('has its last reason noted, by code and place and never by its message', async () => {
    const { handler, notes, world } = queueThat(async () => {
      throw Object.assign(new Error('mevrouw Jansen'), { code: 'ECONNRESET' });
    });
    await handler(event(9));
    const [note] = await notes('m0');
    expect(note).toMatchObject({ fout: 'Error', code: 'ECONNRESET', poging: 9, op: world.clock.now() });
    expect(JSON.stringify([note, log.take()])).not.toContain('Jansen');
  });

  test('has nothing noted while it may well pass, and costs nothing then', async () => {
    const { handler, notes } = queueThat(async () => {
      throw new ConflictError();
    });
    await handler(event(1, 4));
    expect(await notes('m0', 'm1')).toEqual([]);
    await handler(event(5));
    expect(await notes('m0')).toMatchObject([{ fout: 'ConflictError', code: 'gelijktijdig-gewijzigd', poging: 5 }]);
  });

  test('is noted before its last try, since a function that is ended notes nothing afterwards', async () => {
    const seen: unknown[] = [];
    const { handler, notes } = queueThat(async () => {
      seen.push(...(await notes('m0')));
    });
    await handler(event(LAATSTE_POGING));
    expect(seen).toMatchObject([{ fout: 'afgebroken', poging: LAATSTE_POGING }]);
  });

  test('still comes again, and the others are done, when the note cannot be written', async () => {
    const handled: number[] = [];
    const { handler } = queueThat(
      async (n) => {
        if (n === 0) throw new Error('nu niet');
        handled.push(n);
      },
      () => Promise.reject(new Error('tabel weg')),
    );
    expect(await handler(event(10, 10))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect(handled).toEqual([1]);
    expect(log.take().map(({ wat }) => wat)).toContain('mislukking niet genoteerd');
  });
});

const record = (volgnummer: string, pk = 'CONTACT#c1', secondsAgo = 0): DynamoDBRecord => ({
  eventName: 'MODIFY',
  dynamodb: {
    Keys: { pk: { S: pk }, sk: { S: pk.split('#')[0] as string } },
    SequenceNumber: volgnummer,
    ApproximateCreationDateTime: Date.now() / 1000 - secondsAgo,
  },
});
const stream = (...Records: DynamoDBRecord[]): DynamoDBStreamEvent => ({ Records });

type Handle = Parameters<typeof streamBatch<string>>[0]['handle'];
function streamThat(handle: Handle, read = (_: DynamoDBRecord, volgnummer: string): string | undefined => volgnummer) {
  const world = makeWorld();
  const handler = streamBatch({ read, handle, zaakOf, noteFailure: makeNoteMislukking(world, 'stroom') });
  return { handler, notes: () => world.mislukkingen.readTussen('stroom', '0', '9999') };
}
const fine: Handle = async () => ({ mislukt: [] });

describe('a change that keeps failing', () => {
  const c1 = { soort: 'contact', id: 'c1' };

  test('that was halved until it came alone has its reason noted, and of which contact it is', async () => {
    const { handler, notes } = streamThat(async ([volgnummer = '']) => ({
      mislukt: [{ volgnummer, fout: new RangeError('Jansen') }],
    }));
    expect(await handler(stream(record('11')))).toEqual({ batchItemFailures: [{ itemIdentifier: '11' }] });
    expect(await notes()).toMatchObject([{ bericht: '11', zaak: c1, fout: 'RangeError' }]);
    expect(JSON.stringify(await notes())).not.toContain('Jansen');
  });

  test('that cannot be read is noted too', async () => {
    const { handler, notes } = streamThat(fine, () => {
      throw new SyntaxError('x');
    });
    await handler(stream(record('12', 'SPOED#s1')));
    expect(await notes()).toMatchObject([{ zaak: { soort: 'spoedzaak', id: 's1' }, fout: 'SyntaxError' }]);
  });

  test('that brings the whole function down is noted, and the error is still an error', async () => {
    const { handler, notes } = streamThat(() => Promise.reject(new ConflictError()));
    await expect(handler(stream(record('13')))).rejects.toBeInstanceOf(ConflictError);
    expect(await notes()).toMatchObject([{ bericht: '13', zaak: c1, fout: 'ConflictError' }]);
  });

  test('that comes alone and was tried before is noted beforehand: an ended function notes nothing', async () => {
    const ended = streamThat(fine);
    await ended.handler(stream(record('14', 'CONTACT#c1', 60)));
    expect(await ended.notes()).toMatchObject([{ bericht: '14', fout: 'afgebroken' }]);
    const first = streamThat(fine);
    await first.handler(stream(record('14')));
    expect(await first.notes()).toEqual([]);
  });

  test('costs nothing while it is still among others', async () => {
    const { handler, notes } = streamThat(async () => ({ mislukt: [{ volgnummer: '15', fout: new Error('x') }] }));
    await handler(stream(record('15'), record('16')));
    expect(await notes()).toEqual([]);
  });

  test.each(['DRAAD#1', 'CONTACT#', '', 'X'])('with key %j is of no contact and no case', (pk) => {
    expect(zaakOf(record('1', pk))).toBeUndefined();
  });
});
