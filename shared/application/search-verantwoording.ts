/** Looking up who did what: by the object, or by the medewerker. Ids and codes only. */

import { InvalidError } from '../domain/errors.ts';
import { addDays, daysBetween, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { Objectsoort } from '../domain/verantwoording/types.ts';
import {
  type ControleVerzegelingPorts,
  makeControleerVerzegeling,
  type Verzegelingscontrole,
} from './controleer-verzegeling.ts';
import type { Clock, Page } from './ports.ts';
import type { GevondenRegel, InLijst, VerantwoordingLezer, Zoeksleutel } from './verantwoording-ports.ts';
import { checkPeriode } from './zoekperiode.ts';

/** Days that are looked back without a period, today included. */
const STANDAARD_DAGEN = 14;
/** Days that are compared with their seals in one call. */
export const MAX_CONTROLEDAGEN = 7;
/** Lines in one file. */
export const MAX_BESTAND = 10_000;
const PER_KEER = 500;

export interface Verantwoordingsvraag {
  readonly object?: string;
  readonly soort: Objectsoort;
  readonly medewerker?: string;
  readonly van?: LocalDate;
  readonly totEnMet?: LocalDate;
  readonly limit: number;
  readonly cursor?: string;
}

interface Needs {
  readonly lezer: Pick<VerantwoordingLezer, 'search' | 'inLijsten'>;
  readonly clock: Clock;
}

type Periode = { readonly van: Instant; readonly tot: Instant };

function periodOf(vraag: Pick<Verantwoordingsvraag, 'van' | 'totEnMet'>, now: Instant, dagen: number): Periode {
  const totEnMet = vraag.totEnMet ?? localDateOf(now);
  const van = vraag.van ?? addDays(totEnMet, 1 - dagen);
  const { totEnMet: given } = vraag;
  checkPeriode({ van, totEnMet }, given === undefined ? {} : { totEnMet: given });
  return { van: startOfLocalDay(van), tot: startOfLocalDay(addDays(totEnMet, 1)) };
}

const keyOf = ({ object, soort, medewerker = '' }: Verantwoordingsvraag): Zoeksleutel =>
  object === undefined ? { op: 'medewerker', id: medewerker } : { op: 'object', soort, id: object };

/** Newest first. With it, on the first page about a contact, who saw it in lists. */
export function makeSearchVerantwoording({ lezer, clock }: Needs) {
  return async (
    vraag: Verantwoordingsvraag,
  ): Promise<{ readonly page: Page<GevondenRegel>; readonly inLijsten: readonly InLijst[] }> => {
    const periode = periodOf(vraag, clock.now(), STANDAARD_DAGEN);
    const { limit, cursor, object, soort } = vraag;
    const page = await lezer.search({ sleutel: keyOf(vraag), ...periode, limit, cursor });
    const first = object !== undefined && soort === 'contact' && cursor === undefined;
    return { page, inLijsten: first ? await lezer.inLijsten(object, periode.van, periode.tot) : [] };
  };
}

/** All lines of a period, for a file. InvalidError when they are more than one file holds: nothing is left out unseen. */
export function makeExportVerantwoording({ lezer, clock }: Needs) {
  return async (vraag: Verantwoordingsvraag): Promise<readonly GevondenRegel[]> => {
    const periode = periodOf(vraag, clock.now(), STANDAARD_DAGEN);
    const found: GevondenRegel[] = [];
    let cursor: string | undefined;
    do {
      const page = await lezer.search({ sleutel: keyOf(vraag), ...periode, limit: PER_KEER, cursor });
      found.push(...page.items);
      cursor = page.cursor;
      if (found.length > MAX_BESTAND)
        throw new InvalidError([
          { veld: 'van', melding: `Dit zijn meer dan ${MAX_BESTAND} regels. Kies een kortere periode.` },
        ]);
    } while (cursor !== undefined);
    return found;
  };
}

/** Compares the lines of some days with their seals; without days yesterday and today. */
export function makeCheckDagenVerzegeld(ports: ControleVerzegelingPorts) {
  const controleer = makeControleerVerzegeling(ports);
  return async (vraag: Pick<Verantwoordingsvraag, 'van' | 'totEnMet'>): Promise<Verzegelingscontrole> => {
    const today = localDateOf(ports.clock.now());
    const { van, totEnMet = today } = vraag;
    if (van !== undefined && daysBetween(van, totEnMet) >= MAX_CONTROLEDAGEN)
      throw new InvalidError([{ veld: 'van', melding: `Controleer hoogstens ${MAX_CONTROLEDAGEN} dagen tegelijk.` }]);
    const periode = periodOf(vraag, ports.clock.now(), 2);
    return controleer(periode.van, periode.tot);
  };
}
