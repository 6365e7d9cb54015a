/**
 * An urgent case as most tests begin with one: on Wednesday 25 November 2026 Fatima has achterwacht for wijkteam centrum, domein
 * sociaal, from 9 to 5; a resident mails, and a teamondersteuner triages it as spoed.
 */
import { makePlanDiensten, type NieuweDienst } from '../../shared/application/plan-diensten.ts';
import { makeTriageContact, type TriageContactCommand } from '../../shared/application/triage-contact.ts';
import type { World } from './memory-world.ts';
import { ondersteuner } from './people.ts';
import { mailContact } from './post.ts';
import type { RawMail } from './raw-mail.ts';

/** Fatima's duty, or what it says instead. */
export const dienst = (over: Partial<NieuweDienst> = {}): NieuweDienst => ({
  soort: 'achterwacht',
  wijkteam: 'centrum',
  domein: 'sociaal',
  professional: 'fatima',
  van: '2026-11-25T09:00',
  tot: '2026-11-25T17:00',
  ...over,
});

export const planDienst = (world: World, ...over: readonly Partial<NieuweDienst>[]) =>
  makePlanDiensten(world)((over.length === 0 ? [{}] : over).map(dienst));

/** The mail that is about the danger, and its contact. */
export const mailtInNood = (world: World, id = 'r1', mail: RawMail = {}): Promise<string> =>
  mailContact(world, id, { tekst: 'Mijn man slaat mij', ...mail });

/** Triage of the first contact as spoed, with a note that may go nowhere; or what it says instead. */
export const spoedTriage = (world: World, over: Partial<TriageContactCommand> = {}): TriageContactCommand => ({
  contact: world.zaken.contacten()[0]?.id ?? '',
  door: ondersteuner,
  sleutel: 's1',
  signalen: {},
  urgentie: 'spoed',
  domein: 'sociaal',
  notitie: 'Belde eerder al',
  ...over,
});

export const triageAlsSpoed = (world: World, over: Partial<TriageContactCommand> = {}) =>
  makeTriageContact(world)(spoedTriage(world, over));

// What came of it. The case itself is given as it is kept at that moment.
export const zaakOf = (world: World, nummer = 0) => world.zaken.spoedzaken()[nummer]!;
export const eventsOf = (world: World, soort: string) =>
  zaakOf(world).gebeurtenissen.filter((event) => event.soort === soort);
export const pushesOf = (world: World) =>
  zaakOf(world).gebeurtenissen.flatMap((event) => (event.soort === 'push-klaargezet' ? [event] : []));
export const mediaOf = (world: World) => pushesOf(world).map(({ medium }) => medium);
/** Each medium with whom it asks. */
export const gevraagdOf = (world: World) => pushesOf(world).map(({ medium, aan }) => `${medium} ${aan}`);
