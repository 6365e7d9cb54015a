import { openWacht } from '../domain/bereikbaarheid/beoordeling.ts';
import type { Norm } from '../domain/bereikbaarheid/types.ts';
import { KANALEN, type Kanaal } from '../domain/contact/types.ts';
import { type Instant, msBetween } from '../domain/tijd/instant.ts';
import { normOp, oordeelcontextVoor } from './normen.ts';
import type { Ports } from './ports.ts';

/** Who waits now on one kanaal of one wijkteam. Counts only: no contact, no person. */
export interface Wachtregel {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly wachtend: number;
  /** Of these, past the norm now; they count as missed already. */
  readonly overNorm: number;
  readonly langsteSeconden: number;
  /** Since when the longest waits. */
  readonly sinds: Instant;
  readonly norm: Norm | null;
  /** The kanaal is open now; who waits while it is closed waits for the opening. */
  readonly open: boolean;
}

export interface Wachtenden {
  readonly peildatum: Instant;
  /** By kanaal, over all wijkteams; every kanaal has a line. */
  readonly kanalen: readonly {
    readonly kanaal: Kanaal;
    readonly wachtend: number;
    readonly overNorm: number;
    readonly langsteSeconden: number | null;
  }[];
  readonly regels: readonly Wachtregel[];
}

export type ReadWachtenden = (query: { readonly wijkteam?: string }) => Promise<Wachtenden>;

/** The live board. Judged as the figures judge it, so that the board and the row of this hour never say different things. */
export function makeReadWachtenden(ports: Pick<Ports, 'zaken' | 'instellingen' | 'clock'>): ReadWachtenden {
  const { zaken, instellingen, clock } = ports;
  return async ({ wijkteam }) => {
    const peildatum = clock.now();
    const settings = await instellingen.readInstellingen();
    const regels = new Map<string, Wachtregel>();
    for await (const { wachten } of zaken.listWachtend()) {
      for (const wacht of wachten) {
        const context = oordeelcontextVoor(settings, wacht);
        const bijdrage = openWacht(wacht, peildatum, context);
        if (bijdrage === null || (wijkteam !== undefined && wacht.wijkteam !== wijkteam)) continue;
        const key = `${wacht.kanaal}/${wacht.wijkteam}`;
        const before = regels.get(key);
        const sinds = before === undefined || wacht.begin < before.sinds ? wacht.begin : before.sinds;
        regels.set(key, {
          kanaal: wacht.kanaal,
          wijkteam: wacht.wijkteam,
          wachtend: (before?.wachtend ?? 0) + 1,
          overNorm: (before?.overNorm ?? 0) + (bijdrage.tellers.buitenNorm ?? 0),
          langsteSeconden: Math.max(0, msBetween(sinds, peildatum)) / 1000,
          sinds,
          norm: before?.norm ?? normOp(settings, wacht.kanaal, wacht.wijkteam, peildatum),
          open: context.openingsindex.toestand(peildatum).open,
        });
      }
    }
    const sorted = [...regels.values()].sort((a, b) => (a.sinds < b.sinds ? -1 : a.sinds > b.sinds ? 1 : 0));
    const kanalen = KANALEN.map((kanaal) => {
      const of = sorted.filter((regel) => regel.kanaal === kanaal);
      return {
        kanaal,
        wachtend: of.reduce((sum, regel) => sum + regel.wachtend, 0),
        overNorm: of.reduce((sum, regel) => sum + regel.overNorm, 0),
        langsteSeconden: of.length === 0 ? null : Math.max(...of.map((regel) => regel.langsteSeconden)),
      };
    });
    return { peildatum, kanalen, regels: sorted };
  };
}
