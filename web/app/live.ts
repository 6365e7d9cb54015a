/**
 * The live socket: says that something changed, never what. It comes back by itself; whoever listens reads again after
 * every (re)connection, because what happened in between was not told.
 */

export type LiveStand = 'verbonden' | 'verbinden' | 'verbroken';

export interface LiveBericht {
  readonly soort: string;
  readonly id?: string;
  readonly [veld: string]: unknown;
}

export interface Live {
  /** Gives a function that stops listening. */
  luister(wie: (bericht: LiveBericht) => void): () => void;
  /** Told at once, and at every change. `verbonden` means: read again. */
  volgStand(wie: (stand: LiveStand) => void): () => void;
  zeg(bericht: object): void;
  /** At once, with the token of now. */
  verbindOpnieuw(): void;
  sluit(): void;
}

interface Opties {
  readonly adres: string;
  readonly token: () => string | undefined;
  readonly maak?: (adres: string, protocols: string[]) => WebSocket;
}

const LEVENSTEKEN_MS = 5 * 60_000;
const EERSTE_WACHT_MS = 500;
const LANGSTE_WACHT_MS = 15_000;

export function openLive({ adres, token, maak = (a, p) => new WebSocket(a, p) }: Opties): Live {
  const luisteraars = new Set<(bericht: LiveBericht) => void>();
  const standen = new Set<(stand: LiveStand) => void>();
  let stand: LiveStand = 'verbinden';
  let socket: WebSocket | undefined;
  let gestopt = false;
  let poging = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const zet = (nieuw: LiveStand) => {
    if (nieuw === stand) return;
    stand = nieuw;
    for (const wie of standen) wie(stand);
  };

  function verbind(): void {
    clearTimeout(timer);
    const bearer = token();
    if (gestopt || bearer === undefined) return;
    const own = maak(adres, ['voordeur', bearer]);
    socket = own;
    own.onopen = () => {
      poging = 0;
      zet('verbonden');
    };
    own.onmessage = ({ data }) => {
      let bericht: LiveBericht;
      try {
        bericht = JSON.parse(String(data)) as LiveBericht;
      } catch {
        return;
      }
      for (const wie of luisteraars) wie(bericht);
    };
    own.onclose = () => {
      if (socket !== own || gestopt) return;
      zet('verbroken');
      // Spread, so that all consoles do not come back in the same instant.
      const wachten = Math.min(EERSTE_WACHT_MS * 2 ** poging, LANGSTE_WACHT_MS) * (0.75 + Math.random() / 2);
      poging += 1;
      timer = setTimeout(verbind, wachten);
    };
  }

  const opnieuw = () => {
    poging = 0;
    if (stand !== 'verbonden') verbind();
  };
  const leven = setInterval(() => {
    if (socket?.readyState === 1) socket.send(JSON.stringify({ soort: 'levensteken' }));
  }, LEVENSTEKEN_MS);
  addEventListener('online', opnieuw);
  verbind();

  return {
    luister(wie) {
      luisteraars.add(wie);
      return () => luisteraars.delete(wie);
    },
    volgStand(wie) {
      standen.add(wie);
      wie(stand);
      return () => standen.delete(wie);
    },
    zeg(bericht) {
      if (socket?.readyState === 1) socket.send(JSON.stringify(bericht));
    },
    verbindOpnieuw: opnieuw,
    sluit() {
      gestopt = true;
      clearTimeout(timer);
      clearInterval(leven);
      removeEventListener('online', opnieuw);
      socket?.close();
    },
  };
}
