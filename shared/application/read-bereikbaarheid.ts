import { openWacht } from '../domain/bereikbaarheid/beoordeling.ts';
import { MAX_PERIODEN, perioden } from '../domain/bereikbaarheid/perioden.ts';
import { rijen } from '../domain/bereikbaarheid/rij.ts';
import { DEFINITIE, type Indeling, type OpenBijdrage, type Periode, type Rij } from '../domain/bereikbaarheid/types.ts';
import { KANALEN, type Kanaal } from '../domain/contact/types.ts';
import { InvalidError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { normOp, oordeelcontextVoor } from './normen.ts';
import type { Ports } from './ports.ts';

export interface BereikbaarheidQuery {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly per: Indeling;
  /** Absent = all. */
  readonly kanaal?: Kanaal;
  readonly wijkteam?: string;
}

export interface Bereikbaarheid {
  readonly definitie: string;
  readonly peildatum: Instant;
  readonly rijen: readonly Rij[];
}

export type ReadBereikbaarheid = (query: BereikbaarheidQuery) => Promise<Bereikbaarheid>;

interface Scope {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
}

const AT_ONCE = 8;

/**
 * The figures of a period: ended waits from the cells, waits that have not ended from the open contacts as of now. One
 * row for every period of every kanaal of every wijkteam in scope, also where nothing came in.
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
    for await (const contact of zaken.listWachtend()) {
      for (const wacht of contact.wachten) {
        if (query.kanaal !== undefined && wacht.kanaal !== query.kanaal) continue;
        if (query.wijkteam !== undefined && wacht.wijkteam !== query.wijkteam) continue;
        const bijdrage = openWacht(wacht, peildatum, oordeelcontextVoor(settings, wacht));
        if (bijdrage !== null) open.push(bijdrage);
      }
    }
    return open;
  }

  async function scopeOf(
    settings: Instellingen,
    open: readonly OpenBijdrage[],
    { kanaal, wijkteam }: BereikbaarheidQuery,
  ): Promise<Scope[]> {
    const known =
      wijkteam !== undefined
        ? [wijkteam]
        : [
            ...Object.keys(settings.wijkteams),
            ...(await cijfers.listGezien()).map((gezien) => gezien.wijkteam),
            ...open.map(({ cel }) => cel.wijkteam),
          ];
    const kanalen = kanaal === undefined ? KANALEN : [kanaal];
    return [...new Set(known)].sort().flatMap((team) => kanalen.map((k) => ({ kanaal: k, wijkteam: team })));
  }

  async function readScope(
    { kanaal, wijkteam }: Scope,
    asked: readonly Periode[],
    settings: Instellingen,
    open: readonly OpenBijdrage[],
  ): Promise<readonly Rij[]> {
    return rijen({
      kanaal,
      wijkteam,
      perioden: asked,
      cellen: await cijfers.readSommen(kanaal, wijkteam, asked),
      open: open.filter(({ cel }) => cel.kanaal === kanaal && cel.wijkteam === wijkteam),
      normVoor: (periode) => normOp(settings, kanaal, wijkteam, periode.van),
    });
  }

  return async (query) => {
    const peildatum = clock.now();
    const asked = perioden(query.van, query.totEnMet, query.per);
    const settings = await instellingen.readInstellingen();
    const open = await readOpen(settings, peildatum, query);
    const scope = await scopeOf(settings, open, query);
    if (asked.length * scope.length > MAX_PERIODEN) {
      const melding = 'Dit zijn te veel rijen in één antwoord. Kies een kortere periode, een kanaal of een wijkteam.';
      throw new InvalidError([{ veld: 'per', melding }]);
    }
    const found: Rij[] = [];
    for (let from = 0; from < scope.length; from += AT_ONCE) {
      const part = scope.slice(from, from + AT_ONCE);
      const rows = await Promise.all(part.map((one) => readScope(one, asked, settings, open)));
      found.push(...rows.flat());
    }
    return { definitie: DEFINITIE, peildatum, rijen: found };
  };
}
