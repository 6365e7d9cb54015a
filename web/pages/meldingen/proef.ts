/** What became of a test message, in words. */
import type { MediaProef } from '../../app/antwoorden/meldingen.ts';

type Uitkomst = Pick<MediaProef, 'uitkomst' | 'reden' | 'medium'>;

/** What providers and we ourselves say most; anything else is shown as the code that it is. */
const REDEN: Readonly<Record<string, string>> = {
  'geen-adres': 'er is geen adres of toestel voor',
  'geen-bezorgbewijs': 'het toestel meldde niet op tijd dat het bericht aankwam',
  'abonnement-vervallen': 'het toestel is niet meer aangemeld',
  storing: 'de leverancier heeft een storing',
  'niet-beantwoord': 'er werd niet opgenomen, of niemand drukte op een toets',
  'niet-ingericht': 'bellen is hier niet ingericht',
  DestinationNotAllowedException: 'dit nummer mag van hieruit niet worden gebeld',
  OutboundContactNotPermittedException: 'dit nummer mag van hieruit niet worden gebeld',
};
const GEEN_TOETS = 'niemand drukte op tijd op een toets';

export const redenTekst = (reden: string | null, medium?: Uitkomst['medium']): string =>
  medium === 'spraak' && reden === 'geen-bezorgbewijs'
    ? GEEN_TOETS
    : (REDEN[reden ?? ''] ?? `de leverancier meldt ${reden}`);

/** Nothing more is to be expected: asking again serves nothing. */
export const isKlaar = ({ uitkomst }: Pick<MediaProef, 'uitkomst'>): boolean =>
  uitkomst === 'bezorgd' || uitkomst === 'gezien' || uitkomst === 'mislukt';

/** The line that is shown and read aloud, with how it is meant. */
export function proefTekst({ uitkomst, reden, medium }: Uitkomst): {
  readonly soort: 'goed' | 'fout' | 'info';
  readonly tekst: string;
} {
  switch (uitkomst) {
    case 'onderweg':
      return { soort: 'info', tekst: 'Het proefbericht is op weg.' };
    case 'aangenomen':
      if (medium === 'spraak') return { soort: 'info', tekst: 'De telefoon gaat. Neem op en druk op een toets.' };
      return medium === 'webpush'
        ? { soort: 'info', tekst: 'Verstuurd. We wachten tot het toestel meldt dat het aankwam.' }
        : { soort: 'info', tekst: 'Verstuurd. Kijk of het is aangekomen.' };
    case 'bezorgd':
      return { soort: 'goed', tekst: 'Het proefbericht is aangekomen.' };
    case 'gezien':
      if (medium === 'spraak') return { soort: 'goed', tekst: 'Er werd opgenomen en op een toets gedrukt.' };
      return { soort: 'goed', tekst: 'Het proefbericht is aangekomen en geopend.' };
    case 'mislukt':
      return { soort: 'fout', tekst: `Het proefbericht kwam niet aan: ${redenTekst(reden, medium)}.` };
  }
}
