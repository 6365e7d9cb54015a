/** The resident's side of a chat in memory: connections that say things, queues that deliver them, a stream that tells. */
import { makeConverse, type Reply } from '../../lambdas/chat-socket/converse.ts';
import { makeEndVerbinding } from '../../shared/application/end-verbinding.ts';
import type { ChatBericht } from '../../shared/application/messages.ts';
import { type ChatChange, makePublishChat } from '../../shared/application/publish-chat.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
import { stilteVan } from '../../shared/domain/contact/chat-stilte.ts';
import type { Contact } from '../../shared/domain/contact/types.ts';
import type { World } from './memory-world.ts';

export type Frame = { readonly soort: string } & Readonly<Record<string, unknown>>;

/** What arrived on a connection. */
export const framesOf = (world: World, verbinding: string, soort?: string): Frame[] =>
  world.chatSockets.posted
    .filter((posted) => posted.verbinding === verbinding)
    .map(({ data }) => data as Frame)
    .filter((frame) => soort === undefined || frame.soort === soort);

/** Says something on a connection and gives what came straight back. */
export async function say(world: World, verbinding: string, message: unknown): Promise<Reply | undefined> {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  const [reply, ...more] = [await makeConverse(world)(verbinding, body)].flat();
  if (more.length > 0) throw new Error('more than one message came back');
  return reply;
}

export async function begin(world: World, verbinding: string, more: Record<string, unknown> = {}): Promise<Frame> {
  const reply = await say(world, verbinding, { soort: 'begin', ...more });
  if (reply?.soort !== 'begonnen') throw new Error(`the chat did not begin: ${JSON.stringify(reply)}`);
  return reply;
}

/** Delivers what lies in the queue; returns it, so that it can be delivered again. */
export async function deliver(world: World): Promise<ChatBericht[]> {
  const berichten = world.chatQueue.drain();
  for (const bericht of berichten) await makeReceiveChat(world)(bericht);
  return berichten;
}

export async function ask(world: World, verbinding: string, id: string, tekst = `vraag ${id}`): Promise<ChatBericht[]> {
  const reply = await say(world, verbinding, { soort: 'vraag', id, tekst });
  if (reply !== undefined) throw new Error(`the question was not taken: ${JSON.stringify(reply)}`);
  return deliver(world);
}

/** The line drops: the socket is gone at once, and its end is told. */
export async function drop(world: World, verbinding: string): Promise<void> {
  world.chatSockets.close(verbinding);
  await makeEndVerbinding(world)({ verbinding });
}

const openOf = (contact: Contact | undefined) => contact?.wachten.find(({ einde }) => einde === null)?.begin ?? null;
const closesAt = (contact: Contact | undefined) => (contact && stilteVan(contact)?.sluitOp) ?? null;

/** What the stream tells since `from` versions, and how many there are now. */
export function chatChanges(world: World, from: number): { readonly changes: ChatChange[]; readonly seen: number } {
  const all = world.zaken.changes();
  const before = new Map<string, Contact>();
  const changes: ChatChange[] = [];
  all.forEach((change, index) => {
    if (change.soort !== 'contact' || change.contact.kanaal !== 'chat') return;
    const { contact, versie } = change;
    const old = before.get(contact.id);
    before.set(contact.id, contact);
    if (index < from) return;
    changes.push({
      contact,
      versie,
      wachtte: openOf(old),
      wacht: openOf(contact),
      zouSluitenOp: closesAt(old),
      sluitOp: closesAt(contact),
      wasAfgesloten: old?.status === 'afgesloten',
    });
  });
  return { changes, seen: all.length };
}

/** Follows the stream as the function behind it does. */
export function followStream(world: World): () => Promise<void> {
  const publish = makePublishChat(world);
  let seen = 0;
  return async () => {
    const found = chatChanges(world, seen);
    seen = found.seen;
    await publish(found.changes);
  };
}
