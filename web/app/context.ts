/** What every page has at hand. */
import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { type Api, ApiFout } from './api.ts';
import type { Live, LiveBericht, LiveStand } from './live.ts';
import { nu } from './server-klok.ts';

export type Rol = 'teamondersteuner' | 'professional' | 'manager' | 'beheerder' | 'gastvrouw' | 'koppeling';

/** Who signed in, as the API knows them. */
export interface Ik {
  readonly id: string;
  readonly naam: string;
  readonly rollen: readonly Rol[];
  readonly wijkteams: readonly string[];
}

export interface Console {
  readonly api: Api;
  readonly live: Live;
  readonly ik: Ik;
  readonly uitloggen: () => void;
  /** Says it to who cannot see the screen. `dringend` interrupts. */
  readonly meld: (tekst: string, dringend?: boolean) => void;
}

export const ConsoleContext = createContext<Console | undefined>(undefined);

export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (found === undefined) throw new Error('a page outside the console');
  return found;
}

export const heeftRol = (ik: Ik, ...rollen: readonly Rol[]): boolean => rollen.some((rol) => ik.rollen.includes(rol));

/** The time of the server, again every `elkeMs`. */
export function useNu(elkeMs = 1000): number {
  const [op, zet] = useState(nu);
  useEffect(() => {
    const timer = setInterval(() => zet(nu()), elkeMs);
    return () => clearInterval(timer);
  }, [elkeMs]);
  return op;
}

export function useLiveStand(): LiveStand {
  const { live } = useConsole();
  const [stand, zet] = useState<LiveStand>('verbinden');
  useEffect(() => live.volgStand(zet), [live]);
  return stand;
}

export interface Gelezen<T> {
  /** What was read last; stays while it is read anew. */
  readonly waarde: T | undefined;
  readonly fout: ApiFout | undefined;
  readonly bezig: boolean;
  readonly opnieuw: () => Promise<void>;
}

const SAMEN_MS = 150;

/**
 * Reads with `lees`, again when one of `hangtAf` changes, when a live message passes `raakt`, and whenever the line comes
 * back. Many messages at once are one reading; an older answer never replaces a newer one.
 */
export function useLezen<T>(
  lees: (api: Api) => Promise<T>,
  hangtAf: readonly unknown[],
  raakt?: (bericht: LiveBericht) => boolean,
): Gelezen<T> {
  const { api, live } = useConsole();
  const [stand, zet] = useState<Omit<Gelezen<T>, 'opnieuw'>>({ waarde: undefined, fout: undefined, bezig: true });
  const nummer = useRef(0);
  const laatste = useRef({ lees, raakt });
  laatste.current = { lees, raakt };

  async function opnieuw(): Promise<void> {
    nummer.current += 1;
    const mijn = nummer.current;
    zet((was) => ({ ...was, bezig: true }));
    try {
      const waarde = await laatste.current.lees(api);
      if (mijn === nummer.current) zet({ waarde, fout: undefined, bezig: false });
    } catch (error) {
      const fout = error instanceof ApiFout ? error : new ApiFout(0, 'onverwacht', 'Er ging iets mis.');
      if (mijn === nummer.current) zet((was) => ({ ...was, fout, bezig: false }));
    }
  }

  useEffect(() => {
    void opnieuw();
    return () => {
      nummer.current += 1;
    };
  }, hangtAf);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const straks = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void opnieuw(), SAMEN_MS);
    };
    // Read while the line is there: nothing was missed. Read before it was there: what happened in between was told to nobody.
    let erBij = false;
    const stops = [
      live.luister((bericht) => {
        if (laatste.current.raakt?.(bericht)) straks();
      }),
      live.volgStand((nieuw) => {
        if (nieuw === 'verbonden' && erBij) straks();
      }),
    ];
    erBij = true;
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [live]);

  return { ...stand, opnieuw };
}

/** Does something on request: once at a time, with its fault to show. */
export function useDoen<A extends readonly unknown[], T>(
  doe: (...argumenten: A) => Promise<T>,
): {
  readonly bezig: boolean;
  readonly fout: ApiFout | undefined;
  /** Undefined when it failed (see `fout`) or is running already. */
  readonly start: (...argumenten: A) => Promise<T | undefined>;
  readonly wis: () => void;
} {
  const [bezig, zetBezig] = useState(false);
  const [fout, zetFout] = useState<ApiFout | undefined>(undefined);
  const loopt = useRef(false);
  return {
    bezig,
    fout,
    wis: () => zetFout(undefined),
    async start(...argumenten) {
      if (loopt.current) return undefined;
      loopt.current = true;
      zetBezig(true);
      zetFout(undefined);
      try {
        return await doe(...argumenten);
      } catch (error) {
        zetFout(error instanceof ApiFout ? error : new ApiFout(0, 'onverwacht', 'Er ging iets mis.'));
        return undefined;
      } finally {
        loopt.current = false;
        zetBezig(false);
      }
    },
  };
}
