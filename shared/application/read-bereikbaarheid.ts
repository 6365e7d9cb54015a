import { openWacht } from '../domain/bereikbaarheid/beoordeling.ts';
import { mergeCellen } from '../domain/bereikbaarheid/cellen.ts';
import { MAX_PERIODEN, perioden } from '../domain/bereikbaarheid/perioden.ts';
import { rijen } from '../domain/bereikbaarheid/rij.ts';
import {
  type Cel,
  DEFINITIE,
  type Indeling,
  type Norm,
  type OpenBijdrage,
  type Periode,
  type Rij,
} from '../domain/bereikbaarheid/types.ts';
import { KANALEN, type Kanaal } from '../domain/contact/types.ts';
import { InvalidError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { normOp, oordeelcontextVoor } from './normen.ts';
import { wijkteamVanLocatie } from './openingstijden.ts';
import type { Ports } from './ports.ts';

export interface BereikbaarheidQuery {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly per: Indeling;
  /** Absent = all. */
  readonly kanaal?: Kanaal | readonly Kanaal[];
  readonly wijkteam?: string | readonly string[];
  /** Only who walked in there: inloop of the wijkteam it belongs to, or of the one that is asked for. */
  readonly locatie?: string;
  /** What is added up into one row; absent = a row for each. */
  readonly samen?: Samen;
}

export const SAMEN = ['wijkteams', 'kanalen', 'alles'] as const;
export type Samen = (typeof SAMEN)[number];

/** In the place of a name, in a row that is about several: no wijkteam can be called so. */
export const SAMENGEVOEGD = '*';

/** A row over several kanalen or wijkteams says over which. */
export interface Rijkop {
  readonly kanaal: Kanaal | typeof SAMENGEVOEGD;
  readonly wijkteam: string;
  /** Of a row about who walked in at one locatie. */
  readonly locatie?: string;
  readonly samengevoegd?: { readonly kanalen: readonly Kanaal[]; readonly wijkteams: readonly string[] };
}
export type Cijferrij = Omit<Rij, 'kanaal'> & Rijkop;

export interface Bereikbaarheid {
  readonly definitie: string;
  readonly peildatum: Instant;
  readonly rijen: readonly Cijferrij[];
}

export type ReadBereikbaarheid = (query: BereikbaarheidQuery) => Promise<Bereikbaarheid>;

interface Scope {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
}

const AT_ONCE = 8;

const listOf = <T extends string>(asked: T | readonly T[] | undefined): readonly T[] | undefined =>
  asked === undefined ? undefined : typeof asked === 'string' ? [asked] : [...new Set(asked)];

/** The scopes that share a row. */
function groupsOf(scope: readonly Scope[], samen: Samen | undefined): readonly (readonly Scope[])[] {
  if (samen === undefined) return scope.map((one) => [one]);
  if (samen === 'alles') return scope.length === 0 ? [] : [scope];
  return [...Map.groupBy(scope, ({ kanaal, wijkteam }) => (samen === 'wijkteams' ? kanaal : wijkteam)).values()];
}

function kopVan(group: readonly Scope[], samen: Samen | undefined): Rijkop {
  const kanalen = [...new Set(group.map(({ kanaal }) => kanaal))];
  const wijkteams = [...new Set(group.map(({ wijkteam }) => wijkteam))];
  const [kanaal = SAMENGEVOEGD, wijkteam = SAMENGEVOEGD] = [kanalen[0], wijkteams[0]];
  if (samen === undefined) return { kanaal, wijkteam };
  return {
    kanaal: samen === 'wijkteams' ? kanaal : SAMENGEVOEGD,
    wijkteam: samen === 'kanalen' ? wijkteam : SAMENGEVOEGD,
    samengevoegd: { kanalen, wijkteams },
  };
}

/** A row over several shows a norm only when all of them had the same; each wait was judged by its own all the same. */
function eensOver(norms: readonly (Norm | null)[]): Norm | null {
  const [first = null] = norms;
  const text = JSON.stringify(first);
  return norms.every((norm) => JSON.stringify(norm) === text) ? first : null;
}

/**
 * The figures of a period: ended waits from the cells, waits that have not ended from the open contacts as of now. One
 * row for every period of every kanaal of every wijkteam in scope, also where nothing came in; with `samen` one for several
 * of them together, computed from their cells added up and never from their rows.
 */
export function makeReadBereikbaarheid(
  ports: Pick<Ports, 'cijfers' | 'zaken' | 'instellingen' | 'clock'>,
): ReadBereikbaarheid {
  const { cijfers, zaken, instellingen, clock } = ports;

  async function readOpen(
    settings: Instellingen,
    peildatum: Instant,
    query: BereikbaarheidQuery,
  ): Promise<OpenBijdrage[]> {
    const open: OpenBijdrage[] = [];
    const [kanalen, wijkteams] = [listOf(query.kanaal), listOf(query.wijkteam)];
    for await (const contact of zaken.listWachtend()) {
      for (const wacht of contact.wachten) {
        if (kanalen !== undefined && !kanalen.includes(wacht.kanaal)) continue;
        if (wijkteams !== undefined && !wijkteams.includes(wacht.wijkteam)) continue;
        if (query.locatie !== undefined && wacht.locatie !== query.locatie) continue;
        const bijdrage = openWacht(wacht, peildatum, oordeelcontextVoor(settings, wacht));
        if (bijdrage !== null) open.push(bijdrage);
      }
    }
    return open;
  }

  async function scopeOf(
    settings: Instellingen,
    open: readonly OpenBijdrage[],
    { kanaal, wijkteam, locatie }: BereikbaarheidQuery,
  ): Promise<Scope[]> {
    if (locatie !== undefined) {
      const teams = listOf(wijkteam) ?? [wijkteamVanLocatie(settings, locatie)];
      return teams.map((team) => ({ kanaal: 'inloop', wijkteam: team }));
    }
    const known =
      wijkteam !== undefined
        ? (listOf(wijkteam) ?? [])
        : [
            ...Object.keys(settings.wijkteams),
            ...(await cijfers.listGezien()).map((gezien) => gezien.wijkteam),
            ...open.map(({ cel }) => cel.wijkteam),
          ];
    const asked = listOf(kanaal);
    const kanalen = KANALEN.filter((one) => asked === undefined || asked.includes(one));
    return [...new Set(known)].sort().flatMap((team) => kanalen.map((k) => ({ kanaal: k, wijkteam: team })));
  }

  async function readGroup(
    group: readonly Scope[],
    asked: readonly Periode[],
    settings: Instellingen,
    open: readonly OpenBijdrage[],
    { samen, locatie }: BereikbaarheidQuery,
  ): Promise<readonly Cijferrij[]> {
    const names = new Set(group.map(({ kanaal, wijkteam }) => `${kanaal}/${wijkteam}`));
    const sums: (readonly Cel[])[] = [];
    for (let from = 0; from < group.length; from += AT_ONCE) {
      const part = group.slice(from, from + AT_ONCE);
      sums.push(
        ...(await Promise.all(part.map((one) => cijfers.readSommen(one.kanaal, one.wijkteam, asked, locatie)))),
      );
    }
    const [first] = group;
    if (first === undefined) return [];
    const rows = rijen({
      ...first,
      perioden: asked,
      cellen:
        sums.length === 1
          ? (sums[0] ?? [])
          : asked.map((_, index) => mergeCellen(sums.flatMap((sum) => sum[index] ?? []))),
      open: open.filter(({ cel }) => names.has(`${cel.kanaal}/${cel.wijkteam}`)),
      normVoor: (periode) => eensOver(group.map((one) => normOp(settings, one.kanaal, one.wijkteam, periode.van))),
    });
    const kop = { ...kopVan(group, samen), ...(locatie !== undefined && { locatie }) };
    return rows.map((row) => ({ ...row, ...kop }));
  }

  return async (query) => {
    if (query.locatie !== undefined && (listOf(query.kanaal) ?? ['inloop']).some((one) => one !== 'inloop'))
      throw new InvalidError([{ veld: 'kanaal', melding: 'Een locatie is er alleen bij inloop.' }]);
    const peildatum = clock.now();
    const asked = perioden(query.van, query.totEnMet, query.per);
    const settings = await instellingen.readInstellingen();
    const open = await readOpen(settings, peildatum, query);
    const groups = groupsOf(await scopeOf(settings, open, query), query.samen);
    if (asked.length * groups.length > MAX_PERIODEN) {
      const melding = 'Dit zijn te veel rijen in één antwoord. Kies een kortere periode, een kanaal of een wijkteam.';
      throw new InvalidError([{ veld: 'per', melding }]);
    }
    const found: Cijferrij[] = [];
    for (let from = 0; from < groups.length; from += AT_ONCE) {
      const part = groups.slice(from, from + AT_ONCE);
      const rows = await Promise.all(part.map((one) => readGroup(one, asked, settings, open, query)));
      found.push(...rows.flat());
    }
    return { definitie: DEFINITIE, peildatum, rijen: found };
  };
}
