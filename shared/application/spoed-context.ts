/** The roster and the people, as the settings have them, in the form in which decisions ask for them. */
import type { Dienst, Dienstgegevens, Medium } from '../domain/achterwacht/types.ts';
import type { Instellingen, Medewerker } from '../domain/organisatie/types.ts';
import { STANDAARD_BELEID } from '../domain/spoed/beleid.ts';
import { roosterVan, type SpoedContext } from '../domain/spoed/spoed-context.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { InstellingenStore } from './ports.ts';

/** How far ahead the ladder looks for the next duty (35 days of 24 hours), and the day on which that ends. */
const VOORUIT_DAGEN = 36;

const MEDIA: readonly Medium[] = ['mail', 'sms'];

export function adresVan(medewerker: Medewerker | undefined, medium: Medium): string | null {
  if (!medewerker?.actief) return null;
  return medium === 'mail' ? medewerker.mail : medewerker.mobiel;
}

/** Media that have an address, in the order of preference of the medewerker. */
export function mediaVan(instellingen: Instellingen, medewerker: string): readonly Medium[] {
  const found = instellingen.medewerkers[medewerker];
  const wanted = found === undefined || found.media.length === 0 ? MEDIA : found.media;
  return wanted.filter((medium) => adresVan(found, medium) !== null);
}

/** `wijkteam`: the one that is asked about, which need not be set up. */
export function dienstgegevensVan(
  instellingen: Instellingen,
  diensten: readonly Dienst[],
  wijkteam: string,
): Dienstgegevens {
  const slugs = new Set([wijkteam, ...Object.keys(instellingen.wijkteams)]);
  const { crisisdienst } = instellingen.organisatie;
  return {
    diensten,
    ...(crisisdienst.nummer !== '' && { crisisdienst }),
    wijkteams: Object.fromEntries(
      [...slugs].map((slug) => {
        const team = instellingen.wijkteams[slug];
        // Somebody should be on duty while the wijkteam can be called: then an empty roster goes to the escalation contact.
        const achterwachturen = openingsindexVan(instellingen, { wijkteam: slug, kanaal: 'telefoon' });
        const escalatiecontact = team?.escalatiecontact ?? null;
        return [slug, { buurteams: team?.buurteams ?? [], escalatiecontact, achterwachturen }];
      }),
    ),
    onbereikbaar: new Set(
      Object.keys(instellingen.medewerkers).filter((id) => mediaVan(instellingen, id).length === 0),
    ),
  };
}

/** Duties around an instant: those that run then, and those of the weeks after it. */
export function readDienstenRond(store: InstellingenStore, op: Instant): Promise<readonly Dienst[]> {
  const day = localDateOf(op);
  return store.readDiensten(day, addDays(day, VOORUIT_DAGEN));
}

export async function readSpoedContext(store: InstellingenStore, wijkteam: string, nu: Instant): Promise<SpoedContext> {
  const [instellingen, diensten] = await Promise.all([store.readInstellingen(), readDienstenRond(store, nu)]);
  const gegevens = dienstgegevensVan(instellingen, diensten, wijkteam);
  return {
    nu,
    rooster: roosterVan(gegevens),
    beleid: instellingen.escalatiebeleid[wijkteam] ?? instellingen.escalatiebeleid['*'] ?? STANDAARD_BELEID,
    escalatiecontact: instellingen.wijkteams[wijkteam]?.escalatiecontact ?? null,
    mediaVan: (medewerker) => mediaVan(instellingen, medewerker),
    naamVan: (medewerker) => instellingen.medewerkers[medewerker]?.naam ?? medewerker,
  };
}
