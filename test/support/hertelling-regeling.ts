/** The hours of the recount as the program takes them, so that both judge by the same. */
import type { Openingsregeling } from '../../shared/domain/openingstijden/types.ts';
import { instantOf } from '../../shared/domain/tijd/instant.ts';
import type { Deel, Uren } from './hertelling-uren.ts';

const dagdelen = (parts: readonly Deel[]) => parts.map(([van, tot]) => ({ van, tot }));

export function regelingVan({ week, uitzonderingen = {}, gesloten = [], storingen = [] }: Uren): Openingsregeling {
  return {
    patronen: [
      {
        geldigVan: '2020-01-01',
        week: Object.entries(week).map(([dag, parts]) => ({ dag: Number(dag), dagdelen: dagdelen(parts ?? []) })),
      },
    ],
    landelijkeSluitingsdagen: true,
    sluitingsdagen: gesloten.map((datum) => ({ datum, reden: 'Teamdag', bron: 'lokaal' as const })),
    uitzonderingen: Object.entries(uitzonderingen).map(([datum, parts]) => ({
      van: datum,
      totEnMet: datum,
      dagdelen: dagdelen(parts),
      reden: 'Anders open',
    })),
    sluitingen: storingen.map(([van, tot]) => ({ van: instantOf(van), tot: instantOf(tot), reden: 'Storing' })),
  };
}
