/** The urgency guideline as data, one version. A change of a rule is a new version; the old ones stay readable. */
import { BALANS_CRITERIA } from './criteria-balans.ts';
import { CRISIS_CRITERIA } from './criteria-crisis.ts';
import { RUTTER_CRITERIA } from './criteria-rutter.ts';
import { SPOED_CRITERIA } from './criteria-spoed.ts';
import type { Aanleiding, Criterium, Regelset } from './criterium.ts';

function herkomst(code: string, label: string, vraag: string, aanleiding: Aanleiding): Criterium {
  return {
    code,
    label,
    urgentie: 'regulier',
    telt: 'herkomst',
    bron: 'IKR bijlage 1, regulier en vroeg-eropaf',
    vraag,
    waarom: 'Het bepaalt wie het oppakt en hoe het eerste contact gaat.',
    aanleidingen: [aanleiding],
  };
}

const HERKOMST: readonly Criterium[] = [
  herkomst(
    'pph-melding',
    'Melding van een woningcorporatie: twee maanden huur niet betaald (PPH)',
    'Komt de melding van een woningcorporatie en is er twee maanden huur niet betaald?',
    'eropaf',
  ),
  herkomst(
    'vroeg-eropaf',
    'Vroege melding van een schuldeiser: één maand huur niet betaald (vroeg-eropaf)',
    'Komt de melding van een schuldeiser en is er één maand niet betaald?',
    'eropaf',
  ),
  herkomst(
    'veilig-thuis-regulier',
    'Gewone melding van Veilig Thuis, zonder spoed',
    'Komt de melding van Veilig Thuis, en noemt Veilig Thuis die niet dringend?',
    'veilig-thuis',
  ),
];

export const REGELSET: Regelset = {
  versie: 'ikr-2019.1',
  bron: 'Integrale klantroute Sociaal Wijkteam Dordrecht (2019), bijlage 1',
  criteria: [...CRISIS_CRITERIA, ...SPOED_CRITERIA, ...BALANS_CRITERIA, ...RUTTER_CRITERIA, ...HERKOMST],
  kenmerkenNodig: 2,
  jongTotLeeftijd: 5,
};
