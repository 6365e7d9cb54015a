/**
 * Decisions about what is noted for who looks back on a contact. In any state: what a contact was about, or that somebody
 * complained, may be known long after it was closed. Pure, like all of {@link decideContact}, which calls these.
 */
import { InvalidError, NotFoundError } from '../errors.ts';
import { localDateOf } from '../tijd/amsterdam.ts';
import type { Instant } from '../tijd/instant.ts';
import type { ContactCommandOf } from './commands.ts';
import { givenInstant, instantOfAct } from './event-instant.ts';
import type { Contact, ContactGebeurtenis, Kenmerken } from './types.ts';

type Events = readonly ContactGebeurtenis[];
const NOTHING: Events = [];

/** Only what is given changes; the event holds only what is different. */
export function changedKenmerken(
  { themas, verwijzer, doorverwezenNaar }: Partial<Kenmerken>,
  before: Kenmerken,
): Partial<Kenmerken> {
  const unique = themas && [...new Set(themas)].sort();
  return {
    ...(unique && unique.join() !== before.themas.join() && { themas: unique }),
    ...(verwijzer !== undefined && verwijzer !== before.verwijzer && { verwijzer }),
    ...(doorverwezenNaar !== undefined && doorverwezenNaar !== before.doorverwezenNaar && { doorverwezenNaar }),
  };
}

export function noteKenmerken(command: ContactCommandOf<'legKenmerkenVast'>, contact: Contact, nu: Instant): Events {
  const { id, door, kenmerken } = command;
  const changed = changedKenmerken(kenmerken, contact.kenmerken);
  if (Object.keys(changed).length === 0) return NOTHING;
  const soort = 'kenmerken-vastgelegd';
  return [{ id, op: instantOfAct(contact, soort, nu), soort, ...changed, door }];
}

/** `geen` takes it back: it was noted by mistake. */
export function reportKlacht(command: ContactCommandOf<'meldKlacht'>, contact: Contact, nu: Instant): Events {
  const { id, door, ernst } = command;
  if (ernst === (contact.klacht?.ernst ?? 'geen')) return NOTHING;
  const op = givenInstant(command.op, contact, nu) ?? instantOfAct(contact, 'klacht-gemeld', nu);
  return [{ id, op, soort: 'klacht-gemeld', ernst, door }];
}

export function settleKlacht(command: ContactCommandOf<'handelKlachtAf'>, contact: Contact, nu: Instant): Events {
  const { id, door, ontvankelijk, opgelost } = command;
  const { klacht } = contact;
  if (klacht === null) throw new NotFoundError('Bij dit contact is geen klacht gemeld.');
  const before = klacht.afhandeling;
  if (before?.ontvankelijk === ontvankelijk && before.opgelost === opgelost) return NOTHING;
  const op = givenInstant(command.op, contact, nu) ?? instantOfAct(contact, 'klacht-afgehandeld', nu);
  if (op < klacht.gemeldOp) {
    throw new InvalidError([{ veld: 'op', melding: 'Dit tijdstip ligt voor het melden van de klacht.' }]);
  }
  return [{ id, op, soort: 'klacht-afgehandeld', ontvankelijk, opgelost, door }];
}

export function makeAfspraak(command: ContactCommandOf<'maakAfspraak'>, contact: Contact, nu: Instant): Events {
  const { id, door, afspraakOp } = command;
  if (afspraakOp < contact.ontvangenOp) {
    throw new InvalidError([{ veld: 'op', melding: 'Dit tijdstip ligt voor het begin van het contact.' }]);
  }
  const soort = 'afspraak-gemaakt';
  return [{ id, op: instantOfAct(contact, soort, nu), soort, afspraak: id, afspraakOp, door }];
}

/** Nobody has failed to come before the time itself; who comes a little early has come. */
export function endAfspraak(command: ContactCommandOf<'rondAfspraakAf'>, contact: Contact, nu: Instant): Events {
  const { id, door, afspraak, hoe } = command;
  const known = contact.afspraken.find((one) => one.id === afspraak);
  if (known === undefined) throw new NotFoundError('Deze afspraak hoort niet bij dit contact.');
  if (known.hoe === hoe) return NOTHING;
  const early = hoe === 'verschenen' ? localDateOf(nu) < localDateOf(known.afspraakOp) : nu < known.afspraakOp;
  if (hoe !== 'afgezegd' && early) {
    throw new InvalidError([{ veld: 'uitkomst', melding: 'Deze afspraak moet nog komen.' }]);
  }
  const soort = 'afspraak-afgelopen';
  return [{ id, op: instantOfAct(contact, soort, nu), soort, afspraak, hoe, door }];
}
