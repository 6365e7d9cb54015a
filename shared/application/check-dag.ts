import { type Contact, KANALEN, type Kanaal } from '../domain/contact/types.ts';
import {
  type Dagcontrole,
  type Dagstilte,
  isOnafgerond,
  MAX_GENOEMD,
  type Ontbrekend,
  ontbrekendTekst,
} from '../domain/dagcontrole/types.ts';
import { InvalidError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { langsteStilte } from '../domain/stilte/drempel.ts';
import { openVan } from '../domain/stilte/open-tijd.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { checkCijfers, contactenRond, contactenVanDag } from './check-cijfers.ts';
import { checkFeiten, type Feitencontrole } from './check-feiten.ts';
import { checkInhoud } from './check-inhoud.ts';
import type { Ports } from './ports.ts';
import { reportDagcontrole } from './report-dagcontrole.ts';
import { indexenVan, wijkteamVan } from './stilte-plaatsen.ts';
import type { FeitenPorts } from './verwachte-berichten.ts';

export type CheckDagPorts = FeitenPorts &
  Pick<Ports, 'controle' | 'cijfers' | 'inhoudWijzer' | 'instellingen' | 'raw' | 'clock' | 'jitter'>;

/** Checks one Amsterdam day and keeps what was found. InvalidError for a day that cannot be checked. */
export type CheckDag = (dag: LocalDate) => Promise<Dagcontrole>;

/** How far a silence is followed back. */
const TERUG_DAGEN = 14;

/**
 * The daily check: what came in equals the sum of what became of it, every text is there, and the figures are what the facts
 * come down to. It changes nothing of any of them; what is missing becomes work on the list of unreadable input.
 */
export function makeCheckDag(ports: CheckDagPorts): CheckDag {
  const { controle, journaal, zaken, clock, instellingen } = ports;

  /** The last thing that came in before this day. */
  async function vorigeVan(kanaal: Kanaal, dag: LocalDate, hoort: (wijkteams: readonly string[]) => boolean) {
    for (let terug = 1; terug <= TERUG_DAGEN; terug += 1)
      for await (const { ontvangenOp, proef, wijkteams = [] } of journaal.readTerug(kanaal, addDays(dag, -terug)))
        if (!proef && hoort(wijkteams)) return ontvangenOp;
    return null;
  }

  async function stilteOver(
    settings: Instellingen,
    dag: LocalDate,
    { controle: { kanaal }, ontvangen }: Feitencontrole,
    wijkteam: string | null,
  ): Promise<Dagstilte> {
    const [van, tot] = [startOfLocalDay(dag), startOfLocalDay(addDays(dag, 1))];
    const hoort = (namen: readonly string[]) =>
      wijkteam === null || namen.some((naam) => wijkteamVan(settings, kanaal, naam) === wijkteam);
    const own = ontvangen.filter(({ wijkteams }) => hoort(wijkteams)).map(({ op }) => op);
    const vorige = own.length === 0 ? null : await vorigeVan(kanaal, dag, hoort);
    const open = openVan(indexenVan(settings, kanaal, wijkteam), vorige ?? van, tot);
    return { kanaal, wijkteam, berichten: own.length, langsteStilteMs: langsteStilte(open, { van, tot }, vorige, own) };
  }

  async function stiltesOf(
    settings: Instellingen,
    dag: LocalDate,
    parts: readonly Feitencontrole[],
  ): Promise<Dagstilte[]> {
    const found: Dagstilte[] = [];
    for (const part of parts) {
      const { kanaal } = part.controle;
      const teams = new Set(
        part.ontvangen.flatMap(({ wijkteams }) => wijkteams.map((naam) => wijkteamVan(settings, kanaal, naam))),
      );
      for (const wijkteam of [null, ...[...teams].sort()]) found.push(await stilteOver(settings, dag, part, wijkteam));
    }
    return found;
  }

  return async (dag) => {
    const nu = clock.now();
    const begin = await controle.begin(nu);
    if (dag > localDateOf(nu)) throw new InvalidError([{ veld: 'dag', melding: 'Deze dag moet nog komen.' }]);
    if (dag < localDateOf(begin)) {
      const melding = `Wat binnenkwam wordt bijgehouden vanaf ${localDateOf(begin)}.`;
      throw new InvalidError([{ veld: 'dag', melding }]);
    }
    const settings = await instellingen.readInstellingen();
    const parts: Feitencontrole[] = [];
    for (const kanaal of KANALEN) parts.push(await checkFeiten(ports, kanaal, dag, { begin, nu }));
    const ids = new Set([...parts.flatMap((part) => [...part.ids]), ...(await contactenVanDag(ports, dag))]);
    const contacten = [...(await zaken.loadContacten([...ids])).values()].map(({ value }): Contact => value);
    const inhoud = await checkInhoud(ports, contacten);
    const cijfers = await checkCijfers(ports, { dag, ids, settings, more: () => contactenRond(ports, dag) });
    const kanalen = parts.map((part) => part.controle);
    const gemist = [...kanalen.flatMap(({ ontbreekt }) => ontbreekt), ...inhoud.ontbreekt];
    const result: Dagcontrole = {
      dag,
      opgemaaktOp: nu,
      voorlopig: dag === localDateOf(nu),
      inOrde: kanalen.every(({ geworden }) => geworden.ontbreekt === 0) && inhoud.aantal === 0 && cijfers.aantal === 0,
      kanalen,
      inhoud,
      cijfers,
      hersteld: herstelVan(await controle.loadDag(dag), gemist),
      stiltes: await stiltesOf(settings, dag, parts),
    };
    await controle.saveDag(result);
    await reportDagcontrole(ports, result);
    return result;
  };
}

/** What was missing before and is not any more. */
function herstelVan(vorige: Dagcontrole | undefined, gemist: readonly Ontbrekend[]): readonly Ontbrekend[] {
  if (vorige === undefined) return [];
  const still = new Set(gemist.map(ontbrekendTekst));
  const before = [
    ...vorige.hersteld,
    ...vorige.kanalen.flatMap(({ ontbreekt }) => ontbreekt),
    ...vorige.inhoud.ontbreekt,
  ];
  const byName = new Map(before.map((one) => [ontbrekendTekst(one), one]));
  return [...byName.values()].filter((one) => !still.has(ontbrekendTekst(one))).slice(0, MAX_GENOEMD);
}

export interface Nachtronde {
  readonly dagen: readonly Dagcontrole[];
  readonly mislukt: readonly { readonly dag: LocalDate; readonly fout: unknown }[];
}

/** So long a day that is not in order is looked at again every night. */
const OPNIEUW_DAGEN = 14;

/**
 * Every night: every day of the last fourteen that was not checked yet (the past one, and one whose check failed), was not in
 * order, or of which something was under way.
 */
export function makeCheckNacht(ports: CheckDagPorts): () => Promise<Nachtronde> {
  const checkDag = makeCheckDag(ports);
  return async () => {
    const nu: Instant = ports.clock.now();
    const gisteren = addDays(localDateOf(nu), -1);
    const begin = localDateOf(await ports.controle.begin(nu));
    const first = addDays(gisteren, 1 - OPNIEUW_DAGEN);
    const known = new Map((await ports.controle.listDagen(first, gisteren)).map((one) => [one.dag, one]));
    const period = Array.from({ length: OPNIEUW_DAGEN }, (_, index) => addDays(first, index));
    const due = period.filter((dag) => {
      const before = known.get(dag);
      return dag >= begin && (before === undefined || isOnafgerond(before));
    });
    const dagen: Dagcontrole[] = [];
    const mislukt: { dag: LocalDate; fout: unknown }[] = [];
    for (const dag of due) {
      try {
        dagen.push(await checkDag(dag));
      } catch (fout) {
        mislukt.push({ dag, fout });
      }
    }
    return { dagen, mislukt };
  };
}
