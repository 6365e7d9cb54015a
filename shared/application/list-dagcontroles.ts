import type { Dagcontrole } from '../domain/dagcontrole/types.ts';
import { InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Stilte } from '../domain/stilte/types.ts';
import { daysBetween } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import { type CheckDagPorts, makeCheckDag } from './check-dag.ts';
import type { Ports } from './ports.ts';

const MAX_DAGEN = 92;

export type ListDagcontroles = (query: {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly door: Gebruiker;
}) => Promise<readonly Dagcontrole[]>;

/** What the checks of these days found, newest day first. Names and counts only, so that a manager may see it. */
export function makeListDagcontroles({ controle }: Pick<Ports, 'controle'>): ListDagcontroles {
  return async ({ van, totEnMet, door }) => {
    requireRole(door, 'beheerder', 'manager', 'teamondersteuner');
    if (daysBetween(van, totEnMet) >= MAX_DAGEN)
      throw new InvalidError([{ veld: 'totEnMet', melding: `De periode mag hoogstens ${MAX_DAGEN} dagen zijn.` }]);
    return controle.listDagen(van, totEnMet);
  };
}

export type RequestDagcontrole = (command: {
  readonly dag: LocalDate;
  readonly door: Gebruiker;
}) => Promise<Dagcontrole>;

/** The check of one day, now. */
export function makeRequestDagcontrole(ports: CheckDagPorts): RequestDagcontrole {
  const checkDag = makeCheckDag(ports);
  return async ({ dag, door }) => {
    requireRole(door, 'beheerder');
    return checkDag(dag);
  };
}

export type ListStilleKanalen = (query: { readonly door: Gebruiker }) => Promise<readonly Stilte[]>;

/** Kanalen that are quiet longer than is plausible, as the watch last saw them; the longest silence first. */
export function makeListStilleKanalen({ controle }: Pick<Ports, 'controle'>): ListStilleKanalen {
  return async ({ door }) => {
    requireRole(door, 'beheerder', 'manager', 'teamondersteuner');
    const all = (await controle.listStiltes()).map(({ value }) => value);
    return all
      .filter(({ voorbijOp }) => voorbijOp === null)
      .sort((a, b) => (a.laatstOntvangenOp < b.laatstOntvangenOp ? -1 : 1));
  };
}
