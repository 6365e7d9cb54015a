/**
 * The acknowledgement of a received mail: whether there is one, and what it says. Nothing of it is an answer: it ends no
 * wait. What is decided here is saved with the contact in one transaction, counters included, so that a mail that is
 * delivered twice, or two that come at once, never give one more than the limits allow.
 */

import { decideBevestiging, type RedenOnderdrukt, type Teller } from '../domain/contact/bevestiging.ts';
import { bevestigingTekst } from '../domain/contact/bevestiging-tekst.ts';
import type { Contact, GebeurtenisVan } from '../domain/contact/types.ts';
import { ALGEMEEN, SYSTEEM } from '../domain/contact/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { domeinVan, kaalAdres } from './afzender.ts';
import type { BijlageFeit } from './inhoud.ts';
import { geweigerdeBestanden } from './keep-bijlagen.ts';
import type { ReadMail } from './mail-codec.ts';
import { wijkteamVanMail } from './mail-wijkteam.ts';
import { normOp } from './normen.ts';
import { openingsindexVan } from './openingstijden.ts';
import { prepareMail } from './outgoing-mail.ts';
import type { Adressen, Ports, Stored, ZaakWrite } from './ports.ts';
import { makeCheckVeiligContact } from './veilig-contact.ts';

export interface TeBevestigen {
  readonly mail: ReadMail;
  readonly instellingen: Instellingen;
  /** Of the mail. */
  readonly wijkteam: string;
  readonly draad: string;
  /** Id of the message. */
  readonly bericht: string;
  readonly verwijstNaarAnder: boolean;
  readonly bijlagen: readonly BijlageFeit[];
  readonly nu: Instant;
}

export type Besluit =
  /** Nothing to say: no person wrote, or this thread was confirmed today. */
  | { readonly soort: 'geen' }
  | { readonly soort: 'onderdrukken'; readonly reden: RedenOnderdrukt }
  | { readonly soort: 'versturen'; readonly aan: string; readonly writes: readonly ZaakWrite[] };

type Needs = Pick<Ports, 'zaken' | 'inhoud' | 'ids' | 'nummers'> & {
  readonly adressen: Pick<Adressen, 'afzenderMail'>;
};

/** All acknowledgements together are counted under one name. */
const ALLES = 'alles';

/**
 * Whether an address is one of ours: that of the sender of our mail, or one of a wijkteam, whole or, where only its local
 * part is set, at the domain from which we send.
 */
export function isEigenAdres(instellingen: Instellingen, afzenderMail: string, adres: string): boolean {
  const own = kaalAdres(afzenderMail);
  const domein = domeinVan(afzenderMail);
  const gelijk = adres.trim().toLowerCase();
  const named = Object.values(instellingen.wijkteams).flatMap(({ mailadressen }) => mailadressen);
  return [own, ...named].some((one) => (one.includes('@') ? one : `${one}@${domein}`).toLowerCase() === gelijk);
}

function namesWijkteam(instellingen: Instellingen, adres: string): boolean {
  return wijkteamVanMail(instellingen, [adres]) !== ALGEMEEN;
}

/** What forbids it whatever was sent before. */
function whyNot({ mail, instellingen, verwijstNaarAnder }: TeBevestigen, afzenderMail: string): RedenOnderdrukt | null {
  const adressen = [mail.antwoordAan, mail.van?.adres].filter((adres) => typeof adres === 'string');
  if (instellingen.organisatie.ontvangstbevestiging === false) return 'uitgezet';
  if (mail.antwoordAan === null) return 'geen-adres';
  // A wijkteam that is set by its local part alone is ours at any domain at which this mail reached it.
  const domeinen = [afzenderMail, ...mail.ontvangers.filter((adres) => namesWijkteam(instellingen, adres))];
  if (adressen.some((adres) => domeinen.some((domein) => isEigenAdres(instellingen, domein, adres)))) {
    return 'eigen-adres';
  }
  if (mail.geenAutomatischAntwoord !== null) return mail.geenAutomatischAntwoord;
  // What came through a group may have gone to many, and each of them may answer.
  if (mail.groep.length > 0) return 'kenmerk-van-automatisch';
  return verwijstNaarAnder ? 'verwijst-naar-ander' : null;
}

/** Decides, changing nothing. Ask after the content was put: who it is decides what is safe. */
export async function decideAcknowledgement(ports: Needs, contact: string, vraag: TeBevestigen): Promise<Besluit> {
  const { zaken, ids, adressen } = ports;
  const { mail, draad, nu } = vraag;
  if (mail.soortBericht !== 'persoon') return { soort: 'geen' };
  const reden = whyNot(vraag, adressen.afzenderMail);
  const aan = mail.antwoordAan;
  if (reden !== null || aan === null) return { soort: 'onderdrukken', reden: reden ?? 'geen-adres' };
  const load = async (id: string): Promise<Stored<Teller>> =>
    (await zaken.loadTeller(id)) ?? { versie: 0, value: { id, gegeven: [] } };
  const [afzender, totaal] = await Promise.all([load(ids.hash('bevestigd-aan', aan)), load(ALLES)]);
  const besluit = decideBevestiging(afzender.value, totaal.value, ids.hash('bevestigde-draad', draad), nu);
  if (besluit.soort === 'al-bevestigd') return { soort: 'geen' };
  if (besluit.soort === 'onderdrukken') return besluit;
  const veilig = await makeCheckVeiligContact(ports)({ contact, wijze: 'mail', adres: aan, nu, noemtOns: true });
  if (!veilig.mag) return { soort: 'onderdrukken', reden: 'veilig-contact' };
  return {
    soort: 'versturen',
    aan,
    writes: [
      { soort: 'teller', teller: besluit.afzender, vorige: afzender.versie },
      { soort: 'teller', teller: besluit.totaal, vorige: totaal.versie },
    ],
  };
}

/** Writes it down: its text, and the fact that it must go out, for the caller to save with the contact and its counters. */
export async function writeAcknowledgement(
  ports: Pick<Ports, 'inhoud' | 'ids'>,
  contact: Contact,
  aan: string,
  { mail, instellingen, wijkteam, draad, bericht, bijlagen, nu }: TeBevestigen,
): Promise<GebeurtenisVan<'mail-klaargezet'> | undefined> {
  const index = openingsindexVan(instellingen, { wijkteam, kanaal: 'mail' });
  const tekst = bevestigingTekst({
    organisatie: instellingen.organisatie,
    wijkteam: instellingen.wijkteams[wijkteam]?.naam ?? null,
    nu,
    toestand: index.toestand(nu),
    opentOp: index.eerstvolgendOpen(nu),
    norm: normOp(instellingen, 'mail', wijkteam, nu),
    geweigerd: geweigerdeBestanden(mail, bijlagen),
  });
  return prepareMail(
    ports,
    contact,
    {
      id: bevestigingId(ports.ids, draad, aan, nu),
      aard: 'ontvangstbevestiging',
      door: SYSTEEM,
      aan,
      ...tekst,
      opBericht: bericht,
      automatisch: true,
    },
    nu,
  );
}

/** One a day at most for a thread of a sender, under the same name whichever of its messages comes first. */
function bevestigingId(ids: Ports['ids'], draad: string, aan: string, nu: Instant): string {
  return ids.derived('ontvangstbevestiging', draad, aan, localDateOf(nu));
}
