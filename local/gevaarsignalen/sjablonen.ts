/** Sentences with choices (`[a|b|]`, `@LIJST`), from which texts to learn from are drawn. The same seed gives the same texts. */
import type { Bericht, Moeilijkheid } from './berichten.ts';

interface Kop {
  readonly gevaar: boolean;
  readonly moeilijkheid: Moeilijkheid;
  readonly soort: string;
  readonly taal: string;
  readonly aantal: number;
}

type Knoop = string | readonly Knoop[][];

/** The parts of one choice list or line, up to its end. */
function leesRij(tekst: string, van: number, diep: boolean): { keuzes: Knoop[][]; na: number } {
  const keuzes: Knoop[][] = [[]];
  let plain = '';
  let at = van;
  const put = (knoop: Knoop) => keuzes.at(-1)?.push(knoop);
  const flush = () => {
    if (plain !== '') put(plain);
    plain = '';
  };
  for (; at < tekst.length; at += 1) {
    const sign = tekst[at] as string;
    if (sign === '[') {
      flush();
      const inner = leesRij(tekst, at + 1, true);
      put(inner.keuzes);
      at = inner.na;
    } else if (sign === ']' && diep) {
      flush();
      return { keuzes, na: at };
    } else if (sign === '|' && diep) {
      flush();
      keuzes.push([]);
    } else {
      plain += sign;
    }
  }
  if (diep) throw new Error(`een haak is niet gesloten: ${tekst}`);
  flush();
  return { keuzes, na: at };
}

function trek(rij: readonly Knoop[], random: () => number): string {
  return rij
    .map((knoop) => {
      if (typeof knoop === 'string') return knoop;
      const keuze = knoop[Math.floor(random() * knoop.length)] ?? [];
      return trek(keuze, random);
    })
    .join('');
}

/** Spaces as people type them, whatever choices came out empty. */
const netjes = (tekst: string): string =>
  tekst
    .replace(/\s+/gu, ' ')
    .replace(/ ([,.!?])/gu, '$1')
    .replace(/[.,?]([.?!])/gu, '$1')
    .replace(/,{2,}/gu, ',')
    .trim()
    .replace(/^[,.] ?|,$/gu, '');

const LIJST = /@([A-Z]+)/gu;

function leesKop(line: string): Kop {
  const [soortVan, soort, taal, aantal] = line.slice(1).split(' ');
  if (soort === undefined || taal === undefined || !/^\d+$/.test(aantal ?? '')) throw new Error(`geen kop: ${line}`);
  return {
    gevaar: soortVan === 'D',
    moeilijkheid: soortVan === 'V' ? 'valstrik' : 'gewoon',
    soort,
    taal,
    aantal: Number(aantal),
  };
}

/** Texts drawn from the sentences of a file, each once. Throws when a line of it cannot be read. */
export function berichtenUitSjablonen(bestand: string, random: () => number): readonly Bericht[] {
  const lijsten = new Map<string, string>();
  const found = new Map<string, Bericht>();
  let kop: Kop | undefined;
  for (const line of bestand.split('\n')) {
    if (line === '' || line.startsWith(';')) continue;
    const lijst = /^@([A-Z]+) = (.+)$/u.exec(line);
    if (lijst) {
      lijsten.set(lijst[1] as string, `[${lijst[2]}]`);
      continue;
    }
    if (line.startsWith('#')) {
      kop = leesKop(line);
      continue;
    }
    if (kop === undefined) throw new Error(`nog geen kop: ${line}`);
    const whole = line.replace(LIJST, (name, key: string) => {
      const keuzes = lijsten.get(key);
      if (keuzes === undefined) throw new Error(`onbekende lijst ${name}`);
      return keuzes;
    });
    const [rij] = leesRij(whole, 0, false).keuzes;
    const { aantal, ...label } = kop;
    for (let nummer = 0; nummer < aantal; nummer += 1) {
      const tekst = netjes(trek(rij ?? [], random));
      if (!found.has(tekst)) found.set(tekst, { id: `sjabloon-${found.size + 1}`, tekst, ...label, ronde: 0 });
    }
  }
  return [...found.values()];
}
