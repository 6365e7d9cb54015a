/** What a row of figures says, in words: the parts of a share, whether a target was met, and how honest a comparison is. */
import type { Norm, Rij } from '../../app/antwoorden/bereikbaarheid.ts';
import { aandeel } from '../../app/woorden.ts';

/** How many the share within the norm is about. */
export const getoetst = ({ binnenNorm, buitenNorm }: Rij): number => binnenNorm + buitenNorm;

/** The share that gave up, of all without those who hung up at once; null without any. */
export function afhaakdeel({ ontvangen, afgehaakt, afgehaaktKort }: Rij): number | null {
  const van = ontvangen - afgehaaktKort;
  return van <= 0 ? null : afgehaakt / van;
}

/** Durations on the clock of the norm: an open-time norm says nothing about nights. */
export function durenVan(rij: Rij): Rij['wachttijd'] & { readonly n: number } {
  return rij.norm?.klok === 'open'
    ? { ...rij.opentijd, n: rij.gemeten.opentijd }
    : { ...rij.wachttijd, n: rij.gemeten.wachttijd };
}

const cijfers = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

/** A limit as people say it: `30 seconden`, `15 minuten`, `16 uur`. */
export function grens(seconden: number): string {
  if (seconden < 120) return `${cijfers.format(seconden)} seconden`;
  if (seconden < 7200) return `${cijfers.format(seconden / 60)} minuten`;
  return `${cijfers.format(seconden / 3600)} uur`;
}

export const normTekst = ({ seconden, klok }: Norm): string =>
  `binnen ${grens(seconden)}${klok === 'open' ? ' openingstijd' : ''}`;

export type Oordeel = 'gehaald' | 'niet-gehaald' | 'onbekend';
export function oordeelVan({ serviceniveau, norm }: Pick<Rij, 'serviceniveau' | 'norm'>): Oordeel {
  if (serviceniveau === null || norm === null) return 'onbekend';
  return serviceniveau >= norm.doel ? 'gehaald' : 'niet-gehaald';
}

export interface Deel {
  readonly naam: string;
  readonly aantal: number;
  /** Counter by which the waits behind it can be asked. */
  readonly teller?: string;
}

export interface Opbouw {
  readonly binnen: Deel;
  /** Together they are `buitenNorm`. */
  readonly buiten: readonly Deel[];
  /** In neither part of the fraction. */
  readonly nietMee: readonly Deel[];
}

const zonderNul = (delen: readonly Deel[]): readonly Deel[] => delen.filter(({ aantal }) => aantal > 0);

/** How a share is made up, from the counts of its row alone. */
export function opbouwVan(rij: Rij): Opbouw {
  // With a norm on the clock, what began outside opening hours is judged by none: those who gave up then are not in it.
  const zeker = rij.norm?.klok === 'open' || rij.buitenOpeningstijd === 0;
  const rest = rij.buitenNorm - rij.afgehaakt - rij.terugbelGevraagd;
  return {
    binnen: { naam: 'Beantwoord binnen de norm', aantal: rij.binnenNorm, teller: 'binnenNorm' },
    buiten:
      zeker && rest >= 0
        ? zonderNul([
            { naam: 'Later beantwoord, of wacht nog en is over de norm', aantal: rest, teller: 'buitenNorm' },
            { naam: 'Afgehaakt', aantal: rij.afgehaakt, teller: 'afgehaakt' },
            { naam: 'Vroeg om teruggebeld te worden', aantal: rij.terugbelGevraagd, teller: 'terugbelGevraagd' },
          ])
        : zonderNul([
            { naam: 'Te laat, afgehaakt of om terugbellen gevraagd', aantal: rij.buitenNorm, teller: 'buitenNorm' },
          ]),
    nietMee: zonderNul([
      { naam: 'Wacht nog en is binnen de norm: nog niet bekend', aantal: rij.nogNietBekend, teller: 'nogNietBekend' },
      { naam: 'Hing meteen weer op', aantal: rij.afgehaaktKort, teller: 'afgehaaktKort' },
      { naam: 'Hing op in het keuzemenu', aantal: rij.opgehangenInMenu, teller: 'opgehangenInMenu' },
      { naam: 'Had geen antwoord nodig', aantal: rij.geenAntwoordNodig, teller: 'geenAntwoordNodig' },
      ...(rij.norm?.klok === 'open'
        ? []
        : [{ naam: 'Begon buiten openingstijd', aantal: rij.buitenOpeningstijd, teller: 'buitenOpeningstijd' }]),
    ]),
  };
}

export interface Vergelijking {
  /** Difference in percentage points; null when one of both says nothing. */
  readonly punten: number | null;
  readonly zin: string;
  /** Why it may mislead; empty when nothing stands in the way. */
  readonly voorbehoud: readonly string[];
}

const zelfdeNorm = (a: Norm | null, b: Norm | null): boolean =>
  a === null || b === null ? a === b : a.seconden === b.seconden && a.klok === b.klok && a.doel === b.doel;

/** The share beside that of the period before, with what makes both hard to compare. */
export function vergelijk(nu: Rij, eerder: Rij, minimum: number): Vergelijking {
  const [a, b] = [nu.serviceniveau, eerder.serviceniveau];
  const n = getoetst(eerder);
  if (b === null || n === 0) return { punten: null, zin: 'Over de periode ervoor zijn geen gegevens.', voorbehoud: [] };
  const was = `De periode ervoor: ${aandeel(b)} van ${n}`;
  const voorbehoud = [
    ...(zelfdeNorm(nu.norm, eerder.norm)
      ? []
      : [
          eerder.norm === null || nu.norm === null
            ? 'De norm is niet in beide perioden dezelfde: dit is niet goed te vergelijken.'
            : `De norm was toen ${normTekst(eerder.norm)}${
                eerder.norm.doel === nu.norm.doel ? '' : ` met doel ${aandeel(eerder.norm.doel)}`
              }: dit is niet goed te vergelijken.`,
        ]),
    ...(Math.min(getoetst(nu), n) < Math.max(minimum, 20) && getoetst(nu) > 0
      ? ['Het zijn weinig contacten: een verschil kan toeval zijn.']
      : []),
    ...(nu.nogNietBekend > 0 ? [`Van ${nu.nogNietBekend} is het nog niet bekend.`] : []),
  ];
  if (a === null) return { punten: null, zin: `${was}.`, voorbehoud: [] };
  const punten = Math.round((a - b) * 1000) / 10;
  const verschil =
    punten === 0 ? 'even hoog' : `${cijfers.format(Math.abs(punten))} punten ${punten > 0 ? 'hoger' : 'lager'} nu`;
  return { punten, zin: `${was} (${verschil}).`, voorbehoud };
}

/** A norm as it was set, from a day on; of one wijkteam, or of all. */
export interface Normdag {
  readonly kanaal: string;
  readonly wijkteam?: string;
  readonly geldigVan: string;
}

/** Whether the norm of a kanaal changed after the first day of a period: then its share is of more than one norm. */
export const normVeranderde = (
  normen: readonly Normdag[],
  kanaal: string,
  wijkteam: string,
  { van, totEnMet }: { readonly van: string; readonly totEnMet: string },
): boolean =>
  normen.some(
    (norm) =>
      norm.kanaal === kanaal &&
      (wijkteam === '' || norm.wijkteam === undefined || norm.wijkteam === wijkteam) &&
      norm.geldigVan > van &&
      norm.geldigVan <= totEnMet,
  );
