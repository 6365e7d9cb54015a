/**
 * The one order in which the events of a contact are read, whatever order they came in: by instant, at the same instant
 * by kind, then by id. Kinds are ranked as they follow each other in the field: what begins a wait before what ends it,
 * an answer before a hang-up (who is answered and hangs up in the same millisecond was answered), closing last.
 */
import type { ContactGebeurtenis, ContactSoort } from './types.ts';

const RANKED: readonly ContactSoort[] = [
  'begonnen',
  'in-wachtrij',
  'aangekomen',
  'bericht-ontvangen',
  'vraag-gesteld',
  'aangenomen',
  'doorverbonden',
  'terugbellen-gevraagd',
  'verlaging-gevraagd',
  'verlaging-beoordeeld',
  'getrieerd',
  'antwoord-klaargezet',
  'antwoord-ingetrokken',
  'antwoord-verzonden',
  'antwoord-mislukt',
  'mail-klaargezet',
  'mail-ingetrokken',
  'mail-verzonden',
  'mail-mislukt',
  'terugbelverzoek-gedaan',
  'contactpoging',
  'afspraak-gemaakt',
  'afspraak-afgelopen',
  'veilig-contact-afgesproken',
  'betrokkene-vastgelegd',
  'betrokkene-verwijderd',
  'toestemming-vastgelegd',
  'geen-antwoord-nodig',
  'voicemail',
  'opgehangen',
  'beeindigd',
  'stilte-gemeld',
  'stilte-verstreken',
  'chat-verlaten',
  'vertrokken',
  'afgesloten',
  'taak-afgevinkt',
  'kenmerken-vastgelegd',
  'klacht-gemeld',
  'klacht-afgehandeld',
  'trajectstap-gezet',
  'trajectstap-ingetrokken',
];
const RANK: ReadonlyMap<string, number> = new Map(RANKED.map((soort, index) => [soort, index]));

/** Place of a kind among others at the same instant; a kind this version does not know comes last and changes nothing. */
export function rankOf(soort: string): number {
  return RANK.get(soort) ?? RANKED.length;
}

/** Negative when `a` is read before `b`. */
export function compareGebeurtenissen(a: ContactGebeurtenis, b: ContactGebeurtenis): number {
  return compareText(a.op, b.op) || rankOf(a.soort) - rankOf(b.soort) || compareText(a.id, b.id);
}

/**
 * The events once each, in reading order. Two different events under one id are a fault of the source: the one that is
 * read first counts, so that the choice does not depend on which of them came first.
 */
export function orderGebeurtenissen(events: readonly ContactGebeurtenis[]): readonly ContactGebeurtenis[] {
  const byId = new Map<string, ContactGebeurtenis>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (known === undefined || readsBefore(event, known)) byId.set(event.id, event);
  }
  return [...byId.values()].sort(compareGebeurtenissen);
}

/** Of two events under one id: whether `a` is the one that counts. */
export function readsBefore(a: ContactGebeurtenis, b: ContactGebeurtenis): boolean {
  const order = compareGebeurtenissen(a, b);
  return order < 0 || (order === 0 && canonical(a) < canonical(b));
}

/** The same text for the same content, whatever the order of the fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const fields = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join()}}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
