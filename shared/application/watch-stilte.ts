import { KANALEN, type Kanaal } from '../domain/contact/types.ts';
import type { Dagcontrole } from '../domain/dagcontrole/types.ts';
import type { Openingsindex } from '../domain/openingstijden/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { drempelVan, vergelijkbareDagen } from '../domain/stilte/drempel.ts';
import { isOpen, openMs, openVan } from '../domain/stilte/open-tijd.ts';
import { type Drempel, type Stilte, type StilteOver, stilteNaam } from '../domain/stilte/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { HOUR, type Instant, type LocalDate, plusMs } from '../domain/tijd/instant.ts';
import type { MailComposer } from './mail-codec.ts';
import type { Ports, Stored } from './ports.ts';
import { indexenVan, wijkteamVan } from './stilte-plaatsen.ts';
import { tellStilte } from './tell-stilte.ts';

export interface WatchReport {
  readonly begonnen: readonly (StilteOver & Pick<Drempel, 'bron'>)[];
  readonly voorbij: readonly StilteOver[];
  /** Silences of which somebody was told now. */
  readonly gemeld: number;
  /** Silences that could not be written or told now; they come back at the next look. */
  readonly mislukt: readonly unknown[];
}

export type WatchStilte = () => Promise<WatchReport>;

/** How far back the last thing that came in is looked for; a kanaal that was quiet for longer is in no use. */
const TERUG_DAGEN = 14;

/** From so long before the last look is read again. */
const TERUGBLIK_MS = 2 * HOUR;

/** When something last came in, by wijkteam; `*` is the organisatie as a whole. */
type Laatst = Map<string, Instant>;
const ALLES = '*';

/**
 * The day from which on every wijkteam was open on a day before `dag`: over a weekend that is Friday, and what a wijkteam
 * was told then is not out of sight on Monday. One that was never open since `vanaf` is not waited for.
 */
function laatsteOpenDagen(settings: Instellingen, kanaal: Kanaal, dag: LocalDate, vanaf: LocalDate): LocalDate {
  const wasOpen = (indexen: readonly Openingsindex[], one: LocalDate): boolean =>
    indexen.some((index) => index.opentijdMs(startOfLocalDay(one), startOfLocalDay(addDays(one, 1))) > 0);
  let genoeg = addDays(dag, -1);
  for (const wijkteam of [null, ...Object.keys(settings.wijkteams)]) {
    const indexen = indexenVan(settings, kanaal, wijkteam);
    let one = addDays(dag, -1);
    while (one >= vanaf && !wasOpen(indexen, one)) one = addDays(one, -1);
    if (one >= vanaf && one < genoeg) genoeg = one;
  }
  return genoeg;
}

/**
 * Looks whether a kanaal is quiet for longer than is plausible: time open since the last thing that came in, against what
 * the same weekdays were like. A silence is one alarm, however long it lasts, and ends when something comes in. A closed
 * kanaal is never quiet, and the night counts for nothing.
 *
 * Between looks of one process only what came in since is read; a new process reads back until it knows.
 */
export function makeWatchStilte(
  ports: Pick<Ports, 'journaal' | 'controle' | 'instellingen' | 'mail' | 'adressen' | 'ids' | 'clock'> & {
    readonly mailCodec: MailComposer;
  },
): WatchStilte {
  const { journaal, controle, instellingen, clock } = ports;
  const seen = new Map<Kanaal, { readonly laatst: Laatst; tot: Instant }>();
  let begonnenTeKijken = false;
  let verleden: { readonly dag: LocalDate; readonly dagen: readonly Dagcontrole[] } | undefined;

  /** Reads what came in since the last look, and at the first look as far back as it takes to find anything. */
  async function laatsteVan(kanaal: Kanaal, settings: Instellingen, nu: Instant): Promise<Laatst> {
    const before = seen.get(kanaal);
    const laatst: Laatst = before?.laatst ?? new Map();
    const note = (op: Instant, namen: readonly string[] = []) => {
      for (const naam of [ALLES, ...namen.map((one) => wijkteamVan(settings, kanaal, one))])
        if ((laatst.get(naam) ?? '') < op) laatst.set(naam, op);
    };
    const dag = localDateOf(nu);
    if (before === undefined) {
      const vanaf = addDays(dag, -TERUG_DAGEN);
      const genoeg = laatsteOpenDagen(settings, kanaal, dag, vanaf);
      for (let one = dag; one >= vanaf; one = addDays(one, -1)) {
        for await (const { ontvangenOp, proef, wijkteams } of journaal.readTerug(kanaal, one))
          if (!proef) note(ontvangenOp, wijkteams);
        // A wijkteam in which nobody came by in all of a day has no usual silence either.
        if (laatst.size > 0 && one <= genoeg) break;
      }
    } else {
      for (let one = localDateOf(before.tot); one <= dag; one = addDays(one, 1)) {
        const vanaf = one === localDateOf(before.tot) ? before.tot : undefined;
        for await (const { ontvangenOp, proef, wijkteams } of journaal.readDag(kanaal, one, 'ontvangen', vanaf))
          if (!proef) note(ontvangenOp, wijkteams);
      }
    }
    // What is being tried again is written later than it came in.
    seen.set(kanaal, { laatst, tot: plusMs(nu, -TERUGBLIK_MS) });
    return laatst;
  }

  async function dagenAls(dag: LocalDate): Promise<readonly Dagcontrole[]> {
    if (verleden?.dag !== dag) {
      const gelijk = new Set(vergelijkbareDagen(dag));
      const dagen = await controle.listDagen([...gelijk].sort()[0] ?? dag, dag);
      verleden = { dag, dagen: dagen.filter((one) => gelijk.has(one.dag)) };
    }
    return verleden.dagen;
  }

  function drempelOp(dagen: readonly Dagcontrole[], { kanaal, wijkteam }: StilteOver): Drempel | null {
    const own = dagen.flatMap(({ stiltes }) =>
      stiltes.filter((one) => one.kanaal === kanaal && one.wijkteam === wijkteam),
    );
    return drempelVan(kanaal, wijkteam, own);
  }

  return async () => {
    const nu = clock.now();
    // From the first look on, raw mail without a line in the journal is missing.
    if (!begonnenTeKijken) await controle.begin(nu);
    begonnenTeKijken = true;
    const settings = await instellingen.readInstellingen();
    const known = new Map((await controle.listStiltes()).map((one) => [stilteNaam(one.value), one]));
    const begonnen: (StilteOver & Pick<Drempel, 'bron'>)[] = [];
    const voorbij: StilteOver[] = [];
    const mislukt: unknown[] = [];
    let gemeld = 0;

    async function judge(over: StilteOver, laatst: Instant): Promise<void> {
      const stored: Stored<Stilte> | undefined = known.get(stilteNaam(over));
      const current = stored?.value.voorbijOp === null ? stored : undefined;
      if (current && laatst > current.value.laatstOntvangenOp) {
        await controle.saveStilte({ ...current.value, voorbijOp: laatst }, current.versie);
        voorbij.push(over);
        return;
      }
      const open = openVan(indexenVan(settings, over.kanaal, over.wijkteam), laatst, plusMs(nu, 1));
      if (!isOpen(open, nu)) return;
      const lasts = current ?? (await beginStilte(over, laatst, open, stored));
      if (lasts !== undefined && (await tellStilte(ports, settings, lasts))) gemeld += 1;
    }

    async function beginStilte(
      over: StilteOver,
      laatstOntvangenOp: Instant,
      open: ReturnType<typeof openVan>,
      stored: Stored<Stilte> | undefined,
    ): Promise<Stored<Stilte> | undefined> {
      // Told before, and nothing came in since: an end that was written from what came in late is no new silence.
      if (stored?.value.laatstOntvangenOp === laatstOntvangenOp) return undefined;
      const drempel = drempelOp(await dagenAls(localDateOf(nu)), over);
      if (drempel === null || openMs(open, laatstOntvangenOp, nu) <= drempel.ms) return undefined;
      const stilte: Stilte = { ...over, laatstOntvangenOp, gezienOp: nu, drempel, gemeldOp: null, voorbijOp: null };
      await controle.saveStilte(stilte, stored?.versie ?? 0);
      begonnen.push({ ...over, bron: drempel.bron });
      return { versie: (stored?.versie ?? 0) + 1, value: stilte };
    }

    for (const kanaal of KANALEN) {
      const lasts = [...known.values()].some(({ value }) => value.kanaal === kanaal && value.voorbijOp === null);
      if (!lasts && !isOpen(openVan(indexenVan(settings, kanaal, null), nu, plusMs(nu, 1)), nu)) continue;
      for (const [naam, laatst] of await laatsteVan(kanaal, settings, nu)) {
        try {
          await judge({ kanaal, wijkteam: naam === ALLES ? null : naam }, laatst);
        } catch (fout) {
          mislukt.push(fout);
        }
      }
    }
    return { begonnen, voorbij, gemeld, mislukt };
  };
}
