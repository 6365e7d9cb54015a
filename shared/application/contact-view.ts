/** A contact as the API shows it. */
import type { Contact } from '../domain/contact/types.ts';
import { earliest, type Instant } from '../domain/tijd/instant.ts';
import type { AntwoordInhoud, BerichtInhoud, NotitieInhoud, PersoonInhoud } from './inhoud.ts';
import type { Stored } from './ports.ts';

type MailInhoud = NonNullable<BerichtInhoud['mail']>;

/** What lists show: facts only. Its waits, outbox and record are shown as what they come down to. */
export interface ContactView extends Omit<Contact, 'wachten' | 'uitgaand' | 'gebeurtenissen'> {
  /** When the oldest wait that has not ended began; null when nobody waits. */
  readonly wachtSinds: Instant | null;
  /** Answers that the provider refused and that were not followed by one that was sent: work for a person. */
  readonly misluktAntwoord: boolean;
  /** Since when an answer has been written down that did not leave yet; null when there is none. */
  readonly onverzondenSinds: Instant | null;
  readonly versie: number;
}

/** What one contact shows besides: content, as far as the role may see it. */
export interface ContactDetail extends ContactView {
  readonly persoon: Omit<PersoonInhoud, 'gesprek'>;
  /** `bijlagen`: what was attached to a mail; the bytes are in the raw message. */
  readonly berichten: readonly (Omit<BerichtInhoud, 'mail'> & Partial<Pick<MailInhoud, 'bijlagen'>>)[];
  readonly antwoorden: readonly (AntwoordInhoud & {
    readonly status: 'klaargezet' | 'verzonden' | 'mislukt';
    readonly verzondenOp: Instant | null;
  })[];
  /** Null when the role may not see notes; the list of facts below is always complete. */
  readonly notities: readonly NotitieInhoud[] | null;
  readonly gebeurtenissen: Contact['gebeurtenissen'];
}

export function contactView({ value: contact, versie }: Stored<Contact>): ContactView {
  const open = contact.wachten.filter((wacht) => wacht.einde === null).map((wacht) => wacht.begin);
  const last = contact.gebeurtenissen
    .filter((g) => g.soort === 'antwoord-mislukt' || g.soort === 'antwoord-verzonden')
    .at(-1);
  return {
    id: contact.id,
    kanaal: contact.kanaal,
    wijkteam: contact.wijkteam,
    locatie: contact.locatie,
    domein: contact.domein,
    status: contact.status,
    ontvangenOp: contact.ontvangenOp,
    aangenomenOp: contact.aangenomenOp,
    aangenomenDoor: contact.aangenomenDoor,
    beantwoordOp: contact.beantwoordOp,
    afgeslotenOp: contact.afgeslotenOp,
    uitkomst: contact.uitkomst,
    urgentie: contact.urgentie,
    spoedzaak: contact.spoedzaak,
    gevaarsignalen: contact.gevaarsignalen,
    soortBericht: contact.soortBericht,
    vervolgVan: contact.vervolgVan,
    wachtSinds: open.toSorted()[0] ?? null,
    misluktAntwoord: last?.soort === 'antwoord-mislukt',
    onverzondenSinds: earliest(...contact.uitgaand.map(({ klaargezetOp }) => klaargezetOp)) ?? null,
    terugbelverzoeken: contact.terugbelverzoeken,
    twijfels: contact.twijfels,
    versie,
  };
}
