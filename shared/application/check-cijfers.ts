/**
 * Facts against figures: what the contacts of a day come down to, judged anew by the settings that each judgement names,
 * and what stands in the cells of that day.
 */
import { bijdragenVan, type Oordeelcontext } from '../domain/bereikbaarheid/beoordeling.ts';
import { celTekst, leegCel, voegToe } from '../domain/bereikbaarheid/cellen.ts';
import { codeerCel } from '../domain/bereikbaarheid/codering.ts';
import { type Bijdrage, type Cel, type CelSleutel, TELLERS } from '../domain/bereikbaarheid/types.ts';
import type { Contact } from '../domain/contact/types.ts';
import { KANALEN } from '../domain/contact/types.ts';
import {
  type Celteller,
  type Cijferverschil,
  type Dagcontrole,
  MAX_GENOEMD,
  type MarkerReden,
} from '../domain/dagcontrole/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { oordeelcontextVoor } from './normen.ts';
import type { Marker, Ports, Stored } from './ports.ts';
import { makeToenmaligeInstellingen, type ToenmaligeInstellingen } from './toenmalige-context.ts';

export type CijferPorts = Pick<Ports, 'zaken' | 'cijfers' | 'instellingen' | 'jitter'>;
/** Which cells; absent = all. */
export type Cijferdeel = Partial<Pick<CelSleutel, 'kanaal' | 'wijkteam'>>;

const isIn = ({ kanaal, wijkteam }: Cijferdeel, cel: Pick<CelSleutel, 'kanaal' | 'wijkteam'>): boolean =>
  (kanaal === undefined || kanaal === cel.kanaal) && (wijkteam === undefined || wijkteam === cel.wijkteam);

/** A contact may change while it is looked at, and its figures follow a moment later: what differs is looked at again. */
const POGINGEN = 3;
const WACHT_MS = 2000;
const PER_BLADZIJDE = 100;

interface Stand {
  readonly contacten: ReadonlyMap<string, Stored<Contact>>;
  readonly markers: ReadonlyMap<string, Marker>;
  /** By name; only cells in which something was ever counted. */
  readonly cellen: ReadonlyMap<string, { readonly sleutel: CelSleutel; readonly cel: Cel }>;
}

/** Facts of that day, as the index of lists knows them: also what the journal does not name. */
export async function contactenVanDag({ zaken }: Pick<Ports, 'zaken'>, dag: LocalDate): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const filter = { dagen: { van: dag, totEnMet: dag }, ookOpenOpDag: true };
    const page = await zaken.searchContacten(filter, PER_BLADZIJDE, cursor);
    ids.push(...page.items.map(({ value }) => value.id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
}

async function readStand(
  { zaken, cijfers }: CijferPorts,
  ids: readonly string[],
  dag: LocalDate,
  deel: Cijferdeel,
): Promise<Stand> {
  const [van, tot] = [startOfLocalDay(dag), startOfLocalDay(addDays(dag, 1))];
  const contacten = await zaken.loadContacten(ids);
  const markers = await cijfers.loadMarkers(ids);
  const scopes = new Map<string, Pick<CelSleutel, 'kanaal' | 'wijkteam'>>();
  const note = ({ kanaal, wijkteam }: Pick<CelSleutel, 'kanaal' | 'wijkteam'>) =>
    scopes.set(`${kanaal}/${wijkteam}`, { kanaal, wijkteam });
  for (const gezien of await cijfers.listGezien()) note(gezien);
  for (const { bijdragen } of markers.values()) for (const { cel } of bijdragen) note(cel);
  const cellen = new Map<string, { sleutel: CelSleutel; cel: Cel }>();
  for (const { kanaal, wijkteam } of [...scopes.values()].filter((scope) => isIn(deel, scope)))
    for (const found of await cijfers.readCells(kanaal, wijkteam, van, tot)) cellen.set(celTekst(found.sleutel), found);
  return { contacten, markers, cellen };
}

const sameBijdragen = (a: readonly Bijdrage[], b: readonly Bijdrage[]): boolean => {
  const text = (bijdragen: readonly Bijdrage[]) =>
    JSON.stringify(bijdragen.toSorted((x, y) => (x.wacht < y.wacht ? -1 : 1)));
  return text(a) === text(b);
};

/**
 * Why the marker of a contact is not what it should be (`nieuw`); null when it is. One version behind is right when that
 * version changed no figure: such a version is not written down.
 */
function markerReden(versie: number, marker: Marker | undefined, nieuw: readonly Bijdrage[]): MarkerReden | null {
  const same = sameBijdragen(nieuw, marker?.bijdragen ?? []);
  const behind = versie - (marker?.versie ?? 0);
  if (behind < 0) return 'loopt-voor';
  if (behind > 1 || (behind === 1 && !same)) return marker === undefined ? 'weg' : 'loopt-achter';
  return same ? null : 'anders';
}

interface Herteld {
  readonly bijdragen: readonly Bijdrage[];
  readonly geschat: number;
}

/**
 * What a contact comes down to. A judgement that is gone is estimated: by the settings as they were known when the wait
 * ended.
 */
async function hertel(
  { versie, value: { wachten } }: Stored<Contact>,
  marker: Marker | undefined,
  settings: Instellingen,
  toen: ToenmaligeInstellingen,
): Promise<Herteld> {
  const eerdere = (marker?.bijdragen ?? []).map(toen.asJudged);
  const known = new Set(eerdere.map(({ wacht }) => wacht));
  // What a marker does not have yet is judged when it comes, by what is set now; what it should have is lost.
  const behind = marker !== undefined && marker.versie < versie;
  const lost = wachten.filter(({ id, einde }) => !behind && einde !== null && !known.has(id));
  const contexten = new Map<string, Oordeelcontext>();
  for (const wacht of lost) contexten.set(wacht.id, await toen.contextOp(wacht, wacht.einde?.op ?? wacht.begin));
  const bijdragen = bijdragenVan(
    wachten,
    eerdere,
    (wacht) => contexten.get(wacht.id) ?? oordeelcontextVoor(settings, wacht),
  );
  return { bijdragen, geschat: bijdragen.filter(({ wacht }) => contexten.has(wacht)).length };
}

const celInhoud = (cel: Cel): string => JSON.stringify(Object.entries(codeerCel(cel)).sort());

/** Counters that differ: what the facts come down to, and what stands in the cell. */
function tellerverschil(feiten: Cel, cijfers: Cel): readonly Celteller[] {
  return TELLERS.flatMap((teller) => {
    const [a, b] = [feiten.tellers[teller] ?? 0, cijfers.tellers[teller] ?? 0];
    return a === b ? [] : [{ teller, feiten: a, cijfers: b }];
  });
}

interface Uitkomst {
  readonly verschillen: readonly Cijferverschil[];
  readonly geschat: number;
}

async function compare(
  { contacten, markers, cellen }: Stand,
  dag: LocalDate,
  settings: Instellingen,
  toen: ToenmaligeInstellingen,
  deel: Cijferdeel,
): Promise<Uitkomst> {
  const found: Cijferverschil[] = [];
  let geschat = 0;
  const [van, tot]: [Instant, Instant] = [startOfLocalDay(dag), startOfLocalDay(addDays(dag, 1))];
  const verwacht = new Map<string, { sleutel: CelSleutel; cel: Cel }>();
  const counts = ({ cel }: Bijdrage) => cel.uur >= van && cel.uur < tot && isIn(deel, cel);
  const add = (bijdrage: Bijdrage) => {
    const { cel: sleutel } = bijdrage;
    const naam = celTekst(sleutel);
    verwacht.set(naam, { sleutel, cel: voegToe(verwacht.get(naam)?.cel ?? leegCel(), bijdrage) });
  };
  await toen.prepare([...markers.values()].flatMap(({ bijdragen }) => bijdragen));
  // Of contacts that are gone: what was counted of them stays counted.
  for (const [id, { bijdragen }] of markers)
    if (!contacten.has(id)) bijdragen.map(toen.asJudged).filter(counts).forEach(add);
  for (const stored of contacten.values()) {
    const { id, kanaal, proef } = stored.value;
    if (proef) continue;
    const marker = markers.get(id);
    const again = await hertel(stored, marker, settings, toen);
    const reden = markerReden(stored.versie, marker, again.bijdragen);
    if (reden !== null && (deel.kanaal === undefined || deel.kanaal === kanaal))
      found.push({ soort: 'marker', kanaal, contact: id, reden });
    if (reden !== null) geschat += again.geschat;
    again.bijdragen.filter(counts).forEach(add);
  }
  for (const naam of new Set([...verwacht.keys(), ...cellen.keys()])) {
    const [a, b] = [verwacht.get(naam), cellen.get(naam)];
    const sleutel = (a ?? b)?.sleutel;
    const [feiten, cijfers] = [a?.cel ?? leegCel(), b?.cel ?? leegCel()];
    if (sleutel !== undefined && celInhoud(feiten) !== celInhoud(cijfers))
      found.push({ soort: 'cel', cel: sleutel, tellers: tellerverschil(feiten, cijfers) });
  }
  return { verschillen: found, geschat };
}

/**
 * Compares twice and again what differs: only what stays different is different.
 * @param ids contacts of which anything of that day may be known
 * @param more more contacts, asked for only when something differs: what happened within a moment of midnight
 */
export async function checkCijfers(
  ports: CijferPorts,
  {
    dag,
    ids,
    more,
    settings,
    deel = {},
  }: {
    readonly dag: LocalDate;
    readonly ids: ReadonlySet<string>;
    readonly more: () => Promise<Iterable<string>>;
    readonly settings: Instellingen;
    readonly deel?: Cijferdeel;
  },
): Promise<Dagcontrole['cijfers']> {
  const all = new Set(ids);
  const toen = makeToenmaligeInstellingen(ports.instellingen);
  for (let poging = 1; ; poging += 1) {
    const stand = await readStand(ports, [...all], dag, deel);
    const { verschillen, geschat } = await compare(stand, dag, settings, toen, deel);
    if (verschillen.length === 0 || poging === POGINGEN) {
      return {
        markers: stand.markers.size,
        cellen: stand.cellen.size,
        verschillen: verschillen.slice(0, MAX_GENOEMD),
        aantal: verschillen.length,
        ...(geschat > 0 && { geschat }),
      };
    }
    for (const id of await more()) all.add(id);
    await ports.jitter(WACHT_MS);
  }
}

/** Everything that came in on the days around this one, and everything that speaks of them. */
export async function contactenRond({ journaal }: Pick<Ports, 'journaal'>, dag: LocalDate): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const one of [addDays(dag, -1), addDays(dag, 1)])
    for (const kanaal of KANALEN)
      for await (const { werd } of journaal.readDag(kanaal, one, 'ontvangen'))
        for (const target of werd) if (target.soort === 'contact') ids.push(target.contact);
  return ids;
}
