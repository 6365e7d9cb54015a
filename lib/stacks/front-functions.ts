/** The functions behind the HTTP API, and what each of them may touch. */
import { Duration } from 'aws-cdk-lib/core';
import { grantBucket, grantSend, grantTable } from '../constructs/toegang.ts';
import type { VoordeurFunction, VoordeurFunctionProps } from '../constructs/voordeur-function.ts';
import type { GegevensStack } from './gegevens-stack.ts';
import type { HuisProps } from './huis.ts';
import type { KanalenStack } from './kanalen-stack.ts';
import type { SleutelsStack } from './sleutels-stack.ts';
import type { SpoedStack } from './spoed-stack.ts';

export interface FrontRechten extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly gegevens: GegevensStack;
  readonly kanalen: KanalenStack;
  readonly spoed: SpoedStack;
}

export interface FrontFunction {
  readonly id: string;
  readonly naam: string;
  readonly omschrijving: string;
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
    id: 'AcceptAankomsten',
    naam: 'accept-aankomsten',
    omschrijving: 'Checks arrivals and departures of walk-ins and puts them on the queue',
    grant: (fn, { kanalen }) => grantSend(fn, kanalen.inloop),
  },
  {
    id: 'ServeContacten',
    naam: 'serve-contacten',
    omschrijving: 'Contacts: reading, searching, and what people do with them',
    grant: (fn, { gegevens, kanalen, spoed }) => {
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantTable(fn, gegevens.inhoud, 'schrijven');
      grantTable(fn, gegevens.instellingen, 'lezen');
      grantSend(fn, spoed.push);
      grantSend(fn, kanalen.antwoord);
    },
  },
  {
    id: 'ServeSpoedzaken',
    naam: 'serve-spoedzaken',
    omschrijving: 'Urgent cases: reading, taking up, handing over, closing',
    grant: (fn, { gegevens, spoed }) => {
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantTable(fn, gegevens.instellingen, 'lezen');
      grantSend(fn, spoed.push);
    },
  },
  {
    id: 'ServeBereikbaarheid',
    naam: 'serve-bereikbaarheid',
    // Figures hold no person: this function has no right on the content table, the raw post or their key.
    omschrijving: 'Figures of bereikbaarheid',
    grant: (fn, { gegevens }) => {
      grantTable(fn, gegevens.cijfers, 'lezen');
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
    id: 'ServeRooster',
    naam: 'serve-rooster',
    omschrijving: 'Who is on duty and why; duties',
    grant: (fn, { gegevens }) => grantTable(fn, gegevens.instellingen, 'schrijven'),
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
    omschrijving: 'Settings of the organisatie',
    grant: (fn, { gegevens }) => grantTable(fn, gegevens.instellingen, 'schrijven'),
  },
  {
    id: 'ServeOnleesbareInvoer',
    naam: 'serve-onleesbare-invoer',
    omschrijving: 'What could not be read, as work for a person',
    grant: (fn, { gegevens, kanalen, sleutels }) => {
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, { lezen: ['mail/', 'onleesbaar/'] });
    },
  },
  {
    id: 'ServeBeschrijving',
    naam: 'serve-beschrijving',
    omschrijving: 'The description of the API, the health check, and 404 for every other address',
    grant: () => undefined,
  },
];
