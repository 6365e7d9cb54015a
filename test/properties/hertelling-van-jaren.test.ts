/**
 * Whole years of made-up days against an independent recount: every event twice or late, folded, judged, added up by
 * differences in any order, and read in every division.
 */
import { describe, expect, jest, test } from '@jest/globals';
import { chanceOf, shuffled } from '../../local/dagen/chance.ts';
import { planDagen } from '../../local/dagen/dagen.ts';
import type { Verloop } from '../../local/dagen/verloop.ts';
import { bijdragenVan, type Oordeelcontext, openWacht } from '../../shared/domain/bereikbaarheid/beoordeling.ts';
import { celTekst, mergeCellen, verschil } from '../../shared/domain/bereikbaarheid/cellen.ts';
import { normVoor, standaardNormen } from '../../shared/domain/bereikbaarheid/normen.ts';
import { perioden } from '../../shared/domain/bereikbaarheid/perioden.ts';
import { perPeriode, rijen } from '../../shared/domain/bereikbaarheid/rij.ts';
import type { Bijdrage, Cel, CelSleutel, OpenBijdrage } from '../../shared/domain/bereikbaarheid/types.ts';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import { KANALEN, type Wacht } from '../../shared/domain/contact/types.ts';
import { makeOpeningsindex } from '../../shared/domain/openingstijden/openingsindex.ts';
import { localDateOf } from '../../shared/domain/tijd/amsterdam.ts';
import { instant, instantOf } from '../../shared/domain/tijd/instant.ts';
import { hertel, INDELINGEN, rijsleutel } from '../support/hertelling.ts';
import { regelingVan } from '../support/hertelling-regeling.ts';
import { type Deel, KANTOORUREN, type Uren } from '../support/hertelling-uren.ts';
import { verschillen } from '../support/hertelling-vergelijken.ts';
import { contactGebeurtenissen } from '../support/verloop-gebeurtenissen.ts';

const WIJKTEAMS = ['centrum', 'noord'] as const;
const LUNCH: readonly Deel[] = [
  ['09:00', '12:00'],
  ['12:45', '17:00'],
];

/** Lunch, an evening, a night over the weekend in which the clock changes, a team day, a shortened and an extra day, a disturbance. */
const bijzonder = (year: number): Uren => ({
  week: { 1: LUNCH, 2: [...LUNCH, ['18:30', '20:00']], 3: LUNCH, 4: LUNCH, 5: LUNCH, 6: [['22:00', '04:30']] },
  uitzonderingen: {
    [`${year}-12-24`]: [['09:00', '14:15']],
    [`${year}-12-25`]: [['10:00', '11:00']],
    [`${year}-03-08`]: [['13:00', '24:00']],
  },
  gesloten: [`${year}-06-18`],
  storingen: [[Date.parse(`${year}-10-07T08:10:00Z`), Date.parse(`${year}-10-07T09:25:00Z`)]],
});

const MONTHS = ['03', '10'] as const;
/** By the beginning of the row, which is UTC: the first hours of a month still carry the month before. */
const inMonths = (key: string): boolean => {
  const local = localDateOf(instant(key.slice(key.lastIndexOf(' ') + 1)));
  return MONTHS.some((month) => local.slice(5, 7) === month);
};

interface Cells {
  readonly parts: Map<string, { readonly sleutel: CelSleutel; readonly deltas: Cel[] }>;
  readonly open: OpenBijdrage[];
}

function project(
  plan: readonly Verloop[],
  seed: number,
  peildatum: number,
  contextOf: (w: Wacht) => Oordeelcontext,
): Cells {
  const chance = chanceOf(seed, 'late');
  const cells: Cells = { parts: new Map(), open: [] };
  for (const verloop of plan) {
    const events = contactGebeurtenissen(verloop);
    // What was known first is any part of it; then everything, in any order and some of it twice.
    const part = events.filter(() => chance() < 0.6);
    const whole = shuffled([...events, ...part], chance);
    let before: readonly Bijdrage[] = [];
    let waits: readonly Wacht[] = [];
    for (const known of chance() < 0.25 ? [part, whole] : [whole]) {
      waits = foldContact({ id: verloop.nr, kanaal: verloop.kanaal, vervolgVan: null }, known).wachten;
      const after = bijdragenVan(waits, before, contextOf);
      for (const { sleutel, delta } of verschil(before, after).values()) {
        const cell = cells.parts.get(celTekst(sleutel)) ?? { sleutel, deltas: [] };
        cell.deltas.push(delta);
        cells.parts.set(celTekst(sleutel), cell);
      }
      before = after;
    }
    for (const wacht of waits) {
      const bijdrage = openWacht(wacht, instantOf(peildatum), contextOf(wacht));
      if (bijdrage !== null) cells.open.push(bijdrage);
    }
  }
  return cells;
}

// Three years of thousands of contacts: also on a machine that does other things.
jest.setTimeout(120_000);

describe.each([
  [2024, 11],
  [2026, 7],
  [2027, 3],
])('the year %i, seed %i', (year, seed) => {
  const [van, totEnMet] = [`${year}-01-01`, `${year}-12-31`];
  const anders = bijzonder(year);
  const uren = Object.fromEntries(
    KANALEN.flatMap((kanaal) => [
      [`${kanaal}/centrum`, KANTOORUREN],
      [`${kanaal}/noord`, anders],
    ]),
  );

  test('equals the recount in every division, kanaal and wijkteam', () => {
    const plan = [...planDagen({ seed, van, totEnMet, wijkteams: WIJKTEAMS, perDag: 16 })];
    // Some waits of the last days end after this; they are told all the same, as late events are.
    const peildatum = Date.parse(`${year + 1}-01-20T12:00:00Z`);
    const indexes = new Map(
      [KANTOORUREN, ...new Set(Object.values(uren))].map((u) => [u, makeOpeningsindex(regelingVan(u))]),
    );
    const contextOf = ({ kanaal, wijkteam, begin }: Wacht): Oordeelcontext => ({
      openingsindex: indexes.get(uren[`${kanaal}/${wijkteam}`] ?? KANTOORUREN)!,
      norm: normVoor(standaardNormen(), kanaal, wijkteam, localDateOf(begin)),
    });
    const { parts, open } = project(plan, seed, peildatum, contextOf);
    const chance = chanceOf(seed, 'order');
    const cells = [...parts.values()].map(({ sleutel, deltas }) => ({
      sleutel,
      cel: mergeCellen(shuffled(deltas, chance)),
    }));
    const expected = hertel(
      plan.flatMap(({ kanaal, wachten }) => wachten.map((wacht) => ({ kanaal, ...wacht }))),
      { van, totEnMet, peildatum, uren },
      INDELINGEN,
    );
    const wrong: string[] = [];
    let compared = 0;
    for (const per of INDELINGEN) {
      // Of hours those of the months in which the clock changes: a whole year of them is mostly nights.
      const asked =
        per === 'uur'
          ? MONTHS.flatMap((m) => perioden(`${year}-${m}-01`, `${year}-${m}-31`, per))
          : perioden(van, totEnMet, per);
      const rows = new Map([...(expected.get(per) ?? [])].filter(([key]) => per !== 'uur' || inMonths(key)));
      for (const kanaal of KANALEN) {
        for (const wijkteam of WIJKTEAMS) {
          const own = <T extends { readonly sleutel: CelSleutel }>({ sleutel }: T) =>
            sleutel.kanaal === kanaal && sleutel.wijkteam === wijkteam;
          const found = rijen({
            kanaal,
            wijkteam,
            perioden: asked,
            cellen: perPeriode(asked, cells.filter(own)),
            open: open.filter(({ cel }) => own({ sleutel: cel })),
            normVoor: () => null,
          });
          for (const row of found) {
            const key = rijsleutel(kanaal, wijkteam, Date.parse(row.van));
            wrong.push(...verschillen(row, rows.get(key)));
            rows.delete(key);
            compared += 1;
          }
        }
      }
      wrong.push(...[...rows.keys()].map((key) => `${per}: no row ${key}`));
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(8 * (62 * 24 + 365 + 52 + 12 + 4 + 2));
  });
});
