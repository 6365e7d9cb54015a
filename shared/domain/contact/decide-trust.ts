/**
 * Decisions about who comes to us, with whose consent, and what must be done because of it (IKR, privacy and consent).
 * Pure, like all of {@link decideContact}, which calls these.
 */
import { type Fault, InvalidError, NotFoundError, RefusedError } from '../errors.ts';
import type { Instant } from '../tijd/instant.ts';
import { isAnoniem, type Toestemming } from '../toestemming/types.ts';
import { toestemmingOntbreekt } from '../toestemming/weigering.ts';
import type { ContactCommandOf } from './commands.ts';
import { instantOfAct } from './event-instant.ts';
import { openTakenVan } from './open-taken.ts';
import type { Contact, ContactGebeurtenis, Uitkomst } from './types.ts';

type Events = readonly ContactGebeurtenis[];
const NOTHING: Events = [];

/** What somebody may be told without being registered. */
const CONSULT: ReadonlySet<Uitkomst> = new Set(['informatie-advies', 'doorverwezen']);

/** In any state: that somebody is in danger is noted whenever it is known. */
export function agreeVeiligContact(
  { id, door, afspraak }: ContactCommandOf<'spreekVeiligContactAf'>,
  contact: Contact,
  nu: Instant,
): Events {
  const soort = 'veilig-contact-afgesproken';
  return [{ id, op: instantOfAct(contact, soort, nu), soort, afspraak, door }];
}

export function noteBetrokkene(command: ContactCommandOf<'legBetrokkeneVast'>, contact: Contact, nu: Instant): Events {
  const { id, door, rol, niveau, identiteitVastgesteld, velden } = command;
  if (rol === 'hulpvrager' && isAnoniem(contact.toestemming) && (niveau !== 'anoniem' || velden.length > 0)) {
    throw toestemmingOntbreekt(velden.length > 0 ? velden.map(refusedField) : [refusedField('niveau')]);
  }
  const op = instantOfAct(contact, 'betrokkene-vastgelegd', nu);
  const checked = identiteitVastgesteld ? ({ identiteitVastgesteld: true } as const) : {};
  return [{ id, op, soort: 'betrokkene-vastgelegd', rol, niveau, door, ...checked }];
}

export function removeBetrokkene(
  { id, door, rol }: ContactCommandOf<'verwijderBetrokkene'>,
  contact: Contact,
  nu: Instant,
): Events {
  if (!contact.betrokkenen.some((one) => one.rol === rol)) return NOTHING;
  const soort = 'betrokkene-verwijderd';
  return [{ id, op: instantOfAct(contact, soort, nu), soort, rol, door }];
}

/**
 * Way 3 is refused while something that identifies the hulpvrager is there: it is removed first, by somebody who sees what
 * they remove. What does not go together is told field by field.
 */
export function noteToestemming(
  { id, door, toestemming }: ContactCommandOf<'legToestemmingVast'>,
  contact: Contact,
  nu: Instant,
): Events {
  checkToestemming(toestemming);
  if (sameToestemming(contact.toestemming, toestemming)) return NOTHING;
  const consultOnly = isAnoniem(toestemming) || toestemming.twijfel === true;
  if (consultOnly && contact.uitkomst === 'aanmelding') {
    throw new RefusedError('al-aangemeld', 'Dit contact is al een aanmelding: die kan niet zonder zekere toestemming.');
  }
  const known = contact.betrokkenen.some(({ rol, niveau }) => rol === 'hulpvrager' && niveau !== 'anoniem');
  if (isAnoniem(toestemming) && known) {
    throw toestemmingOntbreekt(
      [{ veld: 'personen.hulpvrager', melding: 'Verwijder eerst wat over de hulpvrager is vastgelegd.' }],
      'Zonder toestemming mag er niets bewaard blijven wat naar de hulpvrager leidt.',
    );
  }
  const soort = 'toestemming-vastgelegd';
  return [{ id, op: instantOfAct(contact, soort, nu), soort, toestemming, door }];
}

function checkToestemming({ weg, twijfel, delen }: Toestemming): void {
  const faults: Fault[] = [];
  if (twijfel && weg !== 'ander-met-toestemming') {
    const melding = 'Twijfel hoort bij iemand die zegt toestemming te hebben; kies anders een andere weg.';
    faults.push({ veld: 'twijfel', melding });
  }
  if (isAnoniem({ weg }) && delen !== undefined && delen.length > 0) {
    faults.push({ veld: 'delen', melding: 'Zonder toestemming van de hulpvrager wordt er niets gedeeld.' });
  }
  if (faults.length > 0) throw new InvalidError(faults);
}

function sameToestemming(a: Toestemming | null, b: Toestemming): boolean {
  const text = ({ weg, twijfel, minderjarig, delen }: Toestemming) =>
    JSON.stringify([weg, twijfel ?? false, minderjarig ?? false, delen?.map(({ partner }) => partner) ?? null]);
  return a !== null && text(a) === text(b);
}

/** Only what a person can do outside the system is ticked off; what the system can see done, it sees. */
export function tickOffTaak({ id, door, taak }: ContactCommandOf<'vinkTaakAf'>, contact: Contact, nu: Instant): Events {
  if (contact.gebeurtenissen.some((event) => event.soort === 'taak-afgevinkt' && event.taak === taak)) return NOTHING;
  if (!openTakenVan(contact).some((open) => open.taak === taak)) {
    throw new NotFoundError('Deze taak staat niet open bij dit contact.');
  }
  if (taak === 'toestemming-vastleggen') {
    const melding = 'Deze taak is klaar zodra de toestemming is vastgelegd. Afvinken kan niet.';
    throw new RefusedError('niet-af-te-vinken', melding);
  }
  return [{ id, op: instantOfAct(contact, 'taak-afgevinkt', nu), soort: 'taak-afgevinkt', taak, door }];
}

/** Without consent, or in doubt about it, a contact is a consult; nothing recorded yet refuses nothing. */
export function refuseUitkomstWithoutToestemming(uitkomst: Uitkomst, { toestemming }: Contact): void {
  if (toestemming === null || CONSULT.has(uitkomst)) return;
  if (!isAnoniem(toestemming) && !toestemming.twijfel) return;
  const why = isAnoniem(toestemming) ? 'Zonder toestemming' : 'Zolang er twijfel is over de toestemming';
  const melding = `${why} kan dit contact alleen als informatie-advies of doorverwezen worden afgesloten.`;
  throw toestemmingOntbreekt([{ veld: 'uitkomst', melding }], melding);
}

type Closing = Pick<ContactCommandOf<'sluitAf'>, 'uitkomst' | 'vraagverheldering' | 'uitzondering'>;

/** An aanmelding always goes on to vraagverheldering, unless an exception says why not (IKR, weging aanmelding). */
export function checkUitzondering({ uitkomst, vraagverheldering, uitzondering }: Closing, contact: Contact): void {
  const faults: Fault[] = [];
  if (uitkomst !== 'aanmelding') {
    const melding = 'Dit veld hoort alleen bij een aanmelding.';
    if (vraagverheldering !== undefined) faults.push({ veld: 'vraagverheldering', melding });
    if (uitzondering !== undefined) faults.push({ veld: 'uitzondering', melding });
  } else if (vraagverheldering === false && uitzondering === undefined) {
    const melding = 'Een aanmelding gaat naar vraagverheldering. Noem de uitzondering als dat niet zo is.';
    faults.push({ veld: 'uitzondering', melding });
  } else if (vraagverheldering === true && uitzondering !== undefined) {
    const melding = 'Met een uitzondering is er geen vraagverheldering. Kies een van beide.';
    faults.push({ veld: 'uitzondering', melding });
  } else if (uitzondering === 'crisis-of-spoed' && contact.urgentie !== 'crisis' && contact.urgentie !== 'spoed') {
    const melding = 'De urgentie van dit contact is geen crisis of spoed. Leg eerst de urgentie vast.';
    faults.push({ veld: 'uitzondering.reden', melding });
  }
  if (faults.length > 0) throw new InvalidError(faults);
}

/** Whether a repeated closing names another exception than was recorded; who names none says nothing against it. */
export function saysOtherwise({ vraagverheldering, uitzondering }: Closing, { aanmelding }: Contact): boolean {
  if (uitzondering !== undefined) return uitzondering !== aanmelding?.uitzondering;
  return vraagverheldering !== undefined && vraagverheldering !== aanmelding?.vraagverheldering;
}

/** What was recorded when it was closed, for whoever now says otherwise. */
export function alreadyClosed({ uitkomst, aanmelding }: Contact): RefusedError {
  const vervolg = aanmelding?.uitzondering ? `de uitzondering ${aanmelding.uitzondering}` : 'vraagverheldering';
  const how = aanmelding === null ? '' : `, met ${vervolg}`;
  return new RefusedError('afgesloten', `Dit contact is al afgesloten met de uitkomst ${uitkomst}${how}.`);
}

const refusedField = (veld: string): Fault => ({
  veld,
  melding: 'Zonder toestemming wordt dit van de hulpvrager niet bewaard.',
});
