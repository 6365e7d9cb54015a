import { openWacht } from '../domain/bereikbaarheid/beoordeling.ts';
import { normUitTekst } from '../domain/bereikbaarheid/normen.ts';
import type { Bijdrage, Norm } from '../domain/bereikbaarheid/types.ts';
import { type Geteld, tellersVan, verklaarWacht } from '../domain/bereikbaarheid/verklaring.ts';
import type { Contact, Kanaal, Wacht } from '../domain/contact/types.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import { datumInWoorden } from '../domain/tijd/in-woorden.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { hasRole, requireRole, seesWijkteam } from './access.ts';
import { normOp, oordeelcontextVoor } from './normen.ts';
import { geldendeRegeling } from './openingstijden.ts';
import type { Marker, Page, Ports } from './ports.ts';
import { makeToenmaligeInstellingen } from './toenmalige-context.ts';

export interface VerklaringQuery {
  readonly door: Gebruiker;
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  /** Of the row: [van, tot). */
  readonly van: Instant;
  readonly tot: Instant;
  /** Only waits that count in this counter. */
  readonly teller?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** One wait behind a figure. */
export interface Verklaring {
  /** Null for who reads figures and may not see contacts: they are told why it counts, not which it is. */
  readonly contact: string | null;
  readonly wacht: string | null;
  readonly begin: Instant;
  readonly einde: Wacht['einde'];
  readonly tellers: readonly string[];
  /** Why it counts as it does, in one Dutch sentence or two. */
  readonly verklaring: string;
}

export type ExplainBereikbaarheid = (query: VerklaringQuery) => Promise<Page<Verklaring>>;

/**
 * The waits behind a row of figures, as they were judged then: with their contacts for who may see those, without them for
 * who reads the figures. A question of a mail or chat counts in the hour in which it was put, which may be long after its contact began: contacts are looked for from
 * `TERUG_DAGEN` before the row on.
 */
export const TERUG_DAGEN = 31;

export function makeExplainBereikbaarheid(
  ports: Pick<Ports, 'cijfers' | 'zaken' | 'instellingen' | 'clock'>,
): ExplainBereikbaarheid {
  const { cijfers, zaken, instellingen, clock } = ports;

  return async ({ door, kanaal, wijkteam, van, tot, teller, limit, cursor }) => {
    requireRole(door, 'teamondersteuner', 'professional', 'manager', 'beheerder');
    const seesContacten = seesWijkteam(door, wijkteam);
    if (!seesContacten && !hasRole(door, 'manager', 'beheerder')) return { items: [] };
    const nu = clock.now();
    const settings = await instellingen.readInstellingen();
    const toen = makeToenmaligeInstellingen(instellingen);
    const herberekend = new Map<string, string>();

    const isInRow = (wacht: Wacht): boolean =>
      wacht.kanaal === kanaal && wacht.wijkteam === wijkteam && wacht.begin >= van && wacht.begin < tot;

    function explain(contact: Contact, marker: Marker | undefined): Verklaring[] {
      return contact.wachten.filter(isInRow).flatMap((wacht) => {
        const known = marker?.bijdragen.find((bijdrage) => bijdrage.wacht === wacht.id);
        const found = judge(wacht, known);
        if (found === null) return [];
        const tellers = tellersVan(found.tellers);
        if (teller !== undefined && teller !== 'ontvangen' && !tellers.includes(teller)) return [];
        const until = wacht.einde?.op ?? nu;
        const why = verklaarWacht(wacht, found.tellers, normVan(wacht, known), until, found.opentijdMs);
        const verklaring = [why, ...(wacht.einde !== null && known ? naarWelke(wacht, known) : [])].join(' ');
        const which = seesContacten ? { contact: contact.id, wacht: wacht.id } : { contact: null, wacht: null };
        return [{ ...which, begin: wacht.begin, einde: wacht.einde, tellers, verklaring }];
      });
    }

    /** Of a wait that ended the norm that it was held against, or that held then. */
    function normVan(wacht: Wacht, known: Bijdrage | undefined): Norm | null {
      if (wacht.einde === null || known === undefined) return oordeelcontextVoor(settings, wacht).norm;
      const then = known.versie === undefined ? undefined : toen.bij(known.versie)?.instellingen;
      return normUitTekst(known.norm ?? '') ?? normOp(then ?? settings, wacht.kanaal, wacht.wijkteam, wacht.begin);
    }

    /** By which hours and norms it was judged, where these are others by now; and that it was judged again. */
    function naarWelke(wacht: Wacht, { versie, herberekening }: Bijdrage): string[] {
      const then = versie === undefined ? undefined : toen.bij(versie);
      const place = (one: Instellingen) =>
        JSON.stringify([geldendeRegeling(one, wacht), normOp(one, wacht.kanaal, wacht.wijkteam, wacht.begin)]);
      const sentences: string[] = [];
      if (herberekening !== undefined) sentences.push(herberekend.get(herberekening) ?? 'Later opnieuw beoordeeld.');
      if (then !== undefined && place(then.instellingen) !== place(settings)) {
        const since = then.op === null ? '' : ` van ${datumInWoorden(localDateOf(then.op))}`;
        sentences.push(
          `Beoordeeld naar de openingstijden en normen${since} (versie ${then.versie}), die daarna zijn gewijzigd.`,
        );
      }
      return sentences;
    }

    /** What the sentences need: the settings that were named, and the recalculations. */
    async function prepare(bijdragen: readonly Bijdrage[]): Promise<void> {
      await toen.prepare(bijdragen);
      for (const id of new Set(bijdragen.flatMap(({ herberekening }) => herberekening ?? []))) {
        const found = await cijfers.loadHerberekening(id);
        if (found === undefined) continue;
        const { op, reden } = found.value;
        herberekend.set(
          id,
          `Opnieuw beoordeeld bij de herberekening van ${datumInWoorden(localDateOf(op))} (reden: ${reden}).`,
        );
      }
    }

    /** Null: it ended and is not in the figures yet. */
    function judge(wacht: Wacht, known: Bijdrage | undefined): { tellers: Geteld; opentijdMs: number | null } | null {
      if (wacht.einde !== null) return known ? { tellers: known.tellers, opentijdMs: known.opentijdMs ?? null } : null;
      const context = oordeelcontextVoor(settings, wacht);
      const open = openWacht(wacht, nu, context);
      return open && { tellers: open.tellers, opentijdMs: context.openingsindex.opentijdMs(wacht.begin, nu) };
    }

    const written = kanaal === 'mail' || kanaal === 'chat';
    const filter = {
      kanalen: [kanaal],
      dagen: { van: addDays(localDateOf(van), written ? -TERUG_DAGEN : 0), totEnMet: localDateOf(tot) },
      ookOpenOpDag: true,
    };
    const page = await zaken.searchContacten(filter, limit, cursor);
    const behind = page.items.map(({ value }) => value).filter(({ wachten }) => wachten.some(isInRow));
    const markers = await cijfers.loadMarkers(behind.map(({ id }) => id));
    await prepare([...markers.values()].flatMap(({ bijdragen }) => bijdragen));
    const items = behind.flatMap((contact) => explain(contact, markers.get(contact.id)));
    items.sort((a, b) => (a.begin < b.begin ? -1 : a.begin > b.begin ? 1 : 0));
    return { items, ...(page.cursor !== undefined && { cursor: page.cursor }) };
  };
}
