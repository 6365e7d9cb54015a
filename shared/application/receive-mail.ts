import type { RedenOnderdrukt } from '../domain/contact/bevestiging.ts';
import type { SoortBericht } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { dispatch } from './dispatch.ts';
import { makeKeepUnreadable } from './keep-unreadable.ts';
import type { MailReader, ReadMail } from './mail-codec.ts';
import { seenFromHere, wijkteamVanMail } from './mail-wijkteam.ts';
import type { Ports } from './ports.ts';
import { gevaarsignalenVanMail, makeRecordMail, type RecordMailPorts } from './record-mail.ts';
import { makeRecordUndelivered } from './record-undelivered.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type ReceivedMail =
  | {
      readonly soort: 'opgenomen';
      readonly contact: string;
      /** The thread, named after its first contact. */
      readonly draad: string;
      readonly soortBericht: SoortBericht;
      /** The message, as an event of its contact. */
      readonly gebeurtenis: string;
      /** To which the mail was addressed. */
      readonly wijkteam: string;
      /** Why a person's mail is not acknowledged; absent when it is, or its thread was today. */
      readonly geenBevestiging?: RedenOnderdrukt;
      /** A canary of ours. */
      readonly proef?: true;
    }
  | { readonly soort: 'onleesbaar'; readonly id: string };

/** `sleutel`: where the raw message lies in the bucket; `ontvangenOp`: when the mail service received it. */
export type ReceiveMail = (mail: { readonly sleutel: string; readonly ontvangenOp: Instant }) => Promise<ReceivedMail>;

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
  return gevaarsignalenVanMail(mail).length > 0;
}

/**
 * Takes a raw message in: once, in the contact to which it belongs, and puts ready its acknowledgement when it gets one.
 * Content goes first, then all facts in one transaction; whatever breaks off in between is simply done again. When only
 * the handing over of the acknowledgement fails, the tick does it.
 */
export function makeReceiveMail(
  ports: RecordMailPorts &
    Pick<Ports, 'instellingen' | 'jitter' | 'antwoordQueue'> & {
      readonly mailCodec: MailReader;
    },
): ReceiveMail {
  const { raw, instellingen, jitter, mailCodec, antwoordQueue } = ports;
  const keepUnreadable = makeKeepUnreadable(ports);
  const recordMail = makeRecordMail(ports);
  const recordUndelivered = makeRecordUndelivered(ports);

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
    const circumstances = {
      ruw: sleutel,
      op: ontvangenOp,
      wijkteam: wijkteamVanMail(known, mail.ontvangers),
      aandacht: asksForAttention(mail, linked),
      instellingen: known,
    };
    const recorded = await retryOnConflict(jitter, () => recordMail(mail, circumstances));
    const { contact, draad, gebeurtenis, bevestiging, geenBevestiging, proef } = recorded;
    if (bevestiging !== undefined) await dispatch(antwoordQueue, [{ contact, antwoord: bevestiging }]);
    return {
      soort: 'opgenomen',
      contact,
      draad,
      soortBericht: mail.soortBericht,
      gebeurtenis,
      wijkteam: circumstances.wijkteam,
      ...(geenBevestiging !== undefined && { geenBevestiging }),
      ...(proef && { proef }),
    };
  };
}
