/** The urgency guideline as data, one version. A change of a rule is a new version; the old ones stay readable. */
import { BALANS_CRITERIA } from './criteria-balans.ts';
import { CRISIS_CRITERIA } from './criteria-crisis.ts';
import { RUTTER_CRITERIA } from './criteria-rutter.ts';
import { SPOED_CRITERIA } from './criteria-spoed.ts';
import type { Aanleiding, Criterium, Regelset } from './criterium.ts';

function herkomst(code: string, label: string, vraag: string, bron: string, ...aanleidingen: Aanleiding[]): Criterium {
  return {
    code,
    label,
    urgentie: 'regulier',
    telt: 'herkomst',
    bron,
    vraag,
    waarom: 'Het bepaalt wie het oppakt en hoe het eerste contact gaat.',
    aanleidingen,
  };
}

const BRON_EROPAF = 'IKR bijlage 1, regulier en vroeg-eropaf';

const HERKOMST_2019: readonly Criterium[] = [
  herkomst(
    'pph-melding',
    'Melding van een woningcorporatie: twee maanden huur niet betaald (PPH)',
    'Komt de melding van een woningcorporatie en is er twee maanden huur niet betaald?',
    BRON_EROPAF,
    'eropaf',
  ),
  herkomst(
    'vroeg-eropaf',
    'Vroege melding van een schuldeiser: één maand huur niet betaald (vroeg-eropaf)',
    'Komt de melding van een schuldeiser en is er één maand niet betaald?',
    BRON_EROPAF,
    'eropaf',
  ),
  herkomst(
    'veilig-thuis-regulier',
    'Gewone melding van Veilig Thuis, zonder spoed',
    'Komt de melding van Veilig Thuis, en noemt Veilig Thuis die niet dringend?',
    BRON_EROPAF,
    'veilig-thuis',
  ),
];

const HERKOMST_POLITIE = herkomst(
  'zorgmelding-politie',
  'Zorgmelding van de politie over een kind, een jongere of een gezin',
  'Komt de melding van de politie, en waar ging die over (overlast, een strafbaar feit, geweld thuis)?',
  'KRIMPEN, toegang via de politie',
  'zorgmelding',
);

/** The guideline as it came with the source, and before police care reports were a report of their own. */
const IKR_2019_1: Regelset = {
  versie: 'ikr-2019.1',
  bron: 'Integrale klantroute Sociaal Wijkteam Dordrecht (2019), bijlage 1',
  criteria: [...CRISIS_CRITERIA, ...SPOED_CRITERIA, ...BALANS_CRITERIA, ...RUTTER_CRITERIA, ...HERKOMST_2019],
  kenmerkenNodig: 2,
  jongTotLeeftijd: 5,
};

/** The rule set in force. */
export const REGELSET: Regelset = {
  ...IKR_2019_1,
  versie: 'ikr-2019.2',
  bron: `${IKR_2019_1.bron}; zorgmeldingen van de politie: toegang tot het sociaal domein Krimpen (2014)`,
  criteria: [...IKR_2019_1.criteria, HERKOMST_POLITIE],
};

const REGELSETTEN: readonly Regelset[] = [REGELSET, IKR_2019_1];

/** A version that was ever in force, so that an earlier triage can be read by the rules of then. */
export function regelsetVan(versie: string): Regelset | undefined {
  return REGELSETTEN.find((regelset) => regelset.versie === versie);
}

export const REGELSETVERSIES: readonly string[] = REGELSETTEN.map(({ versie }) => versie);
