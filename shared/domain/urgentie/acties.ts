/** What to do now, by advice and by what gave rise to it. Numbers are data, so that each organisatie has its own. */
import type { Aanleiding } from './criterium.ts';
import type { UrgentieAdvies } from './types.ts';

export interface Crisisdienst {
  readonly naam: string;
  readonly nummer: string;
}

/** The regional service of the source (IKR bijlage 1); an organisatie sets its own. */
export const STANDAARD_CRISISDIENST: Crisisdienst = { naam: 'Crisisdienst Zuid-Holland Zuid', nummer: '0800-1471' };

type Actie = UrgentieAdvies['acties'][number];

const BEL_112: Actie = { code: 'bel-112', tekst: 'Is er nu levensgevaar? Bel 112.' };
const BEL_113: Actie = {
  code: 'bel-113',
  tekst: 'Denkt iemand aan zelfdoding? Bel 113 of 0800-0113 voor overleg, dag en nacht. Laat iemand niet alleen.',
};
const MELDCODE: Actie = {
  code: 'meldcode',
  tekst: 'Volg de stappen van de meldcode. Overleg met Veilig Thuis: 0800-2000, dag en nacht.',
};

function crisisdienst({ naam, nummer }: Crisisdienst): Actie {
  return { code: 'crisisdienst', tekst: `Pak het zelf direct op, of bel ${naam}: ${nummer}, dag en nacht.` };
}

function vooraankondiging({ naam, nummer }: Crisisdienst): Actie {
  return {
    code: 'vooraankondiging',
    tekst: `Kan het buiten kantooruren misgaan? Stuur vooraf een aankondiging naar ${naam} (${nummer}).`,
  };
}

const VAN_CRISIS: Actie = { code: 'opvolging-direct', tekst: 'Zorg dat er nu iemand contact heeft. Wacht niet.' };
const VAN_SPOED: readonly Actie[] = [
  { code: 'opvolging-48-uur', tekst: 'Spreek de hulpvrager of het gezin binnen 48 uur na het eerste contact.' },
  { code: 'dienstdoende', tekst: 'De dienstdoende professional pakt dit op.' },
];
const VAN_REGULIER: Actie = {
  code: 'afspraak-twee-weken',
  tekst: 'Plan binnen twee weken een gesprek waarin u elkaar ziet.',
};
const VAN_ONBEKEND: Actie = {
  code: 'vraag-door',
  tekst:
    'Er is nog te weinig bekend. Stel de open vragen, de bovenste eerst. Twijfelt u? Bel de dienstdoende professional.',
};

const ONTRUIMING: Actie = {
  code: 'ontruimingsdatum',
  tekst: 'Vraag de dag van de ontruiming na. Is die vandaag of morgen, dan is het een crisis. Bel de verhuurder.',
};
const HUISVERBOD: Actie = {
  code: 'stappenplan-huisverbod',
  tekst:
    'Maak samen met de bewoners een stappenplan voor de tijd van het huisverbod. Ook wie niet naar huis mag, krijgt hulp.',
};
const ZORGMELDING: readonly Actie[] = [
  {
    code: 'contact-ouders-en-jongere',
    tekst: 'Een professional neemt contact op met de ouders en met de jongere zelf.',
  },
  { code: 'terugkoppeling-melder', tekst: 'Laat de melder weten wat er is gebeurd.' },
];
const EROPAF: readonly Actie[] = [
  { code: 'vaste-professional', tekst: 'Koppel meteen een vaste professional.' },
  { code: 'outreachend-contact', tekst: 'De professional zoekt de inwoner zelf op.' },
  { code: 'brief-bij-geen-contact', tekst: 'Lukt het contact niet? Stuur dan een brief.' },
  { code: 'terugkoppeling-melder', tekst: 'Laat de melder weten wat er is gebeurd.' },
];

/** Actions for an advice, most urgent first, each once. `aanleidingen` are those of the signals that are there. */
export function actiesVoor(
  advies: UrgentieAdvies['advies'],
  aanleidingen: ReadonlySet<Aanleiding>,
  dienst: Crisisdienst,
): readonly Actie[] {
  const acties: Actie[] = [];
  if (advies === 'crisis') acties.push(BEL_112);
  if (aanleidingen.has('zelfdoding')) acties.push(BEL_113);
  if (advies === 'crisis') acties.push(crisisdienst(dienst), VAN_CRISIS);
  if (aanleidingen.has('meldcode')) acties.push(MELDCODE);
  if (advies === 'spoed') acties.push(...VAN_SPOED);
  if (advies === 'onvoldoende-bekend') acties.push(VAN_ONBEKEND);
  if (aanleidingen.has('huisverbod')) acties.push(HUISVERBOD);
  if (aanleidingen.has('ontruiming')) acties.push(ONTRUIMING);
  if (advies === 'spoed' || advies === 'crisis') acties.push(vooraankondiging(dienst));
  if (advies === 'regulier') acties.push(VAN_REGULIER);
  // Who reported gets word back and a fixed professional goes to see, also when the report turns out to be urgent.
  if (aanleidingen.has('eropaf') || aanleidingen.has('veilig-thuis')) acties.push(...EROPAF);
  if (aanleidingen.has('zorgmelding')) acties.push(...ZORGMELDING);
  return acties.filter(({ code }, index) => acties.findIndex((other) => other.code === code) === index);
}
