import { rij } from '../domain/bereikbaarheid/rij.ts';
import type { Cel, Rij } from '../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../domain/contact/types.ts';
import { InvalidError, NotFoundError, RefusedError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, daysBetween, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import { commandId } from './command-id.ts';
import { type HerberekenPorts, makeGoOnWithHerberekening } from './herbereken.ts';
import type { Herberekening, Herberekenregel } from './herberekeningen.ts';
import { normOp } from './normen.ts';
import type { Page, Ports, Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** The settled waits of one kanaal of one wijkteam; open ones are judged by what holds now anyway. */
export type Herberekentelling = Omit<
  Rij,
  'kanaal' | 'wijkteam' | 'van' | 'tot' | 'wachtend' | 'nogNietBekend' | 'gemeten'
>;

export interface HerberekeningAntwoord extends Omit<Herberekening, 'verder' | 'regelversie'> {
  /** The versie of the settings by which it judges, and since when that holds. */
  readonly instellingen: { readonly versie: number; readonly op: Instant | null; readonly door: string | null };
  /** Waits that got another judgement. */
  readonly gewijzigd: number;
  /** Before and after; empty as long as it is busy. */
  readonly regels: readonly {
    readonly kanaal: Kanaal;
    readonly wijkteam: string;
    readonly voor: Herberekentelling;
    readonly na: Herberekentelling;
  }[];
}

export type RequestHerberekening = (command: {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly kanaal?: Kanaal;
  readonly wijkteam?: string;
  readonly reden: string;
  readonly proef: boolean;
  readonly door: Gebruiker;
  readonly sleutel?: string;
}) => Promise<HerberekeningAntwoord>;

const MAX_DAGEN = 1100;
/** What whoever asks waits for; the rest goes on by itself. */
const BLADZIJDEN = 40;

/** What the same command would have written. */
const asAsked = ({
  van,
  totEnMet,
  kanaal,
  wijkteam,
  reden,
  proef,
}: Pick<Herberekening, 'reden' | 'proef'> & {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly kanaal?: Kanaal;
  readonly wijkteam?: string;
}): string => JSON.stringify([van, totEnMet, kanaal, wijkteam, reden, proef]);

/**
 * Judges the settled waits that began in a period again, by the hours and norms as they are now, and records who asked for
 * it, why, and what it changed. The same command again is the same recalculation.
 */
export function makeRequestHerberekening(ports: HerberekenPorts): RequestHerberekening {
  const { cijfers, instellingen, clock, ids, jitter } = ports;
  const goOn = makeGoOnWithHerberekening(ports);
  const view = makeView(ports);
  return async ({ door, sleutel, ...asked }) => {
    requireRole(door, 'beheerder', 'manager');
    if (daysBetween(asked.van, asked.totEnMet) >= MAX_DAGEN)
      throw new InvalidError([{ veld: 'totEnMet', melding: `De periode mag hoogstens ${MAX_DAGEN} dagen zijn.` }]);
    const id = commandId(ids, 'herbereken', '', { door, ...(sleutel !== undefined && { sleutel }) });
    const begun = await retryOnConflict(jitter, async (): Promise<Herberekening> => {
      const known = await cijfers.loadHerberekening(id);
      if (known !== undefined) return known.value;
      const { regelversie = 0 } = await instellingen.readInstellingen();
      const nieuw: Herberekening = {
        id,
        ...asked,
        door: door.id,
        op: clock.now(),
        regelversie,
        status: 'bezig',
        klaarOp: null,
        contacten: 0,
      };
      await cijfers.saveHerberekening(nieuw, 0);
      return nieuw;
    });
    if (asAsked(begun) !== asAsked(asked))
      throw new RefusedError('sleutel-al-gebruikt', 'Deze Idempotency-Key hoort bij een andere herberekening.');
    await goOn(id, BLADZIJDEN);
    return view(await cijfers.loadHerberekening(id));
  };
}

function makeView({ cijfers, instellingen }: Pick<Ports, 'cijfers' | 'instellingen'>) {
  return async (stored: Stored<Herberekening> | undefined): Promise<HerberekeningAntwoord> => {
    if (stored === undefined) throw new NotFoundError('Deze herberekening bestaat niet.');
    const { verder: _, regelversie, ...herberekening } = stored.value;
    const then = await instellingen.readInstellingenOp(regelversie);
    const periode = {
      van: startOfLocalDay(herberekening.van),
      tot: startOfLocalDay(addDays(herberekening.totEnMet, 1)),
    };
    const telling = ({ kanaal, wijkteam }: Herberekenregel, cel: Cel): Herberekentelling => {
      const norm = normOp(then.instellingen, kanaal, wijkteam, periode.van);
      const row = rij({ kanaal, wijkteam, periode, cel, open: [], norm });
      const { kanaal: _k, wijkteam: _w, van: _v, tot: _t, wachtend: _o, nogNietBekend: _n, gemeten: _g, ...rest } = row;
      return rest;
    };
    const regels = herberekening.status === 'klaar' ? await cijfers.readHerberekenregels(herberekening.id) : [];
    return {
      ...herberekening,
      instellingen: { versie: then.versie, op: then.op, door: then.door },
      gewijzigd: (await cijfers.readHerberekendelen(herberekening.id)).gewijzigd,
      regels: regels.map((regel) => ({
        kanaal: regel.kanaal,
        wijkteam: regel.wijkteam,
        voor: telling(regel, regel.voor),
        na: telling(regel, regel.na),
      })),
    };
  };
}

export type ReadHerberekening = (query: {
  readonly id: string;
  readonly door: Gebruiker;
}) => Promise<HerberekeningAntwoord>;

export function makeReadHerberekening(ports: Pick<Ports, 'cijfers' | 'instellingen'>): ReadHerberekening {
  const view = makeView(ports);
  return async ({ id, door }) => {
    requireRole(door, 'beheerder', 'manager');
    return view(await ports.cijfers.loadHerberekening(id));
  };
}

export type Herberekeningkop = Omit<Herberekening, 'verder' | 'regelversie'> & { readonly versie: number };
export type ListHerberekeningen = (query: {
  readonly door: Gebruiker;
  readonly limit: number;
  readonly cursor?: string;
}) => Promise<Page<Herberekeningkop>>;

/** What was recalculated, newest first; what each changed stands in the recalculation itself. */
export function makeListHerberekeningen({ cijfers }: Pick<Ports, 'cijfers'>): ListHerberekeningen {
  return async ({ door, limit, cursor }) => {
    requireRole(door, 'beheerder', 'manager');
    const page = await cijfers.listHerberekeningen(limit, cursor);
    return {
      ...page,
      items: page.items.map(({ verder: _, regelversie, ...rest }) => ({ ...rest, versie: regelversie })),
    };
  };
}
