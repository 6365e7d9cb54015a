/** What a beheerder sets, as the API takes and gives it. What no page changes is kept as it came. */
import type { Rol } from '../context.ts';
import type { Medium } from './meldingen.ts';

export interface Noodnummer {
  readonly naam: string;
  readonly nummer: string;
  readonly bron: string;
  /** Local day. */
  readonly gecontroleerdOp: string;
}

export interface Crisisdienst {
  readonly naam: string;
  readonly nummer: string;
  readonly mail: string | null;
  /** Absent: never since this is kept. */
  readonly gecontroleerdOp?: string;
}

export interface Lijstkeuze {
  readonly code: string;
  readonly naam: string;
}

export const LIJSTEN = ['themas', 'verwijzers', 'partners'] as const;
export type Lijst = (typeof LIJSTEN)[number];
export type Keuzelijsten = Readonly<Record<Lijst, readonly Lijstkeuze[]>>;
export type Kanaal = 'telefoon' | 'mail' | 'chat' | 'inloop';

/** Fields that may be absent say so by undefined: it is not sent. */
export interface Organisatie {
  readonly naam: string;
  readonly crisisdienst: Crisisdienst;
  readonly noodnummers: readonly Noodnummer[];
  readonly ontvangstbevestiging?: boolean | undefined;
  readonly ondertekening?: string | undefined;
  readonly terugbellen?: { readonly claimMinuten: number; readonly minstePogingen: number } | undefined;
  readonly alleenVoornaam?: boolean | undefined;
  readonly minimumAantal?: number | undefined;
  readonly keuzelijsten?: Partial<Keuzelijsten> | undefined;
  readonly ervaringsvraag?:
    | { readonly aan: boolean; readonly vraag?: string | undefined; readonly kanalen?: readonly Kanaal[] }
    | undefined;
}

export interface Locatie {
  readonly slug: string;
  readonly naam: string;
  readonly adres: string;
}

export interface WijkteamInvoer {
  readonly naam: string;
  readonly wijken: readonly string[];
  readonly locaties: readonly Locatie[];
  readonly buurteams: readonly string[];
  readonly escalatiecontact: string | null;
  readonly roostercoordinator?: string | undefined;
  readonly dienststart?: boolean | undefined;
  readonly mailadressen: readonly string[];
}
export type WijkteamInstelling = WijkteamInvoer & { readonly slug: string };

export interface MedewerkerInvoer {
  readonly naam: string;
  readonly rollen: readonly Rol[];
  readonly wijkteams: readonly string[];
  readonly mail: string | null;
  readonly mobiel: string | null;
  readonly media: readonly Medium[];
  readonly actief: boolean;
}

export interface Standaardantwoord {
  readonly code: string;
  readonly titel: string;
  readonly onderwerp?: string | undefined;
  readonly tekst: string;
  readonly kanalen: readonly ('mail' | 'chat')[];
  readonly actief: boolean;
}
