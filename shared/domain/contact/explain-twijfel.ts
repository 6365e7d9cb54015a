/**
 * Facts that contradict each other, in words for whoever must look at them (peers, vector r): listed with what contradicts
 * what, never turned into a figure.
 */
import { localDateTimeOf } from '../tijd/amsterdam.ts';
import { HOUR, type Instant, msBetween } from '../tijd/instant.ts';
import type { Contact, ContactGebeurtenis, ContactSoort, Twijfel } from './types.ts';

/** Nobody holds the line so long: the exchange never told that the call ended. */
export const NOOIT_BEEINDIGD_MS = 4 * HOUR;

export interface Twijfelgeval {
  readonly code: Twijfel['code'] | 'nooit-beeindigd';
  /** Id of the fact that contradicts the others; null when one is missing. */
  readonly gebeurtenis: string | null;
  readonly uitleg: string;
}

const WAT: Readonly<Partial<Record<ContactSoort, string>>> = {
  opgehangen: 'de beller ophing',
  beeindigd: 'de oproep werd beëindigd',
  voicemail: 'de voicemail werd ingesproken',
  'terugbellen-gevraagd': 'om terugbellen werd gevraagd',
  vertrokken: 'de bezoeker vertrok',
};

/** Wall-clock time with seconds: what contradicts often differs no more than that. */
function tijd(op: Instant): string {
  return `${localDateTimeOf(op).replace('T', ' ')}:${op.slice(17, 19)}`;
}

function begin({ gebeurtenissen, kanaal }: Contact): { readonly op: string; readonly wat: string } {
  const soort = kanaal === 'telefoon' ? 'in-wachtrij' : 'aangekomen';
  const event = gebeurtenissen.find((one) => one.soort === soort);
  const wat = kanaal === 'telefoon' ? 'in de wachtrij kwam' : 'binnenkwam';
  return { op: event === undefined ? 'een onbekend tijdstip' : tijd(event.op), wat };
}

/** The last way of leaving before the given fact, in the order in which facts are read. */
function leavingBefore({ gebeurtenissen }: Contact, id: string): ContactGebeurtenis | undefined {
  const index = gebeurtenissen.findIndex((event) => event.id === id);
  return gebeurtenissen.slice(0, Math.max(0, index)).findLast(({ soort }) => WAT[soort] !== undefined);
}

function explain(contact: Contact, { code, gebeurtenis }: Twijfel): string {
  const event = contact.gebeurtenissen.find(({ id }) => id === gebeurtenis);
  const op = event === undefined ? 'een onbekend tijdstip' : tijd(event.op);
  const { op: sinds, wat } = begin(contact);
  const wie = contact.kanaal === 'telefoon' ? 'oproep' : 'bezoeker';
  switch (code) {
    case 'aangenomen-voor-wachtrij':
      return `Volgens de centrale nam iemand op om ${op}, terwijl de ${wie} pas om ${sinds} ${wat}.`;
    case 'aangenomen-na-ophangen': {
      const left = leavingBefore(contact, gebeurtenis);
      const since = left === undefined ? 'het contact al voorbij was' : `${WAT[left.soort]} om ${tijd(left.op)}`;
      return `Er staat dat iemand opnam om ${op}, nadat ${since}.`;
    }
    case 'einde-voor-begin': {
      const how = event === undefined ? 'het contact eindigde' : (WAT[event.soort] ?? 'het contact eindigde');
      return `Er staat dat ${how} om ${op}, voordat de ${wie} om ${sinds} ${wat}.`;
    }
  }
}

/** What is doubtful about a contact now; empty when nothing is. */
export function twijfelgevallenVan(contact: Contact, nu: Instant): readonly Twijfelgeval[] {
  const known = contact.twijfels.map((twijfel) => ({ ...twijfel, uitleg: explain(contact, twijfel) }));
  const open = contact.wachten.find(({ einde }) => einde === null);
  const endless = contact.kanaal === 'telefoon' && open && msBetween(open.begin, nu) > NOOIT_BEEINDIGD_MS;
  if (!endless) return known;
  const uitleg = `De oproep kwam om ${tijd(open.begin)} in de wachtrij, en van een einde is na vier uur nog niets gemeld.`;
  return [...known, { code: 'nooit-beeindigd', gebeurtenis: null, uitleg }];
}
