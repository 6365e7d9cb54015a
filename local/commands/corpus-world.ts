/**
 * The real use case for received mail over ports in memory. Facts (contacts, threads) are kept, because the next message
 * depends on them; content and raw messages are let go after each message, so that memory does not grow with them.
 */
import { systemIds } from '../../shared/adapters/clock/system-clock.ts';
import { mailCodec } from '../../shared/adapters/mail/mail-codec.ts';
import { makeMemoryInstellingenStore } from '../../shared/adapters/memory/memory-instellingen-store.ts';
import { makeMemoryMailSender, makeMemoryQueue } from '../../shared/adapters/memory/memory-outside.ts';
import { makeMemoryZakenStore } from '../../shared/adapters/memory/memory-zaken-store.ts';
import type { AntwoordBericht } from '../../shared/application/messages.ts';
import type { InhoudStore, Ports } from '../../shared/application/ports.ts';
import { makeReceiveMail } from '../../shared/application/receive-mail.ts';
import type { SoortBericht } from '../../shared/domain/contact/types.ts';
import { type Instant, instant, plusMs } from '../../shared/domain/tijd/instant.ts';

export interface Outcome {
  readonly klasse: SoortBericht | 'onleesbaar';
  readonly contact: string | null;
  readonly draad: string | null;
  /** Whether anything went out because this message came in. */
  readonly automatischBeantwoord: boolean;
  readonly fout: string | null;
}

const START = instant('2026-01-01T00:00:00Z');

/** Receives a message as the mail channel does; what it throws becomes the outcome's `fout`. */
export function makeCorpusWorld(): { receive(raw: Uint8Array): Promise<Outcome> } {
  let current: Uint8Array = new Uint8Array();
  let count = 0;
  const zaken = makeMemoryZakenStore({ keepChanges: false });
  const mail = makeMemoryMailSender();
  const antwoordQueue = makeMemoryQueue<AntwoordBericht>();
  const ports = {
    zaken,
    mail,
    antwoordQueue,
    mailCodec,
    ids: systemIds,
    jitter: async () => {},
    inhoud: forgetful(),
    instellingen: makeMemoryInstellingenStore(),
    raw: { get: async () => current, put: async () => {} },
  } satisfies Partial<Ports>;
  const receiveMail = makeReceiveMail(ports);

  async function classify(ontvangenOp: Instant): Promise<Omit<Outcome, 'automatischBeantwoord'>> {
    const id = `corpus-${count}`;
    const received = await receiveMail({ sleutel: `mail/${id}`, ontvangenOp });
    if (received.soort === 'onleesbaar') {
      const reden = (await zaken.loadOnleesbaar(received.id))?.value.reden ?? 'onleesbaar';
      return { klasse: 'onleesbaar', contact: null, draad: null, fout: reden };
    }
    return { klasse: received.soortBericht, contact: received.contact, draad: received.draad, fout: null };
  }

  return {
    async receive(raw) {
      count += 1;
      current = raw;
      const sent = mail.sent.length;
      let outcome: Omit<Outcome, 'automatischBeantwoord'>;
      try {
        outcome = await classify(plusMs(START, count * 1000));
      } catch (error) {
        const fout = error instanceof Error ? error.message : String(error);
        outcome = { klasse: 'onleesbaar', contact: null, draad: null, fout };
      }
      const automatischBeantwoord = mail.sent.length > sent || antwoordQueue.drain().length > 0;
      return { ...outcome, automatischBeantwoord };
    },
  };
}

function forgetful(): InhoudStore {
  return {
    putBericht: async () => {},
    putAntwoord: async () => {},
    putNotitie: async () => {},
    mergePersoon: async () => {},
    readInhoud: async () => ({ berichten: [], antwoorden: [], notities: [], persoon: {} }),
    readAntwoord: async () => undefined,
  };
}
