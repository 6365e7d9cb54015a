/** The roster and the people, as the settings have them, in the form in which decisions ask for them. */
import type { Afwezigheid } from '../domain/achterwacht/afwezigheid.ts';
import { stilteVan } from '../domain/achterwacht/stilte-van.ts';
import { type Dienst, type Dienstgegevens, type Medium, SPRAAK } from '../domain/achterwacht/types.ts';
import { isIngericht } from '../domain/media/ingericht.ts';
import type { Instellingen, Medewerker } from '../domain/organisatie/types.ts';
import { roosterVan, type SpoedContext } from '../domain/spoed/spoed-context.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { geldendBeleid } from './escalatiebeleid.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { InstellingenStore } from './ports.ts';

/** How far ahead the ladder looks for the next duty (35 days of 24 hours), and the day on which that ends. */
const VOORUIT_DAGEN = 36;

/** What the roster says of some days. */
export interface Rooster {
  readonly diensten: readonly Dienst[];
  readonly afwezigheden: readonly Afwezigheid[];
}

const GEWOON: readonly Medium[] = ['mail', 'sms'];
/** In the order in which they come after what a medewerker prefers. */
const EIGEN: readonly Medium[] = ['webpush', 'webhook'];

/** Who is called is called on the telephone that gets their SMS. */
export function adresVan(medewerker: Medewerker | undefined, medium: 'mail' | 'sms' | 'spraak'): string | null {
  if (!medewerker?.actief) return null;
  return medium === 'mail' ? medewerker.mail : medewerker.mobiel;
}

/** Whether there is anything to push this person to by that medium. */
export function hasMedium(instellingen: Instellingen, id: string, medium: Medium): boolean {
  const found = instellingen.medewerkers[id];
  if (!found?.actief) return false;
  if (medium === 'webpush') return (instellingen.pushAbonnementen?.[id] ?? []).length > 0;
  if (medium === 'webhook') return instellingen.webhooks?.[id] !== undefined;
  if (medium === SPRAAK && !isIngericht(instellingen, medium)) return false;
  return adresVan(found, medium) !== null;
}

/**
 * Media by which a medewerker can be reached, in their order of preference. Who put a device or an address of their own
 * in wants to be reached by it, also when the order does not name it.
 */
export function mediaVan(instellingen: Instellingen, medewerker: string): readonly Medium[] {
  const preferred = instellingen.medewerkers[medewerker]?.media ?? [];
  const wanted = preferred.length === 0 ? GEWOON : preferred;
  return [...new Set([...wanted, ...EIGEN])].filter((medium) => hasMedium(instellingen, medewerker, medium));
}

/** `wijkteam`: the one that is asked about, which need not be set up. */
export function dienstgegevensVan(
  instellingen: Instellingen,
  { diensten, afwezigheden }: Rooster,
  wijkteam: string,
): Dienstgegevens {
  const slugs = new Set([wijkteam, ...Object.keys(instellingen.wijkteams)]);
  const { crisisdienst } = instellingen.organisatie;
  return {
    diensten,
    afwezigheden,
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

/** Duties and absences around an instant: those of then, and those of the weeks after it. */
export function readDienstenRond(store: InstellingenStore, op: Instant): Promise<Rooster> {
  const day = localDateOf(op);
  return readRooster(store, day, addDays(day, VOORUIT_DAGEN));
}

/** What was published for the days [van, totEnMet], and who is away then. */
export async function readRooster(store: InstellingenStore, van: LocalDate, totEnMet: LocalDate): Promise<Rooster> {
  const [diensten, afwezigheden] = await Promise.all([
    store.readDiensten(van, totEnMet),
    store.readAfwezigheden(van, totEnMet),
  ]);
  return { diensten, afwezigheden };
}

/** What a decision is made with at `nu`, from settings and a roster that were read already. */
export function spoedContextVan(
  instellingen: Instellingen,
  rooster: Rooster,
  wijkteam: string,
  nu: Instant,
): SpoedContext {
  const gegevens = dienstgegevensVan(instellingen, rooster, wijkteam);
  return {
    nu,
    rooster: roosterVan(gegevens),
    beleid: geldendBeleid(instellingen, wijkteam).beleid,
    escalatiecontact: instellingen.wijkteams[wijkteam]?.escalatiecontact ?? null,
    mediaVan: (medewerker) => mediaVan(instellingen, medewerker),
    stilTot: (medewerker) => stilteVan(gegevens, medewerker, instellingen.medewerkers[medewerker]?.stilteuren, nu),
    naamVan: (medewerker) => instellingen.medewerkers[medewerker]?.naam ?? medewerker,
  };
}

export async function readSpoedContext(store: InstellingenStore, wijkteam: string, nu: Instant): Promise<SpoedContext> {
  const [instellingen, rooster] = await Promise.all([store.readInstellingen(), readDienstenRond(store, nu)]);
  return spoedContextVan(instellingen, rooster, wijkteam, nu);
}
