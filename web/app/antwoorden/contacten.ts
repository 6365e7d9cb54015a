/** Contacts as the API shows them; only what pages use. */
import type { Urgentie } from './spoed.ts';

export type Kanaalnaam = 'telefoon' | 'mail' | 'chat' | 'inloop';
export type ContactStatus = 'wachtend' | 'in-behandeling' | 'afgesloten';

export interface Gevaarsignaal {
  readonly code: string;
  readonly plaats: string;
}

/** What every command on a contact answers with. */
export interface Contact {
  readonly id: string;
  readonly kanaal: Kanaalnaam;
  readonly wijkteam: string;
  readonly status: ContactStatus;
  readonly ontvangenOp: string;
  readonly aangenomenOp: string | null;
  readonly aangenomenDoor: string | null;
  readonly beantwoordOp: string | null;
  readonly afgeslotenOp: string | null;
  readonly uitkomst: string | null;
  readonly urgentie: Urgentie | null;
  readonly spoedzaak: string | null;
  readonly gevaarsignalen: readonly Gevaarsignaal[];
  readonly wachtSinds: string | null;
  readonly misluktAntwoord: boolean;
  readonly misluktBericht: boolean;
  readonly veiligContactAfgesproken: boolean;
  readonly versie: number;
}

export interface GevondenContact extends Contact {
  /** Until when a reaction is within the norm; null when nobody waits or no norm holds. */
  readonly normOp: string | null;
}

export interface Bladzijde<T> {
  readonly resultaten: readonly T[];
  readonly cursor?: string;
}

export type Verzendstatus = 'klaargezet' | 'verzonden' | 'mislukt' | 'ingetrokken';

export interface Bijlage {
  readonly nummer: number;
  readonly naam: string;
  readonly type: string;
  readonly bytes: number;
  readonly status: 'bewaard' | 'geweigerd';
  readonly reden?: string;
}

export interface Bericht {
  readonly id: string;
  readonly op: string;
  readonly onderwerp: string | null;
  readonly tekst: string;
  readonly bijlagen?: readonly Bijlage[];
}

export interface Antwoord {
  readonly id: string;
  readonly op: string;
  readonly door: string;
  readonly tekst: string;
  readonly status: Verzendstatus;
  readonly intrekbaarTot: string | null;
}

export interface Doorsturing {
  readonly id: string;
  readonly op: string;
  readonly door: string;
  readonly aan: 'partner' | 'collega';
  readonly naam?: string;
  readonly medewerker?: string;
  readonly status: Verzendstatus;
}

export interface Concept {
  readonly tekst: string;
  readonly op: string;
  readonly versie: number;
}

export type Weg = 'zelf' | 'ander-met-toestemming' | 'ander-zonder-toestemming';

export interface Toestemming {
  readonly weg: Weg;
  readonly twijfel?: true;
  readonly minderjarig?: true;
  readonly delen?: readonly { readonly partner: string }[];
}

export type RolBetrokkene = 'hulpvrager' | 'melder' | 'verwijzer';

export interface Betrokkene {
  readonly rol: RolBetrokkene;
  readonly niveau: 'anoniem' | 'contactgegevens' | 'client';
  readonly naam?: string;
  readonly nummer?: string;
  readonly mail?: string;
}

export interface VeiligContact {
  readonly geenVoicemail: boolean;
  readonly nietVoor: string | null;
  readonly nietNa: string | null;
  readonly verbodenNummers: readonly string[];
  readonly geenMail: boolean;
  readonly geenSms: boolean;
  readonly geenBrief: boolean;
  readonly geenNaam: boolean;
}

export interface Waarschuwing {
  readonly veld: string;
  readonly soort: 'bsn' | 'gezondheid' | 'ontbreekt';
  readonly melding: string;
}

export interface Afspraak {
  readonly id: string;
  readonly afspraakOp: string;
  readonly hoe: 'gepland' | 'verschenen' | 'niet-verschenen' | 'afgezegd';
}

export interface ContactVolledig extends GevondenContact {
  readonly vervolgVan: string | null;
  readonly onverzondenSinds: string | null;
  readonly toestemming: Toestemming | null;
  readonly openTaken: readonly { readonly taak: string; readonly sinds: string; readonly tekst: string }[];
  readonly adviezen: readonly string[];
  readonly terugbelverzoeken: readonly {
    readonly id: string;
    readonly uiterlijkOp: string | null;
    readonly bereiktOp: string | null;
  }[];
  readonly klacht: {
    readonly ernst: 'ontevreden' | 'klacht';
    readonly gemeldOp: string;
    readonly afhandeling: { readonly op: string; readonly ontvankelijk: boolean; readonly opgelost: boolean } | null;
  } | null;
  readonly afspraken: readonly Afspraak[];
  readonly kenmerken: { readonly themas: readonly string[]; readonly doorverwezenNaar: string | null };
  readonly persoon: { readonly naam?: string; readonly mail?: string; readonly nummer?: string };
  readonly personen: readonly Betrokkene[];
  readonly veiligContact: VeiligContact | null;
  readonly crisisdienst: { readonly naam: string; readonly nummer: string } | null;
  readonly berichten: readonly Bericht[];
  readonly antwoorden: readonly Antwoord[];
  readonly doorsturingen: readonly Doorsturing[];
  readonly concept: Concept | null;
  readonly concepten: readonly { readonly door: string; readonly sinds: string }[];
  readonly notities:
    | readonly { readonly id: string; readonly op: string; readonly door: string; readonly tekst: string }[]
    | null;
  readonly gebeurtenissen: readonly {
    readonly id: string;
    readonly soort: string;
    readonly op: string;
    readonly door?: string;
    readonly medewerker?: string;
    /** Which message or answer it tells of. */
    readonly bericht?: string;
    readonly antwoord?: string;
  }[];
}

export interface EerdereContacten {
  readonly resultaten: readonly Contact[];
  readonly meer: boolean;
  readonly zelfdeProfessional: { readonly professional: string; readonly afgeslotenOp: string } | null;
}

export interface Standaardantwoord {
  readonly code: string;
  readonly titel: string;
  readonly kanalen: readonly string[];
  readonly actief: boolean;
}

export interface Voorbeeldantwoord {
  readonly tekst: string;
  readonly ontbrekendeVelden: readonly string[];
}

export interface Keuzelijsten {
  readonly themas: readonly Keuzeregel[];
  readonly verwijzers: readonly Keuzeregel[];
  readonly partners: readonly Keuzeregel[];
}
export interface Keuzeregel {
  readonly code: string;
  readonly naam: string;
}
