/** The record of a case as a story in plain Dutch: one line for what happened, and of a message what became of it. */
import type { Gebeurtenis, Pushdoel } from '../../app/antwoorden/spoed.ts';
import { duurVoluit, tijdstip } from '../../app/woorden.ts';
import { mediumnaam, sluitredenTekst, wijzeTekst } from './woorden.ts';

export interface Regel {
  readonly sleutel: string;
  readonly op: string;
  readonly tekst: string;
  /** What became of it, in order. */
  readonly vervolg: readonly string[];
  /** Something to look at. */
  readonly letOp: boolean;
}

interface Omgeving {
  readonly naam: (medewerker: string | null) => string;
  readonly nu: number;
}

const DOEL: Readonly<Record<Pushdoel, string>> = {
  oppakken: 'Gevraagd om dit op te pakken',
  herinnering: 'Herinnering: nog niet gesproken',
  escalatie: 'Gewaarschuwd: nog niet opgepakt',
  overschreden: 'Gewaarschuwd: de termijn is voorbij',
  'geen-dienst': 'Gewaarschuwd: niemand heeft dienst voor de termijn',
  overdracht: 'Gevraagd om dit over te nemen',
  'overdracht-open': 'Gewaarschuwd: de overdracht is niet aangenomen',
  vandaag: 'Herinnering: vandaag contact, of draag over',
  'crisis-open': 'Gewaarschuwd: crisis zonder gesprek of overdracht',
};

const ALARM: Readonly<Record<string, string>> = {
  'niemand-pakt-op': 'Alarm: iedereen is gevraagd en niemand pakt het op. Het begint opnieuw.',
  'geen-escalatiecontact': 'Alarm: dit wijkteam heeft geen escalatiecontact.',
  'niemand-te-waarschuwen': 'Alarm: er is niemand om te waarschuwen.',
  'push-niet-bezorgd': 'Alarm: een melding kwam op geen enkele manier aan.',
  'crisis-zonder-overdracht': 'Alarm: in deze crisis is nog niemand gesproken en niemand heeft het overgenomen.',
};

const MISLUKT: Readonly<Record<string, string>> = {
  'geen-bezorgbewijs': 'kwam niet op tijd aan',
  'geen-open-scherm': 'er stond geen scherm meer open',
  'niet-beantwoord': 'niemand nam op of drukte op een toets',
  'niet-ingericht': 'bellen is niet ingericht',
};

/** What is sent, and what arrives: a call rings, and is heard. */
const GEDAAN = { verstuurd: 'verstuurd', gezien: 'gezien', 'geen-bezorgbewijs': MISLUKT['geen-bezorgbewijs'] };
const GEBELD: typeof GEDAAN = {
  verstuurd: 'gebeld',
  gezien: 'gehoord',
  'geen-bezorgbewijs': 'niemand drukte op tijd op een toets',
};

const LANGS = {
  sms: ' met een antwoord op de sms',
  link: ' met de link',
  telefoon: ' aan de telefoon',
} as const;

const VOLGORDE: readonly string[] = ['push-verzonden', 'push-bezorgd', 'push-gezien', 'push-mislukt'];

type Push = Extract<Gebeurtenis, { readonly soort: 'push-klaargezet' }>;

/** What became of the messages of one groep, each medium on its own. */
function vervolgVan(pushes: readonly Push[], events: readonly Gebeurtenis[], { nu }: Omgeving): readonly string[] {
  return pushes.map(({ push, medium }) => {
    // A quick device or screen tells of it before the provider's own answer is written down.
    const of = events
      .filter((event) => 'push' in event && event.push === push && event.soort !== 'push-klaargezet')
      .toSorted((een, ander) => VOLGORDE.indexOf(een.soort) - VOLGORDE.indexOf(ander.soort));
    const woord = medium === 'spraak' ? GEBELD : GEDAAN;
    const stappen = of.flatMap((event) => {
      const wanneer = tijdstip(event.op, nu);
      if (event.soort === 'push-verzonden') return [`${woord.verstuurd} ${wanneer}`];
      if (event.soort === 'push-bezorgd') return [`aangekomen ${wanneer}`];
      if (event.soort === 'push-gezien') return [`${woord.gezien} ${wanneer}`];
      if (event.soort === 'push-mislukt') {
        const reden = event.reden === 'geen-bezorgbewijs' ? woord['geen-bezorgbewijs'] : MISLUKT[event.reden];
        return [`${reden ?? 'mislukt'} (${wanneer})`];
      }
      return [];
    });
    return `Per ${mediumnaam(medium)}: ${stappen.length === 0 ? 'nog niet verstuurd' : stappen.join(', ')}.`;
  });
}

function zinVan(event: Gebeurtenis, { naam, nu }: Omgeving): string | undefined {
  switch (event.soort) {
    case 'geopend':
      return `${naam(event.door)} legde vast: ${event.urgentie}. De 48 uur lopen vanaf ${tijdstip(event.ontvangenOp, nu)}.`;
    case 'trede-overgeslagen':
      // The reason names somebody by their id.
      return `Een stap is overgeslagen. ${event.reden.replace(/^[a-z0-9-]+(?= is )/, naam)}`;
    case 'wacht-op-dienst':
      return event.tot === null
        ? 'Niemand heeft nu dienst, en er is geen dienst gepland.'
        : `Niemand heeft nu dienst. Dit wacht tot ${tijdstip(event.tot, nu)}.`;
    case 'geen-dienst-voor-deadline':
      return 'Niemand heeft dienst voordat de termijn om is.';
    case 'push-uitgesteld':
      return `${naam(event.aan)} heeft stille uren tot ${tijdstip(event.tot, nu)}. Andere meldingen wachten tot dan.`;
    case 'opgepakt':
      return `${naam(event.door)} pakte dit op${event.langs === undefined ? '' : LANGS[event.langs]}.`;
    case 'contactpoging':
      return event.gelukt
        ? `${naam(event.door)} had contact: ${wijzeTekst(event.wijze)}.`
        : `${naam(event.door)} probeerde contact: ${wijzeTekst(event.wijze)}. Niet gesproken.`;
    case 'overgedragen':
      return event.aan === null
        ? `${naam(event.door)} gaf dit terug aan wie dienst heeft.`
        : `${naam(event.door)} vroeg ${naam(event.aan)} om dit over te nemen.`;
    case 'overdracht-onbeantwoord':
      return 'Op de overdracht kwam geen antwoord.';
    case 'overdracht-geweigerd':
      return `${naam(event.door)} kan dit niet overnemen.`;
    case 'herinnerd':
      // With somebody to tell, the message itself is in the story.
      return event.aan === null
        ? `${duurVoluit(event.naMs / 1000)} na het eerste contact. Er was niemand om te herinneren.`
        : undefined;
    case 'crisisdienst-overdracht':
      return event.bevestigd
        ? `${naam(event.door)} belde ${event.dienst}. Die neemt het over.`
        : `${naam(event.door)} belde ${event.dienst}. Die neemt het niet over.`;
    case 'termijn-overschreden':
      return 'De 48 uur zijn voorbij. Er was nog niemand gesproken.';
    case 'alarm':
      return ALARM[event.reden] ?? 'Alarm.';
    case 'verlaging-gevraagd':
      return `${naam(event.door)} vroeg om te verlagen naar ${event.naar}. Een collega moet oordelen.`;
    case 'verlaging-beoordeeld':
      return event.akkoord
        ? `${naam(event.door)} ging akkoord met verlagen naar ${event.naar}.`
        : `${naam(event.door)} ging niet akkoord met verlagen naar ${event.naar}.`;
    case 'gesloten':
      return `${naam(event.door)} sloot dit af: ${sluitredenTekst(event.reden).toLowerCase()}.`;
    default:
      return undefined;
  }
}

const LET_OP: ReadonlySet<string> = new Set([
  'alarm',
  'termijn-overschreden',
  'geen-dienst-voor-deadline',
  'overdracht-onbeantwoord',
  'overdracht-geweigerd',
]);

/** Newest first. Messages of one groep (one question to one person, by several media) are one line. */
export function verhaalVan(events: readonly Gebeurtenis[], omgeving: Omgeving): readonly Regel[] {
  const regels: Regel[] = [];
  const gedaan = new Set<string>();
  for (const event of events) {
    const basis = { sleutel: event.id, op: event.op, letOp: LET_OP.has(event.soort) };
    if (event.soort === 'push-klaargezet') {
      if (gedaan.has(event.groep)) continue;
      gedaan.add(event.groep);
      const pushes = events.filter((one): one is Push => one.soort === 'push-klaargezet' && one.groep === event.groep);
      const tekst = `${omgeving.naam(event.aan)}: ${DOEL[event.doel] ?? 'gewaarschuwd'}.`;
      regels.push({ ...basis, tekst, vervolg: vervolgVan(pushes, events, omgeving) });
      continue;
    }
    const tekst = zinVan(event, omgeving);
    if (tekst !== undefined) regels.push({ ...basis, tekst, vervolg: [] });
  }
  return regels.toReversed();
}
