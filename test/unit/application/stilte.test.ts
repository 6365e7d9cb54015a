/** A kanaal that is strangely quiet: judged by its own past, in time open, one alarm for one silence. */
import { describe, expect, test } from '@jest/globals';
import { makeCheckDag } from '../../../shared/application/check-dag.ts';
import type { Journaalregel } from '../../../shared/application/journaal.ts';
import { makeListStilleKanalen } from '../../../shared/application/list-dagcontroles.ts';
import { tellStilte } from '../../../shared/application/tell-stilte.ts';
import { makeWatchStilte } from '../../../shared/application/watch-stilte.ts';
import type { Kanaal } from '../../../shared/domain/contact/types.ts';
import type { Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import type { Instellingen } from '../../../shared/domain/organisatie/types.ts';
import { drempelVan, langsteStilte, ONDERGRENS_MS } from '../../../shared/domain/stilte/drempel.ts';
import { addDays } from '../../../shared/domain/tijd/amsterdam.ts';
import { HOUR, type Instant, instant, type LocalDate, MINUTE, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, gebruiker, medewerker, wijkteam } from '../../support/people.ts';
import { sentMails } from '../../support/sent-mail.ts';

const beheerder = gebruiker('bea', ['beheerder']);
const BEA = 'bea@voorbeeld.nl';

function aWorld(start: string, over: Partial<Instellingen> = {}): World {
  return makeWorld({
    start,
    instellingen: {
      ...centrum,
      ...over,
      medewerkers: { ...centrum.medewerkers, bea: medewerker('bea', { rollen: ['beheerder'], mail: BEA }) },
    },
  });
}

const regel = (bericht: string, ontvangenOp: Instant, over: Partial<Journaalregel> = {}): Journaalregel => ({
  bericht,
  ontvangenOp,
  wijkteams: ['centrum'],
  werd: [{ soort: 'contact', contact: bericht, feiten: [] }],
  ...over,
});

const cameIn = (world: World, op: string, kanaal: Kanaal = 'telefoon', over: Partial<Journaalregel> = {}) =>
  world.journaal.note(kanaal, [regel(`${kanaal}-${op}`, instant(op), over)]);

/** The same weekday before `dag`, on which a call came in every half hour (and one late the day before), checked as every night. */
async function aPast(world: World, weken: number, vandaag: LocalDate = '2026-11-25' as LocalDate): Promise<void> {
  const nu = world.clock.now();
  await world.controle.begin(instant('2026-01-01T00:00:00Z'));
  for (let week = weken; week >= 1; week -= 1) {
    const dag = addDays(vandaag, -7 * week);
    await cameIn(world, `${addDays(dag, -1)}T15:45:00Z`);
    for (let half = 0; half < 16; half += 1)
      await cameIn(world, plusMs(instant(`${dag}T08:00:00Z`), half * 30 * MINUTE));
    world.clock.to(`${addDays(vandaag, -1)}T23:30:00Z`);
    await makeCheckDag({ ...world, namenInUitval: () => [] })(dag);
  }
  world.clock.to(nu);
}

const quiet = async (world: World) => makeListStilleKanalen(world)({ door: beheerder });
const isDone = { begonnen: [], voorbij: [], gemeld: 0, mislukt: [] };

describe('how long it may be quiet', () => {
  const past = (...hours: number[]) => hours.map((hour) => ({ berichten: 20, langsteStilteMs: hour * HOUR }));

  test('without a past the floor of the kanaal holds, and of a wijkteam nothing is said', () => {
    expect(drempelVan('telefoon', null, past(3, 3, 3))).toEqual({ ms: ONDERGRENS_MS.telefoon, bron: 'ondergrens' });
    expect(drempelVan('telefoon', 'centrum', past(1, 1, 1, 1, 1))).toBeNull();
  });

  test('with a past half as long again as the longest silence, and never less than the floor', () => {
    expect(drempelVan('telefoon', null, past(1, 2, 1.5, 1))).toEqual({ ms: 3 * HOUR, bron: 'verleden' });
    expect(drempelVan('mail', null, past(1, 1, 1, 1))).toEqual({ ms: ONDERGRENS_MS.mail, bron: 'verleden' });
  });

  test('one day that was a disturbance itself does not make the next one plausible', () => {
    expect(drempelVan('telefoon', null, past(1, 1, 2, 1, 1, 8))?.ms).toBe(3 * HOUR);
  });

  test('days on which next to nothing came in say nothing', () => {
    const empty = Array.from({ length: 8 }, () => ({ berichten: 1, langsteStilteMs: HOUR }));
    expect(drempelVan('telefoon', null, empty)?.bron).toBe('ondergrens');
  });

  test('the night and the hours before opening are no silence', () => {
    const open = [
      ['2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z'],
      ['2026-11-25T08:00:00Z', '2026-11-25T16:00:00Z'],
    ].map(([from = '', to = '']) => [Date.parse(from), Date.parse(to)] as const);
    const dag = { van: instant('2026-11-24T23:00:00Z'), tot: instant('2026-11-25T23:00:00Z') };
    const vorige = instant('2026-11-24T15:30:00Z');
    const came = [instant('2026-11-25T08:30:00Z'), instant('2026-11-25T15:30:00Z')];
    expect(langsteStilte(open, dag, vorige, came)).toBe(7 * HOUR);
    expect(langsteStilte(open, dag, vorige, [...came, instant('2026-11-25T12:00:00Z')])).toBe(3.5 * HOUR);
    expect(langsteStilte(open, dag, vorige, [])).toBe(8.5 * HOUR);
  });
});

describe('a quiet kanaal', () => {
  test('is told once, however long it lasts, and ends when something comes in', async () => {
    const world = aWorld('2026-11-25T08:30:00Z');
    await aPast(world, 8);
    await cameIn(world, '2026-11-25T08:20:00Z');
    const watch = makeWatchStilte(world);
    expect(await watch()).toEqual(isDone);
    world.clock.to('2026-11-25T09:50:00Z');
    expect(await watch()).toEqual(isDone);
    world.clock.to('2026-11-25T09:55:00Z');
    const over = { kanaal: 'telefoon', wijkteam: null, bron: 'verleden' };
    expect((await watch()).begonnen).toContainEqual(over);
    const told = world.mail.sent.filter(({ aan }) => aan === BEA);
    expect(told.map(({ ruw }) => /Subject: (.*)/.exec(new TextDecoder().decode(ruw as Uint8Array))?.[1])).toContain(
      'Opvallend stil: telefoon',
    );
    for (const at of ['10:00', '12:00', '15:55']) {
      world.clock.to(`2026-11-25T${at}:00Z`);
      expect(await watch()).toEqual(isDone);
    }
    // Another process, which knows nothing of the looks before.
    expect(await makeWatchStilte(world)()).toEqual(isDone);
    expect(world.mail.sent.filter(({ aan }) => aan === BEA)).toHaveLength(told.length);
    expect(await quiet(world)).toContainEqual(expect.objectContaining({ kanaal: 'telefoon', wijkteam: null }));
    await cameIn(world, '2026-11-25T15:56:00Z');
    world.clock.to('2026-11-25T15:58:00Z');
    expect((await watch()).voorbij).toContainEqual({ kanaal: 'telefoon', wijkteam: null });
    expect(await quiet(world)).toEqual([]);
  });

  test.each([
    [2 * HOUR - 10_000, '2 uur'],
    [HOUR, '1 uur'],
    [61 * MINUTE, '1 uur en 1 minuut'],
    [45 * MINUTE + 7000, '45 minuten'],
  ])('of which the usual length is %d ms is told in words: %s', async (ms, woorden) => {
    const world = aWorld('2026-11-25T10:30:00Z');
    const nu = world.clock.now();
    const drempel = { ms, bron: 'verleden' } as const;
    const stilte = { kanaal: 'telefoon', wijkteam: null, laatstOntvangenOp: nu, gezienOp: nu, drempel } as const;
    const value = { ...stilte, gemeldOp: null, voorbijOp: null };
    await world.controle.saveStilte(value, 0);
    expect(await tellStilte(world, await world.instellingen.readInstellingen(), { versie: 1, value })).toBe(true);
    const [mail] = await sentMails(world);
    expect(mail?.tekst.replace(/\s+/g, ' ')).toContain(`meestal niet langer dan ${woorden}.`);
  });

  test('of one wijkteam is told to its escalation contact too', async () => {
    const world = aWorld('2026-11-25T09:55:00Z');
    await aPast(world, 8);
    await cameIn(world, '2026-11-25T08:20:00Z');
    const { begonnen, gemeld } = await makeWatchStilte(world)();
    expect(begonnen).toEqual([
      { kanaal: 'telefoon', wijkteam: null, bron: 'verleden' },
      { kanaal: 'telefoon', wijkteam: 'centrum', bron: 'verleden' },
    ]);
    expect([gemeld, world.mail.sent.map(({ aan }) => aan).sort()]).toEqual([2, [BEA, BEA, 'chef@voorbeeld.nl']]);
  });

  test('of which the past is not known is on the list, and nobody gets a mail', async () => {
    const world = aWorld('2026-11-25T10:30:00Z');
    await cameIn(world, '2026-11-25T08:20:00Z');
    const { begonnen, gemeld } = await makeWatchStilte(world)();
    expect([begonnen, gemeld]).toEqual([[{ kanaal: 'telefoon', wijkteam: null, bron: 'ondergrens' }], 0]);
    expect(world.mail.sent).toEqual([]);
    expect(await quiet(world)).toEqual([expect.objectContaining({ kanaal: 'telefoon', gemeldOp: null })]);
  });

  test('on which nothing ever came in is not judged', async () => {
    expect(await makeWatchStilte(aWorld('2026-11-25T15:00:00Z'))()).toEqual(isDone);
  });

  test('that is closed is never quiet, and the first minutes after opening do not count the night', async () => {
    const world = aWorld('2026-11-25T22:00:00Z');
    await aPast(world, 8);
    await cameIn(world, '2026-11-25T15:50:00Z');
    const watch = makeWatchStilte(world);
    // The evening, the night, and the next morning.
    for (const at of ['2026-11-25T22:00', '2026-11-26T03:00', '2026-11-26T08:01', '2026-11-26T09:15']) {
      world.clock.to(`${at}:00Z`);
      expect({ at, ...(await watch()) }).toEqual({ at, ...isDone });
    }
  });

  describe('of one wijkteam is seen by a process that has just begun,', () => {
    const MAANDAG = '2026-11-23' as LocalDate;
    const isQuiet = { kanaal: 'telefoon', wijkteam: 'centrum', bron: 'verleden' };

    test('also after a weekend, while others are called', async () => {
      const world = aWorld('2026-11-23T10:30:00Z');
      await aPast(world, 8, MAANDAG);
      await cameIn(world, '2026-11-20T15:30:00Z');
      await cameIn(world, '2026-11-22T11:00:00Z', 'telefoon', { wijkteams: ['noord'] });
      await cameIn(world, '2026-11-23T10:20:00Z', 'telefoon', { wijkteams: ['noord'] });
      expect((await makeWatchStilte(world)()).begonnen).toEqual([isQuiet]);
    });

    test('also when it was closed on the last day on which others were open', async () => {
      const dagdelen = [{ van: '09:00', tot: '17:00' }];
      const week = [1, 3].map((dag) => ({ dag, dagdelen }));
      const regeling = { patronen: [{ geldigVan: '2026-01-01', week }], landelijkeSluitingsdagen: true };
      const rest = { sluitingsdagen: [], uitzonderingen: [], sluitingen: [] };
      const world = aWorld('2026-11-23T10:30:00Z', {
        openingsregelingen: { 'centrum/telefoon': { ...regeling, ...rest } as unknown as Openingsregeling },
        wijkteams: { ...centrum.wijkteams, noord: wijkteam('noord') },
      });
      await aPast(world, 8, MAANDAG);
      await cameIn(world, '2026-11-18T15:30:00Z');
      for (const day of ['2026-11-19', '2026-11-20', '2026-11-23'])
        await cameIn(world, `${day}T10:20:00Z`, 'telefoon', { wijkteams: ['noord'] });
      expect((await makeWatchStilte(world)()).begonnen).toEqual([isQuiet]);
    });

    test('and reads no further back than that', async () => {
      const world = aWorld('2026-11-23T10:30:00Z');
      await cameIn(world, '2026-11-23T10:20:00Z');
      const days: string[] = [];
      const journaal = {
        ...world.journaal,
        readTerug: (kanaal: Kanaal, dag: LocalDate) => {
          if (kanaal === 'telefoon') days.push(dag);
          return world.journaal.readTerug(kanaal, dag);
        },
      };
      await makeWatchStilte({ ...world, journaal })();
      expect(days).toEqual(['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20']);
    });
  });

  test('is not woken by a canary', async () => {
    const world = aWorld('2026-11-25T09:55:00Z');
    await aPast(world, 8);
    await cameIn(world, '2026-11-25T08:20:00Z');
    await cameIn(world, '2026-11-25T09:50:00Z', 'telefoon', { proef: true });
    expect((await makeWatchStilte(world)()).begonnen).toHaveLength(2);
  });

  test('is told later when the mail provider fails now, and by one of two that look at once', async () => {
    let down = true;
    const world = aWorld('2026-11-25T09:55:00Z');
    await aPast(world, 8);
    await cameIn(world, '2026-11-25T08:20:00Z', 'telefoon', { wijkteams: [] });
    const { sendRaw } = world.mail;
    const mail = {
      ...world.mail,
      sendRaw: (one: Parameters<typeof sendRaw>[0]) => (down ? Promise.reject(new Error('down')) : sendRaw(one)),
    };
    const watch = makeWatchStilte({ ...world, mail });
    expect((await watch()).mislukt).toHaveLength(1);
    down = false;
    const both = await Promise.all([makeWatchStilte({ ...world, mail })(), makeWatchStilte({ ...world, mail })()]);
    expect(both.reduce((sum, { gemeld }) => sum + gemeld, 0)).toBe(1);
    expect(world.mail.sent).toHaveLength(1);
  });
});
