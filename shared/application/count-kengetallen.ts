import { type Kalenderperiode, kalenderperioden } from '../domain/bereikbaarheid/kalenderperioden.ts';
import { isHerhaald, telPersonen } from '../domain/bereikbaarheid/personen.ts';
import {
  TELWIJZE,
  type Telling,
  telContact,
  telGeslotenSpoedzaak,
  telTellingenOp,
} from '../domain/bereikbaarheid/telling.ts';
import type { Contact } from '../domain/contact/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { Dagkop, Periodetelling } from './kengetal-ports.ts';
import { persoonssleutels } from './persoonssleutel.ts';
import type { Ports } from './ports.ts';
import { aaneengesloten, contactenVan, type Dagen, holds, spoedzakenVan } from './tel-dag.ts';

type Needs = Pick<Ports, 'zaken' | 'kengetallen' | 'persoonWijzer' | 'ids' | 'nummers' | 'clock'>;

/** How far back a change is still counted again: a year and what was late in it. */
export const TEL_DAGEN_TERUG = 400;
/** Days that are counted in one night, newest first; the next night takes what is left. */
const MAX_DAGEN = 120;
/** Contacts of one number or address that are looked at, newest first: more are no single person's. */
const MAX_SPOREN = 100;

export interface Telronde {
  readonly geteld: readonly LocalDate[];
  /** Due, and left for the next night. */
  readonly over: number;
  readonly perioden: readonly string[];
  /** A day whose counts held by its head, counted again to be sure, that turned out otherwise: a fault of ours. */
  readonly afwijkend: readonly LocalDate[];
}

/**
 * Counts the days that are over on which anything came in and that were not counted, or changed since; then the distinct
 * people of the months, quarters and years that these lie in; and one day that needed nothing, in turn, to see that what was
 * kept is what the facts come to.
 */
export function makeCountKengetallen(ports: Needs): () => Promise<Telronde> {
  const { kengetallen, persoonWijzer, zaken, clock } = ports;

  /** Per contact the keys of its person; nobody else ever sees them. */
  async function sleutelsVan(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const known = await persoonWijzer.readSleutelgegevens(ids);
    return new Map(ids.map((id) => [id, persoonssleutels(ports, known.get(id) ?? {})]));
  }

  async function telPersoonlijk(contacten: readonly Contact[]): Promise<ReadonlyMap<string, Telling>> {
    const sleutels = await sleutelsVan(contacten.map(({ id }) => id));
    const found = new Map<string, Telling>();
    for (const contact of contacten) {
      const own = sleutels.get(contact.id) ?? [];
      const sporen = own.length === 0 ? [] : await persoonWijzer.readSporen(own, MAX_SPOREN);
      const others = [...new Set(sporen.map((spoor) => spoor.contact))].filter((id) => id !== contact.id);
      const eerdere = others.length === 0 ? [] : [...(await zaken.loadContacten(others)).values()];
      const herhaald = isHerhaald(
        contact,
        eerdere.map(({ value }) => value),
      );
      const tellers = {
        [own.length === 0 ? 'zonderSleutel' : 'metSleutel']: 1,
        ...(herhaald && { herhaald: 1 }),
      };
      found.set(contact.id, { tellers, duren: {} });
    }
    return found;
  }

  async function countDag(dag: LocalDate, wijzigingen: number, geteldOp: Instant) {
    const dagen: Dagen = { van: dag, totEnMet: dag };
    const contacten: Contact[] = [];
    for await (const contact of contactenVan(ports, dagen)) contacten.push(contact);
    const persoonlijk = await telPersoonlijk(contacten);
    const closed = await spoedzakenVan(ports, { open: false, dagen });
    const sum = (wijkteam: string | null) => {
      const ours = contacten.filter((contact) => wijkteam === null || contact.wijkteam === wijkteam);
      const cases = closed.filter((zaak) => wijkteam === null || zaak.wijkteam === wijkteam);
      return {
        telling: telTellingenOp([...ours.map(telContact), ...cases.map(telGeslotenSpoedzaak)]),
        personen: telTellingenOp(ours.flatMap(({ id }) => persoonlijk.get(id) ?? [])),
      };
    };
    const teams = new Set([...contacten, ...closed].map(({ wijkteam }) => wijkteam));
    const perWijkteam = new Map([null, ...teams].map((wijkteam) => [wijkteam, sum(wijkteam)] as const));
    return { dag, wijzigingen, telwijze: TELWIJZE, geteldOp, perWijkteam };
  }

  async function countPeriode({ naam, van, totEnMet }: Kalenderperiode, geteldOp: Instant): Promise<void> {
    const contacten: { readonly id: string; readonly wijkteam: string }[] = [];
    const days = (await kengetallen.listKoppen(van, totEnMet)).map(({ dag }) => dag);
    for (const dagen of aaneengesloten(days))
      for await (const { id, wijkteam, uitkomst } of contactenVan(ports, dagen))
        if (uitkomst !== 'spam') contacten.push({ id, wijkteam });
    const sleutels = await sleutelsVan(contacten.map(({ id }) => id));
    for (const wijkteam of [null, ...new Set(contacten.map((one) => one.wijkteam))]) {
      const ours = contacten.filter((one) => wijkteam === null || one.wijkteam === wijkteam);
      const telling: Periodetelling = {
        periode: naam,
        ...telPersonen(ours.map(({ id }) => sleutels.get(id) ?? [])),
        geteldOp,
      };
      await kengetallen.savePerioden(wijkteam, [telling]);
    }
  }

  /** One day of the year behind us each night, so that every day has its turn. */
  async function recount(
    koppen: ReadonlyMap<LocalDate, Dagkop>,
    gisteren: LocalDate,
    nu: Instant,
  ): Promise<LocalDate[]> {
    const turn = Math.floor(Date.parse(`${gisteren}T00:00:00Z`) / 86_400_000) % 365;
    const dag = addDays(gisteren, -turn);
    const kop = koppen.get(dag);
    if (kop === undefined || !holds(kop)) return [];
    const kept = new Map((await kengetallen.readTellingen(null, dag, dag)).map((one) => [one.dag, one.telling]));
    const now = await countDag(dag, kop.wijzigingen, nu);
    if (sameTelling(kept.get(dag), now.perWijkteam.get(null)?.telling)) return [];
    await kengetallen.saveDag(now);
    return [dag];
  }

  return async () => {
    const nu = clock.now();
    const gisteren = addDays(localDateOf(nu), -1);
    const first = addDays(gisteren, 1 - TEL_DAGEN_TERUG);
    // A day without a head is one on which nothing came in.
    const koppen = new Map((await kengetallen.listKoppen(first, gisteren)).map((kop) => [kop.dag, kop]));
    const due = [...koppen.values()].filter((kop) => !holds(kop)).map(({ dag }) => dag);
    due.reverse();
    const afwijkend = await recount(koppen, gisteren, nu);
    const geteld = due.slice(0, MAX_DAGEN);
    for (const dag of geteld) await kengetallen.saveDag(await countDag(dag, koppen.get(dag)?.wijzigingen ?? 0, nu));
    const perioden = kalenderperioden(geteld);
    for (const periode of perioden) await countPeriode(periode, nu);
    return { geteld, over: due.length - geteld.length, perioden: perioden.map(({ naam }) => naam), afwijkend };
  };
}

function sameTelling(a: Telling | undefined, b: Telling | undefined): boolean {
  const text = (telling: Telling | undefined) =>
    JSON.stringify([
      Object.entries(telling?.tellers ?? {})
        .filter(([, n]) => n !== 0)
        .sort(),
      Object.entries(telling?.duren ?? {})
        .map(([naam, ms]) => [naam, ms.toSorted((x, y) => x - y)])
        .filter(([, ms]) => ms?.length !== 0)
        .sort(),
    ]);
  return text(a) === text(b);
}
