/** What is filled in about who works when, as the API asks it; and its answer in a sentence. */
import type { Bezettingsadvies, Bezettingsvraag, Inzet, Weekbeeld } from '../../app/antwoorden/bezetting.ts';
import { aandeel, duur } from '../../app/woorden.ts';
import { grens } from '../bereikbaarheid/uitleg.ts';

/** `1-5`, `1`, ...: the weekdays of a line of the form. */
export const DAGKEUZES: readonly { readonly waarde: string; readonly tekst: string }[] = [
  { waarde: '1-5', tekst: 'maandag t/m vrijdag' },
  { waarde: '1', tekst: 'maandag' },
  { waarde: '2', tekst: 'dinsdag' },
  { waarde: '3', tekst: 'woensdag' },
  { waarde: '4', tekst: 'donderdag' },
  { waarde: '5', tekst: 'vrijdag' },
  { waarde: '6', tekst: 'zaterdag' },
  { waarde: '7', tekst: 'zondag' },
];

/** One line of the form: as it is typed. */
export interface Blok {
  readonly id: number;
  readonly dagen: string;
  readonly van: string;
  readonly tot: string;
  readonly mensen: string;
}

export interface Formulier {
  readonly blokken: readonly Blok[];
  /** Empty: as it is. */
  readonly opent: string;
  readonly sluit: string;
  readonly meer: readonly Blok[];
}

export const leegFormulier = (): Formulier => ({
  blokken: [{ id: 1, dagen: '1-5', van: '09:00', tot: '17:00', mensen: '2' }],
  opent: '',
  sluit: '',
  meer: [],
});

export const nieuwBlok = (blokken: readonly Blok[], mensen: string): Blok => ({
  id: Math.max(0, ...blokken.map(({ id }) => id)) + 1,
  dagen: '1',
  van: '09:00',
  tot: '17:00',
  mensen,
});

const weekdagen = (dagen: string): readonly number[] => (dagen === '1-5' ? [1, 2, 3, 4, 5] : [Number(dagen)]);
const isTijd = (tekst: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(tekst);

export interface Veldfout {
  /** Id of the field. */
  readonly veld: string;
  readonly melding: string;
}

export const veldId = (soort: 'inzet' | 'meer', id: number, veld: string): string => `${soort}-${id}-${veld}`;

function leesBlok(soort: 'inzet' | 'meer', blok: Blok): { inzet: readonly Inzet[]; fouten: readonly Veldfout[] } {
  const { id, dagen, van, tot, mensen } = blok;
  const hoeveel = mensen.trim() === '' ? Number.NaN : Number(mensen);
  const minst = soort === 'inzet' ? 0 : -500;
  const fouten: Veldfout[] = [];
  if (!isTijd(van)) fouten.push({ veld: veldId(soort, id, 'van'), melding: 'Vul in vanaf hoe laat.' });
  if (!isTijd(tot)) fouten.push({ veld: veldId(soort, id, 'tot'), melding: 'Vul in tot hoe laat.' });
  else if (isTijd(van) && tot <= van)
    fouten.push({ veld: veldId(soort, id, 'tot'), melding: 'Dit ligt niet na de begintijd.' });
  if (!Number.isInteger(hoeveel) || hoeveel < minst || hoeveel > 500)
    fouten.push({
      veld: veldId(soort, id, 'mensen'),
      melding:
        soort === 'inzet' ? 'Vul een heel getal in van 0 tot 500.' : 'Vul een heel getal in, met een min voor minder.',
    });
  return { inzet: weekdagen(dagen).map((weekdag) => ({ weekdag, van, tot, mensen: hoeveel })), fouten };
}

/** What to ask, or every fault of the form by its field. */
export function leesFormulier({ blokken, opent, sluit, meer }: Formulier): {
  readonly inzet: readonly Inzet[];
  readonly watAls: Bezettingsvraag['watAls'];
  readonly fouten: readonly Veldfout[];
} {
  const nu = blokken.map((blok) => leesBlok('inzet', blok));
  const erbij = meer.map((blok) => leesBlok('meer', blok));
  const extra = erbij.flatMap(({ inzet }) => inzet);
  const watAls = {
    ...(opent !== '' && { opent }),
    ...(sluit !== '' && { sluit }),
    ...(extra.length > 0 && { meer: extra }),
  };
  return {
    inzet: nu.flatMap(({ inzet }) => inzet),
    watAls: Object.keys(watAls).length > 0 ? watAls : undefined,
    fouten: [...nu, ...erbij].flatMap(({ fouten }) => fouten),
  };
}

const uren = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

/** Now and then in one or two sentences; never more certain than a model can be. */
export function uitkomstZin({ vergelijking, norm }: Pick<Bezettingsadvies, 'vergelijking' | 'norm'>): string {
  if (vergelijking === null) return 'Vul bij "Wat als" een verandering in om nu en straks te vergelijken.';
  const { nu, straks } = vergelijking;
  if (nu.serviceniveau === null || straks.serviceniveau === null)
    return 'In deze periode kwam niets binnen. Er is niets te verwachten.';
  const verschil = straks.mensuren - nu.mensuren;
  const kost =
    verschil === 0
      ? 'Dat kost evenveel uren.'
      : `Dat kost ${uren.format(Math.abs(verschil))} uur per week ${verschil > 0 ? 'meer' : 'minder'}.`;
  const wat = `binnen ${grens(norm.seconden)}`;
  const haalt = straks.serviceniveau >= norm.doel ? 'gehaald' : 'niet gehaald';
  return `Naar verwachting gaat het deel ${wat} van ${aandeel(nu.serviceniveau)} naar ${aandeel(straks.serviceniveau)}. Het doel van ${aandeel(norm.doel)} wordt ${haalt}. ${kost}`;
}

export const weekregels = (
  nu: Weekbeeld,
  straks: Weekbeeld,
): readonly { readonly naam: string; readonly nu: string; readonly straks: string }[] => {
  const regel = (naam: string, schrijf: (beeld: Weekbeeld) => string) => ({
    naam,
    nu: schrijf(nu),
    straks: schrijf(straks),
  });
  const getal = (waarde: number) => uren.format(waarde);
  return [
    regel('Deel binnen de norm', ({ serviceniveau }) => aandeel(serviceniveau)),
    regel('Gemiddelde wachttijd', ({ gemiddeldeWacht }) =>
      gemiddeldeWacht === null ? 'loopt steeds verder op' : duur(gemiddeldeWacht),
    ),
    regel('Haakt af, per week', ({ afhakers }) => getal(afhakers)),
    regel('Komt binnen, per week', ({ contacten }) => getal(contacten)),
    regel('Uren van medewerkers, per week', ({ mensuren }) => getal(mensuren)),
  ];
};
