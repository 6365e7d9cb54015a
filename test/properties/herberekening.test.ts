/**
 * Rebuild equals live, whatever happened in between: calls that are answered, corrected and told late, twice and out of
 * order; hours and norms that change at any moment, also backwards; recalculations of a part. And the figures are what an
 * account kept beside them says: every wait by what was set when it was judged last.
 */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { makeContinueHerberekeningen } from '../../shared/application/herbereken.ts';
import { makeHertelPeriode } from '../../shared/application/hertel-periode.ts';
import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import { makeReadBereikbaarheid } from '../../shared/application/read-bereikbaarheid.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeRequestHerberekening } from '../../shared/application/request-herberekening.ts';
import { makeSaveNormen, makeSaveOpeningsregeling } from '../../shared/application/save-instellingen.ts';
import { standaardRegeling } from '../../shared/domain/openingstijden/standaard.ts';
import { instant, msBetween, plusMs } from '../../shared/domain/tijd/instant.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { gebruiker } from '../support/people.ts';
import { contactChanges } from '../support/stream.ts';

const bea = gebruiker('bea', ['beheerder']);
const DAGEN = ['2026-11-24', '2026-11-25'] as const;
const TEAMS = ['centrum', 'noord'] as const;
const CALLS = 6;

type Step =
  /** A person takes the call; a second, earlier time corrects it. */
  | { readonly soort: 'aangenomen'; readonly call: number; readonly seconden: number; readonly nummer: number }
  | { readonly soort: 'levering'; readonly keuze: readonly number[] }
  | { readonly soort: 'norm'; readonly seconden: number }
  | { readonly soort: 'uren'; readonly team: number; readonly dag: number | null }
  | {
      readonly soort: 'herberekening';
      readonly dag: number | null;
      readonly team: number | null;
      readonly proef: boolean;
    };

const seconden = fc.constantFrom(5, 9, 10, 11, 29, 30, 31, 60);
const dag = fc.option(fc.nat(1));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ soort: fc.constant('aangenomen' as const), call: fc.nat(CALLS - 1), seconden, nummer: fc.nat(2) }),
  fc.record({ soort: fc.constant('levering' as const), keuze: fc.array(fc.nat(30), { maxLength: 6 }) }),
  fc.record({ soort: fc.constant('norm' as const), seconden: fc.constantFrom(10, 30, 60) }),
  fc.record({ soort: fc.constant('uren' as const), team: fc.nat(1), dag }),
  fc.record({ soort: fc.constant('herberekening' as const), dag, team: fc.option(fc.nat(1)), proef: fc.boolean() }),
);

const dagOf = (n: number): string => DAGEN[n] as string;
const callDag = (n: number): string => dagOf(n % 2);
const callTeam = (n: number): string => TEAMS[Math.floor(n / 2) % 2] as string;
const begin = (n: number) => instant(`${callDag(n)}T10:0${n}:00.000Z`);

/** What was set at some moment, as far as these calls are concerned. */
interface Toen {
  readonly norm: number;
  /** Closed days by wijkteam. */
  readonly dicht: Readonly<Record<string, string | null>>;
}

async function run(steps: readonly Step[]) {
  const world: World = makeWorld({ start: '2026-11-26T09:00:00.000Z' });
  const record = makeRecordTelefoonGebeurtenissen(world);
  const project = makeProjectBereikbaarheid(world);
  let nu: Toen = { norm: 30, dicht: { centrum: null, noord: null } };
  const oordelen = new Map<string, { versie: number; wachtMs: number | null; toen: Toen; dag: string; team: string }>();
  const herberekend = new Set<string>();

  async function deliver(keuze: readonly number[]): Promise<void> {
    const all = contactChanges(world);
    const batch = keuze.flatMap((index) => all[index] ?? []);
    expect((await project(batch)).mislukt).toEqual([]);
    for (const { contact, versie } of batch.toSorted((a, b) => b.versie - a.versie)) {
      const known = oordelen.get(contact.id);
      if (known !== undefined && known.versie >= versie) continue;
      const [wacht] = contact.wachten;
      if (wacht === undefined) continue;
      const wachtMs = wacht.einde === null ? null : msBetween(wacht.begin, wacht.einde.op);
      const same = known !== undefined && known.wachtMs === wachtMs;
      if (!same) herberekend.delete(contact.id);
      const toen = same ? known.toen : nu;
      oordelen.set(contact.id, { versie, wachtMs, toen, dag: wacht.begin.slice(0, 10), team: wacht.wijkteam });
    }
  }

  async function take(one: Step, index: number): Promise<void> {
    world.clock.forward(60_000);
    switch (one.soort) {
      case 'aangenomen': {
        const op = plusMs(begin(one.call), one.seconden * 1000);
        const event = {
          id: `${one.call}/${one.nummer}/${one.seconden}`,
          oproepId: `o${one.call}`,
          soort: 'aangenomen',
          op,
        } as const;
        return record([{ bron: `${index}`, gebeurtenissen: [event] }]).then(() => undefined);
      }
      case 'levering':
        return deliver(one.keuze);
      case 'norm': {
        nu = { ...nu, norm: one.seconden };
        const norm = {
          kanaal: 'telefoon',
          seconden: one.seconden,
          klok: 'verstreken',
          doel: 0.8,
          geldigVan: '2026-01-01',
        } as const;
        await makeSaveNormen(world)([norm], 'bea');
        return;
      }
      case 'uren': {
        const wijkteam = TEAMS[one.team] as string;
        const datum = one.dag === null ? null : dagOf(one.dag);
        nu = { ...nu, dicht: { ...nu.dicht, [wijkteam]: datum } };
        const uitzonderingen = datum === null ? [] : [{ van: datum, totEnMet: datum, dagdelen: [], reden: 'teamdag' }];
        await makeSaveOpeningsregeling(world)({
          wijkteam,
          kanaal: 'telefoon',
          regeling: { ...standaardRegeling(), uitzonderingen },
        });
        return;
      }
      case 'herberekening': {
        const [van, totEnMet] = one.dag === null ? DAGEN : [dagOf(one.dag), dagOf(one.dag)];
        const team = one.team === null ? undefined : (TEAMS[one.team] as string);
        const asked = { van, totEnMet, ...(team && { wijkteam: team }), reden: 'daarom', proef: one.proef, door: bea };
        const found = await makeRequestHerberekening(world)(asked);
        expect(found.status).toBe('klaar');
        let gewijzigd = 0;
        for (const [id, oordeel] of oordelen) {
          if (oordeel.wachtMs === null || oordeel.dag < van || oordeel.dag > totEnMet) continue;
          if (team !== undefined && oordeel.team !== team) continue;
          if (verdict(oordeel, oordeel.toen) !== verdict(oordeel, nu)) {
            gewijzigd += 1;
            if (!one.proef) herberekend.add(id);
          }
          if (!one.proef) oordelen.set(id, { ...oordeel, toen: nu });
        }
        expect(found.gewijzigd).toBe(gewijzigd);
        return;
      }
    }
  }

  for (let n = 0; n < CALLS; n += 1) {
    const event = {
      id: `w${n}`,
      oproepId: `o${n}`,
      soort: 'in-wachtrij',
      op: begin(n),
      wijkteam: callTeam(n),
    } as const;
    await record([{ bron: `w${n}`, gebeurtenissen: [event] }]);
  }
  for (const [index, one] of steps.entries()) await take(one, index);
  // In the end everything arrives, the newest last or not.
  await deliver(contactChanges(world).map((_, index) => index));
  return { world, oordelen, herberekend, nu };
}

/** Everything that the judgement of one wait is, as a text; the norm is part of it where it was held against it. */
function verdict(
  { wachtMs, dag: day, team }: { wachtMs: number | null; dag: string; team: string },
  { norm, dicht }: Toen,
): string {
  if (dicht[team] === day) return 'buiten';
  return `${(wachtMs ?? 0) <= norm * 1000 ? 'binnen' : 'te laat'} ${norm}`;
}

test('rebuild equals live, and live is what was set when it was judged last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { world, oordelen, herberekend, nu } = await run(steps);
      const hertelling = await makeHertelPeriode(world)({ van: DAGEN[0], totEnMet: DAGEN[1], door: bea });
      expect(hertelling).toMatchObject({ aantal: 0, verschillen: [], geschat: 0, verder: null });
      const { rijen } = await makeReadBereikbaarheid(world)({
        van: DAGEN[0],
        totEnMet: DAGEN[1],
        per: 'dag',
        kanaal: 'telefoon',
      });
      for (const team of TEAMS) {
        for (const [index, day] of DAGEN.entries()) {
          const mine = [...oordelen].filter(([, one]) => one.team === team && one.dag === day && one.wachtMs !== null);
          const open = [...oordelen.values()].filter(({ wachtMs }) => wachtMs === null);
          const verdicts = mine.map(([, one]) => verdict(one, one.toen));
          const found = rijen.filter(({ wijkteam }) => wijkteam === team)[index]!;
          expect({
            beantwoord: found.beantwoord,
            buiten:
              found.buitenOpeningstijd -
              open.filter((one) => nu.dicht[team] === day && one.team === team && one.dag === day).length,
            binnenNorm: found.binnenNorm,
            herberekend: found.herberekend ?? 0,
          }).toEqual({
            beantwoord: mine.length,
            buiten: verdicts.filter((one) => one === 'buiten').length,
            binnenNorm: verdicts.filter((one) => one.startsWith('binnen')).length,
            herberekend: mine.filter(([id]) => herberekend.has(id)).length,
          });
        }
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('recalculations that are cut off and continued in any order, several at once, lose and repeat nothing', async () => {
  const recalc = fc.record({ dag, team: fc.option(fc.nat(1)), norm: fc.constantFrom(5, 10, 30, 60), cut: fc.nat(12) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 12 }),
      fc.array(recalc, { minLength: 1, maxLength: 4 }),
      async (steps, all) => {
        const { world } = await run(steps);
        for (const one of all) {
          const norm = {
            kanaal: 'telefoon',
            seconden: one.norm,
            klok: 'verstreken',
            doel: 0.8,
            geldigVan: '2026-01-01',
          } as const;
          await makeSaveNormen(world)([norm], 'bea');
          let left = one.cut;
          const dying = new Proxy(world.cijfers, {
            get(target, name) {
              const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
              return async (...args: unknown[]) => {
                left -= 1;
                if (left === 0) throw new Error('cut off');
                return method.apply(target, args);
              };
            },
          });
          const [van, totEnMet] = one.dag === null ? DAGEN : [dagOf(one.dag), dagOf(one.dag)];
          const team = one.team === null ? {} : { wijkteam: TEAMS[one.team] as string };
          const asked = { van, totEnMet, ...team, reden: 'daarom', proef: false, door: bea };
          await makeRequestHerberekening({ ...world, cijfers: dying })(asked).catch((error: Error) => {
            expect(error.message).toBe('cut off');
          });
        }
        const goOn = makeContinueHerberekeningen(world);
        await Promise.all([goOn(3), goOn(5)]);
        await goOn(200);
        expect(await world.cijfers.listLopendeHerberekeningen()).toEqual([]);
        const hertelling = await makeHertelPeriode(world)({ van: DAGEN[0], totEnMet: DAGEN[1], door: bea });
        expect(hertelling).toMatchObject({ aantal: 0, verschillen: [] });
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
