/** What a resident reads when their question became an aanmelding (IKR): what happens next and by when. B1 Dutch. */
import type { Aanmelding } from '../domain/contact/types.ts';
import { termijnEinde } from '../domain/termijnen/termijn-einde.ts';
import { datumInWoorden } from '../domain/tijd/in-woorden.ts';
import { type Instant, ZONE } from '../domain/tijd/instant.ts';

export interface Aanmeldbevestiging {
  readonly organisatie: string;
  readonly op: Instant;
  readonly vraagverheldering: Aanmelding['vraagverheldering'];
}

/**
 * Nothing about the question, how urgent it is or what is feared: others may read along. Whatever the exception, the same
 * term is named, because another one would tell. Days are days in {@link ZONE}.
 */
export function writeAanmeldbevestiging({ organisatie, op, vraagverheldering }: Aanmeldbevestiging): {
  readonly onderwerp: string;
  readonly tekst: string;
} {
  const naam = organisatie === '' ? 'het wijkteam' : organisatie;
  const gesprek = datumInWoorden(termijnEinde('eerste-vraagverhelderingsgesprek', op).dag);
  const plan = datumInWoorden(termijnEinde('vraagverheldering', op).dag);
  const next = vraagverheldering
    ? [
        `Een medewerker belt of mailt u om een eerste gesprek af te spreken. Dat gesprek is uiterlijk op ${gesprek}.`,
        `Daarna maken we samen met u een plan. Dat plan is uiterlijk op ${plan} klaar.`,
      ]
    : [`Een medewerker neemt contact met u op en spreekt af hoe het verder gaat. Dat is uiterlijk op ${gesprek}.`];
  const parts = [
    'Beste heer of mevrouw,',
    `Uw aanmelding bij ${naam} is ontvangen.`,
    ['Wat gebeurt er nu?', ...next].join('\n'),
    [
      'Hulp van iemand die naast u staat',
      'U kunt gratis een onafhankelijke cliëntondersteuner vragen. Die denkt met u mee en kan met u mee naar gesprekken. Wilt u dat? Vraag ernaar bij de medewerker, of antwoord op deze mail.',
    ].join('\n'),
    'Hoort u op tijd niets van ons, of verandert er iets? Antwoord dan op deze mail of bel ons.',
    `Met vriendelijke groet,\n${naam}`,
  ];
  return { onderwerp: `Uw aanmelding bij ${naam}`, tekst: parts.join('\n\n') };
}
