/** Settings as they were known then, and recalculations, in memory and in DynamoDB alike. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoCijferStore } from '../../../shared/adapters/dynamodb/cijfer-store.ts';
import { makeDynamoInstellingenStore } from '../../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeMemoryCijferStore } from '../../../shared/adapters/memory/memory-cijfer-store.ts';
import { makeMemoryInstellingenStore } from '../../../shared/adapters/memory/memory-instellingen-store.ts';
import type { Herberekening } from '../../../shared/application/herberekeningen.ts';
import { makeHertelPeriode } from '../../../shared/application/hertel-periode.ts';
import type { TelefoonGebeurtenis } from '../../../shared/application/messages.ts';
import type { CijferStore, InstellingenStore } from '../../../shared/application/ports.ts';
import { makeProjectBereikbaarheid } from '../../../shared/application/project-bereikbaarheid.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeRequestHerberekening } from '../../../shared/application/request-herberekening.ts';
import { makeSaveNormen } from '../../../shared/application/save-instellingen.ts';
import { verschil } from '../../../shared/domain/bereikbaarheid/cellen.ts';
import type { Bijdrage } from '../../../shared/domain/bereikbaarheid/types.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { HOUR, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { gebruiker, medewerker, wijkteam } from '../../support/people.ts';
import { contactChanges } from '../../support/stream.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const noWait = async () => {};
const conflict = { kind: 'conflict' };
const op = (dag: number) => instant(`2026-11-${String(dag).padStart(2, '0')}T09:00:00.000Z`);
const door = (naam: string, dag: number) => ({ door: naam, op: op(dag) });
const dicht = (reden: string) => ({ ...standaardRegeling(), sluitingen: [{ van: op(1), tot: null, reden }] });
const beleid = (uur: number) => ({ ...STANDAARD_BELEID, herinneringenMs: [uur * HOUR] });
const norm = { kanaal: 'mail', seconden: 10, klok: 'open', doel: 0.5, geldigVan: '2026-01-01' } as const;

const stores: [string, () => Promise<InstellingenStore>][] = [
  ['memory', async () => makeMemoryInstellingenStore()],
  ['DynamoDB', async () => makeDynamoInstellingenStore(await tables.create('instellingen'), noWait)],
];

describe.each(stores)('the history of settings in %s', (_name, make) => {
  test('gives everything as it was known at a versie, and at an instant', async () => {
    const store = await make();
    await store.saveOpeningsregeling('centrum/mail', dicht('een'), door('bea', 2));
    await store.saveNormen([norm], door('bea', 3));
    await store.saveMedewerker(medewerker('fatima'));
    await store.saveOpeningsregeling('centrum/mail', dicht('twee'), door('bob', 4));
    await store.saveWijkteam(wijkteam('centrum'), door('bob', 5));
    const reden = async (moment: Parameters<typeof store.readInstellingenOp>[0]) => {
      const { versie, instellingen, door: wie } = await store.readInstellingenOp(moment);
      const { openingsregelingen, normen, wijkteams } = instellingen;
      return [
        versie,
        wie,
        openingsregelingen['centrum/mail']?.sluitingen[0]?.reden,
        normen.length,
        'centrum' in wijkteams,
      ];
    };
    expect(await reden(0)).toEqual([0, null, undefined, 0, false]);
    expect(await reden(1)).toEqual([1, 'bea', 'een', 0, false]);
    expect(await reden(2)).toEqual([2, 'bea', 'een', 1, false]);
    // The versie in between changed nothing that has a history.
    expect(await reden(3)).toEqual([2, 'bea', 'een', 1, false]);
    expect(await reden(4)).toEqual([4, 'bob', 'twee', 1, false]);
    expect(await reden(99)).toEqual([5, 'bob', 'twee', 1, true]);
    expect(await reden(instant('2026-11-01T00:00:00Z'))).toEqual([0, null, undefined, 0, false]);
    expect(await reden(op(2))).toEqual([1, 'bea', 'een', 0, false]);
    expect(await reden(instant('2026-11-03T23:00:00Z'))).toEqual([2, 'bea', 'een', 1, false]);
    expect(await reden(op(20))).toEqual([5, 'bob', 'twee', 1, true]);
    expect((await store.readInstellingen()).regelversie).toBe(5);
  });

  test('a value that stays the same is no change; what is removed with the whole is told as removed', async () => {
    const store = await make();
    await store.saveOpeningsregeling('centrum/mail', dicht('een'), door('bea', 2));
    await store.saveOpeningsregeling('centrum/mail', dicht('een'), door('bob', 3));
    expect(await store.readInstellingen()).toMatchObject({ versie: 2, regelversie: 1 });
    const { openingsregelingen: _, ...rest } = await store.readInstellingen();
    await store.saveInstellingen({ ...rest, openingsregelingen: {} }, door('bob', 4));
    const { items } = await store.listRegelingversies('centrum/mail', 10);
    expect(items.map((one) => [one.door, one.waarde?.sluitingen[0]?.reden ?? null])).toEqual([
      ['bob', null],
      ['bea', 'een'],
    ]);
    expect((await store.readInstellingenOp(1)).instellingen.openingsregelingen).toEqual({
      'centrum/mail': dicht('een'),
    });
    expect((await store.readInstellingenOp(op(5))).instellingen.openingsregelingen).toEqual({});
  });

  test('is listed newest first, a page at a time, each place by itself', async () => {
    const store = await make();
    for (const dag of [2, 3, 4])
      await store.saveOpeningsregeling('centrum/inloop/plein', dicht(`${dag}`), door('bea', dag));
    await store.saveOpeningsregeling('centrum/inloop', dicht('ander'), door('bea', 5));
    const first = await store.listRegelingversies('centrum/inloop/plein', 2);
    expect(first.items.map(({ op: when }) => when)).toEqual([op(4), op(3)]);
    const next = await store.listRegelingversies('centrum/inloop/plein', 2, first.cursor!);
    expect(next.items).toEqual([{ versie: 1, op: op(2), door: 'bea', waarde: dicht('2') }]);
    await store.saveNormen([norm, { ...norm, wijkteam: 'centrum' }], door('bea', 6));
    await store.saveNormen([{ ...norm, seconden: 20 }], door('bob', 7));
    const normen = (await store.listNormversies(10)).items;
    expect(normen.map(({ waarde, door: wie }) => [waarde?.seconden, wie])).toEqual([
      [20, 'bob'],
      [10, 'bea'],
      [10, 'bea'],
    ]);
  });

  test('of a policy says from when until when each held, over the edge of a page too', async () => {
    const store = await make();
    for (const [dag, uur] of [12, 24, 36].entries())
      await store.saveEscalatiebeleid('centrum', beleid(uur), door('bea', 2 + dag));
    await store.saveEscalatiebeleid('*', beleid(40), door('bob', 6));
    await store.saveEscalatiebeleid('centrum', null, door('bob', 7));
    const first = await store.listBeleidversies('centrum', 2);
    const next = await store.listBeleidversies('centrum', 2, first.cursor!);
    const found = [...first.items, ...next.items];
    expect(found.map((one) => [one.waarde?.herinneringenMs[0] ?? null, one.op, one.tot, one.door])).toEqual([
      [null, op(7), null, 'bob'],
      [36 * HOUR, op(4), op(7), 'bea'],
      [24 * HOUR, op(3), op(4), 'bea'],
      [12 * HOUR, op(2), op(3), 'bea'],
    ]);
    expect((await store.listBeleidversies('*', 10)).items).toMatchObject([{ op: op(6), tot: null, door: 'bob' }]);
    expect(await store.listBeleidversies('noord', 10)).toEqual({ items: [] });
  });

  test('a change that is based on what somebody else changed meanwhile is a conflict, and writes nothing', async () => {
    const store = await make();
    const { versie } = await store.readInstellingen();
    const [one, other] = await Promise.allSettled(
      ['een', 'twee'].map((reden) =>
        store.saveOpeningsregeling('centrum/mail', dicht(reden), { ...door('bea', 2), vorige: versie }),
      ),
    );
    expect([one?.status, other?.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect((await store.listRegelingversies('centrum/mail', 10)).items).toHaveLength(1);
    const late = store.saveOpeningsregeling('centrum/mail', dicht('laat'), { ...door('bea', 3), vorige: versie });
    await expect(late).rejects.toMatchObject(conflict);
  });

  test('writers at the same moment all get through, and each is in the history', async () => {
    const store = await make();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(names.map((naam) => store.saveOpeningsregeling(`${naam}/mail`, dicht(naam), door(naam, 2))));
    const found = await store.readInstellingen();
    expect([Object.keys(found.openingsregelingen).sort(), found.regelversie]).toEqual([
      names.map((n) => `${n}/mail`),
      6,
    ]);
    const whole = await store.readInstellingenOp(5);
    expect(Object.keys(whole.instellingen.openingsregelingen)).toHaveLength(5);
  });
});

describe('the history of settings in DynamoDB', () => {
  test('what was set before there was a history is still known afterwards', async () => {
    const table = await tables.create('instellingen');
    const old = { pk: 'ORG', sk: 'OPENING#centrum#mail', waarde: JSON.stringify(dicht('oud')) };
    await table.transact([
      { soort: 'put', item: old },
      { soort: 'put', item: { pk: 'ORG', sk: 'VERSIE', versie: 7 } },
    ]);
    const store = makeDynamoInstellingenStore(table, noWait);
    expect(await store.readInstellingen()).toMatchObject({ versie: 7, regelversie: 0 });
    await store.saveOpeningsregeling('centrum/mail', dicht('nieuw'), door('bea', 2));
    const reden = async (versie: number) =>
      (await store.readInstellingenOp(versie)).instellingen.openingsregelingen['centrum/mail']?.sluitingen[0]?.reden;
    expect([await reden(7), await reden(8)]).toEqual(['oud', 'nieuw']);
    expect(
      (await store.listRegelingversies('centrum/mail', 10)).items.map(({ versie, op: when }) => [versie, when]),
    ).toEqual([
      [8, op(2)],
      [0, null],
    ]);
  });

  test('a history of hundreds of settings is read with a bounded number of reads, and once', async () => {
    const table = await tables.create('instellingen');
    let reads = 0;
    const counting =
      <A extends unknown[], R>(read: (...args: A) => R) =>
      (...args: A): R => {
        reads += 1;
        return read(...args);
      };
    const { get, getMany, query } = table;
    const counted = { ...table, get: counting(get), getMany: counting(getMany), query: counting(query) };
    const store = makeDynamoInstellingenStore(counted, noWait);
    const empty = await store.readInstellingen();
    const many = (reden: string) =>
      Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`wijk-${i}/mail`, dicht(reden)]));
    await store.saveInstellingen({ ...empty, openingsregelingen: many('een') }, door('bea', 2));
    const { versie } = await store.readInstellingen();
    await store.saveInstellingen({ ...empty, openingsregelingen: many('twee') }, door('bea', 3));
    await store.readInstellingen();
    reads = 0;
    const then = await store.readInstellingenOp(versie);
    expect(Object.values(then.instellingen.openingsregelingen)).toHaveLength(250);
    expect(
      new Set(Object.values(then.instellingen.openingsregelingen).map(({ sluitingen }) => sluitingen[0]?.reden)),
    ).toEqual(new Set(['een']));
    // The versie, two stands, and 250 values by the hundred.
    expect(reads).toBeLessThanOrEqual(6);
    reads = 0;
    expect(await store.readInstellingenOp(versie)).toBe(then);
    expect(reads).toBe(1);
  });
});

const cijferStores: [string, () => Promise<CijferStore>][] = [
  ['memory', async () => makeMemoryCijferStore()],
  ['DynamoDB', async () => makeDynamoCijferStore(await tables.create('cijfers'))],
];

const cel = { kanaal: 'telefoon', wijkteam: 'centrum', uur: op(3) } as const;
const bijdrage = (tellers: Bijdrage['tellers'], norm?: string): Bijdrage => ({
  wacht: 'w1',
  feiten: 'f',
  cel,
  tellers,
  wachttijdMs: 1000,
  versie: 3,
  ...(norm !== undefined && { norm }),
});
const herberekening: Herberekening = {
  id: 'h1',
  van: '2026-11-01',
  totEnMet: '2026-11-30',
  reden: 'feestdag vergeten',
  door: 'bea',
  op: op(10),
  proef: false,
  regelversie: 4,
  status: 'bezig',
  klaarOp: null,
  contacten: 0,
};

describe.each(cijferStores)('recalculated figures in %s', (_name, make) => {
  test('a marker that was judged again is another marker: whoever knew the one before is a conflict', async () => {
    const store = await make();
    const [voor, na] = [
      bijdrage({ beantwoord: 1, binnenNorm: 1 }, '30000v8000'),
      bijdrage({ beantwoord: 1, buitenNorm: 1 }, '500v8000'),
    ];
    await store.apply('c1', 0, { versie: 1, bijdragen: [voor] }, [...verschil([], [voor]).values()]);
    const judged = { contact: 'c1', vorige: 1, verschillen: [...verschil([voor], [na]).values()] };
    const marker = { versie: 1, bijdragen: [na], herziening: 1 };
    await store.applyAll([{ ...judged, marker, herberekening: { id: 'h1', gewijzigd: 1 } }]);
    await expect(store.applyAll([{ ...judged, marker }])).rejects.toMatchObject(conflict);
    await expect(store.apply('c1', 1, { versie: 2, bijdragen: [] }, [])).rejects.toMatchObject(conflict);
    expect(await store.loadMarker('c1')).toMatchObject(marker);
    const [found] = await store.readCells('telefoon', 'centrum', op(3), op(4));
    expect(found?.cel).toMatchObject({ tellers: { beantwoord: 1, buitenNorm: 1 }, normen: { '500v8000': 1 } });
    expect(found?.cel.tellers.binnenNorm).toBeUndefined();
    const { delen, gewijzigd } = await store.readHerberekendelen('h1');
    expect([delen.length, delen[0]?.delta.tellers, delen[0]?.delta.normen, gewijzigd]).toEqual([
      1,
      { binnenNorm: -1, buitenNorm: 1 },
      { '30000v8000': -1, '500v8000': 1 },
      1,
    ]);
    // The next versie of the contact knows it, and takes it from there.
    const weg = { contact: 'c1', vorige: 1, vorigeHerziening: 1, marker: { versie: 2, bijdragen: [] } };
    await store.applyAll([{ ...weg, verschillen: [...verschil([na], []).values()] }]);
    expect((await store.loadMarker('c1'))?.herziening).toBeUndefined();
  });

  test('a recalculation is kept, goes on under a lock, and is listed until it is finished', async () => {
    const store = await make();
    expect(await store.loadHerberekening('h1')).toBeUndefined();
    await store.saveHerberekening(herberekening, 0);
    await expect(store.saveHerberekening(herberekening, 0)).rejects.toMatchObject(conflict);
    expect(await store.listLopendeHerberekeningen()).toEqual(['h1']);
    const delta = { tellers: { binnenNorm: -1, buitenNorm: 1 } };
    const [deel] = [...verschil([], [bijdrage(delta.tellers)]).values()].map((one) => ({ ...cel, delta: one.delta }));
    const erbij = { delen: [deel!], gewijzigd: 2 };
    const next = { ...herberekening, contacten: 5, verder: { lijst: 1, cursor: 'x' } };
    await store.saveHerberekening(next, 1, erbij);
    await expect(store.saveHerberekening(next, 1, erbij)).rejects.toMatchObject(conflict);
    await store.saveHerberekening(next, 2, erbij);
    const { delen, gewijzigd } = await store.readHerberekendelen('h1');
    expect([delen[0]?.kanaal, delen[0]?.wijkteam, delen[0]?.delta.tellers, gewijzigd]).toEqual([
      'telefoon',
      'centrum',
      { binnenNorm: -2, buitenNorm: 2 },
      4,
    ]);
    const regel = { kanaal: 'telefoon', wijkteam: 'centrum', voor: deel!.delta, na: deel!.delta } as const;
    await store.saveHerberekenregels('h1', [regel]);
    await store.saveHerberekenregels('h1', [regel]);
    expect((await store.readHerberekenregels('h1')).map(({ na }) => na.tellers)).toEqual([delta.tellers]);
    await store.saveHerberekening({ ...next, status: 'klaar', klaarOp: op(11) }, 3);
    expect(await store.listLopendeHerberekeningen()).toEqual([]);
    expect(await store.loadHerberekening('h1')).toMatchObject({ versie: 4, value: { status: 'klaar', contacten: 5 } });
    await store.saveHerberekening({ ...herberekening, id: 'h2', op: op(12) }, 0);
    const first = await store.listHerberekeningen(1);
    expect(first.items.map(({ id }) => id)).toEqual(['h2']);
    expect((await store.listHerberekeningen(1, first.cursor!)).items.map(({ id }) => id)).toEqual(['h1']);
  });
});

describe.each(cijferStores)('a recalculation over the figures in %s', (_name, make) => {
  test('of more contacts than a transaction holds, told one by one and together, comes out even', async () => {
    const world = { ...makeWorld(), cijfers: await make() };
    const bea = gebruiker('bea', ['beheerder']);
    const begin = instant('2026-11-25T08:10:00.000Z');
    const calls = Array.from({ length: 70 }, (_, nr): TelefoonGebeurtenis[] => {
      const op = plusMs(begin, nr * 60_000);
      const wijkteam = nr % 3 === 0 ? 'noord' : 'centrum';
      return [
        { id: `${nr}.1`, oproepId: `o${nr}`, soort: 'in-wachtrij', op, wijkteam },
        { id: `${nr}.2`, oproepId: `o${nr}`, soort: 'aangenomen', op: plusMs(op, (nr % 40) * 1000) },
      ];
    });
    await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen: calls.flat() }]);
    const project = makeProjectBereikbaarheid(world);
    const changes = contactChanges(world);
    for (const change of changes.slice(0, 20)) expect((await project([change])).mislukt).toEqual([]);
    expect((await project(changes)).mislukt).toEqual([]);
    const dag = { van: '2026-11-25', totEnMet: '2026-11-25' };
    await makeSaveNormen(world)([{ ...norm, kanaal: 'telefoon', klok: 'verstreken', seconden: 15 }], 'bea');
    const found = await makeRequestHerberekening(world)({ ...dag, reden: 'r', proef: false, door: bea });
    expect(found).toMatchObject({ status: 'klaar', contacten: 70, gewijzigd: 70 });
    const sum = (when: 'voor' | 'na') => found.regels.reduce((n, regel) => n + regel[when].binnenNorm, 0);
    // Of waits of 0 to 39 seconds, twice over save the last ten: within 30, and within 15.
    expect([sum('voor'), sum('na')]).toEqual([61, 32]);
    expect(await makeHertelPeriode(world)({ ...dag, door: bea })).toMatchObject({ contacten: 70, aantal: 0 });
  });
});
