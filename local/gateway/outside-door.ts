/**
 * The door through which web pushes and webhooks leave a function of the local run: it keeps them where the control plane
 * shows them, and answers as the push service or the webhook outside would. Nothing really leaves this machine.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EngineClock, OutgoingStore } from '../engine/contract.ts';
import { type Faults, slowDown } from '../faults.ts';
import { headersOf, readBody } from './listen.ts';

export const DOOR = '/_buiten/';
const SOORTEN = ['webpush', 'webhook'] as const;
/** RFC 8030 asks of a push service to take 4096 bytes; a webhook of ours is smaller still. */
const LARGEST_BODY = 65_536;
/** Kept for what carries it: who signs, how long it holds, how it is encrypted. Nothing of the connection itself. */
const CONNECTION = new Set(['host', 'connection', 'content-length', 'accept', 'accept-encoding', 'accept-language']);

interface Options {
  readonly outgoing: OutgoingStore;
  readonly faults: Pick<Faults, 'take'>;
  readonly clock: EngineClock;
}

/** An address that ends in a status, such as `/410`, answers with it: a device that is gone, a webhook that is ill. */
const askedStatus = (address: URL): number | undefined => {
  const status = Number(/\/([45]\d\d)$/.exec(address.pathname)?.[1]);
  return Number.isNaN(status) ? undefined : status;
};

export function createOutsideDoor({ outgoing, faults, clock }: Options) {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = (status: number) => response.writeHead(status, { 'content-length': 0 }).end();
    const soort = SOORTEN.find((one) => request.url === `${DOOR}${one}`);
    const { 'x-voordeur-adres': aan = '', ...headers } = headersOf(request);
    if (soort === undefined || request.method !== 'POST' || !URL.canParse(aan)) return void reply(404);
    const body = await readBody(request, LARGEST_BODY);
    if (body === undefined) return void reply(413);
    const fault = faults.take(soort);
    if (fault === 'weg') return void request.socket.destroy();
    if (fault === 'fout') return void reply(500);
    if (fault === 'traag') await slowDown();
    const status = askedStatus(new URL(aan));
    if (status !== undefined) return void reply(status);
    outgoing.add({
      soort,
      op: new Date(clock.now()).toISOString(),
      aan: [aan],
      onderwerp: null,
      // What a device gets is encrypted for it: bytes, not text.
      tekst: soort === 'webpush' ? body.toString('base64') : body.toString('utf8'),
      kop: {
        ...Object.fromEntries(Object.entries(headers).filter(([naam]) => !CONNECTION.has(naam))),
        'message-id': randomUUID(),
      },
    });
    reply(soort === 'webpush' ? 201 : 200);
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(() => response.destroy());
  };
}
