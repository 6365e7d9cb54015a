/** Random lives of contacts: every kind of event, few instants (so that many coincide), also nonsense orders. */
import fc from 'fast-check';
import { REDENEN_ONDERDRUKT } from '../../shared/domain/contact/bevestiging.ts';
import {
  TRAJECTSTAPPEN,
  VERVALBARE_TERMIJNEN,
  VERVALREDENEN,
  VORMEN_GESPREK,
} from '../../shared/domain/contact/traject.ts';
import {
  AARDEN_MAIL,
  AFLOPEN_AFSPRAAK,
  type ContactGebeurtenis,
  ERNSTEN_KLACHT,
  KANALEN,
  type Kanaal,
  SOORTEN_BERICHT,
  TAAKSOORTEN,
  UITKOMSTEN,
  UITZONDERINGEN,
} from '../../shared/domain/contact/types.ts';
import { instant, plusMs } from '../../shared/domain/tijd/instant.ts';
import { NIVEAUS, ROLLEN_BETROKKENE, WEGEN } from '../../shared/domain/toestemming/types.ts';

const START = instant('2026-11-16T10:00:00Z');
const wijkteam = fc.constantFrom('centrum', 'noord', 'zuid');
const antwoord = fc.constantFrom('a1', 'a2', 'a3');
const mail = fc.constantFrom('m1', 'm2');
const afspraak = fc.constantFrom('f1', 'f2');
const trajectstap = fc.constantFrom('e0', 'e1', 'e2', 'e3');
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
  fc.record({
    soort: fc.constant('bericht-ontvangen'),
    bericht: fc.constant('b'),
    soortBericht: fc.constant('persoon'),
    gevaarsignalen: fc.constant([]),
    geenBevestiging: fc.constantFrom(...REDENEN_ONDERDRUKT),
  }),
  fc.record({ soort: fc.constant('vraag-gesteld'), bericht: fc.constant('b'), gevaarsignalen: fc.constant([]) }),
  fc.record({ soort: fc.constantFrom('chat-verlaten', 'vertrokken', 'stilte-verstreken') }),
  fc.record({ soort: fc.constant('stilte-gemeld'), sluitOp: op }),
  fc.record(
    {
      soort: fc.constant('aangekomen'),
      locatie: fc.constant('buurthuis'),
      wijkteam,
      afspraak: fc.boolean(),
      volgnummer: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: ['soort', 'locatie', 'wijkteam'] },
  ),
  fc.record({ soort: fc.constant('antwoord-klaargezet'), antwoord, door }),
  fc.record({ soort: fc.constant('antwoord-klaargezet'), antwoord, door, verzendenOp: op }),
  fc.record({ soort: fc.constantFrom('antwoord-verzonden', 'antwoord-mislukt', 'antwoord-ingetrokken'), antwoord }),
  fc.record({ soort: fc.constant('mail-klaargezet'), mail, aard: fc.constantFrom(...AARDEN_MAIL), door }),
  fc.record({ soort: fc.constantFrom('mail-verzonden', 'mail-mislukt', 'mail-ingetrokken'), mail }),
  fc.record({ soort: fc.constant('geen-antwoord-nodig'), door }),
  fc.record({
    soort: fc.constant('getrieerd'),
    urgentie: fc.constantFrom('regulier', 'spoed', 'crisis'),
    domein: fc.constant('jeugd'),
    signalen: fc.constantFrom({}, { 'fysieke-veiligheid-bedreigd': 'ja' }, { 'pph-melding': 'nee' }),
  }),
  fc.record({
    soort: fc.constant('verlaging-gevraagd'),
    door,
    van: fc.constant('crisis'),
    urgentie: fc.constantFrom('regulier', 'spoed'),
    redenAfwijking: fc.constant('n1'),
    signalen: fc.constant({}),
  }),
  fc.record({
    soort: fc.constant('verlaging-beoordeeld'),
    verzoek: fc.nat(13).map((index) => `e${index}`),
    akkoord: fc.boolean(),
    door,
  }),
  fc.record(
    {
      soort: fc.constant('terugbelverzoek-gedaan'),
      door,
      uiterlijkOp: op,
      voorkeur: fc.constant({ van: '13:00', tot: '15:00' }),
    },
    { requiredKeys: ['soort', 'door', 'uiterlijkOp'] },
  ),
  fc.record({ soort: fc.constant('contactpoging'), gelukt: fc.boolean(), wijze: fc.constant('telefoon'), door }),
  fc.record({ soort: fc.constant('afgesloten'), uitkomst: fc.constantFrom(...UITKOMSTEN), door }),
  fc.record({
    soort: fc.constant('afgesloten'),
    uitkomst: fc.constant('aanmelding'),
    door,
    uitzondering: fc.constantFrom(...UITZONDERINGEN),
  }),
  fc.record({ soort: fc.constant('veilig-contact-afgesproken'), afspraak: fc.constant('v1'), door }),
  fc.record(
    {
      soort: fc.constant('betrokkene-vastgelegd'),
      rol: fc.constantFrom(...ROLLEN_BETROKKENE),
      niveau: fc.constantFrom(...NIVEAUS),
      door,
      identiteitVastgesteld: fc.constant(true),
    },
    { requiredKeys: ['soort', 'rol', 'niveau', 'door'] },
  ),
  fc.record({ soort: fc.constant('betrokkene-verwijderd'), rol: fc.constantFrom(...ROLLEN_BETROKKENE), door }),
  fc.record({
    soort: fc.constant('toestemming-vastgelegd'),
    toestemming: fc.record(
      { weg: fc.constantFrom(...WEGEN), twijfel: fc.constant(true), minderjarig: fc.constant(true) },
      { requiredKeys: ['weg'] },
    ),
    door,
  }),
  fc.record(
    {
      soort: fc.constant('kenmerken-vastgelegd'),
      themas: fc.subarray(['wonen', 'geld-en-schulden']),
      verwijzer: fc.constantFrom('huisarts', 'zelf', null),
      doorverwezenNaar: fc.constantFrom('ggz', null),
      door,
    },
    { requiredKeys: ['soort', 'door'] },
  ),
  fc.record({ soort: fc.constant('klacht-gemeld'), ernst: fc.constantFrom(...ERNSTEN_KLACHT, 'geen'), door }),
  fc.record({ soort: fc.constant('klacht-afgehandeld'), ontvankelijk: fc.boolean(), opgelost: fc.boolean(), door }),
  fc.record({ soort: fc.constant('afspraak-gemaakt'), afspraak, afspraakOp: op, door }),
  fc.record({ soort: fc.constant('afspraak-afgelopen'), afspraak, hoe: fc.constantFrom(...AFLOPEN_AFSPRAAK), door }),
  fc.record(
    {
      soort: fc.constant('trajectstap-gezet'),
      stap: fc.constantFrom(...TRAJECTSTAPPEN),
      gedaanOp: op,
      vorm: fc.constantFrom(...VORMEN_GESPREK),
      termijn: fc.constantFrom(...VERVALBARE_TERMIJNEN),
      reden: fc.constantFrom(...VERVALREDENEN),
      intensief: fc.boolean(),
      aanvraag: trajectstap,
      aanvullenTotEnMet: fc.constantFrom('2026-11-20', '2026-12-10'),
      vervangt: trajectstap,
      door,
    },
    { requiredKeys: ['soort', 'stap', 'gedaanOp', 'door'] },
  ),
  fc.record({ soort: fc.constant('trajectstap-ingetrokken'), trajectstap, door }),
  fc.record({ soort: fc.constant('taak-afgevinkt'), taak: fc.constantFrom(...TAAKSOORTEN), door }),
];

export const kanalen: fc.Arbitrary<Kanaal> = fc.constantFrom(...KANALEN);

/** Up to 14 events with ids of their own, of any kind. */
export const gebeurtenissen: fc.Arbitrary<ContactGebeurtenis[]> = fc
  .array(fc.tuple(op, fc.oneof(...kinds)), { maxLength: 14 })
  .map((events) => events.map(([at, detail], index) => ({ id: `e${index}`, op: at, ...detail }) as ContactGebeurtenis));
