/** What the fields of a text stand for in one contact, as of now. */
import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker, Instellingen, Organisatie } from '../domain/organisatie/types.ts';
import { openingstijdenTekst } from '../domain/standaardantwoord/openingstijden-tekst.ts';
import type { Veldwaarden } from '../domain/standaardantwoord/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { PersoonInhoud } from './inhoud.ts';
import { geldendeRegeling } from './openingstijden.ts';

const MAX_NAAM = 100;

export interface Veldbron {
  readonly instellingen: Instellingen;
  readonly contact: Pick<Contact, 'wijkteam'>;
  readonly persoon: PersoonInhoud;
  readonly door: Gebruiker;
  readonly nu: Instant;
}

/** How an answer names a medewerker: as set up, else as in the token; the first name only where that is set. */
function medewerkerNaam({ organisatie, medewerkers }: Instellingen, door: Gebruiker): string {
  const naam = medewerkers[door.id]?.naam ?? door.naam;
  return organisatie.alleenVoornaam === true ? (naam.trim().split(/\s+/)[0] ?? '') : naam;
}

function crisisnummersTekst({ crisisdienst, noodnummers }: Organisatie): string {
  const numbers = noodnummers.map(({ naam, nummer }) => `- ${naam}: ${nummer}`);
  return [...numbers, `- ${crisisdienst.naam}: ${crisisdienst.nummer}`].join('\n');
}

/** A name as a person would write it: what a mail program put there instead (an address) is none. */
function persoonNaam({ naam }: PersoonInhoud): string | undefined {
  const line = naam?.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line === undefined || line === '' || line.includes('@') || line.length > MAX_NAAM ? undefined : line;
}

/** Fields of which nothing is known have no value. The hours are those of the telephone: by it somebody is reached at once. */
export function veldwaarden({ instellingen, contact, persoon, door, nu }: Veldbron): Veldwaarden {
  const naam = persoonNaam(persoon);
  const wijkteam = instellingen.wijkteams[contact.wijkteam]?.naam;
  const { organisatie } = instellingen;
  const regeling = geldendeRegeling(instellingen, { wijkteam: contact.wijkteam, kanaal: 'telefoon' });
  const openingstijden = openingstijdenTekst(regeling, nu);
  return {
    ...(naam !== undefined && { naam }),
    ...(wijkteam !== undefined && { wijkteam }),
    ...(organisatie.naam !== '' && { organisatie: organisatie.naam }),
    ...(openingstijden !== undefined && { openingstijden }),
    crisisnummers: crisisnummersTekst(organisatie),
    medewerker: medewerkerNaam(instellingen, door),
  };
}
