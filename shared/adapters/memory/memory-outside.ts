/** The outside world in memory: bucket, queues, providers and sockets that keep what they were given. */
import type {
  BijlageAdressen,
  MailSender,
  MediumResult,
  Queue,
  RawStore,
  SendResult,
  SmsSender,
  Sockets,
  SpraakSender,
  WebhookSender,
  WebPushSender,
} from '../../application/ports.ts';

export interface MemoryQueue<T> extends Queue<T> {
  /** Takes everything out that is in it. */
  drain(): T[];
}

export function makeMemoryQueue<T>(): MemoryQueue<T> {
  let messages: T[] = [];
  return {
    async send(added) {
      messages.push(...structuredClone(added));
    },
    drain() {
      const taken = messages;
      messages = [];
      return taken;
    },
  };
}

export function makeMemoryRawStore(): RawStore {
  const objects = new Map<string, Uint8Array>();
  return {
    get: async (sleutel) => objects.get(sleutel)?.slice(),
    async put(sleutel, bytes) {
      objects.set(sleutel, bytes.slice());
    },
  };
}

/** Addresses that name what they give; they are signed by nobody. */
export function makeMemoryBijlageAdressen({ get }: Pick<RawStore, 'get'>): BijlageAdressen {
  return {
    async signedAddress(sleutel, { type, bestandsnaam, seconden }) {
      if ((await get(sleutel)) === undefined) return undefined;
      const query = new URLSearchParams({ type, bestandsnaam, seconden: String(seconden) });
      return `https://bijlagen.test/${sleutel}?${query}`;
    },
  };
}

export interface MemoryMailSender extends MailSender {
  readonly sent: { readonly van: string; readonly aan: string; readonly ruw: Uint8Array | string }[];
}

/** `answer` says what the provider does with the nth mail (0 = the first); it may throw. */
export function makeMemoryMailSender(answer?: (n: number) => SendResult): MemoryMailSender {
  const sent: MemoryMailSender['sent'] = [];
  let n = 0;
  return {
    sent,
    async sendRaw(mail) {
      const number = n;
      n += 1;
      const result = answer?.(number) ?? {
        soort: 'aangenomen' as const,
        leverancier: `mail-${number}`,
        messageIds: [`mail-${number}@provider.test`],
      };
      if (result.soort === 'aangenomen') sent.push(mail);
      return result;
    },
  };
}

export interface MemorySmsSender extends SmsSender {
  readonly sent: { readonly aan: string; readonly tekst: string }[];
}

export function makeMemorySmsSender(answer?: (n: number) => SendResult): MemorySmsSender {
  const sent: MemorySmsSender['sent'] = [];
  let n = 0;
  return {
    sent,
    async send(sms) {
      const number = n;
      n += 1;
      const result = answer?.(number) ?? { soort: 'aangenomen' as const, leverancier: `sms-${number}` };
      if (result.soort === 'aangenomen') sent.push(sms);
      return result;
    },
  };
}

export interface MemorySockets extends Sockets {
  readonly posted: { readonly verbinding: string; readonly data: unknown }[];
  /** From now on this connection is gone. */
  close(verbinding: string): void;
}

export function makeMemorySockets(): MemorySockets {
  const posted: MemorySockets['posted'] = [];
  const gone = new Set<string>();
  return {
    posted,
    close: (verbinding) => {
      gone.add(verbinding);
    },
    async post(verbinding, data) {
      if (gone.has(verbinding)) return 'weg';
      posted.push({ verbinding, data: structuredClone(data) });
      return 'bezorgd';
    },
  };
}

export interface MemoryWebhookSender extends WebhookSender {
  readonly sent: Parameters<WebhookSender['send']>[0][];
}

/** `answer` says what the address does with the nth post (0 = the first). */
export function makeMemoryWebhookSender(answer?: (n: number) => MediumResult): MemoryWebhookSender {
  const sent: MemoryWebhookSender['sent'] = [];
  return {
    sent,
    async send(bericht) {
      sent.push(bericht);
      return answer?.(sent.length - 1) ?? { soort: 'aangenomen', leverancier: 'http-200', bewijs: 'direct' };
    },
  };
}

export interface MemoryWebPushSender extends WebPushSender {
  readonly sent: Parameters<WebPushSender['send']>[0][];
}

/** `answer` says what the push service does with the nth message (0 = the first); it may throw. */
export function makeMemoryWebPushSender(
  answer?: (n: number) => Awaited<ReturnType<WebPushSender['send']>>,
): MemoryWebPushSender {
  const sent: MemoryWebPushSender['sent'] = [];
  return {
    sent,
    async send(bericht) {
      sent.push(bericht);
      return answer?.(sent.length - 1) ?? { soort: 'aangenomen', leverancier: 'http-201', bewijs: 'volgt' };
    },
  };
}

export interface MemorySpraakSender extends SpraakSender {
  /** One for each call, with the name by which the provider knows it. */
  readonly calls: (Parameters<SpraakSender['bel']>[0] & { readonly leverancier: string })[];
  /** That call is over: the same `eenmalig` is another call from now on. */
  hangUp(leverancier: string): void;
}

/** `answer` says what the provider does with the nth request (0 = the first); it may throw. */
export function makeMemorySpraakSender(answer?: (n: number) => SendResult | undefined): MemorySpraakSender {
  const calls: MemorySpraakSender['calls'] = [];
  const goingOn = new Map<string, string>();
  let n = 0;
  return {
    calls,
    hangUp(leverancier) {
      for (const [eenmalig, name] of goingOn) if (name === leverancier) goingOn.delete(eenmalig);
    },
    async bel(oproep) {
      const number = n;
      n += 1;
      const result = answer?.(number);
      if (result?.soort === 'geweigerd') return result;
      const known = goingOn.get(oproep.eenmalig);
      if (known !== undefined) return { soort: 'aangenomen', leverancier: known };
      const leverancier = result?.leverancier ?? `oproep-${calls.length}`;
      goingOn.set(oproep.eenmalig, leverancier);
      calls.push({ ...structuredClone(oproep), leverancier });
      return { soort: 'aangenomen', leverancier };
    },
  };
}
