/** A contact as the API shows it. */
import type { RedenOnderdrukt } from '../domain/contact/bevestiging.ts';
import { type OpenTaak, openTakenVan } from '../domain/contact/open-taken.ts';
import { type Termijn, termijnenVan } from '../domain/contact/termijnen.ts';
import type { Contact } from '../domain/contact/types.ts';
import { earliest, type Instant } from '../domain/tijd/instant.ts';
import { adviesBijGevaar } from '../domain/toestemming/advies.ts';
import type { Crisisdienst } from '../domain/urgentie/acties.ts';
import type { VeiligContact } from '../domain/veilig-contact/afspraak.ts';
import { bevestigingVan } from './bevestiging-view.ts';
import type { Concept } from './concept.ts';
import type { Doorsturing, UitgaandVoortgang } from './contact-outgoing.ts';
import type { AntwoordInhoud, BerichtInhoud, BetrokkeneInhoud, NotitieInhoud, PersoonInhoud } from './inhoud.ts';
import type { Stored } from './ports.ts';

type MailInhoud = NonNullable<BerichtInhoud['mail']>;

/** What lists show: facts only. Its waits, outbox and record are shown as what they come down to. */
export interface ContactView
  extends Omit<Contact, 'wachten' | 'uitgaand' | 'gebeurtenissen' | 'gesprek' | 'trajectstappen'> {
  /** When the oldest wait that has not ended began; null when nobody waits. */
  readonly wachtSinds: Instant | null;
  /** Answers that the provider refused and that were not followed by one that was sent: work for a person. */
  readonly misluktAntwoord: boolean;
  /** Mails of ours other than answers (a forward, a confirmation) that did not arrive: work for a person. */
  readonly misluktBericht: boolean;
  /** What became of the newest acknowledgement of a mail, and why there is none; null where none was called for. */
  readonly bevestiging: 'klaargezet' | 'verzonden' | 'mislukt' | 'ingetrokken' | 'onderdrukt' | null;
  readonly bevestigingReden: RedenOnderdrukt | null;
  /** Since when an answer has been written down that did not leave yet; null when there is none. */
  readonly onverzondenSinds: Instant | null;
  /** What a person still has to do because of what it became, oldest first. */
  readonly openTaken: readonly OpenTaak[];
  /** Terms that have started, soonest deadline first. */
  readonly termijnen: readonly Termijn[];
  /** What to do when there is danger and the hulpvrager may not be known, in plain Dutch; empty otherwise. */
  readonly adviezen: readonly string[];
  readonly versie: number;
}

/** Of a contact that is looked for or opened: by when somebody must react. */
export interface NormView {
  /** Until when a reaction to its oldest open wait is within the norm; null when nobody waits, or no norm holds. */
  readonly normOp: Instant | null;
}

/** Who it is about, and how they may be approached. Whoever may open the contact sees it: they mail and dial. */
export interface TrustDetail {
  readonly personen: readonly BetrokkeneInhoud[];
  /** What holds for this person, wherever it was noted; null when nothing was asked. */
  readonly veiligContact: VeiligContact | null;
  /** Whom to call in this crisis, day and night; null when it is no crisis. */
  readonly crisisdienst: Crisisdienst | null;
}

/** What one contact shows besides: content, as far as the role may see it. */
export interface ContactDetail extends ContactView, NormView, TrustDetail {
  readonly persoon: Omit<PersoonInhoud, 'gesprek'>;
  /** `bijlagen`: what was attached to a mail; the bytes of one that was kept are fetched by its number. */
  readonly berichten: readonly (Omit<BerichtInhoud, 'mail'> & Partial<Pick<MailInhoud, 'bijlagen'>>)[];
  /** One that was withdrawn is shown to who wrote it only. */
  readonly antwoorden: readonly (AntwoordInhoud &
    UitgaandVoortgang & {
      /** Until when it can be withdrawn; null when it cannot. */
      readonly intrekbaarTot: Instant | null;
    })[];
  /** Sent on to a partner or a colleague. */
  readonly doorsturingen: readonly Doorsturing[];
  /** What the reader is writing. */
  readonly concept: Concept | null;
  /** Others who are writing an answer. */
  readonly concepten: readonly { readonly door: string; readonly sinds: Instant }[];
  /** Null when the role may not see notes; the list of facts below is always complete. */
  readonly notities: readonly NotitieInhoud[] | null;
  readonly gebeurtenissen: Contact['gebeurtenissen'];
}

/** Whether any mail that is no answer failed last, that is: was not sent afterwards. */
function hasFailedMail({ gebeurtenissen }: Contact): boolean {
  const last = new Map<string, string>();
  for (const event of gebeurtenissen) {
    if (event.soort === 'mail-verzonden' || event.soort === 'mail-mislukt') last.set(event.mail, event.soort);
  }
  return [...last.values()].includes('mail-mislukt');
}

/** Somebody waits for an answer; a confirmation that is late makes nobody wait. */
function unsentSince({ uitgaand }: Contact): Instant | null {
  const answers = uitgaand.filter(({ aard }) => aard === 'antwoord');
  return earliest(...answers.map(({ verzendenOp }) => verzendenOp)) ?? null;
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
    verlagingsverzoek: contact.verlagingsverzoek,
    spoedzaak: contact.spoedzaak,
    gevaarsignalen: contact.gevaarsignalen,
    soortBericht: contact.soortBericht,
    vervolgVan: contact.vervolgVan,
    wachtSinds: open.toSorted()[0] ?? null,
    misluktAntwoord: last?.soort === 'antwoord-mislukt',
    misluktBericht: hasFailedMail(contact),
    ...bevestigingVan(contact),
    onverzondenSinds: unsentSince(contact),
    terugbelverzoeken: contact.terugbelverzoeken,
    twijfels: contact.twijfels,
    toestemming: contact.toestemming,
    betrokkenen: contact.betrokkenen,
    veiligContactAfgesproken: contact.veiligContactAfgesproken,
    aanmelding: contact.aanmelding,
    kenmerken: contact.kenmerken,
    klacht: contact.klacht,
    afspraken: contact.afspraken,
    openTaken: openTakenVan(contact),
    termijnen: termijnenVan(contact),
    adviezen: adviesBijGevaar(contact),
    versie,
  };
}
