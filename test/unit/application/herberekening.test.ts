/** The past is judged by what held then, until somebody asks for a recalculation. */
import { describe, expect, test } from '@jest/globals';
import { makeExplainBereikbaarheid } from '../../../shared/application/explain-bereikbaarheid.ts';
import { makeContinueHerberekeningen } from '../../../shared/application/herbereken.ts';
import { makeHertelPeriode } from '../../../shared/application/hertel-periode.ts';
import type { TelefoonGebeurtenis } from '../../../shared/application/messages.ts';
import type { CijferStore } from '../../../shared/application/ports.ts';
import { makeProjectBereikbaarheid } from '../../../shared/application/project-bereikbaarheid.ts';
import { makeReadBereikbaarheid } from '../../../shared/application/read-bereikbaarheid.ts';
import { makeReadJaarverslag } from '../../../shared/application/read-jaarverslag.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import {
  makeListHerberekeningen,
  makeReadHerberekening,
  makeRequestHerberekening,
} from '../../../shared/application/request-herberekening.ts';
import { makeSaveNormen, makeSaveOpeningsregeling } from '../../../shared/application/save-instellingen.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { gebruiker, manager, ondersteuner } from '../../support/people.ts';
import { contactChanges } from '../../support/stream.ts';

const START = instant('2026-11-25T09:00:00.000Z');
const bea = gebruiker('bea', ['beheerder']);
const dag = { van: '2026-11-25', totEnMet: '2026-11-25' } as const;
const vraag = { ...dag, reden: 'teamdag vergeten', proef: false, door: bea };

const call = (oproepId: string, wachtMs: number, op = START): TelefoonGebeurtenis[] => [
  { id: `${oproepId}.1`, oproepId, soort: 'in-wachtrij', op, wijkteam: 'centrum' },
  { id: `${oproepId}.2`, oproepId, soort: 'aangenomen', op: plusMs(op, wachtMs) },
];
async function record(world: World, ...gebeurtenissen: TelefoonGebeurtenis[]): Promise<void> {
  await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen }]);
}
async function project(world: World): Promise<void> {
  const { mislukt } = await makeProjectBereikbaarheid(world)(contactChanges(world));
  expect(mislukt).toEqual([]);
}
/** Three answered calls: after 10, 20 and 40 seconds, at a norm of 30. */
async function threeCalls(options: Parameters<typeof makeWorld>[0] = {}): Promise<World> {
  const world = makeWorld(options);
  await record(world, ...call('a', 10_000), ...call('b', 20_000), ...call('c', 40_000));
  await project(world);
  world.clock.forward(86_400_000);
  return world;
}
const norm = (seconden: number) =>
  ({ kanaal: 'telefoon', seconden, klok: 'verstreken', doel: 0.8, geldigVan: '2026-01-01' }) as const;
const row = async (world: World) => {
  const { rijen } = await makeReadBereikbaarheid(world)({
    ...dag,
    per: 'dag',
    kanaal: 'telefoon',
    wijkteam: 'centrum',
  });
  return rijen[0]!;
};
const hertel = (world: World) => makeHertelPeriode(world)({ ...dag, door: bea });
const gesloten = {
  ...standaardRegeling(),
  uitzonderingen: [{ van: '2026-11-25', totEnMet: '2026-11-25', dagdelen: [], reden: 'teamdag' }],
};

describe('a change of the past', () => {
  test('of hours or norms changes no figure, and the norm shown is the one that was judged by', async () => {
    const world = await threeCalls();
    const before = await row(world);
    await makeSaveOpeningsregeling(world)({ wijkteam: 'centrum', kanaal: 'telefoon', regeling: gesloten, door: 'bea' });
    await makeSaveNormen(world)([norm(15)], 'bea');
    await record(world, { id: 'a.3', oproepId: 'a', soort: 'beeindigd', op: plusMs(START, 90_000) });
    await project(world);
    expect(await row(world)).toEqual({ ...before, norm: { seconden: 30, klok: 'verstreken', doel: 0.8 } });
    const { regels } = await makeReadJaarverslag(world)({ jaar: 2026, jaren: 1 });
    expect(regels.find(({ kanaal }) => kanaal === 'telefoon')).toMatchObject({ norm: { seconden: 30 } });
    expect(await hertel(world)).toMatchObject({ contacten: 3, cellen: 1, aantal: 0, verder: null, geschat: 0 });
  });

  test('what is processed after a change is judged by what was set by then, also when it happened before', async () => {
    const world = await threeCalls();
    await makeSaveNormen(world)([norm(15)]);
    await record(world, ...call('d', 20_000, plusMs(START, 60_000)));
    await project(world);
    expect(await row(world)).toMatchObject({ binnenNorm: 2, buitenNorm: 2 });
    expect(await hertel(world)).toMatchObject({ contacten: 4, aantal: 0 });
  });
});

describe('a recalculation', () => {
  test('shows before and after, and the figures follow it', async () => {
    const world = await threeCalls();
    await makeSaveNormen(world)([norm(15)], 'bea');
    const found = await makeRequestHerberekening(world)(vraag);
    expect(found).toMatchObject({
      status: 'klaar',
      door: 'bea',
      reden: 'teamdag vergeten',
      op: world.clock.now(),
      klaarOp: world.clock.now(),
      contacten: 3,
      gewijzigd: 3,
      instellingen: { versie: 1, door: 'bea', op: world.clock.now() },
    });
    expect(found.regels).toMatchObject([
      {
        kanaal: 'telefoon',
        wijkteam: 'centrum',
        voor: { ontvangen: 3, binnenNorm: 2, buitenNorm: 1, norm: { seconden: 30 } },
        na: { ontvangen: 3, binnenNorm: 1, buitenNorm: 2, norm: { seconden: 15 }, herberekend: 3 },
      },
    ]);
    expect(found.regels[0]?.voor.serviceniveau).toBeCloseTo(2 / 3);
    expect(await row(world)).toMatchObject({ binnenNorm: 1, buitenNorm: 2, herberekend: 3, norm: { seconden: 15 } });
    expect(await hertel(world)).toMatchObject({ aantal: 0 });
  });

  test('of hours moves waits out of opening hours, and nothing but those of the period, the kanaal and the wijkteam', async () => {
    const world = await threeCalls();
    const morgen = plusMs(START, 86_400_000);
    await record(
      world,
      ...call('d', 10_000, morgen),
      { ...call('e', 10_000)[0]!, wijkteam: 'noord' },
      call('e', 10_000)[1]!,
    );
    await project(world);
    for (const wijkteam of ['centrum', 'noord'])
      await makeSaveOpeningsregeling(world)({ wijkteam, kanaal: 'telefoon', regeling: gesloten });
    const found = await makeRequestHerberekening(world)({ ...vraag, kanaal: 'telefoon', wijkteam: 'centrum' });
    expect(found).toMatchObject({ contacten: 3, gewijzigd: 3 });
    expect(
      found.regels.map(({ wijkteam, na }) => [wijkteam, na.ontvangen, na.buitenOpeningstijd, na.buitenNorm]),
    ).toEqual([['centrum', 3, 3, 0]]);
    const { rijen } = await makeReadBereikbaarheid(world)({
      van: dag.van,
      totEnMet: '2026-11-26',
      per: 'dag',
      kanaal: 'telefoon',
    });
    expect(
      rijen.map(({ wijkteam, ontvangen, buitenOpeningstijd }) => [wijkteam, ontvangen, buitenOpeningstijd]),
    ).toEqual([
      ['centrum', 3, 3],
      ['centrum', 1, 0],
      ['noord', 1, 0],
      ['noord', 0, 0],
    ]);
    expect((await hertel(world)).aantal).toBe(0);
  });

  test('asked for again is quiet; back to what it was, it is as it was', async () => {
    const world = await threeCalls();
    const before = await row(world);
    await makeSaveNormen(world)([norm(15)]);
    await makeRequestHerberekening(world)(vraag);
    const again = await makeRequestHerberekening(world)(vraag);
    expect(again).toMatchObject({ status: 'klaar', gewijzigd: 0, contacten: 3 });
    expect(again.regels[0]?.voor).toEqual(again.regels[0]?.na);
    await makeSaveNormen(world)([norm(30)]);
    await makeRequestHerberekening(world)(vraag);
    expect(await row(world)).toEqual({ ...before, herberekend: 3 });
    expect((await hertel(world)).aantal).toBe(0);
  });

  test('the same command twice is one; the same key for something else is refused', async () => {
    const world = await threeCalls();
    await makeSaveNormen(world)([norm(15)]);
    const request = makeRequestHerberekening(world);
    const first = await request({ ...vraag, sleutel: 'k' });
    expect(await request({ ...vraag, sleutel: 'k' })).toEqual(first);
    await expect(request({ ...vraag, reden: 'iets anders', sleutel: 'k' })).rejects.toMatchObject({ kind: 'refused' });
    const { items } = await makeListHerberekeningen(world)({ door: manager, limit: 10 });
    expect(items).toMatchObject([{ id: first.id, versie: 1, reden: 'teamdag vergeten' }]);
    expect(await makeReadHerberekening(world)({ id: first.id, door: manager })).toEqual(first);
  });

  test('as a trial it shows the same before and after, and changes nothing', async () => {
    const world = await threeCalls();
    const before = await row(world);
    await makeSaveNormen(world)([norm(15)]);
    const request = makeRequestHerberekening(world);
    const trial = await request({ ...vraag, proef: true });
    expect(await row(world)).toEqual(before);
    const real = await request(vraag);
    expect({ ...trial, id: '', proef: false }).toEqual({ ...real, id: '' });
  });

  test('judges by the settings of when it was asked for, also when it goes on after they changed', async () => {
    const world = await threeCalls();
    await makeSaveNormen(world)([norm(15)]);
    let allowed = 1;
    const once: CijferStore = {
      ...world.cijfers,
      saveHerberekening: async (one, vorige, erbij) => {
        allowed -= 1;
        if (allowed < 0) throw new Error('gone');
        await world.cijfers.saveHerberekening(one, vorige, erbij);
      },
    };
    await expect(makeRequestHerberekening({ ...world, cijfers: once })(vraag)).rejects.toThrow('gone');
    await makeSaveNormen(world)([norm(5)]);
    const [id = ''] = await world.cijfers.listLopendeHerberekeningen();
    expect(await makeReadHerberekening(world)({ id, door: bea })).toMatchObject({ status: 'bezig', regels: [] });
    expect(await makeContinueHerberekeningen(world)(100)).toBe(1);
    expect(await makeReadHerberekening(world)({ id, door: bea })).toMatchObject({
      status: 'klaar',
      regels: [{ na: { binnenNorm: 1, buitenNorm: 2, norm: { seconden: 15 } } }],
    });
    expect(await makeContinueHerberekeningen(world)(100)).toBe(0);
    expect((await hertel(world)).aantal).toBe(0);
  });

  test('is for those who answer for the figures, of a period that can be', async () => {
    const world = await threeCalls();
    const request = makeRequestHerberekening(world);
    await expect(request({ ...vraag, door: ondersteuner })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(request({ ...vraag, van: '2020-01-01' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(makeHertelPeriode(world)({ ...dag, door: ondersteuner })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(
      makeHertelPeriode(world)({ van: '2026-12-24', totEnMet: '2026-12-24', door: bea }),
    ).rejects.toMatchObject({ kind: 'invalid' });
    await expect(makeReadHerberekening(world)({ id: 'x', door: bea })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('cut off anywhere and continued, and asked for again, it comes to the same', async () => {
    const calls = await expectSameWhereverItCrashes({
      async setup() {
        const world = await threeCalls();
        await makeSaveNormen(world)([norm(15)]);
        return world;
      },
      act: (ports) => makeRequestHerberekening(ports)({ ...vraag, sleutel: 'k' }),
      async afterwards(world) {
        await makeContinueHerberekeningen(world)(100);
        await makeRequestHerberekening(world)({ ...vraag, sleutel: 'k' });
      },
      async observe(world) {
        const found = await makeRequestHerberekening(world)({ ...vraag, sleutel: 'k' });
        return { row: await row(world), found, hertelling: await hertel(world) };
      },
    });
    expect(calls).toBeGreaterThan(10);
  });

  test('two at once, each by its own settings, leave figures that are right and tell what each changed', async () => {
    const world = await threeCalls();
    const request = makeRequestHerberekening(world);
    await makeSaveNormen(world)([norm(15)]);
    const first = request({ ...vraag, reden: 'een' });
    await makeSaveNormen(world)([norm(5)]);
    const both = await Promise.all([first, request({ ...vraag, reden: 'twee' })]);
    expect((await hertel(world)).aantal).toBe(0);
    const rows = await row(world);
    const changes = both.map(({ regels }) => regels[0]!.na.binnenNorm - regels[0]!.voor.binnenNorm);
    expect(rows.binnenNorm).toBe(2 + changes[0]! + changes[1]!);
  });

  test('a contact that changes in the middle of it is counted once, whoever comes first', async () => {
    const world = await threeCalls();
    await makeSaveNormen(world)([norm(15)]);
    await record(world, { id: 'z', oproepId: 'c', soort: 'aangenomen', op: plusMs(START, 12_000) });
    let busy = false;
    const racing: CijferStore = {
      ...world.cijfers,
      applyAll: async (toevoegingen) => {
        if (!busy) {
          busy = true;
          await project(world);
        }
        await world.cijfers.applyAll(toevoegingen);
      },
    };
    await makeRequestHerberekening({ ...world, cijfers: racing })(vraag);
    expect(await row(world)).toMatchObject({ ontvangen: 3, binnenNorm: 2, buitenNorm: 1 });
    expect((await hertel(world)).aantal).toBe(0);
    const other = await threeCalls();
    await makeSaveNormen(other)([norm(15)]);
    await record(other, { id: 'z', oproepId: 'c', soort: 'aangenomen', op: plusMs(START, 12_000) });
    const overtaking: CijferStore = {
      ...other.cijfers,
      async applyAll(toevoegingen) {
        if (!busy) return other.cijfers.applyAll(toevoegingen);
        busy = false;
        await makeRequestHerberekening(other)(vraag);
        return other.cijfers.applyAll(toevoegingen);
      },
    };
    await makeProjectBereikbaarheid({ ...other, cijfers: overtaking })(contactChanges(other));
    expect(await row(other)).toMatchObject({ ontvangen: 3, binnenNorm: 2, buitenNorm: 1 });
    expect((await hertel(other)).aantal).toBe(0);
  });
});

describe('counting again', () => {
  test('names the cell and the counters that differ', async () => {
    const world = await threeCalls();
    const [first] = contactChanges(world);
    const marker = (await world.cijfers.loadMarker(first!.contact.id))!;
    const delta = { tellers: { binnenNorm: 5 }, wachttijd: leeg, opentijd: leeg, afhaaktijd: leeg };
    const [bijdrage] = marker.bijdragen;
    await world.cijfers.apply(first!.contact.id, marker.versie, marker, [{ sleutel: bijdrage!.cel, delta }]);
    expect(await hertel(world)).toMatchObject({
      aantal: 1,
      verschillen: [
        {
          soort: 'cel',
          cel: { kanaal: 'telefoon', wijkteam: 'centrum', uur: START },
          tellers: [{ teller: 'binnenNorm', feiten: 2, cijfers: 7 }],
        },
      ],
    });
    const elders = await makeHertelPeriode(world)({ ...dag, wijkteam: 'noord', door: manager });
    expect(elders).toMatchObject({ aantal: 0, cellen: 0 });
  });

  test('a judgement that does not follow from the settings that it names is found', async () => {
    const world = await threeCalls();
    const { contact } = contactChanges(world)[0]!;
    const marker = (await world.cijfers.loadMarker(contact.id))!;
    const wrong = marker.bijdragen.map((one) => ({
      ...one,
      tellers: { ...one.tellers, binnenNorm: 0, buitenNorm: 1 },
    }));
    await world.cijfers.apply(contact.id, marker.versie, { ...marker, bijdragen: wrong }, []);
    const { verschillen } = await hertel(world);
    expect(verschillen).toEqual([{ soort: 'marker', kanaal: 'telefoon', contact: contact.id, reden: 'anders' }]);
  });

  test('of what is no longer known how it was judged, it estimates by what was known when the wait ended, and says so', async () => {
    const world = await threeCalls();
    const fresh = {
      ...world,
      cijfers: { ...makeWorld().cijfers, readCells: world.cijfers.readCells, listGezien: world.cijfers.listGezien },
    };
    await makeSaveNormen(world)([norm(5)]);
    const found = await makeHertelPeriode(fresh)({ ...dag, door: bea });
    expect(found.geschat).toBe(3);
    // The cells are what the norm of then makes of them; only the markers are gone.
    expect(found.verschillen.map((one) => one.soort)).toEqual(['marker', 'marker', 'marker']);
  });

  test('a long period comes in parts, each of which says where to go on', async () => {
    const world = await threeCalls({ start: '2026-11-25T09:00:00.000Z' });
    const query = { van: '2026-09-01', totEnMet: '2026-11-30', door: bea };
    const parts = [];
    for (let van: string | null = query.van; van !== null; ) {
      const part = await makeHertelPeriode(world)({ ...query, van });
      parts.push(part);
      van = part.verder;
    }
    expect(parts.map(({ van, geteldTotEnMet, contacten }) => [van, geteldTotEnMet, contacten])).toEqual([
      ['2026-09-01', '2026-10-01', 0],
      ['2026-10-02', '2026-11-01', 0],
      ['2026-11-02', '2026-11-30', 3],
    ]);
  });
});

describe('the sentence behind a figure', () => {
  const explain = async (world: World) => {
    const van = instant('2026-11-25T09:00:00Z');
    const tot = instant('2026-11-25T10:00:00Z');
    const query = { door: ondersteuner, kanaal: 'telefoon', wijkteam: 'centrum', van, tot, limit: 10 } as const;
    return (await makeExplainBereikbaarheid(world)(query)).items.map(({ verklaring }) => verklaring);
  };

  test('names the norm of then, and by which version it was judged once that is another by now', async () => {
    const world = await threeCalls();
    await makeSaveNormen(world)([norm(25)], 'bea');
    await record(world, ...call('d', 28_000));
    await project(world);
    world.clock.forward(86_400_000);
    await makeSaveNormen(world)([norm(15)], 'bea');
    const sentences = await explain(world);
    expect(sentences.filter((one) => one.includes('De norm is 30 s')).length).toBe(3);
    expect(sentences.filter((one) => one.includes('(versie 0), die daarna zijn gewijzigd')).length).toBe(3);
    expect(sentences.find((one) => one.includes('De norm is 25 s'))).toContain(
      'Beoordeeld naar de openingstijden en normen van 26 november 2026 (versie 1), die daarna zijn gewijzigd.',
    );
  });

  test('says that it was recalculated, when and why', async () => {
    const world = await threeCalls();
    await makeSaveNormen(world)([norm(15)], 'bea');
    await makeRequestHerberekening(world)(vraag);
    const [sentence] = await explain(world);
    expect(sentence).toContain('De norm is 15 s');
    expect(sentence).toContain(
      'Opnieuw beoordeeld bij de herberekening van 26 november 2026 (reden: teamdag vergeten).',
    );
    expect(sentence).not.toContain('daarna zijn gewijzigd');
  });
});

const leeg = { n: 0, somMs: 0, bakken: new Map<number, number>() };
