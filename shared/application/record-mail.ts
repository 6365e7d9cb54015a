/** A mail that was read, taken into the contact to which it belongs, with all that comes of it in one write. */
import type { RedenOnderdrukt } from '../domain/contact/bevestiging.ts';
import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop, Gevaarsignaal } from '../domain/contact/types.ts';
import { RefusedError } from '../domain/errors.ts';
import { findGevaarsignalen } from '../domain/gevaarsignalen/find-gevaarsignalen.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { decideAcknowledgement, type TeBevestigen, writeAcknowledgement } from './acknowledge-mail.ts';
import { isVol } from './contact-size.ts';
import { contactWith } from './contact-write.ts';
import type { BerichtInhoud } from './inhoud.ts';
import { bijlagenVan, keepBijlagen } from './keep-bijlagen.ts';
import { makeKnowPersoon } from './know-persoon.ts';
import type { ReadMail } from './mail-codec.ts';
import { findPlace, type MailPlace } from './mail-place.ts';
import type { Adressen, Ports, Stored, ZaakWrite } from './ports.ts';
import { type KnowsKanaries, kopVan, tekenVanSleutel } from './proef.ts';
import { FACTS_NU } from './record-facts-of-contact.ts';

/** An item of the content store holds 400 KB, and a character takes up to six bytes; the raw message has all of it. */
const MAX_TEKST = 50_000;
const MAX_NIEUWE_TEKST = 12_000;

export interface MailCircumstances {
  /** Key of the raw message in the bucket. */
  readonly ruw: string;
  readonly op: Instant;
  readonly wijkteam: string;
  /** Automatic, and yet a person must see it. */
  readonly aandacht: boolean;
  readonly instellingen: Instellingen;
}

export interface RecordedMail {
  readonly contact: string;
  /** The thread, named after its first contact. */
  readonly draad: string;
  /** The message, as an event of that contact. */
  readonly gebeurtenis: string;
  /** The acknowledgement that must go out now. */
  readonly bevestiging?: string;
  /** Why a person's mail is not acknowledged. */
  readonly geenBevestiging?: RedenOnderdrukt;
  /** A canary of ours. */
  readonly proef?: true;
}

export type RecordMailPorts = Pick<Ports, 'zaken' | 'inhoud' | 'raw' | 'ids' | 'nummers' | 'clock'> &
  KnowsKanaries & {
    readonly adressen: Pick<Adressen, 'afzenderMail'>;
  };

/** Of what the sender wrote now: an earlier mail that is quoted below (often our own) was looked at when it came. */
export function gevaarsignalenVanMail({
  onderwerp,
  nieuweTekst,
}: Pick<ReadMail, 'onderwerp' | 'nieuweTekst'>): Gevaarsignaal[] {
  return [...findGevaarsignalen(onderwerp, 'onderwerp'), ...findGevaarsignalen(nieuweTekst, 'tekst')];
}

/** Once; ConflictError when somebody else changed anything of it meanwhile: then do it all again. */
export function makeRecordMail(ports: RecordMailPorts) {
  const { zaken, inhoud, clock } = ports;
  const knowPersoon = makeKnowPersoon(ports);

  async function putContent(contact: string, mail: ReadMail, bericht: BerichtInhoud): Promise<void> {
    await inhoud.putBericht(contact, bericht);
    const naam = mail.van?.naam ?? undefined;
    const adres = mail.van?.adres;
    await knowPersoon(contact, { ...(naam && { naam }), ...(adres && { mail: adres }) }, bericht.op);
    await keepBijlagen(ports, contact, bericht.id, mail, bericht.mail?.bijlagen ?? []);
  }

  /** A message that is recorded and of which the text is gone is written again: what is there stays as it is. */
  async function restoreContent(contact: string, mail: ReadMail, bericht: BerichtInhoud): Promise<void> {
    const { berichten } = await inhoud.readInhoud(contact);
    if (!berichten.some(({ id }) => id === bericht.id)) await putContent(contact, mail, bericht);
  }

  function decide(stored: Stored<Contact>, event: ContactGebeurtenis) {
    try {
      const command = { soort: 'registreerGebeurtenissen', kop: stored.value, gebeurtenissen: [event] } as const;
      return decideContact(command, stored.value, { nu: FACTS_NU });
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'afgesloten') return 'needs-a-new-contact';
      throw error;
    }
  }

  /** Content, then contact, acknowledgement, counters, thread and index in one transaction. */
  async function save(
    kop: ContactKop,
    stored: Stored<Contact> | undefined,
    decided: readonly ContactGebeurtenis[],
    place: NewMessage,
    content: BerichtInhoud,
    question: TeBevestigen,
  ): Promise<RecordedMail> {
    const { id } = kop;
    const { mail, draad, bericht } = question;
    await putContent(id, mail, content);
    const silent = decided.length === 0 || kop.proef === true;
    const asked = silent ? { soort: 'geen' as const } : await decideAcknowledgement(ports, id, question);
    const facts =
      asked.soort !== 'onderdrukken'
        ? decided
        : decided.map((one) => (one.soort === 'bericht-ontvangen' ? { ...one, geenBevestiging: asked.reden } : one));
    const { value: contact } = contactWith(kop, stored, facts).next;
    const sends =
      asked.soort === 'versturen' ? await writeAcknowledgement(ports, contact, asked.aan, question) : undefined;
    const events = [...facts, ...(sends === undefined ? [] : [sends])];
    await zaken.save([
      ...(events.length > 0 ? [contactWith(kop, stored, events).write] : []),
      ...indexWrites(place, id),
      ...(asked.soort === 'versturen' ? asked.writes : []),
    ]);
    return {
      contact: id,
      draad,
      gebeurtenis: bericht,
      ...(kop.proef && { proef: true }),
      ...(sends !== undefined && { bevestiging: sends.mail }),
      ...(asked.soort === 'onderdrukken' && { geenBevestiging: asked.reden }),
    };
  }

  return async (
    mail: ReadMail,
    { ruw, op, wijkteam, aandacht, instellingen }: MailCircumstances,
  ): Promise<RecordedMail> => {
    const place = await findPlace(ports, mail);
    const bijlagen = bijlagenVan(mail);
    if (place.soort === 'al-opgenomen') {
      const { contact, draad, gebeurtenis } = place;
      await restoreContent(contact, mail, contentOf(mail, { id: gebeurtenis, op, ruw, draad, bijlagen }));
      return { contact, draad, gebeurtenis };
    }
    const { begint, gebeurtenis, verwijstNaarAnder } = place;
    const draad = place.draad?.value.id ?? begint;
    const event: ContactGebeurtenis = {
      id: gebeurtenis,
      op,
      soort: 'bericht-ontvangen',
      bericht: gebeurtenis,
      soortBericht: mail.soortBericht,
      wijkteam,
      gevaarsignalen: gevaarsignalenVanMail(mail),
      ...(aandacht && { vraagtAandacht: true }),
    };
    const content = {
      ...contentOf(mail, { id: gebeurtenis, op, ruw, draad, bijlagen }),
      ...(verwijstNaarAnder && { verwijstNaarAnder: true }),
    };
    const nu = clock.now();
    const question = { mail, instellingen, wijkteam, draad, bericht: gebeurtenis, verwijstNaarAnder, bijlagen, nu };
    const target = place.contact === null ? undefined : await zaken.loadContact(place.contact);
    if (target !== undefined && !isVol(target.value)) {
      const decided = decide(target, event);
      if (decided !== 'needs-a-new-contact') return save(target.value, target, decided, place, content, question);
    }
    const begin: ContactKop = { id: begint, kanaal: 'mail', vervolgVan: place.vervolgVan ?? target?.value.id ?? null };
    const kop = await kopVan(ports, begin, tekenVanSleutel(ruw));
    return save(kop, undefined, [event], place, content, question);
  };
}

interface Place {
  readonly id: string;
  readonly op: Instant;
  readonly ruw: string;
  readonly draad: string;
  readonly bijlagen: NonNullable<BerichtInhoud['mail']>['bijlagen'];
}

function contentOf(mail: ReadMail, { id, op, ruw, draad, bijlagen }: Place): BerichtInhoud {
  return {
    id,
    op,
    onderwerp: mail.onderwerp,
    tekst: mail.tekst.slice(0, MAX_TEKST),
    ...((mail.ingekort || mail.tekst.length > MAX_TEKST) && { afgekapt: true }),
    ...(mail.nieuweTekst !== mail.tekst &&
      mail.nieuweTekst.length <= MAX_NIEUWE_TEKST && { nieuweTekst: mail.nieuweTekst }),
    mail: {
      antwoordAan: mail.antwoordAan,
      messageId: mail.messageId,
      references: mail.references,
      draad,
      ontvanger: mail.ontvangers[0] ?? null,
      ruw,
      bijlagen,
    },
  };
}

type NewMessage = Extract<MailPlace, { soort: 'nieuw-bericht' }>;

/** Thread and index, so that what answers this mail, or arrives twice, finds the same contact. */
function indexWrites(place: NewMessage, contact: string): ZaakWrite[] {
  const draad = place.draad?.value.id ?? contact;
  const nummer = place.draad?.value.nummer ?? 0;
  const moved = place.draad?.value.contact !== contact;
  return [
    ...place.ontbrekend.map(({ bericht, afzender }): ZaakWrite => {
      return { soort: 'mailverwijzing', verwijzing: { bericht, afzender, draad, contact } };
    }),
    ...(moved
      ? [
          {
            soort: 'lopend',
            lopend: { soort: 'draad', id: draad, contact, nummer: nummer + 1 },
            vorige: place.draad?.versie ?? 0,
          } as const,
        ]
      : []),
  ];
}
