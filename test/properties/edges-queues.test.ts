/**
 * No message of any bytes brings down a function that reads a queue or a stream, or holds up the good ones that come with
 * it and after it. On failure fast-check prints the seed and the smallest message that does it.
 */
import { describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord, SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import * as z from 'zod';
import { readChange } from '../../lambdas/follow-zaken/changes.ts';
import { readContactChange, zaakOf } from '../../lambdas/ports/zaak-changes.ts';
import { readChatBericht } from '../../lambdas/receive-chat/messages.ts';
import { readInloopBericht } from '../../lambdas/receive-inloop/messages.ts';
import { readMailBericht } from '../../lambdas/receive-mail/messages.ts';
import { readTelefoonBericht } from '../../lambdas/receive-telefoon/messages.ts';
import { makeReadOnderwerp } from '../../lambdas/serve-uitval/onderwerp.ts';
import { contactItem } from '../../shared/adapters/dynamodb/zaak-items.ts';
import { makeFollowOproepen } from '../../shared/application/follow-oproepen.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import type { AntwoordBericht, PushBericht } from '../../shared/application/messages.ts';
import { makeNoteMislukking } from '../../shared/application/note-mislukking.ts';
import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import { makePublishLive } from '../../shared/application/publish-live.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
import { makeReceiveMail } from '../../shared/application/receive-mail.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeSendAntwoord } from '../../shared/application/send-antwoord.ts';
import { makeSendPush } from '../../shared/application/send-push.ts';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../shared/domain/contact/types.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import {
  type Delivery,
  oneByOne,
  type QueueHandler,
  queueBatch,
  sideBySide,
} from '../../shared/middleware/batch/queue-batch.ts';
import { readJsonBody } from '../../shared/middleware/batch/read-json.ts';
import { streamBatch } from '../../shared/middleware/batch/stream-batch.ts';
import { closedLog } from '../lambdas/silent-log.ts';
import { hostileText, mutated, nastyText, nastyValue } from '../support/hostile.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { centrum, fatima } from '../support/people.ts';

closedLog();
const op = '2026-11-25T09:00:00.000Z';

interface Edge {
  readonly naam: string;
  /** What a good message looks like; `n` tells one from another. */
  readonly good: (n: number) => unknown;
  readonly more?: readonly unknown[];
  readonly handler: (world: World) => QueueHandler;
  /** What shows that the good message was handled. */
  readonly done: (world: World, n: number) => Promise<boolean>;
  /** What cannot be read here is a fault of ours, and comes back. */
  readonly own?: true;
}

const hasContact = async (world: World, id: string) => (await world.zaken.loadContact(id)) !== undefined;
const raw = (n: number) =>
  `From: jan${n}@post.example\r\nTo: centrum@voorbeeld.nl\r\nMessage-ID: <m${n}@post.example>\r\nSubject: Vraag\r\n\r\nHallo\r\n`;

const EDGES: readonly Edge[] = [
  {
    naam: 'telefoon',
    good: (n) => ({
      gebeurtenissen: [
        { id: `g${n}`, oproepId: `o${n}`, soort: 'in-wachtrij', op, wijkteam: 'centrum', nummer: '+31612345678' },
      ],
    }),
    more: [
      { gebeurtenissen: [], onleesbaar: { id: '7b0f3a2e-5c1d-4e8f-9a6b-0c1d2e3f4a5b', reden: 'x', tekst: 'y' } },
      {
        source: 'aws.connect',
        'detail-type': 'Amazon Connect Contact Event',
        time: op,
        detail: {
          eventType: 'QUEUED',
          contactId: 'c',
          initiationMethod: 'INBOUND',
          channel: 'VOICE',
          initiationTimestamp: op,
          queueInfo: { queueArn: 'arn:x/queue/q', enqueueTimestamp: op },
          tags: { wijkteam: 'centrum' },
        },
      },
      {
        source: 'voordeur.connect',
        detail: {
          ContactId: 'c',
          Channel: 'VOICE',
          InitiationTimestamp: op,
          Queue: { Name: 'swt', EnqueueTimestamp: op, Duration: 7 },
        },
      },
    ],
    handler: (world) => {
      const record = makeRecordTelefoonGebeurtenissen(world);
      return queueBatch({
        kanaal: 'telefoon',
        read: readTelefoonBericht,
        handle: (all) => record(all.map(({ bron, bericht }) => ({ bron, gebeurtenissen: bericht }))),
        keepUnreadable: makeKeepUnreadable(world),
        noteFailure: makeNoteMislukking(world, 'telefoon'),
      });
    },
    done: (world, n) => hasContact(world, world.ids.derived('oproep', `o${n}`)),
  },
  {
    naam: 'inloop',
    good: (n) => ({ soort: 'aankomst', id: `a${n}`, locatie: 'plein', op }),
    more: [{ soort: 'vertrek', id: 'v', contact: 'a1', op }],
    handler: (world) => {
      const record = makeRecordInloop(world);
      return queueBatch({
        kanaal: 'inloop',
        read: readInloopBericht,
        handle: oneByOne(({ bericht }) => record(bericht)),
        keepUnreadable: makeKeepUnreadable(world),
        noteFailure: makeNoteMislukking(world, 'inloop'),
      });
    },
    done: (world, n) => hasContact(world, `a${n}`),
  },
  {
    naam: 'chat',
    good: (n) => ({
      soort: 'vraag',
      gesprek: `g${n}`,
      id: 'v1',
      volgnummer: 1,
      op,
      tekst: 'Hallo',
      wijkteam: 'centrum',
    }),
    more: [
      { soort: 'verlaten', gesprek: 'g1', op },
      { soort: 'verbroken', gesprek: 'g1', op },
    ],
    handler: (world) => {
      const receive = makeReceiveChat(world);
      return queueBatch({
        kanaal: 'chat',
        read: readChatBericht,
        handle: oneByOne(({ bericht }) => receive(bericht)),
        keepUnreadable: makeKeepUnreadable(world),
        noteFailure: makeNoteMislukking(world, 'chat'),
      });
    },
    done: async (world, n) => (await world.zaken.loadLopend('gesprek', `g${n}`)) !== undefined,
  },
  {
    naam: 'mail',
    good: (n) => ({ Records: [{ eventTime: op, s3: { object: { key: `mail/m${n}` } } }] }),
    more: [{ Service: 'Amazon S3', Event: 's3:TestEvent' }],
    handler: (world) => {
      const receive = makeReceiveMail(world);
      return queueBatch({
        kanaal: 'mail',
        read: readMailBericht,
        handle: oneByOne(async ({ bericht }) => {
          for (const mail of bericht) await receive(mail);
        }),
        keepUnreadable: makeKeepUnreadable(world),
        noteFailure: makeNoteMislukking(world, 'mail'),
      });
    },
    done: async (world, n) =>
      (await world.zaken.loadMailverwijzingen([world.ids.hash('message-id', `m${n}@post.example`)])).length > 0,
  },
  {
    naam: 'antwoord',
    own: true,
    good: (n) => ({ contact: `c${n}`, antwoord: `a${n}` }),
    handler: (world) => {
      const send = makeSendAntwoord(world);
      return queueBatch({
        kanaal: 'onbekend',
        read: readJsonBody(z.strictObject({ contact: z.string().min(1), antwoord: z.string().min(1) })),
        handle: oneByOne(({ bericht, poging }: Delivery<AntwoordBericht>) => send(bericht, poging)),
        noteFailure: makeNoteMislukking(world, 'antwoord'),
      });
    },
    // Of what there is nothing to send, there is nothing to show.
    done: async () => true,
  },
  {
    naam: 'push',
    own: true,
    good: (n) => ({ zaak: `s${n}`, push: `p${n}` }),
    handler: (world) => {
      const send = makeSendPush(world);
      return queueBatch({
        kanaal: 'onbekend',
        read: readJsonBody(z.strictObject({ zaak: z.string().min(1), push: z.string().min(1) })),
        handle: sideBySide(({ bericht, poging }: Delivery<PushBericht>) => send(bericht, poging)),
        noteFailure: makeNoteMislukking(world, 'push'),
      });
    },
    done: async () => true,
  },
];

const batch = (bodies: readonly string[]): SQSEvent =>
  ({
    Records: bodies.map((body, index) => ({
      messageId: `m${index}`,
      body,
      attributes: { SentTimestamp: String(Date.parse(op)), ApproximateReceiveCount: '10' },
    })),
  }) as unknown as SQSEvent;

describe.each(EDGES)('queue $naam', ({ naam, good, more = [], handler, done, own }) => {
  const bad = hostileText(fc.constantFrom(good(1), ...more));

  test('whatever comes in: the good messages before, between and after it are handled, and nothing is lost', async () => {
    const property = fc.asyncProperty(
      fc.array(bad, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.string({ maxLength: 30, unit: 'binary' }),
      async (bodies, at, mail) => {
        const world = makeWorld({ start: op, instellingen: centrum });
        await world.raw.put('mail/m1', new TextEncoder().encode(raw(1) + mail), 'message/rfc822');
        await world.raw.put('mail/m2', new TextEncoder().encode(raw(2)), 'message/rfc822');
        const handle = handler(world);
        const place = at % (bodies.length + 1);
        const { batchItemFailures } = await handle(batch(bodies.toSpliced(place, 0, JSON.stringify(good(1)))));
        const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
        expect(failed).not.toContain(`m${place}`);
        expect(await done(world, 1)).toBe(true);
        // What comes from outside is handled or kept for a person; only of mail that is not there (yet), and of our own
        // messages, may one come back, and then its reason is noted.
        if (own === undefined && naam !== 'mail') expect(failed).toEqual([]);
        const notes = await world.mislukkingen.read(naam, failed);
        expect(notes.map(({ fout }) => fout)).not.toContain('afgebroken');
        expect(notes).toHaveLength(new Set(failed).size);
        expect(await handle(batch([JSON.stringify(good(2))]))).toEqual({ batchItemFailures: [] });
        expect(await done(world, 2)).toBe(true);
      },
    );
    await fc.assert(property, { numRuns: 120, interruptAfterTimeLimit: 15_000 });
  }, 20_000);

  test('as a dead letter, whatever it says, is about something or nothing, and never throws', () => {
    const read = makeReadOnderwerp(makeWorld().ids);
    fc.assert(
      fc.property(bad, (body) => {
        const { kanaal, contacten, spoedzaken, verwijzingen } = read(naam, body);
        expect([typeof kanaal === 'string' || kanaal === null, Array.isArray(contacten)]).toEqual([true, true]);
        expect([...spoedzaken, ...verwijzingen].every((one) => typeof one === 'string')).toBe(true);
      }),
      { numRuns: 150, interruptAfterTimeLimit: 5000 },
    );
  });
});

/** A contact as its item stands in the table, in the form in which a stream tells of it. */
function imageOf(
  id: string,
  events: readonly object[],
  versie = 1,
): NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] {
  const contact = foldContact({ id, kanaal: 'telefoon', vervolgVan: null }, events as ContactGebeurtenis[]);
  const item = contactItem(contact, null, versie);
  const attributes = Object.entries(item).map(([name, value]) => {
    if (typeof value === 'number') return [name, { N: String(value) }];
    if (value instanceof Uint8Array) return [name, { B: Buffer.from(value).toString('base64') }];
    return [name, { S: String(value) }];
  });
  return Object.fromEntries(attributes);
}

const answered = (id: string) => [
  { id: `${id}/1`, op: instant(op), soort: 'in-wachtrij', wijkteam: 'centrum' },
  { id: `${id}/2`, op: instant('2026-11-25T09:00:10.000Z'), soort: 'aangenomen' },
];

const recordOf = (volgnummer: string, pk: string, image: unknown): DynamoDBRecord =>
  ({
    eventName: 'MODIFY',
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: pk.split('#')[0] } },
      SequenceNumber: volgnummer,
      NewImage: image,
      ApproximateCreationDateTime: Date.now() / 1000,
    },
  }) as DynamoDBRecord;

describe('streams', () => {
  const STREAMS = {
    'project-bereikbaarheid': (world: World) =>
      streamBatch({
        read: readContactChange,
        handle: makeProjectBereikbaarheid(world),
        zaakOf,
        noteFailure: makeNoteMislukking(world, 'project-bereikbaarheid'),
      }),
    'follow-zaken': (world: World) => {
      const publish = makePublishLive(world);
      const follow = makeFollowOproepen(world);
      return streamBatch({
        read: readChange,
        handle: async (changes) => {
          await publish(changes.map(({ zaak }) => zaak));
          return follow(changes.flatMap(({ zaak }) => (zaak.soort === 'contact' ? [zaak] : [])));
        },
        zaakOf,
        noteFailure: makeNoteMislukking(world, 'follow-zaken'),
      });
    },
  };

  const isTold = async (world: World, naam: string, id: string): Promise<boolean> => {
    if (naam === 'project-bereikbaarheid') return (await world.cijfers.loadMarker(id)) !== undefined;
    return world.liveSockets.posted.some(({ data }) => (data as { id: string }).id === id);
  };

  const badImage = mutated(fc.constant(imageOf('kapot', answered('kapot'))));
  const badPk = fc.constantFrom('CONTACT#kapot', 'SPOED#kapot', 'GESPREK#g', 'ONLEESBAAR#x', 'NIEUW#soort', 'X');

  test.each(Object.keys(STREAMS) as (keyof typeof STREAMS)[])(
    '%s: a record of any form fails alone or not at all, and those beside it are told',
    async (naam) => {
      const property = fc.asyncProperty(
        fc.array(fc.tuple(badPk, fc.oneof(badImage, nastyValue)), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        async (bad, at) => {
          const world = makeWorld({ start: op, instellingen: centrum });
          await world.verbindingen.addLive(
            { verbinding: 'v1', gebruiker: fatima, sinds: instant(op) },
            instant('2026-11-26T09:00:00.000Z'),
          );
          const place = at % (bad.length + 1);
          const good = recordOf('100', 'CONTACT#goed', imageOf('goed', answered('goed')));
          const records = bad
            .map(([pk, image], index) => recordOf(String(index + 1), pk, image))
            .toSpliced(place, 0, good);
          const handler = STREAMS[naam](world);
          const { batchItemFailures } = await handler({ Records: records });
          expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).not.toContain('100');
          expect(await isTold(world, naam, 'goed')).toBe(true);
        },
      );
      await fc.assert(property, { numRuns: 200, interruptAfterTimeLimit: 15_000 });
    },
    20_000,
  );

  test('events of a later version, with kinds and fields that nobody knows yet, are read past', async () => {
    const later = fc.record({ id: fc.uuid(), op: fc.constant(op), soort: nastyText, veld: fc.jsonValue() });
    const property = fc.asyncProperty(fc.array(later, { maxLength: 5 }), fc.jsonValue(), async (unknown, extra) => {
      const world = makeWorld({ start: op, instellingen: centrum });
      const known = answered('c1').map((event) => ({ ...event, laterVeld: extra }));
      const kinds = new Set(unknown.map(({ soort }) => soort));
      fc.pre(!['afgehandeld', 'aangenomen', 'in-wachtrij', 'opgehangen', 'begonnen'].some((one) => kinds.has(one)));
      const handler = STREAMS['project-bereikbaarheid'](world);
      const image = imageOf('c1', [...known, ...unknown]);
      expect(await handler({ Records: [recordOf('1', 'CONTACT#c1', image)] })).toEqual({ batchItemFailures: [] });
      expect((await world.cijfers.loadMarker('c1'))?.bijdragen[0]?.tellers.beantwoord).toBe(1);
    });
    await fc.assert(property, { numRuns: 150, interruptAfterTimeLimit: 15_000 });
  }, 20_000);
});
