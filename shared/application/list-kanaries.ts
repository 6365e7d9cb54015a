import { gemisteStap, type Kanarieronde, type KanarieStap } from '../domain/kanarie/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { CLOCK_DAY, plusMs } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import type { Ports } from './ports.ts';
import { makeSendKanarie, type SendKanariePorts } from './send-kanarie.ts';

/** A round as people see it: without the names, so that nobody can send something under one. */
export interface KanarieView extends Omit<Kanarieronde, 'kanaries'> {
  readonly kanalen: readonly {
    readonly kanaal: string;
    readonly stap: KanarieStap | null;
    /** The first step that it did not pass (yet). */
    readonly gemist: KanarieStap | null;
  }[];
}

/** Rounds so far back. */
const TERUG_DAGEN = 31;

export function kanarieView({ kanaries, ...ronde }: Kanarieronde): KanarieView {
  return {
    ...ronde,
    kanalen: kanaries.map((kanarie) => ({
      kanaal: kanarie.kanaal,
      stap: kanarie.stap,
      gemist: gemisteStap(kanarie),
    })),
  };
}

export type ListKanaries = (query: { readonly door: Gebruiker }) => Promise<readonly KanarieView[]>;

/** Newest first. */
export function makeListKanaries({ kanaries, clock }: Pick<Ports, 'kanaries' | 'clock'>): ListKanaries {
  return async ({ door }) => {
    requireRole(door, 'beheerder', 'manager', 'teamondersteuner');
    const found = await kanaries.listRondes(plusMs(clock.now(), -TERUG_DAGEN * CLOCK_DAY));
    return found.map(({ value }) => kanarieView(value));
  };
}

export type RequestKanarie = (command: { readonly door: Gebruiker }) => Promise<KanarieView>;

export function makeRequestKanarie(ports: SendKanariePorts): RequestKanarie {
  const sendKanarie = makeSendKanarie(ports);
  return async ({ door }) => {
    requireRole(door, 'beheerder');
    return kanarieView((await sendKanarie()).ronde);
  };
}
