/** The escalation policy as the API shows it; only what pages use. */

export interface Trede {
  readonly wie: 'dienstdoende' | 'volgende' | 'escalatiecontact';
  readonly media: readonly string[];
  readonly wachtMinuten: number;
}

export interface Beleid {
  readonly treden: readonly Trede[];
  readonly herinneringenUren: readonly number[];
  readonly overdrachtWachtMinuten: number;
  readonly crisisWachtMinuten: number;
}

export interface GeldendBeleid extends Beleid {
  readonly herkomst: 'wijkteam' | 'organisatie' | 'systeem';
  /** People can be called here; otherwise it is not offered. */
  readonly spraak: boolean;
}

export interface Beleidversie {
  readonly versie: number;
  readonly op: string | null;
  readonly tot: string | null;
  readonly door: string | null;
  /** Null: taken away. */
  readonly waarde: Beleid | null;
}

export interface Escalatiestap {
  readonly op: string;
  readonly soort: 'vraagt' | 'slaat-over' | 'wacht-op-dienst' | 'te-laat' | 'begint-opnieuw';
  readonly trede: number | null;
  readonly medewerker: string | null;
  readonly bron: string | null;
  readonly media: readonly string[];
  readonly reden: string | null;
  readonly tot: string | null;
}
