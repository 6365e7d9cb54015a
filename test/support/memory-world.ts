/** Every port in memory, with a clock that stands still: a whole system in one process, for tests of use cases. */
import { systemIds } from '../../shared/adapters/clock/system-clock.ts';
import { mailCodec } from '../../shared/adapters/mail/mail-codec.ts';
import { makeMemoryCijferStore } from '../../shared/adapters/memory/memory-cijfer-store.ts';
import { makeMemoryInhoudStore } from '../../shared/adapters/memory/memory-inhoud-store.ts';
import { makeMemoryInstellingenStore } from '../../shared/adapters/memory/memory-instellingen-store.ts';
import {
  makeMemoryMailSender,
  makeMemoryQueue,
  makeMemoryRawStore,
  makeMemorySmsSender,
  makeMemorySockets,
} from '../../shared/adapters/memory/memory-outside.ts';
import { makeMemoryVerbindingStore } from '../../shared/adapters/memory/memory-verbinding-store.ts';
import { makeMemoryZakenStore } from '../../shared/adapters/memory/memory-zaken-store.ts';
import type {
  AntwoordBericht,
  ChatBericht,
  InloopBericht,
  PushBericht,
  TelefoonBericht,
} from '../../shared/application/messages.ts';
import type { Ports, SendResult } from '../../shared/application/ports.ts';
import type { Instellingen } from '../../shared/domain/organisatie/types.ts';
import { makeMovingClock } from './moving-clock.ts';

export interface WorldOptions {
  readonly start?: string;
  readonly instellingen?: Partial<Instellingen>;
  readonly mailAnswers?: (n: number) => SendResult;
  readonly smsAnswers?: (n: number) => SendResult;
}

export function makeWorld(options: WorldOptions = {}) {
  let fresh = 0;
  const world = {
    clock: makeMovingClock(options.start),
    ids: {
      ...systemIds,
      fresh: () => {
        fresh += 1;
        return `vers-${fresh}`;
      },
    },
    jitter: async () => {},
    zaken: makeMemoryZakenStore(),
    inhoud: makeMemoryInhoudStore(),
    raw: makeMemoryRawStore(),
    cijfers: makeMemoryCijferStore(),
    instellingen: makeMemoryInstellingenStore(options.instellingen),
    verbindingen: makeMemoryVerbindingStore(),
    telefoonQueue: makeMemoryQueue<TelefoonBericht>(),
    inloopQueue: makeMemoryQueue<InloopBericht>(),
    chatQueue: makeMemoryQueue<ChatBericht>(),
    pushQueue: makeMemoryQueue<PushBericht>(),
    antwoordQueue: makeMemoryQueue<AntwoordBericht>(),
    mail: makeMemoryMailSender(options.mailAnswers),
    mailCodec,
    sms: makeMemorySmsSender(options.smsAnswers),
    chatSockets: makeMemorySockets(),
    liveSockets: makeMemorySockets(),
    adressen: { afzenderMail: 'wijkteam@voorbeeld.nl', console: 'https://console.voorbeeld.nl' },
  } satisfies Ports;
  return world;
}

export type World = ReturnType<typeof makeWorld>;
