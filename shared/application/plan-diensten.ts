import type { Dienst } from '../domain/achterwacht/types.ts';
import { type Fault, InvalidError } from '../domain/errors.ts';
import { daysBetween, instantOfLocal } from '../domain/tijd/amsterdam.ts';
import type { Ids, Ports } from './ports.ts';
import { MAX_DIENST_DAGEN } from './ports.ts';
import { startWerkVan } from './start-werk.ts';

/** Without an id it gets one that follows from what it says: the same duty sent twice is one duty. */
export type NieuweDienst = Omit<Dienst, 'id' | 'vervanging'> & { readonly id?: string; readonly vervanging?: boolean };

export type PlanDiensten = (diensten: readonly NieuweDienst[], door?: string) => Promise<readonly Dienst[]>;

function isLocal(text: string): boolean {
  try {
    instantOfLocal(text, 'first');
    return true;
  } catch {
    return false;
  }
}

function faultsOf({ van, tot }: NieuweDienst, veld: string): Fault[] {
  const wrong = 'Geef datum en tijd als 2026-11-25T09:00, in Nederlandse tijd.';
  const faults: Fault[] = [];
  if (!isLocal(van)) faults.push({ veld: `${veld}.van`, melding: wrong });
  if (!isLocal(tot)) faults.push({ veld: `${veld}.tot`, melding: wrong });
  if (faults.length > 0) return faults;
  if (tot <= van) return [{ veld: `${veld}.tot`, melding: 'Het einde moet na het begin liggen.' }];
  if (daysBetween(van.slice(0, 10), tot.slice(0, 10)) > MAX_DIENST_DAGEN) {
    return [{ veld: `${veld}.tot`, melding: `Een dienst duurt hoogstens ${MAX_DIENST_DAGEN} dagen.` }];
  }
  return [];
}

function dienstOf(ids: Ids, nieuw: NieuweDienst): Dienst {
  const { soort, wijkteam, locatie, domein, professional, van, tot } = nieuw;
  const parts = [soort, wijkteam, locatie ?? '', domein, professional, van, tot, String(nieuw.vervanging ?? false)];
  return { ...nieuw, id: nieuw.id ?? ids.derived('dienst', ...parts), vervanging: nieuw.vervanging ?? false };
}

/** The duties of a request, with their identity. Throws InvalidError with every fault. */
export function dienstenUit(ids: Ids, nieuwe: readonly NieuweDienst[]): readonly Dienst[] {
  const faults = nieuwe.flatMap((dienst, index) => faultsOf(dienst, `diensten[${index}]`));
  if (faults.length > 0) throw new InvalidError(faults);
  return nieuwe.map((dienst) => dienstOf(ids, dienst));
}

/** Publishes single duties at once, unchecked; with any fault none. One with a known id replaces that one. */
export function makePlanDiensten({
  instellingen,
  ids,
  clock,
}: Pick<Ports, 'instellingen' | 'ids' | 'clock'>): PlanDiensten {
  return async (nieuwe, door = 'systeem') => {
    const diensten = dienstenUit(ids, nieuwe);
    const op = clock.now();
    // Before the duties: a look at a duty that does not come does nothing.
    await instellingen.saveWerk(startWerkVan(await instellingen.readInstellingen(), diensten, op));
    await instellingen.publiceer({ erbij: diensten, door, op, aanleiding: 'plan' });
    return diensten;
  };
}
