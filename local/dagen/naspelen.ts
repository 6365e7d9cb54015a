/**
 * Plays planned days against the running local program, by its own doors and on its own clock: calls as an exchange delivers
 * them, mails, chats and walk-ins when they come, and what the staff does about them. Holds the days that it plays.
 */
import { bezoekId, chatregel, ruweMail } from './berichten.ts';
import { bezorgTelefoon } from './bezorging.ts';
import { type Dagenvraag, planDagen } from './dagen.ts';
import type { Programma } from './programma.ts';
import type { Feit, Verloop } from './verloop.ts';

/** Calls are handed over together for this long; everything else has its own moment. */
const EXCHANGE_MS = 300_000;
const MAX_BATCH = 500;

interface Stap {
  readonly op: number;
  doe(): Promise<void>;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** What the exchange hands over, five minutes at a time. */
function telefoonStappen(plan: readonly Verloop[], seed: number, programma: Programma): readonly Stap[] {
  const rounds = Map.groupBy(bezorgTelefoon(plan, seed), ({ op }) => Math.ceil(op / EXCHANGE_MS) * EXCHANGE_MS);
  return [...rounds].map(([op, delivered]) => ({
    op,
    async doe() {
      const berichten = delivered.map(({ bericht }) => bericht);
      for (let i = 0; i < berichten.length; i += MAX_BATCH)
        await programma.vraag('koppeling', '/v1/telefoon-gebeurtenissen', berichten.slice(i, i + MAX_BATCH));
    },
  }));
}

function inloopStappen(verloop: Verloop, seed: number, programma: Programma): readonly Stap[] {
  const id = bezoekId(verloop, seed);
  const act = ({ soort, op }: Feit): Promise<unknown> => {
    if (soort === 'aankomst')
      return programma.vraag('gastvrouw', '/v1/aankomsten', { id, locatie: verloop.wijkteam, op: iso(op) });
    if (soort === 'vertrek') return programma.vraag('gastvrouw', `/v1/aankomsten/${id}/vertrekken`, { op: iso(op) });
    return programma.vraag('teamondersteuner', `/v1/contacten/${id}/aannames`, {});
  };
  return verloop.feiten.map((feit) => ({
    op: feit.op,
    async doe() {
      await act(feit);
      await programma.rust();
    },
  }));
}

interface Bladzijde {
  readonly resultaten: readonly { readonly id: string; readonly ontvangenOp: string }[];
  readonly cursor?: string;
}

/** The contact of this kanaal that began to wait at this very moment; undefined without one. */
async function findContact(programma: Programma, kanaal: string, op: number): Promise<string | undefined> {
  await programma.rust();
  const filter = { kanaal, status: 'wachtend' };
  for (let cursor = ''; ; ) {
    const pad = `/v1/contacten/_zoek?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = await programma.vraag<Bladzijde>('teamondersteuner', pad, filter);
    const found = page.resultaten.find(({ ontvangenOp }) => ontvangenOp === iso(op));
    if (found !== undefined || page.cursor === undefined) return found?.id;
    cursor = page.cursor;
  }
}

function schriftelijkeStappen(verloop: Verloop, seed: number, programma: Programma): readonly Stap[] {
  const { kanaal, wijkteam } = verloop;
  let contact: string | undefined;
  let socket: WebSocket | undefined;
  let said = 0;
  const send = (frame: unknown) => socket?.send(JSON.stringify(frame));

  async function ask(feit: Feit): Promise<void> {
    const nth = said;
    said += 1;
    if (feit.soort === 'mail') await programma.mail(ruweMail(verloop, nth, seed));
    else {
      if (socket === undefined) {
        socket = await programma.chat();
        send({ soort: 'begin', wijkteam });
        await answered(socket, 'begonnen');
      }
      send({ soort: 'vraag', id: `v${nth}`, tekst: chatregel(verloop, nth, seed) });
      await answered(socket, 'ontvangen');
    }
    const isAutomatic = feit.soort === 'mail' && feit.automatisch;
    if (nth === 0 && !isAutomatic) contact = await findContact(programma, kanaal, feit.op);
  }

  async function act(feit: Feit): Promise<void> {
    if (feit.soort === 'mail' || feit.soort === 'vraag') await ask(feit);
    else if (feit.soort === 'verlaten') send({ soort: 'sluiten' });
    else if (contact !== undefined)
      await programma.vraag('teamondersteuner', `/v1/contacten/${contact}/antwoorden`, {
        tekst: 'Dat kan. U bent welkom.',
      });
    await programma.rust();
  }
  const last = verloop.feiten.at(-1);
  return verloop.feiten.map((feit) => ({
    op: feit.op,
    async doe() {
      await act(feit);
      // Who still waits stays; who has an answer leaves.
      if (feit === last && feit.soort !== 'vraag') socket?.close();
    },
  }));
}

/** Resolves when a frame of this kind arrives; rejects when the line drops or nothing comes for ten seconds. */
function answered(socket: WebSocket, soort: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const timer = setTimeout(() => end(() => reject(new Error(`no ${soort} in the chat`))), 10_000);
    const end = (then: () => void) => {
      clearTimeout(timer);
      stop.abort();
      then();
    };
    const heard = (event: MessageEvent) => {
      if ((JSON.parse(String(event.data)) as { soort: string }).soort === soort) end(resolve);
    };
    socket.addEventListener('message', heard, { signal: stop.signal });
    socket.addEventListener('close', () => end(() => reject(new Error('the chat was closed'))), {
      signal: stop.signal,
    });
  });
}

export interface Gespeeld {
  /** Contacts that were played, and those of which what comes after the last day was left out. */
  readonly contacten: number;
  readonly stappen: number;
}

/**
 * Plays every planned fact up to `tot` (epoch milliseconds) in order of time, moving the clock to each of them and then to `tot`.
 * Throws when the clock is a real one, or already past the first day.
 */
export async function speelDagen(
  programma: Programma,
  vraag: Dagenvraag,
  tot: number,
  vertel: (op: string, stap: number, van: number) => void = () => {},
): Promise<Gespeeld> {
  const plan = [...planDagen(vraag)];
  const { seed } = vraag;
  const stappen = [
    ...telefoonStappen(plan, seed, programma),
    ...plan.flatMap((verloop) => {
      if (verloop.kanaal === 'telefoon') return [];
      return verloop.kanaal === 'inloop'
        ? inloopStappen(verloop, seed, programma)
        : schriftelijkeStappen(verloop, seed, programma);
    }),
  ]
    .filter(({ op }) => op <= tot)
    .sort((a, b) => a.op - b.op);
  const { nu, virtueel } = await programma.klok();
  if (!virtueel) throw new Error('the clock of the program is the real one: start it with VOORDEUR_KLOK');
  if (stappen[0] !== undefined && Date.parse(nu) > stappen[0].op)
    throw new Error(
      `the clock of the program is at ${nu}, which is past ${iso(stappen[0].op)}, when the first thing happens`,
    );
  for (const [index, stap] of stappen.entries()) {
    await programma.zetKlok(iso(stap.op));
    await stap.doe();
    vertel(iso(stap.op), index + 1, stappen.length);
  }
  await programma.zetKlok(iso(tot));
  await programma.rust();
  return { contacten: plan.length, stappen: stappen.length };
}
