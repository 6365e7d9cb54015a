import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { addMonths, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { hasRole, loadContactFor, maySeeContact } from './access.ts';
import { uitgaandVoortgang } from './contact-outgoing.ts';
import { type ContactView, contactView } from './contact-view.ts';
import type { AntwoordInhoud, BerichtInhoud, NotitieInhoud } from './inhoud.ts';
import { persoonssleutels } from './persoonssleutel.ts';
import type { Ports, Stored } from './ports.ts';

/** What was said before, so that nobody has to tell it twice; only for who may know of the case. */
export interface Verhaal {
  readonly berichten: readonly Pick<BerichtInhoud, 'id' | 'op' | 'onderwerp' | 'tekst'>[];
  readonly antwoorden: readonly Pick<AntwoordInhoud, 'id' | 'op' | 'door' | 'tekst'>[];
  readonly notities: readonly NotitieInhoud[];
}

export interface EerdereContacten {
  /** Newest first. */
  readonly resultaten: readonly (ContactView & { readonly verhaal: Verhaal | null })[];
  /** There are more than are shown. */
  readonly meer: boolean;
  /** Who helped last, when that is less than three months ago: where both want it, they go on together (IKR, afsluiting). */
  readonly zelfdeProfessional: {
    readonly professional: string;
    readonly contact: string;
    readonly afgeslotenOp: Instant;
  } | null;
}

export type ListEerdereContacten = (query: {
  readonly contact: string;
  readonly door: Gebruiker;
}) => Promise<EerdereContacten>;

type Needs = Pick<Ports, 'zaken' | 'inhoud' | 'nummers' | 'instellingen' | 'ids'>;

const MAX = 25;
/** Traces looked through: a number of a school or a care home has many, of which few may be seen. */
const MAX_SPOREN = 200;
const MAANDEN = 3;

/**
 * The other contacts of whoever contacted us here, found by their number and mail address in the one form in which those
 * are compared; never by name, and never by what somebody only quoted. A contact that the user may not see is not there.
 */
export function makeListEerdereContacten(ports: Needs): ListEerdereContacten {
  const { zaken, inhoud, instellingen } = ports;

  async function visible(contacten: readonly string[], door: Gebruiker): Promise<readonly Stored<Contact>[]> {
    const found = [...(await zaken.loadContacten(contacten)).values()];
    const seen = await Promise.all(found.map((stored) => maySeeContact(zaken, door, stored.value)));
    return found.filter((_, index) => seen[index]);
  }

  async function verhaalVan({ value }: Stored<Contact>): Promise<Verhaal> {
    const { berichten, antwoorden, notities } = await inhoud.readInhoud(value.id);
    const known = new Set(
      value.gebeurtenissen.flatMap((event) =>
        'bericht' in event ? [event.bericht] : 'antwoord' in event ? [event.antwoord] : [],
      ),
    );
    return {
      berichten: berichten
        .filter(({ id }) => known.has(id))
        .map(({ id, op, onderwerp, tekst, nieuweTekst }) => ({ id, op, onderwerp, tekst: nieuweTekst ?? tekst })),
      antwoorden: antwoorden
        // What was taken back before it left was never said.
        .filter(({ id }) => known.has(id) && uitgaandVoortgang(value, id).status !== 'ingetrokken')
        .map(({ id, op, door, tekst }) => ({ id, op, door, tekst })),
      notities,
    };
  }

  return async ({ contact, door }) => {
    const stored = await loadContactFor(zaken, door, contact);
    const sleutels = persoonssleutels(ports, await inhoud.readPersoon(contact));
    const sporen = await inhoud.readSporen(sleutels, MAX_SPOREN);
    const others = [...new Set(sporen.map((spoor) => spoor.contact))].filter((id) => id !== contact);
    const all = (await visible(others, door)).toSorted((a, b) =>
      a.value.ontvangenOp < b.value.ontvangenOp ? 1 : a.value.ontvangenOp > b.value.ontvangenOp ? -1 : 0,
    );
    const shown = all.slice(0, MAX);
    const maySeeCase = hasRole(door, 'professional');
    const resultaten = await Promise.all(
      shown.map(async (one) => ({ ...contactView(one), verhaal: maySeeCase ? await verhaalVan(one) : null })),
    );
    const zelfdeProfessional = lastProfessional(all, stored.value, await instellingen.readInstellingen());
    return { resultaten, meer: all.length > shown.length, zelfdeProfessional };
  };
}

/** Of the contact that was closed last before this one began. */
function lastProfessional(
  others: readonly Stored<Contact>[],
  contact: Contact,
  { medewerkers }: Instellingen,
): EerdereContacten['zelfdeProfessional'] {
  const closed = others
    .map(({ value }) => value)
    .filter(
      ({ uitkomst, afgeslotenOp }) => uitkomst !== null && afgeslotenOp !== null && afgeslotenOp <= contact.ontvangenOp,
    )
    .toSorted((a, b) => ((a.afgeslotenOp ?? '') < (b.afgeslotenOp ?? '') ? 1 : -1))[0];
  const afgeslotenOp = closed?.afgeslotenOp;
  if (closed === undefined || !afgeslotenOp) return null;
  if (addMonths(localDateOf(afgeslotenOp), MAANDEN) < localDateOf(contact.ontvangenOp)) return null;
  const professional = handlers(closed).find((id) => {
    const known = medewerkers[id];
    return known?.actief && known.rollen.includes('professional');
  });
  return professional === undefined ? null : { professional, contact: closed.id, afgeslotenOp };
}

/** Who spoke with the person, last first, then who closed it and who took it. */
function handlers({ gebeurtenissen, aangenomenDoor }: Contact): readonly string[] {
  const spoke = gebeurtenissen.toReversed().flatMap((event) => {
    if (event.soort === 'contactpoging' && event.gelukt) return [event.door];
    return event.soort === 'afgesloten' ? [event.door] : [];
  });
  return [...spoke, ...(aangenomenDoor === null ? [] : [aangenomenDoor])];
}
