/** The functions that take messages in, composed as they are deployed, over a world in memory; and a way to lose things. */

import { readChatBericht } from '../../lambdas/receive-chat/messages.ts';
import { readInloopBericht } from '../../lambdas/receive-inloop/messages.ts';
import { readMailBericht } from '../../lambdas/receive-mail/messages.ts';
import { takeInAndNote } from '../../lambdas/receive-mail/take-in.ts';
import { readTelefoonBericht } from '../../lambdas/receive-telefoon/messages.ts';
import { noemChat, noemInloop, noemTelefoon } from '../../shared/application/journaal.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
import { makeReceiveMail } from '../../shared/application/receive-mail.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import type { Kanaal } from '../../shared/domain/contact/types.ts';
import { epochMs, type Instant } from '../../shared/domain/tijd/instant.ts';
import { noteJournaal } from '../../shared/middleware/batch/note-journaal.ts';
import { oneByOne, type QueueHandler, queueBatch } from '../../shared/middleware/batch/queue-batch.ts';
import type { World } from './memory-world.ts';

export function receivers(world: World): Readonly<Record<Kanaal, QueueHandler>> {
  const keepUnreadable = makeKeepUnreadable(world);
  const recordTelefoon = makeRecordTelefoonGebeurtenissen(world);
  const receiveChat = makeReceiveChat(world);
  const recordInloop = makeRecordInloop(world);
  return {
    telefoon: queueBatch({
      kanaal: 'telefoon',
      read: readTelefoonBericht,
      journaal: noteJournaal(world, {
        kanaal: 'telefoon',
        noem: (levering, events) => noemTelefoon(world.ids, levering, events),
        teken: ([first]) => first?.oproepId ?? '',
      }),
      handle: (deliveries) =>
        recordTelefoon(deliveries.map(({ bron, bericht }) => ({ bron, gebeurtenissen: bericht }))),
      keepUnreadable,
    }),
    mail: queueBatch({
      kanaal: 'mail',
      read: readMailBericht,
      journaal: noteJournaal(world, { kanaal: 'mail', noem: () => undefined, teken: () => '' }),
      handle: takeInAndNote(world, makeReceiveMail(world)),
      keepUnreadable,
    }),
    chat: queueBatch({
      kanaal: 'chat',
      read: readChatBericht,
      journaal: noteJournaal(world, {
        kanaal: 'chat',
        noem: (levering, bericht) => noemChat(world, levering, bericht),
        teken: ({ gesprek }) => gesprek,
      }),
      handle: oneByOne(({ bericht }) => receiveChat(bericht)),
      keepUnreadable,
    }),
    inloop: queueBatch({
      kanaal: 'inloop',
      read: readInloopBericht,
      journaal: noteJournaal(world, {
        kanaal: 'inloop',
        noem: (levering, bericht) => noemInloop(world.ids, levering, bericht),
        teken: (bericht) => (bericht.soort === 'aankomst' ? bericht.id : bericht.contact),
      }),
      handle: oneByOne(({ bericht }) => recordInloop(bericht)),
      keepUnreadable,
    }),
  };
}

export interface Bericht {
  readonly id: string;
  readonly body: unknown;
  /** When the queue accepted it; now by default. */
  readonly op?: Instant;
  readonly poging?: number;
}

/** One batch off a queue; gives the ids that come again. */
export async function deliver(world: World, kanaal: Kanaal, ...berichten: readonly Bericht[]): Promise<string[]> {
  const Records = berichten.map(({ id, body, op = world.clock.now(), poging = 1 }) => ({
    messageId: id,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { SentTimestamp: String(epochMs(op)), ApproximateReceiveCount: String(poging) },
  }));
  const { batchItemFailures } = await receivers(world)[kanaal]({ Records } as never);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

/** A raw mail as the mail service leaves it, and the notice of it for the queue. */
export async function rawIn(world: World, naam: string, ruw: Uint8Array, op = world.clock.now()): Promise<Bericht> {
  const sleutel = `mail/${naam}`;
  await world.raw.put(sleutel, ruw, 'message/rfc822');
  world.ruwePost.arrive(sleutel, op);
  return { id: `melding-${naam}`, body: { Records: [{ eventTime: op, s3: { object: { key: sleutel } } }] } };
}

/** Everything that the stream tells, into the figures. */
export async function projectAll(world: World): Promise<void> {
  const changes = world.zaken.changes().filter((change) => change.soort === 'contact');
  const { mislukt } = await makeProjectBereikbaarheid(world)(changes);
  if (mislukt[0] !== undefined) throw mislukt[0].fout;
}

export interface Verlies {
  /** Contacts of which the item is gone. */
  readonly contacten?: readonly string[];
  /** Contacts of which the marker is gone. */
  readonly markers?: readonly string[];
  /** Texts that are gone, by id. */
  readonly inhoud?: readonly string[];
}

/** The same world, in which somebody removed things by hand. */
export function without(world: World, { contacten = [], markers = [], inhoud = [] }: Verlies): World {
  const { zaken, cijfers, inhoudWijzer } = world;
  const kept = <T>(all: ReadonlyMap<string, T>, gone: readonly string[]) =>
    new Map([...all].filter(([id]) => !gone.includes(id)));
  return {
    ...world,
    zaken: {
      ...zaken,
      loadContact: async (id) => (contacten.includes(id) ? undefined : zaken.loadContact(id)),
      loadContacten: async (ids) => kept(await zaken.loadContacten(ids), contacten),
      searchContacten: async (filter, limit, cursor) => {
        const page = await zaken.searchContacten(filter, limit, cursor);
        return { ...page, items: page.items.filter(({ value }) => !contacten.includes(value.id)) };
      },
    },
    cijfers: { ...cijfers, loadMarkers: async (ids) => kept(await cijfers.loadMarkers(ids), markers) },
    inhoudWijzer: {
      ontbreken: async (wanted) => {
        const really = await inhoudWijzer.ontbreken(wanted);
        return wanted.filter((one) => inhoud.includes(one.id) || really.includes(one));
      },
    },
  };
}
