/** Which norm holds where, and how a norm is typed and told. */
import { KANALEN, type KanaalNaam, type Norm } from '../../app/antwoorden/bereikbaarheid.ts';
import type { NormVanaf } from '../../app/antwoorden/openingstijden.ts';
import { aandeel, datum as datumTekst } from '../../app/woorden.ts';

/** `1 december 2026`; the default of the product has been there from the beginning. */
export const dag = (datum: string): string => (datum < '2000' ? 'van oudsher' : datumTekst(`${datum}T12:00:00Z`));

export const EENHEDEN = [
  { waarde: '3600', tekst: 'uur' },
  { waarde: '60', tekst: 'minuten' },
  { waarde: '1', tekst: 'seconden' },
] as const;

/** The largest unit in which it is a whole number. */
export function inEenheid(seconden: number): { readonly getal: string; readonly eenheid: string } {
  const past = EENHEDEN.find(({ waarde }) => seconden % Number(waarde) === 0) ?? EENHEDEN[2];
  return { getal: String(seconden / Number(past.waarde)), eenheid: past.waarde };
}

/** `80% binnen 30 seconden`, `85% binnen 16 uur openingstijd`. */
export function normTekst({ seconden, klok, doel }: Norm): string {
  const { getal, eenheid } = inEenheid(seconden);
  const woord = EENHEDEN.find(({ waarde }) => waarde === eenheid)?.tekst ?? '';
  const duur = `${getal.replace('.', ',')} ${getal === '1' ? woord.replace('minuten', 'minuut').replace('seconden', 'seconde') : woord}`;
  return `${aandeel(doel)} binnen ${duur}${klok === 'open' ? ' openingstijd' : ''}`;
}

/** `80`, `82,5`: a share as it is typed. */
export const procentVan = (doel: number): string => String(Number((doel * 100).toFixed(4))).replace('.', ',');

export interface Normform {
  readonly kanaal: KanaalNaam;
  /** Empty: every wijkteam without a norm of its own. */
  readonly wijkteam: string;
  readonly geldigVan: string;
  readonly getal: string;
  readonly eenheid: string;
  readonly klok: Norm['klok'];
  readonly procent: string;
}

/** A number as people type it; null for what is none: the API says so, with what else is wrong. */
export const getal = (tekst: string): number | null => {
  const waarde = Number(tekst.trim().replace(',', '.'));
  return tekst.trim() === '' || Number.isNaN(waarde) ? null : waarde;
};
const maal = (tekst: string, factor: number): number | null => {
  const waarde = getal(tekst);
  // What somebody types has few decimals; what a computer makes of them has not.
  return waarde === null ? null : Number((waarde * factor).toFixed(6));
};

export const normUit = ({ kanaal, wijkteam, geldigVan, getal: hoeveel, eenheid, klok, procent }: Normform) => ({
  kanaal,
  ...(wijkteam !== '' && { wijkteam }),
  geldigVan,
  seconden: maal(hoeveel, Number(eenheid)),
  klok,
  doel: maal(procent, 0.01),
});

const eigenOf = (wijkteam: string) => (norm: NormVanaf) => (norm.wijkteam ?? '') === wijkteam;

/** The norm that was set for exactly this place and holds on a day; `wijkteam` empty = for all. */
export const normOp = (normen: readonly NormVanaf[], kanaal: KanaalNaam, wijkteam: string, dag: string) =>
  normen
    .filter((norm) => norm.kanaal === kanaal && eigenOf(wijkteam)(norm) && norm.geldigVan <= dag)
    .toSorted((a, b) => (a.geldigVan < b.geldigVan ? 1 : -1))[0];

/** What a wijkteam is judged by: its own norm, else the one for all. */
export const geldendeNorm = (normen: readonly NormVanaf[], kanaal: KanaalNaam, wijkteam: string, dag: string) =>
  normOp(normen, kanaal, wijkteam, dag) ?? normOp(normen, kanaal, '', dag);

export interface Normregel {
  readonly kanaal: KanaalNaam;
  readonly wijkteam: string;
  readonly nu: NormVanaf | undefined;
  /** What begins later, the first first. */
  readonly straks: readonly NormVanaf[];
}

/** A line for every kanaal, and one for every wijkteam that has a norm of its own there. */
export function normregels(normen: readonly NormVanaf[], vandaag: string): readonly Normregel[] {
  return KANALEN.flatMap((kanaal) => {
    const hier = normen.filter((norm) => norm.kanaal === kanaal);
    const wijkteams = [...new Set(['', ...hier.map(({ wijkteam = '' }) => wijkteam).toSorted()])];
    return wijkteams.map((wijkteam) => ({
      kanaal,
      wijkteam,
      nu: normOp(normen, kanaal, wijkteam, vandaag),
      straks: hier
        .filter((norm) => eigenOf(wijkteam)(norm) && norm.geldigVan > vandaag)
        .toSorted((a, b) => (a.geldigVan < b.geldigVan ? -1 : 1)),
    }));
  });
}

/** The form as it begins: what holds now, to be changed from a day on. */
export function normform(
  normen: readonly NormVanaf[],
  kanaal: KanaalNaam,
  wijkteam: string,
  vanaf: string,
  vandaag: string,
): Normform {
  const nu = geldendeNorm(normen, kanaal, wijkteam, vandaag);
  return {
    kanaal,
    wijkteam,
    geldigVan: vanaf,
    ...(nu === undefined ? { getal: '', eenheid: '60' } : inEenheid(nu.seconden)),
    klok: nu?.klok ?? 'verstreken',
    procent: nu === undefined ? '' : procentVan(nu.doel),
  };
}
