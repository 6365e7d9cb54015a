/** When a kanaal is open: of one wijkteam, or of the organisatie as long as any of its wijkteams is. */
import type { Kanaal } from '../domain/contact/types.ts';
import { ALGEMEEN } from '../domain/contact/types.ts';
import type { Openingsindex } from '../domain/openingstijden/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { openingsindexVan, regelingVan, wijkteamVanLocatie } from './openingstijden.ts';

function indexenVanTeam(instellingen: Instellingen, kanaal: Kanaal, wijkteam: string): Openingsindex[] {
  const locaties = kanaal === 'inloop' ? (instellingen.wijkteams[wijkteam]?.locaties ?? []) : [];
  const plaatsen = locaties.length > 0 ? locaties.map(({ slug }) => slug) : [undefined];
  return plaatsen.map((locatie) => openingsindexVan(instellingen, { wijkteam, kanaal, locatie }));
}

/** The shared line counts where its hours were set, and where there is nothing else. */
export function indexenVan(instellingen: Instellingen, kanaal: Kanaal, wijkteam: string | null): Openingsindex[] {
  if (wijkteam !== null) return indexenVanTeam(instellingen, kanaal, wijkteam);
  const teams = Object.keys(instellingen.wijkteams);
  const shared = teams.length === 0 || regelingVan(instellingen, { wijkteam: ALGEMEEN, kanaal }) !== undefined;
  const all = shared && !teams.includes(ALGEMEEN) ? [...teams, ALGEMEEN] : teams;
  return [...new Set(all.flatMap((team) => indexenVanTeam(instellingen, kanaal, team)))];
}

/** The wijkteam of what an arrival names, which may be a locatie. */
export const wijkteamVan = (instellingen: Instellingen, kanaal: Kanaal, naam: string): string =>
  kanaal === 'inloop' ? wijkteamVanLocatie(instellingen, naam) : naam;
