/** Answers written beforehand: keeping them, and showing one filled in for a contact. */
import { InvalidError, NotFoundError, RefusedError } from '../domain/errors.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import {
  SCHRIFTELIJK,
  type Standaardantwoord,
  type Veld,
  type Veldwaarden,
} from '../domain/standaardantwoord/types.ts';
import { veldFouten, vulVelden } from '../domain/standaardantwoord/velden.ts';
import { loadContactFor } from './access.ts';
import type { Ports } from './ports.ts';
import { veldwaarden } from './veldwaarden.ts';

/** Everything that is set is read as a whole, by every function: so many answers are a list that a person can still choose from. */
const MAX_ANTWOORDEN = 200;

export type SaveStandaardantwoord = (antwoord: Standaardantwoord) => Promise<Standaardantwoord>;

/** Throws InvalidError with every unknown or broken field in it. */
export function makeSaveStandaardantwoord({ instellingen }: Pick<Ports, 'instellingen'>): SaveStandaardantwoord {
  return async (antwoord) => {
    const faults = [...veldFouten(antwoord.onderwerp ?? '', 'onderwerp'), ...veldFouten(antwoord.tekst, 'tekst')];
    if (faults.length > 0) throw new InvalidError(faults);
    const { standaardantwoorden } = await instellingen.readInstellingen();
    const isNew = !Object.hasOwn(standaardantwoorden, antwoord.code);
    if (isNew && Object.keys(standaardantwoorden).length >= MAX_ANTWOORDEN) {
      const message = `Er zijn al ${MAX_ANTWOORDEN} standaardantwoorden. Wijzig er een die niet meer gebruikt wordt.`;
      throw new RefusedError('te-veel-standaardantwoorden', message);
    }
    await instellingen.saveStandaardantwoord(antwoord);
    return antwoord;
  };
}

/** Throws NotFoundError when there is none of this code. */
export function findStandaardantwoord({ standaardantwoorden }: Instellingen, code: string): Standaardantwoord {
  const found = Object.hasOwn(standaardantwoorden, code) ? standaardantwoorden[code] : undefined;
  if (found === undefined) throw new NotFoundError('Dit standaardantwoord bestaat niet.');
  return found;
}

export interface FillStandaardantwoordQuery {
  readonly contact: string;
  readonly door: Gebruiker;
  readonly standaardantwoord: string;
  /** Instead of what is known. */
  readonly velden?: Veldwaarden;
}

export interface Voorbeeldantwoord {
  /** Null when the subject of the question stays. */
  readonly onderwerp: string | null;
  readonly tekst: string;
  /** Fields that stand in the text as they were: a person fills them in. */
  readonly ontbrekendeVelden: readonly Veld[];
}

export type FillStandaardantwoord = (query: FillStandaardantwoordQuery) => Promise<Voorbeeldantwoord>;

/** A canned answer filled in for a contact. Writes nothing. */
export function makeFillStandaardantwoord({
  zaken,
  inhoud,
  instellingen,
  clock,
}: Pick<Ports, 'zaken' | 'inhoud' | 'instellingen' | 'clock'>): FillStandaardantwoord {
  return async ({ contact, door, standaardantwoord, velden = {} }) => {
    const { value } = await loadContactFor(zaken, door, contact);
    const known = await instellingen.readInstellingen();
    const antwoord = findStandaardantwoord(known, standaardantwoord);
    if (!antwoord.actief) {
      throw new RefusedError('standaardantwoord-uit', 'Dit standaardantwoord wordt niet meer gebruikt.');
    }
    if (!SCHRIFTELIJK.some((kanaal) => kanaal === value.kanaal && antwoord.kanalen.includes(kanaal))) {
      const message = `Dit standaardantwoord is niet voor ${value.kanaal}.`;
      throw new RefusedError('standaardantwoord-past-niet-bij-kanaal', message);
    }
    const { persoon } = await inhoud.readInhoud(contact);
    const waarden = {
      ...veldwaarden({ instellingen: known, contact: value, persoon, door, nu: clock.now() }),
      ...velden,
    };
    const onderwerp = vulVelden(antwoord.onderwerp ?? '', waarden);
    const tekst = vulVelden(antwoord.tekst, waarden);
    return {
      onderwerp: onderwerp.tekst === '' ? null : onderwerp.tekst,
      tekst: tekst.tekst,
      ontbrekendeVelden: [...new Set([...onderwerp.ontbrekend, ...tekst.ontbrekend])],
    };
  };
}
