/** The organisatie as it is set up: who and where (domain rules: who and where). */
import type { Medium } from '../achterwacht/types.ts';
import type { NormMetGeldigheid, Nulmeting } from '../bereikbaarheid/types.ts';
import type { Ervaringsvraagbeleid } from '../ervaring/types.ts';
import type { Stilteuren } from '../media/stilteuren.ts';
import type { Afwijzing, Organisatiedag } from '../openingstijden/organisatiedagen.ts';
import type { Openingsregeling } from '../openingstijden/types.ts';
import type { Escalatiebeleid } from '../spoed/types.ts';
import type { Standaardantwoord } from '../standaardantwoord/types.ts';
import type { Terugbelbeleid } from '../terugbelverzoek/types.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';
import type { Keuzelijsten } from './keuzelijsten.ts';

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
  readonly crisisdienst: {
    readonly naam: string;
    readonly nummer: string;
    readonly mail: string | null;
    /** When somebody last saw that the number is right; absent = it was never noted. */
    readonly gecontroleerdOp?: LocalDate;
  };
  readonly noodnummers: readonly Noodnummer[];
  /** Whether a mail of a person is acknowledged by the system; absent = it is. */
  readonly ontvangstbevestiging?: boolean;
  /** Stands below every answer by mail; may hold fields (`{{medewerker}}`). */
  readonly ondertekening?: string;
  /** How call-backs go; absent = the default. */
  readonly terugbellen?: Terugbelbeleid;
  /** Answers name a medewerker by the first name only. */
  readonly alleenVoornaam?: boolean;
  /** Figures over fewer contacts are left out of exports; absent = the default. */
  readonly minimumAantal?: number;
  /** What contacts are told apart by; each that is absent is the default. */
  readonly keuzelijsten?: Partial<Keuzelijsten>;
  /** One question afterwards to who agreed to it; absent = nobody is asked. */
  readonly ervaringsvraag?: Ervaringsvraagbeleid;
  /** Days on which all of it is closed or closes early; kept by requests of their own. */
  readonly sluitingsdagen?: readonly Organisatiedag[];
  /** Proposals for that list that nobody wants to see again; kept in the same way. */
  readonly afgewezenDagen?: readonly Afwijzing[];
  /** Periods in which a kanaal is measured before anybody sets a norm for it. */
  readonly nulmetingen?: readonly Nulmeting[];
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
  /** Medewerker id: who hears of gaps in the roster; absent = the escalation contact. */
  readonly roostercoordinator?: string;
  /** Whoever begins a duty taps that it began; without a tap in time others are told. Absent = nobody taps. */
  readonly dienststart?: boolean;
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
  /** When a message about spoed makes no noise while this person has no duty; absent = never. */
  readonly stilteuren?: Stilteuren;
  /** Since when it is known that the address is theirs: they gave the code that was sent to it. Gone when the address changes. */
  readonly bevestigd?: { readonly mail?: Instant; readonly sms?: Instant };
}

export const WEBHOOK_VORMEN = ['standaard', 'teams'] as const;
export type WebhookVorm = (typeof WEBHOOK_VORMEN)[number];

/** Where pushes to one medewerker are posted. */
export interface Webhook {
  readonly adres: string;
  /** `teams`: the body of a Teams workflow, which shows a card. */
  readonly vorm: WebhookVorm;
  /** Signs what is posted, as Standard Webhooks writes it: `whsec_` and base64. */
  readonly geheim: string;
}

/** One browser or telephone of a medewerker (RFC 8030, RFC 8291). */
export interface PushAbonnement {
  /** Follows from the address: the same device is the same subscription. */
  readonly id: string;
  readonly adres: string;
  /** Public key of the device, base64url. */
  readonly sleutel: string;
  /** Secret shared with the device, base64url. */
  readonly geheim: string;
  readonly sinds: Instant;
}

/** Everything that is set, at one versie. */
export interface Instellingen {
  readonly versie: number;
  /**
   * The versie at which any of the settings with a history (hours, norms, organisatie, wijkteams, escalation) last
   * changed: judgements name it. Absent or 0 = not since a history is kept.
   */
  readonly regelversie?: number;
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
  /** By medewerker; absent = nobody has one. */
  readonly webhooks?: Readonly<Record<string, Webhook>>;
  /** By medewerker, each at least one; absent = nobody has any. */
  readonly pushAbonnementen?: Readonly<Record<string, readonly PushAbonnement[]>>;
  /** From here people can be called. A fact of the installation, which nobody sets or saves; absent = they cannot. */
  readonly spraak?: true;
}
