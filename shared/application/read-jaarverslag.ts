import { openWacht } from '../domain/bereikbaarheid/beoordeling.ts';
import { mergeCellen } from '../domain/bereikbaarheid/cellen.ts';
import { isTeKlein } from '../domain/bereikbaarheid/minimum-n.ts';
import { perioden } from '../domain/bereikbaarheid/perioden.ts';
import { afhaakaandeel, rij } from '../domain/bereikbaarheid/rij.ts';
import { DEFINITIE, type Norm, type OpenBijdrage, type Periode } from '../domain/bereikbaarheid/types.ts';
import { ALGEMEEN, KANALEN, type Kanaal } from '../domain/contact/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { normOp, oordeelcontextVoor } from './normen.ts';
import type { Ports } from './ports.ts';

/** One kanaal in one year, over all wijkteams together. Shares 0-1, durations in seconds. */
export interface Jaarregel {
  readonly kanaal: Kanaal;
  readonly jaar: number;
  /**
   * The norm that held at the end of the year, or now; null when the wijkteams had different ones. One that was changed
   * afterwards is not shown over what was judged by another.
   */
  readonly norm: Norm | null;
  readonly ontvangen: number;
  readonly beantwoord: number;
  /** How many the share within the norm is about. */
  readonly n: number;
  readonly binnenNorm: number | null;
  /** On the clock of the norm: open time for a norm in open time, else elapsed. */
  readonly mediaan: number | null;
  readonly p90: number | null;
  /** Over so many waits the median and p90 are. */
  readonly gemeten: number | null;
  /** Gave up after the short limit, of all that was received without the short ones. */
  readonly afgehaakt: number | null;
  readonly nogNietBekend: number;
}

export interface Jaarverslag {
  readonly definitie: string;
  readonly peildatum: Instant;
  readonly regels: readonly Jaarregel[];
}

/** The table of the annual report: `jaar` and the years before it, counted in the same way. */
export type ReadJaarverslag = (query: { readonly jaar: number; readonly jaren: number }) => Promise<Jaarverslag>;

/** Figures of all wijkteams are added up before anything is computed: no average of averages. */
export function makeReadJaarverslag(
  ports: Pick<Ports, 'cijfers' | 'zaken' | 'instellingen' | 'clock'>,
): ReadJaarverslag {
  const { cijfers, zaken, instellingen, clock } = ports;

  async function readOpen(settings: Instellingen, peildatum: Instant): Promise<readonly OpenBijdrage[]> {
    const open: OpenBijdrage[] = [];
    for await (const { wachten } of zaken.listWachtend()) {
      for (const wacht of wachten) {
        const bijdrage = openWacht(wacht, peildatum, oordeelcontextVoor(settings, wacht));
        if (bijdrage !== null) open.push(bijdrage);
      }
    }
    return open;
  }

  return async ({ jaar, jaren }) => {
    const peildatum = clock.now();
    const settings = await instellingen.readInstellingen();
    const first = jaar - jaren + 1;
    const years = perioden(`${first}-01-01`, `${jaar}-12-31`, 'jaar');
    const open = await readOpen(settings, peildatum);
    const seen = await cijfers.listGezien();
    const regels: Jaarregel[] = [];
    for (const kanaal of KANALEN) {
      const teams = [...new Set(seen.filter((one) => one.kanaal === kanaal).map(({ wijkteam }) => wijkteam))];
      const sums = await Promise.all(teams.map((team) => cijfers.readSommen(kanaal, team, years)));
      for (const [index, periode] of years.entries()) {
        const at = normMoment(periode, peildatum);
        const geldend = sharedNorm(settings, kanaal, teams.length === 0 ? [ALGEMEEN] : teams, at);
        const row = rij({
          kanaal,
          wijkteam: ALGEMEEN,
          periode,
          cel: mergeCellen(sums.flatMap((sum) => sum[index] ?? [])),
          open: open.filter(({ cel }) => cel.kanaal === kanaal && cel.uur >= periode.van && cel.uur < periode.tot),
          norm: geldend,
        });
        // The row knows by which norm was judged, should that one have been changed afterwards.
        const { norm } = row;
        const clockOfNorm = norm?.klok === 'open' ? row.opentijd : row.wachttijd;
        regels.push({
          kanaal,
          jaar: first + index,
          norm,
          ontvangen: row.ontvangen,
          beantwoord: row.beantwoord,
          n: row.binnenNorm + row.buitenNorm,
          binnenNorm: row.serviceniveau,
          mediaan: clockOfNorm.p50,
          p90: clockOfNorm.p90,
          gemeten: norm?.klok === 'open' ? row.gemeten.opentijd : row.gemeten.wachttijd,
          afgehaakt: afhaakaandeel(row),
          nogNietBekend: row.nogNietBekend,
        });
      }
    }
    return { definitie: DEFINITIE, peildatum, regels };
  };
}

/** As it leaves the house: how many came stays, what is about fewer than `minimum` of them is left out. */
export function exportJaarregel(regel: Jaarregel, minimum: number) {
  const few = isTeKlein(regel.ontvangen, minimum);
  const duren = few || isTeKlein(regel.gemeten ?? 0, minimum);
  const share = few || isTeKlein(regel.n, minimum);
  return {
    ...regel,
    ...(few && { beantwoord: null, nogNietBekend: null, afgehaakt: null }),
    ...(duren && { mediaan: null, p90: null, ...(few && { gemeten: null }) }),
    ...(share && { binnenNorm: null, ...(few && { n: null }) }),
    verborgen: few ? 'alles' : duren || share ? 'deels' : '',
  };
}

/** A millisecond before the year ends, or now while it runs; of a year to come its begin. */
function normMoment({ van, tot }: Periode, peildatum: Instant): Instant {
  if (peildatum < van) return van;
  return peildatum < tot ? peildatum : (new Date(Date.parse(tot) - 1).toISOString() as Instant);
}

function sharedNorm(settings: Instellingen, kanaal: Kanaal, teams: readonly string[], op: Instant): Norm | null {
  const norms = teams.map((team) => normOp(settings, kanaal, team, op));
  const texts = new Set(norms.map((norm) => norm && `${norm.seconden}/${norm.klok}/${norm.doel}`));
  const [norm] = norms;
  if (texts.size !== 1 || norm === undefined || norm === null) return null;
  const { seconden, klok, doel } = norm;
  return { seconden, klok, doel };
}
