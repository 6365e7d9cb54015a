/** How the roster is put into words. */
import type { Domein, Publicatie, Roosterdienst, Roosterfout } from '../../app/antwoorden/roosterweek.ts';
import { dagTekst, dienstNaam, tijdenTekst } from '../mijn-dienst/rooster.ts';
import type { Stand, Wijziging } from './concept.ts';

export type NaamVan = (medewerker: string | null) => string;

export const DOMEINKEUZES = [
  { waarde: 'sociaal', tekst: 'Sociaal' },
  { waarde: 'jeugd', tekst: 'Jeugd' },
] as const;
export const SOORTKEUZES = [
  { waarde: 'achterwacht', tekst: 'Achterwacht' },
  { waarde: 'inloop', tekst: 'Inloop' },
] as const;
export const WEEKDAGKEUZES = ['Maandag', 'Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag', 'Zaterdag', 'Zondag'].map(
  (tekst, index) => ({ waarde: String(index + 1), tekst }),
);

export const isDomein = (text: string): text is Domein => text === 'sociaal' || text === 'jeugd';
export const soortnaam = (soort: Roosterdienst['soort']): string => (soort === 'inloop' ? 'Inloop' : 'Achterwacht');

/** A word beside every duty that is not published as it stands there. */
export const STANDWOORD: Readonly<Record<Stand, string>> = {
  gepubliceerd: '',
  nieuw: 'concept',
  gewijzigd: 'gewijzigd',
  vervalt: 'vervalt',
};

/** `ma 23 november 9:00 tot 12:30` */
export const wanneer = (vak: { readonly van: string; readonly tot: string }): string =>
  `${dagTekst(vak.van)} ${tijdenTekst(vak)}`;

const voluit = (dienst: Roosterdienst): string => `${wanneer(dienst)}, ${dienstNaam(dienst)}`;

export interface Wijzigregel {
  readonly soort: 'Komt erbij' | 'Wordt anders' | 'Vervalt';
  readonly tekst: string;
}

/** One change, for who decides whether it may be published. */
export function wijzigregel({ was, wordt }: Wijziging, naam: NaamVan): Wijzigregel {
  if (wordt === null)
    return { soort: 'Vervalt', tekst: was === null ? '' : `${voluit(was)}: ${naam(was.professional)}` };
  if (was === null) return { soort: 'Komt erbij', tekst: `${voluit(wordt)}: ${naam(wordt.professional)}` };
  const wie =
    was.professional === wordt.professional
      ? naam(wordt.professional)
      : `${naam(wordt.professional)} in plaats van ${naam(was.professional)}`;
  const eerst = voluit(was) === voluit(wordt) ? '' : ` (was ${voluit(was)})`;
  return { soort: 'Wordt anders', tekst: `${voluit(wordt)}: ${wie}${eerst}` };
}

/** One fault of a check, with names. */
export function foutTekst({ soort, professional, domein }: Roosterfout, naam: NaamVan): string {
  const wie = naam(professional);
  switch (soort) {
    case 'niet-bezet':
      return `niemand die kan, heeft dienst voor ${domein}.`;
    case 'onbekend':
      return `${wie} kan geen dienst hebben.`;
    case 'onbereikbaar':
      return `${wie} heeft geen adres waarop een melding aankomt.`;
    case 'afwezig':
      return `${wie} is dan afwezig.`;
    case 'dubbel':
      return `${wie} heeft twee diensten tegelijk.`;
    case 'rust':
      return `${wie} heeft geen elf uur rust tussen deze diensten.`;
  }
}

const BEZWAREN: Readonly<Record<string, string>> = {
  'werkt-dan-niet': 'werkt dan niet',
  afwezig: 'is afwezig',
  'heeft-al-dienst': 'heeft al dienst',
  'te-weinig-rust': 'krijgt te weinig rust',
  onbereikbaar: 'heeft geen adres voor meldingen',
};

/** Why nobody of a rotation can take a half-day. */
export function bezwarenTekst(bezwaren: Readonly<Record<string, string>>, naam: NaamVan): string {
  const alle = Object.entries(bezwaren).map(([wie, waarom]) => `${naam(wie)} ${BEZWAREN[waarom] ?? waarom}`);
  return alle.length === 0 ? 'er doet niemand mee in de rotatie' : alle.join(', ');
}

const AANLEIDING: Readonly<Record<Publicatie['aanleiding'], string>> = {
  plan: 'losse diensten',
  rooster: 'rooster',
  ruil: 'ruil tussen collega’s',
  leiding: 'ruil, door de leiding beslist',
};
export const aanleidingTekst = (aanleiding: Publicatie['aanleiding']): string => AANLEIDING[aanleiding];

export const telling = (n: number, een: string, meer: string): string => `${n} ${n === 1 ? een : meer}`;
