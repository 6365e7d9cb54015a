/** Lines of who did what in memory, with the same rules as the table. */
import type {
  InLijst,
  LijstenLog,
  VerantwoordingLezer,
  VerantwoordingLog,
} from '../../application/verantwoording-ports.ts';
import { InvalidError } from '../../domain/errors.ts';
import { uurVan, type Verantwoordingsregel } from '../../domain/verantwoording/types.ts';

export interface MemoryVerantwoording extends VerantwoordingLog, VerantwoordingLezer, LijstenLog {
  /** All lines, oldest first, to look at and, in tests, to tamper with. */
  readonly regels: Verantwoordingsregel[];
}

export function makeMemoryVerantwoording(): MemoryVerantwoording {
  const regels: Verantwoordingsregel[] = [];
  const lijsten = new Map<string, InLijst>();
  const sleutelVan = ({ op, id }: Verantwoordingsregel) => `${op}#${id}`;
  return {
    regels,
    async append(regel) {
      if (!regels.some((one) => sleutelVan(one) === sleutelVan(regel))) regels.push(structuredClone(regel));
    },
    async *ofUur(uur) {
      const found = regels.filter(({ op }) => uurVan(op) === uur);
      for (const regel of found.toSorted((a, b) => (sleutelVan(a) < sleutelVan(b) ? -1 : 1)))
        yield { sleutel: sleutelVan(regel), inhoud: JSON.stringify(regel), regel };
    },
    async search({ sleutel, van, tot, limit, cursor }) {
      if (cursor !== undefined && !/^\d+$/.test(cursor))
        throw new InvalidError([{ veld: 'cursor', melding: 'Deze cursor is onbekend. Begin opnieuw zonder cursor.' }]);
      const from = Number(cursor ?? 0);
      const fits = (one: Verantwoordingsregel) =>
        sleutel.op === 'object'
          ? one.soort === sleutel.soort && one.object === sleutel.id
          : one.medewerker === sleutel.id;
      const found = regels
        .filter((one) => fits(one) && one.op >= van && one.op < tot)
        .toSorted((a, b) => (sleutelVan(a) < sleutelVan(b) ? 1 : -1));
      const items = found.slice(from, from + limit).map((one) => ({
        ...one,
        betrokkenen: { soort: one.betrokkenen.soort, aantal: one.betrokkenen.ids.length },
      }));
      return { items, ...(found.length > from + limit && { cursor: String(from + limit) }) };
    },
    async inLijsten(contact, van, tot) {
      return [...lijsten.values()]
        .filter((one) => one.contact === contact && one.laatste >= van && one.eerste < tot)
        .toSorted((a, b) => (`${a.uur}#${a.medewerker}` < `${b.uur}#${b.medewerker}` ? 1 : -1));
    },
    async noteInLijsten(gezien) {
      for (const one of gezien) {
        const key = `${one.contact}|${one.uur}|${one.medewerker}`;
        if (!lijsten.has(key)) lijsten.set(key, one);
      }
    },
  };
}
