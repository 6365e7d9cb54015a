/** Reads kept input as the function of its kanaal reads it, and knows how to give it to that function once more. */
import { type Logboekdeel, readLogboek } from '../../shared/adapters/telefonie/logboek.ts';
import { makeAcceptTelefoonGebeurtenissen } from '../../shared/application/accept-telefoon-gebeurtenissen.ts';
import type { MailReader } from '../../shared/application/mail-codec.ts';
import type { TelefoonGebeurtenis } from '../../shared/application/messages.ts';
import type { OnleesbaarBericht, Ports } from '../../shared/application/ports.ts';
import type { Herlezing, ReadAgain } from '../../shared/application/reread-unreadable.ts';
import type { ReadBody } from '../../shared/middleware/batch/queue-batch.ts';
import { readChatBericht } from '../receive-chat/messages.ts';
import { readInloopBericht } from '../receive-inloop/messages.ts';
import { type RuweMail, readMailBericht } from '../receive-mail/messages.ts';
import { readTelefoonBericht } from '../receive-telefoon/messages.ts';

export type ReadAgainPorts = Pick<Ports, 'telefoonQueue' | 'mailQueue' | 'chatQueue' | 'inloopQueue'> & {
  readonly mailCodec: MailReader;
};

const NIETS: Herlezing = { neemOp: async () => {} };

function herlezingOf<T>(read: ReadBody<T>, neemOp: (bericht: T) => Promise<void>): Herlezing {
  if (read.soort === 'onleesbaar') return { onleesbaar: read.reden };
  return read.soort === 'bericht' ? { neemOp: () => neemOp(read.bericht) } : NIETS;
}

/** The events of a log of which every line can be read; else why the first of the others cannot. */
function eventsOf(delen: readonly Logboekdeel[]): readonly TelefoonGebeurtenis[] | { readonly onleesbaar: string } {
  const events: TelefoonGebeurtenis[] = [];
  for (const { vertaling } of delen) {
    if (vertaling.soort === 'onleesbaar') return { onleesbaar: vertaling.reden };
    if (vertaling.soort === 'gebeurtenissen') events.push(...vertaling.gebeurtenissen);
  }
  return events;
}

export function makeReadAgain(ports: ReadAgainPorts): ReadAgain {
  const { mailQueue, chatQueue, inloopQueue, mailCodec } = ports;
  const acceptTelefoon = makeAcceptTelefoonGebeurtenissen(ports);

  /** As S3 told it, with the instant at which the mail was received. */
  const tellMails = (mails: readonly RuweMail[]): Promise<void> =>
    mailQueue.send([
      {
        Records: mails.map(({ sleutel, ontvangenOp }) => ({
          eventTime: ontvangenOp,
          s3: { object: { key: encodeURIComponent(sleutel).replaceAll('%2F', '/') } },
        })),
      },
    ]);

  async function rereadMail({ ruw: sleutel, ontvangenOp }: OnleesbaarBericht, bytes: Uint8Array): Promise<Herlezing> {
    // Not a mail was kept then, but what told of one.
    if (sleutel.startsWith('onleesbaar/'))
      return herlezingOf(readMailBericht(new TextDecoder().decode(bytes)), tellMails);
    const read = await mailCodec.read(bytes);
    if ('onleesbaar' in read) return read;
    return { neemOp: () => tellMails([{ sleutel, ontvangenOp }]) };
  }

  function rereadTelefoon(text: string): Herlezing {
    const read = readTelefoonBericht(text);
    // A message of the queue is JSON; a line of a log is not.
    if (/^\s*[[{]/.test(text) || read.soort !== 'onleesbaar') return herlezingOf(read, acceptTelefoon);
    const events = eventsOf(readLogboek(text));
    return 'onleesbaar' in events ? events : { neemOp: () => acceptTelefoon(events) };
  }

  return async (bericht, bytes) => {
    if (bericht.kanaal === 'mail') return rereadMail(bericht, bytes);
    const text = new TextDecoder().decode(bytes);
    switch (bericht.kanaal) {
      case 'telefoon':
        return rereadTelefoon(text);
      case 'chat':
        return herlezingOf(readChatBericht(text), (read) => chatQueue.send([read]));
      case 'inloop':
        return herlezingOf(readInloopBericht(text), (read) => inloopQueue.send([read]));
      default:
        return { onleesbaar: 'Niet bekend is via welk kanaal het binnenkwam.' };
    }
  };
}
