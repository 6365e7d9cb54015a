/** What follows from the roster without anybody asking: sick now, gaps told ahead, duties that nobody started. */
import { describe, expect, test } from '@jest/globals';
import { makeNoteAfwezigheid } from '../../../shared/application/afwezigheden.ts';
import { makePlanDiensten, type NieuweDienst } from '../../../shared/application/plan-diensten.ts';
import { makeReportHiaten } from '../../../shared/application/report-hiaten.ts';
import { makeRequestRuil } from '../../../shared/application/ruilverzoeken.ts';
import { makeStartDienst } from '../../../shared/application/start-dienst.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { tellOnce } from '../../../shared/application/tell-once.ts';
import { makeWatchRooster } from '../../../shared/application/watch-rooster.ts';
import type { Instellingen } from '../../../shared/domain/organisatie/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { fatima, medewerker, piet, wijkteam, zonderBevestiging } from '../../support/people.ts';
import { sentMails } from '../../support/sent-mail.ts';
import { dienst as dienstVan, mailtInNood, triageAlsSpoed, zaakOf } from '../../support/spoed.ts';

const dienst = (professional: string, van: string, tot: string, over: Partial<NieuweDienst> = {}): NieuweDienst =>
  dienstVan({ professional, van, tot, ...over });
const subjects = async (world: World) =>
  (await sentMails(world)).map(({ naar, onderwerp }) => `${naar.split('@')[0]}: ${onderwerp}`);

/** Wednesday 10:00: Fatima has achterwacht, after her Piet of the other domein, then the escalation contact. */
async function withSpoedzaak(options: WorldOptions = {}): Promise<World> {
  const world = makeWorld({ instellingen: zonderBevestiging, ...options });
  await makePlanDiensten(world)([
    dienst('fatima', '2026-11-25T09:00', '2026-11-25T17:00'),
    dienst('piet', '2026-11-25T09:00', '2026-11-25T17:00', { domein: 'jeugd' }),
  ]);
  await mailtInNood(world);
  await triageAlsSpoed(world);
  expect(zaakOf(world).aan).toBe('fatima');
  return world;
}
const sick = (world: World) => makeNoteAfwezigheid(world)({ door: fatima, afwezigheid: { ziek: true } });

describe('whoever reports sick', () => {
  test('hands on at once what nobody took up', async () => {
    const world = await withSpoedzaak();
    await sick(world);
    expect(zaakOf(world)).toMatchObject({ status: 'open', aan: 'piet', opgepaktDoor: null });
    expect(world.pushQueue.drain().length).toBeGreaterThan(0);
  });

  test('gives back what they took up, and the lead is told of it without anything about a resident', async () => {
    const world = await withSpoedzaak();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    await sick(world);
    expect(zaakOf(world)).toMatchObject({ status: 'open', aan: 'piet', opgepaktDoor: null });
    await makeWatchRooster(world)();
    expect(await subjects(world)).toEqual(['chef: fatima kan geen dienst doen']);
    const [mail] = await sentMails(world);
    expect(mail?.tekst).toContain(zaakOf(world).id);
    expect(mail?.tekst).toContain('achterwacht sociaal, 2026-11-25 09:00 tot 2026-11-25 17:00');
    expect(mail?.tekst).not.toMatch(/ziek|voorbeeld\.nl/);
  });

  test('leaves what somebody else took up where it is', async () => {
    const world = await withSpoedzaak();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    await sick(world);
    expect(zaakOf(world)).toMatchObject({ status: 'opgepakt', opgepaktDoor: 'piet' });
  });

  test('twice is once: one absence, one mail, and the case stays where it went', async () => {
    const world = await withSpoedzaak();
    await sick(world);
    await sick(world);
    await makeWatchRooster(world)();
    await makeWatchRooster(world)();
    expect(await world.instellingen.readAfwezigheden('2026-11-25', '2026-11-25')).toHaveLength(1);
    expect(await subjects(world)).toEqual(['chef: fatima kan geen dienst doen']);
    expect(zaakOf(world).gebeurtenissen.filter(({ soort }) => soort === 'push-klaargezet')).not.toHaveLength(0);
    expect(await world.instellingen.listWerk(world.clock.now())).toEqual([]);
  });

  test('again later, while they are still sick, is the same absence and no second mail', async () => {
    const world = await withSpoedzaak();
    const first = await sick(world);
    await makeWatchRooster(world)();
    world.clock.forward(10 * 60_000);
    expect(await sick(world)).toEqual(first);
    await makeWatchRooster(world)();
    expect(await subjects(world)).toEqual(['chef: fatima kan geen dienst doen']);
  });

  test('later that day keeps until then what they have; it goes on when that begins', async () => {
    const world = await withSpoedzaak();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    await makeNoteAfwezigheid(world)({ door: fatima, afwezigheid: { ziek: true, van: '2026-11-25T16:00' } });
    await makeWatchRooster(world)();
    expect(zaakOf(world).opgepaktDoor).toBe('fatima');
    world.clock.to('2026-11-25T15:00:00Z');
    await makeWatchRooster(world)();
    expect(zaakOf(world)).toMatchObject({ opgepaktDoor: null, aan: 'piet' });
  });

  test('wherever the program stops in between: the same in the end', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = await withSpoedzaak();
        await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
        return world;
      },
      act: (world: World) => sick(world),
      afterwards: async (world: World) => {
        await sick(world);
        await makeWatchRooster(world)();
        await makeWatchRooster(world)();
      },
      observe: async (world: World) => ({
        zaak: [zaakOf(world).status, zaakOf(world).aan, zaakOf(world).opgepaktDoor],
        mails: (await sentMails(world)).map(({ tekst }) => tekst),
        afwezig: (await world.instellingen.readAfwezigheden('2026-11-25', '2026-11-25')).length,
      }),
    });
  });

  test('also when the cases cannot be reached at that moment: the next look does it', async () => {
    const world = await withSpoedzaak();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    const failing = async () => {
      throw new Error('the table is ill');
    };
    const down = { ...world, zaken: { ...world.zaken, listSpoedzaken: failing } };
    const noted = await sick(down as unknown as World);
    expect(noted.bron).toBe('ziek');
    expect(zaakOf(world).opgepaktDoor).toBe('fatima');
    expect((await makeWatchRooster(world)()).mislukt).toEqual([]);
    expect(zaakOf(world).opgepaktDoor).toBeNull();
  });
});

describe('a message to staff', () => {
  test('that the provider does not take now leaves at a later look, and stops no other', async () => {
    let down = true;
    const world = makeWorld({
      instellingen: zonderBevestiging,
      mailAnswers: (n) => {
        if (down) throw new Error('the provider is ill');
        return { soort: 'aangenomen', leverancier: String(n) };
      },
    });
    const [een] = await makePlanDiensten(world)([dienst('fatima', '2026-11-26T09:00', '2026-11-26T13:00')]);
    await makeRequestRuil(world)({ door: fatima, vraag: { dienst: een?.id ?? '' } });
    const first = await makeWatchRooster(world)();
    expect([first.gedaan, first.mislukt.length]).toEqual([0, 2]);
    down = false;
    expect((await makeWatchRooster(world)()).mislukt).toEqual([]);
    expect(await subjects(world)).toEqual(['chef: Wilt u een dienst overnemen?', 'piet: Wilt u een dienst overnemen?']);
    await makeWatchRooster(world)();
    expect(await subjects(world)).toHaveLength(2);
  });
});

describe('a message to somebody whom nobody can mail', () => {
  const zonderAdres = {
    fatima: medewerker('fatima', { mail: null }),
    rob: medewerker('rob', { rollen: ['beheerder'] }),
  };
  const send = async (settings: Partial<Instellingen>, options: WorldOptions = {}) => {
    const world = makeWorld({ ...options, instellingen: { ...zonderBevestiging, ...settings } });
    const op = world.clock.now();
    await world.instellingen.saveWerk([{ id: 'm', op, soort: 'bericht', aan: 'fatima', onderwerp: 'o', tekst: 't' }]);
    const { onbestelbaar } = await makeWatchRooster(world)();
    await makeWatchRooster(world)();
    expect(await world.instellingen.listWerk(world.clock.now())).toEqual([]);
    return { onbestelbaar, mails: await sentMails(world) };
  };
  const { medewerkers } = zonderBevestiging;

  test('goes to whom the wijkteam escalates to, and says for whom it was', async () => {
    const { onbestelbaar, mails } = await send({ medewerkers: { ...medewerkers, ...zonderAdres } });
    expect(onbestelbaar).toEqual({ doorgegeven: 1, niemand: 0 });
    expect(mails.map(({ naar, onderwerp }) => [naar, onderwerp])).toEqual([['chef@voorbeeld.nl', 'o']]);
    expect(mails[0]?.tekst).toMatch(/Dit bericht was voor fatima, .*\n\nt$/s);
  });

  test('without such a person it goes to whoever manages the settings', async () => {
    const { mails } = await send({ medewerkers: zonderAdres });
    expect(mails.map(({ naar }) => naar)).toEqual(['rob@voorbeeld.nl']);
  });

  test('and without anybody at all it is counted, not tried for ever', async () => {
    const { onbestelbaar, mails } = await send({ medewerkers: { fatima: zonderAdres.fatima } });
    expect(onbestelbaar).toEqual({ doorgegeven: 0, niemand: 1 });
    expect(mails).toEqual([]);
  });

  test('is passed on once: who gets it in their place and cannot either ends it', async () => {
    const { onbestelbaar } = await send(
      { medewerkers: { ...medewerkers, ...zonderAdres } },
      { mailAnswers: () => ({ soort: 'geweigerd', reden: 'address unknown' }) },
    );
    expect(onbestelbaar).toEqual({ doorgegeven: 1, niemand: 1 });
  });
});

describe('gaps ahead', () => {
  /** Monday 30 November to Friday 18 December, each day 9-17, without the days in `zonder`. */
  async function planned(zonder: readonly string[], options: WorldOptions = {}): Promise<World> {
    const world = makeWorld({ instellingen: zonderBevestiging, start: '2026-11-16T06:30:00.000Z', ...options });
    const days = Array.from({ length: 33 }, (_, i) => new Date(Date.UTC(2026, 10, 16 + i)).toISOString().slice(0, 10));
    const diensten = days
      .filter((day) => !zonder.includes(day))
      .map((day) => dienst('fatima', `${day}T09:00`, `${day}T17:00`));
    await makePlanDiensten(world)(diensten);
    return world;
  }
  const mornings = async (world: World, days: number) => {
    for (let i = 0; i < days; i += 1) {
      await makeReportHiaten(world)();
      await makeReportHiaten(world)();
      await makeWatchRooster(world)();
      world.clock.forward(86_400_000);
    }
  };

  test('are told 28, 14, 7 and 2 days before, once each, with the day and the hours', async () => {
    const world = await planned(['2026-12-15']);
    const at: string[] = [];
    for (let i = 0; i < 30; i += 1) {
      const before = world.mail.sent.length;
      await mornings(world, 1);
      if (world.mail.sent.length > before) at.push(String(29 - i));
    }
    expect(at).toEqual(['28', '14', '7', '2']);
    const mails = await sentMails(world);
    expect(mails.map(({ naar }) => naar)).toEqual(Array(4).fill('chef@voorbeeld.nl'));
    expect(mails[0]?.onderwerp).toBe('Rooster Wijkteam centrum: een hiaat');
    expect(mails[0]?.tekst).toContain('- dinsdag 15 december 09:00 tot 17:00 uur, sociaal');
  });

  test('that come up late are told once at the nearest of these days', async () => {
    const world = await planned([]);
    await mornings(world, 1);
    expect(world.mail.sent).toHaveLength(0);
    await makeNoteAfwezigheid(world)({
      door: fatima,
      afwezigheid: { van: '2026-11-20T00:00', tot: '2026-11-21T00:00' },
    });
    await mornings(world, 1);
    expect(await subjects(world)).toEqual(['chef: Rooster Wijkteam centrum: een hiaat']);
    await mornings(world, 8);
    expect(world.mail.sent).toHaveLength(2);
  });

  test('where nobody planned anything are known, and told only to a coordinator who was appointed', async () => {
    const world = await planned([]);
    await mornings(world, 3);
    expect(world.mail.sent).toHaveLength(0);
    await world.instellingen.saveWijkteam(
      wijkteam('centrum', { escalatiecontact: 'chef', roostercoordinator: 'piet' }),
    );
    await mornings(world, 1);
    const [mail] = await sentMails(world);
    expect(mail?.naar).toBe('piet@voorbeeld.nl');
    expect(mail?.tekst).toContain('jeugd');
  });

  test('wait for the provider when it is ill, and are told once when it is well', async () => {
    let down = true;
    const world = await planned(['2026-11-18'], {
      mailAnswers: (n) => {
        if (down) throw new Error('the provider is ill');
        return { soort: 'aangenomen', leverancier: String(n) };
      },
    });
    expect(await makeReportHiaten(world)()).toEqual({ gemeld: 1, mislukt: [] });
    expect((await makeWatchRooster(world)()).mislukt).toHaveLength(1);
    down = false;
    expect(await makeReportHiaten(world)()).toEqual({ gemeld: 0, mislukt: [] });
    await makeWatchRooster(world)();
    expect(world.mail.sent).toHaveLength(1);
  });

  test('wherever the program stops in between: each is told, and once', async () => {
    await expectSameWhereverItCrashes({
      setup: () => planned(['2026-11-18', '2026-11-24', '2026-12-08']),
      act: (world: World) => makeReportHiaten(world)(),
      afterwards: async (world: World) => {
        await makeReportHiaten(world)();
        await makeWatchRooster(world)();
        await makeWatchRooster(world)();
      },
      observe: async (world: World) => (await sentMails(world)).map(({ onderwerp, tekst }) => [onderwerp, tekst]),
    });
  });

  test('that are very many are told in several messages, each gap in one of them', async () => {
    const world = makeWorld({ instellingen: zonderBevestiging });
    const things = Array.from({ length: 100 }, (_, i) => ({ naam: `n${i}` }));
    const told: string[][] = [];
    const tell = () =>
      tellOnce(world.instellingen, world.clock.now(), things, (_, deel) => {
        told.push(deel.map(({ naam }) => naam));
        return [];
      });
    expect(await tell()).toBe(100);
    expect(await tell()).toBe(0);
    expect(told.map((one) => one.length)).toEqual([45, 45, 10]);
    expect(new Set(told.flat()).size).toBe(100);
  });
});

describe('a duty that nobody says has begun', () => {
  async function starting(dienststart: boolean): Promise<{ world: World; id: string }> {
    const world = makeWorld({ instellingen: zonderBevestiging });
    await world.instellingen.saveWijkteam(wijkteam('centrum', { escalatiecontact: 'chef', dienststart }));
    const [een] = await makePlanDiensten(world)([
      dienst('fatima', '2026-11-25T13:00', '2026-11-25T17:00'),
      dienst('piet', '2026-11-25T13:00', '2026-11-25T17:00', { domein: 'jeugd' }),
    ]);
    return { world, id: een?.id ?? '' };
  }
  const look = (world: World, at: string) => {
    world.clock.to(at);
    return makeWatchRooster(world)();
  };
  const NIET = 'Dienst van fatima is niet gestart';

  test('is told after a quarter of an hour to the next in line and the coordinator, once', async () => {
    const { world } = await starting(true);
    await look(world, '2026-11-25T12:14:00Z');
    expect(await subjects(world)).toEqual([]);
    await look(world, '2026-11-25T12:15:00Z');
    await look(world, '2026-11-25T12:30:00Z');
    expect((await subjects(world)).filter((one) => one.endsWith(NIET)).toSorted()).toEqual([
      `chef: ${NIET}`,
      `piet: ${NIET}`,
    ]);
  });

  test('is not told when they did, when it was moved, or where people do not tap', async () => {
    const tapped = await starting(true);
    tapped.world.clock.to('2026-11-25T12:01:00Z');
    await makeStartDienst(tapped.world)({ door: fatima, dienst: tapped.id });
    const moved = await starting(true);
    await makePlanDiensten(moved.world)([dienst('fatima', '2026-11-25T14:00', '2026-11-25T17:00', { id: moved.id })]);
    const none = await starting(false);
    for (const { world } of [tapped, moved, none]) {
      await look(world, '2026-11-25T12:20:00Z');
      expect((await subjects(world)).filter((one) => one.endsWith(NIET))).toEqual([]);
    }
    await look(moved.world, '2026-11-25T13:15:00Z');
    expect(await subjects(moved.world)).toContain(`chef: ${NIET}`);
  });

  test('looks at the duty as it is then: whoever took it over must start it', async () => {
    const { world, id } = await starting(true);
    world.clock.to('2026-11-25T12:01:00Z');
    await makeStartDienst(world)({ door: fatima, dienst: id });
    await makePlanDiensten(world)([dienst('chef', '2026-11-25T13:00', '2026-11-25T17:00', { id })]);
    await look(world, '2026-11-25T12:15:00Z');
    expect(await subjects(world)).toContain('piet: Dienst van chef is niet gestart');
    expect(await world.instellingen.listWerk(instant('2026-11-26T00:00:00Z'))).toEqual([]);
  });
});
