/**
 * The real use cases for received mail, and for what goes out because of it, over ports in memory. Facts (contacts,
 * threads, counters) are kept, because the next message depends on them; content, raw messages and what was sent are let go
 * after each message, so that memory does not grow with them.
 */
import { systemIds } from '../../shared/adapters/clock/system-clock.ts';
import { mailCodec } from '../../shared/adapters/mail/mail-codec.ts';
import { makeMemoryInhoudStore } from '../../shared/adapters/memory/memory-inhoud-store.ts';
import { makeMemoryInstellingenStore } from '../../shared/adapters/memory/memory-instellingen-store.ts';
import { makeMemoryKanarieStore } from '../../shared/adapters/memory/memory-journaal.ts';
import {
  makeMemoryMailSender,
  makeMemoryQueue,
  makeMemorySockets,
} from '../../shared/adapters/memory/memory-outside.ts';
import { makeMemoryVerbindingStore } from '../../shared/adapters/memory/memory-verbinding-store.ts';
import { makeMemoryZakenStore } from '../../shared/adapters/memory/memory-zaken-store.ts';
import { nummers } from '../../shared/adapters/telefonie/nummer.ts';
import type { AntwoordBericht } from '../../shared/application/messages.ts';
import type { InhoudStore, Ports } from '../../shared/application/ports.ts';
import { makeReceiveMail } from '../../shared/application/receive-mail.ts';
import { makeSendAntwoord } from '../../shared/application/send-antwoord.ts';
import type { SoortBericht } from '../../shared/domain/contact/types.ts';
import { HOUR, type Instant, instant, plusMs } from '../../shared/domain/tijd/instant.ts';

export interface Outcome {
  readonly klasse: SoortBericht | 'onleesbaar';
  readonly contact: string | null;
  readonly draad: string | null;
  /** Whether anything went out because this message came in. */
  readonly automatischBeantwoord: boolean;
  readonly fout: string | null;
}

const START = instant('2026-01-01T00:00:00Z');
/** Slow enough that no breaker opens: what is printed tells of each message, not of how fast they were fed. */
const PACE_MS = 3 * HOUR;

/** Receives a message as the mail channel does; what it throws becomes the outcome's `fout`. */
export function makeCorpusWorld(): { receive(raw: Uint8Array): Promise<Outcome> } {
  let current: Uint8Array = new Uint8Array();
  let count = 0;
  const now = (): Instant => plusMs(START, count * PACE_MS);
  const zaken = makeMemoryZakenStore({ keepChanges: false });
  const mail = makeMemoryMailSender();
  const antwoordQueue = makeMemoryQueue<AntwoordBericht>();
  const content = forgetful();
  const ports = {
    zaken,
    mail,
    antwoordQueue,
    mailCodec,
    nummers,
    clock: { now },
    ids: systemIds,
    jitter: async () => {},
    inhoud: content.store,
    instellingen: makeMemoryInstellingenStore(),
    kanaries: makeMemoryKanarieStore(),
    raw: { get: async () => current, put: async () => {} },
    chatSockets: makeMemorySockets(),
    verbindingen: makeMemoryVerbindingStore(),
    adressen: { afzenderMail: 'wijkteam@voordeur.invalid', console: 'https://voordeur.invalid' },
  } satisfies Partial<Ports>;
  const receiveMail = makeReceiveMail(ports);
  const sendAntwoord = makeSendAntwoord(ports);

  async function classify(): Promise<Omit<Outcome, 'automatischBeantwoord'>> {
    const received = await receiveMail({ sleutel: `mail/corpus-${count}`, ontvangenOp: now() });
    if (received.soort === 'onleesbaar') {
      const reden = (await zaken.loadOnleesbaar(received.id))?.value.reden ?? 'onleesbaar';
      return { klasse: 'onleesbaar', contact: null, draad: null, fout: reden };
    }
    return { klasse: received.soortBericht, contact: received.contact, draad: received.draad, fout: null };
  }

  /** Whether anything really left. */
  async function sendAll(): Promise<boolean> {
    const waiting = antwoordQueue.drain();
    for (const bericht of waiting) await sendAntwoord(bericht);
    return mail.sent.splice(0).length > 0;
  }

  return {
    async receive(raw) {
      count += 1;
      current = raw;
      let outcome: Omit<Outcome, 'automatischBeantwoord'>;
      let automatischBeantwoord = false;
      try {
        outcome = await classify();
        automatischBeantwoord = await sendAll();
      } catch (error) {
        const fout = error instanceof Error ? error.message : String(error);
        outcome = { klasse: 'onleesbaar', contact: null, draad: null, fout };
      }
      content.forget();
      return { ...outcome, automatischBeantwoord };
    },
  };
}

/** A store that can forget all that it was given. */
function forgetful(): { readonly store: InhoudStore; forget(): void } {
  let kept = makeMemoryInhoudStore();
  return {
    store: new Proxy(kept, { get: (_first, name) => Reflect.get(kept, name) }),
    forget() {
      kept = makeMemoryInhoudStore();
    },
  };
}
