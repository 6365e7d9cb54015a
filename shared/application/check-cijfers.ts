/** Facts against figures: what the contacts of a day come down to, and what stands in the cells of that day. */
import { bijdragenVan } from '../domain/bereikbaarheid/beoordeling.ts';
import { celTekst, leegCel, voegToe } from '../domain/bereikbaarheid/cellen.ts';
import { codeerCel } from '../domain/bereikbaarheid/codering.ts';
import type { Bijdrage, Cel, CelSleutel } from '../domain/bereikbaarheid/types.ts';
import type { Contact } from '../domain/contact/types.ts';
import { KANALEN } from '../domain/contact/types.ts';
import { type Cijferverschil, type Dagcontrole, MAX_GENOEMD, type MarkerReden } from '../domain/dagcontrole/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { oordeelcontextVoor } from './normen.ts';
import type { Marker, Ports, Stored } from './ports.ts';

type CijferPorts = Pick<Ports, 'zaken' | 'cijfers' | 'jitter'>;

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

async function readStand({ zaken, cijfers }: CijferPorts, ids: readonly string[], dag: LocalDate): Promise<Stand> {
  const [van, tot] = [startOfLocalDay(dag), startOfLocalDay(addDays(dag, 1))];
  const contacten = await zaken.loadContacten(ids);
  const markers = await cijfers.loadMarkers(ids);
  const scopes = new Map<string, Pick<CelSleutel, 'kanaal' | 'wijkteam'>>();
  const note = ({ kanaal, wijkteam }: Pick<CelSleutel, 'kanaal' | 'wijkteam'>) =>
    scopes.set(`${kanaal}/${wijkteam}`, { kanaal, wijkteam });
  for (const gezien of await cijfers.listGezien()) note(gezien);
  for (const { bijdragen } of markers.values()) for (const { cel } of bijdragen) note(cel);
  const cellen = new Map<string, { sleutel: CelSleutel; cel: Cel }>();
  for (const { kanaal, wijkteam } of scopes.values())
    for (const found of await cijfers.readCells(kanaal, wijkteam, van, tot)) cellen.set(celTekst(found.sleutel), found);
  return { contacten, markers, cellen };
}

const sameBijdragen = (a: readonly Bijdrage[], b: readonly Bijdrage[]): boolean => {
  const text = (bijdragen: readonly Bijdrage[]) =>
    JSON.stringify(bijdragen.toSorted((x, y) => (x.wacht < y.wacht ? -1 : 1)));
  return text(a) === text(b);
};

/**
 * Why the marker of a contact is not what it should be; null when it is. One version behind is right when that version
 * changed no figure: such a version is not written down.
 */
export function markerReden(
  { value, versie }: Stored<Contact>,
  marker: Marker | undefined,
  settings: Instellingen,
): MarkerReden | null {
  const eerdere = marker?.bijdragen ?? [];
  const bijdragen = bijdragenVan(value.wachten, eerdere, (wacht) => oordeelcontextVoor(settings, wacht));
  const same = sameBijdragen(bijdragen, eerdere);
  const behind = versie - (marker?.versie ?? 0);
  if (behind < 0) return 'loopt-voor';
  if (behind > 1 || (behind === 1 && !same)) return marker === undefined ? 'weg' : 'loopt-achter';
  return same ? null : 'anders';
}

const celInhoud = (cel: Cel): string => JSON.stringify(Object.entries(codeerCel(cel)).sort());

function compare({ contacten, markers, cellen }: Stand, dag: LocalDate, settings: Instellingen): Cijferverschil[] {
  const found: Cijferverschil[] = [];
  const [van, tot]: [Instant, Instant] = [startOfLocalDay(dag), startOfLocalDay(addDays(dag, 1))];
  const verwacht = new Map<string, { sleutel: CelSleutel; cel: Cel }>();
  const add = (bijdrage: Bijdrage) => {
    const { cel: sleutel } = bijdrage;
    if (sleutel.uur < van || sleutel.uur >= tot) return;
    const naam = celTekst(sleutel);
    verwacht.set(naam, { sleutel, cel: voegToe(verwacht.get(naam)?.cel ?? leegCel(), bijdrage) });
  };
  // Also of contacts that are gone: what was counted of them stays counted.
  for (const { bijdragen } of markers.values()) bijdragen.forEach(add);
  for (const stored of contacten.values()) {
    const { id, kanaal, wachten, proef } = stored.value;
    if (proef) continue;
    const reden = markerReden(stored, markers.get(id), settings);
    if (reden !== null) found.push({ soort: 'marker', kanaal, contact: id, reden });
    // A marker that is gone does not say what was counted: what would be counted now is the nearest to it.
    if (reden === 'weg') bijdragenVan(wachten, [], (wacht) => oordeelcontextVoor(settings, wacht)).forEach(add);
  }
  for (const naam of new Set([...verwacht.keys(), ...cellen.keys()])) {
    const [a, b] = [verwacht.get(naam), cellen.get(naam)];
    const sleutel = (a ?? b)?.sleutel;
    if (sleutel !== undefined && celInhoud(a?.cel ?? leegCel()) !== celInhoud(b?.cel ?? leegCel()))
      found.push({ soort: 'cel', cel: sleutel });
  }
  return found;
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
  }: {
    readonly dag: LocalDate;
    readonly ids: ReadonlySet<string>;
    readonly more: () => Promise<Iterable<string>>;
    readonly settings: Instellingen;
  },
): Promise<Dagcontrole['cijfers']> {
  const all = new Set(ids);
  for (let poging = 1; ; poging += 1) {
    const stand = await readStand(ports, [...all], dag);
    const verschillen = compare(stand, dag, settings);
    if (verschillen.length === 0 || poging === POGINGEN) {
      return {
        markers: stand.markers.size,
        cellen: stand.cellen.size,
        verschillen: verschillen.slice(0, MAX_GENOEMD),
        aantal: verschillen.length,
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
