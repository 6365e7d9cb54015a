/** What is looked for, as an address of the API, and what comes back in words. */
import type { Controle, Objectsoort, Regel, Resultaat } from '../../app/antwoorden/verantwoording.ts';
import { tijdstip } from '../../app/woorden.ts';

export type Waarop = Exclude<Objectsoort, 'verantwoording'>;

export interface Vraag {
  readonly waarop: Waarop;
  /** Number of the object, or id of the medewerker. */
  readonly nummer: string;
  readonly van: string;
  readonly totEnMet: string;
}

export const WAAROP: readonly { readonly waarde: Waarop; readonly tekst: string }[] = [
  { waarde: 'contact', tekst: 'Contact' },
  { waarde: 'spoedzaak', tekst: 'Spoedzaak' },
  { waarde: 'terugbelverzoek', tekst: 'Terugbelverzoek' },
  { waarde: 'onleesbaar-bericht', tekst: 'Onleesbaar bericht' },
  { waarde: 'medewerker', tekst: 'Medewerker (wat die deed)' },
];

/** The query of a search; of a medewerker it is what they did. */
export function zoekdeel({ waarop, nummer, van, totEnMet }: Vraag, cursor?: string): string {
  const over = waarop === 'medewerker' ? { medewerker: nummer.trim() } : { object: nummer.trim(), soort: waarop };
  const delen = { ...over, ...(van && { van }), ...(totEnMet && { totEnMet }), ...(cursor && { cursor }) };
  return new URLSearchParams(delen).toString();
}

/** What somebody did, and what they wanted to do: `las een contact`, `wilde een contact lezen`. */
const DEED: Readonly<
  Record<Regel['handeling'], readonly [deed: (wat: string) => string, wilde: (wat: string) => string]>
> = {
  inzien: [(wat) => `las ${wat}`, (wat) => `${wat} lezen`],
  zoeken: [(wat) => `zocht ${wat}`, (wat) => `${wat} zoeken`],
  aanmaken: [(wat) => `maakte ${wat}`, (wat) => `${wat} maken`],
  wijzigen: [(wat) => `wijzigde ${wat}`, (wat) => `${wat} wijzigen`],
  verwijderen: [(wat) => `verwijderde uit ${wat}`, (wat) => `verwijderen uit ${wat}`],
  verstrekken: [(wat) => `verstuurde uit ${wat}`, (wat) => `versturen uit ${wat}`],
};
const WAT: Readonly<Record<Objectsoort, readonly [een: string, meer: string]>> = {
  contact: ['een contact', 'contacten'],
  spoedzaak: ['een spoedzaak', 'spoedzaken'],
  terugbelverzoek: ['een terugbelverzoek', 'terugbelverzoeken'],
  'onleesbaar-bericht': ['een onleesbaar bericht', 'onleesbare berichten'],
  medewerker: ['een medewerker', 'medewerkers'],
  verantwoording: ['wie wat zag', 'wie wat zag'],
};
const OVER: Readonly<Record<string, string>> = { klacht: ', over een klacht', traject: ', over het traject' };

/** `las een contact`, `zocht contacten (12)`, `wilde een contact lezen`. */
export function deed({ handeling, soort, object, betrokkenen, activiteit, resultaat }: Regel): string {
  const [een, meer] = WAT[soort];
  const [gedaan, gewild] = DEED[handeling];
  const wat = object === null ? meer : een;
  const aantal = object === null && betrokkenen.aantal > 0 ? ` (${betrokkenen.aantal})` : '';
  const zin = resultaat === 'gelukt' ? gedaan(wat) : `wilde ${gewild(wat)}`;
  return `${zin}${aantal}${OVER[activiteit] ?? ''}`;
}

export const UITSLAG: Readonly<
  Record<Resultaat, { readonly tekst: string; readonly toon: 'goed' | 'let-op' | 'fout' }>
> = {
  gelukt: { tekst: 'gelukt', toon: 'goed' },
  geweigerd: { tekst: 'geen recht', toon: 'fout' },
  'niet-gevonden': { tekst: 'niet gevonden', toon: 'let-op' },
  afgewezen: { tekst: 'kon niet', toon: 'let-op' },
  mislukt: { tekst: 'mislukt', toon: 'let-op' },
};

/** From where, for who looks for something strange. */
export const vanwaar = ({ kanaal, netwerk }: Regel['oorsprong']): string =>
  [kanaal === 'link' ? 'link uit een melding' : '', netwerk ?? ''].filter(Boolean).join(', ') || 'niet bekend';

const AFWIJKING: Readonly<Record<string, string>> = {
  gewijzigd: 'een regel is veranderd',
  verwijderd: 'een regel is weg',
  tussengevoegd: 'een regel is er later bij gezet',
  'zegel-gewijzigd': 'het zegel is veranderd',
  'zegel-ontbreekt': 'het zegel is weg',
};

/** `wo 25 november 10:00 uur: een regel is weg.` for each hour in which something is wrong. */
export const afwijkingen = (controle: Controle, nu: number): readonly string[] => [
  ...new Set(
    controle.afwijkingen.map(({ uur, soort }) => `${tijdstip(`${uur}:00:00Z`, nu)}: ${AFWIJKING[soort] ?? soort}.`),
  ),
];

export function zegelzin(
  controle: Controle,
  nu: number,
): { readonly soort: 'goed' | 'fout' | 'info'; readonly titel: string } {
  if (!controle.inOrde)
    return { soort: 'fout', titel: 'Er is iets veranderd aan wat vastligt. Meld dit als beveiligingsincident.' };
  if (controle.verzegeldOp === null) return { soort: 'info', titel: 'Er is nog niets verzegeld. Dat gebeurt elk uur.' };
  const regels = controle.regels === 1 ? '1 regel' : `${controle.regels} regels`;
  return {
    soort: 'goed',
    titel: `Aan wat vastligt is niets veranderd: ${regels} van gisteren en vandaag vergeleken, laatst verzegeld ${tijdstip(controle.verzegeldOp, nu)}.`,
  };
}
