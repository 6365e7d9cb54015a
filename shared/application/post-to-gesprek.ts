/** Sends to every open connection of a gesprek; connections that turn out to be gone are forgotten. */
import type { ChatBoodschap } from './chat-regels.ts';
import type { Ports } from './ports.ts';

export async function postToGesprek(
  { verbindingen, chatSockets }: Pick<Ports, 'verbindingen' | 'chatSockets'>,
  gesprek: string,
  boodschap: ChatBoodschap,
): Promise<void> {
  for (const verbinding of await verbindingen.listChat(gesprek)) {
    if ((await chatSockets.post(verbinding, boodschap)) === 'weg') await verbindingen.remove(verbinding);
  }
}
