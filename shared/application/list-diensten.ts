import type { Dienst } from '../domain/achterwacht/types.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';
import { roosterToen } from './roosters.ts';

export type ListDiensten = (query: {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly wijkteam?: string;
  /** As they stood after this publication; absent = as they stand now. */
  readonly publicatie?: number;
}) => Promise<readonly Dienst[]>;

/** Published duties that touch the days [van, totEnMet], in order of their beginning. */
export function makeListDiensten({ instellingen }: Pick<Ports, 'instellingen'>): ListDiensten {
  return async ({ van, totEnMet, wijkteam, publicatie }) => {
    const diensten =
      publicatie === undefined
        ? await instellingen.readDiensten(van, totEnMet)
        : await roosterToen({ instellingen }, publicatie, van, totEnMet);
    return wijkteam === undefined ? diensten : diensten.filter((dienst) => dienst.wijkteam === wijkteam);
  };
}
