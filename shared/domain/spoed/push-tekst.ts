/**
 * The words of a push. No personal data: a reference, wijkteam, domein, urgentie, deadline, a link that asks for sign-in, and
 * for who may take the case up the ways of doing so without.
 */
import { localDateOf, localDateTimeOf, weekdayOf } from '../tijd/amsterdam.ts';
import type { Instant } from '../tijd/instant.ts';
import { fitsInSms, SMS_TEKENS, toSmsAlfabet } from './sms-tekst.ts';
import type { PushKop, Spoedzaak } from './types.ts';

export interface PushOmgeving {
  readonly naamWijkteam: string;
  /** Base of the link, without slash at the end. */
  readonly consoleAdres: string;
  readonly nummerCrisisdienst: string;
  /** By which the person who gets this push takes the case up; only in what nobody else reads. */
  readonly oppakLink?: string;
  /** An answer to the SMS arrives with us. */
  readonly antwoordbaar?: boolean;
}

export interface PushTekst {
  readonly onderwerp: string;
  /** Body of the mail. */
  readonly tekst: string;
  /** One SMS. */
  readonly sms: string;
  /** To the case, behind sign-in. */
  readonly link: string;
}

const DAGEN = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];

/** Short name of a case for between colleagues, such as `S-3F9A1C`; it tells nothing about anybody. */
export function referentieVan(id: string): string {
  return `S-${id
    .replace(/[^0-9a-z]/gi, '')
    .slice(-6)
    .toUpperCase()}`;
}

/** Where the case is opened, behind sign-in. */
export function zaakLink(consoleAdres: string, id: string): string {
  return `${consoleAdres.replace(/\/+$/, '')}/spoedzaken/${encodeURIComponent(id)}`;
}

/** Wall-clock time in Amsterdam, such as `zo 29-03 18:30`. */
export function wanneer(op: Instant): string {
  const local = localDateTimeOf(op);
  return `${DAGEN[weekdayOf(localDateOf(op)) - 1]} ${local.slice(8, 10)}-${local.slice(5, 7)} ${local.slice(11)}`;
}

/** Per purpose: what the subject says, and what is asked in the mail and in the SMS. */
const DOELEN: Readonly<
  Record<PushKop['doel'], { readonly kop: string; readonly vraag: string; readonly kort: string }>
> = {
  oppakken: {
    kop: 'Pakt u dit op?',
    vraag: 'Er is een nieuwe zaak voor u. Open de zaak en kies "Ik pak dit op".',
    kort: 'Pakt u dit op?',
  },
  escalatie: {
    kop: 'Nog niet opgepakt',
    vraag: 'Niemand heeft deze zaak opgepakt. U bent aan de beurt. Open de zaak en zorg dat iemand die oppakt.',
    kort: 'Nog niet opgepakt.',
  },
  herinnering: {
    kop: 'Herinnering',
    vraag: 'De hulpvrager is nog niet gesproken. Open de zaak en leg uw contact vast.',
    kort: 'Nog niet gesproken.',
  },
  overschreden: {
    kop: 'Termijn voorbij',
    vraag: 'De termijn is voorbij en de hulpvrager is nog niet gesproken. Onderneem nu actie.',
    kort: 'Termijn voorbij!',
  },
  'geen-dienst': {
    kop: 'Niemand heeft dienst voor de termijn',
    vraag: 'Voor het einde van de termijn heeft niemand dienst. Zorg dat iemand de zaak oppakt.',
    kort: 'Niemand heeft dienst.',
  },
  overdracht: {
    kop: 'Neemt u dit over?',
    vraag: 'Een collega vraagt u om deze zaak over te nemen. Open de zaak en kies "Ik pak dit op".',
    kort: 'Neemt u dit over?',
  },
  'overdracht-open': {
    kop: 'Overdracht niet aangenomen',
    vraag:
      'Een collega is gevraagd om deze zaak over te nemen, en heeft dat niet gedaan. De zaak blijft bij wie die heeft.',
    kort: 'Overdracht niet aangenomen.',
  },
  vandaag: {
    kop: 'Vandaag contact, of draag over',
    vraag:
      'De hulpvrager is nog niet gesproken, en straks heeft bij uw team niemand dienst. Spreek de hulpvrager vandaag, of draag de zaak over.',
    kort: 'Vandaag contact, of draag over.',
  },
  'crisis-open': {
    kop: 'Crisis zonder gesprek of overdracht',
    vraag:
      'In deze crisis is nog niemand gesproken, en geen crisisdienst heeft bevestigd dat zij het overneemt. Bel nu en leg vast wat er is afgesproken.',
    kort: 'Nog niet gesproken of overgenomen.',
  },
};

/** What a push asks, in a few words that can be spoken as well. */
export const kortVan = (doel: PushKop['doel']): string => DOELEN[doel].kort;

/** Names the crisisdienst where it can be needed: in a crisis, and when nobody has duty in time. */
export function needsCrisisdienst(zaak: Spoedzaak, doel: PushKop['doel']): boolean {
  return zaak.urgentie === 'crisis' || doel === 'geen-dienst';
}

interface Smsdelen {
  readonly lang: string;
  readonly zonderTeam: string;
  readonly dienst: string;
  readonly link: string;
  readonly oppakLink: string | undefined;
  readonly antwoordbaar: boolean;
}

/** An SMS by which the case can be taken up, most complete first; none when that is not offered. */
function smsMetOppakken({ lang, zonderTeam, dienst, link, oppakLink, antwoordbaar }: Smsdelen): readonly string[] {
  const weg = antwoordbaar ? `Antwoord 1 of ${oppakLink}` : `Oppakken: ${oppakLink}`;
  return [
    ...(oppakLink === undefined
      ? []
      : [`${lang}${dienst} ${weg} Zaak: ${link}`, `${lang}${dienst} ${weg}`, `${zonderTeam}${dienst} ${weg}`]),
    ...(antwoordbaar
      ? [
          `${lang}${dienst} Antwoord 1 of ${link}`,
          `${lang}${dienst} Antwoord 1 en pak op.`,
          `${zonderTeam}${dienst} Antwoord 1 en pak op.`,
        ]
      : []),
  ];
}

/** What is left when nothing else fits: the number of the crisisdienst is given up last. */
function smsKern(kern: string, dienst: string): string {
  const nummer = toSmsAlfabet(dienst).slice(0, SMS_TEKENS);
  return `${toSmsAlfabet(kern).slice(0, SMS_TEKENS - nummer.length)}${nummer}`;
}

/** The subject of a push: what it asks, about which case and of which wijkteam. */
export function pushTitel(
  zaak: Pick<Spoedzaak, 'id' | 'urgentie'>,
  doel: PushKop['doel'],
  naamWijkteam: string,
): string {
  const soort = zaak.urgentie === 'crisis' ? 'Crisis' : 'Spoed';
  return `${soort} ${referentieVan(zaak.id)} ${naamWijkteam}: ${DOELEN[doel].kop}`;
}

/** Subject and text of a push, for mail and for SMS, in plain Dutch. The SMS always fits in one message. */
export function pushTekst(zaak: Spoedzaak, doel: PushKop['doel'], omgeving: PushOmgeving): PushTekst {
  const { naamWijkteam, consoleAdres, nummerCrisisdienst, oppakLink, antwoordbaar = false } = omgeving;
  const referentie = referentieVan(zaak.id);
  const link = zaakLink(consoleAdres, zaak.id);
  const crisis = zaak.urgentie === 'crisis';
  const { vraag, kort } = DOELEN[doel];
  const uiterlijk = wanneer(zaak.uiterlijkOp);
  const bellen = needsCrisisdienst(zaak, doel);
  const tekst = [
    vraag,
    '',
    `Zaak: ${referentie}`,
    `Wijkteam: ${naamWijkteam}`,
    `Domein: ${zaak.domein}`,
    `Urgentie: ${zaak.urgentie}`,
    crisis ? 'Opvolgen: nu direct' : `Opvolgen: uiterlijk ${uiterlijk}`,
    ...(bellen ? ['', `Crisisdienst: ${nummerCrisisdienst}, dag en nacht. Bij levensgevaar: 112.`] : []),
    '',
    `Open de zaak (u moet inloggen): ${link}`,
    ...(oppakLink === undefined
      ? []
      : ['', `Nu geen tijd om in te loggen? Pak de zaak op met deze link: ${oppakLink}`, 'De link is alleen voor u.']),
    '',
  ].join('\n');
  const wanneerKort = crisis ? 'Nu direct.' : `Voor ${uiterlijk}.`;
  const lang = `${zaak.urgentie.toUpperCase()} ${referentie} ${naamWijkteam} ${zaak.domein}. ${kort} ${wanneerKort}`;
  const zonderTeam = `${zaak.urgentie.toUpperCase()} ${referentie} ${zaak.domein}. ${kort} ${wanneerKort}`;
  const dienst = bellen ? ` Crisisdienst ${nummerCrisisdienst}.` : '';
  // Most complete first; what does not fit gives up the link to the case (the page behind the other has it too), the name of
  // the wijkteam, then every link, then all but the core.
  const sms = [
    ...smsMetOppakken({ lang, zonderTeam, dienst, link, oppakLink, antwoordbaar }),
    `${lang}${dienst} ${link}`,
    `${zonderTeam}${dienst} ${link}`,
    `${lang}${dienst} Open de console.`,
    `${zonderTeam}${dienst} Open de console.`,
  ]
    .map(toSmsAlfabet)
    .find(fitsInSms);
  return {
    onderwerp: pushTitel(zaak, doel, naamWijkteam),
    tekst,
    link,
    sms: sms ?? smsKern(zonderTeam, dienst),
  };
}
