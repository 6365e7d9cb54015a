/** The functions behind the HTTP API, and what each of them may touch. */
import { Duration } from 'aws-cdk-lib/core';
import { instelling } from '../constructs/instelling.ts';
import {
  grantAdresbevestiging,
  grantAgendas,
  grantBucket,
  grantConnections,
  grantMail,
  grantSchermen,
  grantSend,
  grantSms,
  grantTable,
  grantUitval,
} from '../constructs/toegang.ts';
import { grantControle, grantKanarie, grantRapporten } from '../constructs/toegang-controle.ts';
import { grantInzage } from '../constructs/toegang-verantwoording.ts';
import type { VoordeurFunction, VoordeurFunctionProps } from '../constructs/voordeur-function.ts';
import type { GegevensStack } from './gegevens-stack.ts';
import type { HuisProps } from './huis.ts';
import type { KanalenStack } from './kanalen-stack.ts';
import type { SleutelsStack } from './sleutels-stack.ts';
import type { SocketsStack } from './sockets-stack.ts';
import type { SpoedStack } from './spoed-stack.ts';
import type { VerantwoordingStack } from './verantwoording-stack.ts';
import type { VerwerkingStack } from './verwerking-stack.ts';

export interface FrontRechten extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly gegevens: GegevensStack;
  readonly kanalen: KanalenStack;
  readonly sockets: SocketsStack;
  readonly spoed: SpoedStack;
  readonly verwerking: VerwerkingStack;
  readonly verantwoording: VerantwoordingStack;
}

export interface FrontFunction {
  readonly id: string;
  readonly naam: string;
  readonly omschrijving: string;
  /** Touches persons: it can add who did so to what is kept of that, and read nothing of it. */
  readonly verantwoordt?: true;
  /** Where it needs more than others. */
  readonly maat?: Pick<VoordeurFunctionProps, 'memory' | 'timeout'>;
  readonly grant: (fn: VoordeurFunction, to: FrontRechten) => void;
}

export const FRONT_FUNCTIONS: readonly FrontFunction[] = [
  {
    id: 'AcceptTelefoonGebeurtenissen',
    naam: 'accept-telefoon-gebeurtenissen',
    omschrijving: 'Checks telephone events and puts them on the queue',
    grant: (fn, { kanalen }) => grantSend(fn, kanalen.telefoon),
  },
  {
    id: 'AcceptTelefoonLogboeken',
    naam: 'accept-telefoon-logboeken',
    omschrijving: 'Reads the queue log of a telephone exchange and puts what it tells on the queue',
    // A log of 2 MB; the gateway waits no longer than this.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    grant: (fn, { kanalen }) => grantSend(fn, kanalen.telefoon),
  },
  {
    id: 'AnswerBegroeting',
    naam: 'answer-begroeting',
    omschrijving: 'What a telephone exchange must know to greet a caller; signed, and also while nothing can be read',
    // A caller waits for it: a processor of its own, so that a first call is quick as well.
    maat: { memory: 1024 },
    grant: (fn, { gegevens, kanalen, sleutels }) => {
      grantTable(fn, gegevens.instellingen, 'lezen');
      grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, { lezen: ['begroeting/'], schrijven: ['begroeting/'] });
      fn.setEnvironment('BEGROETING_SLEUTEL', instelling(fn, 'BegroetingSleutel'));
    },
  },
  {
    id: 'AcceptAankomsten',
    naam: 'accept-aankomsten',
    verantwoordt: true,
    omschrijving: 'Checks arrivals and departures of walk-ins and puts them on the queue',
    grant: (fn, { kanalen }) => grantSend(fn, kanalen.inloop),
  },
  {
    id: 'ServeContacten',
    naam: 'serve-contacten',
    verantwoordt: true,
    omschrijving: 'Contacts: reading, searching, and what people do with them',
    grant: (fn, { gegevens, kanalen, sleutels, spoed }) => {
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantTable(fn, gegevens.inhoud, 'schrijven');
      // The question afterwards: it can put one, and read no answer.
      grantTable(fn, gegevens.ervaringen, 'noteren');
      // Whoever gets the address of an attachment reads it with the right of this function.
      grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, { lezen: ['bijlagen/'] });
      grantTable(fn, gegevens.instellingen, 'lezen');
      grantSend(fn, spoed.push);
      grantSchermen(fn, gegevens.verbindingen);
      grantSend(fn, kanalen.antwoord);
      // Whom a forward must not go to: ourselves. It gives no right to send.
      fn.setEnvironment('AFZENDER_MAIL', instelling(fn, 'AfzenderMail'));
    },
  },
  {
    id: 'ServeWachtborden',
    naam: 'serve-wachtborden',
    verantwoordt: true,
    // Without names: this function has no right on the content table or its key.
    omschrijving: 'Who waits at a locatie, without names',
    grant: (fn, { gegevens }) => {
      grantTable(fn, gegevens.zaken, 'lezen');
      grantTable(fn, gegevens.instellingen, 'lezen');
    },
  },
  {
    id: 'ServeTerugbelverzoeken',
    naam: 'serve-terugbelverzoeken',
    verantwoordt: true,
    omschrijving: 'Call-backs: the list, taking one, attempts, closing; and calls whose facts contradict each other',
    grant: (fn, { gegevens }) => {
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantTable(fn, gegevens.inhoud, 'schrijven');
      grantTable(fn, gegevens.instellingen, 'lezen');
    },
  },
  {
    id: 'ServeSpoedzaken',
    naam: 'serve-spoedzaken',
    verantwoordt: true,
    omschrijving: 'Urgent cases: reading, taking up, handing over, closing',
    grant: (fn, { gegevens, spoed }) => {
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantTable(fn, gegevens.instellingen, 'lezen');
      grantSend(fn, spoed.push);
      grantSchermen(fn, gegevens.verbindingen);
    },
  },
  {
    id: 'ServeOppaklinks',
    naam: 'serve-oppaklinks',
    verantwoordt: true,
    // Open to whoever has a link: no right on contents.
    omschrijving: 'The page behind the link of a push, and taking up by it',
    grant: (fn, { gegevens, spoed }) => {
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantTable(fn, gegevens.instellingen, 'lezen');
      grantSend(fn, spoed.push);
    },
  },
  {
    id: 'ServeBereikbaarheid',
    naam: 'serve-bereikbaarheid',
    verantwoordt: true,
    // A month of contacts, counted one by one; the gateway waits no longer than this.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    // Figures hold no person: this function has no right on the content table, the raw post or their key.
    omschrijving: 'Figures of bereikbaarheid',
    grant: (fn, { gegevens }) => {
      grantTable(fn, gegevens.cijfers, 'lezen');
      grantTable(fn, gegevens.zaken, 'lezen');
      grantTable(fn, gegevens.instellingen, 'lezen');
    },
  },
  {
    id: 'ServeErvaringen',
    naam: 'serve-ervaringen',
    // Open to whoever has a link: no right on contacts or contents.
    omschrijving: 'The question after closing: the page behind its link, answers, and what people found',
    grant: (fn, { gegevens }) => {
      grantTable(fn, gegevens.ervaringen, 'schrijven');
      grantTable(fn, gegevens.instellingen, 'lezen');
    },
  },
  {
    id: 'ServeRapporten',
    naam: 'serve-rapporten',
    // A year of figures; the gateway waits no longer than this.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    omschrijving: 'Reports by mail: who gets which, and what the next one would say',
    grant: grantRapporten,
  },
  {
    id: 'ServeHerberekeningen',
    naam: 'serve-herberekeningen',
    omschrijving: 'Counting a period again from the contacts, and judging it again by the hours and norms of now',
    // Thousands of contacts; the gateway waits no longer than this.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    grant: (fn, { gegevens }) => {
      grantTable(fn, gegevens.cijfers, 'schrijven');
      grantTable(fn, gegevens.zaken, 'lezen');
      grantTable(fn, gegevens.instellingen, 'lezen');
    },
  },
  {
    id: 'ServeOpeningstijden',
    naam: 'serve-openingstijden',
    omschrijving: 'Open or closed, why, and until when',
    grant: (fn, { gegevens }) => grantTable(fn, gegevens.instellingen, 'lezen'),
  },
  {
    id: 'ServeRegelingen',
    naam: 'serve-regelingen',
    omschrijving: 'Opening hours: preview, closing at once, and the notations of others',
    grant: (fn, { gegevens }) => grantTable(fn, gegevens.instellingen, 'schrijven'),
  },
  {
    id: 'ServeRooster',
    naam: 'serve-rooster',
    // Half a year of duties weighed; the gateway waits no longer than this.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    omschrijving: 'Who is on duty and why; duties, rosters, absences and exchanges',
    grant: (fn, { gegevens, sockets, spoed }) => {
      grantTable(fn, gegevens.instellingen, 'schrijven');
      // Who reports sick hands their urgent cases on at once.
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantSend(fn, spoed.push);
      grantSchermen(fn, gegevens.verbindingen);
      // Consoles that show a roster hear that it changed.
      grantConnections(fn, 'LIVE_SOCKET_ADRES', sockets.live);
    },
  },
  {
    id: 'ServeAgendas',
    naam: 'serve-agendas',
    // Open to whoever has a secret address: no right on contacts or contents.
    omschrijving: 'Duties as a calendar, and leave from one',
    // A file of thousands of entries; the gateway waits no longer than this.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    grant: (fn, { gegevens }) => grantAgendas(fn, gegevens.instellingen),
  },
  {
    id: 'AdviseUrgentie',
    naam: 'advise-urgentie',
    omschrijving: 'Advice on urgency from signals; keeps nothing',
    grant: (fn, { gegevens }) => grantTable(fn, gegevens.instellingen, 'lezen'),
  },
  {
    id: 'ServeInstellingen',
    naam: 'serve-instellingen',
    verantwoordt: true,
    omschrijving: 'Settings of the organisatie',
    grant: (fn, { gegevens }) => {
      grantTable(fn, gegevens.instellingen, 'schrijven');
      fn.setEnvironment('VAPID_PUBLIEK', instelling(fn, 'VapidPubliek'));
    },
  },
  {
    id: 'ServeAdresbevestigingen',
    naam: 'serve-adresbevestigingen',
    // Of the functions behind the API the only one that sends by itself: a code, to an address that is set.
    omschrijving: 'Codes to addresses of medewerkers, and the same codes back',
    grant: (fn, { gegevens, kanalen }) => {
      grantTable(fn, gegevens.instellingen, 'lezen');
      grantAdresbevestiging(fn, gegevens.instellingen);
      grantMail(fn, kanalen.configurationSetArn);
      grantSms(fn);
    },
  },
  {
    id: 'ServeOnleesbareInvoer',
    naam: 'serve-onleesbare-invoer',
    verantwoordt: true,
    omschrijving: 'What could not be read, as work for a person',
    // A mail of tens of megabytes, read anew.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    grant: (fn, { gegevens, kanalen, sleutels }) => {
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, { lezen: ['mail/', 'onleesbaar/'] });
      // What can be read after all goes to its kanaal once more.
      for (const wachtrij of [kanalen.telefoon, kanalen.mail, kanalen.chat, kanalen.inloop]) grantSend(fn, wachtrij);
    },
  },
  {
    id: 'ServeUitval',
    naam: 'serve-uitval',
    omschrijving: 'Dead letters: how many, why, and once more',
    // Handing over hundreds of messages, or telling weeks of changes again; the gateway waits no longer than this.
    maat: { timeout: Duration.seconds(29) },
    grant: (fn, { gegevens, kanalen, spoed, verwerking, sleutels }) => {
      const { telefoon, mail, chat, inloop, antwoord, sms, bezorgrapporten } = kanalen;
      const wachtrijen = [telefoon, mail, chat, inloop, spoed.push, antwoord, sms, bezorgrapporten];
      grantUitval(fn, wachtrijen, verwerking.stromen, sleutels.berichten);
      grantTable(fn, gegevens.uitval, 'lezen');
      grantTable(fn, gegevens.zaken, 'aanraken');
    },
  },
  {
    id: 'ServeDagcontroles',
    naam: 'serve-dagcontroles',
    omschrijving: 'The daily check: what it found, once more now, and receiving again what is missing',
    // A day of thousands of contacts; the gateway waits no longer than this.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    grant: (fn, to) => {
      grantControle(fn, to);
      grantSend(fn, to.kanalen.mail);
    },
  },
  {
    id: 'ServeKanaries',
    naam: 'serve-kanaries',
    omschrijving: 'The canaries: how they fared, and one more now',
    grant: grantKanarie,
  },
  {
    id: 'ServeVerantwoording',
    naam: 'serve-verantwoording',
    verantwoordt: true,
    // Thousands of lines; the gateway waits no longer than this.
    maat: { memory: 1024, timeout: Duration.seconds(29) },
    omschrijving: 'Who read, searched or changed what, and whether that was tampered with',
    grant: (fn, { gegevens, sleutels, verantwoording }) => {
      grantInzage(fn, gegevens.verantwoording);
      verantwoording.grantZegelsLezen(fn, sleutels.feiten);
    },
  },
  {
    id: 'ServeBeschrijving',
    naam: 'serve-beschrijving',
    omschrijving: 'The description of the API, the health check, and 404 for every other address',
    grant: () => undefined,
  },
];
