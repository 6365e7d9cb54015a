import { NOOIT_BEEINDIGD_MS, type Twijfelgeval, twijfelgevallenVan } from '../domain/contact/explain-twijfel.ts';
import type { Contact, Kanaal } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { type Instant, type LocalDate, plusMs } from '../domain/tijd/instant.ts';
import { hasRole, requireRole, seesWijkteam } from './access.ts';
import type { Page, Ports, Stored } from './ports.ts';
import { checkPeriode } from './zoekperiode.ts';

export interface TwijfelgevallenQuery {
  readonly door: Gebruiker;
  /** Amsterdam days of receipt; the last fourteen by default. */
  readonly van?: LocalDate;
  readonly totEnMet?: LocalDate;
  readonly limit: number;
  readonly cursor?: string;
}

export interface TwijfelgevalView {
  readonly contact: string;
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly ontvangenOp: Instant;
  readonly twijfels: readonly Twijfelgeval[];
}

export type ListTwijfelgevallen = (query: TwijfelgevallenQuery) => Promise<Page<TwijfelgevalView>>;

const DAGEN = 14;
/** Before the cursor of the second list: calls that never ended. */
const EINDELOOS = 'eindeloos.';

function periodOf({ van, totEnMet }: TwijfelgevallenQuery, today: LocalDate) {
  const last = totEnMet ?? today;
  const period = { van: van ?? addDays(last, 1 - DAGEN), totEnMet: last };
  return checkPeriode(period, totEnMet === undefined ? {} : { totEnMet });
}

/**
 * Contacts whose facts contradict each other, oldest first, and then calls that never ended. For who handles contacts and
 * for the beheerder, who can have the exchange put right: it holds no content, and no figure is changed by it.
 */
export function makeListTwijfelgevallen({ zaken, clock }: Pick<Ports, 'zaken' | 'clock'>): ListTwijfelgevallen {
  return async (query) => {
    const { door, limit, cursor } = query;
    requireRole(door, 'teamondersteuner', 'professional', 'beheerder');
    const nu = clock.now();
    const dagen = periodOf(query, localDateOf(nu));
    const [van, tot] = [startOfLocalDay(dagen.van), startOfLocalDay(addDays(dagen.totEnMet, 1))];

    function view({ value: contact }: Stored<Contact>): readonly TwijfelgevalView[] {
      const { id, kanaal, wijkteam, ontvangenOp, proef } = contact;
      const twijfels = twijfelgevallenVan(contact, nu);
      const visible = hasRole(door, 'beheerder') || seesWijkteam(door, wijkteam);
      return twijfels.length === 0 || !visible || proef
        ? []
        : [{ contact: id, kanaal, wijkteam, ontvangenOp, twijfels }];
    }

    const endless = async (rest: number, after?: string): Promise<Page<TwijfelgevalView>> => {
      const filter = { statussen: ['wachtend'], kanalen: ['telefoon'], dagen, ookOpenOpDag: true } as const;
      const page = await zaken.searchContacten(filter, rest, after);
      // One that is doubtful as well was in the first list.
      const items = page.items.filter(
        ({ value }) => value.twijfels.length === 0 && value.ontvangenOp < plusMs(nu, -NOOIT_BEEINDIGD_MS),
      );
      return {
        items: items.flatMap(view),
        ...(page.cursor !== undefined && { cursor: `${EINDELOOS}${page.cursor}` }),
      };
    };

    if (cursor?.startsWith(EINDELOOS)) {
      const after = cursor.slice(EINDELOOS.length);
      return endless(limit, after === '' ? undefined : after);
    }
    const page = await zaken.listTwijfels(van, tot, limit, cursor);
    const items = page.items.flatMap(view);
    if (page.cursor !== undefined) return { items, cursor: page.cursor };
    if (items.length >= limit) return { items, cursor: EINDELOOS };
    const rest = await endless(limit - items.length);
    return { ...rest, items: [...items, ...rest.items] };
  };
}
