/** Spoed: follow-up contact within 48 hours. Any one of `SPOED_CRITERIA` is enough (IKR bijlage 1, spoed). */
import type { Aanleiding, Criterium } from './criterium.ts';

const BRON = 'IKR bijlage 1, spoed';
const BRON_REGULIER = 'IKR bijlage 1, regulier';

/** The balance between burden and capacity; its marks are in `criteria-balans.ts`. */
export const BALANS = 'balans-ernstig-verstoord';
/** The judgement to which the criteria of Rutter lead; they are in `criteria-rutter.ts`. */
export const ERNSTIGER = 'gedrag-ernstiger-dan-gevonden';

function spoed(
  code: string,
  label: string,
  vraag: string,
  waarom: string,
  ...aanleidingen: readonly Aanleiding[]
): Criterium {
  return { code, label, urgentie: 'spoed', telt: 'alleen', bron: BRON, vraag, waarom, aanleidingen };
}

/** What regulier needs and is missing. The guideline has no fourth grade: what is not regulier is weighed as spoed. */
function ontbreekt(code: string, label: string, vraag: string, waarom: string): Criterium {
  return { code, label, urgentie: 'spoed', telt: 'voorwaarde', bron: BRON_REGULIER, vraag, waarom };
}

export const SPOED_CRITERIA: readonly Criterium[] = [
  spoed(
    'huiselijk-geweld',
    'Er is huiselijk geweld',
    'Gebruikt iemand thuis geweld, of dreigt iemand daarmee?',
    'Geweld thuis wordt vaak erger als niemand iets doet.',
    'meldcode',
  ),
  spoed(
    'kindermishandeling',
    'Er is kindermishandeling',
    'Wordt een kind geslagen, gekleineerd, verwaarloosd of is het getuige van geweld?',
    'Een kind dat wordt mishandeld heeft snel een veilige volwassene nodig.',
    'meldcode',
  ),
  spoed(
    'uitspraken-mishandeling',
    'Iemand zegt dingen die op mishandeling wijzen',
    'Wat is er precies verteld, en door wie?',
    'Een kind of partner vertelt het vaak maar één keer.',
    'meldcode',
  ),
  spoed(
    'onveilige-woonplek',
    'Het is onveilig in of rond de plek waar iemand woont of verblijft',
    'Is het veilig thuis, in de straat en op de plek waar u slaapt?',
    'Wie zich thuis niet veilig voelt, kan niet wachten op een gewone afspraak.',
  ),
  spoed(
    BALANS,
    'De balans tussen draaglast en draagkracht is ernstig verstoord (ten minste twee van de drie kenmerken)',
    'Wat is er de laatste tijd veranderd, en lukt het nog om daarmee om te gaan?',
    'Bij twee van de drie kenmerken is de balans ernstig verstoord.',
  ),
  spoed(
    'crisis-dreigt',
    'De problemen zijn ernstig, lang of ingewikkeld en er dreigt een crisis',
    'Spelen er veel problemen tegelijk, of al lang, en kan het elk moment misgaan?',
    'Door nu te helpen wordt een crisis voorkomen.',
  ),
  spoed(
    'verslechtering-op-korte-termijn',
    'Aantoonbaar wordt het op korte termijn slechter, op een belangrijk gebied of op meer gebieden',
    'Waaraan ziet u dat het binnenkort slechter gaat? Wonen, geld, gezondheid, kinderen?',
    'Wat nu nog te keren is, is dat over twee weken misschien niet meer.',
  ),
  spoed(
    'bijna-geen-voedsel',
    'Iemand heeft bijna geen eten, of heeft dat binnenkort niet meer',
    'Voor hoeveel dagen is er nog eten, en geld voor eten?',
    'Als het eten op is, is het een crisis.',
  ),
  spoed(
    'ontruiming-dreigt',
    'Iemand wordt binnenkort uit huis gezet',
    'Op welke dag is de ontruiming?',
    'De tijd die er nog is, bepaalt wat er nog kan.',
    'ontruiming',
  ),
  spoed(
    'vastgelopen-op-meer-gebieden',
    'Iemand loopt ernstig vast op meer gebieden (thuis, school of werk, vrije tijd, sociale contacten)',
    'Hoe gaat het thuis, op school of werk, in de vrije tijd en met vrienden?',
    'Wie overal vastloopt, heeft geen plek meer om op adem te komen.',
  ),
  spoed(
    'zorg-gebagatelliseerd',
    'De inwoner, ouder of verzorger maakt de zorg van de verwijzer kleiner dan die is',
    'Wat vindt de inwoner of ouder zelf van de zorg die gemeld is?',
    'Wie een zorg wegwuift, vraagt zelf geen hulp als het erger wordt.',
  ),
  spoed(
    'weinig-beschermende-factoren',
    'Er zijn te weinig beschermende factoren, zoals steun van mensen dichtbij',
    'Wie kan er helpen of opletten?',
    'Zonder steun is er niemand die een klap opvangt.',
  ),
  spoed(
    'minimaal-inzicht',
    'De betrokkenen zien nauwelijks wat het probleem is',
    'Wat is volgens u (volgens het gezin) het probleem?',
    'Wie het probleem niet ziet, ziet ook het gevaar niet.',
  ),
  spoed(
    ERNSTIGER,
    'Het gedrag is ernstiger dan de hulpvrager of de ouders zelf vinden (criteria van Rutter)',
    'Is het gedrag volgens de criteria van Rutter ernstiger dan de hulpvrager of de ouders vinden?',
    'Dan kan een gewone aanmelding toch spoed zijn.',
  ),
  ontbreekt(
    'balans-vraagt-snel-ingrijpen',
    'De balans vraagt om snel ingrijpen',
    'Kan het gezin, met wat er nu is, twee weken vooruit?',
    'Alleen als snel ingrijpen niet nodig is, kan het regulier zijn.',
  ),
  ontbreekt(
    'geen-zicht',
    'Er is geen zicht op de inwoner of op het gezin',
    'Wie heeft de inwoner en de gezinsleden kort geleden gezien of gesproken?',
    'Zonder zicht weet niemand of het veilig is.',
  ),
  ontbreekt(
    'geen-inzicht-in-handelen',
    'De inwoner of het gezin heeft geen inzicht in het eigen handelen',
    'Begrijpt de inwoner (het gezin) wat het eigen gedrag met de situatie doet?',
    'Alleen met inzicht in het eigen handelen kan het regulier zijn.',
  ),
  ontbreekt(
    'geen-motivatie',
    'De inwoner is niet gemotiveerd om er iets aan te doen',
    'Wil de inwoner hulp, en wil de inwoner zelf iets doen?',
    'Wie geen hulp wil, komt vaak niet op een afspraak over twee weken.',
  ),
];
