import { vindHiaten } from '../domain/achterwacht/find-hiaten.ts';
import type { Hiaat } from '../domain/achterwacht/types.ts';
import { DOMEINEN } from '../domain/contact/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';
import { dienstgegevensVan, readRooster } from './spoed-context.ts';
import { vereisteUrenVan } from './vereiste-uren.ts';

export type ListHiaten = (query: {
  readonly van: Instant;
  readonly tot: Instant;
  /** Absent: all that are set up. */
  readonly wijkteam?: string;
}) => Promise<readonly Hiaat[]>;

/**
 * Stretches of [van, tot) in which somebody should be on duty and nobody is who can be reached and is not away: by the
 * rotation of that wijkteam and domein, and where there is none by the hours of the telephone. In order of time.
 */
export function makeListHiaten({ instellingen }: Pick<Ports, 'instellingen'>): ListHiaten {
  return async ({ van, tot, wijkteam }) => {
    const [settings, rooster, rotaties] = await Promise.all([
      instellingen.readInstellingen(),
      readRooster(instellingen, localDateOf(van), localDateOf(tot)),
      instellingen.listRotaties(),
    ]);
    const all = rotaties.map(({ value }) => value);
    const teams = wijkteam === undefined ? Object.keys(settings.wijkteams) : [wijkteam];
    return teams
      .flatMap((team) => {
        const gegevens = dienstgegevensVan(settings, rooster, team);
        return DOMEINEN.flatMap((domein) => {
          const uren = vereisteUrenVan(settings, all, team, domein, { van, tot });
          return vindHiaten(gegevens, team, domein, uren, van, tot);
        });
      })
      .sort((a, b) => compare(a.van, b.van) || compare(a.wijkteam, b.wijkteam) || compare(a.domein, b.domein));
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
