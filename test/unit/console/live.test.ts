import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openLive } from '../../../web/app/live.ts';

class Socket {
  readonly adres: string;
  readonly protocols: readonly string[];
  readyState = 0;
  readonly sent: string[] = [];
  onopen: () => void = () => undefined;
  onclose: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  constructor(adres: string, protocols: readonly string[]) {
    this.adres = adres;
    this.protocols = protocols;
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = 3;
    this.onclose();
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
}

const heard = new Map<string, () => void>();
beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, {
    addEventListener: (name: string, wie: () => void) => heard.set(name, wie),
    removeEventListener: (name: string) => heard.delete(name),
  });
});
afterEach(() => {
  jest.useRealTimers();
});

function opened() {
  const sockets: Socket[] = [];
  let token = 'een';
  const live = openLive({
    adres: 'wss://x/live',
    token: () => token,
    maak: (adres, protocols) => {
      const made = new Socket(adres, protocols);
      sockets.push(made);
      return made as unknown as WebSocket;
    },
  });
  const standen: string[] = [];
  live.volgStand((stand) => standen.push(stand));
  return { live, sockets, standen, zetToken: (nieuw: string) => (token = nieuw) };
}

describe('the live line', () => {
  test('carries the token in the handshake, and passes on what it hears', () => {
    const { live, sockets, standen } = opened();
    const berichten: unknown[] = [];
    live.luister((bericht) => berichten.push(bericht));
    sockets[0]?.open();
    sockets[0]?.onmessage({ data: '{"soort":"contact","id":"c"}' });
    sockets[0]?.onmessage({ data: 'no json' });
    expect([sockets[0]?.adres, sockets[0]?.protocols]).toEqual(['wss://x/live', ['voordeur', 'een']]);
    expect(berichten).toEqual([{ soort: 'contact', id: 'c' }]);
    expect(standen).toEqual(['verbinden', 'verbonden']);
    live.sluit();
  });

  test('comes back by itself, ever later, with the token of then, and says so', () => {
    const { live, sockets, standen, zetToken } = opened();
    sockets[0]?.open();
    sockets[0]?.close();
    zetToken('twee');
    jest.advanceTimersByTime(700);
    expect(sockets).toHaveLength(2);
    sockets[1]?.close();
    jest.advanceTimersByTime(700);
    expect(sockets).toHaveLength(2);
    jest.advanceTimersByTime(700);
    expect(sockets).toHaveLength(3);
    sockets[2]?.open();
    expect([sockets[2]?.protocols[1], standen]).toEqual(['twee', ['verbinden', 'verbonden', 'verbroken', 'verbonden']]);
    live.sluit();
  });

  test('tries at once when the network is back, and never again after it was closed', () => {
    const { live, sockets } = opened();
    for (let i = 0; i < 6; i += 1) {
      sockets.at(-1)?.close();
      jest.advanceTimersByTime(20_000);
    }
    sockets.at(-1)?.close();
    const before = sockets.length;
    heard.get('online')?.();
    expect(sockets).toHaveLength(before + 1);
    live.sluit();
    jest.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(before + 1);
  });

  test('says that it lives, so that nobody in between hangs up', () => {
    const { live, sockets } = opened();
    sockets[0]?.open();
    jest.advanceTimersByTime(11 * 60_000);
    expect(sockets[0]?.sent).toEqual(['{"soort":"levensteken"}', '{"soort":"levensteken"}']);
    live.sluit();
  });
});
