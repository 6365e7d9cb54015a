/** Rows of figures, from cells and open waits. */
import type { Kanaal } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';
import { leegCel, mergeCellen } from './cellen.ts';
import { getoondeNorm } from './normen.ts';
import type { Cel, CelSleutel, Norm, OpenBijdrage, OpenTeller, Periode, Rij } from './types.ts';
import { duurcijfers } from './verdeling.ts';

interface Rijkop {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
}

/**
 * One row: `cel` holds what ended of all waits that began in the period, `open` what has not ended. `norm` is the
 * one that holds: shown with it, unless what ended was judged by another. Every wait was judged by the norm of its own day.
 */
export function rij(
  args: Rijkop & {
    readonly periode: Periode;
    readonly cel: Cel;
    readonly open: readonly OpenBijdrage[];
    readonly norm: Norm | null;
  },
): Rij {
  const { kanaal, wijkteam, periode, cel, norm } = args;
  const ended = cel.tellers;
  const open = (teller: OpenTeller) => args.open.reduce((sum, { tellers }) => sum + (tellers[teller] ?? 0), 0);
  const beantwoord = ended.beantwoord ?? 0;
  const afgehaakt = ended.afgehaakt ?? 0;
  const afgehaaktKort = ended.afgehaaktKort ?? 0;
  const terugbelGevraagd = ended.terugbelGevraagd ?? 0;
  const wachtend = open('wachtend');
  const binnenNorm = ended.binnenNorm ?? 0;
  const buitenNorm = (ended.buitenNorm ?? 0) + open('buitenNorm');
  return {
    kanaal,
    wijkteam,
    van: periode.van,
    tot: periode.tot,
    ontvangen: beantwoord + afgehaakt + afgehaaktKort + terugbelGevraagd + wachtend,
    beantwoord,
    afgehaakt,
    afgehaaktKort,
    terugbelGevraagd,
    opgehangenInMenu: ended.opgehangenInMenu ?? 0,
    geenAntwoordNodig: ended.geenAntwoordNodig ?? 0,
    wachtend,
    buitenOpeningstijd: (ended.buitenOpeningstijd ?? 0) + open('buitenOpeningstijd'),
    binnenNorm,
    buitenNorm,
    nogNietBekend: open('nogNietBekend'),
    serviceniveau: share(binnenNorm, binnenNorm + buitenNorm),
    wachttijd: duurcijfers(cel.wachttijd),
    opentijd: duurcijfers(cel.opentijd),
    afhaaktijd: duurcijfers(cel.afhaaktijd),
    gemeten: { wachttijd: cel.wachttijd.n, opentijd: cel.opentijd.n, afhaaktijd: cel.afhaaktijd.n },
    norm: getoondeNorm(norm, cel.normen),
    ...(ended.herberekend !== undefined && ended.herberekend > 0 && { herberekend: ended.herberekend }),
  };
}

/** One row per period for one kanaal and wijkteam; a period without contacts has a row of zeros and nulls. */
export function rijen(
  args: Rijkop & {
    /** In order and without overlap, as `perioden` gives them. */
    readonly perioden: readonly Periode[];
    /** What ended, of each period, in the same order. */
    readonly cellen: readonly Cel[];
    readonly open: readonly OpenBijdrage[];
    readonly normVoor: (periode: Periode) => Norm | null;
  },
): readonly Rij[] {
  const open = Map.groupBy(args.open, ({ cel }) => periodeVan(args.perioden, cel.uur));
  return args.perioden.map((periode, index) =>
    rij({
      kanaal: args.kanaal,
      wijkteam: args.wijkteam,
      periode,
      cel: args.cellen[index] ?? leegCel(),
      open: open.get(index) ?? [],
      norm: args.normVoor(periode),
    }),
  );
}

/** Cells of hours, added up by the period in which they lie; what lies in none is passed over. */
export function perPeriode(
  perioden: readonly Periode[],
  cellen: readonly { readonly sleutel: Pick<CelSleutel, 'uur'>; readonly cel: Cel }[],
): readonly Cel[] {
  const grouped = Map.groupBy(cellen, ({ sleutel }) => periodeVan(perioden, sleutel.uur));
  return perioden.map((_, index) => mergeCellen((grouped.get(index) ?? []).map(({ cel }) => cel)));
}

/**
 * The place of the period in which an hour lies; -1 when in none. Periods begin at whole hours, so a cell lies in one of
 * them as a whole.
 */
export function periodeVan(perioden: readonly Periode[], uur: Instant): number {
  let low = 0;
  let high = perioden.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (perioden[middle]!.tot <= uur) low = middle + 1;
    else high = middle;
  }
  const found = perioden[low];
  return found !== undefined && found.van <= uur ? low : -1;
}

/** Abandoned after the limit, of all that was received without the short ones (0-1); null without any. */
export function afhaakaandeel({ ontvangen, afgehaakt, afgehaaktKort }: Rij): number | null {
  return share(afgehaakt, ontvangen - afgehaaktKort);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
