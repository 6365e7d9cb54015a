/** The secret address at which a calendar program fetches duties: made, renewed, looked at and withdrawn by its owner. */
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { AgendaAdres, Omvang } from './agenda-ports.ts';
import type { Adressen, Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

type Needs = Pick<Ports, 'instellingen' | 'clock' | 'ids' | 'jitter'> & {
  readonly adressen: Pick<Adressen, 'console'>;
};

/** What stands for the secret of an address. */
export const agendaSleutel = ({ hash }: Ports['ids'], geheim: string): string => hash('agenda', geheim);

export interface AgendaAdresView {
  readonly omvang: Omvang;
  readonly sinds: Instant;
}
const viewOf = ({ omvang, sinds }: AgendaAdres): AgendaAdresView => ({ omvang, sinds });

export type MakeAgendaAdres = (command: {
  readonly door: Gebruiker;
  readonly omvang: Omvang;
}) => Promise<AgendaAdresView & { readonly adres: string }>;

/** The one moment at which the address can be read. One that was made before stops working at the same instant. */
export function makeMakeAgendaAdres({ instellingen, clock, ids, adressen, jitter }: Needs): MakeAgendaAdres {
  return ({ door, omvang }) =>
    retryOnConflict(jitter, async () => {
      const geheim = ids.secret();
      const adres = { medewerker: door.id, sleutel: agendaSleutel(ids, geheim), omvang, sinds: clock.now() };
      await instellingen.saveAgendaAdres(adres, await instellingen.loadAgendaAdres(door.id));
      return { ...viewOf(adres), adres: `${adressen.console}/v1/agendas/${geheim}.ics` };
    });
}

export type ListAgendaAdressen = (query: { readonly door: Gebruiker }) => Promise<readonly AgendaAdresView[]>;

/** Whether there is one: without the address, which nobody knows any more. */
export function makeListAgendaAdressen({ instellingen }: Pick<Ports, 'instellingen'>): ListAgendaAdressen {
  return async ({ door }) => {
    const adres = await instellingen.loadAgendaAdres(door.id);
    return adres === undefined ? [] : [viewOf(adres)];
  };
}

export type WithdrawAgendaAdres = (command: { readonly door: Gebruiker }) => Promise<{ readonly ingetrokken: boolean }>;

/** From now on the address is one that never was. Quiet when there is none. */
export function makeWithdrawAgendaAdres({
  instellingen,
  jitter,
}: Pick<Ports, 'instellingen' | 'jitter'>): WithdrawAgendaAdres {
  return ({ door }) =>
    retryOnConflict(jitter, async () => {
      const adres = await instellingen.loadAgendaAdres(door.id);
      if (adres === undefined) return { ingetrokken: false };
      await instellingen.removeAgendaAdres(adres);
      return { ingetrokken: true };
    });
}
