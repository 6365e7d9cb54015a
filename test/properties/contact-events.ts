/** Random lives of contacts: every kind of event, few instants (so that many coincide), also nonsense orders. */
import fc from 'fast-check';
import {
  type ContactGebeurtenis,
  KANALEN,
  type Kanaal,
  SOORTEN_BERICHT,
  UITKOMSTEN,
} from '../../shared/domain/contact/types.ts';
import { instant, plusMs } from '../../shared/domain/tijd/instant.ts';

const START = instant('2026-11-16T10:00:00Z');
const wijkteam = fc.constantFrom('centrum', 'noord', 'zuid');
const antwoord = fc.constantFrom('a1', 'a2', 'a3');
const door = fc.constantFrom('fatima', 'noor');
const op = fc.integer({ min: 0, max: 12 }).map((seconds) => plusMs(START, seconds * 1000));

const kinds: readonly fc.Arbitrary<Record<string, unknown>>[] = [
  fc.record({ soort: fc.constantFrom('begonnen', 'in-wachtrij'), wijkteam }, { requiredKeys: ['soort'] }),
  fc.record({
    soort: fc.constantFrom('opgehangen', 'beeindigd', 'voicemail', 'terugbellen-gevraagd', 'doorverbonden'),
  }),
  fc.record({ soort: fc.constant('aangenomen'), medewerker: door }, { requiredKeys: ['soort'] }),
  fc.record({
    soort: fc.constant('bericht-ontvangen'),
    bericht: fc.constant('b'),
    soortBericht: fc.oneof(fc.constant('persoon'), fc.constantFrom(...SOORTEN_BERICHT)),
    gevaarsignalen: fc.constant([]),
  }),
  fc.record({ soort: fc.constant('vraag-gesteld'), bericht: fc.constant('b'), gevaarsignalen: fc.constant([]) }),
  fc.record({ soort: fc.constantFrom('chat-verlaten', 'vertrokken') }),
  fc.record({ soort: fc.constant('aangekomen'), locatie: fc.constant('buurthuis'), wijkteam }),
  fc.record({ soort: fc.constant('antwoord-klaargezet'), antwoord, door }),
  fc.record({ soort: fc.constantFrom('antwoord-verzonden', 'antwoord-mislukt'), antwoord }),
  fc.record({ soort: fc.constant('geen-antwoord-nodig'), door }),
  fc.record({
    soort: fc.constant('getrieerd'),
    urgentie: fc.constantFrom('regulier', 'spoed'),
    domein: fc.constant('jeugd'),
  }),
  fc.record({ soort: fc.constant('terugbelverzoek-gedaan'), door, uiterlijkOp: op }),
  fc.record({ soort: fc.constant('contactpoging'), gelukt: fc.boolean(), wijze: fc.constant('telefoon'), door }),
  fc.record({ soort: fc.constant('afgesloten'), uitkomst: fc.constantFrom(...UITKOMSTEN), door }),
];

export const kanalen: fc.Arbitrary<Kanaal> = fc.constantFrom(...KANALEN);

/** Up to 14 events with ids of their own, of any kind. */
export const gebeurtenissen: fc.Arbitrary<ContactGebeurtenis[]> = fc
  .array(fc.tuple(op, fc.oneof(...kinds)), { maxLength: 14 })
  .map((events) => events.map(([at, detail], index) => ({ id: `e${index}`, op: at, ...detail }) as ContactGebeurtenis));
