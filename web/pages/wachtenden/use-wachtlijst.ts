/** The list of who waits, kept up to date: read whole at the start and after every drop, and by id whenever one changes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Bladzijde, GevondenContact } from '../../app/antwoorden/contacten.ts';
import { type Api, ApiFout } from '../../app/api.ts';
import { type Gelezen, useConsole } from '../../app/context.ts';
import type { LiveStand } from '../../app/live.ts';
import { erbij, vervang, type Wachtlijst, werkBij } from './wachtlijst.ts';

const SAMEN_MS = 100;
/** A message of the live line may be missed: everything again now and then. */
const HELEMAAL_MS = 60_000;
const PER_KEER = 100;
/** Twenty pages of a hundred: more nobody can look at. */
const MAX_BLADZIJDEN = 20;

async function leesAlles(api: Api): Promise<GevondenContact[]> {
  const found: GevondenContact[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_BLADZIJDEN; page += 1) {
    const query = new URLSearchParams({ limit: String(PER_KEER), ...(cursor && { cursor }) });
    const answer = await api.vraag<Bladzijde<GevondenContact>>('POST', `/v1/contacten/_zoek?${query}`, {
      status: ['wachtend', 'in-behandeling'],
    });
    found.push(...answer.resultaten);
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  return found;
}

export interface GelezenLijst extends Gelezen<Wachtlijst> {
  /** Reads these now, as after an act of one's own. */
  readonly haal: (...ids: readonly string[]) => Promise<void>;
}

/** `opNieuw` is told who began to wait since the list was first read. */
export function useWachtlijst(opNieuw: (contacten: readonly GevondenContact[]) => void): GelezenLijst {
  const { api, live } = useConsole();
  const [stand, zet] = useState<Omit<Gelezen<Wachtlijst>, 'opnieuw'>>({
    waarde: undefined,
    fout: undefined,
    bezig: true,
  });
  const lijst = useRef<Wachtlijst | undefined>(undefined);
  const intussen = useRef(new Set<string>());
  const nummer = useRef(0);
  const laatste = useRef(opNieuw);
  laatste.current = opNieuw;

  function toon(next: Wachtlijst): void {
    const was = lijst.current;
    lijst.current = next;
    zet({ waarde: next, fout: undefined, bezig: false });
    const nieuw = was === undefined ? [] : erbij(was, next);
    if (nieuw.length > 0) laatste.current(nieuw);
  }

  async function opnieuw(): Promise<void> {
    nummer.current += 1;
    const mijn = nummer.current;
    intussen.current = new Set();
    zet((was) => ({ ...was, bezig: true }));
    try {
      const gelezen = await leesAlles(api);
      if (mijn === nummer.current) toon(vervang(lijst.current ?? new Map(), gelezen, intussen.current));
    } catch (error) {
      const fout = error instanceof ApiFout ? error : new ApiFout(0, 'onverwacht', 'Er ging iets mis.');
      if (mijn === nummer.current) zet((was) => ({ ...was, fout, bezig: false }));
    }
  }

  async function haal(...ids: readonly string[]): Promise<void> {
    for (const id of ids) intussen.current.add(id);
    for (let from = 0; from < ids.length; from += PER_KEER) {
      const contacten = ids.slice(from, from + PER_KEER);
      const { resultaten } = await api.vraag<Bladzijde<GevondenContact>>('POST', '/v1/contacten/_zoek', { contacten });
      if (lijst.current !== undefined) toon(werkBij(lijst.current, contacten, resultaten));
    }
  }

  useEffect(() => {
    const wachtend = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leeg = () => {
      const ids = [...wachtend];
      wachtend.clear();
      // What could not be read now, the next whole reading brings.
      haal(...ids).catch(() => undefined);
    };
    let vorige: LiveStand | undefined;
    const stops = [
      live.luister((bericht) => {
        if (bericht.soort !== 'contact' || bericht.id === undefined) return;
        // Many at once are one reading, and a stream of them does not put it off for ever.
        if (wachtend.size === 0) timer = setTimeout(leeg, SAMEN_MS);
        wachtend.add(bericht.id);
      }),
      live.volgStand((nieuw) => {
        // What came between the reading and the connection was told to nobody.
        if (nieuw === 'verbonden' && vorige !== undefined) void opnieuw();
        vorige = nieuw;
      }),
    ];
    void opnieuw();
    const steeds = setInterval(() => void opnieuw(), HELEMAAL_MS);
    return () => {
      nummer.current += 1;
      clearTimeout(timer);
      clearInterval(steeds);
      for (const stop of stops) stop();
    };
  }, [api, live]);

  return { ...stand, opnieuw, haal };
}
