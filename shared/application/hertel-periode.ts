import type { Kanaal } from '../domain/contact/types.ts';
import { type Cijferverschil, MAX_GENOEMD } from '../domain/dagcontrole/types.ts';
import { InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import { type CijferPorts, checkCijfers } from './check-cijfers.ts';
import { type Leesplek, readContactenVanPeriode } from './contacten-van-periode.ts';
import type { Ports } from './ports.ts';

export interface Hertelling {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  /** The last day that was counted; the rest is asked for from `verder` on. */
  readonly geteldTotEnMet: LocalDate;
  readonly verder: LocalDate | null;
  readonly contacten: number;
  readonly cellen: number;
  /** Bounded; `aantal` counts all of them. */
  readonly verschillen: readonly Cijferverschil[];
  readonly aantal: number;
  /** Judgements that had to be estimated, because the marker that told them is gone. */
  readonly geschat: number;
}

export type HertelPeriode = (query: {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly kanaal?: Kanaal;
  readonly wijkteam?: string;
  readonly door: Gebruiker;
}) => Promise<Hertelling>;

/** Days of one answer, and contacts: what is more is counted at the next asking. */
const DAGEN = 31;
const CONTACTEN = 5000;
const PER_BLADZIJDE = 100;

/**
 * Counts a period again from the contacts, every settled wait by the settings that its judgement names, and compares it
 * with the live figures, day by day. Changes nothing.
 */
export function makeHertelPeriode(ports: CijferPorts & Pick<Ports, 'clock'>): HertelPeriode {
  const { zaken, cijfers, instellingen, clock } = ports;

  /** Contacts by the days on which one of their waits began, as the facts or the figures know it. */
  async function perDag(van: LocalDate, totEnMet: LocalDate, kanaal: Kanaal | undefined) {
    const days = new Map<LocalDate, Set<string>>();
    const note = (dag: LocalDate, id: string) => {
      if (dag < van || dag > totEnMet) return;
      days.set(dag, (days.get(dag) ?? new Set()).add(id));
    };
    let plek: Leesplek | undefined = { lijst: 0 };
    while (plek !== undefined) {
      const page: Awaited<ReturnType<typeof readContactenVanPeriode>> = await readContactenVanPeriode(
        zaken,
        { van, totEnMet, ...(kanaal && { kanaal }) },
        PER_BLADZIJDE,
        plek,
      );
      const contacten = page.items.map(({ value }) => value).filter(({ proef }) => !proef);
      for (const { id, wachten } of contacten) for (const { begin } of wachten) note(localDateOf(begin), id);
      for (const [id, { bijdragen }] of await cijfers.loadMarkers(contacten.map(({ id }) => id)))
        for (const { cel } of bijdragen) note(localDateOf(cel.uur), id);
      plek = page.verder;
    }
    return days;
  }

  return async ({ van, totEnMet, kanaal, wijkteam, door }) => {
    requireRole(door, 'beheerder', 'manager');
    if (van > localDateOf(clock.now())) throw new InvalidError([{ veld: 'van', melding: 'Deze dag moet nog komen.' }]);
    const settings = await instellingen.readInstellingen();
    const until = [totEnMet, addDays(van, DAGEN - 1)].toSorted()[0] as LocalDate;
    const days = await perDag(van, until, kanaal);
    const deel = { ...(kanaal && { kanaal }), ...(wijkteam !== undefined && { wijkteam }) };
    const verschillen: Cijferverschil[] = [];
    const contacten = new Set<string>();
    let [cellen, aantal, geschat] = [0, 0, 0];
    let dag = van;
    for (; ; dag = addDays(dag, 1)) {
      const ids = days.get(dag) ?? new Set<string>();
      const found = await checkCijfers(ports, { dag, ids, settings, deel, more: async () => [] });
      for (const id of ids) contacten.add(id);
      cellen += found.cellen;
      aantal += found.aantal;
      geschat += found.geschat ?? 0;
      verschillen.push(...found.verschillen.slice(0, MAX_GENOEMD - verschillen.length));
      if (dag === until || contacten.size >= CONTACTEN) break;
    }
    return {
      van,
      totEnMet,
      geteldTotEnMet: dag,
      verder: dag < totEnMet ? addDays(dag, 1) : null,
      contacten: contacten.size,
      cellen,
      verschillen,
      aantal,
      geschat,
    };
  };
}
