/** What to do when somebody is in danger and may not be known to us. */
import type { Contact } from '../contact/types.ts';
import { isAnoniem } from './types.ts';

type Facts = Pick<Contact, 'toestemming' | 'gevaarsignalen' | 'urgentie'>;

/**
 * Way 3 with signs of serious danger: whoever reports it is told the way that does not need consent (IKR, privacy and
 * consent). Words that point at danger are enough: it is advice, and recall matters more than precision.
 */
export function adviesBijGevaar({ toestemming, gevaarsignalen, urgentie }: Facts): readonly string[] {
  const danger = gevaarsignalen.length > 0 || urgentie === 'crisis' || urgentie === 'spoed';
  if (!isAnoniem(toestemming) || !danger) return [];
  return [
    'Er zijn tekenen van ernstig gevaar. Adviseer de melder een melding bij Veilig Thuis te doen, of doe die zelf; daarvoor is geen toestemming nodig.',
    'Bespreek of dit aan de beschermingstafel moet worden voorgelegd. Bij direct levensgevaar: bel 112.',
  ];
}
