/** Addresses of medewerkers of which it is known that messages arrive there. */
import type { Medewerker } from './types.ts';

export const BEVESTIGBARE_MEDIA = ['mail', 'sms'] as const;
export type BevestigbaarMedium = (typeof BEVESTIGBARE_MEDIA)[number];

const adresOf = (medewerker: Pick<Medewerker, 'mail' | 'mobiel'>, medium: BevestigbaarMedium): string | null =>
  medium === 'mail' ? medewerker.mail : medewerker.mobiel;

/** Media with an address that was never confirmed. They are pushed to all the same: a page must go out. */
export function nietBevestigd(medewerker: Medewerker): readonly BevestigbaarMedium[] {
  return BEVESTIGBARE_MEDIA.filter(
    (medium) => adresOf(medewerker, medium) !== null && medewerker.bevestigd?.[medium] === undefined,
  );
}

/** `next` with what was confirmed before and still holds: another address is not confirmed. */
export function keepBevestigd(before: Medewerker | undefined, next: Medewerker): Medewerker {
  const { bevestigd: _theirs, ...rest } = next;
  const kept = BEVESTIGBARE_MEDIA.flatMap((medium) => {
    const op = before?.bevestigd?.[medium];
    const adres = adresOf(next, medium);
    return before && op !== undefined && adres !== null && adres === adresOf(before, medium) ? [[medium, op]] : [];
  });
  return kept.length === 0 ? rest : { ...rest, bevestigd: Object.fromEntries(kept) };
}
