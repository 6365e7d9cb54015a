/** Opening hours out to others and in from others, in the notations that they use. */
import { KANALEN, type Kanaal } from '../domain/contact/types.ts';
import { InvalidError, NotFoundError } from '../domain/errors.ts';
import { controleerRegeling } from '../domain/openingstijden/controle.ts';
import { naarOsm } from '../domain/openingstijden/osm.ts';
import { naarSchemaOrg, type SchemaOrgHours, vanSchemaOrg } from '../domain/openingstijden/schema-org.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import { type Uurrooster, uurroosterVan } from '../domain/openingstijden/uurrooster.ts';
import { vanOsm } from '../domain/openingstijden/van-osm.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { geldendeRegeling, type Plaats } from './openingstijden.ts';
import type { Ports } from './ports.ts';

/** How far ahead closing days and other exceptions are written out. */
const VOORUIT_DAGEN = 365;

function roosterVan(instellingen: Instellingen, plaats: Plaats, nu: Instant): Uurrooster {
  const today = localDateOf(nu);
  const regeling = geldendeRegeling(instellingen, plaats);
  return uurroosterVan(regeling, today, addDays(today, VOORUIT_DAGEN));
}

/** From today a year ahead, closing days written out. */
export type ExportOpeningstijden = (
  plaats: Plaats,
) => Promise<{ readonly schemaOrg: SchemaOrgHours; readonly osm: string }>;

export function makeExportOpeningstijden({
  instellingen,
  clock,
}: Pick<Ports, 'instellingen' | 'clock'>): ExportOpeningstijden {
  return async (plaats) => {
    const rooster = roosterVan(await instellingen.readInstellingen(), plaats, clock.now());
    return { schemaOrg: naarSchemaOrg(rooster), osm: naarOsm(rooster) };
  };
}

/** Reads what somebody else publishes into a regeling, without saving it: a person looks at the preview first. */
export function importOpeningstijden({
  osm,
  schemaOrg,
}: {
  readonly schemaOrg?: unknown;
  readonly osm?: string;
}): Openingsregeling {
  const [read, from] = osm !== undefined ? [vanOsm(osm), 'osm'] : [vanSchemaOrg(schemaOrg), 'schemaOrg'];
  if ('faults' in read)
    throw new InvalidError(
      read.faults.map(({ veld, melding }) => ({ veld: veld === '' ? from : `${from}.${veld}`, melding })),
    );
  const faults = controleerRegeling(read.regeling);
  if (faults.length > 0) throw new InvalidError(faults);
  return read.regeling;
}

const CONTACT_TYPE: Readonly<Record<Exclude<Kanaal, 'inloop'>, string>> = {
  telefoon: 'telefoon',
  mail: 'e-mail',
  chat: 'chat',
};

/** One wijkteam as JSON-LD for a public site: where to walk in, and when telephone, mail and chat are answered. */
export type PublishOpeningstijden = (wijkteam: string) => Promise<Readonly<Record<string, unknown>>>;

/** Throws NotFoundError for a wijkteam that is not set up: nothing is published about what nobody set. */
export function makePublishOpeningstijden({
  instellingen,
  clock,
}: Pick<Ports, 'instellingen' | 'clock'>): PublishOpeningstijden {
  return async (slug) => {
    const settings = await instellingen.readInstellingen();
    const team = Object.hasOwn(settings.wijkteams, slug) ? settings.wijkteams[slug] : undefined;
    if (team === undefined) throw new NotFoundError('Dit wijkteam is niet ingesteld.');
    const nu = clock.now();
    const hours = (plaats: Omit<Plaats, 'wijkteam'>) =>
      naarSchemaOrg(roosterVan(settings, { wijkteam: slug, ...plaats }, nu));
    return {
      '@context': 'https://schema.org',
      '@type': 'GovernmentOffice',
      name: team.naam,
      areaServed: team.wijken,
      parentOrganization: { '@type': 'GovernmentOrganization', name: settings.organisatie.naam },
      department: team.locaties.map((locatie) => ({
        '@type': 'GovernmentOffice',
        name: locatie.naam,
        address: locatie.adres,
        ...hours({ kanaal: 'inloop', locatie: locatie.slug }),
      })),
      contactPoint: KANALEN.filter((kanaal) => kanaal !== 'inloop').map((kanaal) => {
        const { openingHoursSpecification, specialOpeningHoursSpecification } = hours({ kanaal });
        return {
          '@type': 'ContactPoint',
          contactType: CONTACT_TYPE[kanaal],
          availableLanguage: 'nl',
          hoursAvailable: [...openingHoursSpecification, ...specialOpeningHoursSpecification],
        };
      }),
    };
  };
}
