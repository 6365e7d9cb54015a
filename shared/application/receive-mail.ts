import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop, Gevaarsignaal } from '../domain/contact/types.ts';
import { ALGEMEEN } from '../domain/contact/types.ts';
import { RefusedError } from '../domain/errors.ts';
import { findGevaarsignalen } from '../domain/gevaarsignalen/find-gevaarsignalen.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { isVol } from './contact-size.ts';
import { contactWith, saveContact } from './contact-write.ts';
import type { BerichtInhoud } from './inhoud.ts';
import { makeKeepUnreadable } from './keep-unreadable.ts';
import type { ReadMail } from './mail-codec.ts';
import { findPlace, type MailPlace } from './mail-place.ts';
import type { Ports, Stored, ZaakWrite } from './ports.ts';
import { FACTS_NU } from './record-facts-of-contact.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type ReceivedMail =
  | { readonly soort: 'opgenomen'; readonly contact: string }
  | { readonly soort: 'onleesbaar'; readonly id: string };

/** `sleutel`: where the raw message lies in the bucket; `ontvangenOp`: when the mail service received it. */
export type ReceiveMail = (mail: { readonly sleutel: string; readonly ontvangenOp: Instant }) => Promise<ReceivedMail>;

/** An item of the content store holds 400 KB, and a character takes up to six bytes; the raw message has all of it. */
const MAX_TEKST = 60_000;
const MAX_BIJLAGEN = 100;

/** The wijkteam to which the mail was addressed: by whole address or by local part. */
export function wijkteamVanMail(instellingen: Instellingen, ontvangers: readonly string[]): string {
  for (const ontvanger of ontvangers) {
    const local = ontvanger.split('@')[0];
    const found = Object.values(instellingen.wijkteams).find(({ mailadressen }) =>
      mailadressen.some((adres) => adres.toLowerCase() === ontvanger || adres.toLowerCase() === local),
    );
    if (found) return found.slug;
  }
  return ALGEMEEN;
}

function gevaarsignalenOf(mail: ReadMail): Gevaarsignaal[] {
  return [...findGevaarsignalen(mail.onderwerp, 'onderwerp'), ...findGevaarsignalen(mail.tekst, 'tekst')];
}

/**
 * Takes a raw message in: once, in the contact to which it belongs. Content goes first, then contact, thread and index in
 * one transaction; whatever breaks off in between is simply done again.
 */
export function makeReceiveMail(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'raw' | 'instellingen' | 'ids' | 'jitter' | 'mailCodec'>,
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

  async function record(mail: ReadMail, rawId: string, ruw: string, op: Instant): Promise<string> {
    const place = await findPlace(ports, mail, rawId);
    if (place.soort === 'al-opgenomen') return place.contact;
    const wijkteam = wijkteamVanMail(await instellingen.readInstellingen(), mail.ontvangers);
    const event: ContactGebeurtenis = {
      id: place.gebeurtenis,
      op,
      soort: 'bericht-ontvangen',
      bericht: place.gebeurtenis,
      soortBericht: mail.soortBericht,
      wijkteam,
      gevaarsignalen: gevaarsignalenOf(mail),
    };
    const begins = ids.derived('mail', rawId);
    const bericht: BerichtInhoud = {
      id: place.gebeurtenis,
      op,
      onderwerp: mail.onderwerp,
      tekst: mail.tekst.slice(0, MAX_TEKST),
      ...(mail.tekst.length > MAX_TEKST && { afgekapt: true }),
      ...(place.verwijstNaarAnder && { verwijstNaarAnder: true }),
      mail: {
        antwoordAan: mail.antwoordAan,
        messageId: mail.messageId,
        references: mail.references,
        draad: place.draad?.value.id ?? begins,
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
        return target.value.id;
      }
    }
    const kop: ContactKop = { id: begins, kanaal: 'mail', vervolgVan: place.vervolgVan ?? target?.value.id ?? null };
    await putContent(begins, mail, bericht);
    await zaken.save([contactWith(kop, undefined, [event]).write, ...indexWrites(place, begins)]);
    return begins;
  }

  /** An answer of ours that turned out not to arrive was never given: the question waits again, as visible work. */
  async function recordUndelivered(
    { messageId, reden }: NonNullable<ReadMail['onbezorgd']>,
    op: Instant,
  ): Promise<void> {
    const found = await zaken.loadMailverwijzingen([ids.hash('message-id', messageId)]);
    for (const { contact, antwoord } of found) {
      if (antwoord === undefined) continue;
      await retryOnConflict(jitter, async () => {
        const stored = await zaken.loadContact(contact);
        if (stored === undefined) return;
        const id = ids.derived('onbezorgd', contact, antwoord);
        const events = decideContact({ soort: 'meldMislukt', id, antwoord, reden }, stored.value, { nu: op });
        await saveContact(zaken, stored, events);
      });
    }
  }

  return async ({ sleutel, ontvangenOp }) => {
    const ruw = await raw.get(sleutel);
    if (ruw === undefined) throw new Error('a received mail is not in the bucket (yet)');
    const rawId = sleutel.slice(sleutel.lastIndexOf('/') + 1);
    const mail = await mailCodec.read(ruw);
    if ('onleesbaar' in mail) {
      const kept = { id: rawId, kanaal: 'mail', ontvangenOp, reden: mail.onleesbaar, ruw: { sleutel } } as const;
      return { soort: 'onleesbaar', id: (await keepUnreadable(kept)).id };
    }
    if (mail.onbezorgd !== null) await recordUndelivered(mail.onbezorgd, ontvangenOp);
    const contact = await retryOnConflict(jitter, () => record(mail, rawId, sleutel, ontvangenOp));
    return { soort: 'opgenomen', contact };
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
