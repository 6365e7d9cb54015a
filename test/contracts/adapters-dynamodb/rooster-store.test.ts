/** The roster, absences, exchanges and what is still to be done keep their promises in memory and in DynamoDB. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoInstellingenStore } from '../../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeMemoryInstellingenStore } from '../../../shared/adapters/memory/memory-instellingen-store.ts';
import type { InstellingenStore } from '../../../shared/application/ports.ts';
import { MAX_EENMAAL, type Roosterwerk } from '../../../shared/application/rooster-ports.ts';
import type { Afwezigheid } from '../../../shared/domain/achterwacht/afwezigheid.ts';
import type { Rotatie } from '../../../shared/domain/achterwacht/rotatie.ts';
import type { Ruilverzoek } from '../../../shared/domain/achterwacht/ruilverzoek.ts';
import type { Dienst } from '../../../shared/domain/achterwacht/types.ts';
import { ConflictError } from '../../../shared/domain/errors.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const NU = instant('2026-11-25T09:00:00.000Z');
const dienst = (id: string, over: Partial<Dienst> = {}): Dienst => ({
  id,
  soort: 'achterwacht',
  wijkteam: 'centrum',
  domein: 'jeugd',
  professional: 'anna',
  van: '2026-11-26T09:00',
  tot: '2026-11-26T13:00',
  vervanging: false,
  ...over,
});
const afwezig = (id: string, van: string, tot: string): Afwezigheid => ({
  id,
  medewerker: 'anna',
  van,
  tot,
  bron: 'hand',
});
const ruil = (over: Partial<Ruilverzoek> = {}): Ruilverzoek => ({
  id: '2026-11-26-r',
  dienst: dienst('d'),
  door: 'anna',
  aan: 'bas',
  tegen: null,
  op: NU,
  status: 'open',
  beslistOp: null,
  beslistDoor: null,
  ...over,
});
const werk = (id: string, op: string): Roosterwerk => ({
  id,
  op: instant(op),
  soort: 'bericht',
  aan: 'anna',
  onderwerp: 'o',
  tekst: 't',
});
const plan = { door: 'rob', op: NU, aanleiding: 'plan' } as const;

const stores: [string, () => Promise<InstellingenStore>][] = [
  ['memory', async () => makeMemoryInstellingenStore()],
  ['DynamoDB', async () => makeDynamoInstellingenStore(await tables.create('instellingen'), async () => {})],
];

describe.each(stores)('the roster in %s', (_name, make) => {
  test('absences are read by the days they touch, replaced by their id, and taken away', async () => {
    const store = await make();
    await store.saveAfwezigheden([
      afwezig('a', '2026-11-01T00:00', '2026-11-10T00:00'),
      afwezig('b', '2026-11-08T09:00', '2026-12-01T12:00'),
      afwezig('c', '2026-12-24T00:00', '2026-12-27T00:00'),
    ]);
    const ids = async (van: string, tot: string) => (await store.readAfwezigheden(van, tot)).map(({ id }) => id);
    expect(await ids('2026-11-09', '2026-11-09')).toEqual(['a', 'b']);
    expect(await ids('2026-11-11', '2026-12-31')).toEqual(['b', 'c']);
    const { versie } = await store.readInstellingen();
    await store.saveAfwezigheden([afwezig('b', '2026-11-08T09:00', '2026-11-09T12:00')], ['a', 'nergens']);
    expect((await store.readInstellingen()).versie).toBeGreaterThan(versie);
    expect(await ids('2026-11-01', '2026-12-31')).toEqual(['b', 'c']);
    expect(await ids('2026-11-11', '2026-12-31')).toEqual(['c']);
    expect(await store.loadAfwezigheid('b')).toEqual(afwezig('b', '2026-11-08T09:00', '2026-11-09T12:00'));
    expect(await store.loadAfwezigheid('a')).toBeUndefined();
  });

  test('more absences than fit in one write are all there', async () => {
    const store = await make();
    const many = Array.from({ length: 75 }, (_, i) =>
      afwezig(`x${i}`, '2026-11-01T00:00', `2026-11-10T00:${10 + (i % 50)}`),
    );
    await store.saveAfwezigheden(many);
    expect(await store.readAfwezigheden('2026-11-05', '2026-11-05')).toHaveLength(75);
    await store.saveAfwezigheden(
      [],
      many.map(({ id }) => id),
    );
    expect(await store.readAfwezigheden('2026-11-05', '2026-11-05')).toEqual([]);
  });

  test('every publication has a number, and says what it replaced', async () => {
    const store = await make();
    expect(await store.readRoosterversie()).toBe(0);
    await store.publiceer({ ...plan, erbij: [dienst('d'), dienst('e', { professional: 'bas' })] });
    await store.publiceer({
      ...plan,
      erbij: [dienst('d', { van: '2026-11-26T10:00' })],
      weg: ['e', 'nergens'],
      aanleiding: 'rooster',
      vorige: 1,
    });
    expect(await store.readRoosterversie()).toBe(2);
    expect(await store.readDiensten('2026-11-26', '2026-11-26')).toEqual([dienst('d', { van: '2026-11-26T10:00' })]);
    expect(await store.loadDienst('d')).toEqual(dienst('d', { van: '2026-11-26T10:00' }));
    expect(await store.loadDienst('e')).toBeUndefined();
    const first = await store.listPublicaties(1);
    expect(first.items).toEqual([
      {
        nr: 2,
        op: NU,
        door: 'rob',
        aanleiding: 'rooster',
        erbij: [dienst('d', { van: '2026-11-26T10:00' })],
        was: expect.arrayContaining([dienst('d'), dienst('e', { professional: 'bas' })]),
      },
    ]);
    const rest = await store.listPublicaties(5, first.cursor as string);
    expect(rest.items.map(({ nr, was }) => [nr, was])).toEqual([[1, []]]);
    expect(rest.cursor).toBeUndefined();
  });

  test('who decided on an older roster publishes nothing', async () => {
    const store = await make();
    await store.publiceer({ ...plan, erbij: [dienst('d')] });
    const late = store.publiceer({ ...plan, erbij: [dienst('e')], vorige: 0 });
    await expect(late).rejects.toBeInstanceOf(ConflictError);
    expect(await store.loadDienst('e')).toBeUndefined();
  });

  test('two publications at the same moment both stand, each with its own number', async () => {
    const store = await make();
    await Promise.all(['d', 'e', 'f'].map((id) => store.publiceer({ ...plan, erbij: [dienst(id)] })));
    expect((await store.listPublicaties(10)).items.map(({ nr }) => nr).toSorted()).toEqual([1, 2, 3]);
    expect(await store.readDiensten('2026-11-26', '2026-11-26')).toHaveLength(3);
  });

  test('a roster of hundreds of duties is one number', async () => {
    const store = await make();
    const many = Array.from({ length: 130 }, (_, i) => dienst(`d${i}`));
    await store.publiceer({ ...plan, erbij: many });
    expect(await store.readRoosterversie()).toBe(1);
    const { items } = await store.listPublicaties(100);
    expect(items.flatMap(({ nr, erbij }) => erbij.map(() => nr))).toEqual(many.map(() => 1));
    expect(await store.readDiensten('2026-11-26', '2026-11-26')).toHaveLength(130);
  });

  test('a very large team can be asked all at once', async () => {
    const store = await make();
    const allen = Array.from({ length: 130 }, (_, i) => werk(`m${i}`, '2026-11-25T09:00:00Z'));
    await store.saveRuilverzoek(ruil(), 0, allen);
    const told = await store.listWerk(instant('2026-11-25T09:00:00Z'));
    for (const one of told) await store.removeWerk(one);
    const rest = await store.listWerk(instant('2026-11-25T09:00:00Z'));
    expect(told.length + rest.length).toBe(130);
  });

  test('an exchange and the roster it makes are one write: of two that agree one has it', async () => {
    const store = await make();
    await store.publiceer({ ...plan, erbij: [dienst('d')] });
    await store.saveRuilverzoek(ruil(), 0, [werk('m', '2026-11-25T09:00:00Z')]);
    await expect(store.saveRuilverzoek(ruil(), 0)).rejects.toBeInstanceOf(ConflictError);
    const agree = (wie: string) =>
      store.publiceer({
        ...plan,
        aanleiding: 'ruil',
        erbij: [dienst('d', { professional: wie, vervanging: true })],
        vorige: 1,
        ruilverzoek: { value: ruil({ status: 'akkoord', beslistDoor: wie }), vorige: 1 },
      });
    const results = await Promise.allSettled([agree('bas'), agree('chris')]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const stored = await store.loadRuilverzoek('2026-11-26-r');
    expect(stored?.versie).toBe(2);
    expect((await store.loadDienst('d'))?.professional).toBe(stored?.value.beslistDoor);
    expect((await store.listRuilverzoeken('2026-11-26')).map(({ value }) => value.id)).toEqual(['2026-11-26-r']);
    expect(await store.listRuilverzoeken('2026-11-27')).toEqual([]);
    // Decided on the newest roster, but on an older version of the request.
    const stale = store.publiceer({
      ...plan,
      erbij: [],
      ruilverzoek: { value: ruil({ status: 'geweigerd' }), vorige: 1 },
    });
    await expect(stale).rejects.toBeInstanceOf(ConflictError);
  });

  test('rotations are kept per wijkteam and domein, and changed only by who read them last', async () => {
    const store = await make();
    const rotatie: Rotatie = {
      wijkteam: 'centrum',
      domein: 'jeugd',
      geldigVan: '2026-01-01',
      delen: [],
      deelnemers: [],
      ookOpSluitingsdagen: false,
    };
    await store.saveRotatie(rotatie, 0);
    await store.saveRotatie({ ...rotatie, domein: 'sociaal' }, 0);
    await expect(store.saveRotatie(rotatie, 0)).rejects.toBeInstanceOf(ConflictError);
    await store.saveRotatie({ ...rotatie, geldigVan: '2027-01-01' }, 1);
    expect(await store.listRotaties()).toEqual([
      { versie: 2, value: { ...rotatie, geldigVan: '2027-01-01' } },
      { versie: 1, value: { ...rotatie, domein: 'sociaal' } },
    ]);
  });

  test('what is to be done is listed when it is due, the oldest first, until it is taken off', async () => {
    const store = await make();
    const [a, b, c] = [
      werk('a', '2026-11-25T09:01:00Z'),
      werk('b', '2026-11-25T09:00:00Z'),
      werk('c', '2026-11-25T09:02:00Z'),
    ] as [Roosterwerk, Roosterwerk, Roosterwerk];
    await store.saveWerk([a, b]);
    await store.saveAfwezigheden([afwezig('x', '2026-11-25T09:00', '2026-11-26T09:00')], [], [c]);
    await store.saveWerk([b]);
    expect(await store.listWerk(NU)).toEqual([b]);
    expect(await store.listWerk(instant('2026-11-25T09:02:00Z'))).toEqual([b, a, c]);
    await store.removeWerk(b);
    expect(await store.listWerk(instant('2026-11-25T09:01:00Z'))).toEqual([a]);
  });

  test('what must happen once is noted by the first, with the work that makes it happen, in one write', async () => {
    const store = await make();
    const racing = ['a', 'b', 'c', 'd'].map((id) => werk(id, '2026-11-25T09:00:00Z'));
    const notes = await Promise.all(racing.map((one) => store.noteEenmaal(['x', 'y'], NU, [one])));
    expect(notes.filter(Boolean)).toHaveLength(1);
    expect(await store.listWerk(NU)).toEqual([racing[notes.indexOf(true)]]);
    expect(await store.readEenmaal('x')).toBe(NU);
    expect(await store.readEenmaal('z')).toBeUndefined();
  });

  test('when one of the names was noted before, nothing of the rest is, and no work', async () => {
    const store = await make();
    expect(await store.noteEenmaal(['x'], NU, [])).toBe(true);
    expect(await store.noteEenmaal(['w', 'x'], NU, [werk('a', '2026-11-25T09:00:00Z')])).toBe(false);
    expect(await store.knownEenmaal(['w', 'x', 'y'])).toEqual(new Set(['x']));
    expect(await store.listWerk(NU)).toEqual([]);
    expect(await store.noteEenmaal(['w'], NU, [])).toBe(true);
  });

  test('as many names as fit are one write, more are refused before anything is written', async () => {
    const store = await make();
    const namen = (n: number, begin: string) => Array.from({ length: n }, (_, i) => `${begin}${i}`);
    const berichten = Array.from({ length: MAX_EENMAAL + 1 }, (_, i) => werk(`m${i}`, '2026-11-25T09:00:00Z'));
    expect(await store.noteEenmaal(namen(MAX_EENMAAL, 'a'), NU, berichten)).toBe(true);
    expect((await store.listWerk(NU)).length).toBe(MAX_EENMAAL + 1);
    expect((await store.knownEenmaal([...namen(150, 'a'), ...namen(3, 'b')])).size).toBe(MAX_EENMAAL);
    await expect(store.noteEenmaal(namen(MAX_EENMAAL + 1, 'b'), NU, [])).rejects.toBeInstanceOf(RangeError);
    await expect(store.noteEenmaal(['b', 'b'], NU, [])).rejects.toBeInstanceOf(RangeError);
    expect((await store.knownEenmaal(['b', 'b0'])).size).toBe(0);
  });
});
