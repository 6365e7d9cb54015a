/** Duties, exchanges, absences and the calendar address as the API shows them; only what pages use. */

export interface Dienst {
  readonly id: string;
  readonly soort: 'inloop' | 'achterwacht';
  readonly wijkteam: string;
  readonly locatie?: string;
  readonly domein: 'jeugd' | 'sociaal';
  readonly professional: string;
  /** Dutch wall-clock time, `2026-11-25T09:00`. */
  readonly van: string;
  readonly tot: string;
}

export interface Ruilverzoek {
  readonly id: string;
  readonly dienst: Dienst;
  readonly door: string;
  /** Null: whoever takes it first. */
  readonly aan: string | null;
  readonly tegen: Dienst | null;
  readonly op: string;
  readonly status: 'open' | 'akkoord' | 'geweigerd' | 'ingetrokken' | 'verlopen';
  readonly beslistDoor: string | null;
}

export interface Afwezigheid {
  readonly id: string;
  readonly medewerker: string;
  readonly van: string;
  readonly tot: string;
  readonly bron: 'hand' | 'agenda' | 'ziek';
}

export interface AgendaAdres {
  readonly omvang: 'eigen' | 'wijkteams';
  readonly sinds: string;
}
