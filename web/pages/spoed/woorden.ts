/** Words for a spoedzaak that several places use. */
import type { Spoedzaak } from '../../app/antwoorden/spoed.ts';

/** Short name of a case for between colleagues, the same as in the messages about it; it tells nothing about anybody. */
export function referentieVan(id: string): string {
  return `S-${id
    .replace(/[^0-9a-z]/gi, '')
    .slice(-6)
    .toUpperCase()}`;
}

export const zaaknaam = ({ id, urgentie }: Pick<Spoedzaak, 'id' | 'urgentie'>): string =>
  `${urgentie === 'crisis' ? 'Crisis' : 'Spoed'} ${referentieVan(id)}`;

export const DOMEINNAAM: Readonly<Record<string, string>> = { jeugd: 'Jeugd', sociaal: 'Sociaal' };

const MEDIUMNAAM: Readonly<Record<string, string>> = {
  mail: 'e-mail',
  sms: 'sms',
  webpush: 'melding op een toestel',
  webhook: 'webhook',
  spraak: 'telefoon (gesproken)',
  scherm: 'open scherm',
};
export const mediumnaam = (medium: string): string => MEDIUMNAAM[medium] ?? medium;

/** A way in which somebody was tried. `gesprek`: it can have been a conversation; what was written never is. */
export interface Wijze {
  readonly waarde: string;
  readonly tekst: string;
  readonly gesprek: boolean;
}

export const WIJZEN: readonly Wijze[] = [
  { waarde: 'telefoon', tekst: 'Gebeld', gesprek: true },
  { waarde: 'huisbezoek', tekst: 'Huisbezoek', gesprek: true },
  { waarde: 'kantoor', tekst: 'Op kantoor of inloop', gesprek: true },
  { waarde: 'videobellen', tekst: 'Videogesprek', gesprek: true },
  { waarde: 'voicemail', tekst: 'Voicemail ingesproken', gesprek: false },
  { waarde: 'sms', tekst: 'Sms gestuurd', gesprek: false },
  { waarde: 'mail', tekst: 'E-mail gestuurd', gesprek: false },
  { waarde: 'brief', tekst: 'Brief gestuurd', gesprek: false },
];

export const wijzeTekst = (wijze: string): string =>
  WIJZEN.find(({ waarde }) => waarde === wijze)?.tekst.toLowerCase() ?? wijze;

/** Why a case is closed. `bereikt` only when somebody was spoken with, and then nothing else is asked. */
export const SLUITREDENEN: readonly { readonly waarde: string; readonly tekst: string }[] = [
  { waarde: 'bereikt', tekst: 'De hulpvrager is gesproken' },
  { waarde: 'overgenomen-door-crisisdienst', tekst: 'De crisisdienst heeft het overgenomen' },
  { waarde: 'overgenomen-door-partner', tekst: 'Een andere organisatie heeft het overgenomen' },
  { waarde: 'niet-bereikt-na-overleg', tekst: 'Niet bereikt, besproken met een collega' },
  { waarde: 'dubbel', tekst: 'Dubbel: er is al een zaak' },
  { waarde: 'ten-onrechte-geopend', tekst: 'Ten onrechte geopend' },
  { waarde: 'overleden', tekst: 'De hulpvrager is overleden' },
];

export const sluitredenTekst = (reden: string): string =>
  reden === 'verlaagd'
    ? 'De urgentie is verlaagd'
    : (SLUITREDENEN.find(({ waarde }) => waarde === reden)?.tekst ?? reden);
