/** Why something failed, for a beheerder: in plain Dutch, from the codes that were noted. */
import type { Fout } from './uitval.ts';

interface Explanation {
  readonly fits: RegExp;
  readonly uitleg: string;
}

const OURS = 'Een fout in onze eigen programmatuur. Meld hem met de plek erbij; herhaal pas na de reparatie.';

/** The first that fits the code or the kind of the error holds. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    fits: /^afgebroken$/,
    uitleg:
      'De functie werd tijdens het verwerken beëindigd: de tijd of het geheugen was op. Lukt herhalen niet, dan is dit bericht zelf te zwaar.',
  },
  {
    fits: /throttl|throughputexceeded|requestlimitexceeded|toomanyrequests|limitexceeded|slowdown/i,
    uitleg: 'Een dienst van de leverancier kon de drukte niet aan. Herhaal als het rustiger is.',
  },
  {
    fits: /accessdenied|unauthorized|notauthorized|kmsaccess|expiredtoken|unrecognizedclient/i,
    uitleg: 'De functie mist een recht. Dat is een fout in de inrichting: herstel die en herhaal dan.',
  },
  {
    fits: /^(resourcenotfound|nosuchbucket|nosuchkey|nosuchupload|queuedoesnotexist|aws\.simplequeueservice\.nonexistentqueue)/i,
    uitleg: 'Een tabel, wachtrij of bestand bestaat niet (meer). Zie de runbook: dit herstelt zich niet vanzelf.',
  },
  {
    fits: /validationexception|itemcollectionsize|invalidparameter|toolarge/i,
    uitleg:
      'De database weigerde de gegevens: waarschijnlijk zijn ze te groot of passen ze niet. Herhalen helpt pas na een reparatie.',
  },
  {
    fits: /gelijktijdig-gewijzigd|conflict|transactioncanceled/i,
    uitleg: 'Te veel wijzigingen aan hetzelfde op hetzelfde moment. Herhalen is genoeg.',
  },
  {
    fits: /niet-gevonden|notfound/i,
    uitleg: 'Waar het over gaat, was er (nog) niet. Herhaal; gaat het weer mis, zoek dan uit waar het gebleven is.',
  },
  {
    fits: /internal|serviceunavailable|servererror|serviceexception/i,
    uitleg: 'Een dienst van de leverancier was in storing. Herhaal als de storing voorbij is.',
  },
  {
    fits: /timeout|etimedout|econn|epipe|enotfound|eai_again|socket|network/i,
    uitleg: 'Een dienst was niet bereikbaar of antwoordde niet op tijd. Herhaal als de storing voorbij is.',
  },
  { fits: /^(type|range|reference|syntax)error$/i, uitleg: OURS },
];

/** A sentence or two: what happened, and whether repeating will help. */
export function explainFout({ fout, code }: Fout): string {
  for (const { fits, uitleg } of EXPLANATIONS) {
    if ((code !== undefined && fits.test(code)) || fits.test(fout)) return uitleg;
  }
  return OURS;
}

export const ZONDER_NOTITIE =
  'Van dit bericht is geen fout genoteerd. Meestal kon de database toen niet worden geschreven; de reden staat in het logboek van de functie, onder dit id.';

/** Why the stream of changes was given up for a place, when nobody noted the failure itself. */
export function explainStroom(condition: string | undefined): string {
  if (condition === 'RecordAgeExceeded')
    return 'De wijziging was ouder dan een uur toen zij aan de beurt kwam: de functie liep te ver achter of stond stil.';
  return 'De wijziging mislukte te vaak achter elkaar. De fout zelf kon niet worden genoteerd: meestal kon de database toen niet worden geschreven.';
}
