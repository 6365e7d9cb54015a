/**
 * Which of what happened in a contact asks for a call back (domain rules: a missed or abandoned call becomes work; call-back
 * requested). A function of the contact as it is now: a correction of the exchange takes it back, or brings it.
 *
 * - A call that waited and was not answered does, however briefly it waited: who hangs up within the short-abandon limit
 *   is not counted against the team, but was missed all the same.
 * - So does one that left a voicemail or asked for a call back, also when it never waited.
 * - One that hung up in the menu does not: it heard what it came for, or changed its mind, and never waited for a person.
 *   Outside opening hours it does: then there was nobody to wait for.
 * - A request that a person (or the resident in a chat) made does, on any kanaal, and stands in for the missed call of the
 *   same contact.
 */
import type { Contact, Uitkomst, Wacht } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';
import type { TerugbelReden, Voorkeur } from './types.ts';

/** What is asked, before anybody said by when. */
export interface Terugbelwens {
  readonly bron: string;
  readonly reden: TerugbelReden;
  readonly op: Instant;
  /** The promise that was made with it; null when none was. */
  readonly uiterlijkOp: Instant | null;
  readonly voorkeur?: Voorkeur;
  /** Whether it is about the number that they called from; else the one that they asked to be called on, if any. */
  readonly isOproep: boolean;
}

/** Closing with one of these leaves a call that nobody took as work: attempted is not reached. */
const STILL_OWED: ReadonlySet<Uitkomst> = new Set(['terugbelverzoek', 'niet-bereikt']);

const REDEN_VAN_VERZOEK = { telefoon: 'gevraagd', inloop: 'gevraagd', chat: 'chat', mail: 'mail' } as const;

const oproepBron = (contact: Contact): string => `${contact.id}/oproep`;
const uitkomstBron = (contact: Contact): string => `${contact.id}/uitkomst`;
const verzoekBron = (contact: Contact, verzoek: string): string => `${contact.id}/${verzoek}`;

/**
 * Every bron that `wensenVan` can name for this contact or could ever have named, at any of its versions: facts come in any
 * order but never go away.
 */
export function bronnenVan(contact: Contact): readonly string[] {
  const bronnen = contact.gebeurtenissen.flatMap((event) => {
    if (event.soort === 'terugbelverzoek-gedaan') return [verzoekBron(contact, event.id)];
    return event.soort === 'afgesloten' && event.uitkomst === 'terugbelverzoek' ? [uitkomstBron(contact)] : [];
  });
  return [...new Set([...(contact.kanaal === 'telefoon' ? [oproepBron(contact)] : []), ...bronnen])];
}

export function wensenVan(contact: Contact, isOpen: (wacht: Wacht) => boolean): readonly Terugbelwens[] {
  if (contact.uitkomst === 'spam') return [];
  const asked = verzoekenIn(contact);
  if (asked.length > 0) return asked;
  const missed = contact.kanaal === 'telefoon' ? gemistIn(contact, isOpen) : undefined;
  if (missed !== undefined) return [missed];
  return contact.uitkomst === 'terugbelverzoek' && contact.afgeslotenOp !== null
    ? [
        {
          bron: uitkomstBron(contact),
          reden: REDEN_VAN_VERZOEK[contact.kanaal],
          op: contact.afgeslotenOp,
          uiterlijkOp: null,
          isOproep: false,
        },
      ]
    : [];
}

/** When a person at our side took this call; null when nobody did. Noting something about it is not speaking. */
export function gesprokenIn(contact: Contact): Instant | null {
  if (contact.kanaal !== 'telefoon') return null;
  const answered = contact.wachten.flatMap(({ einde }) => (einde?.hoe === 'beantwoord' ? [einde.op] : []));
  const taken = new Set(contact.gebeurtenissen.filter(({ soort }) => soort === 'aangenomen').map(({ op }) => op));
  return answered.findLast((op) => taken.has(op)) ?? null;
}

/** Requests that people made; one that the caller left with the exchange is the call itself. */
function verzoekenIn(contact: Contact): readonly Terugbelwens[] {
  const verzoeken = contact.gebeurtenissen.filter((event) => event.soort === 'terugbelverzoek-gedaan');
  return contact.terugbelverzoeken.flatMap(({ id, gedaanOp, uiterlijkOp }) => {
    if (!verzoeken.some((event) => event.id === id)) return [];
    const voorkeur = verzoeken.findLast((event) => event.op >= gedaanOp && event.voorkeur !== undefined)?.voorkeur;
    const reden = REDEN_VAN_VERZOEK[contact.kanaal];
    return [
      {
        bron: verzoekBron(contact, id),
        reden,
        op: gedaanOp,
        uiterlijkOp,
        isOproep: false,
        ...(voorkeur && { voorkeur }),
      },
    ];
  });
}

function gemistIn(contact: Contact, isOpen: (wacht: Wacht) => boolean): Terugbelwens | undefined {
  const { gebeurtenissen, terugbelverzoeken, uitkomst } = contact;
  if (uitkomst !== null && !STILL_OWED.has(uitkomst)) return undefined;
  const wish = (reden: TerugbelReden, op: Instant, uiterlijkOp: Instant | null = null): Terugbelwens => ({
    bron: oproepBron(contact),
    reden,
    op,
    uiterlijkOp,
    isOproep: true,
  });
  const asked = gebeurtenissen.find(({ soort }) => soort === 'terugbellen-gevraagd');
  if (asked !== undefined) {
    return wish('gevraagd', asked.op, terugbelverzoeken.find(({ id }) => id === asked.id)?.uiterlijkOp ?? null);
  }
  const voicemail = gebeurtenissen.find(({ soort }) => soort === 'voicemail');
  const wacht = contact.wachten.at(-1);
  if (wacht === undefined) {
    // Passed on to us: nobody waited on a line that the figures count, and all the same nobody helped them.
    if (contact.aangenomenOp !== null) return undefined;
    if (voicemail !== undefined) return wish('voicemail', voicemail.op);
    const queued = gebeurtenissen.some(({ soort }) => soort === 'in-wachtrij');
    const ended = gebeurtenissen.findLast(({ soort }) => soort === 'opgehangen' || soort === 'beeindigd');
    return queued && ended !== undefined
      ? wish(ended.soort === 'opgehangen' ? 'afgehaakt' : 'gemist', ended.op)
      : undefined;
  }
  if (wacht.einde === null || wacht.einde.hoe === 'beantwoord') return undefined;
  const { op, hoe } = wacht.einde;
  if (voicemail !== undefined) return wish('voicemail', voicemail.op);
  if (hoe === 'afgehaakt') {
    const hungUp = gebeurtenissen.some((event) => event.soort === 'opgehangen' && event.op === op);
    return wish(hungUp ? 'afgehaakt' : 'gemist', op);
  }
  return hoe === 'opgehangen-in-menu' && !isOpen(wacht) ? wish('gemist', op) : undefined;
}
