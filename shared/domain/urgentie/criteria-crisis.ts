/** Crisis: follow-up at once. Any one of these is enough (IKR bijlage 1, crisis). */
import type { Aanleiding, Criterium } from './criterium.ts';

const BRON = 'IKR bijlage 1, crisis';
const BRON_GEVAAR = 'IKR bijlage 1, crisis, levensgevaar of direct gevaar';

function crisis(
  code: string,
  label: string,
  vraag: string,
  waarom: string,
  bron: string,
  ...aanleidingen: readonly Aanleiding[]
): Criterium {
  return { code, label, urgentie: 'crisis', telt: 'alleen', bron, vraag, waarom, aanleidingen };
}

/** In the order in which to ask. */
export const CRISIS_CRITERIA: readonly Criterium[] = [
  crisis(
    'levensgevaar',
    'Iemand is in levensgevaar of loopt nu direct gevaar',
    'Is er op dit moment iemand in gevaar?',
    'Bij direct gevaar telt elke minuut.',
    BRON_GEVAAR,
    'levensgevaar',
  ),
  crisis(
    'dreigt-met-zelfdoding',
    'Iemand dreigt een einde aan het leven te maken',
    'Denkt of praat iemand over zelfdoding? Is er een plan?',
    'Vragen naar zelfdoding is veilig; niet vragen is een risico.',
    BRON_GEVAAR,
    'levensgevaar',
    'zelfdoding',
  ),
  crisis(
    'fysieke-veiligheid-bedreigd',
    'De lichamelijke veiligheid van iemand, bijvoorbeeld een kind, wordt nu bedreigd',
    'Is iemand thuis nu bang voor slaan, schoppen of erger?',
    'Dan gelden meteen de stappen van de meldcode.',
    'IKR bijlage 1, crisis, meldcode',
    'levensgevaar',
    'meldcode',
  ),
  crisis(
    'lichamelijke-mishandeling',
    'Er zijn duidelijke aanwijzingen dat iemand wordt mishandeld',
    'Zijn er letsels of verhalen die op mishandeling wijzen?',
    'Duidelijke aanwijzingen vragen om bescherming vandaag nog.',
    BRON_GEVAAR,
    'levensgevaar',
    'meldcode',
  ),
  crisis(
    'seksueel-misbruik',
    'Er zijn duidelijke aanwijzingen voor seksueel misbruik',
    'Heeft iemand iets gezien, gehoord of verteld dat op seksueel misbruik wijst?',
    'Duidelijke aanwijzingen vragen om bescherming vandaag nog.',
    BRON_GEVAAR,
    'levensgevaar',
    'meldcode',
  ),
  crisis(
    'geen-toezicht',
    'Een kind of jongere is onveilig doordat niemand toezicht houdt',
    'Wie let er op dit moment op het kind?',
    'Een kind zonder toezicht kan zichzelf niet beschermen.',
    BRON_GEVAAR,
    'levensgevaar',
    'meldcode',
  ),
  crisis(
    'ernstige-verwaarlozing',
    'Een kind of jongere wordt ernstig verwaarloosd, of dat dreigt',
    'Krijgt het kind eten, verzorging, warmte en een slaapplek?',
    'Ernstige verwaarlozing is direct gevaar, ook als het nog dreigt.',
    BRON_GEVAAR,
    'meldcode',
  ),
  crisis(
    'psychose',
    'Iemand heeft een psychose',
    'Ziet of hoort iemand dingen die er niet zijn, of is iemand het contact met de werkelijkheid kwijt?',
    'Iemand met een psychose kan een gevaar zijn voor zichzelf of voor anderen.',
    BRON_GEVAAR,
    'levensgevaar',
  ),
  crisis(
    'geen-onderdak',
    'Iemand heeft nu geen plek om te slapen',
    'Waar slaapt u (slaapt het gezin) vannacht?',
    'Zonder onderdak kan het niet wachten.',
    BRON,
  ),
  crisis(
    'geen-voedsel',
    'Iemand heeft nu niets te eten',
    'Is er vandaag genoeg te eten in huis?',
    'Zonder eten kan het niet wachten.',
    BRON,
  ),
  crisis(
    'huisverbod',
    'Er is een tijdelijk huisverbod opgelegd',
    'Heeft de burgemeester of de politie iemand verboden om thuis te komen?',
    'Een huisverbod duurt kort; de hulp moet direct beginnen.',
    BRON,
    'huisverbod',
    'meldcode',
  ),
  crisis(
    'balans-kan-niet-wachten',
    'De draaglast is zo veel groter dan de draagkracht dat het niet tot morgen kan wachten',
    'Houdt u (houdt het gezin) het vol tot morgen?',
    'Wie het niet tot morgen volhoudt, heeft vandaag hulp nodig.',
    BRON,
  ),
  crisis(
    'direct-actie-nodig',
    'Er moet vandaag iets gebeuren',
    'Wat gebeurt er als er vandaag niemand komt?',
    'Als wachten tot morgen schade geeft, is het een crisis.',
    BRON,
  ),
];
