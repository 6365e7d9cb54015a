/** How duties were shared out over people, for the size of their jobs. A report about a team, not about who works hardest. */
import { addDays, instantOfLocal } from '../tijd/amsterdam.ts';
import { earliest, type LocalDate } from '../tijd/instant.ts';
import { periodeOf } from './dienst-periodes.ts';
import type { Dienst } from './types.ts';
import { GEWICHT, SOORTEN_UUR, type SoortUur, urenPerSoort } from './zwaarte.ts';

export interface Aandeel {
  readonly medewerker: string;
  readonly fte: number;
  readonly diensten: number;
  /** Hours of duty by the clock, in total and of each kind. */
  readonly uren: number;
  readonly urenPerSoort: Readonly<Record<SoortUur, number>>;
  /** Weighted hours for a full-time job. */
  readonly gewogenPerFte: number;
  /** `gewogenPerFte` divided by that of the whole group; 1 is exactly their share, null when nobody had duty. */
  readonly verhouding: number | null;
}

/** Duties that touch the days [van, totEnMet], cut to them. Who takes part and had none is in it with zero. */
export function verdelingVan(
  diensten: readonly Dienst[],
  { van, totEnMet }: { readonly van: LocalDate; readonly totEnMet: LocalDate },
  ftes: Readonly<Record<string, number>>,
  isFeestdag: (datum: LocalDate) => boolean,
): readonly Aandeel[] {
  const from = instantOfLocal(`${van}T00:00`, 'first');
  const until = instantOfLocal(`${addDays(totEnMet, 1)}T00:00`, 'first');
  const perMedewerker = Map.groupBy(
    diensten.flatMap((dienst) => {
      const periode = periodeOf(dienst);
      if (periode === undefined || periode.tot <= from || periode.van >= until) return [];
      const cut = { van: [periode.van, from].toSorted()[1] ?? from, tot: earliest(periode.tot, until) ?? until };
      return [{ professional: dienst.professional, uren: urenPerSoort(cut, isFeestdag) }];
    }),
    ({ professional }) => professional,
  );
  const rows = [...new Set([...Object.keys(ftes), ...perMedewerker.keys()])].sort().map((medewerker) => {
    const own = perMedewerker.get(medewerker) ?? [];
    const sum = (soort: SoortUur) => own.reduce((total, { uren }) => total + uren[soort], 0);
    const perSoort = Object.fromEntries(SOORTEN_UUR.map((soort) => [soort, sum(soort)])) as Record<SoortUur, number>;
    const gewogen = SOORTEN_UUR.reduce((total, soort) => total + perSoort[soort] * GEWICHT[soort], 0);
    const uren = SOORTEN_UUR.reduce((total, soort) => total + perSoort[soort], 0);
    return { medewerker, fte: ftes[medewerker] ?? 1, diensten: own.length, uren, urenPerSoort: perSoort, gewogen };
  });
  const fteSum = rows.reduce((total, { fte }) => total + fte, 0);
  const mean = fteSum === 0 ? 0 : rows.reduce((total, { gewogen }) => total + gewogen, 0) / fteSum;
  return rows.map(({ gewogen, ...row }) => {
    const gewogenPerFte = gewogen / row.fte;
    return { ...row, gewogenPerFte, verhouding: mean === 0 ? null : gewogenPerFte / mean };
  });
}
