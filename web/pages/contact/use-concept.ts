/**
 * What somebody types in answer to a contact: kept with the server while they type, tried again until it is kept, and never
 * put over what they wrote somewhere else.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Concept, ContactVolledig } from '../../app/antwoorden/contacten.ts';
import { ApiFout } from '../../app/api.ts';
import { useConsole } from '../../app/context.ts';
import { useBewaker } from '../../app/route.ts';

const RUST_MS = 700;
const OPNIEUW_MS = 3000;

export type Bewaarstand = 'leeg' | 'bezig' | 'bewaard' | 'zonder-lijn' | 'elders-gewijzigd' | 'geweigerd';

export interface Schrijven {
  readonly tekst: string;
  readonly stand: Bewaarstand;
  /** Why it was refused. */
  readonly melding: string | undefined;
  readonly schrijf: (tekst: string) => void;
  /** What was written elsewhere, after all. */
  readonly neemAndere: () => Promise<void>;
  /** What stands here, over what was written elsewhere. */
  readonly houdDeze: () => void;
  /** It is about to be sent: keeps nothing more, so that no draft comes after its answer; resolves when nothing is on its way. */
  readonly rust: () => Promise<void>;
  /** It could not be sent: keeps it again. */
  readonly verder: () => void;
  /** `verstuurd` was sent. What was typed after it stays. */
  readonly verzonden: (verstuurd: string) => void;
}

interface Stand {
  readonly tekst: string;
  readonly stand: Bewaarstand;
  readonly melding?: string;
}

export function useConcept(contact: string, gelezen: Concept | null): Schrijven {
  const { api, live } = useConsole();
  const begin = gelezen?.tekst ?? '';
  const [stand, zet] = useState<Stand>({ tekst: begin, stand: begin === '' ? 'leeg' : 'bewaard' });
  const tekst = useRef(begin);
  const bewaard = useRef(begin);
  /** Undefined where none was seen: what stands there is then replaced. */
  const versie = useRef(gelezen?.versie);
  const rustig = useRef(false);
  const lopend = useRef<Promise<void> | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pad = `/v1/contacten/${encodeURIComponent(contact)}`;

  const straks = (ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void bewaar(), ms);
  };

  function bewaar(): Promise<void> {
    lopend.current ??= bewaarNu().finally(() => {
      lopend.current = undefined;
    });
    return lopend.current;
  }

  async function bewaarNu(): Promise<void> {
    const deze = tekst.current;
    if (rustig.current || deze === bewaard.current) return;
    try {
      const kept = await api.vraag<Concept>('PUT', `${pad}/concept`, {
        tekst: deze,
        ...(versie.current !== undefined && { versie: versie.current }),
      });
      versie.current = kept.versie;
      bewaard.current = deze;
      if (tekst.current === deze) zet({ tekst: deze, stand: deze === '' ? 'leeg' : 'bewaard' });
      else straks(RUST_MS);
    } catch (error) {
      const fout = error instanceof ApiFout ? error : new ApiFout(0, 'onverwacht', '');
      if (fout.code === 'gelijktijdig-gewijzigd') zet((was) => ({ ...was, stand: 'elders-gewijzigd' }));
      else if (fout.status === 0 || fout.status === 401 || fout.status >= 500) {
        zet((was) => ({ ...was, stand: 'zonder-lijn' }));
        straks(OPNIEUW_MS);
      } else zet((was) => ({ ...was, stand: 'geweigerd', melding: fout.message }));
    }
  }

  function schrijf(nieuw: string): void {
    tekst.current = nieuw;
    zet((was) => ({ tekst: nieuw, stand: was.stand === 'elders-gewijzigd' ? was.stand : 'bezig' }));
    straks(RUST_MS);
  }

  function overnemen(concept: Concept | null): void {
    tekst.current = concept?.tekst ?? '';
    bewaard.current = tekst.current;
    versie.current = concept?.versie;
    zet({ tekst: tekst.current, stand: tekst.current === '' ? 'leeg' : 'bewaard' });
  }

  // A withdrawn answer comes back as the draft; what is being typed here stays.
  useEffect(() => {
    if (gelezen !== null && tekst.current === '' && bewaard.current === '') overnemen(gelezen);
  }, [gelezen?.versie]);

  useEffect(() => {
    const weer = () => void bewaar();
    addEventListener('online', weer);
    const stop = live.volgStand((nieuw) => {
      if (nieuw === 'verbonden') weer();
    });
    return () => {
      clearTimeout(timer.current);
      removeEventListener('online', weer);
      stop();
      // On the way to another page of the console there is still time to keep the last words.
      void bewaar();
    };
  }, [live]);

  useBewaker(() =>
    ['zonder-lijn', 'elders-gewijzigd', 'geweigerd'].includes(stand.stand) && tekst.current !== ''
      ? 'Uw antwoord is nog niet bewaard. Toch weggaan?'
      : null,
  );

  return {
    tekst: stand.tekst,
    stand: stand.stand,
    melding: stand.melding,
    schrijf,
    async neemAndere() {
      overnemen((await api.vraag<ContactVolledig>('GET', pad)).concept);
    },
    houdDeze() {
      versie.current = undefined;
      zet((was) => ({ ...was, stand: 'bezig' }));
      void bewaar();
    },
    async rust() {
      rustig.current = true;
      clearTimeout(timer.current);
      await lopend.current;
    },
    verder() {
      rustig.current = false;
      if (tekst.current !== bewaard.current) straks(RUST_MS);
    },
    verzonden(verstuurd) {
      rustig.current = false;
      if (tekst.current !== verstuurd) {
        bewaard.current = '';
        versie.current = undefined;
        straks(RUST_MS);
        return;
      }
      overnemen(null);
    },
  };
}
