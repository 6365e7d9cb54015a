/**
 * Something that somebody noted and that must not get lost when the line drops: it is kept, said to be so, and sent again by
 * itself, as the same command. It lives as long as the page; nothing is written to the storage of the browser.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFout } from './api.ts';
import { useConsole } from './context.ts';

const OPNIEUW_MS = 10_000;

/** How it is sent: the same key at every try, and how long ago it was noted (0 at the first try). */
export interface Poging {
  readonly sleutel: string;
  readonly geledenMs: number;
}

export interface Volhouden<T> {
  /** What was noted and is not sent yet. */
  readonly wacht: T | undefined;
  /** True once it could not be sent: it waits for the line. */
  readonly zonderLijn: boolean;
  readonly bezig: boolean;
  /** Why the API refused it; then it waits no more. */
  readonly fout: ApiFout | undefined;
  readonly start: (wat: T) => void;
  readonly nogEens: () => void;
  readonly vergeet: () => void;
}

interface Stand<T> {
  readonly wacht: T | undefined;
  readonly zonderLijn: boolean;
  readonly bezig: boolean;
  readonly fout: ApiFout | undefined;
}

export function useVolhouden<T>(doe: (wat: T, poging: Poging) => Promise<void>): Volhouden<T> {
  const { live } = useConsole();
  const [stand, zet] = useState<Stand<T>>({ wacht: undefined, zonderLijn: false, bezig: false, fout: undefined });
  const werk = useRef<{ readonly wat: T; readonly sleutel: string; readonly sinds: number } | undefined>(undefined);
  const loopt = useRef(false);
  const laatste = useRef(doe);
  laatste.current = doe;

  async function probeer(eerste: boolean): Promise<void> {
    const mijn = werk.current;
    if (mijn === undefined || loopt.current) return;
    loopt.current = true;
    zet((was) => ({ ...was, wacht: mijn.wat, bezig: true, fout: undefined }));
    try {
      const geledenMs = eerste ? 0 : performance.now() - mijn.sinds;
      await laatste.current(mijn.wat, { sleutel: mijn.sleutel, geledenMs });
      werk.current = undefined;
      zet({ wacht: undefined, zonderLijn: false, bezig: false, fout: undefined });
    } catch (error) {
      const fout = error instanceof ApiFout ? error : new ApiFout(0, 'onverwacht', 'Er ging iets mis.');
      const zonderLijn = fout.status === 0 || fout.status >= 500 || fout.status === 401;
      if (!zonderLijn) werk.current = undefined;
      zet({ wacht: zonderLijn ? mijn.wat : undefined, zonderLijn, bezig: false, fout: zonderLijn ? undefined : fout });
    } finally {
      loopt.current = false;
    }
  }

  useEffect(() => {
    const weer = () => void probeer(false);
    addEventListener('online', weer);
    const timer = setInterval(weer, OPNIEUW_MS);
    const stop = live.volgStand((nieuw) => {
      if (nieuw === 'verbonden') weer();
    });
    return () => {
      removeEventListener('online', weer);
      clearInterval(timer);
      stop();
    };
  }, [live]);

  return {
    ...stand,
    start(wat) {
      if (werk.current !== undefined) return;
      werk.current = { wat, sleutel: crypto.randomUUID(), sinds: performance.now() };
      void probeer(true);
    },
    nogEens: () => void probeer(false),
    vergeet() {
      werk.current = undefined;
      zet({ wacht: undefined, zonderLijn: false, bezig: false, fout: undefined });
    },
  };
}
