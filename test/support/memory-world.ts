/** Every port in memory, with a clock that stands still: a whole system in one process, for tests of use cases. */
import { systemIds } from '../../shared/adapters/clock/system-clock.ts';
import { mailCodec } from '../../shared/adapters/mail/mail-codec.ts';
import { makeMemoryCijferStore } from '../../shared/adapters/memory/memory-cijfer-store.ts';
import { makeMemoryErvaringStore } from '../../shared/adapters/memory/memory-ervaring-store.ts';
import { makeMemoryInhoudStore } from '../../shared/adapters/memory/memory-inhoud-store.ts';
import { makeMemoryInstellingenStore } from '../../shared/adapters/memory/memory-instellingen-store.ts';
import {
  makeMemoryControleStore,
  makeMemoryInhoudWijzer,
  makeMemoryJournaalStore,
  makeMemoryKanarieStore,
  makeMemoryRuwePost,
} from '../../shared/adapters/memory/memory-journaal.ts';
import {
  makeMemoryKengetalStore,
  makeMemoryPersoonWijzer,
} from '../../shared/adapters/memory/memory-kengetal-store.ts';
import {
  makeMemoryBijlageAdressen,
  makeMemoryMailSender,
  makeMemoryQueue,
  makeMemoryRawStore,
  makeMemorySmsSender,
  makeMemorySockets,
  makeMemorySpraakSender,
  makeMemoryWebhookSender,
  makeMemoryWebPushSender,
} from '../../shared/adapters/memory/memory-outside.ts';
import { makeMemoryRapportStore } from '../../shared/adapters/memory/memory-rapport-store.ts';
import {
  type MemoryUitval,
  makeMemoryMislukkingStore,
  makeMemoryUitval,
} from '../../shared/adapters/memory/memory-uitval.ts';
import { makeMemoryVerantwoording } from '../../shared/adapters/memory/memory-verantwoording.ts';
import { makeMemoryVerbindingStore } from '../../shared/adapters/memory/memory-verbinding-store.ts';
import { makeMemoryZakenStore } from '../../shared/adapters/memory/memory-zaken-store.ts';
import { makeMemoryZegels } from '../../shared/adapters/memory/memory-zegels.ts';
import { nummers } from '../../shared/adapters/telefonie/nummer.ts';
import type { MailMelding } from '../../shared/application/controle-ports.ts';
import type {
  AntwoordBericht,
  ChatBericht,
  InloopBericht,
  PushBericht,
  TelefoonBericht,
} from '../../shared/application/messages.ts';
import type { MediumResult, Ports, SendResult, WebPushSender } from '../../shared/application/ports.ts';
import type { Instellingen } from '../../shared/domain/organisatie/types.ts';
import { makeMovingClock } from './moving-clock.ts';

const WACHTRIJEN = ['telefoon', 'mail', 'chat', 'inloop', 'push', 'antwoord', 'sms', 'bezorgrapporten'];
const STROMEN = ['project-bereikbaarheid', 'follow-zaken'];

export interface WorldOptions {
  readonly start?: string;
  readonly instellingen?: Partial<Instellingen>;
  readonly mailAnswers?: (n: number) => SendResult;
  readonly smsAnswers?: (n: number) => SendResult;
  readonly webhookAnswers?: (n: number) => MediumResult;
  readonly spraakAnswers?: (n: number) => SendResult | undefined;
  readonly webpushAnswers?: (n: number) => Awaited<ReturnType<WebPushSender['send']>>;
}

export function makeWorld(options: WorldOptions = {}) {
  let fresh = 0;
  const inhoud = makeMemoryInhoudStore();
  const raw = makeMemoryRawStore();
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
    inhoud,
    raw,
    bijlagen: makeMemoryBijlageAdressen(raw),
    cijfers: makeMemoryCijferStore(),
    kengetallen: makeMemoryKengetalStore(),
    persoonWijzer: makeMemoryPersoonWijzer(inhoud),
    instellingen: makeMemoryInstellingenStore(options.instellingen),
    verbindingen: makeMemoryVerbindingStore(),
    journaal: makeMemoryJournaalStore(),
    controle: makeMemoryControleStore(),
    kanaries: makeMemoryKanarieStore(),
    rapporten: makeMemoryRapportStore(),
    ervaringen: makeMemoryErvaringStore(),
    inhoudWijzer: makeMemoryInhoudWijzer(inhoud),
    ruwePost: makeMemoryRuwePost(),
    wachtrijstand: { onderweg: async () => 0 },
    mailQueue: makeMemoryQueue<MailMelding>(),
    telefoonQueue: makeMemoryQueue<TelefoonBericht>(),
    inloopQueue: makeMemoryQueue<InloopBericht>(),
    chatQueue: makeMemoryQueue<ChatBericht>(),
    pushQueue: makeMemoryQueue<PushBericht>(),
    antwoordQueue: makeMemoryQueue<AntwoordBericht>(),
    mail: makeMemoryMailSender(options.mailAnswers),
    mailCodec,
    nummers,
    sms: makeMemorySmsSender(options.smsAnswers),
    webhook: makeMemoryWebhookSender(options.webhookAnswers),
    webpush: makeMemoryWebPushSender(options.webpushAnswers),
    spraak: makeMemorySpraakSender(options.spraakAnswers),
    chatSockets: makeMemorySockets(),
    liveSockets: makeMemorySockets(),
    mislukkingen: makeMemoryMislukkingStore(),
    uitval: [
      ...WACHTRIJEN.map((naam) => makeMemoryUitval(naam, 'wachtrij')),
      ...STROMEN.map((naam) => makeMemoryUitval(naam, 'stroom')),
    ],
    adressen: { afzenderMail: 'wijkteam@voorbeeld.nl', console: 'https://console.voorbeeld.nl' },
  } satisfies Ports;
  return { ...world, verantwoording: makeMemoryVerantwoording(), zegels: makeMemoryZegels() };
}

export type World = ReturnType<typeof makeWorld>;

/** The dead-letter queue of that name. */
export function uitvalOf(world: World, naam: string): MemoryUitval {
  const found = world.uitval.find((one) => one.naam === naam);
  if (found === undefined) throw new Error(`no dead-letter queue ${naam}`);
  return found;
}
