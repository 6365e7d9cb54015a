/** Answers written beforehand for the example organisatie: plain words, short sentences. */
import type { Standaardantwoord } from '../../shared/domain/standaardantwoord/types.ts';

export const STANDAARDANTWOORDEN: readonly Standaardantwoord[] = [
  {
    code: 'wij-bellen-u',
    titel: 'Wij bellen u terug',
    tekst: [
      'Beste {{naam}},',
      '',
      'Dank u wel voor uw bericht. Een collega belt u om hierover te praten.',
      'Wilt u op een vaste tijd gebeld worden? Laat dat dan weten in een antwoord op dit bericht.',
    ].join('\n'),
    kanalen: ['mail', 'chat'],
    actief: true,
  },
  {
    code: 'meer-informatie-nodig',
    titel: 'Wij willen u graag iets vragen',
    tekst: [
      'Beste {{naam}},',
      '',
      'Dank u wel voor uw bericht. Wij willen u goed helpen en begrijpen nog niet precies wat u nodig heeft.',
      'Wilt u ons vertellen waar het over gaat? Bellen of langskomen kan ook.',
      '',
      'Wij zijn open:',
      '{{openingstijden}}',
    ].join('\n'),
    kanalen: ['mail', 'chat'],
    actief: true,
  },
  {
    code: 'openingstijden',
    titel: 'Wanneer wij open zijn',
    onderwerp: 'Wanneer {{wijkteam}} open is',
    tekst: [
      'Beste {{naam}},',
      '',
      'U vroeg wanneer {{wijkteam}} open is:',
      '{{openingstijden}}',
      '',
      'Kan het niet wachten? Bel dan:',
      '{{crisisnummers}}',
    ].join('\n'),
    kanalen: ['mail', 'chat'],
    actief: true,
  },
  {
    code: 'hulp-bij-nood',
    titel: 'Nummers bij nood',
    tekst: [
      'Maakt u zich zorgen om uw veiligheid of die van een ander? Wacht dan niet op ons. Bel:',
      '{{crisisnummers}}',
    ].join('\n'),
    kanalen: ['mail', 'chat'],
    actief: true,
  },
];
