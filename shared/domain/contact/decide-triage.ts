/** How urgent it is, as an accountable act: what a person decides, with a reason where one is owed, and four eyes for less. */
import { InvalidError, NotFoundError, RefusedError } from '../errors.ts';
import type { Instant } from '../tijd/instant.ts';
import { URGENTIES, type Urgentie } from '../urgentie/types.ts';
import type { ContactCommandOf } from './commands.ts';
import { instantOfAct } from './event-instant.ts';
import type { Contact, ContactGebeurtenis, GebeurtenisVan } from './types.ts';

type Events = readonly ContactGebeurtenis[];
const NOTHING: Events = [];

type Decision = Omit<ContactCommandOf<'trieer'>, 'soort' | 'zaakUrgentie'>;

const gradeOf = (urgentie: Urgentie): number => URGENTIES.indexOf(urgentie);

/**
 * Pas toe en leg uit: who decides otherwise than advised says why; so does who lowers an earlier decision. Where too little
 * is known for an advice there is nothing to differ from: the person decides. Never refused for being closed: that somebody
 * is in danger may be understood late.
 *
 * Raising is done at once by one person. Lowering an open spoedzaak is only asked for (docs/adr/0026): the decision is kept
 * whole as a request, and the urgentie stays. Any decision that comes after a request makes it lapse.
 */
export function triage(command: ContactCommandOf<'trieer'>, contact: Contact, nu: Instant): Events {
  const { soort: _, zaakUrgentie, ...decision } = command;
  if (saidLast(contact, decision)) return NOTHING;
  const { urgentie, redenAfwijking } = decision;
  requireReason(decision, contact, zaakUrgentie);
  if (zaakUrgentie === undefined || gradeOf(urgentie) >= gradeOf(zaakUrgentie) || urgentie === 'crisis') {
    return [{ ...decision, op: instantOfAct(contact, 'getrieerd', nu), soort: 'getrieerd' }];
  }
  const op = instantOfAct(contact, 'verlaging-gevraagd', nu);
  // `requireReason` saw to it that there is one.
  const reden = { redenAfwijking: redenAfwijking ?? '' };
  return [{ ...decision, ...reden, urgentie, van: zaakUrgentie, op, soort: 'verlaging-gevraagd' }];
}

function requireReason(decision: Decision, contact: Contact, zaakUrgentie: Urgentie | undefined): void {
  const { advies, urgentie, redenAfwijking } = decision;
  const grades = [contact.urgentie, zaakUrgentie].filter((one) => one !== null && one !== undefined);
  const before = grades.toSorted((een, ander) => gradeOf(ander) - gradeOf(een))[0];
  const lowers = before !== undefined && gradeOf(urgentie) < gradeOf(before);
  const differs = advies !== 'onvoldoende-bekend' && urgentie !== advies;
  if ((!lowers && !differs) || redenAfwijking) return;
  const what = lowers
    ? `U verlaagt de urgentie van ${before} naar ${urgentie}.`
    : `U kiest ${urgentie}, het advies is ${advies}.`;
  throw new InvalidError([
    { veld: 'redenAfwijking', melding: `${what} Voeg redenAfwijking toe: leg in een paar woorden uit waarom.` },
  ]);
}

/** Whether this very decision is the latest word, as a triage or as the request that is open now. */
function saidLast(contact: Contact, decision: Decision): boolean {
  const last = contact.gebeurtenissen.findLast(
    (event) => event.soort === 'getrieerd' || (event.soort === 'verlaging-gevraagd' && isOpen(contact, event.id)),
  );
  if (last?.soort !== 'getrieerd' && last?.soort !== 'verlaging-gevraagd') return false;
  return sameDecision(last, decision);
}

function isOpen({ verlagingsverzoek }: Contact, verzoek: string): boolean {
  return verlagingsverzoek?.id === verzoek;
}

function sameDecision(last: GebeurtenisVan<'getrieerd' | 'verlaging-gevraagd'>, next: Decision): boolean {
  const codes = new Set([...Object.keys(last.signalen), ...Object.keys(next.signalen)]);
  return (
    last.door === next.door &&
    last.urgentie === next.urgentie &&
    last.advies === next.advies &&
    last.domein === next.domein &&
    last.regelset === next.regelset &&
    [...codes].every((code) => last.signalen[code] === next.signalen[code])
  );
}

/**
 * A second person agrees to a lowering or refuses it, about exactly the request that they saw. Agreed, the decision of the
 * one who asked takes effect now. Whoever asked can take it back (a refusal), and never agree to it.
 */
export function judgeVerlaging(
  { id, verzoek, akkoord, door, reden }: ContactCommandOf<'beoordeelVerlaging'>,
  contact: Contact,
  nu: Instant,
): Events {
  const asked = contact.gebeurtenissen.find(({ id: known }) => known === verzoek);
  if (asked?.soort !== 'verlaging-gevraagd') throw new NotFoundError('Dit verzoek hoort niet bij dit contact.');
  const judged = contact.gebeurtenissen.find(
    (event) => event.soort === 'verlaging-beoordeeld' && event.verzoek === verzoek,
  );
  if (judged?.soort === 'verlaging-beoordeeld') {
    if (judged.door === door && judged.akkoord === akkoord) return NOTHING;
    throw new RefusedError('al-beoordeeld', `Dit verzoek is al beoordeeld door ${judged.door}.`);
  }
  if (!isOpen(contact, verzoek)) {
    throw new RefusedError(
      'verzoek-vervallen',
      'Na dit verzoek is opnieuw over de urgentie besloten. Het is vervallen.',
    );
  }
  if (akkoord && asked.door === door) {
    throw new RefusedError('zelfde-persoon', 'U vroeg dit zelf. Een andere professional moet akkoord geven.');
  }
  if (!akkoord && reden === undefined) {
    throw new InvalidError([{ veld: 'reden', melding: 'Leg in een paar woorden uit waarom u niet akkoord gaat.' }]);
  }
  const op = instantOfAct(contact, 'verlaging-beoordeeld', nu);
  const besluit: ContactGebeurtenis = {
    id,
    op,
    soort: 'verlaging-beoordeeld',
    verzoek,
    akkoord,
    door,
    ...(reden !== undefined && { reden }),
  };
  if (!akkoord) return [besluit];
  const { van: _van, ...decision } = asked;
  return [besluit, { ...decision, id: `${id}/getrieerd`, op, soort: 'getrieerd', verlaging: verzoek }];
}
