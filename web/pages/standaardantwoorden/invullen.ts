/** What a canned answer becomes, with an example for every field. Pure; what is sent is filled in by the API. */
import type { Organisatie } from '../../app/antwoorden/instellingen.ts';

export const VELDEN = ['naam', 'wijkteam', 'organisatie', 'openingstijden', 'crisisnummers', 'medewerker'] as const;
export type Veld = (typeof VELDEN)[number];
export type Veldwaarden = Readonly<Record<Veld, string>>;

const isVeld = (naam: string): naam is Veld => VELDEN.some((veld) => veld === naam);

/** The text with every known field replaced; what is no field stays as it was. */
export const vulIn = (tekst: string, waarden: Veldwaarden): string =>
  tekst.replace(/\{\{\s*([a-z]+)\s*\}\}/gi, (zoals: string, naam: string) => {
    const veld = naam.toLowerCase();
    return isVeld(veld) ? waarden[veld] : zoals;
  });

interface Bekend {
  readonly organisatie: Pick<Organisatie, 'naam' | 'crisisdienst' | 'noodnummers' | 'alleenVoornaam'>;
  readonly wijkteam: string;
  readonly medewerker: string;
}

/** Example of each field: of the organisatie what is known, of an inwoner something made up. */
export const voorbeeldwaarden = ({ organisatie, wijkteam, medewerker }: Bekend): Veldwaarden => ({
  naam: 'mevrouw Jansen',
  wijkteam,
  organisatie: organisatie.naam,
  openingstijden: 'maandag tot en met vrijdag van 9.00 tot 17.00 uur',
  crisisnummers: [...organisatie.noodnummers, organisatie.crisisdienst]
    .map(({ naam, nummer }) => `- ${naam}: ${nummer}`)
    .join('\n'),
  medewerker: organisatie.alleenVoornaam ? (medewerker.split(' ')[0] ?? medewerker) : medewerker,
});
