/**
 * Every minute of required duty has somebody or a named fallback, over random rosters, leave, sick people, exchanges and
 * both clock changes of 2025-2035; and who that is, is what a second reading of the rule, minute by minute, says.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Afwezigheid } from '../../shared/domain/achterwacht/afwezigheid.ts';
import { vindHiaten } from '../../shared/domain/achterwacht/find-hiaten.ts';
import { resolveDienstdoende } from '../../shared/domain/achterwacht/resolve-dienstdoende.ts';
import { besluitAkkoord, naRuil, type Ruilverzoek } from '../../shared/domain/achterwacht/ruilverzoek.ts';
import type { Dienst, Dienstgegevens } from '../../shared/domain/achterwacht/types.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import type { OpenToestand } from '../../shared/domain/openingstijden/types.ts';
import { addDays, clockChangesOf, localDateOf } from '../../shared/domain/tijd/amsterdam.ts';
import { HOUR, type Instant, instantOf, MINUTE, plusMs } from '../../shared/domain/tijd/instant.ts';

const PEOPLE = ['anna', 'bas', 'cor', 'dik'];
const DAGEN = 3;

/** Wall-clock time by the zone rules of the platform: nothing of ours. */
const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});
const localAt = (at: Instant): string => wall.format(Date.parse(at)).replace(' ', 'T');

interface Wereld {
  /** Every quarter of an hour of the days, with its wall-clock time. */
  readonly momenten: readonly { readonly op: Instant; readonly lokaal: string }[];
  readonly gegevens: Dienstgegevens;
  readonly vereist: readonly { readonly van: Instant; readonly tot: Instant }[];
}

const begin: fc.Arbitrary<Instant> = fc
  .tuple(fc.integer({ min: 2025, max: 2035 }), fc.constantFrom('toSummer', 'toWinter', 'none'))
  .map(([year, which]) => {
    const { toSummer, toWinter } = clockChangesOf(year);
    const at = which === 'toSummer' ? toSummer : which === 'toWinter' ? toWinter : Date.UTC(year, 5, 10);
    // Whole days around it: from the midnight (UTC) of the day before.
    return instantOf(Math.floor((at - 24 * HOUR) / (24 * HOUR)) * 24 * HOUR);
  });

const tijd = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([uur, minuut]) => `${String(uur).padStart(2, '0')}:${minuut}`);
const stuk = fc.record({
  dag: fc.integer({ min: 0, max: DAGEN - 1 }),
  van: tijd,
  uren: fc.integer({ min: 1, max: 14 }),
});
type Stuk = typeof stuk extends fc.Arbitrary<infer T> ? T : never;
const local = (start: string, { dag, van }: Stuk): string => `${addDays(start, dag)}T${van}`;
const localEnd = (start: string, one: Stuk): string => {
  const hour = Number(one.van.slice(0, 2)) + one.uren;
  const time = `${String(hour % 24).padStart(2, '0')}${one.van.slice(2)}`;
  return `${addDays(start, one.dag + Math.floor(hour / 24))}T${time}`;
};

const wereld: fc.Arbitrary<Wereld> = fc
  .record({
    van: begin,
    diensten: fc.array(
      fc.record({
        wanneer: stuk,
        wie: fc.constantFrom(...PEOPLE),
        soort: fc.constantFrom<Dienst['soort']>('inloop', 'achterwacht'),
        wijkteam: fc.constantFrom('centrum', 'noord'),
        domein: fc.constantFrom<Dienst['domein']>('jeugd', 'sociaal'),
        vervanging: fc.boolean(),
      }),
      { maxLength: 9 },
    ),
    weg: fc.array(fc.record({ wie: fc.constantFrom(...PEOPLE, 'chef'), wanneer: stuk }), { maxLength: 4 }),
    ziek: fc.option(fc.record({ wie: fc.constantFrom(...PEOPLE), wanneer: stuk })),
    ruilen: fc.array(fc.record({ welke: fc.nat(8), door: fc.constantFrom(...PEOPLE) }), { maxLength: 3 }),
    onbereikbaar: fc.subarray([...PEOPLE, 'chef'], { maxLength: 2 }),
    escalatiecontact: fc.constantFrom('chef', null),
    vereist: fc.array(fc.tuple(fc.nat(DAGEN * 96 - 1), fc.integer({ min: 1, max: 40 })), { maxLength: 4 }),
  })
  .map((drawn) => {
    const start = localDateOf(plusMs(drawn.van, 12 * HOUR));
    let diensten: readonly Dienst[] = drawn.diensten.map(({ wanneer, wie, ...rest }, index) => ({
      ...rest,
      id: `d${index}`,
      professional: wie,
      van: local(start, wanneer),
      tot: localEnd(start, wanneer),
    }));
    const afwezigheden: Afwezigheid[] = drawn.weg.map(({ wie, wanneer }, index) => ({
      id: `w${index}`,
      medewerker: wie,
      van: local(start, wanneer),
      tot: localEnd(start, wanneer),
      bron: 'hand',
    }));
    const onbereikbaar = new Set(drawn.onbereikbaar);
    for (const { welke, door } of drawn.ruilen) {
      const dienst = diensten[welke];
      if (dienst === undefined) continue;
      const nu = plusMs(drawn.van, -24 * HOUR);
      const verzoek: Ruilverzoek = {
        id: 'r',
        dienst,
        door: dienst.professional,
        aan: null,
        tegen: null,
        op: nu,
        status: 'open',
        beslistOp: null,
        beslistDoor: null,
      };
      try {
        const stand = { diensten, vereist: [], afwezigheden, bekend: new Set(PEOPLE), onbereikbaar, nu };
        if (besluitAkkoord(verzoek, door, stand) === undefined) continue;
        const changed = naRuil(verzoek, door);
        diensten = diensten.map((one) => changed.find(({ id }) => id === one.id) ?? one);
      } catch (error) {
        // An exchange that may not be: the roster stays.
        if (!isDomainError(error)) throw error;
      }
    }
    if (drawn.ziek !== null) {
      const { wie, wanneer } = drawn.ziek;
      const van = local(start, wanneer);
      afwezigheden.push({ id: 'ziek', medewerker: wie, van, tot: `${addDays(start, 365)}T00:00`, bron: 'ziek' });
    }
    const momenten = Array.from({ length: DAGEN * 96 }, (_, i) => {
      const op = plusMs(drawn.van, i * 15 * MINUTE);
      return { op, lokaal: localAt(op) };
    });
    const vereist = drawn.vereist
      .map(([from, length]) => ({
        van: plusMs(drawn.van, from * 15 * MINUTE),
        tot: plusMs(drawn.van, Math.min(DAGEN * 96, from + length) * 15 * MINUTE),
      }))
      .sort((a, b) => (a.van < b.van ? -1 : 1));
    const wijkteams = {
      centrum: {
        buurteams: ['noord'],
        escalatiecontact: drawn.escalatiecontact,
        achterwachturen: { toestand: urenVan(vereist) },
      },
    };
    return { momenten, vereist, gegevens: { diensten, afwezigheden, onbereikbaar, wijkteams } };
  });

const urenVan =
  (vereist: Wereld['vereist']) =>
  (op: Instant): OpenToestand => {
    const isOpen = (moment: Instant) => vereist.some(({ van, tot }) => van <= moment && moment < tot);
    const open = isOpen(op);
    // As the calendar itself answers: where two stretches meet or overlap nothing changes.
    const bounds = vereist.flatMap(({ van, tot }) => [van, tot]).sort();
    return {
      open,
      reden: 'proef',
      volgendeWijziging: bounds.find((bound) => bound > op && isOpen(bound) !== open) ?? null,
    };
  };

/**
 * Inside a stretch of wall-clock time: from the first moment that shows its begin to the last that shows its end, or, where no
 * moment shows that (the hour that is lost in March), to the last that shows less.
 */
function during({ momenten }: Wereld, van: string, tot: string): ReadonlySet<Instant> {
  const first = momenten.findIndex(({ lokaal }) => lokaal >= van);
  const exact = momenten.findLastIndex(({ lokaal }) => lokaal === tot);
  const end = exact === -1 ? momenten.findLastIndex(({ lokaal }) => lokaal < tot) + 1 : exact;
  return new Set(first === -1 ? [] : momenten.slice(first, end).map(({ op }) => op));
}

/** The rule read once more, without anything of the resolver: who is asked first at every moment, and from which step. */
function orakel(world: Wereld): ReadonlyMap<Instant, readonly [string | null, string]> {
  const { diensten, afwezigheden = [], onbereikbaar, wijkteams } = world.gegevens;
  const runs = diensten.map((dienst) => ({ dienst, when: during(world, dienst.van, dienst.tot) }));
  const away = afwezigheden.map(({ medewerker, van, tot }) => ({ medewerker, when: during(world, van, tot) }));
  const answer = new Map<Instant, readonly [string | null, string]>();
  for (const { op } of world.momenten) {
    const able = (wie: string) =>
      !onbereikbaar.has(wie) && !away.some(({ medewerker, when }) => medewerker === wie && when.has(op));
    const on = (wijkteam: string, domein: string) =>
      runs
        .filter(({ dienst, when }) => dienst.wijkteam === wijkteam && dienst.domein === domein && when.has(op))
        .map(({ dienst }) => dienst);
    const own = on('centrum', 'sociaal');
    const [noord, jeugd] = [on('noord', 'sociaal'), on('centrum', 'jeugd')];
    const steps: readonly (readonly [string, readonly Dienst[]])[] = [
      ['inloop', own.filter(({ soort }) => soort === 'inloop')],
      ['vervanging', own.filter(({ soort, vervanging }) => soort === 'achterwacht' && vervanging)],
      ['achterwacht', own.filter(({ soort, vervanging }) => soort === 'achterwacht' && !vervanging)],
      ['buurteam', noord],
      ['ander-domein', jeugd],
    ];
    const found = steps.find(([, step]) => step.some(({ professional }) => able(professional)));
    const binnen = [own, noord, jeugd].some((list) => list.length > 0) || urenVan(world.vereist)(op).open;
    const chef = wijkteams['centrum']?.escalatiecontact ?? null;
    if (found !== undefined) {
      const people = found[1].filter(({ professional }) => able(professional)).map(({ professional }) => professional);
      answer.set(op, [[...new Set(people)].sort().join('|'), found[0]]);
    } else if (binnen && chef !== null && able(chef)) answer.set(op, [chef, 'escalatiecontact']);
    else answer.set(op, [null, 'crisisdienst']);
  }
  return answer;
}

describe('who is on duty', () => {
  test('is at every moment what a second reading of the rule says', () => {
    fc.assert(
      fc.property(wereld, (world) => {
        const expected = orakel(world);
        for (const { op } of world.momenten) {
          const { professional, bron } = resolveDienstdoende(world.gegevens, 'centrum', 'sociaal', op);
          const [people, step] = expected.get(op) ?? [null, ''];
          expect([op, bron]).toEqual([op, step]);
          if (people === null) expect(professional).toBeNull();
          else expect(people.split('|')).toContain(professional);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('every minute of required duty has somebody of its own, or is a gap with a named fallback', () => {
    fc.assert(
      fc.property(wereld, (world) => {
        const { gegevens, momenten, vereist } = world;
        const [van, tot] = [momenten[0]?.op as Instant, plusMs(momenten.at(-1)?.op as Instant, 15 * MINUTE)];
        const uren = { toestand: urenVan(vereist) };
        const hiaten = vindHiaten(gegevens, 'centrum', 'sociaal', uren, van, tot);
        for (const { op } of momenten) {
          const inGap = hiaten.some((hiaat) => hiaat.van <= op && op < hiaat.tot);
          if (!uren.toestand(op).open) {
            expect(inGap).toBe(false);
            continue;
          }
          const { professional, bron, uitleg } = resolveDienstdoende(gegevens, 'centrum', 'sociaal', op);
          expect([op, ['inloop', 'achterwacht', 'vervanging'].includes(bron)]).toEqual([op, !inGap]);
          if (professional === null) expect(uitleg.join(' ')).toMatch(/crisis: bel .+, .*\d/);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('the answer is another one exactly at `tot`, also when somebody leaves or comes back in between', () => {
    fc.assert(
      fc.property(wereld, (world) => {
        let at = world.momenten[0]?.op as Instant;
        const last = world.momenten.at(-1)?.op as Instant;
        while (at <= last) {
          const now = resolveDienstdoende(world.gegevens, 'centrum', 'sociaal', at);
          for (const { op } of world.momenten) {
            if (op <= at || (now.tot !== null && op >= now.tot)) continue;
            const then = resolveDienstdoende(world.gegevens, 'centrum', 'sociaal', op);
            expect([op, then.professional, then.bron]).toEqual([op, now.professional, now.bron]);
          }
          if (now.tot === null) break;
          at = now.tot;
        }
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
