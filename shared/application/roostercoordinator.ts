/** Whom to tell about the roster of a wijkteam. */
import type { Instellingen } from '../domain/organisatie/types.ts';

/** The coordinator of the roster, else the escalation contact; null when there is neither. */
export function coordinatorVan({ wijkteams }: Instellingen, wijkteam: string): string | null {
  const team = wijkteams[wijkteam];
  return team?.roostercoordinator ?? team?.escalatiecontact ?? null;
}

/** Whether the settings hold an address at which this person can be mailed now. */
export function isMailbaar({ medewerkers }: Instellingen, medewerker: string): boolean {
  const found = medewerkers[medewerker];
  return found?.actief === true && found.mail !== null;
}

/**
 * Whom to tell what nobody else can be told: to whom these wijkteams escalate, as far as they can be mailed; else whoever
 * manages the settings, who can mend it. Empty when there is nobody.
 */
export function contactpersonenVan(
  settings: Instellingen,
  wijkteams: readonly string[],
  { zonder = null }: { readonly zonder?: string | null } = {},
): readonly string[] {
  const escalatie = wijkteams.flatMap((wijkteam) => settings.wijkteams[wijkteam]?.escalatiecontact ?? []);
  const mailable = [...new Set(escalatie)].filter((one) => one !== zonder && isMailbaar(settings, one));
  if (mailable.length > 0) return mailable;
  return Object.values(settings.medewerkers)
    .filter(({ id, rollen }) => id !== zonder && rollen.includes('beheerder') && isMailbaar(settings, id))
    .map(({ id }) => id);
}
