import { NotFoundError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { earliest, type Instant } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import { explainFout, explainStroom, ZONDER_NOTITIE } from './explain-uitval.ts';
import type { Ports } from './ports.ts';
import { readStroomUitval } from './stroom-uitval.ts';
import type { Mislukking, Onderwerp, ReadOnderwerp, UitvalBericht, UitvalWachtrij } from './uitval.ts';
import { ZONDER_ONDERWERP } from './uitval.ts';

export interface UitvalTelling {
  readonly wachtrij: string;
  readonly soort: UitvalWachtrij['soort'];
  readonly aantal: number;
  /** When the oldest was first sent, of the first {@link BLIK} that the queue gives; null when it gives none. */
  readonly oudsteOp: Instant | null;
}

export type ListUitval = (query: { readonly door: Gebruiker }) => Promise<readonly UitvalTelling[]>;

/** One receive of SQS. */
const BLIK = 10;

async function tellingOf(wachtrij: UitvalWachtrij): Promise<UitvalTelling> {
  const { naam, soort } = wachtrij;
  const aantal = await wachtrij.count();
  const seen: Instant[] = [];
  if (aantal > 0)
    await wachtrij.visit(BLIK, async ({ verzondenOp }) => {
      seen.push(verzondenOp);
      return 'laat';
    });
  return { wachtrij: naam, soort, aantal, oudsteOp: earliest(...seen) ?? null };
}

/** How many dead letters there are; an empty queue is listed too, so that nobody wonders whether it was looked at. */
export function makeListUitval({ uitval }: Pick<Ports, 'uitval'>): ListUitval {
  return async ({ door }) => {
    requireRole(door, 'beheerder', 'teamondersteuner');
    return Promise.all(uitval.map(tellingOf));
  };
}

export function findUitval({ uitval }: Pick<Ports, 'uitval'>, naam: string): UitvalWachtrij {
  const found = uitval.find((one) => one.naam === naam);
  if (found === undefined) throw new NotFoundError('Deze wachtrij bestaat niet.');
  return found;
}

export interface UitvalUitleg extends Onderwerp {
  readonly id: string;
  readonly verzondenOp: Instant;
  /** How often it was tried before it was set aside; null when nobody knows. */
  readonly pogingen: number | null;
  /** The last failure that was noted. */
  readonly mislukking: Omit<Mislukking, 'wachtrij' | 'bericht' | 'poging' | 'zaak'> | null;
  /** Why, in plain Dutch. */
  readonly uitleg: string;
}

export interface UitvalOverzicht {
  readonly wachtrij: string;
  readonly soort: UitvalWachtrij['soort'];
  readonly aantal: number;
  readonly berichten: readonly UitvalUitleg[];
}

export type ReadUitval = (query: {
  readonly door: Gebruiker;
  readonly wachtrij: string;
  readonly limit: number;
}) => Promise<UitvalOverzicht>;

/** Tries of every queue before a message is set aside; looking at it afterwards counts on, and says nothing. */
export const MAX_POGINGEN = 10;

function toldOf(note: Mislukking): UitvalUitleg['mislukking'] {
  const { op, fout, code, plek } = note;
  return { op, fout, ...(code !== undefined && { code }), ...(plek !== undefined && { plek }) };
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** The dead letters of one queue, oldest first: what each is about, and why it is there. Never what it says. */
export function makeReadUitval(
  ports: Pick<Ports, 'uitval' | 'mislukkingen'> & { readonly readOnderwerp: ReadOnderwerp },
): ReadUitval {
  const { mislukkingen, readOnderwerp } = ports;

  function explainBericht(naam: string, bericht: UitvalBericht, note: Mislukking | undefined): UitvalUitleg {
    const { id, verzondenOp, ontvangen, inhoud } = bericht;
    return {
      id,
      verzondenOp,
      pogingen: note?.poging ?? Math.min(ontvangen, MAX_POGINGEN),
      ...readOnderwerp(naam, inhoud),
      mislukking: note === undefined ? null : toldOf(note),
      uitleg: note === undefined ? ZONDER_NOTITIE : explainFout(note),
    };
  }

  async function explainWijziging(naam: string, { id, verzondenOp, inhoud }: UitvalBericht): Promise<UitvalUitleg> {
    const given = readStroomUitval(inhoud);
    const notes = given === undefined ? [] : await mislukkingen.readTussen(naam, given.van, given.totEnMet);
    const last = notes.toSorted((a, b) => (a.op < b.op ? -1 : 1)).at(-1);
    const idsOf = (soort: 'contact' | 'spoedzaak') =>
      distinct(notes.flatMap(({ zaak }) => (zaak?.soort === soort ? [zaak.id] : [])));
    return {
      id,
      verzondenOp,
      pogingen: given?.pogingen ?? null,
      ...ZONDER_ONDERWERP,
      contacten: idsOf('contact'),
      spoedzaken: idsOf('spoedzaak'),
      mislukking: last === undefined ? null : toldOf(last),
      uitleg: last === undefined ? explainStroom(given?.conditie) : explainFout(last),
    };
  }

  return async ({ door, wachtrij: naam, limit }) => {
    requireRole(door, 'beheerder');
    const wachtrij = findUitval(ports, naam);
    const seen: UitvalBericht[] = [];
    const aantal = await wachtrij.count();
    await wachtrij.visit(limit, async (bericht) => {
      seen.push(bericht);
      return 'laat';
    });
    seen.sort((a, b) => (a.verzondenOp < b.verzondenOp ? -1 : a.verzondenOp > b.verzondenOp ? 1 : 0));
    const { soort } = wachtrij;
    // Others may have come or gone meanwhile: never fewer than are shown.
    const told = { wachtrij: naam, soort, aantal: Math.max(aantal, seen.length) };
    if (soort === 'stroom')
      return { ...told, berichten: await Promise.all(seen.map((bericht) => explainWijziging(naam, bericht))) };
    const ids = seen.map(({ id }) => id);
    const notes = new Map((await mislukkingen.read(naam, ids)).map((note) => [note.bericht, note]));
    return { ...told, berichten: seen.map((bericht) => explainBericht(naam, bericht, notes.get(bericht.id))) };
  };
}
