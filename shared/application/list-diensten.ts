import type { Dienst } from '../domain/achterwacht/types.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';

export type ListDiensten = (query: {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly wijkteam?: string;
}) => Promise<readonly Dienst[]>;

/** Published duties that touch the days [van, totEnMet], in order of their beginning. */
export function makeListDiensten({ instellingen }: Pick<Ports, 'instellingen'>): ListDiensten {
  return async ({ van, totEnMet, wijkteam }) => {
    const diensten = await instellingen.readDiensten(van, totEnMet);
    return wijkteam === undefined ? diensten : diensten.filter((dienst) => dienst.wijkteam === wijkteam);
  };
}
