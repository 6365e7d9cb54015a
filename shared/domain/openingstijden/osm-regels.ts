/**
 * Reads the text of an `opening_hours` of OpenStreetMap into rules. A strict subset: what is not known is refused with the
 * place where it stands, because hours that are half understood are wrong hours.
 */
import { addDays, addMonths, isLocalDate, isLocalTime } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';
import type { Dagdeel } from './types.ts';

export interface OsmRegel {
  /** Character at which it begins, from 0. */
  readonly plek: number;
  readonly dagen: { readonly van: LocalDate; readonly totEnMet: LocalDate } | null;
  /** ISO weekdays; null when the rule names none. */
  readonly weekdagen: readonly number[] | null;
  readonly feestdagen: boolean;
  /** Empty is closed. */
  readonly dagdelen: readonly Dagdeel[];
  /** Comes beside what holds already (after a comma) instead of in its place. */
  readonly erbij: boolean;
  readonly reden: string | null;
}

/** Thrown within the reader only. */
export class OsmFout extends Error {
  readonly plek: number;
  constructor(plek: number, melding: string) {
    super(melding);
    this.plek = plek;
  }
}

const DAGEN = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MAANDEN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TEKENS = /\s+|24\/7|"[^"]*"|\d{1,2}:\d{2}|\d+|[A-Za-z]+|[,;-]/y;
/** More than this is no opening hours. */
export const MAX_OSM_TEKENS = 20_000;

interface Teken {
  readonly tekst: string;
  readonly plek: number;
}

function tekensVan(bron: string): readonly Teken[] {
  const found: Teken[] = [];
  TEKENS.lastIndex = 0;
  for (let plek = 0; plek < bron.length; plek = TEKENS.lastIndex) {
    const match = TEKENS.exec(bron);
    if (match === null) throw new OsmFout(plek, `Het teken ${bron[plek]} kan hier niet worden gelezen.`);
    if (match[0].trim() !== '') found.push({ tekst: match[0], plek });
  }
  return found;
}

/** Rules in the order in which they stand. Throws OsmFout. */
export function leesOsmRegels(bron: string): readonly OsmRegel[] {
  const tekens = tekensVan(bron);
  let at = 0;
  const peek = (ahead = 0): string => tekens[at + ahead]?.tekst ?? '';
  const plek = (): number => tekens[at]?.plek ?? bron.length;
  const wrong = (melding: string): never => {
    throw new OsmFout(plek(), melding);
  };
  const take = (): string => {
    const { tekst } = tekens[at] ?? { tekst: '' };
    at += 1;
    return tekst;
  };
  const isDag = (): boolean => DAGEN.includes(peek()) || peek() === 'PH' || peek() === 'SH';
  const isTijd = (): boolean => /^\d{1,2}:\d{2}$/.test(peek());
  const isJaar = (ahead = 0): boolean => /^\d{4}$/.test(peek(ahead));
  const isMaand = (): boolean => MAANDEN.includes(peek());

  /** A day, or a month as a whole: its first and last day. */
  function readDatum(jaar: string | null): { van: LocalDate; totEnMet: LocalDate; jaar: string } {
    const begin = plek();
    const year = isJaar() ? take() : jaar;
    if (year === null) return wrong('Noem het jaar erbij: een dag die elk jaar terugkomt kan niet worden overgenomen.');
    if (!isMaand()) return wrong('Hier hoort een maand, bijvoorbeeld Dec.');
    const month = `${year}-${String(MAANDEN.indexOf(take()) + 1).padStart(2, '0')}`;
    if (!/^\d{1,2}$/.test(peek())) {
      return { van: `${month}-01`, totEnMet: addDays(addMonths(`${month}-01`, 1), -1), jaar: year };
    }
    const day = `${month}-${take().padStart(2, '0')}`;
    if (!isLocalDate(day)) throw new OsmFout(begin, 'Deze datum bestaat niet.');
    return { van: day, totEnMet: day, jaar: year };
  }

  function readDagen(): OsmRegel['dagen'] {
    if (!isJaar() && !isMaand()) return null;
    const begin = plek();
    const first = readDatum(null);
    if (peek() !== '-') return { van: first.van, totEnMet: first.totEnMet };
    take();
    // `2026 Dec 24-31`: the month goes without saying.
    const sameMonth = /^\d{1,2}$/.test(peek());
    const day = sameMonth ? `${first.van.slice(0, 8)}${take().padStart(2, '0')}` : '';
    if (sameMonth && !isLocalDate(day)) throw new OsmFout(begin, 'Deze datum bestaat niet.');
    const totEnMet = sameMonth ? day : readDatum(first.jaar).totEnMet;
    if (totEnMet < first.van) throw new OsmFout(begin, 'De laatste dag ligt voor de eerste dag.');
    return { van: first.van, totEnMet };
  }

  function readWeekdagen(): { weekdagen: number[] | null; feestdagen: boolean } {
    if (!isDag()) return { weekdagen: null, feestdagen: false };
    const weekdagen = new Set<number>();
    let feestdagen = false;
    for (;;) {
      if (peek() === 'SH') wrong('Schoolvakanties (SH) kunnen niet worden overgenomen; noem de dagen.');
      if (!isDag()) wrong('Hier hoort een dag: Mo, Tu, We, Th, Fr, Sa, Su of PH.');
      const name = take();
      if (name === 'PH') feestdagen = true;
      else {
        const first = DAGEN.indexOf(name);
        let last = first;
        if (peek() === '-') {
          take();
          if (!DAGEN.includes(peek())) wrong('Na het streepje hoort een dag: Mo, Tu, We, Th, Fr, Sa of Su.');
          last = DAGEN.indexOf(take());
        }
        for (let day = first; ; day = (day + 1) % 7) {
          weekdagen.add(day + 1);
          if (day === last) break;
        }
      }
      if (peek() !== ',' || !(DAGEN.includes(peek(1)) || peek(1) === 'PH' || peek(1) === 'SH')) break;
      // `Mo-Fr 09:00-12:00, Sa ...` is another rule: here no hours were read yet, so this is the same list.
      take();
    }
    return { weekdagen: weekdagen.size === 0 && feestdagen ? null : [...weekdagen].sort(), feestdagen };
  }

  function readTijd(): string {
    if (!isTijd()) wrong('Hier hoort een tijd, bijvoorbeeld 09:00.');
    return peek().padStart(5, '0');
  }

  function readDagdelen(): Dagdeel[] {
    const found: Dagdeel[] = [];
    for (;;) {
      const van = readTijd();
      if (!isLocalTime(van)) wrong('Deze begintijd bestaat niet.');
      take();
      if (peek() !== '-') wrong('Na de begintijd hoort een streepje en een eindtijd.');
      take();
      const text = readTijd();
      const [hours, minutes] = [Number(text.slice(0, 2)), text.slice(3)];
      const past = hours >= 24 && text !== '24:00' ? `${String(hours - 24).padStart(2, '0')}:${minutes}` : text;
      const tot = past === '00:00' ? '24:00' : past;
      // Beyond 24:00 it runs past midnight, and so it must end before it began.
      if (!(tot === '24:00' || isLocalTime(tot)) || tot === van || (past !== text && tot > van))
        wrong('Deze eindtijd bestaat niet, of is gelijk aan de begintijd.');
      take();
      found.push({ van, tot });
      if (peek() !== ',' || !/^\d{1,2}:\d{2}$/.test(peek(1))) return found;
      take();
    }
  }

  function readRegel(erbij: boolean): OsmRegel {
    const begin = plek();
    if (peek() === '24/7') {
      take();
      const dagdelen = [{ van: '00:00', tot: '24:00' }];
      return {
        plek: begin,
        dagen: null,
        weekdagen: [1, 2, 3, 4, 5, 6, 7],
        feestdagen: false,
        dagdelen,
        erbij,
        reden: readReden(),
      };
    }
    const dagen = readDagen();
    const { weekdagen, feestdagen } = readWeekdagen();
    const named = dagen !== null || weekdagen !== null || feestdagen;
    const closed = peek() === 'off' || peek() === 'closed';
    if (closed) take();
    else if (!isTijd())
      wrong(named ? 'Hier hoort een tijd of off.' : 'Hier hoort een dag, een datum, een tijd of off.');
    const dagdelen = closed ? [] : readDagdelen();
    if (!closed && peek() === 'open') take();
    if (peek() === 'off' || peek() === 'closed')
      wrong('Een deel van de dag sluiten kan niet worden overgenomen; schrijf de uren voor en na de pauze.');
    return { plek: begin, dagen, weekdagen, feestdagen, dagdelen, erbij, reden: readReden() };
  }

  function readReden(): string | null {
    if (!peek().startsWith('"')) return null;
    const text = take().slice(1, -1).trim();
    return text === '' ? null : text;
  }

  const regels: OsmRegel[] = [];
  let erbij = false;
  while (at < tekens.length) {
    regels.push(readRegel(erbij));
    if (at === tekens.length) break;
    const between = peek();
    if (between !== ';' && between !== ',') wrong(`Het stuk ${between} wordt hier niet verwacht.`);
    take();
    erbij = between === ',';
    if (erbij && at === tekens.length) wrong('Na de komma ontbreekt een regel.');
  }
  if (regels.length === 0) throw new OsmFout(0, 'Er staan geen openingstijden.');
  return regels;
}
