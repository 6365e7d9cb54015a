import type { Instellingen, Wijkteam } from '../domain/organisatie/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { Ports } from './ports.ts';

export interface InloopMogelijkheid {
  readonly wijkteam: string;
  /** Null for a wijkteam without locaties of its own. */
  readonly locatie: string | null;
  readonly naam: string;
  readonly adres: string | null;
  readonly nuOpen: boolean;
  /** Why it is open or closed now, as `OpenToestand` says it. */
  readonly reden: string;
  /** Opens (or is open) on the Amsterdam day that was asked about. */
  readonly vandaag: boolean;
  /** Now when it is open, else when it opens. */
  readonly openVan: Instant;
  readonly openTot: Instant | null;
  readonly eigenWijkteam: boolean;
}

export type ListInloopMogelijkheden = (query: {
  readonly op?: Instant;
  readonly wijkteam?: string;
}) => Promise<readonly InloopMogelijkheid[]>;

interface Plek {
  readonly wijkteam: string;
  readonly locatie: string | null;
  readonly naam: string;
  readonly adres: string | null;
}

function plekkenVan({ slug, naam, locaties }: Pick<Wijkteam, 'slug' | 'naam' | 'locaties'>): Plek[] {
  if (locaties.length === 0) return [{ wijkteam: slug, locatie: null, naam, adres: null }];
  return locaties.map((locatie) => ({
    wijkteam: slug,
    locatie: locatie.slug,
    naam: locatie.naam,
    adres: locatie.adres,
  }));
}

function mogelijkheid(instellingen: Instellingen, plek: Plek, op: Instant, eigen: boolean): InloopMogelijkheid[] {
  const { wijkteam, locatie } = plek;
  const index = openingsindexVan(instellingen, { wijkteam, kanaal: 'inloop', locatie: locatie ?? undefined });
  const openVan = index.eerstvolgendOpen(op);
  if (openVan === null) return [];
  const openTot = index.toestand(openVan).volgendeWijziging;
  const { open: nuOpen, reden } = index.toestand(op);
  const vandaag = localDateOf(openVan) === localDateOf(op);
  return [{ ...plek, nuOpen, reden, vandaag, openVan, openTot, eigenWijkteam: eigen }];
}

/**
 * Where somebody can walk in, now or soonest: what opens first comes first, and of those the own wijkteam (everybody is
 * welcome everywhere, ZWOLLE 5.2). Places that do not open within the horizon of the calendar are left out.
 */
export function makeListInloopMogelijkheden({
  instellingen,
  clock,
}: Pick<Ports, 'instellingen' | 'clock'>): ListInloopMogelijkheden {
  return async ({ op = clock.now(), wijkteam }) => {
    const settings = await instellingen.readInstellingen();
    const teams: Pick<Wijkteam, 'slug' | 'naam' | 'locaties'>[] = Object.values(settings.wijkteams);
    if (wijkteam !== undefined && settings.wijkteams[wijkteam] === undefined) {
      teams.push({ slug: wijkteam, naam: wijkteam, locaties: [] });
    }
    const rank = (one: InloopMogelijkheid): string =>
      `${one.openVan}/${one.eigenWijkteam ? 0 : 1}/${one.wijkteam}/${one.locatie ?? ''}`;
    return teams
      .flatMap(plekkenVan)
      .flatMap((plek) => mogelijkheid(settings, plek, op, plek.wijkteam === wijkteam))
      .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  };
}
