/** The steps of a traject: what they are called, which can be noted now, and what each wants to know. */
import type { StaandeTermijn, Stapsoort, Trajectstap } from '../../app/antwoorden/traject.ts';
import { instantVan, lokaalVan, termijnnaam } from '../../app/termijnen.ts';
import { dag } from '../../app/woorden.ts';

const NAMEN: Readonly<Record<Stapsoort, string>> = {
  'gesprek-gevoerd': 'Gesprek gevoerd',
  'plan-vastgesteld': 'Plan vastgesteld',
  'match-gemaakt': 'Match gemaakt',
  'aanvraag-ontvangen': 'Aanvraag ontvangen',
  'aanvulling-gevraagd': 'Om aanvulling gevraagd',
  'aanvulling-ontvangen': 'Aanvulling ontvangen',
  'besluit-genomen': 'Besluit genomen',
  'aanvraag-ingetrokken': 'Aanvraag ingetrokken',
  'ondersteuning-gestart': 'Ondersteuning gestart',
  'evaluatie-gehouden': 'Evaluatie gehouden',
  'termijn-vervallen': 'Termijn vervallen',
  beeindigd: 'Traject beëindigd',
};
export const stapnaam = (stap: Stapsoort): string => NAMEN[stap];

export const REDENEN: readonly { readonly waarde: string; readonly tekst: string }[] = [
  { waarde: 'niet-meer-nodig', tekst: 'Het is niet meer nodig' },
  { waarde: 'op-verzoek-inwoner', tekst: 'Op verzoek van de inwoner' },
  { waarde: 'geen-contact-mogelijk', tekst: 'Er was geen contact mogelijk' },
  { waarde: 'overgedragen', tekst: 'Overgedragen aan anderen' },
  { waarde: 'vergissing', tekst: 'De termijn begon bij vergissing' },
];

/** Terms that somebody can let go; a besluit, a klacht and who waits for a call end in a way of their own. */
const VERVALBAAR: ReadonlySet<string> = new Set([
  'regulier',
  'eerste-vraagverhelderingsgesprek',
  'vraagverheldering',
  'start-ondersteuning',
  'evaluatie',
  'evaluatie-intensief',
]);
export const kanVervallen = ({ soort, afgehandeld }: StaandeTermijn): boolean => !afgehandeld && VERVALBAAR.has(soort);

const EENMALIG: readonly Stapsoort[] = ['plan-vastgesteld', 'match-gemaakt', 'ondersteuning-gestart', 'beeindigd'];
const OVER_AANVRAAG: readonly Stapsoort[] = [
  'aanvulling-gevraagd',
  'aanvulling-ontvangen',
  'besluit-genomen',
  'aanvraag-ingetrokken',
];
export const isOverAanvraag = (stap: Stapsoort): boolean => OVER_AANVRAAG.includes(stap);

/** Applications that nobody has decided on. */
export function openAanvragen(stappen: readonly Trajectstap[]): readonly Trajectstap[] {
  const ended = new Set(
    stappen.flatMap(({ stap, aanvraag }) =>
      stap === 'besluit-genomen' || stap === 'aanvraag-ingetrokken' ? [aanvraag] : [],
    ),
  );
  return stappen.filter(({ stap, id }) => stap === 'aanvraag-ontvangen' && !ended.has(id));
}

/** What can be noted now; what came already is corrected where it stands, and a term lapses at the term. */
export function mogelijk(stappen: readonly Trajectstap[]): readonly Stapsoort[] {
  const has = (stap: Stapsoort) => stappen.some((een) => een.stap === stap);
  const loopt = openAanvragen(stappen).length > 0;
  return (Object.keys(NAMEN) as Stapsoort[]).filter((stap) => {
    if (stap === 'termijn-vervallen') return false;
    if (EENMALIG.includes(stap)) return !has(stap);
    if (stap === 'aanvulling-ontvangen') return loopt && has('aanvulling-gevraagd');
    if (isOverAanvraag(stap)) return loopt;
    return stap !== 'evaluatie-gehouden' || has('ondersteuning-gestart');
  });
}

export interface Stapformulier {
  readonly stap: Stapsoort;
  /** `2026-11-25T10:00` in Amsterdam; empty = now. */
  readonly op: string;
  readonly vorm: 'in-persoon' | 'op-afstand';
  readonly intensief: boolean;
  readonly aanvraag: string;
  readonly aanvullenTotEnMet: string;
  readonly termijn: string;
  readonly reden: string;
}

export const leegFormulier = (stap: Stapsoort): Stapformulier => ({
  stap,
  op: '',
  vorm: 'in-persoon',
  intensief: false,
  aanvraag: '',
  aanvullenTotEnMet: '',
  termijn: '',
  reden: REDENEN[0]?.waarde ?? '',
});

/** To correct a step one begins with what stands. */
export const formulierVan = ({ stap, op, ...rest }: Trajectstap): Stapformulier => ({
  ...leegFormulier(stap),
  op: lokaalVan(op),
  vorm: rest.vorm ?? 'in-persoon',
  intensief: rest.intensief ?? false,
  aanvraag: rest.aanvraag ?? '',
  aanvullenTotEnMet: rest.aanvullenTotEnMet ?? '',
  termijn: rest.termijn ?? '',
  reden: rest.reden ?? '',
});

/** What the API is sent: only the fields of this kind of step. */
export function stapBody(formulier: Stapformulier, vervangt?: Trajectstap): object {
  const { stap, op, vorm, intensief, aanvraag, aanvullenTotEnMet, termijn, reden } = formulier;
  // A field knows minutes: a time that nobody touched stays to the millisecond.
  const zelfde = vervangt !== undefined && lokaalVan(vervangt.op) === op;
  const wanneer = zelfde ? vervangt.op : op === '' ? undefined : instantVan(op);
  return {
    stap,
    ...(wanneer !== undefined && { op: wanneer }),
    ...(stap === 'gesprek-gevoerd' && { vorm }),
    ...((stap === 'ondersteuning-gestart' || stap === 'evaluatie-gehouden') && { intensief }),
    ...(isOverAanvraag(stap) && aanvraag !== '' && { aanvraag }),
    ...(stap === 'aanvulling-gevraagd' && aanvullenTotEnMet !== '' && { aanvullenTotEnMet }),
    ...(stap === 'termijn-vervallen' && { termijn, reden }),
    ...(vervangt !== undefined && { vervangt: vervangt.id }),
  };
}

/** What there is to say of a step beside its name and day; empty when nothing. */
export function stapuitleg({ vorm, intensief, aanvullenTotEnMet, termijn, reden }: Trajectstap): string {
  return [
    vorm === 'in-persoon' && 'in persoon',
    vorm === 'op-afstand' && 'op afstand',
    intensief === true && 'intensief',
    aanvullenTotEnMet !== undefined && `aanvullen kan tot en met ${dag(`${aanvullenTotEnMet}T12:00:00Z`)}`,
    termijn !== undefined && termijnnaam(termijn).toLowerCase(),
    reden !== undefined && REDENEN.find(({ waarde }) => waarde === reden)?.tekst.toLowerCase(),
  ]
    .filter(Boolean)
    .join(', ');
}
