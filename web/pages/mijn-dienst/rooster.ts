/** What is mine of the roster, in Dutch wall-clock time; and the words for it. */
import type { Afwezigheid, Dienst, Ruilverzoek } from '../../app/antwoorden/rooster.ts';
import { dag } from '../../app/woorden.ts';

const klok = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** Wall-clock time in Amsterdam of an instant, `2026-11-25T09:00`. */
export const lokaal = (ms: number): string => klok.format(new Date(ms)).replace(' ', 'T');

/** `days` after a day, both `2026-11-25`. */
export function dagenNa(datum: string, dagen: number): string {
  return new Date(Date.parse(`${datum}T12:00:00Z`) + dagen * 86_400_000).toISOString().slice(0, 10);
}

export const dagTekst = (datum: string): string => dag(`${datum.slice(0, 10)}T12:00:00Z`);
const uur = (op: string): string => op.slice(11).replace(/^0/, '');

/** `9:00 tot 12:30`; with the day where it ends on another. */
export function tijdenTekst({ van, tot }: Pick<Dienst, 'van' | 'tot'>): string {
  const ander = van.slice(0, 10) === tot.slice(0, 10) ? '' : `${dagTekst(tot)} `;
  return `${uur(van)} tot ${ander}${uur(tot)}`;
}

const SOORT: Readonly<Record<Dienst['soort'], string>> = { inloop: 'Inloop', achterwacht: 'Achterwacht' };

export const dienstNaam = ({ soort, domein }: Dienst): string => `${SOORT[soort]} ${domein}`;

export const dienstVoluit = (dienst: Dienst): string =>
  `${dienstNaam(dienst)}, ${dagTekst(dienst.van)} ${tijdenTekst(dienst)}`;

export interface Dag {
  readonly datum: string;
  readonly diensten: readonly Dienst[];
}

/** Duties of one person that are not over, by day. */
export function perDag(diensten: readonly Dienst[], wie: string, nu: string): readonly Dag[] {
  const own = diensten
    .filter(({ professional, tot }) => professional === wie && tot > nu)
    .toSorted((een, ander) => (een.van < ander.van ? -1 : een.van > ander.van ? 1 : 0));
  const dagen = [...new Set(own.map(({ van }) => van.slice(0, 10)))];
  return dagen.map((datum) => ({ datum, diensten: own.filter(({ van }) => van.startsWith(datum)) }));
}

/** Its begin may be told: from an hour before it until its end. `straks`: wall-clock time in an hour. */
export const isBijna = ({ van, tot }: Dienst, nu: string, straks: string): boolean => van <= straks && nu < tot;

export interface Ruilen {
  /** Asked of me. */
  readonly aanMij: readonly Ruilverzoek[];
  /** Offered to everybody. */
  readonly aanbod: readonly Ruilverzoek[];
  /** Asked by me, or about my duty. */
  readonly vanMij: readonly Ruilverzoek[];
}

export function ruilenVan(verzoeken: readonly Ruilverzoek[], ik: string): Ruilen {
  const vanMij = (one: Ruilverzoek) => one.door === ik || one.dienst.professional === ik;
  const open = verzoeken.filter(({ status }) => status === 'open');
  return {
    aanMij: open.filter((one) => one.aan === ik && !vanMij(one)),
    aanbod: open.filter((one) => one.aan === null && !vanMij(one)),
    vanMij: verzoeken.filter(vanMij),
  };
}

/** Whether this duty was asked away and nobody answered yet. */
export const wordtGeruild = (verzoeken: readonly Ruilverzoek[], dienst: string): boolean =>
  verzoeken.some((one) => one.status === 'open' && (one.dienst.id === dienst || one.tegen?.id === dienst));

/** Far away enough to mean: until further notice. */
const OPEN_EINDE_DAGEN = 300;

export function afwezigTekst({ van, tot, bron }: Afwezigheid): string {
  const wat = bron === 'ziek' ? 'Ziek' : bron === 'agenda' ? 'Uit uw agenda' : 'Afwezig';
  const open = bron === 'ziek' && Date.parse(`${tot}Z`) - Date.parse(`${van}Z`) > OPEN_EINDE_DAGEN * 86_400_000;
  return open
    ? `${wat} sinds ${dagTekst(van)} ${uur(van)}`
    : `${wat} van ${dagTekst(van)} ${uur(van)} tot ${dagTekst(tot)} ${uur(tot)}`;
}
