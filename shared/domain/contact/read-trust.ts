/** What is known of who comes to us and with whose consent, and what an aanmelding became: no wait depends on it. */
import type { Instant } from '../tijd/instant.ts';
import type { RolBetrokkene, Toestemming } from '../toestemming/types.ts';
import type { Aanmelding, Betrokkene, Contact, ContactGebeurtenis, Uitkomst } from './types.ts';

type Trust = Pick<Contact, 'toestemming' | 'betrokkenen' | 'veiligContactAfgesproken' | 'aanmelding'>;

interface Closed {
  readonly op: Instant;
  readonly uitkomst: Uitkomst | null;
}

/** `events` in reading order; `closed` as the fold found it. */
export function readTrust(events: readonly ContactGebeurtenis[], closed: Closed | null): Trust {
  const betrokkenen = new Map<RolBetrokkene, Betrokkene>();
  let toestemming: Toestemming | null = null;
  let veiligContactAfgesproken = false;
  for (const event of events) {
    switch (event.soort) {
      case 'toestemming-vastgelegd':
        toestemming = event.toestemming;
        break;
      case 'betrokkene-vastgelegd': {
        const { rol, niveau, door, op } = event;
        const before = betrokkenen.get(rol)?.identiteitVastgesteld ?? null;
        const checked = event.identiteitVastgesteld ? { door, op } : before;
        betrokkenen.set(rol, { rol, niveau, identiteitVastgesteld: niveau === 'anoniem' ? null : checked });
        break;
      }
      case 'betrokkene-verwijderd':
        betrokkenen.delete(event.rol);
        break;
      case 'veilig-contact-afgesproken':
        veiligContactAfgesproken = true;
        break;
      default:
    }
  }
  return {
    toestemming,
    betrokkenen: [...betrokkenen.values()].sort((a, b) => (a.rol < b.rol ? -1 : 1)),
    veiligContactAfgesproken,
    aanmelding: aanmeldingOf(events, closed),
  };
}

function aanmeldingOf(events: readonly ContactGebeurtenis[], closed: Closed | null): Aanmelding | null {
  if (closed?.uitkomst !== 'aanmelding') return null;
  const closing = events.find(
    (event) => event.soort === 'afgesloten' && event.uitkomst === 'aanmelding' && event.op === closed.op,
  );
  const uitzondering = closing?.soort === 'afgesloten' ? (closing.uitzondering ?? null) : null;
  return { op: closed.op, vraagverheldering: uitzondering === null, uitzondering };
}
