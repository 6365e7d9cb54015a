import { KORT_AFGEHAAKT_MS } from '../domain/bereikbaarheid/beoordeling.ts';
import { mergeCellen } from '../domain/bereikbaarheid/cellen.ts';
import { aankomstenPerHalfuur } from '../domain/bezetting/aankomsten.ts';
import { adviesPerHalfuur, type Halfuuradvies, type Inzet } from '../domain/bezetting/advies.ts';
import { inzetStraks, type WatAls, type Weekbeeld, weekbeeldVan } from '../domain/bezetting/wat-als.ts';
import { ALGEMEEN, type Contact, type Kanaal } from '../domain/contact/types.ts';
import { addDays, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { type LocalDate, msBetween } from '../domain/tijd/instant.ts';
import { normOp } from './normen.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { CelMetSleutel, Ports } from './ports.ts';

export interface BezettingQuery {
  /** People wait in person on these; mail is no queue that somebody stands in. */
  readonly kanaal: Exclude<Kanaal, 'mail'>;
  /** Absent: all wijkteams together, as on the shared line. */
  readonly wijkteam?: string;
  /** The past from which the arrivals are taken. */
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  /** Absent: the target of the norm. */
  readonly doel?: number;
  /** Absent: measured (telephone), else five minutes. */
  readonly behandelSeconden?: number;
  /** Absent: measured; null = nobody gives up. */
  readonly geduldSeconden?: number | null;
  /** "What if": so many people then. */
  readonly inzet?: readonly Inzet[];
  /** Beside that: the same with these changes. Needs an inzet. */
  readonly watAls?: WatAls;
}

export interface Herkomst {
  readonly seconden: number | null;
  readonly bron: 'opgegeven' | 'gemeten' | 'aangenomen';
  /** Contacts on which a measurement rests. */
  readonly n: number;
}

export interface Bezettingsadvies {
  readonly kanaal: Kanaal;
  readonly wijkteam: string | null;
  readonly norm: { readonly seconden: number; readonly doel: number };
  readonly behandeltijd: Herkomst;
  readonly geduld: Herkomst;
  readonly halfuren: readonly (Halfuuradvies & { readonly straks: Halfuuradvies['inzet'] })[];
  /** A week as it is and as it would be; null without `watAls`. */
  readonly vergelijking: { readonly nu: Weekbeeld; readonly straks: Weekbeeld } | null;
}

export type AdviseBezetting = (query: BezettingQuery) => Promise<Bezettingsadvies>;

const AANGENOMEN_SECONDEN = 300;
/** Fewer say nothing about the others. */
const GENOEG = 20;
const STEEKPROEF = 300;
const BLADZIJDE = 100;

/** How long somebody talked, in milliseconds; undefined when begin or end is not known. */
function talked({ gebeurtenissen }: Contact): number | undefined {
  const begin = gebeurtenissen.find(({ soort }) => soort === 'aangenomen')?.op;
  const end = gebeurtenissen.findLast(({ soort }) => soort === 'opgehangen' || soort === 'beeindigd')?.op;
  return begin === undefined || end === undefined || end <= begin ? undefined : msBetween(begin, end);
}

/**
 * Staffing by the half hour: arrivals of the past, how long a talk takes, how long people hold on, and the number of
 * people with which the norm would be met. It advises; it knows nothing of who is ill or good at what.
 */
export function makeAdviseBezetting(
  ports: Pick<Ports, 'cijfers' | 'zaken' | 'instellingen' | 'clock'>,
): AdviseBezetting {
  const { cijfers, zaken, instellingen, clock } = ports;

  async function readCells({ kanaal, wijkteam, van, totEnMet }: BezettingQuery): Promise<readonly CelMetSleutel[]> {
    const teams =
      wijkteam === undefined
        ? (await cijfers.listGezien()).filter((seen) => seen.kanaal === kanaal).map((seen) => seen.wijkteam)
        : [wijkteam];
    const [from, to] = [startOfLocalDay(van), startOfLocalDay(addDays(totEnMet, 1))];
    const cells: CelMetSleutel[] = [];
    for (const team of new Set(teams)) cells.push(...(await cijfers.readCells(kanaal, team, from, to)));
    return cells;
  }

  /** From the newest days back, until the sample is large enough. */
  async function measureTalk({ wijkteam, van, totEnMet }: BezettingQuery): Promise<readonly number[]> {
    const filter = {
      statussen: ['in-behandeling', 'afgesloten'] as const,
      kanalen: ['telefoon'] as const,
      ...(wijkteam !== undefined && { wijkteams: [wijkteam] }),
      dagen: { van, totEnMet },
      ookOpenOpDag: true,
    };
    const found: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await zaken.searchContacten(filter, BLADZIJDE, cursor);
      found.push(...page.items.flatMap(({ value }) => talked(value) ?? []));
      cursor = page.cursor;
    } while (cursor !== undefined && found.length < STEEKPROEF);
    return found;
  }

  async function behandeltijd(query: BezettingQuery): Promise<Herkomst> {
    if (query.behandelSeconden !== undefined) return { seconden: query.behandelSeconden, bron: 'opgegeven', n: 0 };
    const talks = query.kanaal === 'telefoon' ? await measureTalk(query) : [];
    if (talks.length < GENOEG) return { seconden: AANGENOMEN_SECONDEN, bron: 'aangenomen', n: talks.length };
    const mean = talks.reduce((sum, ms) => sum + ms, 0) / talks.length / 1000;
    return { seconden: Math.max(1, Math.round(mean)), bron: 'gemeten', n: talks.length };
  }

  /** All time that people held on, by the number that gave up: the mean patience of who may be reached before it ends. */
  function geduld({ geduldSeconden }: BezettingQuery, cells: readonly CelMetSleutel[]): Herkomst {
    if (geduldSeconden !== undefined) return { seconden: geduldSeconden, bron: 'opgegeven', n: 0 };
    const { wachttijd, afhaaktijd } = mergeCellen(cells.map(({ cel }) => cel));
    if (afhaaktijd.n < GENOEG) return { seconden: null, bron: 'aangenomen', n: afhaaktijd.n };
    const mean = (wachttijd.somMs + afhaaktijd.somMs) / afhaaktijd.n / 1000;
    return { seconden: Math.max(1, Math.round(mean)), bron: 'gemeten', n: afhaaktijd.n };
  }

  return async (query) => {
    const { kanaal, wijkteam, van, totEnMet, inzet, watAls } = query;
    const settings = await instellingen.readInstellingen();
    const team = wijkteam ?? ALGEMEEN;
    const norm = normOp(settings, kanaal, team, clock.now()) ?? { seconden: 60, doel: 0.8 };
    const doel = query.doel ?? norm.doel;
    const cells = await readCells(query);
    const [talk, patience] = [await behandeltijd(query), geduld(query, cells)];
    const index = openingsindexVan(settings, { wijkteam: team, kanaal });
    const aankomsten = aankomstenPerHalfuur(cells, van, totEnMet, index);
    const last = { behandelSeconden: talk.seconden ?? AANGENOMEN_SECONDEN, geduldSeconden: patience.seconden };
    const maatstaf = {
      grensSeconden: norm.seconden,
      doel,
      kortSeconden: kanaal === 'telefoon' ? KORT_AFGEHAAKT_MS / 1000 : 0,
    };
    const halfuren = adviesPerHalfuur(aankomsten, inzet ?? null, last, maatstaf);
    const later = inzet === undefined || watAls === undefined ? null : inzetStraks(inzet, watAls);
    const changed = later && adviesPerHalfuur(aankomsten, later, last, maatstaf);
    return {
      kanaal,
      wijkteam: wijkteam ?? null,
      norm: { seconden: norm.seconden, doel },
      behandeltijd: talk,
      geduld: patience,
      halfuren: halfuren.map((one, place) => ({ ...one, straks: changed?.[place]?.inzet ?? null })),
      vergelijking:
        later && changed ? { nu: weekbeeldVan(halfuren, inzet ?? []), straks: weekbeeldVan(changed, later) } : null,
    };
  };
}
