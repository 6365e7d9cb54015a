import { ConflictError, type Fault, InvalidError, NotFoundError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { laatstePeriode, vertrekmoment, volgendePeriode } from '../domain/rapport/periode.ts';
import type { Rapportabonnement, Rapportdagen, Rapportverzending } from '../domain/rapport/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import { commandId } from './command-id.ts';
import type { Ports, Stored } from './ports.ts';
import { makeMakeRapport, type Rapport } from './rapporten.ts';

/** What somebody can choose. */
export type Rapportkeuze = Pick<Rapportabonnement, 'per' | 'wijkteams' | 'kanalen' | 'actief'> & {
  /** Absent: whoever asks. Only a beheerder does it for others. */
  readonly medewerker?: string;
};

export interface RapportView extends Rapportabonnement {
  readonly versie: number;
  /** The next report: over which days, and when it leaves; null when it is switched off. */
  readonly volgende: (Rapportdagen & { readonly op: Instant }) | null;
  /** What became of the report over the last whole period. */
  readonly laatste: Omit<Rapportverzending, 'abonnement'> | null;
}

type Needs = Pick<Ports, 'rapporten' | 'instellingen' | 'clock' | 'ids'>;

const LEZERS = ['manager', 'beheerder'] as const;

async function viewOf(ports: Needs, { value, versie }: Stored<Rapportabonnement>): Promise<RapportView> {
  const nu = ports.clock.now();
  const last = laatstePeriode(value.per, nu);
  const sent = (await ports.rapporten.loadVerzending(value.id, last.van))?.value;
  const next = [last, volgendePeriode(value.per, last)].find((dagen) => {
    const op = vertrekmoment(dagen);
    return op > nu && op > value.sinds;
  });
  const { abonnement: _, ...laatste } = sent ?? { abonnement: value.id };
  return {
    ...value,
    versie,
    volgende: value.actief && next !== undefined ? { ...next, op: vertrekmoment(next) } : null,
    laatste: sent === undefined ? null : (laatste as Omit<Rapportverzending, 'abonnement'>),
  };
}

const isTheirs = (door: Gebruiker, { medewerker }: Rapportabonnement): boolean =>
  door.rollen.includes('beheerder') || medewerker === door.id;

export type ListRapporten = (query: { readonly door: Gebruiker }) => Promise<readonly RapportView[]>;

/** A manager sees their own, a beheerder all. */
export function makeListRapporten(ports: Needs): ListRapporten {
  return async ({ door }) => {
    requireRole(door, ...LEZERS);
    const all = await ports.rapporten.listAbonnementen();
    return Promise.all(all.filter(({ value }) => isTheirs(door, value)).map((stored) => viewOf(ports, stored)));
  };
}

async function loadTheirs(ports: Needs, door: Gebruiker, id: string): Promise<Stored<Rapportabonnement>> {
  requireRole(door, ...LEZERS);
  const stored = await ports.rapporten.loadAbonnement(id);
  if (stored === undefined || !isTheirs(door, stored.value)) throw new NotFoundError('Dit rapport bestaat niet.');
  return stored;
}

async function checked(ports: Needs, door: Gebruiker, keuze: Rapportkeuze): Promise<string> {
  const medewerker = keuze.medewerker ?? door.id;
  const found = (await ports.instellingen.readInstellingen()).medewerkers[medewerker];
  const faults: Fault[] = [];
  const fault = (melding: string) => faults.push({ veld: 'medewerker', melding });
  if (medewerker !== door.id && !door.rollen.includes('beheerder'))
    fault('Alleen een beheerder kan een rapport voor iemand anders instellen.');
  else if (found === undefined) fault('Deze medewerker is niet bekend.');
  else {
    if (!found.rollen.some((rol) => rol === 'manager' || rol === 'beheerder'))
      fault('Rapporten gaan alleen naar een manager of een beheerder.');
    if (found.mail === null) fault('Van deze medewerker is geen mailadres bekend.');
  }
  if (faults.length > 0) throw new InvalidError(faults);
  return medewerker;
}

/** A report is about wijkteams and kanalen once each, in one order: so that the same choice is the same. */
function ordered({ per, wijkteams, kanalen, actief }: Rapportkeuze) {
  return { per, wijkteams: [...new Set(wijkteams)].sort(), kanalen: [...new Set(kanalen)], actief };
}

export type BeginRapport = (command: {
  readonly door: Gebruiker;
  readonly sleutel?: string;
  readonly keuze: Rapportkeuze;
}) => Promise<RapportView>;

/** The first report is the one that is due next: nobody gets a report of before they asked for it. */
export function makeBeginRapport(ports: Needs): BeginRapport {
  return async ({ door, sleutel, keuze }) => {
    requireRole(door, ...LEZERS);
    const medewerker = await checked(ports, door, keuze);
    const id = commandId(ports.ids, 'rapport', medewerker, { door, ...(sleutel !== undefined && { sleutel }) });
    const value = { id, medewerker, ...ordered(keuze), sinds: ports.clock.now() };
    try {
      await ports.rapporten.saveAbonnement(value, 0);
      return await viewOf(ports, { versie: 1, value });
    } catch (error) {
      // The same command again: what it made stands.
      const stored = error instanceof ConflictError ? await ports.rapporten.loadAbonnement(id) : undefined;
      if (stored === undefined) throw error;
      return viewOf(ports, stored);
    }
  };
}

export type ChangeRapport = (command: {
  readonly door: Gebruiker;
  readonly id: string;
  readonly keuze: Rapportkeuze;
}) => Promise<RapportView>;

/** Changing nothing is quiet. Another choice holds from the next report on. */
export function makeChangeRapport(ports: Needs): ChangeRapport {
  return async ({ door, id, keuze }) => {
    const stored = await loadTheirs(ports, door, id);
    const medewerker = await checked(ports, door, {
      ...keuze,
      medewerker: keuze.medewerker ?? stored.value.medewerker,
    });
    const wanted = { id, medewerker, ...ordered(keuze), sinds: stored.value.sinds };
    const same = JSON.stringify(wanted) === JSON.stringify({ ...stored.value, ...ordered(stored.value) });
    if (same) return viewOf(ports, stored);
    const value = { ...wanted, sinds: ports.clock.now() };
    await ports.rapporten.saveAbonnement(value, stored.versie);
    return viewOf(ports, { versie: stored.versie + 1, value });
  };
}

export type ShowRapport = (query: { readonly door: Gebruiker; readonly id: string }) => Promise<Rapport & Rapportdagen>;

/** The report over the last whole period as it would leave now. Sends nothing. */
export function makeShowRapport(ports: Needs & Pick<Ports, 'cijfers' | 'zaken' | 'adressen'>): ShowRapport {
  const makeRapport = makeMakeRapport(ports);
  return async ({ door, id }) => {
    const { value } = await loadTheirs(ports, door, id);
    const dagen = laatstePeriode(value.per, ports.clock.now());
    return { ...dagen, ...(await makeRapport(value, dagen)) };
  };
}
