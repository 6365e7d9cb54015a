/** The words of a push. No personal data: a reference, wijkteam, domein, urgentie, deadline and a link that asks for sign-in. */
import { localDateOf, localDateTimeOf, weekdayOf } from '../tijd/amsterdam.ts';
import type { Instant } from '../tijd/instant.ts';
import { fitsInSms, SMS_TEKENS, toSmsAlfabet } from './sms-tekst.ts';
import type { PushKop, Spoedzaak } from './types.ts';

export interface PushOmgeving {
  readonly naamWijkteam: string;
  /** Base of the link, without slash at the end. */
  readonly consoleAdres: string;
  readonly nummerCrisisdienst: string;
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

/** Wall-clock time in Amsterdam, such as `zo 29-03 18:30`. */
function wanneer(op: Instant): string {
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
};

/** Names the crisisdienst where it can be needed: in a crisis, and when nobody has duty in time. */
function needsCrisisdienst(zaak: Spoedzaak, doel: PushKop['doel']): boolean {
  return zaak.urgentie === 'crisis' || doel === 'geen-dienst';
}

/** Subject and text of a push, for mail and for SMS, in plain Dutch. The SMS always fits in one message. */
export function pushTekst(zaak: Spoedzaak, doel: PushKop['doel'], omgeving: PushOmgeving): PushTekst {
  const { naamWijkteam, consoleAdres, nummerCrisisdienst } = omgeving;
  const referentie = referentieVan(zaak.id);
  const link = `${consoleAdres.replace(/\/+$/, '')}/spoedzaken/${encodeURIComponent(zaak.id)}`;
  const crisis = zaak.urgentie === 'crisis';
  const { kop, vraag, kort } = DOELEN[doel];
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
    '',
  ].join('\n');
  const wanneerKort = crisis ? 'Nu direct.' : `Voor ${uiterlijk}.`;
  const lang = `${zaak.urgentie.toUpperCase()} ${referentie} ${naamWijkteam} ${zaak.domein}. ${kort} ${wanneerKort}`;
  const zonderTeam = `${zaak.urgentie.toUpperCase()} ${referentie} ${zaak.domein}. ${kort} ${wanneerKort}`;
  const dienst = bellen ? ` Crisisdienst ${nummerCrisisdienst}.` : '';
  // Most complete first; what does not fit gives up the name of the wijkteam, then the link, then all but the core.
  const sms = [
    `${lang}${dienst} ${link}`,
    `${zonderTeam}${dienst} ${link}`,
    `${lang}${dienst} Open de console.`,
    `${zonderTeam}${dienst} Open de console.`,
  ]
    .map(toSmsAlfabet)
    .find(fitsInSms);
  return {
    onderwerp: `${crisis ? 'Crisis' : 'Spoed'} ${referentie} ${naamWijkteam}: ${kop}`,
    tekst,
    link,
    sms: sms ?? toSmsAlfabet(zonderTeam).slice(0, SMS_TEKENS),
  };
}
