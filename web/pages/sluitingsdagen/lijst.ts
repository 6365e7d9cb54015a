/** The closing days of a year as a form, and what a list of them changes, day by day. */
import type { Dagdeel, Organisatiedag, Sluitingsvoorbeeld } from '../../app/antwoorden/openingstijden.ts';

export interface Dagform {
  readonly datum: string;
  readonly reden: string;
  /** Empty: all day. */
  readonly sluitOm: string;
}

export const rijVan = ({ datum, reden, sluitOm = '' }: Organisatiedag): Dagform => ({ datum, reden, sluitOm });
export const lijstVan = (dagen: readonly Organisatiedag[]): readonly Dagform[] => dagen.map(rijVan);
export const dagenUit = (rijen: readonly Dagform[]): readonly Organisatiedag[] =>
  rijen.map(({ datum, reden, sluitOm }) => ({ datum, reden, ...(sluitOm !== '' && { sluitOm }) }));

/** Proposals that are not in the list. */
export const nogOpen = (voorstellen: readonly Organisatiedag[], rijen: readonly Dagform[]): readonly Organisatiedag[] =>
  voorstellen.filter(({ datum }) => !rijen.some((rij) => rij.datum === datum));

export interface Dagregel {
  readonly datum: string;
  readonly nu: readonly Dagdeel[];
  readonly straks: readonly Dagdeel[];
  /** Places, by wijkteam. */
  readonly waar: ReadonlyMap<string, readonly string[]>;
}

/** One line for every day and change, with the places where it is so: `naam` is what a place is called within its wijkteam. */
export function perDag(
  { plaatsen }: Sluitingsvoorbeeld,
  naam: (plaats: Sluitingsvoorbeeld['plaatsen'][number]) => string,
): readonly Dagregel[] {
  const regels = new Map<string, Dagregel>();
  for (const plaats of plaatsen) {
    for (const { datum, nu, straks } of plaats.dagen) {
      const sleutel = JSON.stringify([datum, nu, straks]);
      const waar = new Map(regels.get(sleutel)?.waar);
      waar.set(plaats.wijkteam, [...(waar.get(plaats.wijkteam) ?? []), naam(plaats)]);
      regels.set(sleutel, { datum, nu, straks, waar });
    }
  }
  return [...regels.values()].toSorted((a, b) =>
    a.datum < b.datum ? -1 : a.datum > b.datum ? 1 : b.waar.size - a.waar.size,
  );
}
