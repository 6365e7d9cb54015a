/** The criteria of Rutter: aids to weigh behaviour. Each `ja` means: by this criterion it is more serious (IKR bijlage 1). */

import { ERNSTIGER } from './criteria-spoed.ts';
import type { Criterium } from './criterium.ts';

function rutter(code: string, label: string, vraag: string): Criterium {
  return {
    code: `rutter-${code}`,
    label,
    urgentie: 'spoed',
    telt: 'weging',
    onderdeelVan: ERNSTIGER,
    bron: 'IKR bijlage 1, criteria van Rutter',
    vraag,
    waarom: 'Hoe ernstiger het gedrag, hoe groter de haast.',
  };
}

export const RUTTER_CRITERIA: readonly Criterium[] = [
  rutter('leeftijd', 'Het gedrag past niet bij de leeftijd', 'Hoe ver wijkt het gedrag af van leeftijdsgenoten?'),
  rutter('duur', 'Het gedrag duurt al lang', 'Sinds wanneer is dit zo?'),
  rutter(
    'omstandigheden',
    'Het gedrag is niet te verklaren uit de omstandigheden',
    'Is er een duidelijke aanleiding voor het gedrag?',
  ),
  rutter(
    'sociaal-cultureel',
    'Het gedrag past niet bij wat in de eigen omgeving of cultuur gewoon is',
    'Vindt de eigen omgeving dit gedrag gewoon?',
  ),
  rutter('aantal-en-frequentie', 'Het zijn veel problemen, en vaak', 'Hoeveel problemen zijn er en hoe vaak?'),
  rutter('type', 'Het is een soort probleem dat weinig voorkomt', 'Hoe ongewoon is dit soort gedrag?'),
  rutter('intensiteit', 'Het gedrag is heftig', 'Hoe heftig is het gedrag?'),
  rutter('verandering', 'Het gedrag is onverwacht veranderd', 'Is iemand opeens anders dan vroeger?'),
  rutter('situaties', 'Het gedrag komt in meer situaties voor', 'Is het alleen thuis, of ook op school of buiten?'),
  rutter(
    'ontwikkeling',
    'Het gedrag hindert de ontwikkeling op andere gebieden',
    'Gaat het ten koste van leren, werken of vriendschappen?',
  ),
];
