/** The organisatie as it is set up: who and where (domain rules: who and where). */
import type { Medium } from '../achterwacht/types.ts';
import type { NormMetGeldigheid } from '../bereikbaarheid/types.ts';
import type { Openingsregeling } from '../openingstijden/types.ts';
import type { Escalatiebeleid } from '../spoed/types.ts';
import type { Standaardantwoord } from '../standaardantwoord/types.ts';
import type { Terugbelbeleid } from '../terugbelverzoek/types.ts';
import type { LocalDate } from '../tijd/instant.ts';

export const ROLLEN = ['teamondersteuner', 'professional', 'manager', 'beheerder', 'gastvrouw', 'koppeling'] as const;
export type Rol = (typeof ROLLEN)[number];

/** Who is asking, from the token. */
export interface Gebruiker {
  /** Medewerker id. */
  readonly id: string;
  readonly naam: string;
  readonly rollen: readonly Rol[];
  readonly wijkteams: readonly string[];
}

export interface Noodnummer {
  readonly naam: string;
  readonly nummer: string;
  readonly bron: string;
  readonly gecontroleerdOp: LocalDate;
}

export interface Organisatie {
  readonly naam: string;
  /** True for the example that a first local start puts in. */
  readonly voorbeeld: boolean;
  readonly crisisdienst: { readonly naam: string; readonly nummer: string; readonly mail: string | null };
  readonly noodnummers: readonly Noodnummer[];
  /** Whether a mail of a person is acknowledged by the system; absent = it is. */
  readonly ontvangstbevestiging?: boolean;
  /** Stands below every answer by mail; may hold fields (`{{medewerker}}`). */
  readonly ondertekening?: string;
  /** How call-backs go; absent = the default. */
  readonly terugbellen?: Terugbelbeleid;
  /** Answers name a medewerker by the first name only. */
  readonly alleenVoornaam?: boolean;
}

export interface Locatie {
  readonly slug: string;
  readonly naam: string;
  readonly adres: string;
}

export interface Wijkteam {
  readonly slug: string;
  readonly naam: string;
  readonly wijken: readonly string[];
  readonly locaties: readonly Locatie[];
  /** Neighbouring wijkteams, in the order in which they help out. */
  readonly buurteams: readonly string[];
  /** Medewerker id. */
  readonly escalatiecontact: string | null;
  /** Mail addresses (local part or whole) that belong to this wijkteam. */
  readonly mailadressen: readonly string[];
}

export interface Medewerker {
  readonly id: string;
  readonly naam: string;
  readonly rollen: readonly Rol[];
  readonly wijkteams: readonly string[];
  /** Work addresses, for pushes. */
  readonly mail: string | null;
  readonly mobiel: string | null;
  /** Order of preference; only media with an address count. */
  readonly media: readonly Medium[];
  readonly actief: boolean;
}

/** Everything that is set, at one versie. */
export interface Instellingen {
  readonly versie: number;
  readonly organisatie: Organisatie;
  readonly wijkteams: Readonly<Record<string, Wijkteam>>;
  readonly medewerkers: Readonly<Record<string, Medewerker>>;
  /** By `wijkteam/kanaal`; inloop by `wijkteam/inloop/locatie` where a locatie has hours of its own. */
  readonly openingsregelingen: Readonly<Record<string, Openingsregeling>>;
  readonly normen: readonly NormMetGeldigheid[];
  /** By wijkteam, `*` for all others. */
  readonly escalatiebeleid: Readonly<Record<string, Escalatiebeleid>>;
  /** By code. */
  readonly standaardantwoorden: Readonly<Record<string, Standaardantwoord>>;
}
