/** Settings are replaced as a whole each; from the next invocation on everything works with them. */
import type { NormMetGeldigheid } from '../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../domain/contact/types.ts';
import { type Fault, InvalidError } from '../domain/errors.ts';
import { controleerRegeling } from '../domain/openingstijden/controle.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import type { Medewerker, Organisatie, Wijkteam } from '../domain/organisatie/types.ts';
import { veldFouten } from '../domain/standaardantwoord/velden.ts';
import { isLocalDate } from '../domain/tijd/amsterdam.ts';
import { regelingSleutel } from './openingstijden.ts';
import type { Ports } from './ports.ts';

type Settings = Pick<Ports, 'instellingen'>;

export type SaveOrganisatie = (organisatie: Organisatie) => Promise<Organisatie>;

/** Refuses a signature with unknown or broken fields. */
export function makeSaveOrganisatie({ instellingen }: Settings): SaveOrganisatie {
  return async (organisatie) => {
    const faults = veldFouten(organisatie.ondertekening ?? '', 'ondertekening');
    if (faults.length > 0) throw new InvalidError(faults);
    await instellingen.saveOrganisatie(organisatie);
    return organisatie;
  };
}

export type SaveWijkteam = (wijkteam: Wijkteam) => Promise<Wijkteam>;

export function makeSaveWijkteam({ instellingen }: Settings): SaveWijkteam {
  return async (wijkteam) => {
    if (wijkteam.buurteams.includes(wijkteam.slug)) {
      throw new InvalidError([{ veld: 'buurteams', melding: 'Een wijkteam is geen buurteam van zichzelf.' }]);
    }
    await instellingen.saveWijkteam(wijkteam);
    return wijkteam;
  };
}

export type SaveMedewerker = (medewerker: Medewerker) => Promise<Medewerker>;

export function makeSaveMedewerker({ instellingen }: Settings): SaveMedewerker {
  return async (medewerker) => {
    await instellingen.saveMedewerker(medewerker);
    return medewerker;
  };
}

export type SaveOpeningsregeling = (command: {
  readonly wijkteam: string;
  readonly kanaal: Kanaal;
  readonly locatie?: string;
  readonly regeling: Openingsregeling;
}) => Promise<Openingsregeling>;

/** Refuses a regeling that the calendar could not work with, with every fault in it. */
export function makeSaveOpeningsregeling({ instellingen }: Settings): SaveOpeningsregeling {
  return async ({ regeling, ...plaats }) => {
    const faults = controleerRegeling(regeling);
    if (faults.length > 0) throw new InvalidError(faults);
    await instellingen.saveOpeningsregeling(regelingSleutel(plaats), regeling);
    return regeling;
  };
}

export type SaveNormen = (normen: readonly NormMetGeldigheid[]) => Promise<readonly NormMetGeldigheid[]>;

function normFaults(norm: NormMetGeldigheid, veld: string): Fault[] {
  const faults: Fault[] = [];
  if (!(norm.seconden > 0)) faults.push({ veld: `${veld}.seconden`, melding: 'Geef een aantal seconden boven nul.' });
  if (!(norm.doel >= 0 && norm.doel <= 1)) faults.push({ veld: `${veld}.doel`, melding: 'Geef een deel van 0 tot 1.' });
  if (!isLocalDate(norm.geldigVan)) faults.push({ veld: `${veld}.geldigVan`, melding: 'Geef een dag als 2026-11-25.' });
  return faults;
}

/** Adds norms beside those that held before: what was received before `geldigVan` keeps its own. */
export function makeSaveNormen({ instellingen }: Settings): SaveNormen {
  return async (normen) => {
    const faults = normen.flatMap((norm, index) => normFaults(norm, `normen[${index}]`));
    if (faults.length > 0) throw new InvalidError(faults);
    if (normen.length > 0) await instellingen.saveNormen(normen);
    return (await instellingen.readInstellingen()).normen;
  };
}
