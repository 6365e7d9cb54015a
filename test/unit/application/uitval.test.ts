import { describe, expect, test } from '@jest/globals';
import { explainFout, ZONDER_NOTITIE } from '../../../shared/application/explain-uitval.ts';
import { makeListUitval, makeReadUitval } from '../../../shared/application/list-uitval.ts';
import { makeNoteMislukking } from '../../../shared/application/note-mislukking.ts';
import { makeProjectBereikbaarheid } from '../../../shared/application/project-bereikbaarheid.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeReplayUitval } from '../../../shared/application/replay-uitval.ts';
import { readStroomUitval } from '../../../shared/application/stroom-uitval.ts';
import { ZONDER_ONDERWERP } from '../../../shared/application/uitval.ts';
import type { ContactChange } from '../../../shared/application/zaak-change.ts';
import { CLOCK_DAY, HOUR, type Instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, uitvalOf, type World } from '../../support/memory-world.ts';
import { gebruiker, manager, ondersteuner } from '../../support/people.ts';

const beheerder = gebruiker('bea', ['beheerder']);
const STROOM = 'project-bereikbaarheid';
const readOnderwerp = () => ({ ...ZONDER_ONDERWERP, kanaal: 'telefoon', contacten: ['c1'] });

const bury = (world: World, wachtrij: string, id: string, over: { op?: Instant; inhoud?: string } = {}) =>
  uitvalOf(world, wachtrij).bury({
    id,
    verzondenOp: over.op ?? world.clock.now(),
    ontvangen: 10,
    inhoud: over.inhoud ?? `inhoud van ${id}`,
  });

/** What Lambda writes about places in a stream. */
const givenUp = (world: World, van: string, totEnMet: string, batchSize = 1, op = world.clock.now()): string =>
  JSON.stringify({
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 11 },
    version: '1.0',
    timestamp: op,
    DDBStreamBatchInfo: {
      shardId: 'shardId-1',
      startSequenceNumber: van,
      endSequenceNumber: totEnMet,
      approximateArrivalOfFirstRecord: op,
      approximateArrivalOfLastRecord: op,
      batchSize,
      streamArn: 'arn:x',
    },
  });

const oproep = async (world: World, oproepId: string, id = `${oproepId}/1`): Promise<string> => {
  const gebeurtenis = { id, oproepId, soort: 'in-wachtrij', op: world.clock.now(), wijkteam: 'centrum' } as const;
  await makeRecordTelefoonGebeurtenissen(world)([{ bron: id, gebeurtenissen: [gebeurtenis] }]);
  return world.ids.derived('oproep', oproepId);
};

const changed = (world: World, from: number): string[] =>
  world.zaken
    .changes()
    .slice(from)
    .map((change) => (change.soort === 'contact' ? change.contact.id : 'geen contact'));

describe('the list of dead letters', () => {
  test('has every queue, the empty ones too, with how many and since when', async () => {
    const world = makeWorld();
    const early = world.clock.now();
    bury(world, 'mail', 'm2', { op: plusMs(early, HOUR) });
    bury(world, 'mail', 'm1');
    const all = await makeListUitval(world)({ door: ondersteuner });
    expect(all.map(({ wachtrij }) => wachtrij)).toEqual(world.uitval.map(({ naam }) => naam));
    expect(all).toContainEqual({ wachtrij: 'mail', soort: 'wachtrij', aantal: 2, oudsteOp: early });
    expect(all).toContainEqual({ wachtrij: STROOM, soort: 'stroom', aantal: 0, oudsteOp: null });
  });

  test('is for beheerder and teamondersteuner; reasons and repeating are for the beheerder', async () => {
    const world = makeWorld();
    const refused = { kind: 'forbidden' };
    await expect(makeListUitval(world)({ door: manager })).rejects.toMatchObject(refused);
    const read = makeReadUitval({ ...world, readOnderwerp });
    await expect(read({ door: ondersteuner, wachtrij: 'mail', limit: 1 })).rejects.toMatchObject(refused);
    await expect(makeReplayUitval(world)({ door: ondersteuner, wachtrij: 'mail' })).rejects.toMatchObject(refused);
  });

  test('of a queue that is not there is not found', async () => {
    const world = makeWorld();
    const missing = { kind: 'not-found' };
    const read = makeReadUitval({ ...world, readOnderwerp });
    await expect(read({ door: beheerder, wachtrij: 'fax', limit: 1 })).rejects.toMatchObject(missing);
    await expect(makeReplayUitval(world)({ door: beheerder, wachtrij: 'fax' })).rejects.toMatchObject(missing);
  });
});

describe('why a message died', () => {
  test('is told in Dutch from the last failure that was noted, oldest message first', async () => {
    const world = makeWorld();
    const note = makeNoteMislukking(world, 'telefoon');
    bury(world, 'telefoon', 'jong', { op: plusMs(world.clock.now(), 5) });
    bury(world, 'telefoon', 'oud');
    await note({ bericht: 'oud', poging: 9, fout: 'TypeError', plek: 'at x' });
    await note({ bericht: 'oud', poging: 10, fout: 'ThrottlingException' });
    const read = makeReadUitval({ ...world, readOnderwerp });
    const { berichten, aantal } = await read({ door: beheerder, wachtrij: 'telefoon', limit: 10 });
    expect(aantal).toBe(2);
    expect(berichten).toEqual([
      expect.objectContaining({
        id: 'oud',
        pogingen: 10,
        contacten: ['c1'],
        mislukking: { op: world.clock.now(), fout: 'ThrottlingException' },
        uitleg: expect.stringContaining('drukte'),
      }),
      expect.objectContaining({ id: 'jong', mislukking: null, uitleg: ZONDER_NOTITIE }),
    ]);
    expect(JSON.stringify(berichten)).not.toContain('inhoud van');
  });

  test('looking at it does not count as trying it', async () => {
    const world = makeWorld();
    bury(world, 'telefoon', 'm1');
    const read = makeReadUitval({ ...world, readOnderwerp });
    for (let look = 0; look < 3; look += 1) {
      const { berichten } = await read({ door: beheerder, wachtrij: 'telefoon', limit: 10 });
      expect(berichten[0]?.pogingen).toBe(10);
    }
  });

  test.each([
    [{ fout: 'Error', code: 'ECONNRESET' }, 'niet bereikbaar'],
    [{ fout: 'TimeoutError' }, 'niet bereikbaar'],
    [{ fout: 'InternalServerError' }, 'storing'],
    [{ fout: 'AccessDeniedException' }, 'mist een recht'],
    [{ fout: 'ConflictError', code: 'gelijktijdig-gewijzigd' }, 'hetzelfde moment'],
    [{ fout: 'ResourceNotFoundException' }, 'bestaat niet'],
    [{ fout: 'NotFoundError', code: 'niet-gevonden' }, '(nog) niet'],
    [{ fout: 'ValidationException' }, 'weigerde'],
    [{ fout: 'TypeError' }, 'eigen programmatuur'],
    [{ fout: 'Error' }, 'eigen programmatuur'],
    [{ fout: 'afgebroken' }, 'beëindigd'],
  ])('%j is explained as what it is', (fout, words) => {
    expect(explainFout(fout)).toContain(words);
  });
});

describe('repeating the dead letters of a queue', () => {
  test('sends all of them back with one call, and does no harm when called again', async () => {
    const world = makeWorld();
    for (const id of ['m1', 'm2', 'm3']) bury(world, 'chat', id);
    const replay = makeReplayUitval(world);
    expect(await replay({ door: beheerder, wachtrij: 'chat' })).toEqual({
      wachtrij: 'chat',
      herhaald: 3,
      zaken: null,
      aantal: 0,
    });
    expect(await replay({ door: beheerder, wachtrij: 'chat' })).toMatchObject({ herhaald: 0 });
    expect(uitvalOf(world, 'chat').takeReturned()).toHaveLength(3);
  });

  test('sends only those that are named', async () => {
    const world = makeWorld();
    for (const id of ['m1', 'm2', 'm3']) bury(world, 'chat', id);
    const replay = makeReplayUitval(world);
    const answer = await replay({ door: beheerder, wachtrij: 'chat', berichten: ['m2', 'onbekend'] });
    expect(answer).toMatchObject({ herhaald: 1, aantal: 2 });
    expect(uitvalOf(world, 'chat').takeReturned()).toEqual(['inhoud van m2']);
  });
});

describe('repeating what a stream gave up', () => {
  test('tells the contact that was noted as it is now, and nothing else', async () => {
    const world = makeWorld();
    const id = await oproep(world, 'o1');
    await oproep(world, 'o2');
    bury(world, STROOM, 'd1', { inhoud: givenUp(world, '105', '105') });
    const zaak = { soort: 'contact', id } as const;
    await makeNoteMislukking(world, STROOM)({ bericht: '105', zaak, fout: 'RangeError' });
    const read = makeReadUitval({ ...world, readOnderwerp });
    const { berichten } = await read({ door: beheerder, wachtrij: STROOM, limit: 10 });
    expect(berichten).toEqual([expect.objectContaining({ contacten: [id], pogingen: 11, kanaal: null })]);
    const before = world.zaken.changes().length;
    const answer = await makeReplayUitval(world)({ door: beheerder, wachtrij: STROOM });
    expect(answer).toEqual({ wachtrij: STROOM, herhaald: 1, zaken: 1, aantal: 0 });
    expect(changed(world, before)).toEqual([id]);
  });

  test('brings the figure that was missing, once, also days later and when asked twice', async () => {
    const world = makeWorld();
    const id = await oproep(world, 'o1');
    world.clock.forward(HOUR);
    const answered = { id: 'o1/2', oproepId: 'o1', soort: 'aangenomen', op: world.clock.now() } as const;
    await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen: [answered] }]);
    world.clock.forward(5 * CLOCK_DAY);
    const replay = makeReplayUitval(world);
    const project = makeProjectBereikbaarheid(world);
    const zaak = { soort: 'contact', id } as const;
    await makeNoteMislukking(world, STROOM)({ bericht: '7', zaak, fout: 'Error' });
    for (let time = 0; time < 2; time += 1) {
      bury(world, STROOM, `d${time}`, { inhoud: givenUp(world, '7', '7') });
      const before = world.zaken.changes().length;
      await replay({ door: beheerder, wachtrij: STROOM });
      await project(world.zaken.changes().slice(before) as ContactChange[]);
    }
    const van = plusMs(world.clock.now(), -6 * CLOCK_DAY);
    const cells = await world.cijfers.readCells('telefoon', 'centrum', van, world.clock.now());
    expect(cells.map(({ cel }) => cel.tellers.beantwoord)).toEqual([1]);
    expect((await world.cijfers.loadMarker(id))?.versie).toBe(2);
  });

  test('without a note tells every contact again that may have changed then, open or closed, and no others', async () => {
    const world = makeWorld();
    const old = await oproep(world, 'lang-geleden');
    world.clock.forward(30 * CLOCK_DAY);
    const lost = await oproep(world, 'verloren');
    const given = givenUp(world, '1', '100', 100);
    const at = world.clock.now();
    world.clock.forward(30 * CLOCK_DAY);
    const later = await oproep(world, 'later');
    bury(world, STROOM, 'd1', { inhoud: given, op: at });
    const before = world.zaken.changes().length;
    const answer = await makeReplayUitval(world)({ door: beheerder, wachtrij: STROOM });
    expect(answer).toMatchObject({ herhaald: 1, zaken: 1, aantal: 0 });
    expect(changed(world, before)).toEqual([lost]);
    expect([old, later]).not.toContain(lost);
  });

  /** More contacts than one call looks through: one a page, and no end before the four hundredth. */
  async function manyPages() {
    const world = makeWorld();
    const ids = await Promise.all(['a', 'b', 'c'].map((one) => oproep(world, one)));
    const pages: unknown[] = [];
    const onePage = {
      ...world,
      zaken: {
        ...world.zaken,
        searchContacten: async (filter: unknown, _limit: number, cursor?: string) => {
          pages.push(filter);
          const n = Number(cursor ?? '0');
          const stored = await world.zaken.loadContact(ids[Math.min(n, 2)] as string);
          return { items: stored ? [stored] : [], ...(n < 400 && { cursor: String(n + 1) }) };
        },
      },
    };
    const replay = makeReplayUitval(onePage);
    const begin = () => replay({ door: beheerder, wachtrij: STROOM });
    const goOn = (vervolg: string | undefined) =>
      replay({ door: beheerder, wachtrij: STROOM, vervolg: vervolg as string });
    return { world, ids, pages, begin, goOn };
  }

  test('goes on where it stopped when there is more than fits in one call, and only then lets the dead letter go', async () => {
    const { world, pages, begin, goOn } = await manyPages();
    bury(world, STROOM, 'd1', { inhoud: givenUp(world, '1', '2', 2) });
    const first = await begin();
    expect(first).toMatchObject({ herhaald: 0, aantal: 1, vervolg: expect.stringMatching(/\/300$/) });
    const second = await goOn(first.vervolg);
    expect(second).toMatchObject({ herhaald: 1, aantal: 0 });
    expect(second.vervolg).toBeUndefined();
    // One look over all contacts: each page once, of the same days.
    expect(pages).toHaveLength(401);
    expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
  });

  test('what died between two calls is told and let go when it is known whose it is, and else stays', async () => {
    const { world, ids, begin, goOn } = await manyPages();
    bury(world, STROOM, 'd1', { inhoud: givenUp(world, '1', '2', 2) });
    const first = await begin();
    world.clock.forward(2 * CLOCK_DAY);
    const zaak = { soort: 'contact', id: ids[1] as string } as const;
    await makeNoteMislukking(world, STROOM)({ bericht: '50', zaak, fout: 'Error' });
    bury(world, STROOM, 'noted', { inhoud: givenUp(world, '50', '50') });
    bury(world, STROOM, 'unknown', { inhoud: givenUp(world, '60', '61', 2) });
    const before = world.zaken.changes().length;
    expect(await goOn(first.vervolg)).toMatchObject({ herhaald: 2, aantal: 1 });
    expect(changed(world, before)).toContain(ids[1]);
    const left: string[] = [];
    await uitvalOf(world, STROOM).visit(9, async ({ id }) => {
      left.push(id);
      return 'laat';
    });
    expect(left).toEqual(['unknown']);
    // The next call begins with it.
    const again = await begin();
    expect(await goOn(again.vervolg)).toMatchObject({ herhaald: 1, aantal: 0 });
  });

  test('what died meanwhile of changes that were sought already stays all the same: its contact may have been passed', async () => {
    const { world, begin, goOn } = await manyPages();
    const same = givenUp(world, '1', '2', 2);
    bury(world, STROOM, 'd1', { inhoud: same });
    const first = await begin();
    world.clock.forward(HOUR);
    bury(world, STROOM, 'later', { inhoud: same });
    expect(await goOn(first.vervolg)).toMatchObject({ herhaald: 1, aantal: 1 });
  });

  test('one that somebody else held at the first call, of changes that were not sought, stays too', async () => {
    const { world, begin, goOn } = await manyPages();
    const older = plusMs(world.clock.now(), -CLOCK_DAY);
    bury(world, STROOM, 'd1', { inhoud: givenUp(world, '1', '2', 2) });
    const first = await begin();
    bury(world, STROOM, 'held', { op: older, inhoud: givenUp(world, '8', '9', 2, older) });
    expect(await goOn(first.vervolg)).toMatchObject({ herhaald: 1, aantal: 1 });
  });

  test.each(['300', 'a/b/c/300', '2026-11-25T09:00:00.000Z/2026-11-25T09:00:00.000Z/2026-11-25T09:00:00.000Z/'])(
    'a vervolg that we did not give (%s) is refused, and nothing goes',
    async (vervolg) => {
      const { world, goOn } = await manyPages();
      bury(world, STROOM, 'd1', { inhoud: givenUp(world, '1', '2', 2) });
      await expect(goOn(vervolg)).rejects.toMatchObject({ kind: 'invalid', faults: [{ veld: 'vervolg' }] });
      expect(await uitvalOf(world, STROOM).count()).toBe(1);
    },
  );

  test('that nobody can read is repeated by when it came', async () => {
    const world = makeWorld();
    const id = await oproep(world, 'o1');
    bury(world, STROOM, 'd1', { inhoud: 'geen json' });
    const before = world.zaken.changes().length;
    expect(await makeReplayUitval(world)({ door: beheerder, wachtrij: STROOM })).toMatchObject({ herhaald: 1 });
    expect(changed(world, before)).toEqual([id]);
  });

  test('cut off after telling and before letting go, is simply done again', async () => {
    const world = makeWorld();
    const id = await oproep(world, 'o1');
    bury(world, STROOM, 'd1', { inhoud: givenUp(world, '1', '1') });
    let looks = 0;
    const stroom = uitvalOf(world, STROOM);
    const cutOff = {
      ...world,
      uitval: [
        {
          ...stroom,
          visit: (async (max, decide) => {
            looks += 1;
            if (looks === 2) throw new Error('cut off');
            return stroom.visit(max, decide);
          }) as typeof stroom.visit,
        },
      ],
    };
    const replay = makeReplayUitval(cutOff);
    await expect(replay({ door: beheerder, wachtrij: STROOM })).rejects.toThrow('cut off');
    expect(await stroom.count()).toBe(1);
    const before = world.zaken.changes().length;
    expect(await replay({ door: beheerder, wachtrij: STROOM })).toMatchObject({ herhaald: 1 });
    expect(changed(world, before)).toEqual([id]);
  });
});

describe('what Lambda writes about a stream', () => {
  test.each([
    '',
    'null',
    '[]',
    '7',
    '{}',
    '{"DDBStreamBatchInfo":{"startSequenceNumber":"x"}}',
    '{"DDBStreamBatchInfo":7}',
  ])('%j is none, and no error', (text) => {
    expect(readStroomUitval(text)).toBeUndefined();
  });
});
