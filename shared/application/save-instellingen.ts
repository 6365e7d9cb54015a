/** Settings are replaced as a whole each; from the next invocation on everything works with them. */
import { SPRAAK } from '../domain/achterwacht/types.ts';
import type { NormMetGeldigheid } from '../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../domain/contact/types.ts';
import { type Fault, InvalidError } from '../domain/errors.ts';
import { nietIngerichtFouten } from '../domain/media/ingericht.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import { eigenVanafVandaag } from '../domain/openingstijden/volgt-wijkteam.ts';
import { keepBevestigd } from '../domain/organisatie/bevestigd.ts';
import type { Medewerker, Organisatie, Wijkteam } from '../domain/organisatie/types.ts';
import { veldFouten } from '../domain/standaardantwoord/velden.ts';
import { isLocalDate, localDateOf } from '../domain/tijd/amsterdam.ts';
import { checkBasis, regelingFaults } from './check-regeling.ts';
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
    const { sluitingsdagen, afgewezenDagen } = known.organisatie;
    const whole = {
      ...organisatie,
      ...(sluitingsdagen !== undefined && { sluitingsdagen }),
      ...(afgewezenDagen !== undefined && { afgewezenDagen }),
    };
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
 * another one now. InvalidError for a medium that there is none of here; one that they had when there was may stay.
 */
export function makeSaveMedewerker({ instellingen, jitter }: Pick<Ports, 'instellingen' | 'jitter'>): SaveMedewerker {
  return (medewerker) =>
    retryOnConflict(jitter, async () => {
      const settings = await instellingen.readInstellingen();
      const { medewerkers, versie } = settings;
      const known = Object.hasOwn(medewerkers, medewerker.id) ? medewerkers[medewerker.id] : undefined;
      const faults = nietIngerichtFouten(settings, medewerker.media, (index) => `media[${index}]`).filter(
        () => known?.media.includes(SPRAAK) !== true,
      );
      if (faults.length > 0) throw new InvalidError(faults);
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
 * without knowing what somebody else set in the meantime (`intussen-gewijzigd`). A locatie that followed its wijkteam until
 * now has these hours from today on, unless the regeling says otherwise.
 */
export function makeSaveOpeningsregeling(ports: Settings & Pick<Ports, 'jitter'>): SaveOpeningsregeling {
  const { instellingen, jitter, clock } = ports;
  return async ({ regeling, door, basis, ...plaats }) => {
    const faults = regelingFaults(plaats, regeling);
    if (faults.length > 0) throw new InvalidError(faults);
    const sleutel = regelingSleutel(plaats);
    return retryOnConflict(jitter, async () => {
      const { versie, medewerkers, openingsregelingen } = await instellingen.readInstellingen();
      if (basis !== undefined) await checkBasis(ports, medewerkers, sleutel, basis);
      const kept = eigenVanafVandaag(openingsregelingen[sleutel], regeling, localDateOf(clock.now()));
      // What builds on what there was may not miss a change of it.
      const builds = basis !== undefined || kept !== regeling;
      await instellingen.saveOpeningsregeling(sleutel, kept, {
        ...wijzigingVan(ports, door),
        ...(builds && { vorige: versie }),
      });
      return kept;
    });
  };
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
