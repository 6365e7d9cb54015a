/** Settings are replaced as a whole each; from the next invocation on everything works with them. */
import type { NormMetGeldigheid } from '../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../domain/contact/types.ts';
import { type Fault, InvalidError, RefusedError } from '../domain/errors.ts';
import { controleerRegeling } from '../domain/openingstijden/controle.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import { keepBevestigd } from '../domain/organisatie/bevestigd.ts';
import type { Medewerker, Organisatie, Wijkteam } from '../domain/organisatie/types.ts';
import { veldFouten } from '../domain/standaardantwoord/velden.ts';
import { isLocalDate } from '../domain/tijd/amsterdam.ts';
import type { Wijziging } from './instellingen-historie.ts';
import { regelingSleutel } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

type Settings = Pick<Ports, 'instellingen' | 'clock'>;

/** What the history of the settings tells of a change. */
const wijzigingVan = ({ clock }: Settings, door: string | undefined): Wijziging => ({
  door: door ?? 'systeem',
  op: clock.now(),
});

/** `door`, here and below: medewerker id of who changes it. */
export type SaveOrganisatie = (organisatie: Organisatie, door?: string) => Promise<Organisatie>;

/** Refuses a signature with unknown or broken fields. */
export function makeSaveOrganisatie(ports: Settings): SaveOrganisatie {
  return async (organisatie, door) => {
    const faults = veldFouten(organisatie.ondertekening ?? '', 'ondertekening');
    if (faults.length > 0) throw new InvalidError(faults);
    // The closing days are changed by a request of their own: who changes the rest leaves them as they are.
    const known = await ports.instellingen.readInstellingen();
    const { sluitingsdagen } = known.organisatie;
    const whole = { ...organisatie, ...(sluitingsdagen !== undefined && { sluitingsdagen }) };
    await ports.instellingen.saveOrganisatie(whole, { ...wijzigingVan(ports, door), vorige: known.versie });
    return organisatie;
  };
}

export type SaveWijkteam = (wijkteam: Wijkteam, door?: string) => Promise<Wijkteam>;

export function makeSaveWijkteam(ports: Settings): SaveWijkteam {
  return async (wijkteam, door) => {
    if (wijkteam.buurteams.includes(wijkteam.slug)) {
      throw new InvalidError([{ veld: 'buurteams', melding: 'Een wijkteam is geen buurteam van zichzelf.' }]);
    }
    await ports.instellingen.saveWijkteam(wijkteam, wijzigingVan(ports, door));
    return wijkteam;
  };
}

export type SaveMedewerker = (medewerker: Medewerker) => Promise<Medewerker>;

/**
 * What a medewerker settled themselves stays: their quiet hours, and what they confirmed, but for an address that is
 * another one now.
 */
export function makeSaveMedewerker({ instellingen, jitter }: Pick<Ports, 'instellingen' | 'jitter'>): SaveMedewerker {
  return (medewerker) =>
    retryOnConflict(jitter, async () => {
      const { medewerkers, versie } = await instellingen.readInstellingen();
      const known = Object.hasOwn(medewerkers, medewerker.id) ? medewerkers[medewerker.id] : undefined;
      const stilteuren = known?.stilteuren;
      const whole = keepBevestigd(known, { ...medewerker, ...(stilteuren !== undefined && { stilteuren }) });
      await instellingen.saveMedewerker(whole, versie);
      return whole;
    });
}

export type SaveOpeningsregeling = (command: {
  readonly wijkteam: string;
  readonly kanaal: Kanaal;
  readonly locatie?: string;
  readonly regeling: Openingsregeling;
  readonly door?: string;
  /** The newest versie that whoever asks has seen, 0 = none; absent = whatever there is now is replaced. */
  readonly basis?: number;
}) => Promise<Openingsregeling>;

/**
 * Refuses a regeling that the calendar could not work with, with every fault in it; and, with a `basis`, one that was made
 * without knowing what somebody else set in the meantime (`intussen-gewijzigd`).
 */
export function makeSaveOpeningsregeling(ports: Settings & Pick<Ports, 'jitter'>): SaveOpeningsregeling {
  const { instellingen, jitter } = ports;
  return async ({ regeling, door, basis, ...plaats }) => {
    const faults = controleerRegeling(regeling);
    if (faults.length > 0) throw new InvalidError(faults);
    const sleutel = regelingSleutel(plaats);
    if (basis === undefined) {
      await instellingen.saveOpeningsregeling(sleutel, regeling, wijzigingVan(ports, door));
      return regeling;
    }
    return retryOnConflict(jitter, async () => {
      const { versie, medewerkers } = await instellingen.readInstellingen();
      const newest = (await instellingen.listRegelingversies(sleutel, 1)).items[0];
      if (newest !== undefined && newest.versie !== basis) throw intussenGewijzigd(medewerkers, newest.door);
      await instellingen.saveOpeningsregeling(sleutel, regeling, { ...wijzigingVan(ports, door), vorige: versie });
      return regeling;
    });
  };
}

function intussenGewijzigd(medewerkers: Readonly<Record<string, Medewerker>>, door: string | null): RefusedError {
  const naam = door !== null && Object.hasOwn(medewerkers, door) ? medewerkers[door]?.naam : undefined;
  return new RefusedError(
    'intussen-gewijzigd',
    `${naam ?? 'Iemand anders'} heeft deze openingstijden intussen gewijzigd. Kijk eerst wat er nu staat.`,
  );
}

export type SaveNormen = (normen: readonly NormMetGeldigheid[], door?: string) => Promise<readonly NormMetGeldigheid[]>;

function normFaults(norm: NormMetGeldigheid, veld: string): Fault[] {
  const faults: Fault[] = [];
  if (!(norm.seconden > 0)) faults.push({ veld: `${veld}.seconden`, melding: 'Geef een aantal seconden boven nul.' });
  if (!(norm.doel >= 0 && norm.doel <= 1)) faults.push({ veld: `${veld}.doel`, melding: 'Geef een deel van 0 tot 1.' });
  if (!isLocalDate(norm.geldigVan)) faults.push({ veld: `${veld}.geldigVan`, melding: 'Geef een dag als 2026-11-25.' });
  return faults;
}

/**
 * Adds norms beside those that held before: what was received before `geldigVan` keeps its own, and what was judged already
 * keeps its judgement.
 */
export function makeSaveNormen(ports: Settings): SaveNormen {
  const { instellingen } = ports;
  return async (normen, door) => {
    const faults = normen.flatMap((norm, index) => normFaults(norm, `normen[${index}]`));
    if (faults.length > 0) throw new InvalidError(faults);
    if (normen.length > 0) await instellingen.saveNormen(normen, wijzigingVan(ports, door));
    return (await instellingen.readInstellingen()).normen;
  };
}
