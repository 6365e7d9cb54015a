/** Who waits, in which order, and how that stands to the norm: without a screen. */
import type { GevondenContact, Kanaalnaam } from '../../app/antwoorden/contacten.ts';

export type Wachtlijst = ReadonlyMap<string, GevondenContact>;

export interface Filter {
  readonly kanaal: Kanaalnaam | null;
  readonly wijkteam: string | null;
}

export const KANALEN: readonly Kanaalnaam[] = ['telefoon', 'mail', 'chat', 'inloop'];

export type Normstand = 'binnen' | 'bijna' | 'over' | 'geen';
/** Less than this part of the time is left. */
const BIJNA = 0.25;

/** `nu` in milliseconds of the server. The limit itself is within. */
export function normstand({ normOp, wachtSinds }: GevondenContact, nu: number): Normstand {
  if (normOp === null || wachtSinds === null) return 'geen';
  const left = Date.parse(normOp) - nu;
  if (left < 0) return 'over';
  return left <= (Date.parse(normOp) - Date.parse(wachtSinds)) * BIJNA ? 'bijna' : 'binnen';
}

/** Why a contact that waits for nobody's answer stands in the list all the same. */
const isOpen = ({ status }: GevondenContact): boolean => status !== 'afgesloten';

const text = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

/** Danger first; then whose norm passes first, or passed longest ago; who has no norm after them; then by how long. */
export function volgorde(a: GevondenContact, b: GevondenContact): number {
  const danger = Number(b.gevaarsignalen.length > 0) - Number(a.gevaarsignalen.length > 0);
  return (
    danger ||
    text(a.normOp, b.normOp) ||
    text(a.wachtSinds ?? a.ontvangenOp, b.wachtSinds ?? b.ontvangenOp) ||
    text(a.id, b.id)
  );
}

export const past = ({ kanaal, wijkteam }: GevondenContact, filter: Filter): boolean =>
  (filter.kanaal === null || filter.kanaal === kanaal) && (filter.wijkteam === null || filter.wijkteam === wijkteam);

export interface Verdeeld {
  /** Nobody has these yet. */
  readonly wachtend: readonly GevondenContact[];
  /** Mine, those that wait for my answer first. */
  readonly mijn: readonly GevondenContact[];
  /** A colleague's; without a name when nobody said who answered. */
  readonly vanAnderen: readonly GevondenContact[];
}

export function verdeel(lijst: Wachtlijst, filter: Filter, ik: string): Verdeeld {
  const shown = [...lijst.values()].filter((contact) => past(contact, filter)).sort(volgorde);
  return {
    wachtend: shown.filter(({ status }) => status === 'wachtend'),
    // What I have I see whatever I look for.
    mijn: [...lijst.values()]
      .filter(({ status, aangenomenDoor }) => status === 'in-behandeling' && aangenomenDoor === ik)
      .sort(volgorde),
    vanAnderen: shown.filter(({ status, aangenomenDoor }) => status === 'in-behandeling' && aangenomenDoor !== ik),
  };
}

export interface Telling {
  readonly kanaal: Kanaalnaam;
  readonly wachtend: number;
  readonly over: number;
}

/** Of those in the wijkteam that is looked at, whatever the kanaal. Who asked to be called back waits there no longer. */
export function tel(lijst: Wachtlijst, wijkteam: string | null, nu: number): readonly Telling[] {
  const waiting = [...lijst.values()].filter(
    ({ status, wachtSinds, wijkteam: team }) =>
      status === 'wachtend' && wachtSinds !== null && (wijkteam === null || team === wijkteam),
  );
  return KANALEN.map((kanaal) => {
    const own = waiting.filter((contact) => contact.kanaal === kanaal);
    return { kanaal, wachtend: own.length, over: own.filter((contact) => normstand(contact, nu) === 'over').length };
  });
}

/**
 * Puts what was read by id into the list: newer versions only, without what was closed. `gevraagd` names all that was asked
 * for: what did not come back is not there for us any more.
 */
export function werkBij(
  lijst: Wachtlijst,
  gevraagd: readonly string[],
  gelezen: readonly GevondenContact[],
): Wachtlijst {
  const next = new Map(lijst);
  const found = new Set(gelezen.map(({ id }) => id));
  for (const id of gevraagd) if (!found.has(id)) next.delete(id);
  for (const contact of gelezen) {
    if ((next.get(contact.id)?.versie ?? -1) > contact.versie) continue;
    if (isOpen(contact)) next.set(contact.id, contact);
    else next.delete(contact.id);
  }
  return next;
}

/** The whole list read anew: an index that runs behind never brings back what was seen changed while it was read. */
export function vervang(
  was: Wachtlijst,
  gelezen: readonly GevondenContact[],
  intussen: ReadonlySet<string>,
): Wachtlijst {
  const next = new Map<string, GevondenContact>();
  for (const contact of gelezen) {
    const known = was.get(contact.id);
    if (intussen.has(contact.id) && known === undefined) continue;
    next.set(contact.id, known !== undefined && known.versie > contact.versie ? known : contact);
  }
  for (const id of intussen) {
    const known = was.get(id);
    if (known !== undefined) next.set(id, known);
  }
  return next;
}

/** Waits in `nieuw` and was not there before; nothing is new in a list that was empty because it was not read yet. */
export const erbij = (was: Wachtlijst, nieuw: Wachtlijst): readonly GevondenContact[] =>
  [...nieuw.values()].filter(({ id, status }) => status === 'wachtend' && was.get(id)?.status !== 'wachtend');

/** The filter as it stands in the address; what is no kanaal is no filter. */
export function filterUit(zoek: URLSearchParams): Filter {
  const kanaal = zoek.get('kanaal');
  return { kanaal: KANALEN.find((one) => one === kanaal) ?? null, wijkteam: zoek.get('wijkteam') || null };
}

export function filterAdres(pad: string, { kanaal, wijkteam }: Filter): string {
  const zoek = new URLSearchParams({ ...(kanaal && { kanaal }), ...(wijkteam && { wijkteam }) }).toString();
  return zoek === '' ? pad : `${pad}?${zoek}`;
}
