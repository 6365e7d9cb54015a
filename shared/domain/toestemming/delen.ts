/** Whether what somebody told us may go to a partner (IKR, privacy and consent: consent is recorded for sharing with others). */
import type { Toestemming } from './types.ts';

const sameName = (a: string, b: string): boolean =>
  a.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase() ===
  b.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * @param partner as the person was told it
 * @returns undefined when it may; else why not, and what to record, for whoever wants to share
 */
export function waaromNietDelen(toestemming: Toestemming | null, partner: string): string | undefined {
  if (toestemming === null) {
    return 'Leg eerst de toestemming vast: hoe deze persoon bij u kwam (weg) en met wie gegevens gedeeld mogen worden (delen).';
  }
  if (toestemming.weg === 'ander-zonder-toestemming') {
    return 'Over deze hulpvrager is zonder toestemming contact opgenomen: er mag niets gedeeld worden.';
  }
  if (toestemming.twijfel === true) {
    return 'Er is twijfel over de toestemming: vraag het na en leg het opnieuw vast, zonder twijfel, voordat u iets deelt.';
  }
  if (toestemming.delen === undefined) {
    return `Niet is vastgelegd of gegevens gedeeld mogen worden. Vraag het, en leg in delen vast dat het met ${partner} mag.`;
  }
  if (!toestemming.delen.some((allowed) => sameName(allowed.partner, partner))) {
    return `Er is geen toestemming om gegevens te delen met ${partner}. Vraag het, en leg dat in delen vast.`;
  }
  return undefined;
}
