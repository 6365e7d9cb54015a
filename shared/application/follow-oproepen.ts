/**
 * Turns what happened in contacts into call-backs: missed calls and requests join the terugbelverzoek of their number, what
 * was noted with a contact reaches it, and somebody who rings again and is answered closes it.
 *
 * Each contact is read anew and acted upon as it is now, so that versions may come twice, late or not at all. What two
 * contacts mean for each other is looked up by each of them after it was written itself: whichever of both comes last
 * sees the other.
 */
import type { Contact } from '../domain/contact/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { TerugbelGebeurtenis, Terugbelverzoek } from '../domain/terugbelverzoek/types.ts';
import { bronnenVan, gesprokenIn, type Terugbelwens, wensenVan } from '../domain/terugbelverzoek/wensen-van.ts';
import { HOUR, type Instant, plusMs } from '../domain/tijd/instant.ts';
import type { PersoonInhoud } from './inhoud.ts';
import { openingsindexVan } from './openingstijden.ts';
import { sleutelVanNummer } from './persoonssleutel.ts';
import { bronWrite, decideFact, makePlaceOproep, terugbelverzoekWith } from './place-oproep.ts';
import type { Ports, Stored, Terugbelbron } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { terugbelTermijn } from './terugbel-termijn.ts';
import type { ContactChange } from './zaak-change.ts';

export type FollowPorts = Pick<Ports, 'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'ids' | 'jitter' | 'clock'>;

/** How long before a missed call another call may have begun that was answered after it. */
const LANGSTE_WACHT_MS = 4 * HOUR;
/** Calls of one number that are looked at; whoever rings more often is found by the newest of them. */
const MAX_ANDERE = 25;
/** How often a contact that keeps changing is read again; the stream brings the rest. */
const MAX_RONDEN = 5;
/** In step, so that what they read goes to the table together: as many as it gives in one read. */
const AT_ONCE = 100;

/** A call that did no more than come in and wait asks for nothing yet, nor does a conversation without request. */
export function canAskTerugbellen({ kanaal, gebeurtenissen, proef, terugbelverzoeken, uitkomst }: Contact): boolean {
  if (proef) return false;
  if (kanaal === 'telefoon') {
    return gebeurtenissen.some(({ soort }) => soort !== 'begonnen' && soort !== 'in-wachtrij');
  }
  return terugbelverzoeken.length > 0 || uitkomst === 'terugbelverzoek';
}

/** The number that this is about: where they want to be called, else where they called from. */
function nummerVan(persoon: PersoonInhoud, isOproep: boolean): string | undefined {
  return isOproep ? persoon.nummer : (persoon.terugbelnummer ?? persoon.nummer);
}

export type FollowContact = (contact: string) => Promise<void>;

/** One contact, until nothing follows from it any more. Throws when something could not be written; then it comes again. */
export function makeFollowContact(ports: FollowPorts): FollowContact {
  const { zaken, inhoud, instellingen, jitter } = ports;
  const placeOproep = makePlaceOproep(ports);

  async function belofteVan(
    wens: Terugbelwens,
    contact: Contact,
    bron: Stored<Terugbelbron> | undefined,
    settings: Instellingen,
  ): Promise<Instant> {
    if (wens.uiterlijkOp !== null) return wens.uiterlijkOp;
    const verzoek = bron?.value.verzoek == null ? undefined : await zaken.loadTerugbelverzoek(bron.value.verzoek);
    const promised = verzoek?.value.oproepen.find((oproep) => oproep.bron === wens.bron && oproep.op === wens.op);
    // What was promised stays promised, also when the hours change afterwards.
    return promised?.belofte ?? terugbelTermijn(settings, contact.wijkteam, wens.op);
  }

  async function placeWens(
    wens: Terugbelwens,
    { value: contact, versie }: Stored<Contact>,
    bron: Stored<Terugbelbron> | undefined,
    persoon: PersoonInhoud,
    settings: Instellingen,
  ): Promise<boolean> {
    const { wijkteam } = contact;
    const nummer = nummerVan(persoon, wens.isOproep);
    const sleutel = nummer === undefined ? null : sleutelVanNummer(ports, nummer);
    if (sleutel === null) {
      const placed = bron !== undefined && (bron.value.verzoek !== null || bron.value.geldt);
      if (placed) return false;
      const value = { contact: contact.id, bron: wens.bron, verzoek: null, wijkteam, op: wens.op, geldt: true };
      await zaken.save([bronWrite(bron, value)]);
      return true;
    }
    const { reden, op, voorkeur } = wens;
    const belofte = await belofteVan(wens, contact, bron, settings);
    const oproep = {
      bron: wens.bron,
      contact: contact.id,
      wijkteam,
      reden,
      op,
      belofte,
      ...(voorkeur && { voorkeur }),
    };
    const wrote = await placeOproep({ oproep, versie, sleutel, bron });
    // Also when it was placed before: a crash may have come in between.
    await lookForAnswer(sleutel, op);
    return wrote;
  }

  /** Who rang before this was written down found nothing to close: what they said to a colleague is looked up here. */
  async function lookForAnswer(sleutel: string, sinds: Instant): Promise<void> {
    const sporen = await inhoud.readSporen([sleutel], MAX_ANDERE);
    const near = sporen.filter(({ op }) => op >= plusMs(sinds, -LANGSTE_WACHT_MS)).map(({ contact }) => contact);
    const others = near.length === 0 ? [] : [...(await zaken.loadContacten([...new Set(near)])).values()];
    for (const { value } of others) await closeAnswered(value, sleutel);
  }

  async function closeAnswered(contact: Contact, sleutel: string): Promise<boolean> {
    const op = gesprokenIn(contact);
    if (op === null || contact.proef) return false;
    const id = (await inhoud.loadTerugbelverzoekenVan(sleutel))?.value.at(-1);
    return (
      id !== undefined &&
      changeVerzoek(id, (verzoek) => decideFact({ soort: 'meldGesproken', contact: contact.id, op }, verzoek))
    );
  }

  async function changeVerzoek(
    id: string,
    decide: (verzoek: Terugbelverzoek) => readonly TerugbelGebeurtenis[],
  ): Promise<boolean> {
    const stored = await zaken.loadTerugbelverzoek(id);
    const events = stored === undefined ? [] : decide(stored.value);
    if (events.length === 0) return false;
    await zaken.save([terugbelverzoekWith(id, stored, events).write]);
    return true;
  }

  /** What turned out to ask for nothing, or was answered in another way. */
  async function letGo({ value: contact, versie }: Stored<Contact>, bron: Stored<Terugbelbron>): Promise<void> {
    const { verzoek } = bron.value;
    const stored = verzoek === null ? undefined : await zaken.loadTerugbelverzoek(verzoek);
    const op = contact.gebeurtenissen.at(-1)?.op ?? bron.value.op;
    const events =
      stored === undefined
        ? []
        : decideFact({ soort: 'laatVervallen', bron: bron.value.bron, versie, op }, stored.value);
    await zaken.save([
      ...(stored && events.length > 0 ? [terugbelverzoekWith(stored.value.id, stored, events).write] : []),
      bronWrite(bron, { ...bron.value, geldt: false }),
    ]);
  }

  /** Attempts that were noted with the contact are attempts for the number; those from before the call are not. */
  async function passOnAttempts(contact: Contact, bronnen: readonly Stored<Terugbelbron>[]): Promise<boolean> {
    let wrote = false;
    for (const { value } of bronnen) {
      if (value.verzoek === null || !value.geldt) continue;
      const attempts = contact.gebeurtenissen.filter((event) => event.soort === 'contactpoging');
      const relevant = attempts.filter(({ op }) => op >= value.op);
      if (relevant.length === 0) continue;
      const changed = await changeVerzoek(value.verzoek, (verzoek) =>
        relevant.flatMap(({ id, op, gelukt, wijze, door }) =>
          decideFact({ soort: 'meldPoging', id, op, gelukt, wijze, door }, verzoek),
        ),
      );
      wrote ||= changed;
    }
    return wrote;
  }

  /** True when anything was written. */
  async function act(stored: Stored<Contact>): Promise<boolean> {
    const contact = stored.value;
    const namen = bronnenVan(contact);
    const bronnen = await zaken.loadTerugbelbronnen(contact.id, namen);
    const answered = gesprokenIn(contact) !== null;
    const mayAsk = bronnen.length > 0 || !answered || contact.terugbelverzoeken.length > 0 || contact.uitkomst !== null;
    const settings = mayAsk ? await instellingen.readInstellingen() : undefined;
    const wensen = settings
      ? wensenVan(contact, ({ wijkteam, begin }) => {
          const index = openingsindexVan(settings, { wijkteam, kanaal: 'telefoon' });
          return index.toestand(begin).open;
        })
      : [];
    const persoon = wensen.length > 0 || answered ? await inhoud.readPersoon(contact.id) : {};
    let wrote = false;
    for (const wens of wensen) {
      const bron = bronnen.find(({ value }) => value.bron === wens.bron);
      if (settings && (await placeWens(wens, stored, bron, persoon, settings))) wrote = true;
    }
    for (const bron of bronnen) {
      if (!bron.value.geldt || wensen.some((wens) => wens.bron === bron.value.bron)) continue;
      await letGo(stored, bron);
      wrote = true;
    }
    const placed = wrote ? await zaken.loadTerugbelbronnen(contact.id, namen) : bronnen;
    if (await passOnAttempts(contact, placed)) wrote = true;
    const sleutel = answered && persoon.nummer !== undefined ? sleutelVanNummer(ports, persoon.nummer) : null;
    if (sleutel !== null && (await closeAnswered(contact, sleutel))) wrote = true;
    return wrote;
  }

  return async (id) => {
    let versie = 0;
    for (let ronde = 1; ronde <= MAX_RONDEN; ronde += 1) {
      const seen = await retryOnConflict(jitter, async () => {
        const stored = await zaken.loadContact(id);
        // What was written is right for this version; only a newer one can ask for more.
        if (stored === undefined || stored.versie === versie || !canAskTerugbellen(stored.value)) return undefined;
        return { versie: stored.versie, wrote: await act(stored) };
      });
      if (seen === undefined || !seen.wrote) return;
      versie = seen.versie;
    }
  };
}

export type FollowOproepen = (changes: readonly ContactChange[]) => Promise<{
  /** Deliveries that must come again. */
  readonly mislukt: readonly { readonly volgnummer: string; readonly fout: unknown }[];
}>;

/** Changes of contacts, as the stream tells them; one that fails never holds up the others. */
export function makeFollowOproepen(ports: FollowPorts): FollowOproepen {
  const followContact = makeFollowContact(ports);
  return async (changes) => {
    const mislukt: { volgnummer: string; fout: unknown }[] = [];
    const asking = changes.filter(({ contact }) => canAskTerugbellen(contact));
    const perContact = [...Map.groupBy(asking, ({ contact }) => contact.id)];
    for (let from = 0; from < perContact.length; from += AT_ONCE) {
      await Promise.all(
        perContact.slice(from, from + AT_ONCE).map(async ([id, versions]) => {
          try {
            await followContact(id);
          } catch (fout) {
            for (const { volgnummer } of versions) mislukt.push({ volgnummer, fout });
          }
        }),
      );
    }
    return { mislukt };
  };
}
