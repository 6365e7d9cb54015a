/** Sends to the open connections of a gesprek; connections that turn out to be gone are forgotten. */
import type { ChatBoodschap } from './chat-regels.ts';
import type { Ports } from './ports.ts';

type Needs = Pick<Ports, 'verbindingen' | 'chatSockets'>;

/** To one connection, when it is still there. */
export async function postToVerbinding(
  { verbindingen, chatSockets }: Needs,
  verbinding: string,
  boodschap: ChatBoodschap,
): Promise<void> {
  if ((await chatSockets.post(verbinding, boodschap)) === 'weg') await verbindingen.remove(verbinding);
}

/** To all of them, except `behalve`. */
export async function postToGesprek(
  ports: Needs,
  gesprek: string,
  boodschap: ChatBoodschap,
  behalve?: string,
): Promise<void> {
  for (const verbinding of await ports.verbindingen.listChat(gesprek)) {
    if (verbinding !== behalve) await postToVerbinding(ports, verbinding, boodschap);
  }
}
