import { InvalidError } from '../domain/errors.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import type { Crisisdienst } from '../domain/urgentie/acties.ts';
import { loadSpoedzaakFor, requireRole } from './access.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { commandId } from './command-id.ts';
import type { Ports } from './ports.ts';
import { crisisdienstVan, type SpoedzaakView, showSpoedzaak } from './spoedzaak-view.ts';

export interface HandOverWarmCommand {
  readonly spoedzaak: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  /** Name of the service; absent = the crisisdienst of the organisatie. */
  readonly dienst?: string;
  /** One of its numbers; absent = the one that we know. */
  readonly nummer?: string;
  /** True when the service said that it takes over, false when it was called and did not (or no longer does). */
  readonly bevestigd: boolean;
}

export type HandOverWarm = (command: HandOverWarmCommand) => Promise<SpoedzaakView>;

const same = (een: string, ander: string): boolean =>
  een.trim().localeCompare(ander.trim(), 'nl', { sensitivity: 'base' }) === 0;
const digits = (nummer: string): string => nummer.replace(/\D/g, '');

/** Only services that are known by name, so that the name or number of a person never stands among the facts. */
function findDienst(settings: Instellingen, dienst: string | undefined, nummer: string | undefined): Crisisdienst {
  const crisisdienst = crisisdienstVan(settings);
  const known: readonly Crisisdienst[] = [crisisdienst, ...settings.organisatie.noodnummers];
  const named = dienst === undefined ? [crisisdienst] : known.filter(({ naam }) => same(naam, dienst));
  if (named.length === 0) {
    const namen = [...new Set(known.map(({ naam }) => naam))].join(', ');
    throw new InvalidError([{ veld: 'dienst', melding: `Kies een dienst die is ingesteld: ${namen}.` }]);
  }
  const found = named.find((one) => nummer === undefined || digits(one.nummer) === digits(nummer));
  if (found !== undefined) return { naam: found.naam, nummer: found.nummer };
  const nummers = named.map((one) => one.nummer).join(' of ');
  throw new InvalidError([
    { veld: 'nummer', melding: `Deze dienst heeft het nummer ${nummers}. Laat dit veld anders leeg.` },
  ]);
}

/**
 * Notes that a crisisdienst was told of the case by telephone, and whether it takes over. Until one confirmed, or somebody was
 * spoken with, a crisis is told of again and again; the term of 48 hours goes on in either case.
 */
export function makeHandOverWarm(ports: SpoedPorts & Pick<Ports, 'ids'>): HandOverWarm {
  return async (command) => {
    const { spoedzaak, door, dienst, nummer, bevestigd } = command;
    requireRole(door, 'professional', 'teamondersteuner');
    const load = () => loadSpoedzaakFor(ports.zaken, door, spoedzaak);
    // Who may not see the case learns nothing from what else is wrong.
    await load();
    const found = findDienst(await ports.instellingen.readInstellingen(), dienst, nummer);
    const id = commandId(ports.ids, 'warme-overdracht', spoedzaak, command);
    const warm = {
      soort: 'draagWarmOver',
      id,
      dienst: found.naam,
      nummer: found.nummer,
      bevestigd,
      door: door.id,
    } as const;
    return showSpoedzaak(ports, changeSpoedzaak(ports, load, warm));
  };
}
