/** Whom to tell about the roster of a wijkteam. */
import type { Instellingen } from '../domain/organisatie/types.ts';

/** The coordinator of the roster, else the escalation contact; null when there is neither. */
export function coordinatorVan({ wijkteams }: Instellingen, wijkteam: string): string | null {
  const team = wijkteams[wijkteam];
  return team?.roostercoordinator ?? team?.escalatiecontact ?? null;
}
