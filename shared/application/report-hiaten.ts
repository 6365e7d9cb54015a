/** Gaps in the roster, told to the coordinator 28, 14, 7 and 2 days before they happen, each once. */
import type { Hiaat } from '../domain/achterwacht/types.ts';
import { DOMEINEN } from '../domain/contact/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, daysBetween, localDateOf, localDateTimeOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { dagInWoorden } from '../domain/tijd/in-woorden.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { makeListHiaten } from './list-hiaten.ts';
import type { Ports } from './ports.ts';
import { type Roosterwerk, rotatieSleutel } from './rooster-ports.ts';
import { coordinatorVan } from './roostercoordinator.ts';
import { tellOnce } from './tell-once.ts';

/** Days ahead at which a gap is told, from far to near. */
export const MELDDAGEN = [28, 14, 7, 2] as const;
const VERST = MELDDAGEN[0];
const TERUG_DAGEN = 14;

export type ReportHiaten = () => Promise<{
  /** Gaps for which a message was put ready. */
  readonly gemeld: number;
  readonly mislukt: readonly { readonly wijkteam: string; readonly fout: unknown }[];
}>;

type Needs = Pick<Ports, 'instellingen' | 'clock' | 'ids'>;

interface Melding {
  readonly naam: string;
  readonly hiaat: Hiaat;
}

/** The nearest of the days at which to tell that has been reached: a gap that comes up late is told then, once. */
const meldingOp = (dagen: number): number | undefined => MELDDAGEN.findLast((grens) => dagen <= grens);

const regel = ({ domein, van, tot }: Hiaat): string => {
  const [begin, einde] = [localDateTimeOf(van), localDateTimeOf(tot)];
  const until =
    begin.slice(0, 10) === einde.slice(0, 10)
      ? einde.slice(11)
      : `${dagInWoorden(einde.slice(0, 10))} ${einde.slice(11)}`;
  return `- ${dagInWoorden(begin.slice(0, 10))} ${begin.slice(11)} tot ${until} uur, ${domein}`;
};

/**
 * Puts a message ready for whoever coordinates the roster of a wijkteam, about every gap of the coming 28 days: one a day, and
 * more only when there are very many. A wijkteam without rotation is told only of gaps between duties that were published:
 * that nobody planned anything there is known. That a gap was told and the message are one write, and the minute sends it, so
 * that a gap is told once and never forgotten. One that fails never stops the others.
 */
export function makeReportHiaten(ports: Needs): ReportHiaten {
  const { instellingen, clock, ids } = ports;
  const listHiaten = makeListHiaten(ports);

  /** From which day to which the roster of a wijkteam and domein is there at all. */
  async function gepland(settings: Instellingen, van: LocalDate, totEnMet: LocalDate) {
    const [diensten, rotaties] = await Promise.all([
      instellingen.readDiensten(van, totEnMet),
      instellingen.listRotaties(),
    ]);
    const bounds = new Map<string, { readonly van: string; readonly tot: string }>();
    for (const dienst of diensten) {
      const naam = rotatieSleutel(dienst);
      const known = bounds.get(naam);
      bounds.set(naam, {
        van: known === undefined || dienst.van < known.van ? dienst.van : known.van,
        tot: known === undefined || dienst.tot > known.tot ? dienst.tot : known.tot,
      });
    }
    for (const { value } of rotaties) bounds.set(rotatieSleutel(value), { van: '', tot: '~' });
    for (const { slug, roostercoordinator } of Object.values(settings.wijkteams))
      if (roostercoordinator !== undefined)
        for (const domein of DOMEINEN) bounds.set(rotatieSleutel({ wijkteam: slug, domein }), { van: '', tot: '~' });
    return (hiaat: Hiaat): boolean => {
      const found = bounds.get(rotatieSleutel(hiaat));
      if (found === undefined) return false;
      return found.van < localDateTimeOf(hiaat.van) && localDateTimeOf(hiaat.tot) < found.tot;
    };
  }

  return async () => {
    const nu = clock.now();
    const today = localDateOf(nu);
    const settings = await instellingen.readInstellingen();
    const horizon = addDays(today, VERST + 1);
    const isGepland = await gepland(settings, addDays(today, -VERST), addDays(horizon, VERST));
    // From some days back, so that a gap that lasts keeps its begin, by which it is known.
    const vanaf = startOfLocalDay(addDays(today, -TERUG_DAGEN));
    const hiaten = (await listHiaten({ van: vanaf, tot: startOfLocalDay(horizon) })).filter(
      (hiaat) => hiaat.tot > nu && isGepland(hiaat),
    );
    const mislukt: { wijkteam: string; fout: unknown }[] = [];
    let gemeld = 0;
    for (const [wijkteam, own] of Map.groupBy(hiaten, (hiaat) => hiaat.wijkteam)) {
      const aan = coordinatorVan(settings, wijkteam);
      if (aan === null) continue;
      const told = (op: Instant, deel: readonly Melding[]): readonly Roosterwerk[] => {
        const team = settings.wijkteams[wijkteam]?.naam ?? wijkteam;
        const aantal = deel.length === 1 ? 'een hiaat' : `${deel.length} hiaten`;
        const tekst = [
          `In het rooster van ${team} heeft dan niemand dienst die bereikbaar is:`,
          '',
          ...deel.map(({ hiaat }) => regel(hiaat)),
          '',
          'Plan een dienst, of vraag een collega om te ruilen.',
          '',
        ].join('\n');
        const id = ids.derived('hiaten', ...deel.map(({ naam }) => naam));
        return [{ id, op, soort: 'bericht', aan, onderwerp: `Rooster ${team}: ${aantal}`, tekst }];
      };
      const all = own.flatMap((hiaat): Melding[] => {
        const grens = meldingOp(daysBetween(today, localDateOf(hiaat.van)));
        return grens === undefined ? [] : [{ naam: `hiaat/${wijkteam}/${hiaat.domein}/${hiaat.van}/${grens}`, hiaat }];
      });
      try {
        gemeld += await tellOnce(instellingen, nu, all, told);
      } catch (fout) {
        mislukt.push({ wijkteam, fout });
      }
    }
    return { gemeld, mislukt };
  };
}
