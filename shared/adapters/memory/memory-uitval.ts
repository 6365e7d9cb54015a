/** Dead letters and the notes about them, in memory. */
import type { Mislukking, MislukkingStore, UitvalBericht, UitvalWachtrij } from '../../application/uitval.ts';

export function makeMemoryMislukkingStore(): MislukkingStore {
  const notes = new Map<string, Mislukking>();
  const of = (wachtrij: string) => [...notes.values()].filter((note) => note.wachtrij === wachtrij);
  const place = (bericht: string) => bericht.padStart(40, '0');
  return {
    async note(mislukking) {
      notes.set(`${mislukking.wachtrij}#${mislukking.bericht}`, structuredClone(mislukking));
    },
    read: async (wachtrij, berichten) => of(wachtrij).filter(({ bericht }) => berichten.includes(bericht)),
    readTussen: async (wachtrij, van, totEnMet) =>
      of(wachtrij).filter(({ bericht }) => place(bericht) >= place(van) && place(bericht) <= place(totEnMet)),
  };
}

export interface MemoryUitval extends UitvalWachtrij {
  /** What died. */
  bury(bericht: UitvalBericht): void;
  /** What went back to its queue since the last look. */
  takeReturned(): readonly string[];
}

export function makeMemoryUitval(naam: string, soort: UitvalWachtrij['soort']): MemoryUitval {
  let dead: UitvalBericht[] = [];
  let returned: string[] = [];
  return {
    naam,
    soort,
    count: async () => dead.length,
    async visit(max, decide) {
      const done = { terug: 0, weg: 0, laat: 0 };
      for (const bericht of dead.slice(0, max)) {
        const seen = { ...bericht, ontvangen: bericht.ontvangen + 1 };
        dead = dead.map((one) => (one.id === bericht.id ? seen : one));
        const besluit = await decide(seen);
        if (besluit === 'terug' && soort === 'stroom') throw new Error(`nothing can go back from ${naam}`);
        if (besluit === 'terug') returned.push(bericht.inhoud);
        if (besluit !== 'laat') dead = dead.filter(({ id }) => id !== bericht.id);
        done[besluit] += 1;
      }
      return done;
    },
    async moveAll() {
      if (soort === 'stroom') throw new Error(`nothing can go back from ${naam}`);
      const count = dead.length;
      returned.push(...dead.map(({ inhoud }) => inhoud));
      dead = [];
      return count;
    },
    bury(bericht) {
      dead.push(bericht);
    },
    takeReturned() {
      const taken = returned;
      returned = [];
      return taken;
    },
  };
}
