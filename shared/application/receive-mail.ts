import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop, Gevaarsignaal, SoortBericht } from '../domain/contact/types.ts';
import { ALGEMEEN } from '../domain/contact/types.ts';
import { RefusedError } from '../domain/errors.ts';
import { findGevaarsignalen } from '../domain/gevaarsignalen/find-gevaarsignalen.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { isVol } from './contact-size.ts';
import { contactWith, saveContact } from './contact-write.ts';
import type { BerichtInhoud } from './inhoud.ts';
import { makeKeepUnreadable } from './keep-unreadable.ts';
import type { MailReader, ReadMail } from './mail-codec.ts';
import { findPlace, type MailPlace } from './mail-place.ts';
import type { Ports, Stored, ZaakWrite } from './ports.ts';
import { FACTS_NU } from './record-facts-of-contact.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type ReceivedMail =
  | {
      readonly soort: 'opgenomen';
      readonly contact: string;
      /** The thread, named after its first contact. */
      readonly draad: string;
      readonly soortBericht: SoortBericht;
    }
  | { readonly soort: 'onleesbaar'; readonly id: string };

/** `sleutel`: where the raw message lies in the bucket; `ontvangenOp`: when the mail service received it. */
export type ReceiveMail = (mail: { readonly sleutel: string; readonly ontvangenOp: Instant }) => Promise<ReceivedMail>;

/** An item of the content store holds 400 KB, and a character takes up to six bytes; the raw message has all of it. */
const MAX_TEKST = 50_000;
const MAX_NIEUWE_TEKST = 12_000;
const MAX_BIJLAGEN = 100;

function wijkteamBehind(instellingen: Instellingen, adressen: readonly string[]): string | undefined {
  for (const adres of adressen) {
    const local = adres.split('@')[0];
    const found = Object.values(instellingen.wijkteams).find(({ mailadressen }) =>
      mailadressen.some((own) => own.toLowerCase() === adres || own.toLowerCase() === local),
    );
    if (found) return found.slug;
  }
  return undefined;
}

/** The wijkteam to which the mail was addressed: by whole address or by local part. */
export function wijkteamVanMail(instellingen: Instellingen, ontvangers: readonly string[]): string {
  return wijkteamBehind(instellingen, ontvangers) ?? ALGEMEEN;
}

/** A group that is an address of ours hands on what people write to us: no list that we read along with. */
function seenFromHere(mail: ReadMail, instellingen: Instellingen): ReadMail {
  const ours = mail.soortBericht === 'lijst' && wijkteamBehind(instellingen, mail.groep) !== undefined;
  return ours ? { ...mail, soortBericht: 'persoon' } : mail;
}

function gevaarsignalenOf({ onderwerp, tekst }: Pick<ReadMail, 'onderwerp' | 'tekst'>): Gevaarsignaal[] {
  return [...findGevaarsignalen(onderwerp, 'onderwerp'), ...findGevaarsignalen(tekst, 'tekst')];
}

/** Reports quote mail of ours; what they say of danger was said before. */
const QUOTES_US: ReadonlySet<SoortBericht> = new Set(['bezorgrapport', 'misbruikrapport']);

/**
 * Automatic mail that a person must see all the same: it speaks of danger in its own words (it may have been taken for
 * automatic wrongly), or it says that a mail will not arrive and nothing in it tells which answer of ours that was.
 */
function asksForAttention(mail: ReadMail, linked: boolean): boolean {
  if (mail.soortBericht === 'persoon') return false;
  if (mail.onbezorgd !== null && !linked) return true;
  if (QUOTES_US.has(mail.soortBericht)) return false;
  return gevaarsignalenOf({ onderwerp: mail.onderwerp, tekst: mail.nieuweTekst }).length > 0;
}

interface Circumstances {
  /** Key of the raw message in the bucket. */
  readonly ruw: string;
  readonly op: Instant;
  readonly wijkteam: string;
  readonly aandacht: boolean;
}

/**
 * Takes a raw message in: once, in the contact to which it belongs. Content goes first, then contact, thread and index in
 * one transaction; whatever breaks off in between is simply done again.
 */
export function makeReceiveMail(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'raw' | 'instellingen' | 'ids' | 'jitter'> & {
    readonly mailCodec: MailReader;
  },
): ReceiveMail {
  const { zaken, inhoud, raw, instellingen, ids, jitter, mailCodec } = ports;
  const keepUnreadable = makeKeepUnreadable(ports);

  async function putContent(contact: string, mail: ReadMail, bericht: BerichtInhoud): Promise<void> {
    await inhoud.putBericht(contact, bericht);
    const naam = mail.van?.naam ?? undefined;
    const adres = mail.van?.adres;
    await inhoud.mergePersoon(contact, { ...(naam && { naam }), ...(adres && { mail: adres }) });
  }

  function decide(
    stored: Stored<Contact> | undefined,
    kop: ContactKop,
    event: ContactGebeurtenis,
  ): readonly ContactGebeurtenis[] | 'needs-a-new-contact' {
    try {
      const command = { soort: 'registreerGebeurtenissen', kop, gebeurtenissen: [event] } as const;
      return decideContact(command, stored?.value ?? null, { nu: FACTS_NU });
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'afgesloten') return 'needs-a-new-contact';
      throw error;
    }
  }

  async function record(mail: ReadMail, circumstances: Circumstances): Promise<{ contact: string; draad: string }> {
    const { ruw, op, wijkteam, aandacht } = circumstances;
    const place = await findPlace(ports, mail);
    if (place.soort === 'al-opgenomen') return place;
    const event: ContactGebeurtenis = {
      id: place.gebeurtenis,
      op,
      soort: 'bericht-ontvangen',
      bericht: place.gebeurtenis,
      soortBericht: mail.soortBericht,
      wijkteam,
      gevaarsignalen: gevaarsignalenOf(mail),
      ...(aandacht && { vraagtAandacht: true }),
    };
    const { begint } = place;
    const draad = place.draad?.value.id ?? begint;
    const bericht: BerichtInhoud = {
      id: place.gebeurtenis,
      op,
      onderwerp: mail.onderwerp,
      tekst: mail.tekst.slice(0, MAX_TEKST),
      ...((mail.ingekort || mail.tekst.length > MAX_TEKST) && { afgekapt: true }),
      ...(mail.nieuweTekst !== mail.tekst &&
        mail.nieuweTekst.length <= MAX_NIEUWE_TEKST && { nieuweTekst: mail.nieuweTekst }),
      ...(place.verwijstNaarAnder && { verwijstNaarAnder: true }),
      mail: {
        antwoordAan: mail.antwoordAan,
        messageId: mail.messageId,
        references: mail.references,
        draad,
        ontvanger: mail.ontvangers[0] ?? null,
        ruw,
        bijlagen: mail.bijlagen.slice(0, MAX_BIJLAGEN),
      },
    };
    const target = place.contact === null ? undefined : await zaken.loadContact(place.contact);
    if (target !== undefined && !isVol(target.value)) {
      const decided = decide(target, target.value, event);
      if (decided !== 'needs-a-new-contact') {
        await putContent(target.value.id, mail, bericht);
        const contact = decided.length > 0 ? [contactWith(target.value, target, decided).write] : [];
        await zaken.save([...contact, ...indexWrites(place, target.value.id)]);
        return { contact: target.value.id, draad };
      }
    }
    const kop: ContactKop = { id: begint, kanaal: 'mail', vervolgVan: place.vervolgVan ?? target?.value.id ?? null };
    await putContent(begint, mail, bericht);
    await zaken.save([contactWith(kop, undefined, [event]).write, ...indexWrites(place, begint)]);
    return { contact: begint, draad };
  }

  /** The answer of ours that the surest of these message ids belongs to. */
  async function findAnswer(messageIds: readonly string[]): Promise<{ contact: string; antwoord: string } | undefined> {
    const berichten = messageIds.map((messageId) => ids.hash('message-id', messageId));
    const found = berichten.length === 0 ? [] : await zaken.loadMailverwijzingen(berichten);
    for (const bericht of berichten) {
      for (const { bericht: of, contact, antwoord } of found) {
        if (of === bericht && antwoord !== undefined) return { contact, antwoord };
      }
    }
    return undefined;
  }

  /**
   * An answer of ours that turned out not to arrive was never given: the question waits again, as visible work.
   * @returns whether the report could be laid beside an answer
   */
  async function recordUndelivered(
    { messageIds, reden }: NonNullable<ReadMail['onbezorgd']>,
    op: Instant,
  ): Promise<boolean> {
    const found = await findAnswer(messageIds);
    if (found !== undefined) {
      const { contact, antwoord } = found;
      await retryOnConflict(jitter, async () => {
        const stored = await zaken.loadContact(contact);
        if (stored === undefined) return;
        const id = ids.derived('onbezorgd', contact, antwoord);
        const events = decideContact({ soort: 'meldMislukt', id, antwoord, reden }, stored.value, { nu: op });
        await saveContact(zaken, stored, events);
      });
    }
    return found !== undefined;
  }

  return async ({ sleutel, ontvangenOp }) => {
    const ruw = await raw.get(sleutel);
    if (ruw === undefined) throw new Error('a received mail is not in the bucket (yet)');
    const rawId = sleutel.slice(sleutel.lastIndexOf('/') + 1);
    const read = await mailCodec.read(ruw);
    if ('onleesbaar' in read) {
      const kept = { id: rawId, kanaal: 'mail', ontvangenOp, reden: read.onleesbaar, ruw: { sleutel } } as const;
      return { soort: 'onleesbaar', id: (await keepUnreadable(kept)).id };
    }
    const known = await instellingen.readInstellingen();
    const mail = seenFromHere(read, known);
    const linked = mail.onbezorgd !== null && (await recordUndelivered(mail.onbezorgd, ontvangenOp));
    const circumstances: Circumstances = {
      ruw: sleutel,
      op: ontvangenOp,
      wijkteam: wijkteamVanMail(known, mail.ontvangers),
      aandacht: asksForAttention(mail, linked),
    };
    const { contact, draad } = await retryOnConflict(jitter, () => record(mail, circumstances));
    return { soort: 'opgenomen', contact, draad, soortBericht: mail.soortBericht };
  };
}

/** Thread and index, so that what answers this mail, or arrives twice, finds the same contact. */
function indexWrites(place: Extract<MailPlace, { soort: 'nieuw-bericht' }>, contact: string): ZaakWrite[] {
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
