/** A terugbelverzoek as the API shows it; the number and the name come from the content store, at every reading. */
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { houderVan } from '../domain/terugbelverzoek/decide-terugbelverzoek.ts';
import type { Oproep, TerugbelReden, Terugbelverzoek, Voorkeur } from '../domain/terugbelverzoek/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { seesWijkteam } from './access.ts';
import type { Ports, Stored } from './ports.ts';

export interface TerugbelverzoekView {
  readonly id: string;
  readonly status: Terugbelverzoek['status'];
  readonly wijkteam: string;
  /** By when it must have been tried. */
  readonly belofte: Instant;
  readonly teLaat: boolean;
  /** Of all wijkteams; `contacten` are those that the user may see. */
  readonly aantalOproepen: number;
  readonly contacten: readonly string[];
  readonly redenen: readonly TerugbelReden[];
  readonly voorkeur: Voorkeur | null;
  readonly eersteOproepOp: Instant;
  readonly laatsteOproepOp: Instant;
  readonly pogingen: readonly {
    readonly op: Instant;
    readonly door: string;
    readonly gelukt: boolean;
    readonly wijze: string;
  }[];
  readonly geclaimdDoor: string | null;
  readonly geclaimdTot: Instant | null;
  readonly afsluiting: Terugbelverzoek['afsluiting'];
  readonly nummer: string | null;
  readonly naam: string | null;
  readonly versie: number;
}

/** Newest first, as far as this person may know of them. */
export function visibleOproepen(door: Gebruiker, { openstaand }: Terugbelverzoek): readonly Oproep[] {
  return openstaand.filter(({ wijkteam }) => seesWijkteam(door, wijkteam)).toReversed();
}

export interface Bereik {
  readonly nummer: string | null;
  readonly naam: string | null;
}

/** More of the person's contacts than this are not opened to find a name. */
const MAX_GELEZEN = 5;

/** The number to call and, when any of the newest contacts knows it, the name. */
export async function bereikVan(
  { inhoud, nummers }: Pick<Ports, 'inhoud' | 'nummers'>,
  oproepen: readonly Oproep[],
): Promise<Bereik> {
  const newest = [...new Map(oproepen.map((oproep) => [oproep.contact, oproep])).values()].slice(0, MAX_GELEZEN);
  const personen = await Promise.all(newest.map(({ contact }) => inhoud.readPersoon(contact)));
  const read = personen.map((persoon, index) => {
    const isOproep = newest[index]?.bron.endsWith('/oproep') === true;
    const nummer = isOproep ? persoon.nummer : (persoon.terugbelnummer ?? persoon.nummer);
    return { nummer: nummer === undefined ? null : nummers.normaal(nummer), naam: persoon.naam ?? null };
  });
  return {
    nummer: read.find(({ nummer }) => nummer !== null)?.nummer ?? null,
    naam: read.find(({ naam }) => naam !== null)?.naam ?? null,
  };
}

export function terugbelverzoekView(
  { value: verzoek, versie }: Stored<Terugbelverzoek>,
  oproepen: readonly Oproep[],
  { nummer, naam }: Bereik,
  nu: Instant,
): TerugbelverzoekView {
  const houder = houderVan(verzoek, nu);
  return {
    id: verzoek.id,
    status: verzoek.status,
    wijkteam: verzoek.wijkteam,
    belofte: verzoek.belofte,
    teLaat: verzoek.status === 'open' && nu > verzoek.belofte,
    aantalOproepen: verzoek.contacten.length,
    contacten: [...new Set(oproepen.map(({ contact }) => contact))].toReversed(),
    redenen: [...new Set(verzoek.openstaand.map(({ reden }) => reden))],
    voorkeur: oproepen.find((oproep) => oproep.voorkeur !== undefined)?.voorkeur ?? null,
    eersteOproepOp: verzoek.eersteOproepOp,
    laatsteOproepOp: verzoek.laatsteOproepOp,
    pogingen: verzoek.pogingen.map(({ op, door, gelukt, wijze }) => ({ op, door, gelukt, wijze })),
    geclaimdDoor: houder?.door ?? null,
    geclaimdTot: houder?.tot ?? null,
    afsluiting: verzoek.afsluiting,
    nummer,
    naam,
    versie,
  };
}

export type ShowTerugbelverzoek = (stored: Stored<Terugbelverzoek>, door: Gebruiker) => Promise<TerugbelverzoekView>;

export function makeShowTerugbelverzoek(ports: Pick<Ports, 'inhoud' | 'nummers' | 'clock'>): ShowTerugbelverzoek {
  return async (stored, door) => {
    const oproepen = visibleOproepen(door, stored.value);
    return terugbelverzoekView(stored, oproepen, await bereikVan(ports, oproepen), ports.clock.now());
  };
}
