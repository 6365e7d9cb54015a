import { type Aankomsten, aankomstenPerHalfuur } from '../domain/bezetting/aankomsten.ts';
import { ALGEMEEN, type Kanaal } from '../domain/contact/types.ts';
import { addDays, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { Ports } from './ports.ts';

export interface DrukteQuery {
  readonly kanaal: Kanaal;
  /** Absent: all wijkteams together. */
  readonly wijkteam?: string;
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
}

export interface Drukte {
  readonly kanaal: Kanaal;
  readonly wijkteam: string | null;
  readonly halfuren: readonly Aankomsten[];
}

export type ReadDrukte = (query: DrukteQuery) => Promise<Drukte>;

/** How many contacts came in, on average, in each half hour of the week: counted as the advice on staffing counts them. */
export function makeReadDrukte({ cijfers, instellingen }: Pick<Ports, 'cijfers' | 'instellingen'>): ReadDrukte {
  return async ({ kanaal, wijkteam, van, totEnMet }) => {
    const settings = await instellingen.readInstellingen();
    const seen = wijkteam === undefined ? await cijfers.listGezien() : [{ kanaal, wijkteam }];
    const teams = new Set(seen.filter((one) => one.kanaal === kanaal).map((one) => one.wijkteam));
    const [from, to] = [startOfLocalDay(van), startOfLocalDay(addDays(totEnMet, 1))];
    const cells = await Promise.all([...teams].map((team) => cijfers.readCells(kanaal, team, from, to)));
    const index = openingsindexVan(settings, { wijkteam: wijkteam ?? ALGEMEEN, kanaal });
    return {
      kanaal,
      wijkteam: wijkteam ?? null,
      halfuren: aankomstenPerHalfuur(cells.flat(), van, totEnMet, index),
    };
  };
}
