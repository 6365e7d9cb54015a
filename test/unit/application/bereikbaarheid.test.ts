import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import type { TelefoonGebeurtenis } from '../../../shared/application/messages.ts';
import type { CijferStore, Toevoeging } from '../../../shared/application/ports.ts';
import { makeProjectBereikbaarheid } from '../../../shared/application/project-bereikbaarheid.ts';
import { type BereikbaarheidQuery, makeReadBereikbaarheid } from '../../../shared/application/read-bereikbaarheid.ts';
import { makeRecordInloop } from '../../../shared/application/record-aankomst.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeTakeContact } from '../../../shared/application/take-contact.ts';
import type { ContactChange } from '../../../shared/application/zaak-change.ts';
import { TELEFOON_SOORTEN } from '../../../shared/domain/contact/types.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { ondersteuner, wijkteam } from '../../support/people.ts';

const DAG: BereikbaarheidQuery = { van: '2026-11-25', totEnMet: '2026-11-25', per: 'dag' };
const START = instant('2026-11-25T09:00:00.000Z');

const changesOf = (world: World): ContactChange[] =>
  world.zaken.changes().filter((change): change is ContactChange => change.soort === 'contact');
const projectAll = (world: World) => makeProjectBereikbaarheid(world)(changesOf(world));

async function record(world: World, ...gebeurtenissen: TelefoonGebeurtenis[]): Promise<void> {
  await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen }]);
}

const call = (oproepId: string, wachtMs: number, einde: 'aangenomen' | 'opgehangen' | null): TelefoonGebeurtenis[] => [
  { id: `${oproepId}.1`, oproepId, soort: 'in-wachtrij', op: START, wijkteam: 'centrum' },
  ...(einde === null ? [] : [{ id: `${oproepId}.2`, oproepId, soort: einde, op: plusMs(START, wachtMs) }]),
];

const rowOf = async (world: World, query: Partial<BereikbaarheidQuery> = {}) => {
  const { rijen } = await makeReadBereikbaarheid(world)({ ...DAG, kanaal: 'telefoon', wijkteam: 'centrum', ...query });
  return rijen[0]!;
};

describe('figures of a day', () => {
  test('hold who was answered, who gave up and who still waits, and add up', async () => {
    const world = makeWorld();
    await record(world, ...call('a', 20_000, 'aangenomen'), ...call('b', 40_000, 'aangenomen'));
    await record(world, ...call('c', 60_000, 'opgehangen'), ...call('d', 2000, 'opgehangen'), ...call('e', 0, null));
    await projectAll(world);
    world.clock.forward(10_000);
    const row = await rowOf(world);
    expect(row).toMatchObject({
      ontvangen: 5,
      beantwoord: 2,
      afgehaakt: 1,
      afgehaaktKort: 1,
      wachtend: 1,
      binnenNorm: 1,
      buitenNorm: 2,
      nogNietBekend: 1,
    });
    expect(row.serviceniveau).toBeCloseTo(1 / 3);
    world.clock.forward(30_000);
    expect(await rowOf(world)).toMatchObject({ wachtend: 1, nogNietBekend: 0, buitenNorm: 3 });
  });

  test('the same version projected twice, and an old one after a new one, count once', async () => {
    const world = makeWorld();
    await record(world, call('a', 0, null)[0]!);
    await record(world, ...call('a', 20_000, 'aangenomen'));
    const changes = changesOf(world);
    const project = makeProjectBereikbaarheid(world);
    for (const change of [...changes, ...changes, ...changes.toReversed()]) await project([change]);
    expect(await rowOf(world)).toMatchObject({ ontvangen: 1, beantwoord: 1, wachtend: 0 });
  });

  test('a version that leaves the figures as they are is not written, and what is older stays out', async () => {
    const world = makeWorld();
    await record(world, call('a', 0, null)[0]!);
    await record(world, ...call('a', 20_000, 'aangenomen'));
    await record(world, { id: 'end', oproepId: 'a', soort: 'beeindigd', op: plusMs(START, 90_000) });
    await record(world, { id: 'end2', oproepId: 'a', soort: 'doorverbonden', op: plusMs(START, 80_000) });
    const [queued, answered, ended, transferred] = changesOf(world);
    const project = makeProjectBereikbaarheid(world);
    const marked = async () => (await world.cijfers.loadMarker(queued!.contact.id))?.versie;
    await project([queued!]);
    expect(await marked()).toBeUndefined();
    await project([answered!]);
    await project([ended!]);
    expect(await marked()).toBe(2);
    // Not the next one: the version in between might never have been seen, and must then not come after it.
    await project([transferred!]);
    expect(await marked()).toBe(4);
  });

  test('versions delivered one by one, in any order and any number of times, end at the last', async () => {
    const world = makeWorld();
    await record(world, { id: 'b', oproepId: 'a', soort: 'begonnen', op: START, wijkteam: 'centrum' });
    await record(world, ...call('a', 60_000, 'opgehangen'));
    await record(world, { id: 'late', oproepId: 'a', soort: 'aangenomen', op: plusMs(START, 10_000) });
    await record(world, { id: 'end', oproepId: 'a', soort: 'beeindigd', op: plusMs(START, 90_000) });
    const changes = changesOf(world);
    const expected = { ontvangen: 1, beantwoord: 1, afgehaakt: 0, binnenNorm: 1, buitenNorm: 0 };
    const deliveries = fc.array(fc.constantFrom(...changes), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(deliveries, deliveries, async (before, after) => {
        const fresh = { ...makeWorld(), zaken: world.zaken };
        const project = makeProjectBereikbaarheid(fresh);
        for (const change of [...before, changes.at(-1)!, ...after]) await project([change]);
        const { rijen } = await makeReadBereikbaarheid(fresh)({ ...DAG, kanaal: 'telefoon', wijkteam: 'centrum' });
        expect(rijen[0]).toMatchObject(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('a later event corrects what was counted', async () => {
    const world = makeWorld();
    await record(world, ...call('a', 60_000, 'opgehangen'));
    await projectAll(world);
    await record(world, { id: 'late', oproepId: 'a', soort: 'aangenomen', op: plusMs(START, 10_000) });
    await projectAll(world);
    expect(await rowOf(world)).toMatchObject({
      ontvangen: 1,
      beantwoord: 1,
      afgehaakt: 0,
      binnenNorm: 1,
      buitenNorm: 0,
    });
  });

  test('a norm that is set afterwards does not rewrite what was judged, and is not shown with it', async () => {
    const world = makeWorld();
    await record(world, ...call('a', 20_000, 'aangenomen'));
    await projectAll(world);
    await world.instellingen.saveNormen([
      { kanaal: 'telefoon', seconden: 5, klok: 'verstreken', doel: 0.8, geldigVan: '2026-01-01' },
    ]);
    await record(world, { id: 'end', oproepId: 'a', soort: 'beeindigd', op: plusMs(START, 90_000) });
    await projectAll(world);
    expect(await rowOf(world)).toMatchObject({ binnenNorm: 1, buitenNorm: 0, norm: { seconden: 30 } });
  });

  test('every kanaal of every known wijkteam has a row, with zeros where nothing came in', async () => {
    const world = makeWorld();
    await makeRecordInloop(world)({ soort: 'aankomst', id: 'i1', locatie: 'noord', op: START });
    await record(world, ...call('a', 1000, 'aangenomen'));
    await projectAll(world);
    const { rijen, definitie, peildatum } = await makeReadBereikbaarheid(world)({ ...DAG, per: 'geheel' });
    expect(rijen.map(({ wijkteam, kanaal }) => `${wijkteam}/${kanaal}`)).toEqual(
      ['centrum', 'noord'].flatMap((team) =>
        ['telefoon', 'mail', 'chat', 'inloop'].map((kanaal) => `${team}/${kanaal}`),
      ),
    );
    expect(rijen.find(({ wijkteam, kanaal }) => wijkteam === 'noord' && kanaal === 'inloop')?.wachtend).toBe(1);
    expect(rijen.find(({ wijkteam, kanaal }) => wijkteam === 'noord' && kanaal === 'mail')).toMatchObject({
      ontvangen: 0,
      serviceniveau: null,
    });
    expect([definitie, peildatum]).toEqual(['2026-11', world.clock.now()]);
  });

  test('over several wijkteams come from all their waits together, not from the figures of each', async () => {
    const world = makeWorld();
    const at = (id: string, wijkteam: string, wachtMs: number): TelefoonGebeurtenis[] => [
      { id: `${id}.1`, oproepId: id, soort: 'in-wachtrij', op: START, wijkteam },
      { id: `${id}.2`, oproepId: id, soort: 'aangenomen', op: plusMs(START, wachtMs) },
    ];
    await record(world, ...at('a', 'centrum', 10_000), ...at('b', 'noord', 20_000), ...at('c', 'noord', 90_000));
    await record(world, ...at('d', 'zuid', 500_000), {
      id: 'e.1',
      oproepId: 'e',
      soort: 'in-wachtrij',
      op: START,
      wijkteam: 'noord',
    });
    await projectAll(world);
    const read = makeReadBereikbaarheid(world);
    const [row, ...others] = (
      await read({ ...DAG, kanaal: 'telefoon', wijkteam: ['centrum', 'noord'], samen: 'wijkteams' })
    ).rijen;
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      kanaal: 'telefoon',
      wijkteam: '*',
      samengevoegd: { kanalen: ['telefoon'], wijkteams: ['centrum', 'noord'] },
      ontvangen: 4,
      beantwoord: 3,
      wachtend: 1,
      binnenNorm: 2,
      wachttijd: { gemiddelde: 40, max: expect.closeTo(90, -1) },
      gemeten: { wachttijd: 3 },
      norm: { seconden: 30 },
    });
    const apart = (await read({ ...DAG, kanaal: 'telefoon', wijkteam: ['centrum', 'noord'] })).rijen;
    expect(apart.map(({ wijkteam, ontvangen }) => [wijkteam, ontvangen])).toEqual([
      ['centrum', 1],
      ['noord', 3],
    ]);
  });

  test('over several kanalen show no norm, for they have different ones; every wait was judged by its own', async () => {
    const world = makeWorld();
    await makeRecordInloop(world)({ soort: 'aankomst', id: 'i1', locatie: 'centrum', op: START });
    await record(world, ...call('a', 10_000, 'aangenomen'));
    await projectAll(world);
    world.clock.forward(60_000);
    const { rijen } = await makeReadBereikbaarheid(world)({ ...DAG, wijkteam: 'centrum', samen: 'kanalen' });
    expect(rijen).toHaveLength(1);
    expect(rijen[0]).toMatchObject({ kanaal: '*', wijkteam: 'centrum', ontvangen: 2, binnenNorm: 1, norm: null });
    const alles = (await makeReadBereikbaarheid(world)({ ...DAG, samen: 'alles' })).rijen;
    expect(alles).toMatchObject([{ kanaal: '*', wijkteam: '*', ontvangen: 2 }]);
  });

  test('of one locatie are of who walked in there, and those of all together are those of the wijkteam', async () => {
    const locaties = ['markt', 'haven'].map((slug) => ({ slug, naam: slug, adres: 'x' }));
    const world = makeWorld({ instellingen: { wijkteams: { centrum: wijkteam('centrum', { locaties }) } } });
    const inloop = makeRecordInloop(world);
    for (const [id, locatie] of [
      ['i1', 'markt'],
      ['i2', 'markt'],
      ['i3', 'haven'],
    ] as const)
      await inloop({ soort: 'aankomst', id, locatie, op: START });
    const [first] = world.zaken.contacten().filter(({ locatie }) => locatie === 'markt');
    world.clock.forward(60_000);
    await makeTakeContact(world)({ contact: first?.id ?? '', door: ondersteuner });
    const other = world.zaken.contacten().find(({ locatie }) => locatie === 'haven');
    await makeTakeContact(world)({ contact: other?.id ?? '', door: ondersteuner });
    await projectAll(world);
    const read = makeReadBereikbaarheid(world);
    const of = async (query: Partial<BereikbaarheidQuery>) => (await read({ ...DAG, ...query })).rijen;
    expect(await of({ locatie: 'markt' })).toMatchObject([
      { kanaal: 'inloop', wijkteam: 'centrum', locatie: 'markt', ontvangen: 2, beantwoord: 1, wachtend: 1 },
    ]);
    expect(await of({ locatie: 'haven' })).toMatchObject([{ ontvangen: 1, beantwoord: 1, wachtend: 0 }]);
    expect(await of({ locatie: 'nergens' })).toMatchObject([{ wijkteam: 'nergens', ontvangen: 0 }]);
    expect(await of({ kanaal: 'inloop', wijkteam: 'centrum' })).toMatchObject([
      { ontvangen: 3, beantwoord: 2, wachtend: 1 },
    ]);
    await expect(of({ locatie: 'markt', kanaal: 'mail' })).rejects.toMatchObject({ faults: [{ veld: 'kanaal' }] });
  });

  test('during a baseline measurement have no norm and no share, and the durations all the same', async () => {
    const world = makeWorld();
    const { organisatie } = await world.instellingen.readInstellingen();
    const nulmetingen = [{ kanaal: 'telefoon', van: '2026-11-20', totEnMet: '2026-11-25' }] as const;
    await world.instellingen.saveOrganisatie({ ...organisatie, nulmetingen });
    await record(world, ...call('a', 10_000, 'aangenomen'), ...call('b', 0, null));
    await projectAll(world);
    expect(await rowOf(world)).toMatchObject({
      ontvangen: 2,
      binnenNorm: 0,
      buitenNorm: 0,
      nogNietBekend: 0,
      serviceniveau: null,
      norm: null,
      wachttijd: { gemiddelde: 10 },
    });
    expect(await rowOf(world, { van: '2026-11-26', totEnMet: '2026-11-26' })).toMatchObject({ norm: { seconden: 30 } });
    expect(await rowOf(world, { kanaal: 'mail' })).toMatchObject({ norm: { seconden: 57_600 } });
  });

  test('what a manager reads is never told by who may read contacts: figures need no content', async () => {
    const world = makeWorld();
    await record(world, ...call('a', 1000, 'aangenomen'));
    await projectAll(world);
    const { cijfers, zaken, instellingen, clock } = world;
    await makeReadBereikbaarheid({ cijfers, zaken, instellingen, clock })(DAG);
    expect(JSON.stringify(await cijfers.loadMarker(world.zaken.contacten()[0]?.id ?? ''))).not.toContain('+31');
  });

  test('closing a call that nobody answered is no answer for the figures of abandonment', async () => {
    const world = makeWorld();
    await record(world, ...call('a', 60_000, 'opgehangen'));
    world.clock.forward(120_000);
    const contact = world.zaken.contacten()[0]?.id ?? '';
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });
    await projectAll(world);
    expect(await rowOf(world)).toMatchObject({ afgehaakt: 1, beantwoord: 0 });
  });

  test('wherever the projection dies, every wait is counted once', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = makeWorld();
        await record(world, ...call('a', 60_000, 'opgehangen'));
        await projectAll(world);
        await record(world, { id: 'late', oproepId: 'a', soort: 'aangenomen', op: plusMs(START, 10_000) });
        await record(world, ...call('b', 20_000, 'aangenomen'));
        return world;
      },
      act: (world: World) => projectAll(world),
      afterwards: (world) => projectAll(world),
      observe: async (world) => [await rowOf(world), await world.cijfers.listGezien()],
    });
  });

  test('a contact that cannot be projected makes its own deliveries come again, not those of others', async () => {
    const world = makeWorld();
    await record(world, ...call('a', 20_000, 'aangenomen'));
    await record(world, ...call('b', 20_000, 'aangenomen'));
    const [a, b] = changesOf(world);
    const cijfers = {
      ...world.cijfers,
      loadMarker: (id: string) =>
        id === a?.contact.id ? Promise.reject(new Error('busy')) : world.cijfers.loadMarker(id),
      loadMarkers: (ids: readonly string[]) =>
        a && ids.includes(a.contact.id) ? Promise.reject(new Error('busy')) : world.cijfers.loadMarkers(ids),
    };
    const { mislukt } = await makeProjectBereikbaarheid({ ...world, cijfers })([a!, b!]);
    expect(mislukt.map(({ volgnummer }) => volgnummer)).toEqual([a?.volgnummer]);
    expect((await rowOf(world)).beantwoord).toBe(1);
  });
});

/** A recount that knows nothing of cells, versions or order: each call on its own, from the set of its events. */
function recount(events: readonly TelefoonGebeurtenis[]) {
  const first = (all: readonly TelefoonGebeurtenis[], soort: string) =>
    all.filter((event) => event.soort === soort).sort((x, y) => (x.op < y.op ? -1 : 1))[0]?.op;
  let [beantwoord, afgehaakt, afgehaaktKort, wachtend] = [0, 0, 0, 0];
  for (const all of Map.groupBy(events, ({ oproepId }) => oproepId).values()) {
    const begin = first(all, 'in-wachtrij');
    if (begin === undefined) continue;
    const taken = first(all, 'aangenomen');
    const gone = first(all, 'opgehangen');
    if (taken !== undefined && (gone === undefined || taken <= gone)) beantwoord += 1;
    else if (gone !== undefined && Date.parse(gone) - Date.parse(begin) > 5000) afgehaakt += 1;
    else if (gone !== undefined) afgehaaktKort += 1;
    else wachtend += 1;
  }
  return {
    beantwoord,
    afgehaakt,
    afgehaaktKort,
    wachtend,
    ontvangen: beantwoord + afgehaakt + afgehaaktKort + wachtend,
  };
}

describe('figures and the world', () => {
  /** Calls whose facts do not contradict each other; what is doubtful has tests of its own. */
  const calls = fc.array(
    fc.record({
      inMenuMs: fc.integer({ min: 0, max: 20_000 }),
      wachtMs: fc.integer({ min: 1, max: 120_000 }),
      einde: fc.constantFrom('aangenomen' as const, 'opgehangen' as const, null),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const eventsOf = (
    made: readonly { inMenuMs: number; wachtMs: number; einde: 'aangenomen' | 'opgehangen' | null }[],
  ) =>
    made.flatMap(({ inMenuMs, wachtMs, einde }, i): TelefoonGebeurtenis[] => {
      const oproepId = `o${i}`;
      const queued = plusMs(START, inMenuMs);
      const ended = plusMs(queued, wachtMs);
      return [
        { id: `${i}.a`, oproepId, soort: 'begonnen', op: START, wijkteam: 'centrum' },
        { id: `${i}.b`, oproepId, soort: 'in-wachtrij', op: queued, wijkteam: 'centrum' },
        ...(einde === null ? [] : [{ id: `${i}.c`, oproepId, soort: einde, op: ended }]),
        ...(einde === 'aangenomen'
          ? [{ id: `${i}.d`, oproepId, soort: 'beeindigd' as const, op: plusMs(ended, 1000) }]
          : []),
      ];
    });

  test('events shuffled, doubled and in pieces, and changes projected at any moment and again, equal a naive recount', async () => {
    const scenario = calls.chain((made) => {
      const events = eventsOf(made);
      return fc.record({
        events: fc.constant(events),
        deliveries: fc
          .shuffledSubarray([...events, ...events], { minLength: events.length * 2 })
          .chain((shuffled) =>
            fc
              .array(fc.integer({ min: 1, max: 4 }), { minLength: shuffled.length, maxLength: shuffled.length })
              .map((sizes) => ({ shuffled, sizes })),
          ),
        projectAfter: fc.array(fc.boolean(), { minLength: events.length * 2, maxLength: events.length * 2 }),
      });
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ events, deliveries: { shuffled, sizes }, projectAfter }) => {
        const world = makeWorld();
        world.clock.forward(600_000);
        const recorder = makeRecordTelefoonGebeurtenissen(world);
        const project = makeProjectBereikbaarheid(world);
        let projected = 0;
        for (let from = 0, i = 0; from < shuffled.length; from += sizes[i] ?? 1, i += 1) {
          await recorder([{ bron: 'b', gebeurtenissen: shuffled.slice(from, from + (sizes[i] ?? 1)) }]);
          if (projectAfter[i]) {
            const changes = changesOf(world);
            // From a little before where it was: a stream delivers again after a fault.
            await project(changes.slice(Math.max(0, projected - 2)));
            projected = changes.length;
          }
        }
        await project(changesOf(world).slice(projected));
        expect(await rowOf(world)).toMatchObject(recount(events));
      }),
      { numRuns: 150 },
    );
  });

  test('any events of calls whatsoever: what came in equals the sum of what became of it, and never fails', async () => {
    const event = fc.record({
      id: fc.integer({ min: 0, max: 30 }).map(String),
      oproepId: fc.constantFrom('o1', 'o2'),
      soort: fc.constantFrom(...TELEFOON_SOORTEN),
      op: fc.integer({ min: -60_000, max: 60_000 }).map((ms) => plusMs(START, ms)),
      wijkteam: fc.constant('centrum'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
        const world = makeWorld();
        world.clock.forward(600_000);
        for (const one of events) await record(world, one);
        await projectAll(world);
        const row = await rowOf(world);
        expect(row.ontvangen).toBe(
          row.beantwoord + row.afgehaakt + row.afgehaaktKort + row.terugbelGevraagd + row.wachtend,
        );
        expect(Math.min(...Object.values(row).filter((value) => typeof value === 'number'))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  test('contacts of one batch that have a cell to themselves are each added alone, those that share one in one write', async () => {
    const world = makeWorld();
    for (const name of ['a', 'b', 'c']) await record(world, ...call(name, 20_000, 'aangenomen'));
    for (const name of ['d', 'e'])
      await record(world, ...call(name, 20_000, 'aangenomen').map((event) => ({ ...event, wijkteam: `team-${name}` })));
    const written: number[] = [];
    const applyAll = async (all: readonly Toevoeging[]) => {
      written.push(all.length);
      await world.cijfers.applyAll(all);
    };
    const project = makeProjectBereikbaarheid({ ...world, cijfers: { ...world.cijfers, applyAll } });
    expect(await project(changesOf(world))).toEqual({ mislukt: [] });
    expect(written).toEqual([3, 1, 1]);
    for (const wijkteam of ['team-d', 'team-e'])
      expect(
        (await world.cijfers.readCells('telefoon', wijkteam, START, plusMs(START, 3_600_000)))[0]?.cel.tellers,
      ).toMatchObject({
        beantwoord: 1,
      });
  });

  test('contacts of one batch are added in one write, and each alone when somebody else was first with one of them', async () => {
    const world = makeWorld();
    for (const name of ['a', 'b', 'c']) await record(world, ...call(name, 20_000, 'aangenomen'));
    const [a, ...others] = changesOf(world);
    const written: number[] = [];
    const cijfers = {
      ...world.cijfers,
      applyAll: async (all: readonly Toevoeging[]) => {
        written.push(all.length);
        // Between reading and writing another process counts the first one.
        await makeProjectBereikbaarheid(world)([a!]);
        await world.cijfers.applyAll(all);
      },
      apply: async (...one: Parameters<CijferStore['apply']>) => {
        written.push(1);
        await world.cijfers.apply(...one);
      },
    };
    const project = makeProjectBereikbaarheid({ ...world, cijfers });
    expect(await project([a!, ...others])).toEqual({ mislukt: [] });
    expect(written).toEqual([3, 1, 1]);
    expect((await rowOf(world)).beantwoord).toBe(3);
    expect(await project([a!, ...others])).toEqual({ mislukt: [] });
    expect((await rowOf(world)).beantwoord).toBe(3);
  });
});
