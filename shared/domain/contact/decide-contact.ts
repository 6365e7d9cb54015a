/**
 * What a command does to a contact: the events that follow from it, none when it changes nothing (said before, delivered
 * twice), or a refusal. Pure: the clock and all ids come in.
 */
import { InvalidError, NotFoundError, RefusedError } from '../errors.ts';
import { earliest, type Instant, plusMs } from '../tijd/instant.ts';
import { vertrektNietVoor } from './bedenktijd.ts';
import { STILTE, stilteActieOp, stilteVan } from './chat-stilte.ts';
import type { Circumstances, ContactCommand, ContactCommandOf } from './commands.ts';
import {
  changedKenmerken,
  endAfspraak,
  makeAfspraak,
  noteKenmerken,
  reportKlacht,
  settleKlacht,
} from './decide-opvolging.ts';
import { noteTrajectstap, withdrawTrajectstap } from './decide-traject.ts';
import { judgeVerlaging, triage } from './decide-triage.ts';
import {
  agreeVeiligContact,
  alreadyClosed,
  checkUitzondering,
  noteBetrokkene,
  noteToestemming,
  refuseUitkomstWithoutToestemming,
  removeBetrokkene,
  saysOtherwise,
  tickOffTaak,
} from './decide-trust.ts';
import { givenInstant, instantOfAct } from './event-instant.ts';
import { recordFacts } from './record-facts.ts';
import type { Contact, ContactGebeurtenis } from './types.ts';

type Events = readonly ContactGebeurtenis[];
const NOTHING: Events = [];

/**
 * @param contact null when there is none yet; only facts of a kanaal can begin one
 * @throws NotFoundError for a contact or answer that does not exist, RefusedError when a rule forbids it, InvalidError
 *   for an instant that cannot be or an explanation that is missing
 */
export function decideContact(command: ContactCommand, contact: Contact | null, { nu }: Circumstances): Events {
  if (command.soort === 'registreerGebeurtenissen') return recordFacts(command, contact);
  if (contact === null) throw new NotFoundError('Dit contact bestaat niet.');
  if (contact.gebeurtenissen.some(({ id }) => id === command.id)) return NOTHING;
  switch (command.soort) {
    case 'neemAan':
      return takeUp(command, contact, nu);
    case 'beantwoord':
      return answer(command, contact, nu);
    case 'meldVerzonden':
    case 'meldMislukt':
      return reportResult(command, contact, nu);
    case 'zetMailKlaar':
      return prepareMail(command, contact, nu);
    case 'trekIn':
      return withdraw(command, contact, nu);
    case 'geenAntwoordNodig':
      return needsNoAnswer(command, contact, nu);
    case 'bewaakStilte':
      return guardSilence(command, contact, nu);
    case 'trieer':
      return triage(command, contact, nu);
    case 'beoordeelVerlaging':
      return judgeVerlaging(command, contact, nu);
    case 'vraagTerugbellen':
      return askCallBack(command, contact, nu);
    case 'legContactpogingVast':
      return recordAttempt(command, contact, nu);
    case 'spreekVeiligContactAf':
      return agreeVeiligContact(command, contact, nu);
    case 'legBetrokkeneVast':
      return noteBetrokkene(command, contact, nu);
    case 'verwijderBetrokkene':
      return removeBetrokkene(command, contact, nu);
    case 'legToestemmingVast':
      return noteToestemming(command, contact, nu);
    case 'vinkTaakAf':
      return tickOffTaak(command, contact, nu);
    case 'legKenmerkenVast':
      return noteKenmerken(command, contact, nu);
    case 'meldKlacht':
      return reportKlacht(command, contact, nu);
    case 'handelKlachtAf':
      return settleKlacht(command, contact, nu);
    case 'maakAfspraak':
      return makeAfspraak(command, contact, nu);
    case 'rondAfspraakAf':
      return endAfspraak(command, contact, nu);
    case 'zetTrajectstap':
      return noteTrajectstap(command, contact, nu);
    case 'trekTrajectstapIn':
      return withdrawTrajectstap(command, contact, nu);
    case 'sluitAf':
      return close(command, contact, nu);
  }
}

function takeUp(command: ContactCommandOf<'neemAan'>, contact: Contact, nu: Instant): Events {
  refuseClosedByPerson(contact);
  if (contact.status === 'afgesloten' && !isWritten(contact)) {
    throw new RefusedError(
      'afgesloten',
      'Deze persoon is er niet meer. Leg een terugbelverzoek vast om verder te gaan.',
    );
  }
  if (contact.aangenomenDoor === command.door) return NOTHING;
  if (contact.aangenomenDoor !== null) {
    throw new RefusedError('al-aangenomen', `Dit contact is al aangenomen door ${contact.aangenomenDoor}.`);
  }
  const op = instantOfAct(contact, 'aangenomen', nu);
  return [{ id: command.id, op, soort: 'aangenomen', medewerker: command.door }];
}

function answer(command: ContactCommandOf<'beantwoord'>, contact: Contact, nu: Instant): Events {
  if (!isWritten(contact)) {
    throw new RefusedError('kanaal-zonder-antwoord', 'Alleen op mail en chat kan schriftelijk geantwoord worden.');
  }
  const { antwoord, door, id, verzendenOp } = command;
  const known = contact.gebeurtenissen.some(
    (event) => event.soort === 'antwoord-klaargezet' && event.antwoord === antwoord,
  );
  if (known) return NOTHING;
  refuseClosed(contact);
  const op = instantOfAct(contact, 'antwoord-klaargezet', nu);
  return [{ id, op, soort: 'antwoord-klaargezet', antwoord, door, ...(verzendenOp && { verzendenOp }) }];
}

/** In any state: a confirmation or a copy may be owed after the contact was closed. */
function prepareMail(command: ContactCommandOf<'zetMailKlaar'>, contact: Contact, nu: Instant): Events {
  const { soort: _, ...mail } = command;
  const known = contact.gebeurtenissen.some((event) => event.soort === 'mail-klaargezet' && event.mail === mail.mail);
  if (known) return NOTHING;
  return [{ ...mail, op: instantOfAct(contact, 'mail-klaargezet', nu), soort: 'mail-klaargezet' }];
}

/** The sender sends at `verzendenOp` and later, never sooner: strictly before it, nothing can have left. */
function withdraw(command: ContactCommandOf<'trekIn'>, contact: Contact, nu: Instant): Events {
  const { id, door, uitgaand } = command;
  const history = contact.gebeurtenissen.filter((event) => outgoingId(event) === uitgaand);
  const written = history.find((event) => event.soort === 'antwoord-klaargezet' || event.soort === 'mail-klaargezet');
  if (written === undefined) throw new NotFoundError('Dit bericht hoort niet bij dit contact.');
  if (history.some(({ soort }) => soort === 'antwoord-ingetrokken' || soort === 'mail-ingetrokken')) return NOTHING;
  const waits = contact.uitgaand.find(({ antwoord }) => antwoord === uitgaand);
  const notBefore = waits === undefined ? null : vertrektNietVoor(waits);
  if (notBefore === null || nu >= notBefore) {
    throw new RefusedError(
      'al-verzonden',
      'Dit bericht is al verzonden of wordt nu verzonden: intrekken kan niet meer.',
    );
  }
  return written.soort === 'antwoord-klaargezet'
    ? [
        {
          id,
          op: instantOfAct(contact, 'antwoord-ingetrokken', nu),
          soort: 'antwoord-ingetrokken',
          antwoord: uitgaand,
          door,
        },
      ]
    : [{ id, op: instantOfAct(contact, 'mail-ingetrokken', nu), soort: 'mail-ingetrokken', mail: uitgaand, door }];
}

/** The answer or mail that an event speaks of. */
function outgoingId(event: ContactGebeurtenis): string | undefined {
  return 'antwoord' in event ? event.antwoord : 'mail' in event ? event.mail : undefined;
}

/** Results are taken in any state: also a closed contact must learn that its answer never arrived. */
function reportResult(
  command: ContactCommandOf<'meldVerzonden' | 'meldMislukt'>,
  contact: Contact,
  nu: Instant,
): Events {
  const { antwoord, id } = command;
  const history = contact.gebeurtenissen.filter((event) => outgoingId(event) === antwoord);
  if (history.length === 0) throw new NotFoundError('Dit antwoord hoort niet bij dit contact.');
  const isMail = history.some(({ soort }) => soort === 'mail-klaargezet');
  const sent = command.soort === 'meldVerzonden';
  const soort = `${isMail ? 'mail' : 'antwoord'}-${sent ? 'verzonden' : 'mislukt'}` as const;
  const last = history.findLast((event) => event.soort.endsWith('-verzonden') || event.soort.endsWith('-mislukt'));
  if (last?.soort === soort) return NOTHING;
  const op = instantOfAct(contact, soort, nu);
  switch (soort) {
    case 'antwoord-verzonden':
      return [{ id, op, soort, antwoord }];
    case 'mail-verzonden':
      return [{ id, op, soort, mail: antwoord }];
    case 'antwoord-mislukt':
      return [{ id, op, soort, antwoord, reden: reasonOf(command) }];
    case 'mail-mislukt':
      return [{ id, op, soort, mail: antwoord, reden: reasonOf(command) }];
  }
}

function reasonOf(command: ContactCommandOf<'meldVerzonden' | 'meldMislukt'>): string {
  return command.soort === 'meldMislukt' ? command.reden : '';
}

function needsNoAnswer(command: ContactCommandOf<'geenAntwoordNodig'>, contact: Contact, nu: Instant): Events {
  if (!isWritten(contact)) {
    throw new RefusedError(
      'kanaal-zonder-antwoord',
      'Alleen bij mail en chat kan gemeld worden dat antwoord niet nodig is.',
    );
  }
  const last = contact.wachten.at(-1);
  if (last?.einde?.hoe === 'geen-antwoord-nodig') return NOTHING;
  refuseClosed(contact);
  if (last?.einde !== null) throw new RefusedError('niemand-wacht', 'Er wacht geen vraag op antwoord in dit contact.');
  const op = instantOfAct(contact, 'geen-antwoord-nodig', nu);
  return [{ id: command.id, op, soort: 'geen-antwoord-nodig', door: command.door }];
}

function guardSilence({ id }: ContactCommandOf<'bewaakStilte'>, contact: Contact, nu: Instant): Events {
  const stilte = stilteVan(contact);
  if (stilte === null || nu < stilteActieOp(stilte)) return NOTHING;
  if (stilte.sluitOp !== null) {
    return [{ id, op: instantOfAct(contact, 'stilte-verstreken', nu), soort: 'stilte-verstreken' }];
  }
  const op = instantOfAct(contact, 'stilte-gemeld', nu);
  return [{ id, op, soort: 'stilte-gemeld', sluitOp: plusMs(op, STILTE.sluitNaMs) }];
}

/** One call-back per contact: asking again is quiet unless it promises an earlier one, or names another time of the day. */
function askCallBack(command: ContactCommandOf<'vraagTerugbellen'>, contact: Contact, nu: Instant): Events {
  refuseClosedByPerson(contact);
  const { id, door, uiterlijkOp, voorkeur } = command;
  const op = givenInstant(command.op, contact, nu) ?? instantOfAct(contact, 'terugbelverzoek-gedaan', nu);
  if (uiterlijkOp < op) {
    throw new InvalidError([{ veld: 'uiterlijkOp', melding: 'Dit tijdstip ligt voor het verzoek zelf.' }]);
  }
  const promised = contact.terugbelverzoeken.find(({ bereiktOp }) => bereiktOp === null)?.uiterlijkOp;
  const before = contact.gebeurtenissen.findLast((event) => event.soort === 'terugbelverzoek-gedaan' && event.voorkeur);
  const known = before?.soort === 'terugbelverzoek-gedaan' ? before.voorkeur : undefined;
  const wishes = voorkeur !== undefined && (voorkeur.van !== known?.van || voorkeur.tot !== known?.tot);
  if (promised && earliest(promised, uiterlijkOp) === promised && !wishes) return NOTHING;
  return [{ id, op, soort: 'terugbelverzoek-gedaan', door, uiterlijkOp, ...(voorkeur && { voorkeur }) }];
}

/** What was closed as an aanmelding goes on: the conversation that follows is noted with it. */
function recordAttempt(command: ContactCommandOf<'legContactpogingVast'>, contact: Contact, nu: Instant): Events {
  if (contact.aanmelding === null) refuseClosedByPerson(contact);
  const { id, door, gelukt, wijze } = command;
  const op = givenInstant(command.op, contact, nu) ?? instantOfAct(contact, 'contactpoging', nu);
  return [{ id, op, soort: 'contactpoging', gelukt, wijze, door }];
}

function close(command: ContactCommandOf<'sluitAf'>, contact: Contact, nu: Instant): Events {
  const { id, door, uitkomst, uitzondering } = command;
  if (contact.uitkomst === uitkomst && !saysOtherwise(command, contact)) {
    const said = {
      soort: 'legKenmerkenVast',
      id: `${id}/kenmerken`,
      door,
      kenmerken: command.kenmerken ?? {},
    } as const;
    return noteKenmerken(said, contact, nu);
  }
  if (contact.uitkomst !== null) throw alreadyClosed(contact);
  checkUitzondering(command, contact);
  refuseUitkomstWithoutToestemming(uitkomst, contact);
  if (uitkomst === 'niet-bereikt' && contact.wachten.some(({ einde }) => einde === null)) {
    throw new RefusedError(
      'wacht-nog',
      'Er wacht nog iemand op een reactie: een poging zonder gehoor sluit dat niet af.',
    );
  }
  const op = instantOfAct(contact, 'afgesloten', nu);
  const kenmerken = changedKenmerken(command.kenmerken ?? {}, contact.kenmerken);
  const noted: ContactGebeurtenis = { id: `${id}/kenmerken`, op, soort: 'kenmerken-vastgelegd', ...kenmerken, door };
  return [
    {
      id,
      op,
      soort: 'afgesloten',
      uitkomst,
      door,
      ...(uitzondering && { uitzondering }),
      ...(command.ervaringsvraag && { ervaringsvraag: true }),
    },
    ...(Object.keys(kenmerken).length > 0 ? [noted] : []),
  ];
}

function isWritten(contact: Contact): boolean {
  return contact.kanaal === 'mail' || contact.kanaal === 'chat';
}

function refuseClosed(contact: Contact): void {
  if (contact.status === 'afgesloten') throw new RefusedError('afgesloten', 'Dit contact is afgesloten.');
}

/** What closed by itself (nobody there any more, automatic mail) can still be worked on. */
function refuseClosedByPerson(contact: Contact): void {
  if (contact.uitkomst !== null) refuseClosed(contact);
}
