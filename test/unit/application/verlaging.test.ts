/** Re-triage of a contact with an open spoedzaak: raising at once, lowering with four eyes, both in both records. */
import { describe, expect, test } from '@jest/globals';
import { makeJudgeVerlaging } from '../../../shared/application/judge-verlaging.ts';
import { makeListSpoedzaken } from '../../../shared/application/list-spoedzaken.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { makeTellVerlaging } from '../../../shared/application/tell-verlaging.ts';
import { makeTriageContact, type TriageContactCommand } from '../../../shared/application/triage-contact.ts';
import { makeWatchRooster } from '../../../shared/application/watch-rooster.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { fatima, manager, ondersteuner, piet, vreemde, zonderBevestiging } from '../../support/people.ts';
import { drainQueues, passMinutes } from '../../support/post.ts';
import { sentMails } from '../../support/sent-mail.ts';
import { mailtInNood, planDienst, zaakOf } from '../../support/spoed.ts';

const contactOf = (world: World) => world.zaken.contacten()[0]!;

/** Wednesday 25 November 2026, 10:00 in Amsterdam; Fatima has achterwacht. */
async function openSpoed(urgentie: 'spoed' | 'crisis' = 'spoed'): Promise<World> {
  const world = makeWorld({ instellingen: zonderBevestiging });
  await planDienst(world);
  await mailtInNood(world);
  world.clock.forward(60_000);
  await triage(world, { urgentie, sleutel: 's1' });
  world.clock.forward(60_000);
  return world;
}

const triage = (world: World, over: Partial<TriageContactCommand> = {}) =>
  makeTriageContact(world)({
    contact: contactOf(world).id,
    door: ondersteuner,
    signalen: {},
    urgentie: 'regulier',
    domein: 'sociaal',
    ...over,
  });
const lower = (world: World, over: Partial<TriageContactCommand> = {}) =>
  triage(world, { sleutel: 's2', redenAfwijking: 'Zij is veilig bij haar zus', ...over });
const judge = (world: World, over: Partial<Parameters<ReturnType<typeof makeJudgeVerlaging>>[0]> = {}) =>
  makeJudgeVerlaging(world)({
    contact: contactOf(world).id,
    verzoek: contactOf(world).verlagingsverzoek?.id ?? 'none',
    door: fatima,
    akkoord: true,
    ...over,
  });

describe('deciding for less than an open spoedzaak', () => {
  test('changes nothing until a second person agrees: the ladder goes on', async () => {
    const world = await openSpoed();
    const shown = await lower(world);
    expect(shown).toMatchObject({
      urgentie: 'spoed',
      verlagingsverzoek: { door: 'olga', van: 'spoed', naar: 'regulier' },
    });
    expect(zaakOf(world)).toMatchObject({ status: 'open', urgentie: 'spoed' });
    expect(zaakOf(world).gebeurtenissen.at(-1)).toMatchObject({ soort: 'verlaging-gevraagd', door: 'olga' });
    await drainQueues(world);
    const before = world.mail.sent.length;
    await passMinutes(world, 60);
    expect(world.mail.sent.length).toBeGreaterThan(before);
  });

  test('agreed to by another professional closes the case as lowered, in both records, and nobody is pushed any more', async () => {
    const world = await openSpoed();
    await lower(world);
    const shown = await judge(world);
    expect(shown).toMatchObject({ urgentie: 'regulier', verlagingsverzoek: null });
    expect(zaakOf(world).status).toBe('gesloten');
    expect(zaakOf(world).gebeurtenissen.slice(-2)).toMatchObject([
      { soort: 'verlaging-beoordeeld', akkoord: true, door: 'fatima' },
      { soort: 'gesloten', reden: 'verlaagd', door: 'fatima' },
    ]);
    expect(contactOf(world).gebeurtenissen.slice(-2)).toMatchObject([
      { soort: 'verlaging-beoordeeld', akkoord: true, door: 'fatima' },
      { soort: 'getrieerd', urgentie: 'regulier', door: 'olga' },
    ]);
    await drainQueues(world);
    const before = world.mail.sent.length + world.sms.sent.length;
    await passMinutes(world, 60);
    expect(world.mail.sent.length + world.sms.sent.length).toBe(before);
  });

  test('from crisis to spoed keeps the case, its holder and its clock', async () => {
    const world = await openSpoed('crisis');
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    const { ontvangenOp, uiterlijkOp } = zaakOf(world);
    await lower(world, { urgentie: 'spoed', door: fatima });
    expect(zaakOf(world).urgentie).toBe('crisis');
    await judge(world, { door: piet });
    expect(zaakOf(world)).toMatchObject({ urgentie: 'spoed', opgepaktDoor: 'fatima', ontvangenOp, uiterlijkOp });
    expect(contactOf(world)).toMatchObject({ urgentie: 'spoed', spoedzaak: zaakOf(world).id });
  });

  test('is never agreed to by who asked, by a teamondersteuner, by a manager or by who may not know of it', async () => {
    const world = await openSpoed();
    await lower(world, { door: fatima });
    const codes: string[] = [];
    for (const door of [fatima, ondersteuner, manager, vreemde]) {
      codes.push(
        await judge(world, { door }).then(
          () => 'agreed',
          (error: { code: string }) => error.code,
        ),
      );
    }
    expect(codes).toEqual(['zelfde-persoon', 'geen-rechten', 'geen-rechten', 'niet-gevonden']);
    expect(zaakOf(world).status).toBe('open');
  });

  test('that is refused keeps the reason as content, and the urgentie', async () => {
    const world = await openSpoed();
    await lower(world);
    await judge(world, { akkoord: false, reden: 'Zij gaat vanavond terug naar huis' });
    expect(contactOf(world)).toMatchObject({ urgentie: 'spoed', verlagingsverzoek: null });
    expect(zaakOf(world)).toMatchObject({ status: 'open', urgentie: 'spoed' });
    expect(JSON.stringify(world.zaken.changes())).not.toMatch(/vanavond|zus/);
    const { notities } = await makeReadContact(world)({ contact: contactOf(world).id, door: piet });
    expect(notities?.map(({ tekst }) => tekst)).toEqual(
      expect.arrayContaining(['Zij gaat vanavond terug naar huis', 'Zij is veilig bij haar zus']),
    );
  });

  test('and raising at the same moment: whatever comes first, it ends as crisis', async () => {
    for (const first of ['judge', 'raise']) {
      const world = await openSpoed();
      await lower(world);
      const { id } = contactOf(world).verlagingsverzoek!;
      const raise = () =>
        triage(world, { urgentie: 'crisis', sleutel: 's3', redenAfwijking: 'Zij belde: hij staat voor de deur' });
      const agree = () => judge(world, { verzoek: id }).catch(() => undefined);
      await Promise.all(first === 'judge' ? [agree(), raise()] : [raise(), agree()]);
      expect(contactOf(world).urgentie).toBe('crisis');
      const open = world.zaken.spoedzaken().filter(({ status }) => status === 'open');
      expect(open).toMatchObject([{ urgentie: 'crisis', ontvangenOp: contactOf(world).ontvangenOp }]);
    }
  });

  test('wherever the agreement dies, contact and case say the same in the end, once', async () => {
    const calls = await expectSameWhereverItCrashes({
      setup: async () => {
        const world = await openSpoed();
        await lower(world);
        return world;
      },
      act: (world: World) => judge(world, { sleutel: 'k', reden: 'Gezien', verzoek: verzoekOf(world) }),
      afterwards: async (world) => {
        await judge(world, { sleutel: 'k', reden: 'Gezien', verzoek: verzoekOf(world) });
        await drainQueues(world);
      },
      observe: async (world) => ({
        contact: contactOf(world).gebeurtenissen,
        zaak: zaakOf(world).gebeurtenissen.map(({ soort }) => soort),
        notities: (await world.inhoud.readInhoud(contactOf(world).id)).notities,
      }),
    });
    expect(calls).toBeGreaterThan(3);
  });

  test('shows a teamondersteuner no signals in the request either', async () => {
    const world = await openSpoed();
    await lower(world, { signalen: { 'dreigt-met-zelfdoding': 'nee' } });
    const { gebeurtenissen } = await makeReadContact(world)({ contact: contactOf(world).id, door: ondersteuner });
    expect(JSON.stringify(gebeurtenissen)).not.toContain('zelfdoding');
  });
});

const verzoekOf = (world: World): string =>
  contactOf(world).gebeurtenissen.find(({ soort }) => soort === 'verlaging-gevraagd')?.id ?? 'none';

describe('triage again', () => {
  test('keeps the wait, the clock and the whole record, and raises the open case at once', async () => {
    const world = await openSpoed();
    const before = contactOf(world);
    const shown = await triage(world, { urgentie: 'crisis', sleutel: 's3' });
    expect(shown).toMatchObject({ urgentie: 'crisis', ontvangenOp: before.ontvangenOp });
    expect(contactOf(world).wachten).toEqual(before.wachten);
    expect(contactOf(world).gebeurtenissen.slice(0, -1)).toEqual(before.gebeurtenissen);
    expect(zaakOf(world)).toMatchObject({ urgentie: 'crisis', ontvangenOp: before.ontvangenOp });
  });

  test('after a lowering opens a new case on the clock of the first contact', async () => {
    const world = await openSpoed();
    await lower(world);
    await judge(world);
    await triage(world, { urgentie: 'spoed', sleutel: 's4' });
    const zaken = world.zaken.spoedzaken();
    expect(zaken.map(({ status }) => status)).toEqual(['gesloten', 'open']);
    expect(zaken[1]?.uiterlijkOp).toBe(zaken[0]?.uiterlijkOp);
  });

  test('otherwise than advised asks for a reason in both directions, and never where too little is known', async () => {
    const world = await openSpoed();
    const fields = (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        ({ faults }: { faults: readonly { veld: string }[] }) => faults.map(({ veld }) => veld).join(),
      );
    const crisis = { 'dreigt-met-zelfdoding': 'ja' } as const;
    expect(await fields(triage(world, { urgentie: 'spoed', signalen: crisis }))).toBe('redenAfwijking');
    const spoed = { 'huiselijk-geweld': 'ja' } as const;
    expect(await fields(triage(world, { urgentie: 'crisis', signalen: spoed }))).toBe('redenAfwijking');
    expect((await triage(world, { urgentie: 'crisis', signalen: {} })).urgentie).toBe('crisis');
  });
});

describe('somebody else hears that it was asked', () => {
  /** The stream, as often as it likes, and the minute. */
  async function told(world: World, times = 3): Promise<readonly string[]> {
    const changes = world.zaken.changes();
    for (let n = 0; n < times; n += 1) expect((await makeTellVerlaging(world)(changes)).mislukt).toEqual([]);
    const before = world.mail.sent.length;
    await makeWatchRooster(world)();
    await makeWatchRooster(world)();
    return (await sentMails(world)).slice(before).map(({ naar, onderwerp }) => `${naar.split('@')[0]}: ${onderwerp}`);
  }
  const OORDEEL = 'Verlagen van spoed: uw oordeel is nodig';

  test('whoever has duty, once, however often it is seen, with a reference and nothing of the resident', async () => {
    const world = await openSpoed();
    await lower(world);
    expect(await told(world)).toEqual([`fatima: ${OORDEEL}`]);
    expect(await told(world)).toEqual([]);
    const mail = (await sentMails(world)).find(({ onderwerp }) => onderwerp === OORDEEL);
    expect(mail?.tekst).toContain('van spoed naar regulier');
    expect(mail?.tekst).toContain(contactOf(world).id);
    expect(mail?.tekst).not.toMatch(/zus|man/);
  });

  test('not who asked it, but the next in line', async () => {
    const world = await openSpoed();
    await lower(world, { door: fatima });
    expect(await told(world)).toEqual([`chef: ${OORDEEL}`]);
  });

  test('also whoever has taken the case up', async () => {
    const world = await openSpoed();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    await lower(world);
    expect((await told(world)).toSorted()).toEqual([`fatima: ${OORDEEL}`, `piet: ${OORDEEL}`]);
  });

  test('outside the hours of duty whom the wijkteam escalates to', async () => {
    const world = await openSpoed();
    world.clock.to('2026-11-25T22:00:00Z');
    await lower(world);
    expect(await told(world)).toEqual([`chef: ${OORDEEL}`]);
  });

  test('nobody, when it was decided before the minute came', async () => {
    const world = await openSpoed();
    await lower(world);
    await judge(world);
    expect(await told(world)).toEqual([]);
  });

  test('a list that cannot be written makes the change come again', async () => {
    const world = await openSpoed();
    await lower(world);
    const noteEenmaal = async () => {
      throw new Error('the table is ill');
    };
    const ill = { ...world, instellingen: { ...world.instellingen, noteEenmaal } };
    const { mislukt } = await makeTellVerlaging(ill)(world.zaken.changes());
    expect(mislukt.length).toBeGreaterThan(0);
    expect(await told(world)).toEqual([`fatima: ${OORDEEL}`]);
  });

  test('wherever the program stops in between: one mail in the end', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = await openSpoed();
        await lower(world);
        return world;
      },
      act: async (world: World) => {
        await makeTellVerlaging(world)(world.zaken.changes());
        await makeWatchRooster(world)();
      },
      afterwards: async (world: World) => {
        await makeTellVerlaging(world)(world.zaken.changes());
        await makeWatchRooster(world)();
        await makeWatchRooster(world)();
      },
      // Once the provider took it and nobody heard of that, it goes again under the same Message-ID.
      observe: async (world: World) =>
        new Set((await sentMails(world)).filter(({ onderwerp }) => onderwerp === OORDEEL).map(({ naar }) => naar)),
    });
  });

  test('and it stands in the list of cases until it is decided', async () => {
    const world = await openSpoed();
    const listed = async () =>
      (await makeListSpoedzaken(world)({ door: ondersteuner, limit: 10 })).items.map((one) => one.verlagingsverzoek);
    expect(await listed()).toEqual([null]);
    await lower(world);
    expect(await listed()).toMatchObject([{ door: 'olga', van: 'spoed', naar: 'regulier' }]);
    await judge(world, { akkoord: false, reden: 'Nog niet veilig' });
    expect(await listed()).toEqual([null]);
  });
});
