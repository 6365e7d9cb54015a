/** The daily check: what came in is what became of it, and what somebody took away is missed. */
import { describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCheckDag, makeCheckNacht } from '../../../shared/application/check-dag.ts';
import { makeHandleUnreadable } from '../../../shared/application/handle-unreadable.ts';
import { makeRestoreDag } from '../../../shared/application/restore-dag.ts';
import type { Dagcontrole } from '../../../shared/domain/dagcontrole/types.ts';
import { type Instant, instant } from '../../../shared/domain/tijd/instant.ts';
import { type Bericht, deliver, projectAll, rawIn, without } from '../../support/innames.ts';
import { makeWorld, uitvalOf, type World } from '../../support/memory-world.ts';
import { centrum, gebruiker, ondersteuner } from '../../support/people.ts';
import { rawMail } from '../../support/raw-mail.ts';

const DAG = '2026-11-25';
const beheerder = gebruiker('bea', ['beheerder']);
const check = (world: World, dag = DAG): Promise<Dagcontrole> =>
  makeCheckDag({ ...world, namenInUitval: () => [] })(dag);

const call = (nr: number, soort: string, op: string) => ({ id: `${nr}-${soort}`, oproepId: `oproep-${nr}`, soort, op });
const bel = (nr: number, ...events: readonly object[]): Bericht => ({
  id: `bel-${nr}`,
  body: { gebeurtenissen: events },
});

/** A day with something of everything: answered, waiting, closed, unreadable. */
async function dayOf(world: World): Promise<void> {
  const [a, b] = ['2026-11-25T09:00:00.000Z', '2026-11-25T09:00:20.000Z'];
  await deliver(
    world,
    'telefoon',
    bel(1, call(1, 'in-wachtrij', a), call(1, 'aangenomen', b)),
    bel(2, call(2, 'in-wachtrij', a), call(2, 'opgehangen', b)),
    { id: 'kapot', body: 'geen json' },
  );
  await deliver(world, 'mail', await rawIn(world, 'post-1', rawMail({ messageId: 'a@b.nl' })));
  await deliver(world, 'mail', await rawIn(world, 'post-2', rawMail({ messageId: 'c@d.nl', tekst: 'Iets anders' })));
  await deliver(world, 'chat', {
    id: 'chat-1',
    body: { soort: 'vraag', gesprek: 'g1', id: 'v1', volgnummer: 1, op: a, tekst: 'Hallo' },
  });
  await deliver(world, 'inloop', {
    id: 'in-1',
    body: { soort: 'aankomst', id: '7b0f3a2e-5c1d-4e8f-9a6b-0c1d2e3f4a5b', locatie: 'centrum', op: a },
  });
  await projectAll(world);
}

async function aDay(begin = '2026-11-01T00:00:00Z'): Promise<World> {
  const world = makeWorld({ start: '2026-11-25T08:59:00.000Z', instellingen: centrum });
  await world.controle.begin(instant(begin));
  await dayOf(world);
  world.clock.to('2026-11-26T03:10:00.000Z');
  return world;
}

const contactOf = (world: World, kanaal: string): string =>
  world.zaken.contacten().find((one) => one.kanaal === kanaal)?.id ?? '';

/** Sums of both equations, as [came in, became]. */
const sommen = ({ kanalen }: Dagcontrole) =>
  kanalen.map(({ kanaal, binnengekomen, geworden, contacten }) => [
    kanaal,
    [binnengekomen.berichten, Object.values(geworden).reduce((sum, one) => sum + one, 0)],
    [binnengekomen.contacten, Object.values(contacten).reduce((sum, one) => sum + one, 0)],
  ]);

describe('a healthy day', () => {
  test('came in equals became, on every kanaal, and nothing is missing', async () => {
    const result = await check(await aDay());
    expect(sommen(result)).toEqual([
      ['telefoon', [5, 5], [2, 2]],
      ['mail', [2, 2], [2, 2]],
      ['chat', [1, 1], [1, 1]],
      ['inloop', [1, 1], [1, 1]],
    ]);
    expect(result).toMatchObject({ inOrde: true, voorlopig: false, inhoud: { aantal: 0 }, cijfers: { aantal: 0 } });
    expect(result.kanalen[0]?.geworden).toMatchObject({ onleesbaar: 1, inBehandeling: 2, afgesloten: 2 });
  });

  test('what is delivered twice, in another batch, and again the next night, is counted once', async () => {
    const world = await aDay();
    const before = await check(world);
    world.clock.to('2026-11-25T22:00:00.000Z');
    await dayOf(world);
    world.clock.to('2026-11-27T03:10:00.000Z');
    const after = await check(world);
    expect(after.inOrde).toBe(true);
    expect(sommen(after).map(([kanaal]) => kanaal)).toEqual(sommen(before).map(([kanaal]) => kanaal));
    expect(after.kanalen.map(({ binnengekomen }) => binnengekomen)).toEqual(
      before.kanalen.map(({ binnengekomen }) => binnengekomen),
    );
  });

  test('a call record that arrives a day late is right on both days', async () => {
    const world = await aDay();
    world.clock.to('2026-11-26T10:00:00.000Z');
    await deliver(
      world,
      'telefoon',
      bel(9, call(9, 'in-wachtrij', '2026-11-25T12:00:00Z'), call(9, 'aangenomen', '2026-11-25T12:00:10Z')),
    );
    await projectAll(world);
    world.clock.to('2026-11-27T03:10:00.000Z');
    const [first, second] = [await check(world), await check(world, '2026-11-26')];
    expect([first.inOrde, second.inOrde]).toEqual([true, true]);
    expect(second.kanalen[0]?.binnengekomen).toEqual({ berichten: 2, contacten: 1 });
    expect(first.kanalen[0]?.binnengekomen.contacten).toBe(2);
  });

  test.each(['2026-03-29', '2026-10-25'])('on the day that the clock changes (%s) too', async (dag) => {
    const world = makeWorld({ start: `${dag}T00:10:00.000Z`, instellingen: centrum });
    await world.controle.begin(instant('2026-01-01T00:00:00Z'));
    for (let hour = 0; hour < 24; hour += 1) {
      const op = `${dag}T${String(hour).padStart(2, '0')}:30:00.000Z` as Instant;
      world.clock.to(op);
      await deliver(
        world,
        'telefoon',
        bel(hour, call(hour, 'in-wachtrij', op), call(hour, 'opgehangen', world.clock.now())),
      );
    }
    await projectAll(world);
    world.clock.to('2026-12-01T03:10:00.000Z');
    const result = await check(world, dag);
    expect(result).toMatchObject({ inOrde: true, cijfers: { aantal: 0 } });
    const next = new Date(`${dag}T12:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const after = await check(world, next.toISOString().slice(0, 10));
    const both = (result.kanalen[0]?.binnengekomen.contacten ?? 0) + (after.kanalen[0]?.binnengekomen.contacten ?? 0);
    expect([after.inOrde, both]).toEqual([true, 24]);
  });

  test('an answer that is given while it is checked, or after, is no difference', async () => {
    const world = await aDay();
    await makeAnswerContact(world)({ contact: contactOf(world, 'mail'), door: ondersteuner, tekst: 'Dat kan.' });
    await projectAll(world);
    expect(await check(world)).toMatchObject({ inOrde: true });
  });
});

describe('what somebody took away is missed', () => {
  test.each(['telefoon', 'mail', 'chat', 'inloop'] as const)('a contact of %s', async (kanaal) => {
    const world = await aDay();
    const id = contactOf(world, kanaal);
    const result = await check(without(world, { contacten: [id] }));
    expect(result.inOrde).toBe(false);
    const found = result.kanalen.find((one) => one.kanaal === kanaal);
    expect(found?.ontbreekt).toEqual([expect.objectContaining({ wat: 'contact', contact: id, kanaal })]);
    expect(found?.contacten.ontbreekt).toBe(1);
    for (const [, [came, became]] of sommen(result) as [string, [number, number]][]) expect(came).toBe(became);
  });

  test('what a message said', async () => {
    const world = await aDay();
    const id = contactOf(world, 'mail');
    const [bericht] = (await world.inhoud.readInhoud(id)).berichten;
    const result = await check(without(world, { inhoud: [bericht?.id ?? ''] }));
    expect(result).toMatchObject({ inOrde: false, inhoud: { aantal: 1 } });
    expect(result.inhoud.ontbreekt).toEqual([
      expect.objectContaining({ wat: 'inhoud', contact: id, ruw: expect.stringMatching(/^mail\/post-/) }),
    ]);
  });

  test('the marker of a contact', async () => {
    const world = await aDay();
    const id = contactOf(world, 'telefoon');
    const result = await check(without(world, { markers: [id] }));
    expect(result.inOrde).toBe(false);
    expect(result.cijfers.verschillen).toContainEqual({
      soort: 'marker',
      kanaal: 'telefoon',
      contact: id,
      reden: 'weg',
    });
  });

  test('a figure that was changed by hand', async () => {
    const world = await aDay();
    const cel = { kanaal: 'telefoon', wijkteam: 'algemeen', uur: instant('2026-11-25T09:00:00Z') } as const;
    const leeg = { n: 0, somMs: 0, bakken: new Map() };
    const delta = { tellers: { beantwoord: 1 }, wachttijd: leeg, opentijd: leeg, afhaaktijd: leeg };
    await world.cijfers.apply('iemand', 0, { versie: 1, bijdragen: [] }, [{ sleutel: cel, delta }]);
    const result = await check(world);
    expect(result.cijfers).toMatchObject({ aantal: 1, verschillen: [{ soort: 'cel', cel }] });
  });

  test('a raw mail that no function ever told of', async () => {
    const world = await aDay();
    await rawIn(world, 'vergeten', rawMail({ messageId: 'x@y.nl' }), instant('2026-11-25T11:00:00Z'));
    const result = await check(world);
    expect(result.kanalen[1]?.ontbreekt).toEqual([
      expect.objectContaining({ wat: 'bericht', bericht: 'mail/vergeten', contact: null, ruw: 'mail/vergeten' }),
    ]);
  });
});

describe('what is still somewhere is not missing', () => {
  test('a message in the dead-letter queue is counted there', async () => {
    const world = await aDay();
    await rawIn(world, 'dood', rawMail({ messageId: 'x@y.nl' }), instant('2026-11-25T11:00:00Z'));
    uitvalOf(world, 'mail').bury({ id: 'q', verzondenOp: world.clock.now(), ontvangen: 10, inhoud: 'mail/dood' });
    const result = await makeCheckDag({ ...world, namenInUitval: (_, inhoud) => [inhoud] })(DAG);
    expect(result.kanalen[1]?.geworden).toMatchObject({ uitval: 1, ontbreekt: 0 });
    expect(result.inOrde).toBe(true);
  });

  test('a message that is being handled is under way, and looked for again the next night', async () => {
    const world = await aDay('2026-11-25T00:00:00Z');
    const notice = await rawIn(world, 'straks', rawMail({ messageId: 'x@y.nl' }), instant('2026-11-25T22:59:59Z'));
    const night = makeCheckNacht({ ...world, wachtrijstand: { onderweg: async () => 1 }, namenInUitval: () => [] });
    expect((await night()).dagen.map(({ dag, kanalen }) => [dag, kanalen[1]?.geworden.onderweg])).toEqual([[DAG, 1]]);
    await deliver(world, 'mail', notice);
    await projectAll(world);
    world.clock.to('2026-11-27T03:10:00.000Z');
    const again = await makeCheckNacht({ ...world, namenInUitval: () => [] })();
    expect(again.dagen.map(({ dag, inOrde, kanalen }) => [dag, inOrde, kanalen[1]?.geworden.onderweg])).toEqual([
      [DAG, true, 0],
      ['2026-11-26', true, 0],
    ]);
    world.clock.to('2026-11-28T03:10:00.000Z');
    expect((await makeCheckNacht({ ...world, namenInUitval: () => [] })()).dagen.map(({ dag }) => dag)).toEqual([
      '2026-11-27',
    ]);
  });
});

describe('a day that was not checked', () => {
  test('because its check failed is checked the next night, with the day after it', async () => {
    const world = await aDay('2026-11-25T00:00:00Z');
    const broken = { ...world.zaken, loadContacten: () => Promise.reject(new Error('throttled')) };
    const night = (zaken = world.zaken) => makeCheckNacht({ ...world, zaken, namenInUitval: () => [] })();
    const first = await night(broken);
    expect([first.dagen, first.mislukt.map(({ dag }) => dag)]).toEqual([[], [DAG]]);
    world.clock.to('2026-11-27T03:10:00.000Z');
    const second = await night();
    expect(second.dagen.map(({ dag, inOrde }) => [dag, inOrde])).toEqual([
      [DAG, true],
      ['2026-11-26', true],
    ]);
    expect((await night()).dagen).toEqual([]);
  });
});

describe('what is missing is work', () => {
  test('on the list of unreadable input, once, and done by itself when it is found again', async () => {
    const world = await aDay();
    const id = contactOf(world, 'inloop');
    await check(without(world, { contacten: [id] }));
    await check(without(world, { contacten: [id] }));
    const [work, ...more] = (await world.zaken.listOnleesbaar(10)).items.filter(({ kanaal }) => kanaal === 'inloop');
    expect(more).toEqual([]);
    expect(work?.reden).toBe(`Dagcontrole ${DAG}: van 1 bericht is niet terug te vinden wat ervan geworden is.`);
    expect(new TextDecoder().decode(await world.raw.get(work?.ruw ?? ''))).toContain(id);
    const result = await check(world);
    expect(result.hersteld).toEqual([expect.objectContaining({ contact: id })]);
    expect((await world.zaken.listOnleesbaar(10)).items.filter(({ kanaal }) => kanaal === 'inloop')).toEqual([]);
  });

  describe('is told by what it is, not by how many:', () => {
    const twoMails = (world: World) =>
      world.zaken
        .contacten()
        .filter(({ kanaal }) => kanaal === 'mail')
        .map(({ id }) => id);
    const open = async (world: World) =>
      (await world.zaken.listOnleesbaar(10)).items.filter(({ kanaal }) => kanaal === 'mail');
    const text = async (world: World) =>
      new TextDecoder().decode(await world.raw.get((await open(world))[0]?.ruw ?? ''));
    const dealWith = async (world: World) =>
      makeHandleUnreadable(world)({ id: (await open(world))[0]?.id ?? '', door: ondersteuner, toelichting: 'Gebeld' });

    test('another message that is missing replaces the one that was found again', async () => {
      const world = await aDay();
      const [first = '', second = ''] = twoMails(world);
      await check(without(world, { contacten: [first] }));
      expect(await text(world)).toContain(first);
      await check(without(world, { contacten: [second] }));
      expect(await open(world)).toHaveLength(1);
      expect(await text(world)).toContain(second);
      expect(await text(world)).not.toContain(first);
    });

    test('who dealt with it is not asked again, but is about another', async () => {
      const world = await aDay();
      const [first = '', second = ''] = twoMails(world);
      await check(without(world, { contacten: [first] }));
      await dealWith(world);
      await check(without(world, { contacten: [first] }));
      expect(await open(world)).toEqual([]);
      await check(without(world, { contacten: [second] }));
      expect(await text(world)).toContain(second);
      await dealWith(world);
      await check(without(world, { contacten: [first, second] }));
      await dealWith(world);
      // Fewer than were dealt with is nothing new.
      await check(without(world, { contacten: [second] }));
      expect(await open(world)).toEqual([]);
    });
  });

  test('of a day that is not over nothing is made work yet', async () => {
    const world = await aDay();
    world.clock.to('2026-11-25T12:00:00.000Z');
    const result = await check(without(world, { contacten: [contactOf(world, 'inloop')] }));
    expect(result).toMatchObject({ voorlopig: true, inOrde: false });
    expect((await world.zaken.listOnleesbaar(10)).items.map(({ kanaal }) => kanaal)).toEqual(['telefoon']);
  });

  test('a missing mail is received again from its raw form, and the next check says so', async () => {
    const world = await aDay();
    await rawIn(world, 'vergeten', rawMail({ messageId: 'x@y.nl' }), instant('2026-11-25T11:00:00Z'));
    await check(world);
    const restore = makeRestoreDag(world);
    expect(await restore({ dag: DAG, door: beheerder })).toEqual({ dag: DAG, aangeboden: 1, nietHerstelbaar: 0 });
    for (const body of world.mailQueue.drain()) await deliver(world, 'mail', { id: 'opnieuw', body });
    await projectAll(world);
    const after = await check(world);
    expect(after).toMatchObject({ inOrde: true, hersteld: [{ bericht: 'mail/vergeten' }] });
    expect(
      world.zaken.contacten().filter(({ ontvangenOp }) => ontvangenOp === '2026-11-25T11:00:00.000Z'),
    ).toHaveLength(1);
  });

  test('a day that is not checked cannot be restored, and only a beheerder may', async () => {
    const world = await aDay();
    await expect(makeRestoreDag(world)({ dag: DAG, door: beheerder })).rejects.toThrow('nog niet gecontroleerd');
    await expect(makeRestoreDag(world)({ dag: DAG, door: ondersteuner })).rejects.toThrow('geen rechten');
  });
});

describe('a day that cannot be checked', () => {
  test('has yet to come, or lies before the journal', async () => {
    const world = await aDay();
    await expect(check(world, '2026-11-27')).rejects.toMatchObject({ faults: [{ veld: 'dag' }] });
    await expect(check(world, '2026-10-31')).rejects.toMatchObject({ faults: [{ veld: 'dag' }] });
  });
});
