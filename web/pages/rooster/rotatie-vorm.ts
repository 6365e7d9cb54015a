/** The rotation as a form shows it, and as the API takes it. */
import type { Deelnemer, Roosterdeel, Rotatie, Weekdeel } from '../../app/antwoorden/roosterweek.ts';
import { WEEKDAGKEUZES } from './woorden.ts';

export interface RotatieVorm {
  readonly geldigVan: string;
  /** Empty: until further notice. */
  readonly geldigTotEnMet: string;
  readonly delen: readonly Roosterdeel[];
  readonly deelnemers: readonly Deelnemer[];
  readonly ookOpSluitingsdagen: boolean;
  readonly versie: number;
}

export const nieuweRotatie = (vandaag: string): RotatieVorm => ({
  geldigVan: vandaag,
  geldigTotEnMet: '',
  delen: [],
  deelnemers: [],
  ookOpSluitingsdagen: false,
  versie: 0,
});

export function vormVan({ geldigVan, geldigTotEnMet = '', ...rest }: Rotatie): RotatieVorm {
  const { delen, deelnemers, ookOpSluitingsdagen, versie } = rest;
  return { geldigVan, geldigTotEnMet, delen, deelnemers, ookOpSluitingsdagen, versie };
}

export function bodyVan({ geldigTotEnMet, delen, deelnemers, ...rest }: RotatieVorm): object {
  return {
    ...rest,
    ...(geldigTotEnMet !== '' && { geldigTotEnMet }),
    // The API refuses a place for what has none.
    delen: delen.map(({ locatie, ...deel }) => ({
      ...deel,
      ...(deel.soort === 'inloop' && locatie !== undefined && { locatie }),
    })),
    deelnemers: deelnemers.map(({ werkt, ...mens }) => ({
      ...mens,
      ...(werkt !== undefined && werkt.length > 0 && { werkt }),
    })),
  };
}

/** `maandag t/m donderdag 9:00-17:00`, by equal times. */
export function werktTekst(werkt: readonly Weekdeel[] | undefined): string {
  if (werkt === undefined || werkt.length === 0) return 'de hele week';
  const perTijd = Map.groupBy(werkt, ({ van, tot }) => `${van}-${tot}`);
  return [...perTijd]
    .map(([tijd, delen]) => {
      const dagen = [...new Set(delen.map(({ dag }) => dag))].toSorted((a, b) => a - b);
      return `${dagen.map((dag) => WEEKDAGKEUZES[dag - 1]?.tekst.toLowerCase()).join(', ')} ${tijd}`;
    })
    .join('; ');
}

/** From what somebody typed; `0,8` and `0.8` are the same. NaN is refused by the API, at its field. */
export const leesFte = (tekst: string): number => Number(tekst.trim().replace(',', '.') || 'x');
