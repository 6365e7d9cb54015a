/**
 * The words of an acknowledgement: that the mail came in, when the team is there, what to do in a crisis, and which
 * attachments could not be taken. Plain Dutch (B1). Nothing of the mail itself is repeated, not even its subject or the
 * name of a file: whoever forged a sender would have us write to a stranger in their words.
 */
import type { Norm } from '../bereikbaarheid/types.ts';
import type { OpenToestand } from '../openingstijden/types.ts';
import type { Organisatie } from '../organisatie/types.ts';
import { localDateOf, localDateTimeOf } from '../tijd/amsterdam.ts';
import { dagInWoorden } from '../tijd/in-woorden.ts';
import { CLOCK_DAY, HOUR, type Instant, SECOND } from '../tijd/instant.ts';
import { GRENZEN, MB, type RedenGeweigerd } from './bijlagen.ts';

export interface Bevestigingsgegevens {
  readonly organisatie: Pick<Organisatie, 'naam' | 'crisisdienst' | 'noodnummers'>;
  /** Null for the shared address. */
  readonly wijkteam: string | null;
  readonly nu: Instant;
  readonly toestand: OpenToestand;
  /** When mail is read again, while closed; null when that is not known. */
  readonly opentOp: Instant | null;
  /** What the organisatie strives for; null when it set nothing. */
  readonly norm: Norm | null;
  /** Files that were sent along (no pictures in a signature) and not taken, by their number in the mail. */
  readonly geweigerd: readonly { readonly nummer: number; readonly reden: RedenGeweigerd }[];
}

export interface Bevestigingstekst {
  readonly onderwerp: string;
  readonly tekst: string;
}

const WERKDAG_MS = 8 * HOUR;
const MAX_GENOEMD = 10;

/** Why a file was not taken, and what to do instead. */
const BIJLAGE: Readonly<Record<RedenGeweigerd, string>> = {
  'te-groot': `is te groot. Een bijlage mag hoogstens ${GRENZEN.perBijlage / MB} MB zijn.`,
  'mail-te-groot': `past er niet meer bij. Alle bijlagen samen mogen hoogstens ${GRENZEN.perMail / MB} MB zijn.`,
  'te-veel': `is er een te veel. Bij één mail kunnen hoogstens ${GRENZEN.aantal} bijlagen.`,
  programma: 'is een programma. Dat openen wij niet, voor de veiligheid.',
  webpagina: 'is een webpagina. Die openen wij niet, voor de veiligheid.',
  macro: 'is een document met een programma erin. Dat openen wij niet, voor de veiligheid.',
  onvolledig: 'is niet helemaal bij ons aangekomen.',
  spam: 'konden wij niet veilig openen.',
};

/** `maandag 23 november om 9.00 uur`. */
function moment(op: Instant): string {
  return `${dagInWoorden(localDateOf(op))} om ${tijd(localDateTimeOf(op).slice(11))}`;
}

const tijd = (klok: string): string => `${Number(klok.slice(0, 2))}.${klok.slice(3, 5)} uur`;

function opening({ toestand, opentOp, nu }: Bevestigingsgegevens): string {
  if (toestand.open) {
    const tot = toestand.volgendeWijziging;
    if (tot === null) return 'Wij lezen nu mail.';
    const vandaag = localDateOf(tot) === localDateOf(nu);
    return `Wij lezen nu mail, tot ${vandaag ? `vandaag ${tijd(localDateTimeOf(tot).slice(11))}` : moment(tot)}.`;
  }
  if (opentOp === null) return 'Wij lezen op dit moment geen mail.';
  return `Wij zijn nu gesloten. Wij lezen uw mail vanaf ${moment(opentOp)}.`;
}

/** What is striven for, never a promise: the norm is a share of all mails, not a term for this one. */
function streven(norm: Norm | null): string {
  if (norm === null) return 'U krijgt antwoord van een medewerker.';
  const ms = norm.seconden * SECOND;
  const [eenheid, aantal] =
    norm.klok === 'open' ? ['werkdag', Math.ceil(ms / WERKDAG_MS)] : ['dag', Math.ceil(ms / CLOCK_DAY)];
  const termijn = aantal === 1 ? `één ${eenheid}` : `${aantal} ${eenheid === 'dag' ? 'dagen' : 'werkdagen'}`;
  return `U krijgt antwoord van een medewerker. Wij proberen dat binnen ${termijn} te doen. Soms duurt het langer.`;
}

function crisis({ noodnummers, crisisdienst }: Bevestigingsgegevens['organisatie']): readonly string[] {
  const named = new Map<string, string[]>();
  for (const { naam, nummer } of noodnummers) named.set(naam, [...(named.get(naam) ?? []), nummer]);
  if (crisisdienst.nummer !== '') named.set(crisisdienst.naam, [crisisdienst.nummer]);
  return [
    'Kan het niet wachten? Deze mail is daar niet geschikt voor. Bel dan:',
    ...[...named].map(([naam, nummers]) => `- ${naam}: ${nummers.join(' of ')}`),
  ];
}

function bijlagen({ geweigerd }: Bevestigingsgegevens): readonly string[] {
  if (geweigerd.length === 0) return [];
  const more = geweigerd.length - MAX_GENOEMD;
  return [
    '',
    geweigerd.length === 1
      ? 'Eén bijlage konden wij niet aannemen:'
      : `${geweigerd.length} bijlagen konden wij niet aannemen:`,
    ...geweigerd.slice(0, MAX_GENOEMD).map(({ nummer, reden }) => `- Bijlage ${nummer} ${BIJLAGE[reden]}`),
    ...(more > 0 ? [`- En nog ${more}.`] : []),
    'Stuur deze als pdf of foto, in een aparte mail, of breng ze langs op papier. De rest van uw mail is wel aangekomen.',
  ];
}

export function bevestigingTekst(gegevens: Bevestigingsgegevens): Bevestigingstekst {
  const { organisatie, wijkteam, norm } = gegevens;
  const wij = wijkteam || organisatie.naam || 'Het Sociaal Wijkteam';
  return {
    // Begins as programs know automatic mail to begin, so that none of them answers it.
    onderwerp: 'Automatisch bericht: wij hebben uw mail ontvangen',
    tekst: [
      'Beste lezer,',
      '',
      'Uw mail is bij ons aangekomen. Dit is een automatisch bericht.',
      '',
      `${opening(gegevens)} ${streven(norm)}`,
      'Wilt u iets toevoegen? Dan kunt u deze mail gewoon beantwoorden.',
      ...bijlagen(gegevens),
      '',
      ...crisis(organisatie),
      '',
      'Met vriendelijke groet,',
      wij,
      '',
    ].join('\n'),
  };
}
