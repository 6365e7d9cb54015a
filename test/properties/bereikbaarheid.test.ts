/** Figures against a plain recount of the waits, and the laws that make them additive. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  beoordeelWacht,
  bijdragenVan,
  type Oordeelcontext,
  openWacht,
} from '../../shared/domain/bereikbaarheid/beoordeling.ts';
import {
  celTekst,
  isLeeg,
  leegCel,
  mergeCellen,
  trekAf,
  verschil,
  voegToe,
} from '../../shared/domain/bereikbaarheid/cellen.ts';
import { codeerCel, decodeerCel } from '../../shared/domain/bereikbaarheid/codering.ts';
import { normVoor, standaardNormen } from '../../shared/domain/bereikbaarheid/normen.ts';
import { perioden } from '../../shared/domain/bereikbaarheid/perioden.ts';
import { perPeriode, rij, rijen } from '../../shared/domain/bereikbaarheid/rij.ts';
import type { Bijdrage, Cel, OpenBijdrage, Rij } from '../../shared/domain/bereikbaarheid/types.ts';
import { percentielMs, verdelingVan } from '../../shared/domain/bereikbaarheid/verdeling.ts';
import { KANALEN, type Kanaal, type Wacht, type WachtEinde } from '../../shared/domain/contact/types.ts';
import { makeOpeningsindex } from '../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../shared/domain/openingstijden/standaard.ts';
import { epochMs, instant, instantOf, msBetween } from '../../shared/domain/tijd/instant.ts';

const openingsindex = makeOpeningsindex(standaardRegeling());
/** The week of the October change, Monday to Sunday. */
const DAYS = ['2026-10-19', '2026-10-25'] as const;
const [week] = perioden(...DAYS, 'geheel');
const PEILDATUM = instant('2026-10-27T12:00:00+01:00');

const contextOf = (kanaal: Kanaal): Oordeelcontext => ({
  openingsindex,
  norm: normVoor(standaardNormen(), kanaal, 'centrum', '2026-10-19'),
});

const HOE: readonly WachtEinde[] = [
  'beantwoord',
  'afgehaakt',
  'terugbel-gevraagd',
  'geen-antwoord-nodig',
  'opgehangen-in-menu',
];
/** Half of the waits around the limits that matter, in whole seconds. */
const duration = fc.oneof(
  fc.constantFrom(0, 1, 4999, 5000, 5001, 30_000, 30_001, 60_000, 60_001, 900_000, 900_001),
  fc.integer({ min: 0, max: 120_000 }),
  fc.integer({ min: 0, max: 5 * 86_400_000 }),
);
const begin = fc.integer({ min: epochMs(week!.van), max: epochMs(week!.tot) - 1 });

const wacht = (kanaal: fc.Arbitrary<Kanaal>): fc.Arbitrary<Wacht> =>
  fc
    .record({ id: fc.uuid(), kanaal, begin, ms: fc.option(duration, { freq: 6 }), hoe: fc.constantFrom(...HOE) })
    .map((w) => ({
      id: w.id,
      kanaal: w.kanaal,
      wijkteam: 'centrum',
      begin: instantOf(w.begin),
      einde: w.ms === null ? null : { op: instantOf(Math.min(w.begin + w.ms, epochMs(PEILDATUM))), hoe: w.hoe },
    }));
const waits = (kanaal: Kanaal) => fc.array(wacht(fc.constant(kanaal)), { maxLength: 60 });

const judged = (list: readonly Wacht[]) =>
  list.map((w) => beoordeelWacht(w, contextOf(w.kanaal))).filter((b): b is Bijdrage => b !== null);
const stillOpen = (list: readonly Wacht[]) =>
  list.map((w) => openWacht(w, PEILDATUM, contextOf(w.kanaal))).filter((b): b is OpenBijdrage => b !== null);

function cellsOf(bijdragen: readonly Bijdrage[]): Map<string, Cel> {
  const cells = new Map<string, Cel>();
  for (const b of bijdragen) cells.set(celTekst(b.cel), voegToe(cells.get(celTekst(b.cel)) ?? leegCel(), b));
  return cells;
}

function rowOf(kanaal: Kanaal, list: readonly Wacht[]): Rij {
  const cel = mergeCellen(cellsOf(judged(list)).values());
  return rij({ kanaal, wijkteam: 'centrum', periode: week!, cel, open: stillOpen(list), norm: contextOf(kanaal).norm });
}

/** The definitions, read aloud: one pass over the waits, nothing shared with the code under test but opening hours. */
function recount(kanaal: Kanaal, list: readonly Wacht[]) {
  const seconds = { telefoon: 30, mail: 57_600, chat: 60, inloop: 900 }[kanaal];
  const byOpenTime = kanaal === 'mail';
  const count = {
    beantwoord: 0,
    afgehaakt: 0,
    afgehaaktKort: 0,
    terugbelGevraagd: 0,
    opgehangenInMenu: 0,
    geenAntwoordNodig: 0,
    wachtend: 0,
    buitenOpeningstijd: 0,
    binnenNorm: 0,
    buitenNorm: 0,
    nogNietBekend: 0,
  };
  const lists = { wachttijd: [] as number[], opentijd: [] as number[], afhaaktijd: [] as number[] };
  for (const w of list) {
    const until = w.einde?.op ?? PEILDATUM;
    const elapsed = msBetween(w.begin, until);
    const open = openingsindex.opentijdMs(w.begin, until);
    const opened = openingsindex.eerstvolgendOpen(w.begin) === w.begin;
    const late = (byOpenTime ? open : elapsed) > seconds * 1000;
    const counts = opened || byOpenTime;
    const hoe = w.einde?.hoe ?? 'wacht';
    if (hoe === 'geen-antwoord-nodig') {
      count.geenAntwoordNodig += 1;
      continue;
    }
    if (hoe === 'opgehangen-in-menu' && opened) {
      count.opgehangenInMenu += 1;
      continue;
    }
    if (!opened) count.buitenOpeningstijd += 1;
    if (hoe === 'opgehangen-in-menu') count.afgehaaktKort += 1;
    else if (hoe === 'afgehaakt' && kanaal === 'telefoon' && elapsed <= 5000) count.afgehaaktKort += 1;
    else if (hoe === 'afgehaakt') {
      count.afgehaakt += 1;
      if (counts) count.buitenNorm += 1;
      if (opened) lists.afhaaktijd.push(elapsed);
    } else if (hoe === 'terugbel-gevraagd') {
      count.terugbelGevraagd += 1;
      if (counts) count.buitenNorm += 1;
    } else if (hoe === 'beantwoord') {
      count.beantwoord += 1;
      if (counts) count[late ? 'buitenNorm' : 'binnenNorm'] += 1;
      if (opened) lists.wachttijd.push(elapsed);
      lists.opentijd.push(open);
    } else {
      count.wachtend += 1;
      if (counts) count[late ? 'buitenNorm' : 'nogNietBekend'] += 1;
    }
  }
  return { count, lists };
}

function nearestRank(sorted: readonly number[], percent: number): number {
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1]!;
}

describe.each(KANALEN)('figures of %s', (kanaal) => {
  test('are a plain recount of the waits', () => {
    fc.assert(
      fc.property(waits(kanaal), (list) => {
        const row = rowOf(kanaal, list);
        const { count, lists } = recount(kanaal, list);
        expect(row).toMatchObject(count);
        const judgedAll = count.binnenNorm + count.buitenNorm;
        expect(row.serviceniveau).toBe(judgedAll === 0 ? null : count.binnenNorm / judgedAll);
        for (const name of ['wachttijd', 'opentijd', 'afhaaktijd'] as const) {
          const sorted = lists[name].sort((a, b) => a - b);
          const figures = row[name];
          if (sorted.length === 0) {
            expect(Object.values(figures)).toEqual([null, null, null, null, null]);
            continue;
          }
          expect(figures.gemiddelde).toBe(sorted.reduce((a, b) => a + b) / sorted.length / 1000);
          for (const [key, percent] of [
            ['p50', 50],
            ['p90', 90],
            ['p95', 95],
            ['max', 100],
          ] as const) {
            const exact = nearestRank(sorted, percent) / 1000;
            expect(Math.abs(figures[key]! - exact)).toBeLessThanOrEqual(0.018 * exact);
          }
        }
      }),
    );
  });

  test('always add up: what was received is what became of it', () => {
    fc.assert(
      fc.property(waits(kanaal), (list) => {
        const row = rowOf(kanaal, list);
        const { ontvangen, beantwoord, afgehaakt, afgehaaktKort, terugbelGevraagd, wachtend } = row;
        expect(ontvangen).toBe(beantwoord + afgehaakt + afgehaaktKort + terugbelGevraagd + wachtend);
        expect(ontvangen + row.opgehangenInMenu + row.geenAntwoordNodig).toBe(list.length);
        expect(row.buitenOpeningstijd).toBeLessThanOrEqual(ontvangen);
        expect(row.binnenNorm + row.buitenNorm + row.nogNietBekend).toBeLessThanOrEqual(ontvangen);
      }),
    );
  });

  test('of hours, days and the whole week are the same contacts', () => {
    fc.assert(
      fc.property(waits(kanaal), (list) => {
        const cells = new Map(judged(list).map(({ cel }) => [celTekst(cel), cel]));
        const byKey = cellsOf(judged(list));
        const cellen = [...cells].map(([key, sleutel]) => ({ sleutel, cel: byKey.get(key)! }));
        const total = rowOf(kanaal, list);
        for (const per of ['uur', 'dag', 'week'] as const) {
          const asked = perioden(...DAYS, per);
          const rows = rijen({
            kanaal,
            wijkteam: 'centrum',
            perioden: asked,
            cellen: perPeriode(asked, cellen),
            open: stillOpen(list),
            normVoor: () => null,
          });
          for (const key of ['ontvangen', 'binnenNorm', 'buitenNorm', 'wachtend', 'geenAntwoordNodig'] as const) {
            expect(rows.reduce((sum, row) => sum + row[key], 0)).toBe(total[key]);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('cells add up', () => {
  const bijdragen = fc.array(wacht(fc.constantFrom(...KANALEN)), { maxLength: 40 }).map(judged);

  test('in any order and in any grouping', () => {
    fc.assert(
      fc.property(bijdragen, fc.infiniteStream(fc.nat()), fc.nat(), (list, order, cut) => {
        const all = list.reduce(voegToe, leegCel());
        const shuffled = list
          .map((b) => ({ b, at: order.next().value as number }))
          .sort((x, y) => x.at - y.at)
          .map(({ b }) => b);
        const at = list.length === 0 ? 0 : cut % list.length;
        const parts = [shuffled.slice(at), shuffled.slice(0, at)].map((part) => part.reduce(voegToe, leegCel()));
        expect(mergeCellen(parts)).toEqual(all);
        expect(mergeCellen([mergeCellen(parts.slice(0, 1)), ...parts.slice(1)])).toEqual(all);
      }),
    );
  });

  test('adding and taking back leaves what was there', () => {
    fc.assert(
      fc.property(bijdragen, bijdragen, (list, extra) => {
        const before = list.reduce(voegToe, leegCel());
        expect(extra.reduce(trekAf, extra.reduce(voegToe, before))).toEqual(before);
        expect(isLeeg(list.reduce(trekAf, before))).toBe(true);
      }),
    );
  });

  test('stored and read back as they were, also as differences below zero', () => {
    fc.assert(
      fc.property(bijdragen, bijdragen, (some, other) => {
        const delta = other.reduce(trekAf, some.reduce(voegToe, leegCel()));
        expect(decodeerCel(codeerCel(delta))).toEqual(delta);
      }),
    );
  });
});

describe('live and rebuilt', () => {
  test('a contact that changes many times ends where counting its last version anew ends', () => {
    // Versions of a contact: the same waits with other ends, more waits, corrections, duplicates of a version.
    const named = fc.tuple(wacht(fc.constantFrom(...KANALEN)), fc.constantFrom('a', 'b', 'c', 'd'));
    const version = fc.uniqueArray(
      named.map(([w, id]) => ({ ...w, id })),
      { maxLength: 4, selector: ({ id }) => id },
    );
    const versions = fc.array(version, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(versions, { minLength: 1, maxLength: 5 }), (contacts) => {
        const store = new Map<string, Record<string, number>>();
        for (const history of contacts) {
          let marker: readonly Bijdrage[] = [];
          for (const wachten of history.flatMap((version) => [version, version])) {
            const after = bijdragenVan(wachten, marker, (w) => contextOf(w.kanaal));
            for (const [key, { delta }] of verschil(marker, after)) {
              const item = store.get(key) ?? {};
              for (const [name, change] of Object.entries(codeerCel(delta))) item[name] = (item[name] ?? 0) + change;
              store.set(key, item);
            }
            marker = after;
          }
        }
        const rebuilt = cellsOf(contacts.flatMap((history) => judged(history.at(-1)!)));
        for (const [key, item] of store) expect([key, decodeerCel(item)]).toEqual([key, rebuilt.get(key) ?? leegCel()]);
        for (const key of rebuilt.keys()) expect(store.has(key)).toBe(true);
      }),
    );
  });
});

test('any percentile of any durations is within 1.8 % of the nearest rank', () => {
  const ms = fc.oneof(
    fc.integer({ min: 0, max: 2000 }),
    fc.integer({ min: 0, max: 10_000_000 }),
    fc.integer({ min: 0, max: 31_536_000_000 }),
  );
  fc.assert(
    fc.property(
      fc.array(ms, { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 100 }),
      (durations, percent) => {
        const exact = nearestRank(
          [...durations].sort((a, b) => a - b),
          percent,
        );
        const found = percentielMs(verdelingVan(durations), percent)!;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(0.018 * exact);
      },
    ),
    { numRuns: 2000 },
  );
});
