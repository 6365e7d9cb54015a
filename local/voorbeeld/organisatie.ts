/** The example organisatie of a first local start. All people, addresses and numbers of people are made up. */

import { standaardNormen } from '../../shared/domain/bereikbaarheid/normen.ts';
import { standaardRegeling } from '../../shared/domain/openingstijden/standaard.ts';
import type { Dagdeel, Openingsregeling } from '../../shared/domain/openingstijden/types.ts';
import { STANDAARD_NOODNUMMERS } from '../../shared/domain/organisatie/standaard.ts';
import type { Instellingen, Medewerker, Organisatie, Rol, Wijkteam } from '../../shared/domain/organisatie/types.ts';
import { subjectOf } from '../oidc/tokens.ts';
import { STANDAARDANTWOORDEN } from './standaardantwoorden.ts';

const organisatie: Organisatie = {
  naam: 'Sociaal Wijkteam Voorbeeldstad (voorbeeld)',
  voorbeeld: true,
  crisisdienst: {
    naam: 'Crisisdienst Voorbeeldregio (verzonnen)',
    nummer: '+31380000000',
    mail: 'crisisdienst@example.nl',
  },
  noodnummers: STANDAARD_NOODNUMMERS,
  ondertekening: 'Met vriendelijke groet,\n{{medewerker}}\n{{wijkteam}}',
  alleenVoornaam: true,
};

let telefoons = 0;

function medewerker(naam: string, rol: Rol, wijkteams: readonly string[]): Medewerker {
  const id = subjectOf(naam);
  telefoons += 1;
  return {
    id,
    naam,
    rollen: [rol],
    wijkteams,
    mail: `${id.replaceAll('-', '.')}@example.nl`,
    // Numbers that begin with 06-0 are not given out.
    mobiel: `+3160000${String(telefoons).padStart(4, '0')}`,
    media: ['sms', 'mail'],
    actief: true,
  };
}

/** Who is on duty for a wijkteam, by domein. */
export const PROFESSIONALS = {
  centrum: { jeugd: 'fatima-el-amrani', sociaal: 'jan-de-vries' },
  noord: { jeugd: 'sanne-bakker', sociaal: 'emre-yilmaz' },
  zuid: { jeugd: 'lotte-visser', sociaal: 'daniel-mulder' },
} as const;

const MEDEWERKERS: readonly Medewerker[] = [
  medewerker('Fatima El Amrani', 'professional', ['centrum']),
  medewerker('Jan de Vries', 'professional', ['centrum']),
  medewerker('Sanne Bakker', 'professional', ['noord']),
  medewerker('Emre Yilmaz', 'professional', ['noord']),
  medewerker('Lotte Visser', 'professional', ['zuid']),
  medewerker('Daniël Mulder', 'professional', ['zuid']),
  medewerker('Ingrid Smit', 'professional', ['centrum']),
  medewerker('Peter Jansen', 'professional', ['noord']),
  medewerker('Aïsha Bouali', 'professional', ['zuid']),
  medewerker('Tom Hendriks', 'teamondersteuner', ['centrum', 'noord', 'zuid']),
  medewerker('Gerda Dekker', 'gastvrouw', ['centrum']),
  medewerker('Marieke van Dam', 'manager', ['centrum', 'noord', 'zuid']),
  medewerker('Rob Kok', 'beheerder', ['centrum', 'noord', 'zuid']),
];

function wijkteam(
  slug: string,
  naam: string,
  adres: string,
  wijken: string[],
  buurteams: string[],
  escalatie: string,
): Wijkteam {
  return {
    slug,
    naam: `Sociaal Wijkteam ${naam}`,
    wijken,
    locaties: [{ slug, naam: `Wijkhuis ${naam}`, adres }],
    buurteams,
    escalatiecontact: escalatie,
    mailadressen: [slug, `wijkteam-${slug}`],
  };
}

const WIJKTEAMS: readonly Wijkteam[] = [
  wijkteam(
    'centrum',
    'Centrum',
    'Voorbeeldplein 1, Voorbeeldstad',
    ['Binnenstad', 'Stationsbuurt'],
    ['noord', 'zuid'],
    'ingrid-smit',
  ),
  wijkteam(
    'noord',
    'Noord',
    'Noorderlaan 20, Voorbeeldstad',
    ['Noorderkwartier', 'Dijkzicht'],
    ['centrum', 'zuid'],
    'peter-jansen',
  ),
  wijkteam(
    'zuid',
    'Zuid',
    'Zuiderweg 300, Voorbeeldstad',
    ['Zuiderpark', 'Rivierenbuurt'],
    ['centrum', 'noord'],
    'aisha-bouali',
  ),
];

const OCHTEND: Dagdeel = { van: '09:00', tot: '12:30' };
const MIDDAG: Dagdeel = { van: '13:00', tot: '16:30' };

/** Five half-days of inloop per wijkteam, by ISO weekday. */
export const INLOOP: Readonly<Record<string, Readonly<Record<number, Dagdeel>>>> = {
  centrum: { 1: OCHTEND, 2: OCHTEND, 3: OCHTEND, 4: OCHTEND, 5: OCHTEND },
  noord: { 1: MIDDAG, 2: MIDDAG, 3: MIDDAG, 4: MIDDAG, 5: MIDDAG },
  zuid: { 1: OCHTEND, 2: MIDDAG, 3: OCHTEND, 4: MIDDAG, 5: OCHTEND },
};

const inloopRegeling = (slug: string): Openingsregeling => ({
  ...standaardRegeling(),
  patronen: [
    {
      geldigVan: '2020-01-01',
      week: Object.entries(INLOOP[slug] ?? {}).map(([dag, dagdeel]) => ({ dag: Number(dag), dagdelen: [dagdeel] })),
    },
  ],
});

/** All settings of the example. */
export function voorbeeldInstellingen(): Instellingen {
  return {
    versie: 0,
    organisatie,
    wijkteams: Object.fromEntries(WIJKTEAMS.map((one) => [one.slug, one])),
    medewerkers: Object.fromEntries(MEDEWERKERS.map((one) => [one.id, one])),
    openingsregelingen: Object.fromEntries(
      WIJKTEAMS.flatMap(({ slug }) => [
        ...(['telefoon', 'mail', 'chat'] as const).map((kanaal) => [`${slug}/${kanaal}`, standaardRegeling()] as const),
        [`${slug}/inloop`, inloopRegeling(slug)] as const,
      ]),
    ),
    normen: standaardNormen(),
    escalatiebeleid: {},
    standaardantwoorden: Object.fromEntries(STANDAARDANTWOORDEN.map((one) => [one.code, one])),
  };
}
