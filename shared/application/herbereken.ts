/** One step of a recalculation: a page of contacts, of which the settled waits of the period are judged again. */
import { feitenUit, herbeoordeel, zelfdeOordeel } from '../domain/bereikbaarheid/beoordeling.ts';
import { isLeeg, leegCel, mergeCellen, verschil, zonder } from '../domain/bereikbaarheid/cellen.ts';
import type { Bijdrage } from '../domain/bereikbaarheid/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { readContactenVanPeriode } from './contacten-van-periode.ts';
import type { Herberekendeel, Herberekening, Herberekenregel } from './herberekeningen.ts';
import { oordeelcontextVoor } from './normen.ts';
import type { Marker, Ports, Stored, Toevoeging } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { asHerberekend } from './toenmalige-context.ts';

export type HerberekenPorts = Pick<Ports, 'zaken' | 'cijfers' | 'instellingen' | 'clock' | 'ids' | 'jitter'>;

const PER_BLADZIJDE = 50;
/** With their cells they stay below what one transaction can hold. */
const AT_ONCE = 20;

function isAsked({ van, totEnMet, kanaal, wijkteam }: Herberekening, bijdrage: Bijdrage): boolean {
  const feiten = feitenUit(bijdrage);
  if (feiten === null) return false;
  if (kanaal !== undefined && feiten.kanaal !== kanaal) return false;
  if (wijkteam !== undefined && feiten.wijkteam !== wijkteam) return false;
  const dag = localDateOf(feiten.begin);
  return van <= dag && dag <= totEnMet;
}

/**
 * What changes for one contact; undefined when it has nothing in the period or is judged the same. It rests on nothing but
 * the marker, so a contact that changes meanwhile is in nobody's way: what is counted of it later is judged then.
 */
function toevoegingVan(
  herberekening: Herberekening,
  settings: Instellingen,
  contact: string,
  marker: Marker,
): Toevoeging | undefined {
  let gewijzigd = 0;
  const bijdragen = marker.bijdragen.map((bijdrage) => {
    const feiten = feitenUit(bijdrage);
    if (feiten === null || !isAsked(herberekening, bijdrage)) return bijdrage;
    const again = herbeoordeel(bijdrage, oordeelcontextVoor(settings, feiten));
    if (zelfdeOordeel(again, bijdrage)) return bijdrage;
    gewijzigd += 1;
    return asHerberekend(again, herberekening.id);
  });
  if (gewijzigd === 0) return undefined;
  return {
    contact,
    vorige: marker.versie,
    ...(marker.herziening !== undefined && { vorigeHerziening: marker.herziening }),
    marker: { versie: marker.versie, bijdragen, herziening: (marker.herziening ?? 0) + 1 },
    verschillen: [...verschil(marker.bijdragen, bijdragen).values()],
    herberekening: { id: herberekening.id, gewijzigd },
  };
}

function delenVan(toevoegingen: readonly Toevoeging[]): readonly Herberekendeel[] {
  const all = toevoegingen.flatMap(({ verschillen }) => verschillen);
  const perScope = Map.groupBy(all, ({ sleutel: { kanaal, wijkteam } }) => `${kanaal}/${wijkteam}`);
  return [...perScope.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kanaal, wijkteam } = first.sleutel;
    return [{ kanaal, wijkteam, delta: mergeCellen(group.map(({ delta }) => delta)) }];
  });
}

/** Goes on with a recalculation for at most so many pages; says whether it is finished. */
export type GoOnWithHerberekening = (id: string, bladzijden: number) => Promise<boolean>;

/**
 * Every step can be cut off anywhere and done again, by several at once: a wait that was judged again is judged the same
 * at the next attempt, and what a step changes is added up in the transaction that changes it.
 */
export function makeGoOnWithHerberekening(ports: HerberekenPorts): GoOnWithHerberekening {
  const { zaken, cijfers, instellingen, clock, jitter } = ports;

  async function applyEach(herberekening: Herberekening, settings: Instellingen, contact: string): Promise<void> {
    await retryOnConflict(jitter, async () => {
      const marker = await cijfers.loadMarker(contact);
      const found = marker && toevoegingVan(herberekening, settings, contact, marker);
      if (found) await cijfers.applyAll([found]);
    });
  }

  async function applyTogether(
    herberekening: Herberekening,
    settings: Instellingen,
    toevoegingen: readonly Toevoeging[],
  ): Promise<void> {
    for (let from = 0; from < toevoegingen.length; from += AT_ONCE) {
      const part = toevoegingen.slice(from, from + AT_ONCE);
      try {
        await cijfers.applyAll(part);
      } catch {
        // One of them changed meanwhile, or they are too much together: each alone then, and that tells what is wrong.
        for (const { contact } of part) await applyEach(herberekening, settings, contact);
      }
    }
  }

  async function takePage({ value, versie }: Stored<Herberekening>, settings: Instellingen): Promise<void> {
    const page = await readContactenVanPeriode(zaken, value, PER_BLADZIJDE, value.verder);
    const markers = await cijfers.loadMarkers(page.items.map(({ value: { id } }) => id));
    const asked = [...markers].filter(([, { bijdragen }]) => bijdragen.some((one) => isAsked(value, one)));
    const changes = asked.flatMap(([id, marker]) => toevoegingVan(value, settings, id, marker) ?? []);
    if (!value.proef) await applyTogether(value, settings, changes);
    const { verder: _, ...rest } = value;
    const next: Herberekening = {
      ...rest,
      // Where there is nothing more to read, the next step closes it.
      verder: page.verder ?? { lijst: -1 },
      contacten: value.contacten + asked.length,
    };
    const gewijzigd = changes.reduce((sum, { herberekening }) => sum + (herberekening?.gewijzigd ?? 0), 0);
    const erbij = value.proef ? { delen: delenVan(changes), gewijzigd } : undefined;
    await cijfers.saveHerberekening(next, versie, erbij);
  }

  /**
   * What the period now comes to, and what it would without this recalculation: before and after differ by exactly what
   * it changed, also while other contacts are being counted.
   */
  async function regelsVan({ id, van, totEnMet, kanaal, wijkteam, proef }: Herberekening): Promise<Herberekenregel[]> {
    const { delen } = await cijfers.readHerberekendelen(id);
    const periode = { van: startOfLocalDay(van), tot: startOfLocalDay(addDays(totEnMet, 1)) };
    const scopes = new Map(
      [...(await cijfers.listGezien()), ...delen]
        .filter((one) => kanaal === undefined || one.kanaal === kanaal)
        .filter((one) => wijkteam === undefined || one.wijkteam === wijkteam)
        .map((one) => [`${one.wijkteam}/${one.kanaal}`, { kanaal: one.kanaal, wijkteam: one.wijkteam }]),
    );
    const regels: Herberekenregel[] = [];
    for (const scope of [...scopes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)) {
      const [live = leegCel()] = await cijfers.readSommen(scope.kanaal, scope.wijkteam, [periode]);
      const deel = delen.find((one) => one.kanaal === scope.kanaal && one.wijkteam === scope.wijkteam);
      const delta = deel?.delta ?? leegCel();
      const regel = proef
        ? { ...scope, voor: live, na: mergeCellen([live, delta]) }
        : { ...scope, voor: zonder(live, delta), na: live };
      if (!isLeeg(regel.voor) || !isLeeg(regel.na)) regels.push(regel);
    }
    return regels;
  }

  async function close({ value, versie }: Stored<Herberekening>): Promise<void> {
    await cijfers.saveHerberekenregels(value.id, await regelsVan(value));
    const { verder: _, ...rest } = value;
    await cijfers.saveHerberekening({ ...rest, status: 'klaar', klaarOp: clock.now() }, versie);
  }

  return async (id, bladzijden) => {
    let done = false;
    for (let n = 0; n < bladzijden && !done; n += 1) {
      // Whoever took the same page at the same moment did the same: the loser reads where it stands now.
      done = await retryOnConflict(jitter, async () => {
        const stored = await cijfers.loadHerberekening(id);
        if (stored === undefined || stored.value.status === 'klaar') return true;
        const { instellingen: settings } = await instellingen.readInstellingenOp(stored.value.regelversie);
        if (stored.value.verder?.lijst === -1) await close(stored);
        else await takePage(stored, settings);
        return false;
      });
    }
    return done;
  };
}

/** Goes on with everything that is not finished: what took too long for the one who asked, and what was cut off. */
export function makeContinueHerberekeningen(ports: HerberekenPorts): (bladzijden: number) => Promise<number> {
  const goOn = makeGoOnWithHerberekening(ports);
  return async (bladzijden) => {
    const lopend = await ports.cijfers.listLopendeHerberekeningen();
    for (const id of lopend) await goOn(id, Math.ceil(bladzijden / lopend.length));
    return lopend.length;
  };
}
