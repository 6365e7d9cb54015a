/**
 * Decisions about the steps that follow an aanmelding. Steps may be noted late and corrected; nothing is ever changed, a
 * new fact says what holds. Pure, like all of {@link decideContact}, which calls these.
 */
import { type Fault, InvalidError, NotFoundError, RefusedError } from '../errors.ts';
import type { Termijnsoort } from '../termijnen/types.ts';
import { addDays, localDateOf } from '../tijd/amsterdam.ts';
import type { Instant } from '../tijd/instant.ts';
import type { ContactCommandOf } from './commands.ts';
import { givenInstant, instantOfAct } from './event-instant.ts';
import { termijnenVan } from './termijnen.ts';
import type { StapDetail, Trajectstap, Trajectstapsoort } from './traject.ts';
import { afhandelingVan, stapVan } from './traject-termijnen.ts';
import type { Contact, ContactGebeurtenis } from './types.ts';

type Events = readonly ContactGebeurtenis[];
type Command = ContactCommandOf<'zetTrajectstap'>;
const NOTHING: Events = [];

/** What comes once in a traject: said otherwise it is a correction, and names the step that it corrects. */
const EENMALIG: ReadonlySet<Trajectstapsoort> = new Set([
  'plan-vastgesteld',
  'match-gemaakt',
  'ondersteuning-gestart',
  'beeindigd',
]);
const OVER_AANVRAAG: ReadonlySet<Trajectstapsoort> = new Set([
  'aanvulling-gevraagd',
  'aanvulling-ontvangen',
  'besluit-genomen',
  'aanvraag-ingetrokken',
]);
const VELDEN: readonly (keyof StapDetail)[] = [
  'vorm',
  'intensief',
  'aanvraag',
  'aanvullenTotEnMet',
  'termijn',
  'reden',
];
/** Nobody is given longer than this to supplement an application. */
const LANGSTE_HERSTELTERMIJN_DAGEN = 366;

/** The fields that belong to a kind of step, beside when it happened. */
function fieldsOf(stap: Trajectstapsoort): readonly (keyof StapDetail)[] {
  if (stap === 'gesprek-gevoerd') return ['vorm'];
  if (stap === 'aanvulling-gevraagd') return ['aanvraag', 'aanvullenTotEnMet'];
  if (stap === 'termijn-vervallen') return ['termijn', 'reden'];
  if (OVER_AANVRAAG.has(stap)) return ['aanvraag'];
  return stap === 'ondersteuning-gestart' || stap === 'evaluatie-gehouden' ? ['intensief'] : [];
}

const ongeldig = (veld: string, melding: string): InvalidError => new InvalidError([{ veld, melding }]);

/**
 * Notes a step, or corrects the one that `vervangt` names. Said again as it stands it is quiet.
 *
 * @throws RefusedError without an aanmelding, after the end of the traject, for a step that came already and for one of
 *   which the step before it is missing; InvalidError for fields that do not fit the step
 */
export function noteTrajectstap(command: Command, contact: Contact, nu: Instant): Events {
  if (contact.aanmelding === null) {
    throw new RefusedError('geen-aanmelding', 'Alleen wat als aanmelding is afgesloten heeft een traject.');
  }
  const { id, stap, door, vervangt } = command;
  const before = vervangt === undefined ? undefined : correctedBy(command, contact);
  const noted = instantOfAct(contact, 'trajectstap-gezet', nu);
  const gedaanOp = givenInstant(command.op, contact, nu) ?? noted;
  const detail = detailOf(command, contact, before, gedaanOp);
  const same = (one: Trajectstap): boolean =>
    one.stap === stap && one.op === gedaanOp && VELDEN.every((veld) => one[veld] === detail[veld]);
  if (before === undefined ? contact.trajectstappen.some(same) : same(before)) return NOTHING;
  if (before === undefined) refuseSecond(stap, contact);
  refuseAfterEnd(stap, contact, gedaanOp);
  return [
    {
      id,
      op: noted,
      soort: 'trajectstap-gezet',
      stap,
      gedaanOp,
      ...detail,
      ...(vervangt !== undefined && { vervangt }),
      door,
    },
  ];
}

function correctedBy({ stap, vervangt }: Command, { trajectstappen }: Contact): Trajectstap {
  const found = trajectstappen.find(({ id }) => id === vervangt);
  if (found === undefined) throw new NotFoundError('De stap die u wilt verbeteren staat niet bij dit contact.');
  if (found.stap !== stap) throw ongeldig('vervangt', 'Dit is een andere soort stap: trek die in en zet een nieuwe.');
  return found;
}

function detailOf(command: Command, contact: Contact, before: Trajectstap | undefined, op: Instant): StapDetail {
  const { stap, vorm, intensief, aanvullenTotEnMet, termijn, reden } = command;
  const fields = fieldsOf(stap);
  const faults: Fault[] = VELDEN.filter((veld) => command[veld] !== undefined && !fields.includes(veld)).map(
    (veld) => ({
      veld,
      melding: 'Dit veld hoort niet bij deze stap.',
    }),
  );
  if (stap === 'gesprek-gevoerd' && vorm === undefined) {
    faults.push({ veld: 'vorm', melding: 'Geef aan of het gesprek in persoon was.' });
  }
  if (stap === 'aanvulling-gevraagd') {
    const [first, last] = [addDays(localDateOf(op), 1), addDays(localDateOf(op), LANGSTE_HERSTELTERMIJN_DAGEN)];
    if (aanvullenTotEnMet === undefined || aanvullenTotEnMet < first || aanvullenTotEnMet > last) {
      const melding = 'Geef de laatste dag waarop aangevuld kan worden: na de dag van het verzoek en binnen een jaar.';
      faults.push({ veld: 'aanvullenTotEnMet', melding });
    }
  }
  if (stap === 'termijn-vervallen') {
    if (termijn === undefined) faults.push({ veld: 'termijn', melding: 'Geef aan welke termijn vervalt.' });
    if (reden === undefined) faults.push({ veld: 'reden', melding: 'Geef aan waarom de termijn vervalt.' });
  }
  if (faults.length > 0) throw new InvalidError(faults);
  if (stap === 'evaluatie-gehouden') checkStarted(contact, op);
  if (termijn !== undefined && before === undefined) checkLoopt(contact, termijn, op);
  const aanvraag = OVER_AANVRAAG.has(stap) ? aanvraagVan(command, contact, before, op) : undefined;
  return {
    ...(vorm !== undefined && { vorm }),
    ...(intensief !== undefined && { intensief }),
    ...(aanvraag !== undefined && { aanvraag }),
    ...(aanvullenTotEnMet !== undefined && { aanvullenTotEnMet }),
    ...(termijn !== undefined && { termijn }),
    ...(reden !== undefined && { reden }),
  };
}

/** What lapses must have begun and still be open, or this very thing was said before. */
function checkLoopt(contact: Contact, soort: Termijnsoort, op: Instant): void {
  const begun = termijnenVan(contact).filter((one) => one.soort === soort && one.vanaf <= op);
  if (begun.some(({ bereiktOp, vervallenOp }) => bereiktOp === null && (vervallenOp === null || vervallenOp === op)))
    return;
  throw new RefusedError('termijn-loopt-niet', 'Deze termijn liep toen niet.');
}

function checkStarted(contact: Contact, op: Instant): void {
  const started = stapVan(contact, 'ondersteuning-gestart');
  if (started === undefined) throw new RefusedError('niet-gestart', 'De ondersteuning is nog niet gestart.');
  if (op < started.op) throw ongeldig('op', 'Dit tijdstip ligt voor de start van de ondersteuning.');
}

/** The application that a step is about: the one that is named, else the only one that is open. */
function aanvraagVan(command: Command, contact: Contact, before: Trajectstap | undefined, op: Instant): string {
  const { trajectstappen } = contact;
  const all = trajectstappen.filter(({ stap }) => stap === 'aanvraag-ontvangen');
  const endedBy = (id: string): Trajectstap | undefined => afhandelingVan(contact, id);
  const isOpen = ({ id }: Trajectstap): boolean => endedBy(id) === undefined;
  const named = command.aanvraag ?? before?.aanvraag;
  const open = all.filter(isOpen);
  if (named === undefined && open.length > 1) throw ongeldig('aanvraag', 'Er lopen meer aanvragen: geef aan welke.');
  const found =
    named === undefined
      ? (open[0] ?? all.findLast((one) => sameStep(endedBy(one.id), command, op)))
      : all.find(({ id }) => id === named);
  if (found === undefined) {
    if (named !== undefined) throw ongeldig('aanvraag', 'Deze aanvraag staat niet bij dit contact.');
    throw new RefusedError('geen-aanvraag', 'Er loopt geen aanvraag bij dit contact.');
  }
  if (op < found.op) throw ongeldig('op', 'Dit tijdstip ligt voor de ontvangst van de aanvraag.');
  const ended = endedBy(found.id);
  const late = ended !== undefined && ended.id !== before?.id && !sameStep(ended, command, op);
  const ends = command.stap === 'besluit-genomen' || command.stap === 'aanvraag-ingetrokken';
  if (late && (ends || op > ended.op)) {
    throw new RefusedError('aanvraag-afgehandeld', 'Over deze aanvraag is al besloten, of zij is ingetrokken.');
  }
  return found.id;
}

/** Told again, word for word. */
function sameStep(ended: Trajectstap | undefined, { stap }: Command, op: Instant): boolean {
  return ended?.stap === stap && ended.op === op;
}

function refuseSecond(stap: Trajectstapsoort, contact: Contact): void {
  const there = EENMALIG.has(stap) ? stapVan(contact, stap) : undefined;
  if (there === undefined) return;
  throw new RefusedError('stap-bestaat', `Deze stap staat er al: verbeter hem met vervangt "${there.id}".`);
}

/** What happened before the end may be noted after it. */
function refuseAfterEnd(stap: Trajectstapsoort, contact: Contact, op: Instant): void {
  const ended = stap === 'beeindigd' ? undefined : stapVan(contact, 'beeindigd');
  if (ended === undefined || op <= ended.op) return;
  throw new RefusedError('traject-beeindigd', 'Dit traject was toen al beëindigd.');
}

/** It was noted by mistake; taken back twice is taken back once. */
export function withdrawTrajectstap(
  { id, trajectstap, door }: ContactCommandOf<'trekTrajectstapIn'>,
  contact: Contact,
  nu: Instant,
): Events {
  const soort = 'trajectstap-ingetrokken';
  if (contact.gebeurtenissen.some((event) => event.soort === soort && event.trajectstap === trajectstap))
    return NOTHING;
  if (!contact.trajectstappen.some((one) => one.id === trajectstap)) {
    throw new NotFoundError('Deze stap staat niet bij dit contact.');
  }
  return [{ id, op: instantOfAct(contact, soort, nu), soort, trajectstap, door }];
}
